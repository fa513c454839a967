//! What an entry says: the one place where entries become words.

use chrono::Datelike;

use super::board::Board;
use super::words::{in_zone, stamp_text};
use crate::catalogue::{Clause, ClauseId};
use crate::journal::{Did, Entry, Past, Return, Stamp};
use crate::lang::{Lang, Wording, both, plural};

impl Board<'_> {
    /// What an entry says, without naming its clause: 登记完成, 进展：…, 二氧化硫排放：1.5%, 已撤销登记完成（王芳 11-25）. Not
    /// cleaned.
    pub(crate) fn describe(self, entry: &Entry) -> Wording {
        self.worded(entry, None)
    }

    /// The same with its clause: 4.1 登记完成, 已撤销 4.1 登记完成（王芳 11-25）.
    pub(crate) fn describe_with_clause(self, entry: &Entry) -> Wording {
        self.worded(entry, self.progress.clause_of(entry))
    }

    /// An item of the record: what was recorded, and who took it back where it does not stand. Not cleaned.
    pub(crate) fn describe_past(self, past: &Past) -> Wording {
        let Wording { zh, en } = self.describe(&past.entry);
        match past.taken_back.as_ref().map(stamp_text) {
            None => Wording { zh, en },
            Some(gone) => both!("{zh}（{gone} 撤销）", "{en} (taken back by {gone})"),
        }
    }

    fn worded(self, entry: &Entry, id: Option<ClauseId>) -> Wording {
        let id = id.map(|id| format!("{} ", self.catalogue.told(id)));
        let id = id.unwrap_or_default();
        let history = self.progress.history_of(entry);
        let clause = self.progress.clause_of(entry);
        let clause = clause.and_then(|clause| self.catalogue.clause(clause));
        if entry.did.undoes().is_none() {
            let Wording { zh, en } = deed(&entry.did, clause);
            return both!("{id}{zh}", "{id}{en}");
        }
        let Some((undone, restored)) = undone(entry, history) else {
            return both!("{id}撤销一项登记", "{id}took back an entry");
        };
        let Wording { zh, en } = deed(&undone.did, clause);
        let (by, day) = (&undone.stamp.by, day_beside(&undone.stamp, &entry.stamp));
        // A blank parts Chinese from digits only.
        let gap = if id.is_empty() { "" } else { " " };
        if restored {
            both!(
                "已恢复{gap}{id}{zh}（{by} {day}）",
                "restored: {id}{en} ({by} {day})"
            )
        } else {
            both!(
                "已撤销{gap}{id}{zh}（{by} {day}）",
                "took back: {id}{en} ({by} {day})"
            )
        }
    }
}

/// That a clause was already as was asked: done (since when and by whom, where that is known) or not done.
pub(crate) fn describe_unchanged(id: &str, since: Option<&Stamp>, done: bool) -> Wording {
    match since.map(stamp_text) {
        Some(who) if done => both!("{id} 已由 {who} 登记完成", "{id} was marked done by {who}"),
        _ if done => both!("{id} 已经是完成", "{id} is done already"),
        _ => both!("{id} 没有登记完成", "{id} is not marked done"),
    }
}

/// That an undo has left a clause as it is, since somebody else has marked it later.
pub(crate) fn describe_overtaken(id: &str, later: &Stamp) -> Wording {
    let who = stamp_text(later);
    both!(
        "{id} 此后已由 {who} 更改，保持不变",
        "{id} was changed since by {who} and stays as it is"
    )
}

/// A mark, note or value in words; a value with its indicator's name and unit of measure where the clause has it.
fn deed(did: &Did, clause: Option<&Clause>) -> Wording {
    match did {
        Did::Done => both!("登记完成", "marked done"),
        Did::Reopened => both!("取消完成", "reopened"),
        Did::Note(text) => both!("进展：{text}", "note: {text}"),
        Did::Value { indicator, value } => value_text(*indicator, value, clause),
        Did::Return(said) => returned(said, clause),
        Did::Undid(_) => both!("撤销一项登记", "took back an entry"),
        _ => office_deed(did),
    }
}

/// What an indicator (from 1) has reached, with its name and unit of measure where the clause has it.
fn value_text(indicator: u16, value: &str, clause: Option<&Clause>) -> Wording {
    let at = usize::from(indicator).checked_sub(1);
    match at.and_then(|at| clause?.indicators.get(at)) {
        Some(it) => both!("{}：{value}{}", "{}: {value}{}", it.name, it.measure),
        None => both!(
            "第 {indicator} 项指标：{value}",
            "indicator {indicator}: {value}"
        ),
    }
}

/// What the office does with deadlines and returns, in words.
fn office_deed(did: &Did) -> Wording {
    match did {
        Did::Due { on, why: None } => both!("时限定为 {on}", "due on {on}"),
        Did::Due { on, why: Some(why) } => {
            both!("时限定为 {on}（{why}）", "due on {on} ({why})")
        }
        Did::Lifted(why) => both!("取消时限（{why}）", "deadline lifted ({why})"),
        Did::Asked { period, by, units } => {
            let (count, s) = (units.len(), plural(units.len()));
            both!(
                "请 {count} 个单位于 {by} 前报送 {period}",
                "asked {count} unit{s} for {period} by {by}"
            )
        }
        Did::Approved { unit, on, .. } => {
            let unit = unit.as_deref().unwrap_or_default();
            match on {
                Some(on) => both!("核准{unit}报送，{on} 完成", "approved {unit}: done on {on}"),
                None => both!("核准{unit}报送", "approved {unit}"),
            }
        }
        Did::SentBack { unit, why, .. } => {
            let unit = unit.as_deref().unwrap_or_default();
            both!("退回{unit}报送：{why}", "sent back {unit}: {why}")
        }
        Did::Urged {
            unit,
            period,
            how,
            answer,
        } => {
            let how = how.as_deref().map(|how| format!("（{how}）"));
            let answer = answer.as_deref().map(|answer| format!("：{answer}"));
            let (how, answer) = (how.unwrap_or_default(), answer.unwrap_or_default());
            both!(
                "催报 {unit} {period}{how}{answer}",
                "urged {unit} for {period}{how}{answer}"
            )
        }
        Did::Done
        | Did::Reopened
        | Did::Note(_)
        | Did::Value { .. }
        | Did::Return(_)
        | Did::Undid(_) => both!("", ""),
    }
}

/// What a unit says of a clause, short: 省商务厅 2026-Q4 报送 推进中；森林覆盖率：46.9%；已封顶；问题：….
fn returned(said: &Return, clause: Option<&Clause>) -> Wording {
    let (unit, period) = (&said.unit, said.period);
    let told = |lang: Lang| {
        let state = said.state.map(|state| state.label().pick(lang).to_owned());
        let values = said.values.iter();
        let values =
            values.map(|(number, value)| value_text(*number, value, clause).pick(lang).to_owned());
        let colon = lang.pick("：", ": ");
        let texts = [
            ("", &said.progress),
            (lang.pick("问题", "problems"), &said.problems),
            (lang.pick("下一步", "next"), &said.next),
            (lang.pick("备注", "remarks"), &said.remark),
        ];
        let texts = texts.into_iter().filter_map(|(label, text)| {
            let text = text.as_deref()?;
            Some(if label.is_empty() {
                text.to_owned()
            } else {
                format!("{label}{colon}{text}")
            })
        });
        let all: Vec<String> = state.into_iter().chain(values).chain(texts).collect();
        all.join(lang.pick("；", "; "))
    };
    let (zh, en) = (told(Lang::Zh), told(Lang::En));
    both!(
        "{unit} {period} 报送 {zh}",
        "return of {unit} for {period}: {en}"
    )
}

/// The mark, note or value that an undoing is about in the end, and whether it restores it: taking back an undoing does.
/// `None` where the history lacks what is named.
fn undone<'a>(entry: &Entry, history: &'a [Past]) -> Option<(&'a Entry, bool)> {
    let mut save = entry.did.undoes()?;
    let mut restored = false;
    // No chain is longer than the history, unless a hand made it a circle.
    for _ in history {
        let target = history.iter().find(|past| past.entry.key() == *save)?;
        match target.entry.did.undoes() {
            None => return Some((&target.entry, restored)),
            Some(further) => save = further,
        }
        restored = !restored;
    }
    None
}

/// The day of `stamp` as short as it is clear beside `other`: without the year where both are of one.
fn day_beside(stamp: &Stamp, other: &Stamp) -> String {
    let (at, other) = (in_zone(stamp.at), in_zone(other.at));
    let form = if at.year() == other.year() {
        "%m-%d"
    } else {
        "%Y-%m-%d"
    };
    at.format(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::samples::{done, journal, undid, value};

    /// The last of these entries in words, without and with its clause.
    fn last(entries: &[Entry]) -> [String; 2] {
        let catalogue = Catalogue::embedded().unwrap();
        let progress = journal(entries).progress();
        let board = Board {
            catalogue: &catalogue,
            progress: &progress,
            calendar: None,
        };
        let last = entries.last().unwrap();
        [board.describe(last).zh, board.describe_with_clause(last).zh]
    }

    #[test]
    fn an_undoing_says_what_it_took_back_and_its_undoing_what_it_restored() {
        let mut entries = vec![done(1, "王芳", "4.1")];
        assert_eq!(last(&entries), ["登记完成", "4.1 登记完成"]);
        entries.push(undid(2, "王芳", "4.1", 1));
        assert_eq!(
            last(&entries),
            [
                "已撤销登记完成（王芳 11-23）",
                "已撤销 4.1 登记完成（王芳 11-23）"
            ]
        );
        entries.push(undid(3, "王芳", "4.1", 2));
        assert_eq!(
            last(&entries),
            [
                "已恢复登记完成（王芳 11-23）",
                "已恢复 4.1 登记完成（王芳 11-23）"
            ]
        );
    }

    #[test]
    fn an_undoing_of_what_is_not_there_is_told_as_that() {
        assert_eq!(last(&[undid(2, "王芳", "4.1", 1)])[0], "撤销一项登记");
    }

    #[test]
    fn a_value_has_its_name_and_measure_where_the_clause_has_it() {
        assert_eq!(
            last(&[value(1, "a", "1.1", 1, "98.2")])[0],
            "九年义务教育巩固率：98.2%"
        );
        assert_eq!(last(&[value(1, "a", "4.1", 3, "9")])[0], "第 3 项指标：9");
    }
}
