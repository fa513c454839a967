//! Clause ids: `2.3` is the third clause of the second area.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::lang::both;
use crate::ronfile::slip;

/// The place of a notice on the shelf, from 0. A notice that is open alone has place 0, so that nothing else need know of a
/// shelf. It stands in no file: there an id is that of the notice whose file it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NoticeNo(u16);

impl NoticeNo {
    /// The places of so many notices as there can be, in order.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..=u16::MAX).map(Self)
    }

    /// The same as an index.
    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A line of a notice, by its number from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct LineNo {
    /// The notice that it is a line of.
    pub(crate) notice: NoticeNo,
    /// Its number there.
    pub(crate) line: usize,
}

/// The number of a task area: from 1, in the order of the notice, without gaps; the first half of its clauses' ids.
/// What the notice itself prints before the heading is [`Area::printed`](super::Area::printed).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct AreaNo {
    /// The notice that it is an area of.
    pub(crate) notice: NoticeNo,
    /// Its number there.
    pub(crate) number: u32,
}

impl AreaNo {
    /// That of a notice that is open alone.
    pub(crate) const fn new(number: u32) -> Self {
        Self {
            notice: NoticeNo(0),
            number,
        }
    }

    /// The area of this number in a notice.
    pub(crate) const fn on(self, notice: NoticeNo) -> Self {
        Self { notice, ..self }
    }

    /// The numbers of all areas there can be, in order.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (1..=u32::MAX).map(Self::new)
    }

    /// Its place among the areas of its notice, from 0; `None` for the number 0, which no area has.
    pub(crate) fn place(self) -> Option<usize> {
        usize::try_from(self.number).ok()?.checked_sub(1)
    }
}

impl Serialize for AreaNo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.number.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for AreaNo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u32::deserialize(deserializer).map(Self::new)
    }
}

impl fmt::Display for AreaNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}

/// Names a clause: `area.index`, both counting from 1. Orders as the notice does, and notices as the shelf does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ClauseId {
    /// The area's number.
    pub(crate) area: AreaNo,
    /// The clause's place in its area.
    pub(crate) index: u32,
}

impl ClauseId {
    /// The notice that it is a clause of.
    pub(crate) const fn notice(self) -> NoticeNo {
        self.area.notice
    }

    /// The clause of this number in a notice.
    pub(crate) const fn on(self, notice: NoticeNo) -> Self {
        Self {
            area: self.area.on(notice),
            ..self
        }
    }

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
            area: AreaNo::new(number(area)?),
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
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            (self.area, self.index).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for ClauseId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            let (area, index) = Deserialize::deserialize(deserializer)?;
            return Ok(Self { area, index });
        }
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
            area: AreaNo::new(12),
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
