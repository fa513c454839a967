//! Which clauses a list shows.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgMatches, Command, value_parser};

use super::{Desk, args, out::Out, unit};
use crate::catalogue::{Clause, Role, UnitId};
use crate::error::{Error, Kind, Result};
use crate::journal::{ClauseState, Status};
use crate::lang::{Lang, both};

/// What all shown clauses have in common.
#[derive(Debug, Default)]
pub(super) struct Filter {
    area: Option<u16>,
    unit: Option<UnitId>,
    role: Option<Role>,
    statuses: Vec<Status>,
    /// Each is found in the clause, small letters.
    words: Vec<String>,
}

/// `command` with the filter's options.
pub(super) fn add(command: Command, lang: Lang) -> Command {
    let value = |name: &'static str| (name, lang.pick("取值", "VALUE"));
    let choice = |(id, name): (&'static str, &'static str),
                  values: Vec<PossibleValue>,
                  help: &'static str| {
        Arg::new(id)
            .long(id)
            .value_name(name)
            .value_parser(PossibleValuesParser::new(values))
            .hide_possible_values(true)
            .help(help)
    };
    command
        .arg(
            Arg::new("area")
                .long("area")
                .value_name("N")
                .value_parser(value_parser!(u16))
                .help(lang.pick("领域编号", "the area's number")),
        )
        .arg(
            Arg::new("unit")
                .long("unit")
                .value_name(lang.pick("单位", "UNIT"))
                .help(lang.pick("责任单位，简称、拼音均可", "a unit by any of its names")),
        )
        .arg(choice(
            value("role"),
            roles(),
            lang.pick(
                "牵头 lead、负责 responsible、配合 support",
                "lead, responsible, support",
            ),
        ))
        .arg(choice(
            value("status"),
            statuses(),
            lang.pick(
                "未启动 pending、推进中 started、已完成 done、未完成 open",
                "pending, started, done, open (not done)",
            ),
        ))
        .arg(args::words(
            "text",
            lang.pick("文字", "TEXT"),
            lang.pick(
                "条款中的文字，几个词须同时出现",
                "words that the clause holds, all of them",
            ),
            false,
        ))
}

fn roles() -> Vec<PossibleValue> {
    [
        ("lead", "牵头"),
        ("responsible", "负责"),
        ("support", "配合"),
    ]
    .map(|(name, zh)| PossibleValue::new(name).alias(zh))
    .into()
}

fn statuses() -> Vec<PossibleValue> {
    [
        ("pending", "未启动"),
        ("started", "推进中"),
        ("done", "已完成"),
        ("open", "未完成"),
    ]
    .map(|(name, zh)| PossibleValue::new(name).alias(zh))
    .into()
}

fn role(word: &str) -> Role {
    match word {
        "lead" | "牵头" => Role::Lead,
        "responsible" | "负责" => Role::Responsible,
        _ => Role::Support,
    }
}

fn wanted(word: &str) -> Vec<Status> {
    match word {
        "pending" | "未启动" => vec![Status::Pending],
        "started" | "推进中" => vec![Status::Started],
        "done" | "已完成" => vec![Status::Done],
        _ => vec![Status::Pending, Status::Started],
    }
}

impl Filter {
    /// The filter that the arguments describe; which unit was meant is told on standard error.
    ///
    /// # Errors
    ///
    /// [`Kind::NotFound`] for an area or a unit that is not there.
    pub(super) fn read(matches: &ArgMatches, desk: &Desk<'_>, out: &Out) -> Result<Self> {
        let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
        let area = matches.get_one::<u16>("area").copied();
        if let Some(number) = area.filter(|number| desk.catalogue.area(*number).is_none()) {
            let count = desk.catalogue.areas().len();
            return Err(Error::new(
                Kind::NotFound,
                both!("没有第 {number} 领域", "there is no area {number}"),
            )
            .hint(both!(
                "共有 {count} 个领域，编号为 1 至 {count}",
                "there are {count} areas, 1 to {count}"
            )));
        }
        Ok(Self {
            area,
            unit: word("unit")
                .map(|query| unit::meant(query, desk, out))
                .transpose()?,
            role: word("role").map(role),
            statuses: word("status").map(wanted).unwrap_or_default(),
            words: args::given(matches, "text")
                .iter()
                .flat_map(|words| words.split_whitespace())
                .map(str::to_lowercase)
                .collect(),
        })
    }

    /// Whether a clause is shown.
    pub(super) fn lets(&self, clause: &Clause, state: &ClauseState) -> bool {
        self.area.is_none_or(|area| clause.id.area == area)
            && (self.statuses.is_empty() || self.statuses.contains(&state.status))
            && self.lets_duty(clause)
            && self.lets_text(clause, state)
    }

    fn lets_duty(&self, clause: &Clause) -> bool {
        let mentions = clause.duty.as_ref().map_or(&[][..], |duty| &duty.mentions);
        (self.unit.is_none() && self.role.is_none())
            || mentions.iter().any(|mention| {
                self.unit.is_none_or(|unit| mention.unit == unit)
                    && self.role.is_none_or(|role| mention.role == role)
            })
    }

    fn lets_text(&self, clause: &Clause, state: &ClauseState) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let annotation = clause.duty.as_ref().map_or("", |duty| &duty.annotation);
        let all = [
            &clause.text,
            annotation,
            state.note.as_deref().unwrap_or_default(),
        ]
        .join("\n")
        .to_lowercase();
        self.words.iter().all(|word| all.contains(word))
    }
}
