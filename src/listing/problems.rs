//! What units returned as their problems.

use super::board::Board;
use super::clauses::ClauseRow;
use crate::journal::{Period, Returned, Verdict};

/// A unit's name, and its clauses with the problems it told of.
type Told<'a> = (&'a str, Vec<(ClauseRow<'a>, &'a str)>);

impl<'a> Board<'a> {
    /// The problems that units told of in what they returned last, by unit in the order of the notice; with a period, in their
    /// returns for it. What was sent back is left out.
    pub(crate) fn problems(self, rows: &[ClauseRow<'a>], period: Option<Period>) -> Vec<Told<'a>> {
        let mut units: Vec<Told<'a>> = Vec::new();
        for row in rows {
            for one in row
                .state
                .returns
                .of_period(period)
                .filter(|one| stands(one))
            {
                let Some(problems) = one.said.problems.as_deref() else {
                    continue;
                };
                // Across notices a body stands once, under the name that tells it from others.
                let known = self
                    .catalogue
                    .unit_in(row.clause.id.notice(), &one.said.unit);
                let unit = known.map_or(one.said.unit.as_str(), |id| &self.catalogue.unit(id).name);
                match units.iter_mut().find(|(name, _)| *name == unit) {
                    Some((_, told)) => told.push((*row, problems)),
                    None => units.push((unit, vec![(*row, problems)])),
                }
            }
        }
        let place = |name: &str| {
            let mut all = self.catalogue.units();
            all.position(|(_, unit)| unit.name == name)
        };
        units.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
        units
    }
}

fn stands(one: &Returned) -> bool {
    !matches!(one.verdict, Verdict::SentBack { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::samples::{journal, returned, save, saved};
    use crate::journal::{Did, Entry, SaveId, Stage};

    fn told(ms: i64, clause: &str, unit: &str, problems: &str) -> Entry {
        let mut entry = returned(ms, "a", clause, unit, Stage::Started);
        if let Did::Return(said) = &mut entry.did {
            said.problems = Some(problems.to_owned());
        }
        saved(&format!("r{ms}"), entry)
    }

    fn sent_back(ms: i64, clause: &str, of: SaveId) -> Entry {
        let mut entry = returned(ms, "a", clause, "x", Stage::Started);
        entry.did = Did::SentBack {
            save: of,
            unit: None,
            why: "缺材料".to_owned(),
        };
        saved(&format!("b{ms}"), entry)
    }

    #[test]
    fn the_last_return_of_each_unit_counts_and_what_was_sent_back_does_not() {
        let entries = [
            told(1, "2.5", "省商务厅", "旧的"),
            told(2, "2.5", "省商务厅", "资金缺口"),
            told(3, "2.1", "省工信委", "用地"),
            told(4, "2.2", "省发改委", "不算"),
            sent_back(5, "2.2", save("r4")),
        ];
        let catalogue = &Catalogue::embedded().unwrap();
        let progress = &journal(&entries).progress();
        let board = Board {
            catalogue,
            progress,
            calendar: None,
        };
        let rows: Vec<_> = board.clauses().collect();
        let said = |period: Option<&str>| -> Vec<String> {
            let period = period.map(|period| period.parse().unwrap());
            let all = board.problems(&rows, period).into_iter();
            all.flat_map(|(unit, told)| {
                told.into_iter()
                    .map(move |(row, what)| format!("{unit} {} {what}", row.clause.id))
            })
            .collect()
        };
        assert_eq!(said(None), ["省工信委 2.1 用地", "省商务厅 2.5 资金缺口"]);
        assert_eq!(said(Some("2026-Q4")), said(None));
        assert!(said(Some("2026-Q3")).is_empty());
    }
}
