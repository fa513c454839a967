//! What the office has saved on a clause, as a sheet that leaves the program remembers it and is asked about when it comes back.

use super::entry::{Did, Entry, SaveKey};
use super::state::ClauseState;

/// A save as a word that a sheet can carry.
fn word(key: &SaveKey) -> String {
    match key {
        SaveKey::Id(save) => save.to_string(),
        SaveKey::Stamp { at, by } => format!("{} {by}", at.timestamp_millis()),
    }
}

impl ClauseState {
    /// What stands of what the office itself recorded, in order. Returns are their units' and do not belong to it, nor does what
    /// was said back to one: a unit that was sent its return back is meant to return again.
    fn office_entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        let stands = self.history.iter();
        let stands = stands.filter(|past| past.taken_back.is_none());
        stands.map(|past| past.entry.as_ref()).filter(|entry| {
            !matches!(
                entry.did,
                Did::Return(_) | Did::SentBack { .. } | Did::Undid(_)
            )
        })
    }

    /// The office's last save on the clause, as a sheet carries it; `None` where there is none.
    pub(crate) fn last_office_save(&self) -> Option<String> {
        let last = self.office_entries().next_back()?;
        Some(word(&last.key()))
    }

    /// What the office has recorded on the clause since it was last at `known` (`None`: since the beginning), or where that no
    /// longer stands, behind `order` (milliseconds of the journal's clock).
    pub(crate) fn office_since(&self, known: Option<&str>, order: i64) -> Vec<&Entry> {
        let entries: Vec<&Entry> = self.office_entries().collect();
        let Some(known) = known else {
            return entries;
        };
        let of_known = |entry: &&Entry| word(&entry.key()) == known;
        match entries.iter().rposition(of_known) {
            Some(at) => entries[at + 1..].to_vec(),
            None => self.office_behind(order),
        }
    }

    /// What the office has recorded on the clause behind `order` (milliseconds of the journal's clock).
    pub(crate) fn office_behind(&self, order: i64) -> Vec<&Entry> {
        let entries = self.office_entries();
        entries.filter(|entry| entry.order() > order).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{done, id, journal, note, returned, saved, time, undid};
    use super::super::stage::Stage;

    #[test]
    fn a_sheet_knows_what_the_office_saved_and_not_what_units_returned() {
        let mut entries = vec![saved("aaa", note(1, "王芳", "2.3", "x"))];
        let state = |entries: &[_]| journal(entries).progress().of(id("2.3")).clone();
        let known = state(&entries).last_office_save();
        assert_eq!(known.as_deref(), Some("aaa"));
        entries.push(saved(
            "bbb",
            returned(2, "王芳", "2.3", "省商务厅", Stage::Done),
        ));
        assert!(state(&entries).office_since(known.as_deref(), 0).is_empty());
        entries.push(saved("ccc", done(3, "李雷", "2.3")));
        let now = state(&entries);
        let since = now.office_since(known.as_deref(), 0);
        assert_eq!(since.len(), 1);
        assert_eq!(since[0].stamp.by, "李雷");
        assert_eq!(now.office_since(None, 0).len(), 2);
    }

    #[test]
    fn where_the_known_save_was_taken_back_the_clock_decides() {
        let entries = [
            note(1, "a", "2.3", "x"),
            undid(2, "a", "2.3", 1),
            done(3, "b", "2.3"),
        ];
        let journal = journal(&entries);
        let progress = journal.progress();
        let state = progress.of(id("2.3"));
        let order = |ms| time(ms).timestamp_millis();
        let known = format!("{} a", order(1));
        assert_eq!(state.office_since(Some(&known), order(2)).len(), 1);
        assert_eq!(state.office_since(Some(&known), order(3)).len(), 0);
    }
}
