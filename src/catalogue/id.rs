//! Clause ids: `2.3` is the third clause of the second area.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::lang::both;
use crate::ronfile::slip;

/// The number of a task area: from 1, in the order of the notice, without gaps; the first half of its clauses' ids.
/// What the notice itself prints before the heading is [`Area::printed`](super::Area::printed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct AreaNo(pub(crate) u32);

impl AreaNo {
    /// The numbers of all areas there can be, in order.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (1..=u32::MAX).map(Self)
    }

    /// Its place among the areas, from 0; `None` for the number 0, which no area has.
    pub(crate) fn place(self) -> Option<usize> {
        usize::try_from(self.0).ok()?.checked_sub(1)
    }
}

impl fmt::Display for AreaNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Names a clause: `area.index`, both counting from 1. Orders as the notice does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ClauseId {
    /// The area's number.
    pub(crate) area: AreaNo,
    /// The clause's place in its area.
    pub(crate) index: u32,
}

impl ClauseId {
    /// The ids of an area's clauses, in order.
    pub(crate) fn in_area(area: AreaNo) -> impl Iterator<Item = Self> {
        (1..=u32::MAX).map(move |index| Self { area, index })
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{}", self.area, self.index))
    }
}

/// The text is not `number.number`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a clause id such as 2.3")
    }
}

impl FromStr for ClauseId {
    type Err = NotAnId;

    fn from_str(s: &str) -> Result<Self, NotAnId> {
        let (area, index) = s.split_once('.').ok_or(NotAnId)?;
        Ok(Self {
            area: AreaNo(number(area)?),
            index: number(index)?,
        })
    }
}

/// A number from 1 in plain digits: no sign, no leading zero.
fn number(s: &str) -> Result<u32, NotAnId> {
    if s.starts_with('0') || !s.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotAnId);
    }
    s.parse().map_err(|_| NotAnId)
}

impl Serialize for ClauseId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClauseId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(|NotAnId| {
                de::Error::custom(slip(&both!("不是条款编号，应写成 \"2.3\"", "{NotAnId}")))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let id = ClauseId {
            area: AreaNo(12),
            index: 3,
        };
        assert_eq!(id.to_string(), "12.3");
        assert_eq!("12.3".parse(), Ok(id));
    }

    #[test]
    fn refuses_what_is_no_id() {
        for bad in [
            "",
            "2",
            "2.",
            ".3",
            "0.1",
            "1.0",
            "02.1",
            "2.3.4",
            "+2.3",
            "二.三",
            "2.99999999999",
        ] {
            assert_eq!(bad.parse::<ClauseId>(), Err(NotAnId), "{bad}");
        }
    }

    #[test]
    fn orders_by_number_not_by_letter() {
        assert!("2.10".parse::<ClauseId>().unwrap() > "2.9".parse().unwrap());
    }
}
