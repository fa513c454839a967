//! How much room the columns of a table get on paper, and how many lines a cell needs then.

use crate::lang::Lang;
use crate::listing::{Align, Sheet, Value, Width};
use crate::text::{Ruler, clean_lines};

/// The narrowest column: two Chinese characters.
const LEAST: usize = 4;
/// What a column for texts has at least, so that somebody can write in it where it is empty.
const TO_WRITE: usize = 14;

/// Paper is set in Chinese fonts, where “ ” — … are as wide as a character.
const RULER: Ruler = Ruler::WIDE;

/// The columns (half a Chinese character each) that each column of `sheet` gets of `total`.
///
/// A column that needs no more than its even share gets what it needs; the long texts share the rest, each by the square
/// root of its longest, so that a text ten times as long gets three times the room.
pub(crate) fn shares(sheet: &Sheet, total: usize, lang: Lang) -> Vec<usize> {
    let wants: Vec<Want> = (0..sheet.heads.len())
        .map(|at| Want::of(sheet, at, lang))
        .collect();
    let mut given: Vec<Option<usize>> = vec![None; wants.len()];
    let mut free = total;
    loop {
        let open = given.iter().filter(|given| given.is_none()).count();
        let Some(even) = free.checked_div(open) else {
            break;
        };
        let mut settled = false;
        for (want, given) in wants.iter().zip(&mut given) {
            if given.is_none() && want.most <= even {
                *given = Some(want.most);
                free = free.saturating_sub(want.most);
                settled = true;
            }
        }
        if !settled {
            break;
        }
    }
    let open = || {
        wants
            .iter()
            .zip(&given)
            .filter(|(_, given)| given.is_none())
    };
    let weights: usize = open().map(|(want, _)| want.weight).sum();
    wants
        .iter()
        .zip(&given)
        .map(|(want, given)| {
            given.unwrap_or_else(|| (free * want.weight / weights.max(1)).max(LEAST))
        })
        .collect()
}

/// How many lines `text` takes in a column `width` columns wide; at least one.
pub(crate) fn lines(text: &str, width: usize) -> usize {
    RULER.wrap(&clean_lines(text), width).len().max(1)
}

/// Whether a value stands in the middle of its cell: all that is short and alike.
pub(crate) fn centred(value: &Value, align: Align) -> bool {
    align == Align::Right
        || matches!(
            value,
            Value::Id(_) | Value::Status(_) | Value::Kind(_) | Value::Word(..) | Value::Day(_)
        )
}

/// What a column would like.
struct Want {
    /// Its widest line.
    most: usize,
    /// The square root of its longest text.
    weight: usize,
}

impl Want {
    fn of(sheet: &Sheet, at: usize, lang: Lang) -> Self {
        let head = &sheet.heads[at];
        let columns = |text: &str| {
            let lines = text.lines().map(|line| RULER.columns(line));
            lines.max().unwrap_or(0)
        };
        let cells = sheet.rows.iter().filter_map(|row| row.get(at));
        let widths = cells.map(|cell| columns(&clean_lines(&cell.cell(lang))));
        let widest = widths.max().unwrap_or(0);
        let label = columns(head.label.pick(lang));
        // A long head stands in two lines over narrow cells.
        let label = if label > 8 && widest <= label / 2 {
            label.div_ceil(2)
        } else {
            label
        };
        let widest = match head.width {
            Width::Most(most) => widest.min(most),
            Width::Needed => widest,
            Width::Rest => widest.max(TO_WRITE),
        };
        Self {
            most: widest.max(label).max(LEAST),
            weight: widest.isqrt().max(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Label;
    use crate::listing::{Column, Value};

    fn sheet() -> Sheet {
        let text = |text: &str| Value::Text(text.to_owned());
        let long = "推进工业结构优化升级".repeat(20);
        let columns = [
            Column::new("id", Label::new("条款编号", "Clause"), |(): &()| {
                text("2.10")
            }),
            Column::new(
                "text",
                Label::new("工作任务", "Task"),
                move |(): &()| text(&long),
            ),
            Column::new(
                "units",
                Label::new("牵头单位", "Lead"),
                move |(): &()| text(&"省发改委、".repeat(20)),
            )
            .wide(Width::Most(16)),
        ];
        Sheet::new(&columns, [()])
    }

    #[test]
    fn short_columns_get_what_they_need_and_long_ones_the_rest() {
        assert_eq!(shares(&sheet(), 100, Lang::Zh), [8, 76, 16]);
        assert_eq!(shares(&sheet(), 1000, Lang::Zh), [8, 400, 16]);
    }

    #[test]
    fn no_column_vanishes_where_there_is_no_room() {
        assert!(
            shares(&sheet(), 0, Lang::Zh)
                .iter()
                .all(|share| *share >= LEAST)
        );
    }

    #[test]
    fn lines_are_counted_as_paper_shows_them() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("省发改委", 8), 1);
        assert_eq!(lines("省发改委", 4), 2);
        assert_eq!(lines("甲\n乙", 10), 2);
        // Quotation marks are as wide as a character on paper.
        assert_eq!(lines("“甲”", 4), 2);
    }
}
