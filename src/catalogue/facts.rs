//! What follows from all clauses and is asked for more often than they are read.

use std::fmt::Debug;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::{Clause, ClauseId, NoticeNo};

/// Texts that can be looked through without reading the clauses.
pub(super) trait Scan: Debug + Send + Sync {
    /// The places, in their area, of the clauses whose text `holds` says yes to; `None` where they cannot be told so.
    fn clauses(&self, area: usize, holds: &dyn Fn(&[u8]) -> bool) -> Option<Vec<usize>>;

    /// The lines of the notice, with their numbers from 1, in which no heading stands and no clause begins.
    fn others(&self) -> Option<Vec<(usize, String)>>;
}

/// It follows from the catalogue, so that all are equal.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    digest: OnceLock<u32>,
    /// The clauses for which the notice sets a day; as ids of a notice that is open alone.
    days: OnceLock<Vec<(ClauseId, NaiveDate)>>,
    /// What looks through clauses that have not been read, of a catalogue that has not been changed since.
    pub(super) scan: Option<Arc<dyn Scan>>,
}

impl Facts {
    /// Those that were found before.
    pub(super) fn known(
        digest: u32,
        days: Vec<(ClauseId, NaiveDate)>,
        scan: Arc<dyn Scan>,
    ) -> Self {
        Self {
            digest: digest.into(),
            days: days.into(),
            scan: Some(scan),
        }
    }

    /// The checksum (CRC-32) of the clauses, which are all of the catalogue, with their numbers.
    pub(super) fn digest<'a>(&self, clauses: impl Iterator<Item = &'a Clause>) -> u32 {
        *self.digest.get_or_init(|| {
            let mut digest = crc32fast::Hasher::new();
            for clause in clauses {
                digest.update(format!("{}\t{}\n", clause.id, clause.text).as_bytes());
            }
            digest.finalize()
        })
    }

    /// Those of the clauses, which are all of the catalogue, for which the notice sets a day; as ids of a notice that is open alone.
    pub(super) fn days<'a>(
        &self,
        clauses: impl Iterator<Item = &'a Clause>,
    ) -> &[(ClauseId, NaiveDate)] {
        let alone = |clause: &Clause| Some((clause.id.on(NoticeNo::default()), clause.day()?));
        self.days
            .get_or_init(|| clauses.filter_map(alone).collect())
    }
}

impl PartialEq for Facts {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Facts {}
