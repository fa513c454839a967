//! A clause as JSON, the same in `list`, `show` and `unit`.

use std::collections::BTreeMap;

use chrono::{NaiveDate, SecondsFormat};
use serde::Serialize;

use crate::catalogue::{AreaNo, Clause, Direction, Duty, Field};
use crate::journal::{ClauseState, Flags, Returned, Stamp, Verdict};
use crate::lang::Lang;
use crate::listing::{Board, ClausePage, Gap, REVIEW, Sheet, Target, UnitGroup, nearness_label};

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
    done_login: Option<&'a str>,
    note: Option<&'a str>,
    note_at: Option<String>,
    note_by: Option<&'a str>,
    note_login: Option<&'a str>,
    groups: Vec<GroupJson<'a>>,
    due: Option<DueJson<'a>>,
    fields: Vec<FieldJson<'a>>,
    flags: Vec<&'static str>,
    returns: Vec<ReturnJson<'a>>,
    rule: Option<&'a str>,
    record: Sheet,
    /// Its notice, by what `--notice` takes: the short name on a shelf, else the id.
    notice: &'a str,
}

#[derive(Serialize)]
struct AreaJson<'a> {
    number: AreaNo,
    title: &'a str,
    printed: Option<&'a str>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    name: &'a str,
    role: &'static str,
}

#[derive(Serialize)]
struct GroupJson<'a> {
    role: &'static str,
    units: Vec<&'a str>,
    open: bool,
}

/// By when: the notice's words, the day that holds now, the first one, and why it was moved.
#[derive(Serialize)]
struct DueJson<'a> {
    text: &'a str,
    day: Option<NaiveDate>,
    first: Option<NaiveDate>,
    why: Option<&'a str>,
}

/// What a unit returned last for a period, and what the office said to it.
#[derive(Serialize)]
struct ReturnJson<'a> {
    unit: &'a str,
    period: String,
    at: String,
    by: &'a str,
    login: Option<&'a str>,
    save: Option<String>,
    state: Option<&'static str>,
    on: Option<NaiveDate>,
    progress: Option<&'a str>,
    problems: Option<&'a str>,
    next: Option<&'a str>,
    remark: Option<&'a str>,
    values: BTreeMap<u16, &'a str>,
    filled: Option<&'a str>,
    phone: Option<&'a str>,
    checked: Option<&'a str>,
    filled_on: Option<NaiveDate>,
    source: Option<&'a str>,
    verdict: &'static str,
    verdict_at: Option<String>,
    verdict_by: Option<&'a str>,
    verdict_login: Option<&'a str>,
    why: Option<&'a str>,
}

#[derive(Serialize)]
struct FieldJson<'a> {
    label: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct IndicatorJson<'a> {
    name: &'a str,
    direction: &'static str,
    value: &'a str,
    unit: &'a str,
    current: Option<&'a str>,
    gap: Option<String>,
}

impl<'a> ClauseJson<'a> {
    /// What the page tells.
    pub(super) fn new(board: Board<'a>, page: &ClausePage<'a>) -> Self {
        let (clause, state) = (page.row.clause, page.row.state);
        let duty = clause.duty.as_ref();
        let done = state.status.done();
        let note = state.note.as_ref();
        Self {
            id: clause.id.to_string(),
            area: AreaJson {
                number: clause.id.area,
                title: page.area.map_or("", |area| &area.title),
                printed: page.area.and_then(|area| area.printed.as_deref()),
            },
            text: &clause.text,
            annotation: duty.map(|duty| duty.annotation.as_str()),
            units: mentions(board, clause),
            open_ended: duty.is_some_and(Duty::open_ended),
            indicators: page.targets.iter().map(indicator).collect(),
            status: state.stage().label().en,
            done_at: done.map(time),
            done_by: done.map(|stamp| stamp.by.as_str()),
            done_login: done.and_then(|stamp| stamp.login.as_deref()),
            note: state.note_text(),
            note_at: note.map(|(stamp, _)| time(stamp)),
            note_by: note.map(|(stamp, _)| stamp.by.as_str()),
            note_login: note.and_then(|(stamp, _)| stamp.login.as_deref()),
            groups: page.groups.iter().map(group).collect(),
            due: due(duty, state),
            flags: flags(page.row.flags),
            returns: state.returns.latest().map(returned).collect(),
            fields: duty
                .into_iter()
                .flat_map(|duty| &duty.fields)
                .map(field)
                .collect(),
            rule: page.rule.map(|rule| rule.text.as_str()),
            // What programs read of the record is the same in both languages.
            record: board.log_sheet(page.record.iter().copied(), Lang::Zh),
            notice: match board.catalogue.short(clause.id.notice()) {
                "" => &board.catalogue.notice.id,
                short => short,
            },
        }
    }
}

/// The units in the order of the annotation.
fn mentions<'a>(board: Board<'a>, clause: &Clause) -> Vec<MentionJson<'a>> {
    let notice = clause.id.notice();
    let mentions = clause.duty.iter().flat_map(Duty::mentions);
    mentions
        .map(|mention| MentionJson {
            name: board.catalogue.name_in(notice, mention.unit),
            role: mention.role.label().en,
        })
        .collect()
}

fn due<'a>(duty: Option<&'a Duty>, state: &'a ClauseState) -> Option<DueJson<'a>> {
    let due = DueJson {
        text: duty
            .and_then(|duty| duty.deadline.as_ref())
            .map_or("", |deadline| deadline.text.as_str()),
        day: state.due_day(),
        first: state.first_day(),
        why: state.due.as_ref().and_then(|due| due.why.as_deref()),
    };
    let known = !due.text.is_empty() || due.first.is_some();
    known.then_some(due)
}

/// The names of the flags that are set.
fn flags(flags: Flags) -> Vec<&'static str> {
    let due = flags.due.map(|nearness| nearness_label(nearness).en);
    let review = flags.review.then_some(REVIEW.en);
    due.into_iter().chain(review).collect()
}

fn returned(one: &Returned) -> ReturnJson<'_> {
    let said = &one.said;
    let values = said.values.iter();
    let (verdict, stamp, why) = match &one.verdict {
        Verdict::Open => ("open", None, None),
        Verdict::Approved { stamp, .. } => ("approved", Some(stamp), None),
        Verdict::SentBack { stamp, why } => ("sent_back", Some(stamp), Some(why.as_str())),
    };
    ReturnJson {
        unit: &said.unit,
        period: said.period.to_string(),
        at: time(&one.stamp),
        by: &one.stamp.by,
        login: one.stamp.login.as_deref(),
        save: one.save.as_ref().map(ToString::to_string),
        state: said.state.map(|state| state.label().en),
        on: said.on,
        progress: said.progress.as_deref(),
        problems: said.problems.as_deref(),
        next: said.next.as_deref(),
        remark: said.remark.as_deref(),
        values: values.map(|(at, value)| (*at, value.as_str())).collect(),
        filled: said.filled.as_deref(),
        phone: said.phone.as_deref(),
        checked: said.checked.as_deref(),
        filled_on: said.filled_on,
        source: said.source.as_deref(),
        verdict,
        verdict_at: stamp.map(time),
        verdict_by: stamp.map(|stamp| stamp.by.as_str()),
        verdict_login: stamp.and_then(|stamp| stamp.login.as_deref()),
        why,
    }
}

fn field(field: &Field) -> FieldJson<'_> {
    FieldJson {
        label: &field.label,
        text: &field.text,
    }
}

fn group<'a>(group: &UnitGroup<'a>) -> GroupJson<'a> {
    let units = group.units.iter();
    GroupJson {
        role: group.role.label().en,
        units: units.map(|(.., name)| *name).collect(),
        open: group.open,
    }
}

fn indicator<'a>(target: &Target<'a>) -> IndicatorJson<'a> {
    let indicator = target.indicator;
    IndicatorJson {
        name: &indicator.name,
        direction: direction(indicator.direction),
        value: &indicator.value,
        unit: &indicator.measure,
        current: target.current,
        gap: target.gap().map(|gap| match gap {
            Gap::Reached => "0".to_owned(),
            Gap::Missing(amount) => amount,
            Gap::Above(amount) => format!("-{amount}"),
        }),
    }
}

/// When, as RFC 3339 to the millisecond.
fn time(stamp: &Stamp) -> String {
    stamp.at.to_rfc3339_opts(SecondsFormat::Millis, false)
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Reach => "reach",
        Direction::Rise => "rise",
        Direction::Fall => "fall",
        Direction::Level => "level",
    }
}
