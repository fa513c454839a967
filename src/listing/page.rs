//! A clause's page: everything there is to tell of one clause, once and in order. Screen, command line and report lay it out.

use super::board::Board;
use super::clauses::ClauseRow;
use super::flags::flag_words;
use super::groups::UnitGroup;
use super::target::Target;
use super::words::{self, area_text, stamp_text, status_word};
use crate::catalogue::{Area, Clause, Role, Standing, StandingRule};
use crate::journal::Past;
use crate::lang::{Lang, tr};

/// Everything there is to tell of one clause.
pub(crate) struct ClausePage<'a> {
    /// The clause, and what was recorded for it.
    pub(crate) row: ClauseRow<'a>,
    /// Its area.
    pub(crate) area: Option<&'a Area>,
    /// Who has to do it, by role, the weightiest first.
    pub(crate) groups: Vec<UnitGroup<'a>>,
    /// The standing remark of another clause that completes its duty. Its own stands in its annotation already.
    pub(crate) rule: Option<&'a StandingRule>,
    /// The targets it sets, and how near they are.
    pub(crate) targets: Vec<Target<'a>>,
    /// What was recorded, by time: each mark, note and value once, what was taken back included.
    pub(crate) record: Vec<&'a Past>,
}

/// What sort of thing a fact is, so that a layout can place or leave out some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// The clause's number.
    Id,
    /// Its area.
    Area,
    /// How far it is.
    Status,
    /// Who marked it done, and when.
    Done,
    /// Its text.
    Text,
    /// The annotation verbatim, or that there is none.
    Annotation,
    /// A standing remark that holds for it.
    Rule,
    /// Who has to do it, in one role.
    Units,
    /// By when.
    Due,
    /// Something else that the annotation says under a label.
    Field,
    /// A target, and how near it is.
    Target,
    /// What was recorded.
    Entry,
}

/// One thing there is to tell. Neither label nor text is cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fact {
    /// What sort of thing it is.
    pub(crate) topic: Topic,
    /// What stands before it.
    pub(crate) label: String,
    /// What there is to tell; never empty.
    pub(crate) text: String,
}

impl<'a> Board<'a> {
    /// The page of a clause.
    pub(crate) fn page(self, clause: &'a Clause) -> ClausePage<'a> {
        let row = self.row(clause);
        let targets = (1..).zip(&clause.indicators);
        let targets = targets.map(|(number, indicator)| Target {
            number,
            indicator,
            current: row.state.value(number),
        });
        let rule = self.catalogue.rule_for(clause);
        ClausePage {
            row,
            area: self.catalogue.area(clause.id.area),
            groups: self.groups(clause),
            rule: rule.filter(|rule| rule.since != clause.id),
            targets: targets.collect(),
            record: row.state.record(),
        }
    }
}

impl ClausePage<'_> {
    /// All of it in words, in the order in which people read it.
    pub(crate) fn facts(&self, board: Board<'_>, lang: Lang) -> Vec<Fact> {
        let mut facts = self.heading(lang);
        facts.extend(self.duty(lang));
        let due = self.row.due_story(lang);
        let flags = flag_words(self.row.flags, lang);
        // A flag beside no deadline is none of one: 待核.
        let label = if due.is_empty() {
            words::FLAGS
        } else {
            words::DUE
        };
        let due = format!("{due}  {flags}");
        if !due.trim().is_empty() {
            facts.push(fact(Topic::Due, label.pick(lang), due.trim()));
        }
        facts.extend(self.targets.iter().map(|target| {
            let number = target.number;
            let label = tr!(lang, "指标 {number}", "target {number}");
            fact(Topic::Target, label, target.describe(lang))
        }));
        facts.extend(self.record.iter().map(|past| {
            let who = stamp_text(&past.entry.stamp);
            let what = board.describe_past(past);
            let text = format!("{who} {}", what.pick(lang));
            fact(Topic::Entry, lang.pick("登记", "recorded"), text)
        }));
        facts
    }

    /// Number, area, status and text.
    fn heading(&self, lang: Lang) -> Vec<Fact> {
        let (clause, status) = (self.row.clause, &self.row.state.status);
        let area = self
            .area
            .map(|area| fact(Topic::Area, words::AREA.pick(lang), area_text(area)));
        let done = status
            .done()
            .map(|stamp| fact(Topic::Done, words::DONE_BY.pick(lang), stamp_text(stamp)));
        let word = status_word(status.stage(), lang);
        let mut facts = vec![fact(
            Topic::Id,
            words::CLAUSE.pick(lang),
            clause.id.to_string(),
        )];
        facts.extend(area);
        facts.push(fact(Topic::Status, words::STATUS.pick(lang), word));
        facts.extend(done);
        facts.push(fact(Topic::Text, words::TASK.pick(lang), &clause.text));
        facts
    }

    /// What the annotation says, and what holds beside it.
    fn duty(&self, lang: Lang) -> Vec<Fact> {
        let label = lang.pick("责任分工原文", "Annotation");
        let Some(duty) = &self.row.clause.duty else {
            let text = lang.pick(
                "通知未注明责任单位",
                "the notice names no unit for this clause",
            );
            return vec![fact(Topic::Annotation, label, text)];
        };
        let mut facts = vec![fact(Topic::Annotation, label, &duty.annotation)];
        facts.extend(self.groups.iter().map(|group| {
            let label = words::role_label(group.role);
            fact(Topic::Units, label.pick(lang), group.names(lang))
        }));
        facts.extend(self.rule.map(|rule| rule_fact(rule, lang)));
        let fields = duty.fields.iter().filter(|field| !field.text.is_empty());
        facts.extend(fields.map(|field| fact(Topic::Field, &field.label, &field.text)));
        facts
    }
}

/// What a standing remark makes hold here.
fn rule_fact(rule: &StandingRule, lang: Lang) -> Fact {
    let since = rule.since;
    match rule.means {
        Standing::OthersSupport => fact(
            Topic::Rule,
            words::role_label(Role::Support).pick(lang),
            tr!(
                lang,
                "其他有关部门（按 {since}，不一一列出）",
                "the other departments concerned (by {since}, not listed one by one)"
            ),
        ),
        Standing::FirstLeads => fact(
            Topic::Rule,
            tr!(lang, "另按 {since} 的说明", "by the remark in {since}"),
            &rule.text,
        ),
    }
}

fn fact(topic: Topic, label: impl Into<String>, text: impl Into<String>) -> Fact {
    Fact {
        topic,
        label: label.into(),
        text: text.into(),
    }
}
