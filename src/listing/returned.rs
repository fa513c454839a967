//! How a clause is getting on in the words of its units: what the ledger and the reports have as 进展情况.

use super::board::Board;
use super::clauses::ClauseRow;
use crate::catalogue::Role;
use crate::journal::{Return, Returned, Stamp, Verdict};

/// A field of a return.
type Text = fn(&Return) -> Option<&str>;

impl<'a> Board<'a> {
    /// How a clause is getting on: what its leads returned last, several with their names; where none has returned anything,
    /// what its responsible units did, with theirs; else what the office noted. A note that is later than all of that is the
    /// last word. `None` where nothing was said.
    pub(crate) fn progress_text(self, row: ClauseRow<'a>) -> Option<String> {
        if let Some((_, note)) = self.last_note(row) {
            return Some(note.clone());
        }
        self.of_units(row, |said| said.progress.as_deref())
    }

    /// Who recorded a clause as the ledger tells it: of one that is done, who marked it; else who noted what
    /// [`Self::progress_text`] tells, or took the returns in. `None` where that tells nothing.
    pub(crate) fn recorded_by(self, row: ClauseRow<'a>) -> Option<String> {
        let noted = self.last_note(row).map(|(stamp, _)| stamp);
        if let Some(stamp) = row.state.status.done().or(noted) {
            return Some(stamp.by.to_string());
        }
        let mut names: Vec<&str> = Vec::new();
        for one in self.speaking(row) {
            let by = one.stamp.by.as_str();
            if one.said.progress.is_some() && !names.contains(&by) {
                names.push(by);
            }
        }
        (!names.is_empty()).then(|| names.join("、"))
    }

    /// What the office noted, where that and no return is how the clause is getting on.
    fn last_note(self, row: ClauseRow<'a>) -> Option<&'a (Stamp, String)> {
        let noted = row.state.note.as_ref()?;
        let returned = self.speaking(row);
        let silent = returned.iter().all(|one| one.said.progress.is_none());
        let earlier = returned.iter().all(|one| one.stamp.at < noted.0.at);
        (silent || earlier).then_some(noted)
    }

    /// What the same units say of problems.
    pub(crate) fn problems_text(self, row: ClauseRow<'a>) -> Option<String> {
        self.of_units(row, |said| said.problems.as_deref())
    }

    /// What the same units will do next.
    pub(crate) fn next_text(self, row: ClauseRow<'a>) -> Option<String> {
        self.of_units(row, |said| said.next.as_deref())
    }

    /// What the same units remark.
    pub(crate) fn remark_text(self, row: ClauseRow<'a>) -> Option<String> {
        self.of_units(row, |said| said.remark.as_deref())
    }

    fn of_units(self, row: ClauseRow<'a>, text: Text) -> Option<String> {
        joined(&self.speaking(row), self.has_names(row), text)
    }

    /// The latest returns of those who speak for a clause, in the order of the notice; what was sent back is left out.
    fn speaking(self, row: ClauseRow<'a>) -> Vec<&'a Returned> {
        let mut latest: Vec<&Returned> = Vec::new();
        for one in row.state.returns.all() {
            if !matches!(one.verdict, Verdict::SentBack { .. }) {
                latest.retain(|before| before.said.unit != one.said.unit);
                latest.push(one);
            }
        }
        let of_role = |role| {
            let names = self.names(row.clause, role);
            let said = names.filter_map(|name| latest.iter().find(|one| one.said.unit == name));
            said.copied().collect::<Vec<_>>()
        };
        let leads = of_role(Role::Lead);
        if leads.is_empty() {
            of_role(Role::Responsible)
        } else {
            leads
        }
    }

    /// Whether those who speak for a clause do so under their names: all but a lead that is the only one.
    fn has_names(self, row: ClauseRow<'a>) -> bool {
        self.names(row.clause, Role::Lead).count() != 1
    }
}

/// What these returns say, each on a line; `None` where they say nothing of it.
fn joined(returned: &[&Returned], named: bool, text: Text) -> Option<String> {
    let said = returned.iter().filter_map(|one| {
        let (unit, text) = (&one.said.unit, text(&one.said)?);
        Some(if named {
            format!("{unit}：{text}")
        } else {
            text.to_owned()
        })
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::samples::{empty_return, entry, id, journal, note, save, saved};
    use crate::journal::{Did, Entry};

    fn said(ms: i64, clause: &str, unit: &str, progress: &str) -> Entry {
        let said = Return {
            progress: Some(progress.to_owned()),
            problems: Some(format!("{progress}的问题")),
            ..empty_return(unit)
        };
        let save = format!("save{ms}");
        saved(
            &save,
            entry(ms, "lilei", clause, Did::Return(Box::new(said))),
        )
    }

    /// The progress and the problems of a clause after these entries.
    fn told(clause: &str, entries: &[Entry]) -> [Option<String>; 2] {
        let catalogue = Catalogue::embedded().unwrap();
        let progress = journal(entries).progress();
        let board = Board {
            catalogue: &catalogue,
            progress: &progress,
            calendar: None,
        };
        let row = board.row(catalogue.clause(id(clause)).unwrap());
        [board.progress_text(row), board.problems_text(row)]
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn the_lead_speaks_and_a_later_note_of_the_office_is_the_last_word() {
        let mut entries = vec![note(1, "王芳", "4.1", "office")];
        assert_eq!(told("4.1", &entries), [some("office"), None]);
        entries.push(said(2, "4.1", "省商务厅", "一季度"));
        entries.push(said(3, "4.1", "省商务厅", "二季度"));
        let lead = [some("二季度"), some("二季度的问题")];
        assert_eq!(told("4.1", &entries), lead);
        // Who supports it does not speak for it.
        entries.push(said(4, "4.1", "省外办", "其他"));
        assert_eq!(told("4.1", &entries), lead);
        entries.push(note(5, "王芳", "4.1", "已核实"));
        assert_eq!(
            told("4.1", &entries),
            [some("已核实"), some("二季度的问题")]
        );
    }

    #[test]
    fn what_was_sent_back_does_not_speak() {
        let mut entries = vec![
            said(2, "4.1", "省商务厅", "一季度"),
            said(3, "4.1", "省商务厅", "二季度"),
        ];
        let sent_back = Did::SentBack {
            save: save("save3"),
            unit: None,
            why: "缺验收材料".to_owned(),
        };
        entries.push(saved("no", entry(4, "lilei", "4.1", sent_back)));
        assert_eq!(told("4.1", &entries)[0], some("一季度"));
    }

    #[test]
    fn responsible_units_speak_under_their_names() {
        let catalogue = Catalogue::embedded().unwrap();
        let clause = catalogue
            .clauses()
            .find(|clause| {
                let duty = clause.duty.as_ref();
                duty.is_some_and(|duty| {
                    duty.in_role(Role::Lead).next().is_none()
                        && duty.in_role(Role::Responsible).count() > 1
                })
            })
            .unwrap();
        let of = clause.duty.as_ref().unwrap().in_role(Role::Responsible);
        let units: Vec<_> = of.map(|unit| catalogue.unit(unit).name.clone()).collect();
        let clause = clause.id.to_string();
        let entries = [
            said(1, &clause, &units[1], "乙"),
            said(2, &clause, &units[0], "甲"),
        ];
        let both = format!("{}：甲\n{}：乙", units[0], units[1]);
        assert_eq!(told(&clause, &entries)[0], Some(both));
    }

    /// Who recorded a clause, and when it was done, as its row of the ledger has it.
    fn recorded(clause: &str, entries: &[Entry]) -> (Option<String>, Option<String>) {
        let catalogue = Catalogue::embedded().unwrap();
        let progress = journal(entries).progress();
        let board = Board {
            catalogue: &catalogue,
            progress: &progress,
            calendar: None,
        };
        let row = board.row(catalogue.clause(id(clause)).unwrap());
        let day = row.done_day().map(|day| day.to_string());
        (board.recorded_by(row), day)
    }

    #[test]
    fn nobody_is_named_for_what_another_recorded() {
        let mut entries = vec![note(1, "王芳", "4.1", "office")];
        assert_eq!(recorded("4.1", &entries), (some("王芳"), None));
        entries.push(said(2, "4.1", "省商务厅", "一季度"));
        assert_eq!(recorded("4.1", &entries), (some("lilei"), None));
        entries.push(note(3, "陈静", "4.1", "已核实"));
        assert_eq!(recorded("4.1", &entries), (some("陈静"), None));
    }

    #[test]
    fn a_clause_was_done_on_the_day_that_the_approved_return_tells() {
        let said = Return {
            state: Some(crate::journal::Stage::Done),
            ..empty_return("省商务厅")
        };
        let day = "2026-11-18".parse().unwrap();
        let approved = Did::Approved {
            save: save("save2"),
            unit: None,
            on: Some(day),
        };
        let mut entries = vec![
            saved(
                "save2",
                entry(2, "lilei", "4.1", Did::Return(Box::new(said))),
            ),
            saved("ok", entry(3, "王芳", "4.1", approved)),
        ];
        let approved = (some("王芳"), some("2026-11-18"));
        assert_eq!(recorded("4.1", &entries), approved);
        // A later mark of the office is of its own day.
        entries.push(saved("off", entry(4, "王芳", "4.1", Did::Reopened)));
        assert_eq!(recorded("4.1", &entries).1, None);
        entries.push(saved("on", entry(5, "王芳", "4.1", Did::Done)));
        assert_ne!(recorded("4.1", &entries).1, some("2026-11-18"));
    }
}
