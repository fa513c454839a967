//! A unit's return sheet as an .xlsx workbook: what the program fills in is locked without a password, against accidents only;
//! what the unit fills in is pale yellow.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, FormatAlign, Note, ProtectionOptions, Workbook, Worksheet, XlsxError,
};
use strum::VariantArray;

use super::form::{
    FORM, Field, HIDDEN, LONGEST, NOTICE, PERIOD, SHEET, Signed, UNIT, indicator_text, stage_word,
};
use super::ticket::{Known, Ticket};
use crate::catalogue::Indicator;
use crate::error::Result;
use crate::journal::{Period, Stage, TextHash, Verdict};
use crate::listing::{Board, ClauseRow, Owed, OwedRow};
use crate::report::cells::{
    base, cell_format, day, head_format, height, paper, small, tallest, text_cell, unfit,
};
use crate::report::printable::printable;
use crate::report::room;
use crate::report::term::Term;
use crate::report::words;

/// The rows above the table, from 0: title, what it is about, who filled it in, heads.
const TITLE: u32 = 0;
const ABOUT: u32 = 1;
const SIGNED: u32 = 2;
const HEADS: u32 = 3;
const FIRST: u32 = 4;
/// Lines that a row has room for at least, so that somebody can write in it.
const LEAST: usize = 3;
/// What the unit fills in.
const YELLOW: Color = Color::RGB(0x00FF_F9DB);
/// The place of the label of each of [`Signed`], its cell at the right of it.
const SIGNED_AT: [Field; 4] = [Field::Id, Field::Part, Field::LastState, Field::State];

type Written = std::result::Result<(), XlsxError>;

/// What a sheet is made of.
#[derive(Clone, Copy)]
pub(crate) struct Blank<'a> {
    /// The notice, and what is known of its clauses.
    pub(crate) board: Board<'a>,
    /// The unit with what it owes.
    pub(crate) owed: &'a Owed<'a>,
    /// For which period.
    pub(crate) period: Period,
    /// By which day.
    pub(crate) by: NaiveDate,
    /// How far the journal is, in milliseconds of its clock.
    pub(crate) stamp: i64,
    /// What the notice is called, where the sheet is one of several in a workbook; empty where it is the only one.
    pub(crate) short: &'a str,
}

/// The bytes of the workbook.
///
/// # Errors
///
/// [`Kind::Data`](crate::error::Kind::Data) where it does not fit the format.
pub(crate) fn write(pages: &[Blank<'_>]) -> Result<Vec<u8>> {
    workbook(pages).map_err(unfit)
}

fn workbook(pages: &[Blank<'_>]) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = pages.first().map(Blank::title).unwrap_or_default();
    let mut properties = DocProperties::new().set_title(title).set_comment(FORM);
    if let [alone] = pages {
        for (name, value) in alone.ticket().properties() {
            properties = properties.set_custom_property(name, value.as_str());
        }
    }
    book.set_properties(&properties);
    for page in pages {
        page.sheet(book.add_worksheet())?;
    }
    for (at, page) in pages.iter().enumerate() {
        let hidden = book.add_worksheet();
        let name = match at {
            0 => HIDDEN.to_owned(),
            at => format!("{HIDDEN}{}", at + 1),
        };
        hidden.set_name(name)?.set_very_hidden(true);
        for (row, cells) in (0..).zip(page.ticket().rows()) {
            for (at, cell) in (0..).zip(cells) {
                text_cell(hidden, (row, at), &cell, &Format::new())?;
            }
        }
    }
    book.save_to_buffer()
}

/// A name of a sheet that workbooks take: 31 characters at the most, none of those that part names in formulas.
fn sheet_name(short: &str) -> String {
    if short.is_empty() {
        return SHEET.to_owned();
    }
    let plain = short.chars().filter(|c| !r"[]:*?/\'".contains(*c));
    plain.take(31).collect()
}

/// A row of the sheet: a clause, or one of its indicators.
struct Line<'a> {
    owed: &'a OwedRow<'a>,
    indicator: Option<(u16, &'a Indicator)>,
    /// Whether it is the first of its clause, where the unit writes.
    first: bool,
}

/// The column of a field, from 0.
fn column(field: Field) -> u16 {
    let at = Field::VARIANTS.iter().position(|one| *one == field);
    at.and_then(|at| u16::try_from(at).ok()).unwrap_or_default()
}

/// A cell that the unit fills in.
fn open_format() -> Format {
    cell_format().set_unlocked().set_background_color(YELLOW)
}

impl<'a> Blank<'a> {
    fn ticket(&self) -> Ticket {
        let rows = self.owed.rows.iter();
        let clauses: BTreeMap<_, _> = rows
            .map(|owed| {
                let (clause, state) = (owed.row.clause, owed.row.state);
                let known = Known {
                    text: TextHash::of(&clause.text).to_string(),
                    save: state.last_office_save(),
                };
                (clause.id, known)
            })
            .collect();
        Ticket {
            notice: self.board.catalogue.notice.id.clone(),
            unit: self.owed.unit.name.clone(),
            period: self.period,
            stamp: self.stamp,
            clauses,
        }
    }

    fn title(&self) -> String {
        let notice = words::quoted(&self.board.catalogue.notice.title);
        let period = self.period.wording().zh;
        printable(&format!("{notice}{period}落实情况报送表")).into_owned()
    }

    /// What stands below the title; the unit and the period are read here where nothing else is left of the file.
    fn about(&self) -> String {
        let (unit, period, by) = (&self.owed.unit.name, self.period, self.by);
        let (name, month, day) = (period.wording().zh, by.month(), by.day());
        let year = by.year();
        // Where one workbook holds several notices, each sheet says of which it is.
        let which = match self.short {
            "" => String::new(),
            _ => format!(
                "\u{3000}\u{3000}{NOTICE}：{}",
                self.board.catalogue.notice.id
            ),
        };
        format!(
            "{UNIT}：{unit}\u{3000}\u{3000}{PERIOD}：{name}（{period}）\u{3000}\u{3000}请于{year}年{month}月{day}日前报送\u{3000}\u{3000}\
             只填黄色格；已完成须填完成日期，经核准后计入；进展情况、存在问题、下一步措施各不超过{LONGEST}字{which}"
        )
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for owed in &self.owed.rows {
            let indicators = &owed.row.clause.indicators;
            if indicators.is_empty() {
                let (indicator, first) = (None, true);
                lines.push(Line {
                    owed,
                    indicator,
                    first,
                });
            }
            lines.extend((1..).zip(indicators).map(|(number, one)| Line {
                owed,
                indicator: Some((number, one)),
                first: number == 1,
            }));
        }
        lines
    }

    fn sheet(&self, sheet: &mut Worksheet) -> Written {
        sheet.set_name(sheet_name(self.short))?;
        paper(sheet, "")?;
        for field in Field::VARIANTS {
            let width = f64::from(small(field.width())) + 1.0;
            sheet.set_column_width(column(*field), width)?;
        }
        self.above(sheet)?;
        let lines = self.lines();
        // Paper is narrow: who has no indicators sees nothing of them.
        if lines.iter().all(|line| line.indicator.is_none()) {
            for field in [Field::Indicator, Field::Value] {
                sheet.set_column_hidden(column(field))?;
            }
        }
        for (row, line) in (FIRST..).zip(&lines) {
            self.line(sheet, row, line)?;
        }
        let last = FIRST + small(lines.len().max(1)) - 1;
        validate(sheet, last)?;
        sheet.set_freeze_panes(FIRST, 1)?;
        sheet.set_repeat_rows(HEADS, HEADS)?;
        sheet.autofilter(HEADS, 0, last, column(Field::Remark))?;
        sheet.protect_with_options(&ProtectionOptions {
            sort: true,
            use_autofilter: true,
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::default()
        });
        Ok(())
    }

    /// Title, what it is about, who filled it in, heads.
    fn above(&self, sheet: &mut Worksheet) -> Written {
        let last = column(Field::Remark);
        let all: usize = Field::VARIANTS.iter().map(|field| field.width()).sum();
        let title = self.title();
        let format = base()
            .set_font_size(16.0)
            .set_bold()
            .set_align(FormatAlign::Center);
        sheet.merge_range(TITLE, 0, TITLE, last, &title, &format)?;
        let lines = room::lines(&title, all * 10 / 16);
        sheet.set_row_height(TITLE, f64::from(small(lines)) * 22.0 + 10.0)?;
        let about = printable(&self.about()).into_owned();
        sheet.merge_range(ABOUT, 0, ABOUT, last, &about, &base())?;
        sheet.set_row_height(ABOUT, height(room::lines(&about, all)))?;
        let (label, open) = (head_format(), open_format());
        for (signed, at) in Signed::VARIANTS.iter().zip(SIGNED_AT) {
            let at = column(at);
            sheet.write_string_with_format(SIGNED, at, signed.label(), &label)?;
            let form = match signed {
                Signed::On => "yyyy-mm-dd",
                _ => "@",
            };
            sheet.write_blank(SIGNED, at + 1, &open.clone().set_num_format(form))?;
        }
        sheet.set_row_height(SIGNED, height(1))?;
        for field in Field::VARIANTS {
            sheet.write_string_with_format(HEADS, column(*field), field.head(), &label)?;
        }
        sheet.set_row_height(HEADS, height(2))?;
        Ok(())
    }

    fn line(&self, sheet: &mut Worksheet, row: u32, line: &Line<'_>) -> Written {
        let clause = line.owed.row;
        let (locked, open) = (cell_format().set_align(FormatAlign::Left), open_format());
        let middle = cell_format().set_align(FormatAlign::Center);
        let (state, progress) = self.last(clause);
        let indicator = line
            .indicator
            .map(|(number, one)| indicator_text(number, one))
            .unwrap_or_default();
        let texts = [
            (Field::Id, clause.clause.id.to_string(), &middle),
            (Field::Task, clause.clause.text.clone(), &locked),
            (Field::Part, line.owed.part.label().zh.to_owned(), &middle),
            (Field::LastState, state, &middle),
            (Field::LastProgress, progress, &locked),
            (Field::Indicator, indicator, &locked),
        ];
        for (field, text, format) in &texts {
            text_cell(sheet, (row, column(*field)), text, format)?;
        }
        self.due(sheet, row, clause, &middle)?;
        for field in Field::VARIANTS.iter().filter(|field| field.is_of_unit()) {
            let fills = match field {
                Field::Value => line.indicator.is_some(),
                _ => line.first,
            };
            let format = if fills { &open } else { &locked };
            let form = match field {
                Field::On => "yyyy-mm-dd",
                _ => "@",
            };
            let format = format.clone().set_num_format(form);
            sheet.write_blank(row, column(*field), &format)?;
        }
        if let Some((_, one)) = line.indicator {
            let said = format!(
                "{}，计量单位：{}，目标：{}",
                one.name, one.measure, one.value
            );
            let note = Note::new(printable(&said)).add_author_prefix(false);
            sheet.insert_note(row, column(Field::Value), &note)?;
        }
        // Office programs differ in where a line ends: a little less room than there is.
        let room = |field: Field| field.width() - 2;
        let widths: Vec<usize> = texts.iter().map(|(field, ..)| room(*field)).collect();
        let cells = texts.iter().map(|(_, text, _)| Cow::from(text.as_str()));
        let least = if line.first { height(LEAST) } else { height(1) };
        sheet.set_row_height(row, tallest(cells, &widths).max(least))?;
        Ok(())
    }

    /// By when: the day, the notice's words, or the end of the plan's term.
    fn due(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        clause: ClauseRow<'_>,
        format: &Format,
    ) -> Written {
        let at = column(Field::Due);
        if let Some(day) = clause.state.due_day().and_then(day) {
            let format = format.clone().set_num_format("yyyy-mm-dd");
            sheet.write_datetime_with_format(row, at, &day, &format)?;
            return Ok(());
        }
        let said = clause.due_text();
        let of_plan = Term::of(&self.board.catalogue.notice.title).is_some();
        let said = match said.as_str() {
            "" if of_plan && clause.state.due.is_none() => "规划期末",
            said => said,
        };
        text_cell(sheet, (row, at), said, format)
    }

    /// The state and the progress that the unit returned last, and why it was sent back; else what the office has.
    fn last(&self, clause: ClauseRow<'a>) -> (String, String) {
        let own = clause.state.returns.all();
        let own = own
            .filter(|one| one.said.unit == self.owed.unit.name)
            .last();
        let Some(own) = own else {
            let state = stage_word(clause.state.stage()).to_owned();
            return (
                state,
                clause.state.note_text().unwrap_or_default().to_owned(),
            );
        };
        let state = own.said.state.map_or("", stage_word).to_owned();
        let mut progress = own.said.progress.clone().unwrap_or_default();
        if let Verdict::SentBack { why, .. } = &own.verdict {
            progress = format!("（已退回：{why}）{progress}");
        }
        (state, progress)
    }
}

/// The lists and limits of the columns that the unit fills in, down to the row `last`. Who pastes loses them, so that what
/// reads the sheet relies on none.
fn validate(sheet: &mut Worksheet, last: u32) -> Written {
    let states = Stage::ALL.map(stage_word);
    let choice = DataValidation::new()
        .allow_list_strings(&states)?
        .set_error_title("状态")?
        .set_error_message("请从列表中选：未启动、推进中、已完成")?;
    let at = column(Field::State);
    sheet.add_data_validation(FIRST, at, last, at, &choice)?;
    let [from, to] = [(1990, 1, 1), (2100, 12, 31)]
        .map(|(year, month, day)| ExcelDateTime::from_ymd(year, month, day));
    let date = DataValidation::new()
        .allow_date(DataValidationRule::Between(from?, to?))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("完成日期")?
        .set_error_message("请填日期，如 2026-11-20")?;
    let at = column(Field::On);
    sheet.add_data_validation(FIRST, at, last, at, &date)?;
    let most = u32::try_from(LONGEST).unwrap_or(u32::MAX);
    let length = DataValidation::new()
        .allow_text_length(DataValidationRule::LessThanOrEqualTo(most))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("字数")?
        .set_error_message(format!("请不超过 {LONGEST} 字"))?;
    let (from, to) = (column(Field::Progress), column(Field::Remark));
    sheet.add_data_validation(FIRST, from, last, to, &length)?;
    Ok(())
}

/// The name of a unit's file; what file systems do not allow in one is left out.
pub(crate) fn file_name(unit: &str, period: Period) -> String {
    let allowed = |c: &char| !c.is_control() && !"\\/:*?\"<>|".contains(*c);
    let clean = crate::text::clean(unit);
    let unit: String = clean.chars().filter(allowed).take(60).collect();
    let unit = unit.trim_matches([' ', '.', '-']);
    format!("报送-{unit}-{}.xlsx", period.compact())
}
