//! Looking through all texts, as far as can be without reading clauses of which nothing else is asked.

use std::collections::HashSet;

use super::{Area, Catalogue, ClauseId, NoticeNo};

impl Catalogue {
    /// The clauses whose text `holds` says yes to, in the order of the notice. A text comes as its bytes.
    pub(crate) fn holding(&self, holds: &dyn Fn(&[u8]) -> bool) -> Vec<ClauseId> {
        let mut found = Vec::new();
        for (nth, area) in self.areas().iter().enumerate() {
            match self.unread(nth, area, holds) {
                Some(places) => {
                    let index = |place: usize| u32::try_from(place + 1).ok();
                    let area = area.number;
                    let ids = places.into_iter().filter_map(index);
                    found.extend(ids.map(|index| ClauseId { area, index }));
                }
                None => {
                    let clauses = area.clauses.iter();
                    let held = clauses.filter(|clause| holds(clause.text.as_bytes()));
                    found.extend(held.map(|clause| clause.id));
                }
            }
        }
        found
    }

    fn unread(&self, nth: usize, area: &Area, holds: &dyn Fn(&[u8]) -> bool) -> Option<Vec<usize>> {
        if area.clauses.is_read() {
            return None;
        }
        self.facts.scan.as_ref()?.clauses(nth, holds)
    }

    /// Shows `see` the lines of a notice, with their numbers from 1, in which no heading stands and no clause begins.
    pub(crate) fn other_lines(&self, notice: NoticeNo, see: &mut dyn FnMut(usize, &str)) {
        let scan = self.facts.scan.as_ref();
        if let Some(others) = scan.and_then(|scan| scan.others()) {
            return others.iter().for_each(|(line, text)| see(*line, text));
        }
        let areas = self.areas_of(notice).iter();
        let held = areas.flat_map(|area| {
            let clauses = area.clauses.iter().map(|clause| clause.line);
            clauses.chain([area.line])
        });
        let held: HashSet<usize> = held.collect();
        let lines = self.notice_at(notice).map(|notice| &notice.lines);
        for (line, text) in (1..).zip(lines.into_iter().flatten()) {
            if !held.contains(&line) {
                see(line, text);
            }
        }
    }
}
