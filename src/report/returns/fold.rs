//! Cells as people fill them in, read without a guess: numbers, days and words in the spellings that are in use.

use chrono::{Datelike, NaiveDate};

use crate::catalogue::ClauseId;
use crate::journal::{LONGEST_TEXT, Period, read_day};
use crate::lang::{Wording, both};
use crate::office::Cell;
use crate::text::{clean_lines, clean_note, half_width, plain_forms};

/// A text as it is compared: usual forms, full width as half width, without blanks and line ends.
pub(super) fn fold(text: &str) -> String {
    let plain = plain_forms(&clean_lines(text));
    let plain = plain.chars().map(half_width);
    plain.filter(|c| !c.is_whitespace()).collect()
}

/// A clause's number in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Numbered {
    /// As it is written.
    Id(ClauseId),
    /// As a number, which has lost the noughts at its end: it may be any of these, the shortest first.
    Any(Vec<ClauseId>),
    /// No number of a clause.
    No,
}

impl Numbered {
    /// The number in a cell; `loose` where the file has no numbers apart from texts (.csv).
    pub(super) fn of(cell: &Cell, loose: bool) -> Self {
        // What its format shows of a number says nothing of its noughts.
        if let Cell::Figure { number, .. } = cell {
            return Self::of(&Cell::Number(*number), loose);
        }
        let text = fold(&cell.text()).replace(['。', '·', '、'], ".");
        let text = text.trim_start_matches('\'').trim_end_matches('.');
        let Ok(id) = text.parse::<ClauseId>() else {
            return Self::No;
        };
        match cell {
            Cell::Merged(cell) => Self::of(cell, loose),
            Cell::Number(_) => Self::Any(with_noughts(id)),
            // `2.10` was not cut.
            Cell::Text(_) if loose && !text.ends_with('0') => Self::Any(with_noughts(id)),
            Cell::Text(_) => Self::Id(id),
            _ => Self::No,
        }
    }

    /// Whether it may be this clause.
    pub(super) fn may_be(&self, clause: ClauseId) -> bool {
        match self {
            Self::Id(id) => *id == clause,
            Self::Any(ids) => ids.contains(&clause),
            Self::No => false,
        }
    }
}

/// The clause, and those that look like it as a number: 2.1, 2.10, 2.100.
fn with_noughts(id: ClauseId) -> Vec<ClauseId> {
    let noughts = [1, 10, 100, 1000].into_iter();
    let ids = noughts.filter_map(|by| {
        let index = id.index.checked_mul(by)?;
        Some(ClauseId { index, ..id })
    });
    ids.collect()
}

/// What spreadsheets show where they could not work something out.
const FAULTS: [&str; 8] = [
    "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!",
];

/// Whether a cell holds what the unit typed and no formula.
fn typed(cell: &Cell) -> Result<(), Wording> {
    let shown = cell.text();
    match cell {
        Cell::Computed(_) => Err(both!(
            "此格是公式，请改为直接填写",
            "the cell holds a formula; type what it is to say"
        )),
        Cell::Merged(_) => Err(both!(
            "此格与上面的行合并，看不出是否也指本行；请取消合并，分行填写",
            "the cell is merged with the row above; unmerge it and fill in each row"
        )),
        _ if matches!(cell, Cell::Fault(_)) || FAULTS.contains(&shown.trim()) => Err(both!(
            "此格是错误值 {shown}",
            "the cell holds the fault {shown}"
        )),
        _ => Ok(()),
    }
}

/// The text of a cell, with its lines; `None` where there is none.
///
/// # Errors
///
/// A formula, a fault, or more than can be recorded.
pub(super) fn text(cell: &Cell) -> Result<Option<String>, Wording> {
    typed(cell)?;
    let text = clean_note(&cell.text());
    let count = text.chars().count();
    if count > LONGEST_TEXT {
        return Err(both!(
            "有 {count} 字，超过 {LONGEST_TEXT} 字",
            "{count} characters are more than the {LONGEST_TEXT} that can be recorded"
        ));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// The years that a day on a sheet may be of.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// The day in a cell; without a year it is one of the period's. `None` where there is none.
///
/// # Errors
///
/// A formula, or a day that cannot be told for certain.
pub(super) fn day(cell: &Cell, period: Period) -> Result<Option<NaiveDate>, Wording> {
    typed(cell)?;
    if cell.is_empty() {
        return Ok(None);
    }
    let found = match cell {
        Cell::Day(day) => Some(*day),
        _ => written(&cell.text(), period),
    };
    let found = found.filter(|day| YEARS.contains(&day.year()));
    found.map(Some).ok_or_else(|| {
        let said = cell.text();
        both!(
            "“{said}”看不出是哪一天，请写作 2026-11-20",
            "{said:?} does not say which day; write 2026-11-20"
        )
    })
}

/// A day as it is written: 2026.11.20, 2026/11/20, 2026年11月20日, 20261120, 11月20日. A point alone may be a number that lost a
/// nought (11.2), so that a year or 月 must stand there; 月底 and the like are for who knows what today is.
fn written(text: &str, period: Period) -> Option<NaiveDate> {
    let plain: String = text.trim().chars().map(half_width).collect();
    let day = match plain.split_once(' ') {
        Some((day, time)) if is_time(time.trim()) => day,
        _ => &plain,
    };
    let digits = day.chars().filter(char::is_ascii_digit).count();
    let begins = day.starts_with(|c: char| c.is_ascii_digit());
    let vague = day.contains(['底', '末', '+']) || (digits < 6 && !day.contains('月'));
    if !begins || vague {
        return None;
    }
    let year = period.first_day()?;
    let january = NaiveDate::from_ymd_opt(year.year(), 1, 1)?;
    read_day(day, january).ok()
}

/// Whether a text is a time of day, `0:00`, `14:30:00`.
fn is_time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let number = |part: &&str| (1..=2).contains(&part.len()) && part.parse::<u8>().is_ok();
    (2..=3).contains(&parts.len()) && parts.iter().all(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text_cell(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    fn id(text: &str) -> ClauseId {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_read_in_every_width_and_never_made_up() {
        for said in ["2.10", "２.１０", "２．１０", " 2．10 ", "2。10", "2.10."] {
            let read = Numbered::of(&text_cell(said), false);
            assert_eq!(read, Numbered::Id(id("2.10")), "{said}");
        }
        for said in ["", "二", "2", "2.1.3", "2.x", "02.1", "第2.1条"] {
            assert_eq!(
                Numbered::of(&text_cell(said), false),
                Numbered::No,
                "{said}"
            );
        }
        let shown = Cell::Figure {
            number: 2.1,
            text: "2.10".to_owned(),
        };
        assert!(
            ["2.1", "2.10"]
                .map(id)
                .iter()
                .all(|id| Numbered::of(&shown, false).may_be(*id))
        );
        let number = Numbered::of(&Cell::Number(2.1), false);
        assert!(number.may_be(id("2.1")) && number.may_be(id("2.10")));
        assert!(!number.may_be(id("2.11")) && !number.may_be(id("21.1")));
        let text = Numbered::of(&text_cell("2.1"), false);
        assert!(text.may_be(id("2.1")) && !text.may_be(id("2.10")));
        // A .csv that Excel has saved again cannot tell.
        assert!(Numbered::of(&text_cell("2.1"), true).may_be(id("2.10")));
        assert!(!Numbered::of(&text_cell("2.10"), true).may_be(id("2.1")));
    }

    #[test]
    fn a_day_is_read_in_every_spelling_that_leaves_no_doubt() {
        let period: Period = "2026-Q4".parse().unwrap();
        let expected: NaiveDate = "2026-11-20".parse().unwrap();
        for said in [
            "2026-11-20",
            "2026.11.20",
            "2026/11/20",
            "2026年11月20日",
            "２０２６．１１．２０",
            "20261120",
            "11月20日",
            "2026/11/20 0:00:00",
            "2026年11月20日 14:30",
        ] {
            assert_eq!(day(&text_cell(said), period), Ok(Some(expected)), "{said}");
        }
        assert_eq!(day(&Cell::Day(expected), period), Ok(Some(expected)));
        assert_eq!(day(&Cell::Number(20_261_120.0), period), Ok(Some(expected)));
        assert_eq!(day(&Cell::Empty, period), Ok(None));
        for said in [
            "11.20",
            "月底",
            "11月底",
            "+3",
            "今天",
            "2026-02-30",
            "12月",
            "年底前",
            "46346",
        ] {
            assert!(day(&text_cell(said), period).is_err(), "{said}");
        }
        // What 20261120 becomes in a cell that is formatted as a day.
        let far: NaiveDate = "9999-12-31".parse().unwrap();
        assert!(day(&Cell::Day(far), period).is_err());
        let computed = Cell::Computed(Box::new(Cell::Day(expected)));
        assert!(day(&computed, period).is_err());
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(said in ".{0,40}", loose: bool) {
            let period: Period = "2026-Q4".parse().unwrap();
            let cell = text_cell(&said);
            let _ = (Numbered::of(&cell, loose), day(&cell, period), text(&cell));
            prop_assert_eq!(fold(&fold(&said)), fold(&said));
        }
    }
}
