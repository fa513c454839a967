//! Tables of tasks: rows by tabs, bars or commas, and one cell a line as a web page's table is copied.

use std::collections::HashSet;

use super::deadline::is_deadline;
use super::duty;
use super::marker::{Level, Marker};
use super::names;
use super::para::{Note, Para, Part, Stretch};
use super::words::{self, Label};
use crate::text::plain_forms;

/// The tables of a notice, taken out of its lines.
pub(super) struct Tables {
    /// The lines with those of tables empty.
    pub(super) rest: Vec<String>,
    /// The rows, in the order of the notice.
    pub(super) rows: Vec<Para>,
    /// Lines of heads and rules, from 1.
    pub(super) heads: HashSet<usize>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Number,
    /// What is to be done.
    Task,
    /// Units, deadlines, remarks: what an annotation would say under this label.
    Label(String, Label),
}

/// One row's cells, each with its line.
type Cells = Vec<(usize, String)>;

/// Takes the tables out of `lines`.
pub(super) fn take(lines: &[String]) -> Tables {
    let mut out = Tables {
        rest: lines.to_vec(),
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

impl Tables {
    /// The table whose head stands on the line at `at`; where it ends.
    fn delimited(&mut self, lines: &[String], at: usize) -> Option<usize> {
        let mark = ['\t', '|', '｜', '│', ',', '，'].into_iter().find(|mark| {
            let cells = cells(&lines[at], *mark);
            cells.len() > 2 && columns(&cells).is_some()
        })?;
        let columns = columns(&cells(&lines[at], mark))?;
        self.head(at);
        let mut before: Option<Cells> = None;
        let mut next = at + 1;
        while let Some(line) = lines.get(next) {
            if line.trim().is_empty() {
                next += 1;
                continue;
            }
            let row = cells(line, mark);
            if row.len() < 2 {
                break;
            }
            let is_rule = row
                .iter()
                .all(|cell| cell.chars().all(|c| "-:— ".contains(c)))
                && row.iter().any(|cell| !cell.is_empty());
            if is_rule || self::columns(&row).is_some() {
                self.head(next);
            } else {
                let row: Cells = row.into_iter().map(|cell| (next + 1, cell)).collect();
                self.rest[next].clear();
                let row = carried(&columns, row, before.as_ref());
                self.row(&columns, &row);
                before = Some(row);
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
                self.row(&columns, &spread(&columns, std::mem::take(&mut row)));
                number += 1;
            } else if !cell.is_empty() && (row.is_empty() || row.len() >= columns.len()) {
                break;
            }
            if !cell.is_empty() {
                row.push((next + 1, cell));
                self.rest[next].clear();
            }
            next += 1;
        }
        self.row(&columns, &spread(&columns, row));
        Some(next)
    }

    fn head(&mut self, at: usize) {
        self.rest[at].clear();
        self.heads.insert(at + 1);
    }

    /// One row as a paragraph: the task as a statement, the rest as its annotation.
    fn row(&mut self, columns: &[Column], cells: &Cells) {
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
            parts.push(Part::Note(Note {
                raw,
                lines: lines.clone(),
                reading,
            }));
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

/// The cells of a line between `mark`s, without those of its frame.
fn cells(line: &str, mark: char) -> Vec<String> {
    let line = line.trim_matches([' ', '\u{3000}', '\r']);
    let bars = mark != '\t' && mark != ',' && mark != '，';
    let line = if bars { line.trim_matches(mark) } else { line };
    let quoted = mark == ',' && line.contains('"');
    let mut out = Vec::new();
    let (mut cell, mut inside) = (String::new(), false);
    for c in line.chars() {
        match c {
            '"' if quoted => inside = !inside,
            c if c == mark && !inside => out.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    out.push(cell);
    out.iter().map(|cell| plain_forms(cell.trim())).collect()
}

/// What the columns under these heads hold; `None` where they are no heads of a table of tasks.
fn columns(heads: &[String]) -> Option<Vec<Column>> {
    let known: Vec<Option<Column>> = heads.iter().map(|head| column(head)).collect();
    let has = |wanted: fn(&Column) -> bool| known.iter().flatten().any(wanted);
    let tasks = has(|column| *column == Column::Task);
    let roles = has(|column| matches!(column, Column::Label(_, Label::Role(_) | Label::Division)));
    let most = known.iter().flatten().count() * 2 > heads.len();
    let columns = known.into_iter().zip(heads);
    (tasks && roles && most).then(|| {
        let other = |head: &String| match head.as_str() {
            "" => Column::Task,
            head => Column::Label(head.to_owned(), Label::Field),
        };
        columns
            .map(|(column, head)| column.unwrap_or_else(|| other(head)))
            .collect()
    })
}

/// What a column with this head holds.
fn column(head: &str) -> Option<Column> {
    let bare: String = head
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '*')
        .collect();
    if bare.is_empty() || bare.chars().count() > 14 {
        return None;
    }
    if ["序号", "编号", "项次", "No", "NO", "No."].contains(&bare.as_str()) {
        return Some(Column::Number);
    }
    let label = format!("{bare}：");
    if let Some((label, word, "")) =
        words::any_label(&label).filter(|(label, ..)| *label != Label::Field)
    {
        return Some(Column::Label(word, label));
    }
    let tasks = [
        "任务",
        "内容",
        "事项",
        "举措",
        "措施",
        "项目",
        "重点工作",
        "主要工作",
        "工作",
        "问题",
        "要点",
        "目标",
        "清单",
        "要求",
        "类别",
        "领域",
        "板块",
        "分类",
        "指标",
    ];
    if tasks.iter().any(|end| bare.ends_with(end)) {
        return Some(Column::Task);
    }
    let remarks = [
        "备注",
        "说明",
        "资金来源",
        "分值",
        "进展",
        "完成情况",
        "成果",
        "完成标志",
    ];
    remarks
        .iter()
        .any(|end| bare.ends_with(end))
        .then_some(Column::Label(bare, Label::Field))
}

/// A row with the task of the one above where its own cell is empty: a merged cell.
fn carried(columns: &[Column], mut row: Cells, before: Option<&Cells>) -> Cells {
    let line = row.first().map_or(1, |(line, _)| *line);
    row.resize(columns.len().max(row.len()), (line, String::new()));
    let own = columns
        .iter()
        .zip(&row)
        .rposition(|(column, (_, cell))| *column == Column::Task && !cell.is_empty());
    let Some(before) = before else { return row };
    for (at, column) in columns.iter().enumerate() {
        let merged = *column == Column::Task && own.is_none_or(|own| at < own);
        if merged
            && row[at].1.is_empty()
            && let Some(above) = before.get(at)
        {
            row[at] = above.clone();
        }
    }
    row
}

/// Cells one behind the other put under the columns they fit; of a row that left some out.
fn spread(columns: &[Column], cells: Cells) -> Cells {
    if cells.len() >= columns.len() {
        return cells;
    }
    let line = cells.first().map_or(1, |(line, _)| *line);
    let mut out: Cells = vec![(line, String::new()); columns.len()];
    let mut from = 0;
    for (line, cell) in cells {
        let fits = |column: &Column| match column {
            Column::Number => cell.bytes().all(|b| b.is_ascii_digit()),
            Column::Task => true,
            Column::Label(_, Label::Deadline) => is_deadline(&cell),
            Column::Label(_, Label::Role(_)) => {
                cell.split(['、', '，', ' ']).any(names::looks_like_unit)
            }
            Column::Label(..) => true,
        };
        if let Some(at) = (from..columns.len()).find(|at| fits(&columns[*at])) {
            out[at] = (line, cell);
            from = at + 1;
        }
    }
    out
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
    fn prose_with_tabs_or_commas_is_no_table() {
        assert!(rows("甲\t乙\t丙\n一、任务，内容，责任单位负责。").is_empty());
    }
}
