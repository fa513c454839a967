//! Strips: how far clauses are, as a row of columns that can be read from the back of a room.
//!
//! In a list every clause is a cell of two columns, so that a strip shows size and state at once and can be counted aloud.
//! Where the longest strip of a list does not fit, all of the list shrink alike, so that their lengths can still be
//! compared; the numbers beside them then say what the cells no longer do.

use super::tally::Tally;
use crate::journal::Stage;

/// Columns of a clause's cell.
const CELL: usize = 2;

/// How a strip is read: done first.
const ORDER: [Stage; 3] = [Stage::Done, Stage::Started, Stage::Pending];

/// The cell of one clause where nothing can be coloured.
fn cell(stage: Stage) -> &'static str {
    match stage {
        Stage::Done => "##",
        Stage::Started => "==",
        Stage::Pending => " .",
    }
}

/// One column where a clause has no two.
fn column(stage: Stage) -> &'static str {
    match stage {
        Stage::Done => "#",
        Stage::Started => "=",
        Stage::Pending => ".",
    }
}

/// Columns side by side that look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// What they stand for.
    pub(crate) stage: Stage,
    /// How many there are; never 0.
    pub(crate) columns: usize,
}

/// How many columns the clauses of all strips of a list get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    /// The columns there are for the longest strip.
    room: usize,
    /// The clauses of the longest strip.
    most: usize,
}

impl Scale {
    /// For strips of at most `most` clauses each in `room` columns.
    pub(crate) fn new(room: usize, most: usize) -> Self {
        Self { room, most }
    }

    /// For these strips in `room` columns.
    pub(crate) fn of(room: usize, tallies: impl IntoIterator<Item = Tally>) -> Self {
        let most = tallies.into_iter().map(|tally| tally.of).max();
        Self::new(room, most.unwrap_or(0))
    }

    /// Whether every clause has a cell of its own.
    pub(crate) fn counts(self) -> bool {
        self.most * CELL <= self.room
    }

    /// The columns of the longest strip.
    pub(crate) fn columns(self) -> usize {
        (self.most * CELL).min(self.room)
    }

    /// The columns of a strip of so many clauses; at least one for any clause, if there is one at all.
    fn columns_of(self, clauses: usize) -> usize {
        if self.counts() || self.most == 0 {
            return clauses * CELL;
        }
        let share = (clauses * self.room + self.most / 2) / self.most;
        share.max(clauses.min(1)).min(self.room)
    }
}

/// A strip: at most one run of each look, done first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Strip {
    runs: Vec<Run>,
    /// Whether every clause has a cell of its own.
    counts: bool,
}

impl Strip {
    /// The strip of these clauses among those of a list.
    pub(crate) fn new(tally: Tally, scale: Scale) -> Self {
        if scale.counts() {
            return Self {
                runs: runs(counts(tally).map(|clauses| clauses * CELL)),
                counts: true,
            };
        }
        Self::filling(tally, scale.columns_of(tally.of))
    }

    /// The strip of these clauses over just `columns`, whatever their number; empty where there are no clauses.
    pub(crate) fn filling(tally: Tally, columns: usize) -> Self {
        Self {
            runs: runs(share(counts(tally), columns)),
            counts: false,
        }
    }

    /// Its runs from the left.
    pub(crate) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Whether every clause has a cell of its own; if not, numbers must stand beside it.
    #[cfg(test)]
    pub(crate) fn counts(&self) -> bool {
        self.counts
    }

    /// How many columns it takes.
    pub(crate) fn columns(&self) -> usize {
        self.runs.iter().map(|run| run.columns).sum()
    }

    /// A run as characters of one column each.
    pub(crate) fn text_of(&self, run: Run) -> String {
        if self.counts {
            cell(run.stage).repeat(run.columns / CELL)
        } else {
            column(run.stage).repeat(run.columns)
        }
    }

    /// The strip where nothing can be coloured: `##==== . .`.
    #[cfg(test)]
    pub(crate) fn text(&self) -> String {
        self.runs.iter().map(|run| self.text_of(*run)).collect()
    }
}

/// Done, started and pending.
fn counts(tally: Tally) -> [usize; 3] {
    [tally.done, tally.started, tally.pending()]
}

fn runs(columns: [usize; 3]) -> Vec<Run> {
    let runs = ORDER.into_iter().zip(columns);
    runs.filter(|(_, columns)| *columns > 0)
        .map(|(stage, columns)| Run { stage, columns })
        .collect()
}

/// `columns` shared out by these counts: the whole parts, then a column each to the largest remainders.
///
/// What has clauses keeps a column as long as there are enough. Where there are too few, it must still not look as if all
/// were done, or none: two columns show what is done and the larger rest, one column shows what is mixed as under way.
fn share(counts: [usize; 3], columns: usize) -> [usize; 3] {
    let all: usize = counts.iter().sum();
    let present = counts.iter().filter(|count| **count > 0).count();
    if all == 0 || columns == 0 {
        return [0; 3];
    }
    if present > columns {
        return match (columns, counts) {
            (1, _) => [0, 1, 0],
            (_, [_, started, pending]) if started >= pending => [1, 1, 0],
            _ => [1, 0, 1],
        };
    }
    let mut shares = counts.map(|count| (count * columns / all).max(count.min(1)));
    // Those that were lifted to one column may have taken too many: the largest gives them back.
    while shares.iter().sum::<usize>() > columns {
        let excess = |at: &usize| (shares[*at] > 1, shares[*at] * all, usize::MAX - counts[*at]);
        let Some(largest) = (0..3).max_by_key(excess) else {
            break;
        };
        shares[largest] -= 1;
    }
    while shares.iter().sum::<usize>() < columns {
        let missing = |at: &usize| (counts[*at] * columns).saturating_sub(shares[*at] * all);
        // The first of equal ones, so that done does not look smaller than it is.
        let Some(next) = (0..3).rev().max_by_key(missing) else {
            break;
        };
        shares[next] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tally(done: usize, started: usize, pending: usize) -> Tally {
        Tally {
            done,
            started,
            of: done + started + pending,
        }
    }

    fn any_tally() -> impl Strategy<Value = Tally> {
        let count = || prop_oneof![0_usize..4, 0_usize..200];
        (count(), count(), count())
            .prop_map(|(done, started, pending)| tally(done, started, pending))
    }

    #[test]
    fn every_clause_is_a_cell_of_two_columns() {
        let scale = Scale::new(26, 13);
        let strip = Strip::new(tally(2, 3, 5), scale);
        assert_eq!(strip.text(), "####====== . . . . .");
        assert!(strip.counts());
        assert_eq!(
            strip.runs().iter().map(|run| run.columns).sum::<usize>(),
            20
        );
        assert_eq!(Strip::new(tally(0, 1, 0), scale).text(), "==");
        assert_eq!(Strip::new(Tally::default(), scale).text(), "");
    }

    #[test]
    fn a_list_too_long_for_its_room_shrinks_as_a_whole() {
        let scale = Scale::of(12, [tally(1, 4, 11), tally(2, 3, 1), tally(0, 0, 1)]);
        let text = |tally| Strip::new(tally, scale).text();
        assert!(!scale.counts());
        assert_eq!(text(tally(1, 4, 11)), "#===........");
        assert_eq!(text(tally(2, 3, 1)), "##==.");
        assert_eq!(text(tally(0, 0, 1)), ".");
        assert_eq!(text(Tally::default()), "");
    }

    #[test]
    fn a_total_fills_its_room_with_the_largest_remainders() {
        assert_eq!(Strip::filling(tally(15, 22, 50), 10).text(), "##==......");
        assert_eq!(Strip::filling(tally(1, 1, 1), 4).text(), "##=.");
        assert_eq!(Strip::filling(tally(1, 0, 86), 10).text(), "#.........");
        assert_eq!(Strip::filling(tally(86, 0, 1), 10).text(), "#########.");
        assert_eq!(Strip::filling(Tally::default(), 10).text(), "");
    }

    #[test]
    fn too_few_columns_never_say_all_or_none() {
        assert_eq!(Strip::filling(tally(9, 1, 1), 2).text(), "#=");
        assert_eq!(Strip::filling(tally(9, 1, 2), 2).text(), "#.");
        assert_eq!(Strip::filling(tally(9, 0, 1), 1).text(), "=");
        assert_eq!(Strip::filling(tally(9, 0, 0), 1).text(), "#");
        assert_eq!(Strip::filling(tally(0, 0, 9), 1).text(), ".");
    }

    proptest! {
        #[test]
        fn a_strip_fills_its_room_and_keeps_what_there_is(tally in any_tally(), columns in 1_usize..250) {
            let shares = share(counts(tally), columns);
            if tally.of == 0 {
                prop_assert_eq!(shares, [0; 3]);
                return Ok(());
            }
            prop_assert_eq!(shares.iter().sum::<usize>(), columns);
            let present = counts(tally).iter().filter(|count| **count > 0).count();
            for (count, share) in counts(tally).into_iter().zip(shares) {
                if present <= columns {
                    prop_assert_eq!(count > 0, share > 0);
                    // Within a column of the true share, but for those lifted to one.
                    let exact = count * columns;
                    let off = (share * tally.of).abs_diff(exact);
                    prop_assert!(off <= 3 * tally.of, "{:?} {:?}", tally, shares);
                }
            }
            // Solid from end to end, or without any solid column, only when it is so.
            prop_assert!((shares[0] == columns) == (tally.done == tally.of));
            if columns > 1 {
                prop_assert_eq!(shares[0] > 0, tally.done > 0);
            }
        }

        #[test]
        fn strips_of_a_list_stay_in_their_room(tallies in prop::collection::vec(any_tally(), 1..8), room in 0_usize..60) {
            let scale = Scale::of(room, tallies.iter().copied());
            for tally in &tallies {
                let strip = Strip::new(*tally, scale);
                prop_assert!(strip.columns() <= room);
                prop_assert!(strip.columns() <= scale.columns());
                prop_assert_eq!(strip.text().len(), strip.columns());
                prop_assert_eq!(strip.columns() == 0, tally.of == 0 || room == 0);
                if strip.counts() {
                    prop_assert_eq!(strip.columns(), tally.of * CELL);
                }
            }
        }

        #[test]
        fn more_done_never_looks_like_less(done in 0_usize..90, columns in 2_usize..120) {
            let solid = |done| share([done, 0, 90 - done], columns)[0];
            prop_assert!(solid(done) <= solid(done + 1));
        }
    }
}
