//! 动态: what was recorded, the latest first, by day.

use std::collections::BinaryHeap;
use std::iter;
use std::sync::Arc;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate};

use super::board::Board;
use super::recent::day_text;
use super::words::who;
use crate::catalogue::{ClauseId, NoticeNo, UnitId};
use crate::journal::{Did, Entry, Past, Stage};
use crate::lang::{Label, Lang};
use crate::search::{Library, Phrase, clause_ids};

/// From when on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Since {
    /// Everything.
    #[default]
    Ever,
    /// This day.
    Today,
    /// This week, from its Monday on.
    Week,
}

impl Since {
    /// The next one, round and round.
    pub(crate) fn next(self) -> Self {
        match self {
            Self::Ever => Self::Today,
            Self::Today => Self::Week,
            Self::Week => Self::Ever,
        }
    }

    /// What it is called.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Ever => Label::new("全部", "all"),
            Self::Today => Label::new("今天", "today"),
            Self::Week => Label::new("本周", "this week"),
        }
    }

    /// Whether all that was recorded before such a day is out of it. Clocks of hosts differ, so that entries stand a little out of
    /// their order: a day more is looked at.
    fn is_over(self, day: NaiveDate, today: NaiveDate) -> bool {
        let days = match self {
            Self::Ever => return false,
            Self::Today => 1,
            Self::Week => 7,
        };
        (today - day).num_days() > days
    }

    fn holds(self, day: NaiveDate, today: NaiveDate) -> bool {
        match self {
            Self::Ever => true,
            Self::Today => day == today,
            Self::Week => day.iso_week() == today.iso_week(),
        }
    }
}

/// The most facts that are listed: more than anybody reads through, and few enough for a key to be answered at once.
pub(crate) const MOST: usize = 5_000;

/// Where an entry stands in what was recorded. Later entries leave that as it is, whatever they take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The notice it is of.
    pub(crate) notice: NoticeNo,
    /// The clause in whose history it is; `None`: in what was recorded for none.
    pub(crate) clause: Option<ClauseId>,
    /// Its place in that history, from 0.
    pub(crate) at: usize,
}

/// An entry in the list of what was recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewsRow<'a> {
    /// The entry, and what took it back.
    pub(crate) past: &'a Past,
    /// When it was recorded, by the reader's clock.
    pub(crate) at: DateTime<FixedOffset>,
    /// What it made of its clause: a mark done, anything else under way, a mark taken off open again.
    pub(crate) sign: Stage,
}

/// What was recorded on one day.
#[derive(Clone, Debug)]
pub(crate) struct NewsDay {
    /// The day, by the reader's clock.
    pub(crate) day: NaiveDate,
    /// The entries, the latest first; never empty.
    pub(crate) places: Vec<Place>,
    /// How many of them are whose, the most first, of equal ones the latest; what somebody typed in another's name stands apart.
    pub(crate) counts: Vec<(String, usize)>,
}

/// What narrows the list: every word has to name the operator, the clause or a unit that answers for it, or stand in what
/// was recorded.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewsFilter {
    words: Vec<Word>,
    since: Since,
}

#[derive(Clone, Debug)]
struct Word {
    phrase: Option<Phrase>,
    ids: Option<std::ops::RangeInclusive<ClauseId>>,
    unit: Option<UnitId>,
}

impl NewsFilter {
    /// Reads a line; nothing in it is refused.
    pub(crate) fn new(line: &str, since: Since, library: &Library) -> Self {
        let words = line.split_whitespace().map(|word| Word {
            phrase: Phrase::begun(word),
            ids: clause_ids(word),
            unit: library.surely(word),
        });
        Self {
            words: words.collect(),
            since,
        }
    }
}

impl<'a> Board<'a> {
    /// The entry at this place.
    pub(crate) fn news_row(self, place: Place, now: DateTime<FixedOffset>) -> Option<NewsRow<'a>> {
        self.past(place).map(|past| NewsRow::new(past, now))
    }

    /// The entry at a place; `None` where the journal no longer has it.
    pub(crate) fn past(self, place: Place) -> Option<&'a Past> {
        let history = match place.clause {
            Some(id) => &self.progress.of(id).history,
            None => self.progress.rounds_of(place.notice),
        };
        history.get(place.at)
    }

    /// What was recorded, each fact once, the latest first, made as it is asked for; `journals` are the entries of each journal by
    /// time.
    fn recorded(
        self,
        journals: impl IntoIterator<Item = &'a [Arc<Entry>]>,
    ) -> impl Iterator<Item = (Place, &'a Past)> {
        let mut heads: BinaryHeap<(&'a Arc<Entry>, &'a [Arc<Entry>])> = journals
            .into_iter()
            .filter_map(|entries| entries.split_last())
            .collect();
        let entries = iter::from_fn(move || {
            let (entry, earlier) = heads.pop()?;
            heads.extend(earlier.split_last());
            Some(entry)
        });
        entries.filter_map(move |entry| self.fact(entry))
    }

    /// Where an entry stands in what was recorded, if it is told there: not where it takes back what is told as taken back.
    fn fact(self, entry: &Arc<Entry>) -> Option<(Place, &'a Past)> {
        let history = self.progress.history_of(entry);
        let at = history.iter().rposition(|past| past.entry == *entry)?;
        let past = &history[at];
        if let Some(save) = past.entry.did.undoes()
            && (past.taken_back.is_some() || history.iter().any(|one| one.entry.key() == *save))
        {
            return None;
        }
        let place = Place {
            notice: self.progress.notice_of(entry),
            clause: self.progress.clause_of(entry),
            at,
        };
        Some((place, past))
    }

    /// The places of the last `count` facts that were recorded, the latest first; `journals` are the entries of each journal by time,
    /// of which no more is looked at than that takes.
    pub(crate) fn latest_places(
        self,
        journals: impl IntoIterator<Item = &'a [Arc<Entry>]>,
        count: usize,
    ) -> Vec<Place> {
        let latest = self.recorded(journals).take(count);
        latest.map(|(place, _)| place).collect()
    }

    /// What was recorded, each fact once, the latest first; made as it is asked for from `entries`, those of the journal by
    /// time.
    pub(crate) fn latest_first(
        self,
        entries: &'a [Arc<Entry>],
        now: DateTime<FixedOffset>,
    ) -> impl Iterator<Item = NewsRow<'a>> {
        let facts = entries
            .iter()
            .rev()
            .filter(|entry| entry.did.undoes().is_none());
        facts.filter_map(move |entry| Some(NewsRow::new(self.fact(entry)?.1, now)))
    }

    /// The days on which something was recorded that `filter` lets pass, the latest first, as far back as [`MOST`] facts go; and
    /// whether there are earlier ones.
    pub(crate) fn news(
        self,
        journals: impl IntoIterator<Item = &'a [Arc<Entry>]>,
        filter: &NewsFilter,
        now: DateTime<FixedOffset>,
    ) -> (Vec<NewsDay>, bool) {
        let today = now.date_naive();
        let mut days: Vec<NewsDay> = Vec::new();
        let mut left = MOST;
        let mut cut = false;
        for (place, past) in self.recorded(journals) {
            let at = past.entry.stamp.at.with_timezone(now.offset());
            let day = at.date_naive();
            if filter.since.is_over(day, today) {
                break;
            }
            if !filter.since.holds(day, today) || !self.passes(filter, past) {
                continue;
            }
            if left == 0 {
                cut = true;
                break;
            }
            left -= 1;
            let by = &who(&past.entry.stamp);
            match days.last_mut() {
                Some(last) if last.day == day => last.add(place, by),
                _ => days.push(NewsDay::of(day, place, by)),
            }
        }
        for day in &mut days {
            day.counts
                .sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        }
        (days, cut)
    }

    fn passes(self, filter: &NewsFilter, past: &Past) -> bool {
        let entry = &past.entry;
        let id = self.progress.clause_of(entry);
        let clause = id.and_then(|id| self.catalogue.clause(id));
        let answers = |unit: UnitId| clause.is_some_and(|clause| self.answers_for(unit, clause));
        let said = || {
            let said = self.describe(entry);
            [said.zh, said.en]
        };
        filter.words.iter().all(|word| {
            let ids = word.ids.as_ref();
            let holds = |text: &str| {
                word.phrase
                    .as_ref()
                    .is_some_and(|phrase| phrase.is_in(text))
            };
            ids.zip(id)
                .is_some_and(|(ids, id)| ids.contains(&id.on(ids.start().notice())))
                || entry.stamp.names().any(holds)
                || word.unit.is_some_and(answers)
                || said().iter().any(|said| holds(said))
        })
    }
}

impl<'a> NewsRow<'a> {
    fn new(past: &'a Past, now: DateTime<FixedOffset>) -> Self {
        Self {
            past,
            at: past.entry.stamp.at.with_timezone(now.offset()),
            sign: sign(&past.entry.did),
        }
    }
}

impl NewsDay {
    fn of(day: NaiveDate, place: Place, by: &str) -> Self {
        Self {
            day,
            places: vec![place],
            counts: vec![(by.to_owned(), 1)],
        }
    }

    fn add(&mut self, place: Place, by: &str) {
        self.places.push(place);
        match self.counts.iter_mut().find(|(own, _)| own == by) {
            Some((_, count)) => *count += 1,
            None => self.counts.push((by.to_owned(), 1)),
        }
    }

    /// The day with the word for it: 今天 11-25, 昨天 11-24, 11-23.
    pub(crate) fn label(&self, today: NaiveDate, lang: Lang) -> String {
        let day = day_text(self.day, today);
        if self.day == today {
            format!("{} {day}", lang.pick("今天", "today"))
        } else if Some(self.day) == today.checked_sub_days(Days::new(1)) {
            format!("{} {day}", lang.pick("昨天", "yesterday"))
        } else {
            day
        }
    }
}

fn sign(did: &Did) -> Stage {
    match did {
        Did::Done => Stage::Done,
        Did::Reopened => Stage::Pending,
        _ => Stage::Started,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::Journal;
    use crate::journal::samples::{done, journal, note, time, undid};

    const DAY: i64 = 24 * 3600 * 1000;

    /// By 20:45 of a Monday: two of today, one of yesterday, one of nine days ago that was taken back.
    fn sample() -> (Catalogue, Journal) {
        let entries = vec![
            done(0, "张伟", "13.4"),
            note(-1000, "陈静", "4.6", "陆海联运班列开行第100列"),
            done(-2000, "陈静", "4.1"),
            note(-DAY, "李雷", "2.10", "招标"),
            done(-9 * DAY, "王芳", "2.3"),
            undid(-9 * DAY + 1, "王芳", "2.3", -9 * DAY),
        ];
        (Catalogue::embedded().unwrap(), journal(&entries))
    }

    fn listed(line: &str, since: Since) -> Vec<String> {
        let (catalogue, journal) = &sample();
        let progress = &journal.progress();
        let library = Library::new(catalogue.clone()).unwrap();
        let board = Board {
            catalogue,
            progress,
            calendar: None,
        };
        let now = time(5000);
        let days = board
            .news(
                [journal.entries()],
                &NewsFilter::new(line, since, &library),
                now,
            )
            .0;
        days.iter()
            .map(|day| {
                let counts: Vec<_> = day
                    .counts
                    .iter()
                    .map(|(by, count)| format!("{by} {count}"))
                    .collect();
                let counts = counts.join("  ");
                format!("{}  {counts}", day.label(now.date_naive(), Lang::Zh))
            })
            .collect()
    }

    #[test]
    fn days_have_their_words_and_counts_for_each_person() {
        assert_eq!(
            listed("", Since::Ever),
            [
                "今天 11-23  陈静 2  张伟 1",
                "昨天 11-22  李雷 1",
                "11-14  王芳 1"
            ]
        );
        assert_eq!(listed("", Since::Today).len(), 1);
        assert_eq!(listed("", Since::Week), ["今天 11-23  陈静 2  张伟 1"]);
    }

    #[test]
    fn a_line_narrows_to_a_name_a_unit_an_id_or_what_was_said() {
        assert_eq!(listed("张伟", Since::Ever), ["今天 11-23  张伟 1"]);
        assert_eq!(listed("zhangwei", Since::Ever), ["今天 11-23  张伟 1"]);
        assert_eq!(listed("2.10", Since::Ever), ["昨天 11-22  李雷 1"]);
        assert_eq!(listed("2.1-2.10", Since::Ever).len(), 2);
        assert_eq!(
            listed("发改委", Since::Ever).last().unwrap(),
            "昨天 11-22  李雷 1"
        );
        assert_eq!(listed("班列", Since::Ever), ["今天 11-23  陈静 1"]);
        assert_eq!(listed("陈静 4.1", Since::Ever), ["今天 11-23  陈静 1"]);
        assert!(listed("赵六", Since::Ever).is_empty());
    }

    #[test]
    fn the_latest_entries_come_first_and_undoings_with_what_they_took_back() {
        let (catalogue, kept) = &sample();
        let progress = &kept.progress();
        let board = Board {
            catalogue,
            progress,
            calendar: None,
        };
        let entries = [
            done(-9 * DAY, "王芳", "2.3"),
            undid(-9 * DAY + 1, "王芳", "2.3", -9 * DAY),
            note(-DAY, "李雷", "2.10", "招标"),
            done(0, "张伟", "13.4"),
        ];
        let entries = journal(&entries);
        let latest: Vec<_> = board.latest_first(entries.entries(), time(0)).collect();
        let ids: Vec<_> = latest
            .iter()
            .map(|row| row.past.entry.clause.unwrap().to_string())
            .collect();
        assert_eq!(ids, ["13.4", "2.10", "2.3"]);
        assert!(latest[2].past.taken_back.is_some());
    }

    #[test]
    fn the_days_are_the_readers() {
        let (catalogue, journal) = &sample();
        let progress = &journal.progress();
        let board = Board {
            catalogue,
            progress,
            calendar: None,
        };
        let london = FixedOffset::east_opt(0).unwrap();
        let late = time(5000).with_timezone(&london) + chrono::Duration::hours(8);
        let library = Library::new(catalogue.clone()).unwrap();
        let days = board
            .news(
                [journal.entries()],
                &NewsFilter::new("", Since::Ever, &library),
                late,
            )
            .0;
        // 20:45 in Harbin is 12:45 in London.
        let row = board.news_row(days[0].places[0], late).unwrap();
        assert_eq!(row.at.format("%H:%M").to_string(), "12:45");
        assert_eq!(row.sign, Stage::Done);
    }
}
