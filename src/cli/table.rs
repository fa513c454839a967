//! A sheet as a table: aligned and clipped to the terminal's width, or whole and parted by tabs where nobody looks.

use super::out::{Ink, Out};
use crate::journal::Stage;
use crate::lang::Lang;
use crate::listing::{Align, ColumnHead, Sheet, Value, Width, status_sign};
use crate::text::{self, Ruler};

/// Blanks between two columns.
const GAP: usize = 2;
/// A column of texts gets at least this many columns, however narrow the terminal.
const LEAST: usize = 10;

/// A value as it is shown, and how it is set off.
struct Cell {
    text: String,
    ink: Option<Ink>,
}

/// Writes a sheet; nothing where it has no rows.
pub(super) fn print(sheet: &Sheet, out: &mut Out) {
    let shown = |head: &ColumnHead| head.faces.table;
    let heads: Vec<&ColumnHead> = sheet.heads.iter().filter(|head| shown(head)).collect();
    let row = |row: &Vec<Value>| {
        let columns = sheet.heads.iter().zip(row);
        let columns = columns.filter(|(head, _)| shown(head));
        columns.map(|(_, value)| cell(value, out)).collect()
    };
    let rows: Vec<Vec<Cell>> = sheet.rows.iter().map(row).collect();
    match out.columns {
        _ if rows.is_empty() => {}
        Some(width) => aligned(&heads, &rows, width, out),
        None => tabbed(&rows, out),
    }
}

/// How a status is set off.
pub(super) fn ink(status: Stage) -> Option<Ink> {
    match status {
        Stage::Pending => None,
        Stage::Started => Some(Ink::Bold),
        Stage::Done => Some(Ink::Blue),
    }
}

fn cell(value: &Value, out: &Out) -> Cell {
    let word = text::clean(&value.cell(out.lang)).into_owned();
    let Value::Status(status) = value else {
        return Cell {
            text: word,
            ink: None,
        };
    };
    Cell {
        text: match out.columns {
            Some(_) => format!("{} {word}", status_sign(*status)),
            None => word,
        },
        ink: ink(*status),
    }
}

fn tabbed(rows: &[Vec<Cell>], out: &mut Out) {
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| set_off(cell, &cell.text, out))
            .collect();
        out.inked(&cells.join("\t"));
    }
}

fn aligned(heads: &[&ColumnHead], rows: &[Vec<Cell>], width: usize, out: &mut Out) {
    let widths = widths(heads, rows, width, out.lang);
    let gap = " ".repeat(GAP);
    let labels = heads.iter().zip(&widths);
    let labels = labels.map(|(head, width)| placed(head.label.pick(out.lang), head.align, *width));
    let labels = labels.collect::<Vec<_>>().join(&gap);
    let labels = out.ink(Ink::Bold, labels.trim_end());
    out.inked(&labels);
    for row in rows {
        let last = row.len().saturating_sub(1);
        let cells = row.iter().zip(heads).zip(&widths).enumerate();
        let cells = cells.map(|(at, ((cell, head), width))| {
            let text = placed(&cell.text, head.align, *width);
            set_off(cell, if at == last { text.trim_end() } else { &text }, out)
        });
        let cells = cells.collect::<Vec<_>>().join(&gap);
        out.inked(cells.trim_end());
    }
}

/// `text` in exactly `width` columns.
fn placed(text: &str, align: Align, width: usize) -> String {
    match align {
        Align::Left => Ruler::NARROW.fit(text, width),
        Align::Right => {
            let blank = width.saturating_sub(Ruler::NARROW.columns(text));
            " ".repeat(blank) + &Ruler::NARROW.fit(text, width - blank)
        }
    }
}

fn set_off(cell: &Cell, shown: &str, out: &Out) -> String {
    cell.ink
        .map_or_else(|| shown.to_owned(), |ink| out.ink(ink, shown))
}

/// Each column as wide as its cells, within its own bound; texts take what the terminal has left.
fn widths(heads: &[&ColumnHead], rows: &[Vec<Cell>], width: usize, lang: Lang) -> Vec<usize> {
    let needed = |at: usize, head: &ColumnHead| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        let cells = cells.map(|cell| Ruler::NARROW.columns(&cell.text));
        let label = Ruler::NARROW.columns(head.label.pick(lang));
        cells.chain([label]).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| match head.width {
            Width::Most(most) => needed(at, head).min(most),
            Width::Needed | Width::Rest => needed(at, head),
        })
        .collect();
    let used: usize = widths.iter().map(|width| width + GAP).sum();
    let over = used.saturating_sub(width + GAP);
    for (head, width) in heads.iter().zip(&mut widths) {
        if head.width == Width::Rest {
            *width = width.saturating_sub(over).max(LEAST.min(*width));
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Label;
    use crate::listing::sheet::Faces;

    fn head(label: &'static str, width: Width) -> ColumnHead {
        ColumnHead {
            key: "",
            label: Label::new(label, ""),
            align: Align::Left,
            width,
            faces: Faces::ALL,
        }
    }

    fn cells(texts: &[&str]) -> Vec<Cell> {
        let cell = |text: &&str| Cell {
            text: (*text).to_owned(),
            ink: None,
        };
        texts.iter().map(cell).collect()
    }

    #[test]
    fn a_text_takes_what_the_terminal_has_left() {
        let heads = [
            head("条款", Width::Needed),
            head("牵头", Width::Most(8)),
            head("工作任务", Width::Rest),
        ];
        let heads: Vec<_> = heads.iter().collect();
        let rows = [cells(&[
            "2.10",
            "省发改委、省工信委",
            "加快推进重点产业项目建设",
        ])];
        assert_eq!(widths(&heads, &rows, 30, Lang::Zh), [4, 8, 14]);
        assert_eq!(widths(&heads, &rows, 80, Lang::Zh), [4, 8, 24]);
        assert_eq!(widths(&heads, &rows, 5, Lang::Zh), [4, 8, 10]);
    }

    #[test]
    fn counts_stand_at_the_right() {
        assert_eq!(placed("3/10", Align::Right, 6), "  3/10");
        assert_eq!(placed("牵头", Align::Right, 6), "  牵头");
        assert_eq!(placed("牵头", Align::Left, 6), "牵头  ");
        assert_eq!(placed("3/10", Align::Right, 3).len(), 3);
    }

    #[test]
    fn a_cell_cannot_command_the_terminal() {
        let value = Value::Text("a\u{1b}[2J\tb\nc".to_owned());
        let out = Out::plain(Lang::Zh);
        assert_eq!(cell(&value, &out).text, "a\u{fffd}[2J b c");
    }
}
