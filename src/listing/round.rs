//! A period's returns: what each unit was asked for and what came of it.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::board::Board;
use super::clauses::ClauseRow;
use super::owed::{OwedRow, Part};
use super::words::{in_zone, who};
use crate::catalogue::{ClauseId, NoticeNo, UnitId};
use crate::journal::{Period, Returned, Urged, Verdict};
use crate::lang::{Label, Lang, tr};

/// How a unit answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reply {
    /// It was asked and has returned nothing.
    Missing,
    /// It returned after the day.
    Late,
    /// It returned by the day.
    InTime,
    /// It returned without having been asked.
    Unasked,
}

impl Reply {
    /// It in a word; the English one is also its name in JSON.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Missing => Label::new("未报", "missing"),
            Self::Late => Label::new("迟报", "late"),
            Self::InTime => Label::new("按时", "in-time"),
            Self::Unasked => Label::new("自报", "unasked"),
        }
    }
}

/// A clause in a unit's returns: what the unit returned last, and what the journal has.
#[derive(Clone, Copy)]
pub(crate) struct RoundRow<'a> {
    /// The clause with what the journal has of it.
    pub(crate) row: ClauseRow<'a>,
    /// What the unit has to do with it; `None` where the notice does not name the unit there.
    pub(crate) part: Option<Part>,
    /// The unit's latest return on it for the period.
    pub(crate) latest: Option<&'a Returned>,
}

impl RoundRow<'_> {
    /// Whether the unit calls it done and the office has said nothing to that.
    pub(crate) fn waits(&self) -> bool {
        let waiting = |latest: &Returned| self.row.state.returns.waiting().any(|one| one == latest);
        self.latest.is_some_and(waiting)
    }

    /// Whether the office sent the return back.
    pub(crate) fn is_sent_back(&self) -> bool {
        let sent_back = |one: &Returned| matches!(one.verdict, Verdict::SentBack { .. });
        self.latest.is_some_and(sent_back)
    }
}

/// A unit in a period.
pub(crate) struct RoundUnit<'a> {
    /// For which notice.
    pub(crate) notice: NoticeNo,
    /// What it is called where notices stand beside one another.
    pub(crate) shown: &'a str,
    /// Its name.
    pub(crate) name: &'a str,
    /// Which in the catalogue; `None` where it has no unit of that name any more.
    pub(crate) id: Option<UnitId>,
    /// By which day it was asked to return; `None` where it was not.
    pub(crate) by: Option<NaiveDate>,
    /// How it answered.
    pub(crate) reply: Reply,
    /// The day of its first return; see [`Board::round`].
    pub(crate) on: Option<NaiveDate>,
    /// The clauses that it owes a return on, and what else it returned on, by part.
    pub(crate) rows: Vec<RoundRow<'a>>,
    /// Its return that was taken in last: who filled it in and who checked it.
    pub(crate) latest: Option<&'a Returned>,
    /// How it was urged, in order.
    pub(crate) urged: Vec<Urged<'a>>,
}

impl<'a> RoundUnit<'a> {
    /// On how many clauses it owes a return.
    pub(crate) fn owed(&self) -> usize {
        self.rows.len()
    }

    /// On how many it has returned something.
    pub(crate) fn returned(&self) -> usize {
        self.count(|row| row.latest.is_some())
    }

    /// On how many its 已完成 waits for the office.
    pub(crate) fn waiting(&self) -> usize {
        self.count(RoundRow::waits)
    }

    /// On how many the office sent its return back.
    pub(crate) fn sent_back(&self) -> usize {
        self.count(RoundRow::is_sent_back)
    }

    fn count(&self, what: impl Fn(&RoundRow<'a>) -> bool) -> usize {
        self.rows.iter().filter(|row| what(row)).count()
    }

    /// How it was urged last: 12-24 电话：明日报（王芳）; empty where it was not.
    pub(crate) fn last_urged(&self, lang: Lang) -> String {
        let Some(last) = self.urged.last() else {
            return String::new();
        };
        let day = in_zone(last.stamp.at).format("%m-%d");
        let how = last.how.map(|how| format!(" {how}")).unwrap_or_default();
        let by = who(last.stamp);
        let answer = last.answer;
        let answer = answer.map(|answer| tr!(lang, "：{answer}", ": {answer}"));
        let answer = answer.unwrap_or_default();
        tr!(
            lang,
            "{day}{how}{answer}（{by}）",
            "{day}{how}{answer} ({by})"
        )
    }
}

/// A period's returns.
pub(crate) struct Round<'a> {
    /// Which period.
    pub(crate) period: Period,
    /// The units that were asked, in the order in which they were, then those that returned unasked.
    pub(crate) units: Vec<RoundUnit<'a>>,
}

impl<'a> Round<'a> {
    /// The day that most units were told; `None` where nobody was asked.
    pub(crate) fn by(&self) -> Option<NaiveDate> {
        let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        for day in self.units.iter().filter_map(|unit| unit.by) {
            *days.entry(day).or_default() += 1;
        }
        let most = days.into_iter().max_by_key(|(day, count)| (*count, *day));
        most.map(|(day, _)| day)
    }

    /// The units that answered so.
    pub(crate) fn replied(&self, reply: Reply) -> impl Iterator<Item = &RoundUnit<'a>> {
        self.units.iter().filter(move |unit| unit.reply == reply)
    }

    /// How many units were asked: 应报.
    pub(crate) fn asked(&self) -> usize {
        self.units.iter().filter(|unit| unit.by.is_some()).count()
    }

    /// How many of those have returned, late or not: 已报.
    pub(crate) fn returned(&self) -> usize {
        self.replied(Reply::InTime).count() + self.replied(Reply::Late).count()
    }

    /// On how many clauses a unit's 已完成 waits for the office: 待核.
    pub(crate) fn waiting(&self) -> usize {
        self.units.iter().map(RoundUnit::waiting).sum()
    }

    /// All of it in a line: 应报 41，已报 31，未报 10，迟报 2，待核 9.
    pub(crate) fn describe(&self, lang: Lang) -> String {
        let (asked, returned, waiting) = (self.asked(), self.returned(), self.waiting());
        let missing = self.replied(Reply::Missing).count();
        let late = self.replied(Reply::Late).count();
        tr!(
            lang,
            "应报 {asked}，已报 {returned}，未报 {missing}，迟报 {late}，待核 {waiting}",
            "asked {asked}, returned {returned}, missing {missing}, late {late}, to review {waiting}"
        )
    }
}

/// The returns of one unit in a period, while they are looked up.
#[derive(Default)]
struct Found<'a> {
    /// The latest of each clause.
    latest: HashMap<ClauseId, &'a Returned>,
    /// The one that was taken in first, replaced or not.
    first: Option<&'a Returned>,
    /// The one that was taken in last.
    last: Option<&'a Returned>,
}

impl<'a> Board<'a> {
    /// The returns of a period. A unit's return counts as of the day on which the unit says that it was filled in, and only
    /// where it does not say so as of the day on which it was taken in: that the office opens it later is not the unit's
    /// delay. Its first return counts; one that is mended later does not make it late.
    pub(crate) fn round(self, period: Period) -> Round<'a> {
        let notices = self.catalogue.notices();
        let units = notices.flat_map(|(notice, _)| self.round_of(notice, period));
        let mut units: Vec<_> = units.collect();
        if self.catalogue.is_shelf() {
            // What one unit owes in several notices stands together.
            units.sort_by_key(|unit| (unit.id.is_none(), unit.id));
        }
        Round { period, units }
    }

    /// The units of one notice that were asked or returned something, in the order in which they were asked.
    pub(super) fn round_of(self, notice: NoticeNo, period: Period) -> Vec<RoundUnit<'a>> {
        let mut found = self.returns_for(notice, period);
        let mut asked = self.progress.asked(period);
        asked.retain(|one| one.notice == notice);
        if asked.is_empty() && found.is_empty() {
            return Vec::new();
        }
        let mut owing = self.owing_by_unit(notice, false);
        let mut supporting: Option<HashMap<UnitId, Vec<OwedRow<'a>>>> = None;
        let mut urged = self.progress.urged(period);
        urged.retain(|one| one.notice == notice);
        let mut names: Vec<(&'a str, Option<NaiveDate>)> =
            asked.iter().map(|one| (one.unit, Some(one.by))).collect();
        let mut unasked: Vec<&'a str> = found.keys().copied().collect();
        unasked.retain(|name| names.iter().all(|(asked, _)| asked != name));
        unasked.sort_unstable();
        names.extend(unasked.into_iter().map(|name| (name, None)));
        let units = names.into_iter().map(|(name, by)| {
            let found = found.remove(name).unwrap_or_default();
            let id = self.catalogue.unit_in(notice, name);
            let owed = id.and_then(|id| {
                owing.remove(&id).or_else(|| {
                    let supporting =
                        supporting.get_or_insert_with(|| self.owing_by_unit(notice, true));
                    supporting.remove(&id)
                })
            });
            // Who was not asked owes nothing.
            let owed = owed.filter(|_| by.is_some()).unwrap_or_default();
            let on = found.first.map(day_of);
            RoundUnit {
                notice,
                shown: id.map_or(name, |id| &self.catalogue.unit(id).name),
                name,
                id,
                by,
                reply: match (by, on) {
                    (Some(_), None) => Reply::Missing,
                    (Some(by), Some(on)) if on > by => Reply::Late,
                    (Some(_), Some(_)) => Reply::InTime,
                    (None, _) => Reply::Unasked,
                },
                on,
                rows: self.round_rows(id, &owed, &found.latest),
                latest: found.last,
                urged: urged
                    .iter()
                    .filter(|one| one.unit == name)
                    .copied()
                    .collect(),
            }
        });
        units.collect()
    }

    /// The returns of a period by unit.
    fn returns_for(self, notice: NoticeNo, period: Period) -> HashMap<&'a str, Found<'a>> {
        let mut found: HashMap<&'a str, Found<'a>> = HashMap::new();
        for ClauseRow { clause, state, .. } in self.clauses_of(notice) {
            let returns = &state.returns;
            for one in returns.all().filter(|one| one.said.period == period) {
                let unit = found.entry(one.said.unit.as_str()).or_default();
                unit.latest.insert(clause.id, one);
                if unit.first.is_none_or(|first| one.stamp.at < first.stamp.at) {
                    unit.first = Some(one);
                }
                if unit.last.is_none_or(|last| one.stamp.at >= last.stamp.at) {
                    unit.last = Some(one);
                }
            }
        }
        found
    }

    fn owing_by_unit(self, notice: NoticeNo, support: bool) -> HashMap<UnitId, Vec<OwedRow<'a>>> {
        let owing = self
            .owing(self.clauses_of(notice), support)
            .units
            .into_iter();
        owing.map(|owed| (owed.id, owed.rows)).collect()
    }

    /// What a unit owes, and what else it returned on.
    fn round_rows(
        self,
        unit: Option<UnitId>,
        owed: &[OwedRow<'a>],
        latest: &HashMap<ClauseId, &'a Returned>,
    ) -> Vec<RoundRow<'a>> {
        let mut rows: Vec<RoundRow<'a>> = owed
            .iter()
            .map(|owed| RoundRow {
                row: owed.row,
                part: Some(owed.part),
                latest: latest.get(&owed.row.clause.id).copied(),
            })
            .collect();
        let mut more: Vec<ClauseId> = latest.keys().copied().collect();
        more.retain(|id| owed.iter().all(|owed| owed.row.clause.id != *id));
        more.sort_unstable();
        let more = more.into_iter().filter_map(|id| self.catalogue.clause(id));
        rows.extend(more.map(|clause| RoundRow {
            row: self.row(clause),
            part: unit.and_then(|unit| self.part_in(unit, clause)),
            latest: latest.get(&clause.id).copied(),
        }));
        rows
    }
}

/// As of which day a return counts.
fn day_of(one: &Returned) -> NaiveDate {
    let taken_in = || in_zone(one.stamp.at).date_naive();
    one.said.filled_on.unwrap_or_else(taken_in)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::journal::samples::{day, empty_return, entry, id, journal, period, save, saved};
    use crate::journal::{Did, Entry, Return, Stage};

    /// 2026-11-23 is the day on which all of these are recorded.
    fn asked(units: &[&str], by: &str) -> Entry {
        let did = Did::Asked {
            period: period("2026-Q4"),
            by: day(by),
            units: units.iter().map(|&unit| unit.to_owned()).collect(),
        };
        Entry {
            clause: None,
            ..saved("asked", entry(1, "lilei", "1.1", did))
        }
    }

    fn returned(ms: i64, clause: &str, said: Return) -> Entry {
        let name = format!("save{ms}");
        saved(
            &name,
            entry(ms, "lilei", clause, Did::Return(Box::new(said))),
        )
    }

    fn with_round<T>(entries: &[Entry], test: impl Fn(&Round<'_>) -> T) -> T {
        let catalogue = Catalogue::embedded().unwrap();
        let progress = journal(entries).progress();
        let board = Board {
            catalogue: &catalogue,
            progress: &progress,
            calendar: None,
        };
        test(&board.round(period("2026-Q4")))
    }

    fn filled_on(unit: &str, on: Option<&str>, state: Stage) -> Return {
        Return {
            state: Some(state),
            filled_on: on.map(day),
            ..empty_return(unit)
        }
    }

    #[test]
    fn the_day_that_the_unit_filled_it_in_counts_and_else_that_of_taking_it_in() {
        let units = ["省商务厅", "省工信委", "省教育厅", "省农委"];
        let entries = [
            asked(&units, "2026-11-22"),
            returned(
                2,
                "4.1",
                filled_on(units[0], Some("2026-11-20"), Stage::Done),
            ),
            returned(3, "2.1", filled_on(units[1], None, Stage::Started)),
            returned(
                4,
                "1.1",
                filled_on(units[2], Some("2026-11-23"), Stage::Started),
            ),
        ];
        with_round(&entries, |round| {
            let replies: Vec<_> = round.units.iter().map(|unit| unit.reply).collect();
            assert_eq!(
                replies,
                [Reply::InTime, Reply::Late, Reply::Late, Reply::Missing]
            );
            assert_eq!(
                round.describe(Lang::Zh),
                "应报 4，已报 3，未报 1，迟报 2，待核 1"
            );
            assert_eq!(round.by(), Some(day("2026-11-22")));
            let first = &round.units[0];
            assert_eq!((first.returned(), first.waiting()), (1, 1));
            assert_eq!(first.owed(), 12);
            assert!(first.id.is_some());
            let row = first.rows.iter().find(|row| row.latest.is_some()).unwrap();
            assert_eq!((row.row.clause.id, row.part), (id("4.1"), Some(Part::Lead)));
        });
    }

    #[test]
    fn a_return_that_is_mended_later_was_not_late() {
        let entries = [
            asked(&["省商务厅"], "2026-11-22"),
            returned(
                2,
                "4.1",
                filled_on("省商务厅", Some("2026-11-20"), Stage::Started),
            ),
            returned(
                3,
                "4.1",
                filled_on("省商务厅", Some("2026-11-30"), Stage::Done),
            ),
        ];
        with_round(&entries, |round| {
            let unit = &round.units[0];
            assert_eq!(unit.reply, Reply::InTime);
            assert_eq!(unit.latest.unwrap().said.state, Some(Stage::Done));
            assert_eq!(unit.waiting(), 1);
        });
    }

    #[test]
    fn who_returns_unasked_owes_nothing_and_is_told_last() {
        let entries = [
            asked(&["省教育厅"], "2026-12-25"),
            returned(2, "4.1", filled_on("省商务厅", None, Stage::Started)),
        ];
        with_round(&entries, |round| {
            assert_eq!((round.asked(), round.returned()), (1, 0));
            let last = round.units.last().unwrap();
            assert_eq!((last.name, last.reply), ("省商务厅", Reply::Unasked));
            assert_eq!(last.rows.len(), 1);
        });
    }

    #[test]
    fn a_return_that_was_approved_or_sent_back_waits_no_longer() {
        let mut entries = vec![
            asked(&["省商务厅"], "2026-12-25"),
            returned(2, "4.1", filled_on("省商务厅", None, Stage::Done)),
            returned(3, "4.2", filled_on("省商务厅", None, Stage::Done)),
        ];
        with_round(&entries, |round| assert_eq!(round.waiting(), 2));
        let approved = Did::Approved {
            save: save("save2"),
            unit: None,
            on: None,
        };
        let sent_back = Did::SentBack {
            save: save("save3"),
            unit: None,
            why: "缺验收材料".to_owned(),
        };
        entries.push(saved("ok", entry(4, "lilei", "4.1", approved)));
        entries.push(saved("no", entry(5, "lilei", "4.2", sent_back)));
        with_round(&entries, |round| {
            let unit = &round.units[0];
            assert_eq!(
                (unit.waiting(), unit.sent_back(), unit.returned()),
                (0, 1, 2)
            );
        });
    }
}
