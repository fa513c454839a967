//! A written report before it has a form: what it says, in order. The .docx, .md, .html and .json faces lay it out.

use crate::listing::Sheet;

/// A whole report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Document {
    /// The title, one line.
    pub(crate) title: String,
    /// The recipients without a colon (主送机关); empty where none are named.
    pub(crate) to: String,
    /// The text.
    pub(crate) parts: Vec<Part>,
    /// Who signs; empty where an office signs by hand.
    pub(crate) signed: String,
    /// The day it is made, `2026年11月29日`.
    pub(crate) day: String,
    /// What follows on pages of its own.
    pub(crate) annexes: Vec<Annex>,
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A heading of the first order with its number: 一、总体情况.
    Chapter(String),
    /// A heading of the second order with its number: （一）约束性指标.
    Section(String),
    /// A paragraph, without its indent.
    Text(String),
    /// A table.
    Table(Table),
    /// A place that the office fills in.
    Blank,
}

/// A table under its caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table {
    /// What it shows; empty where the heading above says so.
    pub(crate) caption: String,
    /// Its heads and rows.
    pub(crate) sheet: Sheet,
}

/// What is attached to a report, on pages that lie across.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Annex {
    /// Its title.
    pub(crate) title: String,
    /// Its content.
    pub(crate) parts: Vec<Part>,
}

/// A number as headings count: 一, 十六, 一百零二; from a hundred thousand on in digits.
pub(crate) fn chinese(number: usize) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const PLACES: [(usize, &str); 5] = [
        (10_000, "万"),
        (1000, "千"),
        (100, "百"),
        (10, "十"),
        (1, ""),
    ];
    if number == 0 || number >= 100_000 {
        return number.to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for (place, name) in PLACES {
        let digit = number / place % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        out.push(DIGITS[digit]);
        out.push_str(name);
    }
    // 十六, not 一十六.
    match out.strip_prefix("一十") {
        Some(rest) if number < 20 => format!("十{rest}"),
        _ => out,
    }
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn headings_count_in_chinese() {
        let said: Vec<_> = [1, 10, 16, 20, 35, 100, 102, 110, 1005, 12_030, 200_000]
            .map(chinese)
            .into();
        assert_eq!(
            said,
            [
                "一",
                "十",
                "十六",
                "二十",
                "三十五",
                "一百",
                "一百零二",
                "一百一十",
                "一千零五",
                "一万二千零三十",
                "200000"
            ]
        );
    }
}
