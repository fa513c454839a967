//! Tables of tasks: rows by tabs, bars or commas, and one cell a line as a web page's table is copied.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

mod columns;
mod rows;

use super::duty;
use super::para::{Note, Para, Part, Stretch};
use crate::catalogue::marker::{Level, Marker, marker};
use crate::text::plain_forms;
use columns::{Column, column, columns};
use rows::{Cells, carried, spread};

/// The tables of a notice, taken out of its lines.
pub(super) struct Tables<'a> {
    /// The lines with those of tables empty.
    pub(super) rest: Vec<Cow<'a, str>>,
    /// The rows, in the order of the notice.
    pub(super) rows: Vec<Para>,
    /// Lines of heads and rules, from 1.
    pub(super) heads: HashSet<usize>,
}

/// Takes the tables out of `lines`.
pub(super) fn take(lines: &[String]) -> Tables<'_> {
    let mut out = Tables {
        rest: lines
            .iter()
            .map(|line| Cow::Borrowed(line.as_str()))
            .collect(),
        rows: Vec::new(),
        heads: HashSet::new(),
    };
    let mut at = 0;
    while at < lines.len() {
        at = out
            .delimited(lines, at)
            .or_else(|| out.stacked(lines, at))
            .unwrap_or(at + 1);
    }
    out
}

impl Tables<'_> {
    /// The table whose head stands on the line at `at`; where it ends.
    fn delimited(&mut self, lines: &[String], at: usize) -> Option<usize> {
        // No head of a table holds a sentence.
        if lines[at].len() > HEAD || lines[at].contains('。') {
            return None;
        }
        let mark = ['\t', '|', '｜', '│', ',', '，'].into_iter().find(|mark| {
            let cells = cells(&lines[at], *mark);
            cells.len() > 2 && columns(&cells).is_some()
        })?;
        let mut columns = columns(&cells(&lines[at], mark))?;
        self.head(at);
        let mut before: Option<Cells> = None;
        let mut next = at + 1;
        while let Some(line) = lines.get(next) {
            if line.trim().is_empty() {
                next += 1;
                continue;
            }
            let more = lines_of_row(&lines[next..], mark) - 1;
            let row = cells(&lines[next..=next + more].join("\n"), mark);
            if is_rule(&row) {
                self.head(next);
            } else if let Some(again) = columns::columns(&row) {
                // A head of two rows says in the second what the columns of the first are made of.
                columns = again;
                self.head(next);
            } else if let Some(heading) = group(&columns, &row) {
                if row.len() < 2 && !goes_on(&lines[next + 1..], mark) {
                    break;
                }
                self.rest[next] = Cow::Owned(heading.to_owned());
                before = None;
            } else if row.len() < 2 {
                break;
            } else {
                let row: Cells = row.into_iter().map(|cell| (next + 1, cell)).collect();
                self.rest[next..=next + more].fill(Cow::Borrowed(""));
                let row = carried(&columns, row, before.as_ref());
                self.row(&columns, &row, next + 2..next + 2 + more);
                before = Some(row);
                next += more;
            }
            next += 1;
        }
        Some(next)
    }

    /// The table whose head stands one cell a line from the line at `at`; where it ends.
    fn stacked(&mut self, lines: &[String], at: usize) -> Option<usize> {
        let mut heads = Vec::new();
        let mut next = at;
        while let Some(line) = lines.get(next) {
            if line.len() > HEAD || line.contains('。') {
                break;
            }
            let cell = plain_forms(line.trim());
            if !cell.is_empty() {
                if column(&cell).is_none() {
                    break;
                }
                heads.push((next, cell));
            }
            next += 1;
        }
        let names: Vec<String> = heads.iter().map(|(_, cell)| cell.clone()).collect();
        let columns = columns(&names).filter(|columns| columns.first() == Some(&Column::Number))?;
        for (line, _) in heads {
            self.head(line);
        }
        let mut number = 1;
        let mut row: Cells = Vec::new();
        while let Some(line) = lines.get(next) {
            let cell = plain_forms(line.trim());
            let begins = cell == number.to_string();
            if begins {
                self.row(&columns, &spread(&columns, std::mem::take(&mut row)), 0..0);
                number += 1;
            } else if !cell.is_empty() && (row.is_empty() || row.len() >= columns.len()) {
                break;
            }
            if !cell.is_empty() {
                row.push((next + 1, cell));
                self.rest[next] = Cow::Borrowed("");
            }
            next += 1;
        }
        self.row(&columns, &spread(&columns, row), 0..0);
        Some(next)
    }

    fn head(&mut self, at: usize) {
        self.rest[at] = Cow::Borrowed("");
        self.heads.insert(at + 1);
    }

    /// One row as a paragraph: the task as a statement, the rest as its annotation. It stands on the lines of its cells, and on
    /// `more`, from 1.
    fn row(&mut self, columns: &[Column], cells: &Cells, more: Range<usize>) {
        let (mut texts, mut said, mut lines) = (Vec::new(), Vec::new(), Vec::new());
        for (column, (line, cell)) in columns.iter().zip(cells) {
            if cell.is_empty() {
                continue;
            }
            lines.push(*line);
            match column {
                Column::Number | Column::Task => texts.push(cell.as_str()),
                Column::Label(label, _) => said.push(format!("{label}：{cell}")),
            }
        }
        lines.extend(more);
        lines.dedup();
        if texts.is_empty() {
            return;
        }
        let text = texts.join(" ");
        let raw = format!("（{}）", said.join("；"));
        let reading = duty::read(&said.join("；"));
        let mut parts = vec![Part::Text(Stretch {
            text: text.clone(),
            lines: lines.clone(),
        })];
        if !said.is_empty() && reading.is_annotation() {
            parts.push(Part::Note(Box::new(Note {
                raw,
                lines: lines.clone(),
                reading,
            })));
        }
        let marker = Some(Marker {
            level: Level::ITEM,
            number: u32::try_from(self.rows.len() + 1).unwrap_or(1),
            len: 0,
        });
        self.rows.push(Para {
            lines,
            marker,
            text,
            parts,
            row: true,
        });
    }
}

/// The longest head of a table, in bytes.
const HEAD: usize = 2000;

/// Whether a line only parts the head from the rows.
fn is_rule(row: &[String]) -> bool {
    let drawn = |cell: &String| cell.chars().all(|c| "-:— ".contains(c));
    row.len() > 1 && row.iter().all(drawn) && row.iter().any(|cell| !cell.is_empty())
}

/// The heading in a row that holds nothing else and stands over the rows below it: 一、水利 across all columns.
fn group<'a>(columns: &[Column], row: &'a [String]) -> Option<&'a str> {
    let mut held = row.iter().zip(columns).filter(|(cell, _)| !cell.is_empty());
    let (cell, column) = held.next()?;
    let alone = held.all(|(other, _)| other == cell);
    let numbered = marker(cell).is_some_and(|marker| marker.level <= Level::SUB);
    let counted = *column == Column::Number
        && !cell
            .chars()
            .all(|c| c.is_ascii_digit() || ".、".contains(c));
    let short = cell.chars().count() <= 40 && !cell.contains('。');
    (alone && short && (numbered || counted)).then_some(cell)
}

/// Whether rows of the table follow.
fn goes_on(lines: &[String], mark: char) -> bool {
    let next = lines.iter().find(|line| !line.trim().is_empty());
    matches!(mark, '\t' | '|' | '｜' | '│') && next.is_some_and(|line| cells(line, mark).len() > 1)
}

/// The cells of a line between `mark`s, without those of its frame.
fn cells(line: &str, mark: char) -> Vec<String> {
    let line = line.trim_matches([' ', '\u{3000}', '\r']);
    let bars = mark != '\t' && mark != ',' && mark != '，';
    let line = if bars { line.trim_matches(mark) } else { line };
    let (cells, _) = split(line, mark);
    cells.iter().map(|cell| plain_forms(cell.trim())).collect()
}

/// What stands between `mark`s, and whether a quote is still open at the end. Quotes stand around a whole cell, and only where
/// commas part them.
fn split(line: &str, mark: char) -> (Vec<String>, bool) {
    let mut out = Vec::new();
    let (mut cell, mut inside) = (String::new(), false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if inside && chars.next_if_eq(&'"').is_some() => cell.push(c),
            '"' if inside => inside = false,
            '"' if mark == ',' && cell.trim().is_empty() => inside = true,
            '\r' | '\n' => cell.push(' '),
            c if c == mark && !inside => out.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    out.push(cell);
    (out, inside)
}

/// The most lines of one row, so that a quote that nobody closes does not take the rest of the notice.
const ROW: usize = 40;

/// How many of these lines, at least one, the first row takes: a quoted cell of values between commas may have line ends in it.
fn lines_of_row(lines: &[String], mark: char) -> usize {
    if mark != ',' {
        return 1;
    }
    let most = lines.len().min(ROW);
    let is_whole = |count: &usize| !split(&lines[..*count].join("\n"), mark).1;
    (1..=most).find(is_whole).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<String> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let rows = take(&lines).rows;
        rows.iter()
            .map(|row| {
                let note = row.parts.iter().find_map(|part| match part {
                    Part::Note(note) => Some(note.raw.as_str()),
                    Part::Text(_) => None,
                });
                format!("{}{}", row.text, note.unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn one_table_in_every_form() {
        let want = [
            "1 疏浚东渠（牵头单位：县水务局；配合单位：县财政局、东乡镇；完成时限：6月底）",
            "2 新建小学（牵头单位：县教体局；完成时限：全年）",
        ];
        let table = "序号\t工作任务\t牵头单位\t配合单位\t完成时限\n1\t疏浚东渠\t县水务局\t县财政局、东乡镇\t6月底\n2\t新建小学\t县教体局\t\t全年";
        assert_eq!(rows(table), want);
        assert_eq!(rows(&table.replace('\t', ",")), want);
        let bars = table
            .lines()
            .map(|line| format!("| {} |", line.replace('\t', " | ")));
        let mut bars: Vec<String> = bars.collect();
        bars.insert(1, "|---|---|---|---|---|".to_owned());
        assert_eq!(rows(&bars.join("\n")), want);
        let stacked = table.replace('\t', "\n\n").replace("\n\n\n", "\n");
        assert_eq!(rows(&stacked), want);
    }

    #[test]
    fn a_quoted_cell_may_hold_commas_quotes_and_line_ends() {
        let table = "序号,任务,牵头单位\n1,\"改造小区，\n共15个\",县住建局\n2,\"含\"\"续建\"\"工程\",县水务局\n3,修5\"管,县城管局";
        assert_eq!(
            rows(table),
            [
                "1 改造小区， 共15个（牵头单位：县住建局）",
                "2 含\"续建\"工程（牵头单位：县水务局）",
                "3 修5\"管（牵头单位：县城管局）",
            ]
        );
        let lines: Vec<String> = table.lines().map(str::to_owned).collect();
        assert_eq!(take(&lines).rows[0].lines, [2, 3]);
    }

    #[test]
    fn a_merged_task_is_carried_down() {
        let table = "任务\t具体措施\t责任单位\n疏浚东渠\t清淤\t县水务局\n\t护坡\t县林业局";
        assert_eq!(
            rows(table),
            [
                "疏浚东渠 清淤（责任单位：县水务局）",
                "疏浚东渠 护坡（责任单位：县林业局）"
            ]
        );
    }

    #[test]
    fn a_heading_between_rows_stands_over_those_below_and_a_head_may_have_two_rows() {
        let table = "序号\t任务\t责任单位\t\n序号\t任务\t牵头单位\t配合单位\n一、水利\n1\t疏浚东渠\t县水务局\t县财政局\n\
            二、教育\t\t\t\n2\t新建小学\t县教体局\t";
        let lines: Vec<String> = table.lines().map(str::to_owned).collect();
        let taken = take(&lines);
        assert_eq!((&*taken.rest[2], &*taken.rest[4]), ("一、水利", "二、教育"));
        assert_eq!(
            rows(table),
            [
                "1 疏浚东渠（牵头单位：县水务局；配合单位：县财政局）",
                "2 新建小学（牵头单位：县教体局）"
            ]
        );
    }

    #[test]
    fn prose_with_tabs_or_commas_is_no_table() {
        assert!(rows("甲\t乙\t丙\n一、任务，内容，责任单位负责。").is_empty());
    }
}
