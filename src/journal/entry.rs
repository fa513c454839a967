//! One line of the journal.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::name::Name;
use super::period::Period;
use super::stage::Stage;
use crate::catalogue::ClauseId;

/// When, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Stamp {
    /// To the millisecond, with the offset of the host that wrote it: what its clock said, right or wrong.
    pub(crate) at: DateTime<FixedOffset>,
    /// The operator; never blank.
    pub(crate) by: Name,
    /// The login name of who typed it, where that is another one.
    pub(crate) login: Option<Name>,
}

impl Stamp {
    /// The operator, and the login name of who typed it where that is another.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        [Some(self.by.as_str()), self.login.as_deref()]
            .into_iter()
            .flatten()
    }
}

/// The identity of one save: random, the same for all its entries, so that copies changed apart can't be confused.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SaveId([u8; SaveId::LONGEST]);

/// Letters and digits of a save's identity.
const SAVE_LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl SaveId {
    /// The most bytes that one read from a file may have.
    const LONGEST: usize = 32;

    /// One of these random bits; eight letters are made of 40 of them.
    pub(crate) fn of_bits(bits: u64) -> Self {
        let letter = |at: u32| {
            let index = (bits >> (5 * at)) & 31;
            SAVE_LETTERS[usize::try_from(index).unwrap_or_default()]
        };
        let mut letters = [0; Self::LONGEST];
        for (at, place) in (0..8).zip(&mut letters) {
            *place = letter(at);
        }
        Self(letters)
    }

    /// One that was written; lower-case ASCII letters and digits.
    pub(super) fn read(text: &str) -> Option<Self> {
        let fits = (1..=Self::LONGEST).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        fits.then(|| {
            let mut letters = [0; Self::LONGEST];
            letters[..text.len()].copy_from_slice(text.as_bytes());
            Self(letters)
        })
    }

    /// Its letters; the rest of the place that they have is empty, so that they order as texts do.
    fn as_str(&self) -> &str {
        let length = self.0.iter().position(|letter| *letter == 0);
        let letters = &self.0[..length.unwrap_or(Self::LONGEST)];
        // All are ASCII.
        std::str::from_utf8(letters).unwrap_or_default()
    }
}

impl fmt::Display for SaveId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for SaveId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SaveId").field(&self.as_str()).finish()
    }
}

/// Names a save: by its identity, or in entries of the format's version 1 by time and operator.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum SaveKey {
    /// Version 2.
    Id(SaveId),
    /// Version 1.
    Stamp {
        /// When.
        at: DateTime<FixedOffset>,
        /// By whom.
        by: Name,
    },
}

/// A quick check of a text: CRC-32, written as eight hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TextHash(pub(super) u32);

impl TextHash {
    /// That of a text.
    pub(crate) fn of(text: &str) -> Self {
        Self(crc32fast::hash(text.as_bytes()))
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// What was recorded, mostly for one clause. Orders by the journal's clock, then by time, operator, save, clause and deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// When and by whom.
    pub(crate) stamp: Stamp,
    /// Where it stands among the entries, in milliseconds, where its time alone does not say so: the clock that wrote it was
    /// behind what it had read.
    pub(crate) order: Option<i64>,
    /// Its save; entries of version 1 have none.
    pub(crate) save: Option<SaveId>,
    /// For which clause; one that the catalogue lacks is kept. [`Did::Asked`] and [`Did::Urged`] have none, nor has what
    /// takes them back.
    pub(crate) clause: Option<ClauseId>,
    /// The hash of the clause's text as it was then.
    pub(crate) text: Option<TextHash>,
    /// What.
    pub(crate) did: Did,
}

impl Entry {
    /// Its place in the order of the journal, in milliseconds: a hybrid logical clock.
    pub(crate) fn order(&self) -> i64 {
        self.order
            .unwrap_or_else(|| self.stamp.at.timestamp_millis())
    }

    /// The name of its save.
    pub(crate) fn key(&self) -> SaveKey {
        match &self.save {
            Some(save) => SaveKey::Id(save.clone()),
            None => SaveKey::Stamp {
                at: self.stamp.at,
                by: self.stamp.by.clone(),
            },
        }
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        fn rest(entry: &Entry) -> impl Ord + '_ {
            let Entry {
                stamp,
                order,
                save,
                clause,
                text,
                did,
            } = entry;
            (stamp, save, clause, did, order, text)
        }
        self.order()
            .cmp(&other.order())
            .then_with(|| rest(self).cmp(&rest(other)))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What an operator did.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Did {
    /// Marked done.
    Done,
    /// Took the done mark off.
    Reopened,
    /// Noted progress.
    Note(String),
    /// Recorded the value that an indicator has reached.
    Value {
        /// Which of the clause's indicators, from 1.
        indicator: u16,
        /// The value as typed.
        value: String,
    },
    /// Took back an earlier save's entries for the same clause, so that all is as if they had never been; taking back such
    /// an entry restores what it took back. Keeps whose mark it was, which a plain reverse mark would not.
    Undid(SaveKey),
    /// Set the day by which the clause is due.
    Due {
        /// The last day.
        on: NaiveDate,
        /// Why; required of a change, not of the first day.
        why: Option<String>,
    },
    /// Took the deadline away, and why.
    Lifted(String),
    /// Asked units for returns.
    Asked {
        /// For which period.
        period: Period,
        /// By which day.
        by: NaiveDate,
        /// The units' names.
        units: Vec<String>,
    },
    /// Took in what a unit returned.
    Return(Box<Return>),
    /// Accepted what a unit returned: where the unit says 已完成, the clause is done, and its values are the record's.
    Approved {
        /// The save that holds the return.
        save: SaveId,
        /// Whose return, where the save holds several for the clause.
        unit: Option<String>,
        /// On which day the work was done, where the unit or the office says so.
        on: Option<NaiveDate>,
    },
    /// Sent back what a unit returned, and why.
    SentBack {
        /// The save that holds the return.
        save: SaveId,
        /// Whose return, where the save holds several for the clause.
        unit: Option<String>,
        /// What is missing.
        why: String,
    },
    /// Urged a unit whose return is missing.
    Urged {
        /// The unit's name.
        unit: String,
        /// For which period.
        period: Period,
        /// How: 电话, 发函.
        how: Option<String>,
        /// What it answered.
        answer: Option<String>,
    },
}

/// What a unit reports on a clause for a period (报送). Texts are as the sheet has them; `None` where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Return {
    /// The unit's name.
    pub(crate) unit: String,
    /// For which period.
    pub(crate) period: Period,
    /// How far the unit says the clause is.
    pub(crate) state: Option<Stage>,
    /// The day on which the unit says it was done.
    pub(crate) on: Option<NaiveDate>,
    /// 进展情况.
    pub(crate) progress: Option<String>,
    /// 存在问题.
    pub(crate) problems: Option<String>,
    /// 下一步打算.
    pub(crate) next: Option<String>,
    /// 备注.
    pub(crate) remark: Option<String>,
    /// The value of each indicator (from 1) that it gives, as typed.
    pub(crate) values: BTreeMap<u16, String>,
    /// 填报人.
    pub(crate) filled: Option<String>,
    /// 联系电话.
    pub(crate) phone: Option<String>,
    /// 审核人.
    pub(crate) checked: Option<String>,
    /// 填报日期.
    pub(crate) filled_on: Option<NaiveDate>,
    /// The file it came in, by name.
    pub(crate) source: Option<String>,
}

impl Return {
    /// Whether it says the same as another, whatever file each came in.
    pub(crate) fn says_as(&self, other: &Self) -> bool {
        let same = Self {
            source: other.source.clone(),
            ..self.clone()
        };
        same == *other
    }

    /// Whether it says that the unit has begun: a state beyond 未启动, a text or a value.
    pub(crate) fn tells_of_work(&self) -> bool {
        self.state.is_some_and(|state| state != Stage::Pending)
            || [&self.progress, &self.problems, &self.next, &self.remark]
                .into_iter()
                .any(Option::is_some)
            || !self.values.is_empty()
    }
}

impl Did {
    /// Whether it says that the clause is done or is not.
    pub(crate) fn is_mark(&self) -> bool {
        matches!(self, Self::Done | Self::Reopened | Self::Approved { .. })
    }

    /// Which save it takes back, if it takes something back.
    pub(crate) fn undoes(&self) -> Option<&SaveKey> {
        match self {
            Self::Undid(key) => Some(key),
            _ => None,
        }
    }

    /// Whether it is for a clause. What takes something back is for what that was for.
    pub(super) fn needs_clause(&self) -> Option<bool> {
        match self {
            Self::Asked { .. } | Self::Urged { .. } => Some(false),
            Self::Undid(_) => None,
            _ => Some(true),
        }
    }
}
