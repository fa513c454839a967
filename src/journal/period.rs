//! Reporting periods: `2026-11`, `2026-Q4`, `2026-H2`, `2026`.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::day::last_of_month;
use crate::lang::{Wording, both};

/// For which stretch of time a unit reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Period {
    year: u16,
    part: Part,
}

/// Which part of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    /// All of it.
    Year,
    /// A half, 1 or 2.
    Half(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A month, 1 to 12.
    Month(u8),
}

impl Period {
    /// It as an official text names it: 2026年第4季度, 2026年11月.
    pub(crate) fn wording(self) -> Wording {
        let year = self.year;
        match self.part {
            Part::Year => both!("{year}年", "{year}"),
            Part::Half(1) => both!("{year}年上半年", "first half of {year}"),
            Part::Half(_) => both!("{year}年下半年", "second half of {year}"),
            Part::Quarter(quarter) => {
                both!("{year}年第{quarter}季度", "quarter {quarter} of {year}")
            }
            Part::Month(month) => both!("{year}年{month}月", "{year}-{month:02}"),
        }
    }

    /// It as short as file names have it: 2026Q4, 2026-11.
    pub(crate) fn compact(self) -> String {
        match self.part {
            Part::Year | Part::Month(_) => self.to_string(),
            Part::Half(_) | Part::Quarter(_) => self.to_string().replace('-', ""),
        }
    }

    /// The last day of it.
    pub(crate) fn last_day(self) -> Option<NaiveDate> {
        last_of_month(self.year.into(), self.months().1)
    }

    /// The first day of it.
    pub(crate) fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.into(), self.months().0, 1)
    }

    /// Its first and its last month, from 1.
    fn months(self) -> (u32, u32) {
        let (length, number) = match self.part {
            Part::Year => (12, 1),
            Part::Half(half) => (6, half),
            Part::Quarter(quarter) => (3, quarter),
            Part::Month(month) => (1, month),
        };
        let last = length * u32::from(number);
        (last - length + 1, last)
    }
}

/// It is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotAPeriod;

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let (year, part) = text.split_at_checked(4).ok_or(NotAPeriod)?;
        let year: u16 = digits(year)?;
        let part = match part {
            "" => Part::Year,
            part => {
                let part = part.strip_prefix('-').ok_or(NotAPeriod)?;
                match part.split_at_checked(1).ok_or(NotAPeriod)? {
                    ("H", half) => Part::Half(one_of(digits(half)?, 2)?),
                    ("Q", quarter) => Part::Quarter(one_of(digits(quarter)?, 4)?),
                    _ if part.len() == 2 => Part::Month(one_of(digits(part)?, 12)?),
                    _ => return Err(NotAPeriod),
                }
            }
        };
        if year == 0 || year == 9999 {
            return Err(NotAPeriod);
        }
        Ok(Self { year, part })
    }
}

fn digits<T: FromStr>(text: &str) -> Result<T, NotAPeriod> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotAPeriod);
    }
    text.parse().map_err(|_| NotAPeriod)
}

fn one_of(number: u8, last: u8) -> Result<u8, NotAPeriod> {
    (1..=last)
        .contains(&number)
        .then_some(number)
        .ok_or(NotAPeriod)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        match self.part {
            Part::Year => Ok(()),
            Part::Half(half) => write!(f, "-H{half}"),
            Part::Quarter(quarter) => write!(f, "-Q{quarter}"),
            Part::Month(month) => write!(f, "-{month:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_as_it_is_read() {
        for (text, first, last) in [
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-H1", "2026-01-01", "2026-06-30"),
            ("2026-H2", "2026-07-01", "2026-12-31"),
            ("2026-Q4", "2026-10-01", "2026-12-31"),
            ("2028-02", "2028-02-01", "2028-02-29"),
            ("2026-11", "2026-11-01", "2026-11-30"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(period.first_day().unwrap().to_string(), first);
            assert_eq!(period.last_day().unwrap().to_string(), last);
        }
    }

    #[test]
    fn has_a_name_for_texts_and_one_for_files() {
        for (text, name, short) in [
            ("2026", "2026年", "2026"),
            ("2026-H1", "2026年上半年", "2026H1"),
            ("2026-Q4", "2026年第4季度", "2026Q4"),
            ("2026-09", "2026年9月", "2026-09"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(
                (period.wording().zh, period.compact()),
                (name.to_owned(), short.to_owned())
            );
        }
    }

    #[test]
    fn refuses_what_is_none() {
        for text in [
            "",
            "26",
            "0000",
            "2026-",
            "2026-1",
            "2026-13",
            "2026-00",
            "2026-Q5",
            "2026-Q0",
            "2026-H3",
            "2026-q1",
            "2026-Q",
            "2026Q1",
            "2026-111",
            "2026-+1",
            "９９９９",
            "甲",
        ] {
            assert_eq!(text.parse::<Period>(), Err(NotAPeriod), "{text}");
        }
    }
}
