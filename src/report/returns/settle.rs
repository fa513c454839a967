//! What sheets say, held against each other and against the journal.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::filled::Filled;
use super::finding::{Class, Finding};
use super::judge::{Stated, judge};
use super::which::Texts;
use crate::catalogue::ClauseId;
use crate::journal::{Entry, Period, Returned, Stage, Verdict};
use crate::lang::{Wording, both};
use crate::listing::{Board, stamp_text};

/// One statement, and the sheet that it is in.
type InSheet<'a> = (&'a Filled, Stated);
/// The same, with what becomes of it where another counts, and why.
type Settled<'a> = (&'a Filled, Stated, Option<(Class, Wording)>);

/// What becomes of all rows of these sheets, by unit and clause; `today` is the last day on which something may have been done.
pub(crate) fn settle(sheets: &[Filled], board: Board<'_>, today: NaiveDate) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut stated: BTreeMap<(String, Period, ClauseId), Vec<InSheet<'_>>> = BTreeMap::new();
    let texts = Texts::of(board.catalogue);
    for sheet in sheets {
        let (certain, rest) = judge(sheet, &texts, board, today);
        findings.extend(rest);
        for one in certain {
            let key = (one.said.unit.clone(), one.said.period, one.clause);
            stated.entry(key).or_default().push((sheet, one));
        }
    }
    for several in stated.into_values() {
        for (sheet, one, beside) in among_themselves(several) {
            findings.push(match beside {
                None => with_journal(sheet, one, board),
                Some((class, why)) => finding(one, sheet, class, vec![why]),
            });
        }
    }
    let order = |one: &Finding| sheets.iter().position(|sheet| sheet.file == one.file);
    findings.sort_by_key(|one| (order(one), one.clause.is_none(), one.clause, one.class));
    findings
}

fn finding(stated: Stated, sheet: &Filled, class: Class, mut why: Vec<Wording>) -> Finding {
    why.extend(stated.remarks);
    Finding {
        file: sheet.file.clone(),
        place: stated.place,
        clause: Some(stated.clause),
        number: stated.clause.to_string(),
        class,
        said: Some(stated.said),
        why,
        journal: Vec::new(),
    }
}

/// What several sheets of one unit and period say of one clause: the one that was filled in last counts. Those beside it come
/// with what becomes of them.
fn among_themselves(several: Vec<InSheet<'_>>) -> Vec<Settled<'_>> {
    let last = several
        .iter()
        .map(|(_, one)| one.said.filled_on)
        .max()
        .flatten();
    let is_last = |one: &Stated| one.said.filled_on == last;
    let first_last = several.iter().position(|(_, one)| is_last(one));
    let Some(winner) = first_last.and_then(|at| several.get(at)) else {
        return Vec::new();
    };
    let (file, said) = (winner.0.file.clone(), winner.1.said.clone());
    let disputed = several
        .iter()
        .any(|(_, one)| is_last(one) && !one.said.says_as(&said));
    let settled = several.into_iter().enumerate().map(|(at, (sheet, one))| {
        let beside = if !is_last(&one) {
            Some((
                Class::Refused,
                both!(
                    "{file} 的填报日期更晚，以那份为准",
                    "{file} was filled in later, and counts"
                ),
            ))
        } else if disputed {
            Some((
                Class::Doubt,
                both!(
                    "两份报送表对此条所填不同，填报日期分不出先后",
                    "two sheets differ on this clause, and the days on which they were filled in do not tell which is later"
                ),
            ))
        } else if Some(at) == first_last {
            None
        } else {
            Some((
                Class::Same,
                both!("与 {file} 相同", "the same as in {file}"),
            ))
        };
        (sheet, one, beside)
    });
    settled.collect()
}

/// What a statement comes to beside what the journal has.
fn with_journal(sheet: &Filled, stated: Stated, board: Board<'_>) -> Finding {
    let state = board.progress.of(stated.clause);
    let before = state.returns.all();
    let before = before.filter(|one| one.said.unit == stated.said.unit);
    let before = before.filter(|one| one.said.period == stated.said.period);
    if let Some((class, why)) = before.last().and_then(|before| again(&stated, before)) {
        return finding(stated, sheet, class, vec![why]);
    }
    let unknown = unknown(sheet, &stated, board);
    if !unknown.is_empty() {
        let journal = unknown.into_iter().map(|entry| {
            let (who, what) = (stamp_text(&entry.stamp), board.describe(entry));
            let Wording { zh, en } = what;
            both!("{who} {zh}", "{who} {en}")
        });
        let journal = journal.collect();
        let why = both!(
            "发出报送表后，本条款另有登记",
            "something was recorded on the clause since the sheet was made"
        );
        return Finding {
            journal,
            ..finding(stated, sheet, Class::Conflict, vec![why])
        };
    }
    let class = match stated.said.state {
        Some(Stage::Done) => Class::Review,
        _ => Class::New,
    };
    finding(stated, sheet, class, Vec::new())
}

/// What becomes of a statement where the unit has returned on the clause for the period before; `None` where it is news.
fn again(stated: &Stated, before: &Returned) -> Option<(Class, Wording)> {
    let who = stamp_text(&before.stamp);
    if before.said.says_as(&stated.said) {
        return Some(match &before.verdict {
            Verdict::SentBack { stamp, why } => {
                let who = stamp_text(stamp);
                (
                    Class::Refused,
                    both!(
                        "与已退回的一份相同（{who}：{why}）",
                        "the same as the one that was sent back ({who}: {why})"
                    ),
                )
            }
            _ => (
                Class::Same,
                both!("{who} 已收，内容相同", "{who} took in the same"),
            ),
        });
    }
    let (was, is) = (before.said.filled_on, stated.said.filled_on);
    if was > is && is.is_some() {
        let was = was.map(|day| day.to_string()).unwrap_or_default();
        return Some((
            Class::Refused,
            both!(
                "{who} 已收填报日期更晚（{was}）的一份，以那份为准",
                "{who} took in one that was filled in later ({was}), which counts"
            ),
        ));
    }
    None
}

/// What the office has saved on a clause and the sheet did not know. Where the sheet has lost what it knew, it is what came after
/// the sheet was made, or after the unit was asked.
fn unknown<'a>(sheet: &Filled, stated: &Stated, board: Board<'a>) -> Vec<&'a Entry> {
    let state = board.progress.of(stated.clause);
    let asked = || {
        let asked = board.progress.asked(stated.said.period);
        let asked = asked.into_iter().find(|one| one.unit == stated.said.unit);
        asked.map(|one| one.order)
    };
    let stamp = sheet.stamp.or_else(asked);
    match (sheet.known.get(&stated.clause), stamp) {
        (Some(known), Some(stamp)) => state.office_since(known.save.as_deref(), stamp),
        (_, Some(stamp)) => state.office_behind(stamp),
        (_, None) => Vec::new(),
    }
}
