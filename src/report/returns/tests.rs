//! Sheets out, changed as units change them, and back.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;
use strum::VariantArray;

use super::blank::{Blank, file_name, write};
use super::fill::{Put, edit, fill};
use super::form::{self, Field};
use super::letter::{Letter, letter};
use super::*;
use crate::catalogue::{Catalogue, ClauseId};
use crate::journal::samples::{day, empty_return, id, moment, period};
use crate::journal::{Act, Author, Entry, Journal, Return, ReturnKey, Stage, Subject, TextHash};
use crate::lang::Wording;
use crate::listing::{Board, Calendar};
use crate::office::{Cell, Document, Part, Row, Table, Unread, open_here};
use crate::search::Library;
use crate::text::clean_note;

const TODAY: &str = "2026-12-26";
/// The row of the first clause in a table's rows, from 0.
const FIRST: usize = 4;

/// A notice and a journal.
struct Office {
    library: Library,
    journal: Journal,
    saves: i64,
}

impl Office {
    fn new() -> Self {
        let catalogue = Catalogue::embedded().unwrap();
        let subject = std::sync::Arc::new(Subject::of(&catalogue));
        Self {
            library: Library::new(catalogue).unwrap(),
            journal: Journal::new(subject),
            saves: 0,
        }
    }

    fn record(&mut self, by: &str, act: &Act) -> Vec<Entry> {
        self.saves += 1;
        let plan = self
            .journal
            .plan(act, &Author::new(by), &moment(self.saves));
        let entries = plan.unwrap().entries;
        self.journal = self.journal.with(&entries);
        entries
    }

    fn ask<T>(&self, ask: impl FnOnce(Board<'_>) -> T) -> T {
        let progress = self.journal.progress();
        ask(Board {
            catalogue: &self.library.catalogue,
            progress: &progress,
            calendar: Some(Calendar::of(day(TODAY))),
        })
    }

    /// The sheet of a unit, as bytes.
    fn sheet(&self, unit: &str) -> Vec<u8> {
        self.ask(|board| {
            let owing = board.owing(board.clauses(), false);
            let owed = owing.units.iter().find(|owed| owed.unit.name == unit);
            write(&[Blank {
                board,
                owed: owed.unwrap(),
                period: period("2026-Q4"),
                by: day("2026-12-25"),
                stamp: self
                    .journal
                    .entries()
                    .last()
                    .map_or(0, |entry| entry.order()),
                short: "",
            }])
            .unwrap()
        })
    }

    /// The same, taken apart.
    fn document(&self, unit: &str) -> Document {
        open_here(self.sheet(unit)).unwrap()
    }

    fn read(&self, document: &Document) -> Result<Filled, Wording> {
        self.read_told(document, Given::default())
    }

    fn read_told(&self, document: &Document, told: Given) -> Result<Filled, Wording> {
        recognise(document, "a.xlsx", &self.library, told, false)
    }

    fn settle(&self, sheets: &[Filled]) -> Vec<Finding> {
        self.ask(|board| settle(sheets, board, day(TODAY)))
    }

    /// What becomes of one document.
    fn judged(&self, document: &Document) -> Vec<Finding> {
        self.settle(&[self.read(document).unwrap()])
    }

    /// Takes in what can be.
    fn collect(&mut self, findings: &[Finding]) -> Vec<Entry> {
        let taken = findings
            .iter()
            .filter(|one| matches!(one.class, Class::New | Class::Review));
        let returns = taken.map(|one| (one.clause.unwrap(), one.said.clone().unwrap()));
        let act = Act::Collect {
            returns: returns.collect(),
        };
        self.record("lilei", &act)
    }

    /// The unit's latest return on a clause.
    fn latest(&self, clause: ClauseId, unit: &str) -> Option<Return> {
        let progress = self.journal.progress();
        let mut latest = progress.of(clause).returns.latest();
        let found = latest.find(|one| one.said.unit == unit);
        found.map(|one| one.said.clone())
    }
}

fn at(field: Field) -> usize {
    Field::VARIANTS
        .iter()
        .position(|one| *one == field)
        .unwrap()
}

fn table(document: &mut Document) -> &mut Table {
    let Part::Table(table) = &mut document.parts[0] else {
        panic!("no table");
    };
    table
}

fn put(row: &mut Row, field: Field, cell: Cell) {
    if row.cells.len() <= at(field) {
        row.cells.resize(at(field) + 1, Cell::Empty);
    }
    row.cells[at(field)] = cell;
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// The row of a clause, the first where it has several.
fn row<'a>(document: &'a mut Document, clause: &str) -> &'a mut Row {
    let mut rows = table(document).rows.iter_mut().skip(FIRST);
    rows.find(|row| row.cells[0].text() == clause).unwrap()
}

/// 省商务厅's sheet with one clause under way.
fn started(office: &Office) -> Document {
    let mut document = office.document("省商务厅");
    put(row(&mut document, "4.1"), Field::State, text("推进中"));
    document
}

fn classes(findings: &[Finding]) -> Vec<Class> {
    findings.iter().map(|one| one.class).collect()
}

fn zh(why: &[Wording]) -> String {
    let all: Vec<&str> = why.iter().map(|why| why.zh.as_str()).collect();
    all.join("；")
}

#[test]
fn every_clause_and_indicator_has_its_row_and_the_form_says_whose_it_is() {
    let office = Office::new();
    let mut document = office.document("省发改委");
    let heads: Vec<String> = table(&mut document).rows[3]
        .cells
        .iter()
        .map(Cell::text)
        .collect();
    let expected: Vec<&str> = Field::VARIANTS.iter().map(|field| field.head()).collect();
    assert_eq!(heads, expected);
    let about = table(&mut document).rows[1].cells[0].text();
    assert!(
        about.contains("填报单位：省发改委") && about.contains("2026年12月25日前"),
        "{about}"
    );
    let rows = table(&mut document).rows.len() - FIRST;
    let owed = office.ask(|board| {
        let owing = board.owing(board.clauses(), false);
        let owed = owing.units.iter().find(|owed| owed.unit.name == "省发改委");
        let rows = owed.unwrap().rows.iter();
        rows.map(|owed| owed.row.clause.indicators.len().max(1))
            .sum::<usize>()
    });
    assert_eq!(rows, owed);
    let hidden: Vec<_> = document
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Table(table) if table.hidden => table.name.clone(),
            _ => None,
        })
        .collect();
    assert_eq!(hidden, ["duban"]);
    assert_eq!(document.properties.len(), 5);
    // Ids are texts, days are days.
    for row in &table(&mut document).rows[FIRST..] {
        assert!(matches!(row.cells[0], Cell::Text(_)));
    }
}

#[test]
fn what_the_unit_said_last_and_the_office_noted_stands_beside() {
    let mut office = Office::new();
    let note = Act::Note {
        clause: id("4.2"),
        text: "office".to_owned(),
    };
    office.record("王芳", &note);
    let due = Act::Due {
        clauses: vec![id("4.2")],
        on: day("2026-11-30"),
        why: None,
    };
    office.record("王芳", &due);
    let said = Return {
        state: Some(Stage::Started),
        progress: Some("上季度".to_owned()),
        period: period("2026-Q3"),
        ..empty_return("省商务厅")
    };
    let act = Act::Collect {
        returns: vec![(id("4.1"), said)],
    };
    office.record("王芳", &act);
    let mut document = office.document("省商务厅");
    let shown = |row: &Row, field: Field| row.cells.get(at(field)).cloned().unwrap_or_default();
    let own = row(&mut document, "4.1").clone();
    assert_eq!(shown(&own, Field::LastState), text("推进中"));
    assert_eq!(shown(&own, Field::LastProgress), text("上季度"));
    assert_eq!(shown(&own, Field::Due), text("规划期末"));
    let noted = row(&mut document, "4.2").clone();
    assert_eq!(shown(&noted, Field::LastProgress), text("office"));
    assert_eq!(shown(&noted, Field::Due), Cell::Day(day("2026-11-30")));
}

#[test]
fn a_units_done_waits_and_is_not_the_offices() {
    let mut office = Office::new();
    let mut document = office.document("省商务厅");
    let done = row(&mut document, "4.1");
    put(done, Field::State, text("办结"));
    put(done, Field::On, text("2026.11.20"));
    let bare = row(&mut document, "4.2");
    put(bare, Field::State, text("已完成"));
    let findings = office.judged(&document);
    assert_eq!(classes(&findings), [Class::Review, Class::Review]);
    assert!(zh(&findings[1].why).contains("未填完成日期"));
    assert_eq!(office.collect(&findings).len(), 2);
    let progress = office.journal.progress();
    let state = progress.of(id("4.1"));
    assert_eq!(state.stage(), Stage::Started);
    assert_eq!(state.returns.waiting().count(), 1);
    assert_eq!(
        office.latest(id("4.1"), "省商务厅").unwrap().on,
        Some(day("2026-11-20"))
    );
}

#[test]
fn a_row_is_known_by_number_and_text_together() {
    let office = Office::new();
    let with = |change: &dyn Fn(&mut Row)| {
        let mut document = started(&office);
        change(row(&mut document, "4.1"));
        let findings = office.judged(&document);
        assert_eq!(findings.len(), 1);
        findings.into_iter().next().unwrap()
    };
    for said in ["4．1", "４.１", " 4.1 ", "4。1"] {
        let found = with(&|row| put(row, Field::Id, text(said)));
        assert_eq!(
            (found.class, found.clause),
            (Class::New, Some(id("4.1"))),
            "{said}"
        );
    }
    let number = with(&|row| put(row, Field::Id, Cell::Number(4.1)));
    assert_eq!((number.class, number.clause), (Class::New, Some(id("4.1"))));
    // The number of another, the text of another, a word more in the text, no number, no such number.
    for (class, change) in [
        (Class::Doubt, (Field::Id, text("4.2"))),
        (Class::Doubt, (Field::Task, text("别的任务"))),
        (Class::Doubt, (Field::Id, Cell::Empty)),
        (Class::Doubt, (Field::Id, Cell::Day(day("2026-04-01")))),
        (
            Class::Doubt,
            (Field::Id, Cell::Computed(Box::new(text("4.1")))),
        ),
    ] {
        let found = with(&|row| put(row, change.0, change.1.clone()));
        assert_eq!((found.class, found.clause), (class, None), "{change:?}");
        assert_eq!(found.place, "报送表!A6", "{change:?}");
    }
    let added = with(&|row| {
        put(row, Field::Id, text("9.9"));
        put(row, Field::Task, text("自加的任务"));
    });
    assert_eq!(added.class, Class::Refused);
    assert!(zh(&added.why).contains("没有条款 9.9"), "{:?}", added.why);
    // Blanks and forms of characters are no other text.
    let wrapped = with(&|row| {
        let task = row.cells[at(Field::Task)].text();
        let middle = task.char_indices().nth(5).unwrap().0;
        put(
            row,
            Field::Task,
            text(&format!("{} \n{}", &task[..middle], &task[middle..])),
        );
    });
    assert_eq!(wrapped.class, Class::New);
}

#[test]
fn a_number_that_lost_its_nought_is_told_by_its_text() {
    let office = Office::new();
    let unit = office.ask(|board| {
        let owing = board.owing(board.clauses(), false);
        let of = |owed: &&crate::listing::Owed<'_>| {
            owed.rows.iter().any(|row| row.row.clause.id == id("2.10"))
        };
        owing.units.iter().find(of).unwrap().unit.name.clone()
    });
    let mut document = office.document(&unit);
    let own = row(&mut document, "2.10");
    put(own, Field::Id, Cell::Number(2.1));
    put(own, Field::Progress, text("进展"));
    let findings = office.judged(&document);
    assert_eq!(classes(&findings), [Class::New]);
    assert_eq!(findings[0].clause, Some(id("2.10")));
    // As a text it was typed: then it says another clause.
    let own = table(&mut document).rows.iter_mut().skip(FIRST);
    for row in own.filter(|row| row.cells[0] == Cell::Number(2.1)) {
        put(row, Field::Id, text("2.1"));
    }
    assert_eq!(classes(&office.judged(&document)), [Class::Doubt]);
}

#[test]
fn another_units_clause_is_not_taken_in_under_this_units_name() {
    let office = Office::new();
    let mut document = office.document("省教育厅");
    let foreign = row(&mut document, "1.1").clone();
    let mut own = started(&office);
    let mut foreign = foreign;
    foreign.number = 99;
    put(&mut foreign, Field::Progress, text("抄来的"));
    table(&mut own).rows.push(foreign);
    let findings = office.judged(&own);
    assert_eq!(classes(&findings), [Class::New, Class::Refused]);
    assert!(zh(&findings[1].why).contains("省商务厅不承担条款 1.1"));
}

#[test]
fn what_cannot_be_read_for_certain_stops_its_row_alone() {
    let office = Office::new();
    for (field, cell, said) in [
        (
            Field::State,
            text("差不多了"),
            "不是未启动、推进中、已完成之一",
        ),
        (Field::Progress, Cell::Computed(Box::new(text("x"))), "公式"),
        (Field::Progress, text("#REF!"), "错误值"),
        (Field::On, text("月底"), "看不出是哪一天"),
        (Field::On, text("2026-11-20"), "状态却不是已完成"),
        (Field::Value, text("5"), "看不出是哪项指标"),
    ] {
        let mut document = started(&office);
        put(row(&mut document, "4.1"), field, cell);
        put(row(&mut document, "4.2"), Field::State, text("进行中"));
        let findings = office.judged(&document);
        assert_eq!(classes(&findings), [Class::Doubt, Class::New], "{said}");
        assert!(zh(&findings[0].why).contains(said), "{:?}", findings[0].why);
        assert!(findings[0].said.is_none());
    }
    let mut document = office.document("省商务厅");
    let own = row(&mut document, "4.1");
    put(own, Field::State, text("完成"));
    put(own, Field::On, Cell::Day(day("2026-12-31")));
    assert_eq!(classes(&office.judged(&document)), [Class::Doubt]);
}

#[test]
fn a_cell_that_is_merged_over_several_clauses_says_nothing_of_the_later_ones() {
    let office = Office::new();
    let cells = [
        ("G5".to_owned(), Put::Text("已完成".to_owned())),
        ("H5".to_owned(), Put::Text("2026-11-20".to_owned())),
        ("K6".to_owned(), Put::Text("正在招标".to_owned())),
    ];
    let book = fill(&office.sheet("省商务厅"), &cells);
    let merged = edit(&book, |name, part| {
        let merge = "<mergeCell ref=\"G5:G6\"/></mergeCells>";
        (name == "xl/worksheets/sheet1.xml").then(|| part.replace("</mergeCells>", merge))
    });
    let findings = office.judged(&open_here(merged).unwrap());
    assert_eq!(classes(&findings), [Class::Review, Class::Doubt]);
    assert!(zh(&findings[1].why).contains("报送表!G6 此格与上面的行合并"));

    // Over the rows of one clause it says it once.
    let mut document = started(&office);
    let mut copy = row(&mut document, "4.1").clone();
    copy.number = 50;
    let repeated = Cell::Merged(Box::new(text("推进中")));
    put(&mut copy, Field::State, repeated);
    let id = Cell::Merged(Box::new(copy.cells[0].clone()));
    put(&mut copy, Field::Id, id);
    table(&mut document).rows.push(copy);
    assert_eq!(classes(&office.judged(&document)), [Class::New]);
}

#[test]
fn a_formula_in_the_file_is_told_whatever_it_came_to() {
    let office = Office::new();
    let cells = [
        ("G5".to_owned(), Put::Text("推进中".to_owned())),
        ("K5".to_owned(), Put::Formula("1+1", Some(2.0))),
    ];
    let book = fill(&office.sheet("省商务厅"), &cells);
    let findings = office.judged(&open_here(book).unwrap());
    assert_eq!(classes(&findings), [Class::Doubt]);
    assert!(zh(&findings[0].why).contains("报送表!K5 此格是公式"));
    // Programs that fill sheets leave it to others to work formulas out.
    let cells = [("K5".to_owned(), Put::Formula("1+1", None))];
    let book = fill(&office.sheet("省商务厅"), &cells);
    let findings = office.judged(&open_here(book).unwrap());
    assert_eq!(classes(&findings), [Class::Doubt]);
    assert!(zh(&findings[0].why).contains("报送表!K5 此格是公式"));
}

#[test]
fn comments_of_the_form_are_not_told_as_the_units() {
    let office = Office::new();
    let mut document = office.document("省林业厅");
    let comments = |document: &Document| {
        let told = office.read(document).unwrap().remarks;
        told.iter().any(|what| what.zh.contains("批注"))
    };
    let of_form = document.unread.iter().find_map(|what| match what {
        Unread::Comments(count) => Some(*count),
        _ => None,
    });
    assert!(of_form.unwrap() > 0);
    assert!(!comments(&document));
    document.unread = vec![Unread::Comments(of_form.unwrap() + 1)];
    assert!(comments(&document));
}

#[test]
fn values_belong_to_the_indicator_of_their_row() {
    let mut office = Office::new();
    let mut document = office.document("省教育厅");
    put(row(&mut document, "1.1"), Field::Value, text("９８。７％"));
    let findings = office.judged(&document);
    assert_eq!(classes(&findings), [Class::New]);
    office.collect(&findings);
    let said = office.latest(id("1.1"), "省教育厅").unwrap();
    assert_eq!(said.values, BTreeMap::from([(1, "98.7".to_owned())]));
    // The value is the unit's until the office approves it.
    assert_eq!(office.journal.progress().of(id("1.1")).value(1), None);
    put(row(&mut document, "1.1"), Field::Value, text("很多"));
    assert_eq!(classes(&office.judged(&document)), [Class::Doubt]);
    put(row(&mut document, "1.1"), Field::Value, text("98"));
    put(row(&mut document, "1.1"), Field::Indicator, text("2. 别的"));
    assert_eq!(classes(&office.judged(&document)), [Class::Doubt]);
}

#[test]
fn columns_may_move_and_titles_go_but_the_keys_have_to_be_there() {
    let office = Office::new();
    let mut moved = started(&office);
    for row in &mut table(&mut moved).rows[3..] {
        row.cells.resize(Field::VARIANTS.len(), Cell::Empty);
        row.cells.reverse();
        row.cells.insert(2, text("自加的列"));
    }
    assert_eq!(classes(&office.judged(&moved)), [Class::New]);

    let mut bare = started(&office);
    table(&mut bare).rows.drain(..3);
    assert_eq!(classes(&office.judged(&bare)), [Class::New]);

    let mut sorted = started(&office);
    table(&mut sorted).rows[FIRST..].reverse();
    assert_eq!(classes(&office.judged(&sorted)), [Class::New]);

    let mut without = started(&office);
    for row in &mut table(&mut without).rows[3..] {
        row.cells.remove(0);
    }
    let why = office.read(&without).err().unwrap();
    assert!(why.zh.contains("没有“条款编号”列"), "{}", why.zh);
    let mut twice = started(&office);
    let heads = &mut table(&mut twice).rows[3];
    heads.cells.push(text("状态"));
    assert!(office.read(&twice).err().unwrap().zh.contains("出现两次"));
    let mut shorter = started(&office);
    for row in &mut table(&mut shorter).rows[3..] {
        row.cells.truncate(at(Field::Remark));
    }
    let read = office.read(&shorter).unwrap();
    assert!(zh(&read.remarks).contains("没有“备注”列"));
}

/// The document without what says hidden whose it is.
fn bare(document: &Document) -> Document {
    let mut bare = document.clone();
    bare.properties.clear();
    bare.parts.truncate(1);
    bare
}

#[test]
fn whose_it_is_is_known_by_what_it_says_and_never_put_in_anothers_name() {
    let office = Office::new();
    let document = started(&office);
    let name = |filled: &Filled| office.library.catalogue.unit(filled.unit).name.clone();
    let known = |document: &Document| name(&office.read(document).unwrap());
    assert_eq!(known(&document), "省商务厅");
    let mut hidden_only = document.clone();
    hidden_only.properties.clear();
    assert_eq!(known(&hidden_only), "省商务厅");
    let mut properties_only = document.clone();
    properties_only.parts.truncate(1);
    assert_eq!(known(&properties_only), "省商务厅");
    // As a .csv has it.
    assert_eq!(known(&bare(&document)), "省商务厅");
    // By another of its names, but by no beginning of one.
    for (written, known) in [
        ("黑龙江省商务厅", true),
        ("省商", false),
        ("哈尔滨铁", false),
    ] {
        let mut written_so = bare(&document);
        let about = &mut table(&mut written_so).rows[1].cells[0];
        *about = text(&about.text().replace("省商务厅", written));
        assert_eq!(office.read(&written_so).is_ok(), known, "{written}");
    }
    let mut nothing = bare(&document);
    table(&mut nothing).rows.drain(..3);
    assert!(office.read(&nothing).err().unwrap().zh.contains("--unit"));
    let unit = office.library.catalogue.unit_named("省商务厅");
    let told = Given {
        unit,
        period: Some(period("2026-Q4")),
    };
    assert_eq!(name(&office.read_told(&nothing, told).unwrap()), "省商务厅");

    // Somebody fills in a sheet that was another unit's.
    let mut renamed = document.clone();
    let about = &mut table(&mut renamed).rows[1].cells[0];
    *about = text(&about.text().replace("省商务厅", "省教育厅"));
    let why = office.read(&renamed).err().unwrap();
    assert!(
        why.zh.contains("省商务厅") && why.zh.contains("省教育厅"),
        "{}",
        why.zh
    );
    let other = office.library.catalogue.unit_named("省教育厅");
    let told = Given {
        unit: other,
        period: None,
    };
    assert!(office.read_told(&document, told).is_err());
    let told = Given {
        unit: None,
        period: Some(period("2026-Q3")),
    };
    assert!(office.read_told(&document, told).is_err());
    // Properties of one, hidden sheet of another.
    let mut joined = office.document("省教育厅");
    joined.properties = document.properties.clone();
    assert!(office.read(&joined).is_err());
    let mut foreign = document.clone();
    foreign.parts.truncate(1);
    for (name, value) in &mut foreign.properties {
        if name == "duban-notice" {
            *value = "elsewhere-2030-1".to_owned();
        }
    }
    assert!(office.read(&foreign).err().unwrap().zh.contains("另一通知"));
}

#[test]
fn who_signed_it_is_read_beside_its_label_or_behind_a_colon() {
    let office = Office::new();
    let mut document = started(&office);
    let cells = &mut table(&mut document).rows[2].cells;
    cells.resize(8, Cell::Empty);
    cells[1] = text(" 李四 ");
    cells[2] = text("联系电话：0451-8888");
    cells[5] = text("王处长");
    cells[7] = Cell::Day(day("2026-12-20"));
    let read = office.read(&document).unwrap();
    assert_eq!(read.signed.filled.as_deref(), Some("李四"));
    assert_eq!(read.signed.phone.as_deref(), Some("0451-8888"));
    assert_eq!(read.signed.checked.as_deref(), Some("王处长"));
    assert_eq!(read.signed.on, Some(day("2026-12-20")));
    let cells = &mut table(&mut document).rows[2].cells;
    cells[7] = text("年前");
    let read = office.read(&document).unwrap();
    assert_eq!(read.signed.on, None);
    assert!(zh(&read.remarks).contains("填报日期未采用"));
}

fn done(office: &mut Office, by: &str, clause: &str) {
    let act = Act::Mark {
        clauses: vec![id(clause)],
        done: true,
    };
    office.record(by, &act);
}

#[test]
fn what_the_office_saved_since_is_a_conflict_and_both_are_shown_with_names() {
    let mut office = Office::new();
    let document = started(&office);
    done(&mut office, "王芳", "4.2");
    assert_eq!(classes(&office.judged(&document)), [Class::New]);
    done(&mut office, "王芳", "4.1");
    let findings = office.judged(&document);
    assert_eq!(classes(&findings), [Class::Conflict]);
    assert!(
        zh(&findings[0].journal).contains("王芳"),
        "{:?}",
        findings[0].journal
    );
    assert!(findings[0].said.is_some());
    // A sheet that knows of it is none.
    assert_eq!(classes(&office.judged(&started(&office))), [Class::New]);
    // What was taken back is no longer there.
    office.record("王芳", &Act::Undo { save: None });
    assert_eq!(classes(&office.judged(&document)), [Class::New]);
}

#[test]
fn a_file_that_lost_what_it_knew_is_held_against_when_the_unit_was_asked() {
    let mut office = Office::new();
    let document = bare(&started(&office));
    done(&mut office, "王芳", "4.1");
    assert_eq!(classes(&office.judged(&document)), [Class::New]);
    let ask = Act::Ask {
        period: period("2026-Q4"),
        by: day("2026-12-25"),
        units: vec!["省商务厅".to_owned()],
    };
    office.record("王芳", &ask);
    assert_eq!(classes(&office.judged(&document)), [Class::New]);
    office.record(
        "李雷",
        &Act::Note {
            clause: id("4.1"),
            text: "后来的".to_owned(),
        },
    );
    let findings = office.judged(&document);
    assert_eq!(classes(&findings), [Class::Conflict]);
    assert_eq!(findings[0].journal.len(), 1);
}

#[test]
fn a_text_that_the_notice_had_when_the_sheet_was_made_is_told_as_revised() {
    let office = Office::new();
    let mut document = started(&office);
    put(row(&mut document, "4.1"), Field::Task, text("修订前的文字"));
    let why = zh(&office.judged(&document)[0].why);
    assert!(why.contains("不符"), "{why}");
    let Part::Table(hidden) = &mut document.parts[1] else {
        panic!("no hidden sheet");
    };
    let own = hidden
        .rows
        .iter_mut()
        .find(|row| row.cells[0] == text("4.1"));
    own.unwrap().cells[1] = text(&TextHash::of("修订前的文字").to_string());
    let findings = office.judged(&document);
    assert_eq!(classes(&findings), [Class::Doubt]);
    assert!(
        zh(&findings[0].why).contains("通知已修订"),
        "{:?}",
        findings[0].why
    );
}

#[test]
fn other_units_returns_are_no_conflict_and_stand_beside() {
    let mut office = Office::new();
    let document = started(&office);
    let said = Return {
        state: Some(Stage::Done),
        ..empty_return("省外办")
    };
    let act = Act::Collect {
        returns: vec![(id("4.1"), said)],
    };
    office.record("lilei", &act);
    let findings = office.judged(&document);
    assert_eq!(classes(&findings), [Class::New]);
    office.collect(&findings);
    let progress = office.journal.progress();
    assert_eq!(progress.of(id("4.1")).returns.latest().count(), 2);
}

#[test]
fn the_same_again_adds_nothing_and_what_was_sent_back_has_to_change() {
    let mut office = Office::new();
    let document = started(&office);
    let findings = office.judged(&document);
    assert_eq!(office.collect(&findings).len(), 1);
    let again = office.judged(&document);
    assert_eq!(classes(&again), [Class::Same]);
    assert_eq!(office.collect(&again).len(), 0);
    let progress = office.journal.progress();
    let one = progress.of(id("4.1")).returns.all().next().unwrap();
    let which = ReturnKey {
        clause: id("4.1"),
        save: one.save.clone().unwrap(),
        unit: one.said.unit.clone(),
    };
    office.record(
        "王芳",
        &Act::SendBack {
            which,
            why: "缺验收材料".to_owned(),
        },
    );
    let again = office.judged(&document);
    assert_eq!(classes(&again), [Class::Refused]);
    assert!(zh(&again[0].why).contains("缺验收材料"));
    let mut better = document.clone();
    put(row(&mut better, "4.1"), Field::Progress, text("材料已补"));
    assert_eq!(classes(&office.judged(&better)), [Class::New]);
    // The unit is told why on its next sheet.
    let mut next = office.document("省商务厅");
    let last = row(&mut next, "4.1").cells[at(Field::LastProgress)].text();
    assert!(last.contains("已退回：缺验收材料"), "{last}");
}

/// `document` as filled in on a day.
fn on(document: &Document, day: Option<NaiveDate>) -> Document {
    let mut document = document.clone();
    let cells = &mut table(&mut document).rows[2].cells;
    cells.resize(8, Cell::Empty);
    cells[7] = day.map_or(Cell::Empty, Cell::Day);
    document
}

#[test]
fn of_two_sheets_the_one_filled_in_later_counts_and_without_days_neither() {
    let mut office = Office::new();
    let first = started(&office);
    let mut second = first.clone();
    put(row(&mut second, "4.1"), Field::Progress, text("后填的"));
    let both = |one: &Document, other: &Document| {
        let one = office.read(one).unwrap();
        let two = recognise(other, "b.xlsx", &office.library, Given::default(), false).unwrap();
        office.settle(&[one, two])
    };
    let (early, late) = (Some(day("2026-12-18")), Some(day("2026-12-20")));
    let findings = both(&on(&first, late), &on(&second, early));
    assert_eq!(classes(&findings), [Class::New, Class::Refused]);
    assert!(zh(&findings[1].why).contains("a.xlsx"));
    let findings = both(&on(&first, None), &on(&second, early));
    assert_eq!(classes(&findings), [Class::Refused, Class::New]);
    assert_eq!(
        classes(&both(&first, &second)),
        [Class::Doubt, Class::Doubt]
    );
    assert_eq!(classes(&both(&first, &first)), [Class::New, Class::Same]);

    // What was taken in before counts where it was filled in later.
    let findings = office.judged(&on(&second, late));
    office.collect(&findings);
    let findings = office.judged(&on(&first, early));
    assert_eq!(classes(&findings), [Class::Refused]);
    let findings = office.judged(&on(&first, Some(day("2026-12-22"))));
    assert_eq!(classes(&findings), [Class::New]);
}

#[test]
fn rows_of_one_clause_may_not_contradict_each_other() {
    let office = Office::new();
    let mut document = started(&office);
    let mut copy = row(&mut document, "4.1").clone();
    copy.number = 50;
    table(&mut document).rows.push(copy.clone());
    assert_eq!(classes(&office.judged(&document)), [Class::New]);
    put(&mut copy, Field::State, text("未启动"));
    copy.number = 51;
    table(&mut document).rows.push(copy);
    let findings = office.judged(&document);
    assert_eq!(classes(&findings), [Class::Doubt]);
    assert!(
        zh(&findings[0].why).contains("报送表!G51"),
        "{:?}",
        findings[0].why
    );
}

/// What a unit fills into one row.
#[derive(Clone, Debug)]
struct Filling {
    state: Option<Stage>,
    on: u64,
    texts: [String; 4],
    value: Option<String>,
}

fn any_filling() -> impl Strategy<Value = Filling> {
    let stage = prop_oneof![
        Just(None),
        Just(Some(Stage::Pending)),
        Just(Some(Stage::Started)),
        Just(Some(Stage::Done)),
    ];
    let text = || {
        prop_oneof![
            Just(String::new()),
            "[一-龥a-z0-9，。；（）=+@& <>\"'\n-]{0,24}"
        ]
    };
    let texts = [text(), text(), text(), text()];
    (
        stage,
        0..80_u64,
        texts,
        prop::option::of("[0-9]{1,4}(\\.[0-9]{1,2})?"),
    )
        .prop_map(|(state, on, texts, value)| Filling {
            state,
            on,
            texts,
            value,
        })
}

fn serial(day: NaiveDate) -> f64 {
    let first: NaiveDate = "1899-12-30".parse().unwrap();
    #[allow(clippy::cast_precision_loss)]
    let days = (day - first).num_days() as f64;
    days
}

fn column(field: Field) -> char {
    char::from(b'A' + u8::try_from(at(field)).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn out_filled_in_and_back_is_what_was_filled_in(
        unit in prop::sample::select(vec!["省教育厅", "省发改委", "省商务厅", "省住建厅"]),
        fillings in prop::collection::vec(any_filling(), 60),
    ) {
        let mut office = Office::new();
        let sheet = office.sheet(unit);
        let mut blank = open_here(sheet.clone()).unwrap();
        let mut cells = vec![
            ("B3".to_owned(), Put::Text("李四".to_owned())),
            ("H3".to_owned(), Put::Number(serial(day("2026-12-20")))),
        ];
        let mut expected: BTreeMap<ClauseId, Return> = BTreeMap::new();
        let mut numbers: BTreeMap<ClauseId, u16> = BTreeMap::new();
        for (row, filling) in table(&mut blank).rows[FIRST..].iter().zip(&fillings) {
            let clause = id(&row.cells[0].text());
            let first = !expected.contains_key(&clause);
            let number = numbers.entry(clause).or_default();
            let said = expected.entry(clause).or_insert_with(|| Return {
                filled: Some("李四".to_owned()),
                filled_on: Some(day("2026-12-20")),
                source: Some("a.xlsx".to_owned()),
                ..empty_return(unit)
            });
            let mut put = |field: Field, what: Put| cells.push((format!("{}{}", column(field), row.number), what));
            if first {
                said.state = filling.state;
                if let Some(stage) = filling.state {
                    put(Field::State, Put::Text(form::stage_word(stage).to_owned()));
                }
                if filling.state == Some(Stage::Done) {
                    let on = day("2026-10-01") + chrono::Days::new(filling.on);
                    said.on = Some(on);
                    put(Field::On, Put::Number(serial(on)));
                }
                let fields = [Field::Progress, Field::Problems, Field::Next, Field::Remark];
                let own = [&mut said.progress, &mut said.problems, &mut said.next, &mut said.remark];
                for ((field, own), text) in fields.into_iter().zip(own).zip(&filling.texts) {
                    put(field, Put::Text(text.clone()));
                    *own = Some(clean_note(text)).filter(|text| !text.is_empty());
                }
            }
            if !row.cells.get(at(Field::Indicator)).is_none_or(Cell::is_empty) {
                *number += 1;
                if let Some(value) = &filling.value {
                    put(Field::Value, Put::Text(value.clone()));
                    let clause = office.library.catalogue.clause(clause).unwrap();
                    let indicator = &clause.indicators[usize::from(*number) - 1];
                    said.values.insert(*number, indicator.amount(value).unwrap());
                }
            }
        }
        expected.retain(|_, said| said.state.is_some() || said.tells_of_work());
        // An empty sheet leaves nothing that could be taken back.
        prop_assume!(!expected.is_empty());
        let returned = open_here(fill(&sheet, &cells)).unwrap();
        let findings = office.judged(&returned);
        let classes = classes(&findings);
        prop_assert!(classes.iter().all(|class| matches!(class, Class::New | Class::Review)), "{:?}", findings);
        let added = office.collect(&findings);
        prop_assert_eq!(added.len(), expected.len());
        for (clause, said) in &expected {
            prop_assert_eq!(office.latest(*clause, unit), Some(said.clone()));
        }
        let before = office.journal.clone();
        let again = office.judged(&returned);
        prop_assert!(again.iter().all(|one| one.class == Class::Same));
        office.collect(&again);
        prop_assert_eq!(&office.journal, &before);
        office.record("lilei", &Act::Undo { save: None });
        prop_assert!(expected.keys().all(|clause| office.latest(*clause, unit).is_none()));
    }

    #[test]
    fn a_mangled_workbook_is_judged_or_refused(at in prop::collection::vec((0.0_f64..1.0, 0..400_usize, any::<bool>()), 1..6)) {
        let office = Office::new();
        let cells = [("G5".to_owned(), Put::Text("推进中".to_owned()))];
        let book = fill(&office.sheet("省商务厅"), &cells);
        let mangled = edit(&book, |name, part| {
            (name == "xl/worksheets/sheet1.xml").then(|| {
                at.iter().fold(part.to_owned(), |mut part, (share, length, twice)| {
                    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)]
                    let from = (part.len() as f64 * share) as usize;
                    let boundary = |mut at: usize| {
                        at = at.min(part.len());
                        while !part.is_char_boundary(at) {
                            at -= 1;
                        }
                        at
                    };
                    let (from, to) = (boundary(from), boundary(from + length));
                    let piece = part[from..to].to_owned();
                    part.replace_range(from..to, &if *twice { piece.repeat(2) } else { String::new() });
                    part
                })
            })
        });
        if let Some(document) = open_here(mangled)
            && let Ok(read) = office.read(&document)
        {
            for found in office.settle(&[read]) {
                // Whatever is taken in is what a clause of this unit has.
                if let Some(clause) = found.clause.filter(|_| found.said.is_some()) {
                    let unit = office.library.catalogue.unit_named("省商务厅").unwrap();
                    let clause = office.library.catalogue.clause(clause).unwrap();
                    prop_assert!(clause.duty.as_ref().unwrap().role_of(unit).is_some());
                }
            }
        }
    }

    #[test]
    fn any_cells_are_judged_or_refused(cells in prop::collection::vec(prop::collection::vec("[4.1推进中已完成条款编号工作任务状态填报单位：2026-Q（）\n]{0,12}", 0..16), 0..12)) {
        let office = Office::new();
        let rows = (1..).zip(cells).map(|(number, cells)| Row {
            number,
            cells: cells.iter().map(|cell| text(cell)).collect(),
        });
        let document = Document {
            parts: vec![Part::Table(Table { name: Some("x".to_owned()), hidden: false, rows: rows.collect() })],
            ..Document::default()
        };
        let told = Given { unit: office.library.catalogue.unit_named("省商务厅"), period: Some(period("2026-Q4")) };
        if let Ok(read) = office.read_told(&document, told) {
            let _ = office.settle(&[read]);
        }
    }
}

#[test]
fn untouched_it_changes_nothing() {
    let mut office = Office::new();
    let document = office.document("省发改委");
    let findings = office.judged(&document);
    assert!(findings.is_empty());
    assert!(office.collect(&findings).is_empty());
}

#[test]
fn names_of_files_are_safe_and_tell_the_unit_and_the_period() {
    assert_eq!(
        file_name("省商务厅", period("2026-Q4")),
        "报送-省商务厅-2026Q4.xlsx"
    );
    assert_eq!(
        file_name("a/b\\c:*?\"<>|d", period("2026-11")),
        "报送-abcd-2026-11.xlsx"
    );
    assert_eq!(file_name("../..", period("2026")), "报送--2026.xlsx");
}

#[test]
fn the_letter_tells_what_to_do_by_when_and_which_file_is_whose() {
    let bytes = letter(&Letter {
        notice: "《方案》",
        period: period("2026-Q4"),
        by: day("2026-12-25"),
        signed: "省政府办公厅",
        made: day("2026-11-26"),
        units: vec![("省商务厅", 12, "报送-省商务厅-2026Q4.xlsx".to_owned())],
    });
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with('\u{feff}') && !text.replace("\r\n", "").contains('\n'));
    for part in [
        "请报送《方案》2026年第4季度落实情况，于2026年12月25日前",
        "省政府办公厅",
        "1. 省商务厅 12 条  报送-省商务厅-2026Q4.xlsx",
    ] {
        assert!(text.contains(part), "{text}");
    }
}
