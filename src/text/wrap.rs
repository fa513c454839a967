//! Line breaking by the Unicode rules (UAX #14) and those for Chinese punctuation (GB/T 15834-2011, 5.1).

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::Ruler;
use super::marks::{closes, opens};

/// What may stand between a number and its unit of measure, and belongs to both: 1160.7万公顷.
const SCALES: &str = "十百千万亿多余";
/// Units of measure and counting words that stay with their number, longer ones first.
const MEASURES: &str = "个百分点 立方米 平方米 平方公里 千瓦时 公顷 公里 千瓦 千克 吨 亩 元 人 户 套 个 项 条 家 所 \
                        座 处 台 件 次 名 种 倍 米 年 月 日 时 分 号 岁 期 级 度";

/// How good a place is for ending a line; later ones are better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A closing mark would begin the next line, or an opening one end this.
    Forced,
    /// Within a Latin word or a number.
    InWord,
    /// Between a number and its unit of measure.
    InQuantity,
    /// Where the rules allow it.
    Free,
}

/// A place between two graphemes where a line could end.
#[derive(Clone, Copy, Debug)]
struct Stop {
    /// Byte offset in the paragraph.
    at: usize,
    /// Columns from the paragraph's start up to here.
    columns: usize,
    /// Byte offset and columns of the end of the last visible glyph before here.
    ink: (usize, usize),
    rank: Rank,
}

impl Ruler {
    /// The lines of `s` at `width` columns, as byte ranges of `s`.
    ///
    /// Every visible character is in exactly one range, in order; blanks at a line's end are in none. A `\n`
    /// ends a line, and an empty line gives an empty range. A line ends where the rules allow it; if no such
    /// place fits, then before a unit of measure, then inside a word, and only then beside a mark that must
    /// not stand there. An indent is dropped where it would leave room for nothing.
    ///
    /// No line is wider than `width`, except that `width` 0 counts as 1 and that a glyph of two columns
    /// stands alone on a line of one.
    pub(crate) fn wrap(self, s: &str, width: usize) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut from = 0;
        for paragraph in s.split_inclusive('\n') {
            let text = paragraph.trim_end_matches(['\n', '\r']);
            let before = lines.len();
            fill(&self.stops(text), width.max(1), |r| {
                lines.push(from + r.start..from + r.end);
            });
            if lines.len() == before {
                lines.push(from..from);
            }
            from += paragraph.len();
        }
        lines
    }

    /// All stops of one paragraph, the last at its end.
    fn stops(self, text: &str) -> Vec<Stop> {
        let allowed: Vec<usize> = linebreaks(text).map(|(at, _)| at).collect();
        let quantities = quantities(text);
        let mut columns = 0;
        let mut ink = (0, 0);
        self.glyphs(text)
            .map(|(start, grapheme, wide)| {
                let at = start + grapheme.len();
                columns += wide;
                if !grapheme.chars().all(is_blank) {
                    ink = (at, columns);
                }
                let rank = rank(text, at, &allowed, &quantities);
                Stop {
                    at,
                    columns,
                    ink,
                    rank,
                }
            })
            .collect()
    }
}

/// Fills lines from the left, each up to the best stop that fits.
fn fill(stops: &[Stop], width: usize, mut line: impl FnMut(Range<usize>)) {
    let Some(end) = stops.last().map(|stop| stop.ink.0) else {
        return;
    };
    let (mut next, mut from, mut column) = (0, 0, 0);
    while from < end {
        let inked = stops
            .iter()
            .enumerate()
            .skip(next)
            .filter(|(_, s)| s.ink.0 > from);
        let fitting = inked.clone().take_while(|(_, s)| s.ink.1 - column <= width);
        if fitting.clone().any(|(_, s)| s.ink.0 == end) {
            line(from..end);
            return;
        }
        let best = fitting.max_by_key(|(_, s)| (s.rank, s.at));
        let rest = stops.iter().enumerate().skip(next);
        let indent = rest.take_while(|(_, s)| s.ink.0 <= from).last();
        let chosen = match best {
            Some((_, stop)) if stop.rank == Rank::Free => best,
            _ => indent.or(best).or_else(|| inked.clone().next()),
        };
        let Some((index, stop)) = chosen else {
            return;
        };
        if stop.ink.0 > from {
            line(from..stop.ink.0);
        }
        (next, from, column) = (index + 1, stop.at, stop.columns);
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}')
}

/// How good a line's end between `text[..at]` and `text[at..]` is.
fn rank(text: &str, at: usize, allowed: &[usize], quantities: &[Range<usize>]) -> Rank {
    let visible = text[..at].trim_end_matches(is_blank);
    let (Some(before), Some(after)) = (visible.chars().next_back(), text[at..].chars().next())
    else {
        return Rank::Free;
    };
    let dash_in_two = before == '—' && after == '—';
    if opens(before) || closes(after) || is_blank(after) || dash_in_two {
        return Rank::Forced;
    }
    if allowed.binary_search(&at).is_err() && !beside_chinese_quote(before, after) {
        return Rank::InWord;
    }
    if quantities.iter().any(|q| q.start < at && at < q.end) {
        return Rank::InQuantity;
    }
    Rank::Free
}

/// Outside a curly quote whose neighbour is Chinese (rule 19a of Unicode 16): older rules, which cannot tell an
/// opening quote from a closing one, allow no break on either side.
fn beside_chinese_quote(before: char, after: char) -> bool {
    let chinese = |c: char| unicode_width::UnicodeWidthChar::width(c) == Some(2);
    matches!(after, '“' | '‘') && chinese(before) || matches!(before, '”' | '’') && chinese(after)
}

/// The numbers of `text` that a unit of measure follows, each with its unit, as byte ranges.
fn quantities(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        if found.last().is_some_and(|q| start < q.end) {
            continue;
        }
        let number = text[start..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let scaled = number.trim_start_matches(|c| SCALES.contains(c));
        let rest = MEASURES
            .split(' ')
            .find_map(|m| scaled.strip_prefix(m))
            .unwrap_or(scaled);
        if rest.len() < number.len() {
            found.push(start..text.len() - rest.len());
        }
    }
    found
}

#[cfg(test)]
mod tests;
