//! What is counted over all clauses: once for as long as nothing changes, since lists ask for it row by row and frame by frame.

use std::sync::OnceLock;

use chrono::NaiveDate;
use foldhash::HashMap;

use super::flags::Flags;
use crate::catalogue::AreaNo;

/// Of each unit, by its place in the catalogue, how many clauses it has in each role, by stage.
pub(crate) type UnitCounts = Vec<[[usize; 3]; 3]>;

/// How many clauses are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// By [`Stage`](super::Stage).
    pub(crate) stages: [usize; 3],
    /// By [`Flags::kind`].
    pub(crate) flags: [usize; Flags::KINDS],
}

impl Counts {
    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        let mut sum = self;
        let stages = sum.stages.iter_mut().zip(other.stages);
        let flags = sum.flags.iter_mut().zip(other.flags);
        stages.chain(flags).for_each(|(own, more)| *own += more);
        sum
    }
}

/// Of each area.
pub(crate) type AreaCounts = HashMap<AreaNo, Counts>;

/// The day that flags are counted from, and days before a due day from which it is near; `None` without any.
pub(crate) type FlagDay = Option<(NaiveDate, u16)>;

/// Made of progress when it is first asked for. It follows from the rest, so that all are equal.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted {
    units: OnceLock<UnitCounts>,
    areas: OnceLock<(FlagDay, AreaCounts)>,
}

impl Counted {
    /// What `count` counts.
    pub(super) fn units(&self, count: impl FnOnce() -> UnitCounts) -> &UnitCounts {
        self.units.get_or_init(count)
    }

    /// What `count` counts with the flags of a day; `None` where it has been counted for another one.
    pub(super) fn areas(
        &self,
        day: FlagDay,
        count: impl FnOnce() -> AreaCounts,
    ) -> Option<&AreaCounts> {
        let (of, counts) = self.areas.get_or_init(|| (day, count()));
        (*of == day).then_some(counts)
    }

    /// Forgets what depends on the day.
    pub(super) fn another_day(&mut self) {
        self.areas = OnceLock::new();
    }
}

impl PartialEq for Counted {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Counted {}
