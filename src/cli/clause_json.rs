//! A clause as JSON, the same in `list`, `show` and `unit`.

use chrono::SecondsFormat;
use serde::Serialize;

use crate::catalogue::{Direction, Role, UnitKind};
use crate::journal::{Stage, Stamp};
use crate::listing::{Board, ClauseRow};

#[derive(Serialize)]
pub(super) struct ClauseJson<'a> {
    id: String,
    area: AreaJson<'a>,
    text: &'a str,
    annotation: Option<&'a str>,
    units: Vec<MentionJson<'a>>,
    open_ended: bool,
    indicators: Vec<IndicatorJson<'a>>,
    status: &'static str,
    done_at: Option<String>,
    done_by: Option<&'a str>,
    note: Option<&'a str>,
}

/// An area's number and title.
#[derive(Serialize)]
pub(super) struct AreaJson<'a> {
    pub(super) number: u16,
    pub(super) title: &'a str,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    name: &'a str,
    role: &'static str,
}

#[derive(Serialize)]
struct IndicatorJson<'a> {
    name: &'a str,
    direction: &'static str,
    value: &'a str,
    unit: &'a str,
    current: Option<&'a str>,
}

impl<'a> ClauseJson<'a> {
    /// The clause of `row`.
    pub(super) fn new(board: Board<'a>, row: ClauseRow<'a>) -> Self {
        let (clause, state) = (row.clause, row.state);
        let duty = clause.duty.as_ref();
        let mentions = duty.map_or(&[][..], |duty| &duty.mentions);
        Self {
            id: clause.id.to_string(),
            area: AreaJson {
                number: clause.id.area,
                title: board
                    .catalogue
                    .area(clause.id.area)
                    .map_or("", |area| &area.title),
            },
            text: &clause.text,
            annotation: duty.map(|duty| duty.annotation.as_str()),
            units: mentions
                .iter()
                .map(|mention| MentionJson {
                    name: &board.catalogue.unit(mention.unit).name,
                    role: role(mention.role),
                })
                .collect(),
            open_ended: duty.is_some_and(|duty| duty.open_ended),
            indicators: (1..)
                .zip(&clause.indicators)
                .map(|(number, indicator)| IndicatorJson {
                    name: &indicator.name,
                    direction: direction(indicator.direction),
                    value: &indicator.value,
                    unit: &indicator.measure,
                    current: state.value(number),
                })
                .collect(),
            status: status(state.stage()),
            done_at: state.status.done().map(time),
            done_by: state.status.done().map(|stamp| stamp.by.as_str()),
            note: state.note_text(),
        }
    }
}

/// When, as RFC 3339 to the millisecond.
pub(super) fn time(stamp: &Stamp) -> String {
    stamp.at.to_rfc3339_opts(SecondsFormat::Millis, false)
}

/// A role's name in JSON and on the command line.
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Lead => "lead",
        Role::Responsible => "responsible",
        Role::Support => "support",
    }
}

/// A status's name in JSON and on the command line.
pub(super) fn status(status: Stage) -> &'static str {
    match status {
        Stage::Pending => "pending",
        Stage::Started => "started",
        Stage::Done => "done",
    }
}

/// The name of a sort of unit in JSON.
pub(super) fn kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Department => "department",
        UnitKind::City => "city",
        UnitKind::Enterprise => "enterprise",
        UnitKind::Collective => "collective",
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Reach => "reach",
        Direction::Rise => "rise",
        Direction::Fall => "fall",
        Direction::Level => "level",
    }
}
