//! A period's returns as a list shows them: a line a unit, and a word for each return.

use chrono::NaiveDate;

use super::owed::Part;
use super::round::{Reply, Round, RoundUnit};
use crate::catalogue::{ClauseId, NoticeNo, UnitId};
use crate::journal::{Returned, Stage, Verdict};
use crate::lang::{Label, Lang, tr};

/// A unit in a list of a period's returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReplyLine {
    /// For which notice.
    pub(crate) notice: NoticeNo,
    /// What the unit is called where notices stand beside one another.
    pub(crate) shown: String,
    /// Its name.
    pub(crate) name: String,
    /// Which in the catalogue; `None` where it has no unit of that name any more.
    pub(crate) id: Option<UnitId>,
    /// How it answered.
    pub(crate) reply: Reply,
    /// On how many clauses it owes a return, has returned, waits for the office, and was sent back.
    pub(crate) owed: usize,
    /// See `owed`.
    pub(crate) returned: usize,
    /// See `owed`.
    pub(crate) waiting: usize,
    /// See `owed`.
    pub(crate) sent_back: usize,
    /// The clauses that it owes a return on, or returned on, and what it has to do with each.
    pub(crate) clauses: Vec<(ClauseId, Option<Part>)>,
    /// The day of its return.
    pub(crate) on: Option<NaiveDate>,
    /// Who filled it in and who checked it: 张三 填，李处长 审; where nothing was returned how it was urged last.
    pub(crate) aside: String,
}

impl ReplyLine {
    fn of(unit: &RoundUnit<'_>, lang: Lang) -> Self {
        let filled = unit.latest.map(|one| filled_by(one, lang));
        Self {
            notice: unit.notice,
            shown: unit.shown.to_owned(),
            name: unit.name.to_owned(),
            id: unit.id,
            reply: unit.reply,
            clauses: unit
                .rows
                .iter()
                .map(|row| (row.row.clause.id, row.part))
                .collect(),
            owed: unit.owed(),
            returned: unit.returned(),
            waiting: unit.waiting(),
            sent_back: unit.sent_back(),
            on: unit.on,
            aside: match filled {
                Some(filled) if unit.reply != Reply::Missing => filled,
                _ => urged(unit, lang),
            },
        }
    }
}

fn urged(unit: &RoundUnit<'_>, lang: Lang) -> String {
    let last = unit.last_urged(lang);
    if last.is_empty() {
        return last;
    }
    tr!(lang, "催 {last}", "urged {last}")
}

/// Who filled a return in and who checked it; empty where it does not say.
pub(crate) fn filled_by(one: &Returned, lang: Lang) -> String {
    let said = &one.said;
    let filled = said.filled.as_deref();
    let checked = said.checked.as_deref();
    match (filled, checked) {
        (Some(filled), Some(checked)) => tr!(
            lang,
            "{filled}填，{checked}审",
            "filled in by {filled}, checked by {checked}"
        ),
        (Some(filled), None) => tr!(lang, "{filled}填", "filled in by {filled}"),
        (None, Some(checked)) => tr!(lang, "{checked}审", "checked by {checked}"),
        (None, None) => String::new(),
    }
}

/// What became of a return, in a word: 未报, 待核, 已核准, 已退回; where it waits for nothing, what state it tells.
pub(crate) fn return_word(one: Option<&Returned>, waits: bool) -> Label {
    let Some(one) = one else {
        return Reply::Missing.label();
    };
    match (&one.verdict, one.said.state) {
        (Verdict::Approved { .. }, _) => Label::new("已核准", "approved"),
        (Verdict::SentBack { .. }, _) => Label::new("已退回", "sent back"),
        (Verdict::Open, Some(Stage::Done)) if waits => super::flags::REVIEW,
        (Verdict::Open, Some(state)) => state.label(),
        (Verdict::Open, None) => Label::new("已报", "returned"),
    }
}

impl Round<'_> {
    /// The units as a list shows them.
    pub(crate) fn lines(&self, lang: Lang) -> Vec<ReplyLine> {
        let units = self.units.iter();
        units.map(|unit| ReplyLine::of(unit, lang)).collect()
    }

    /// The unit of this name.
    pub(crate) fn unit(&self, notice: NoticeNo, name: &str) -> Option<&RoundUnit<'_>> {
        let mut units = self.units.iter();
        units.find(|unit| unit.notice == notice && unit.name == name)
    }
}
