//! What the rows of a sheet say of their clauses; nothing is guessed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::filled::{Filled, Line};
use super::finding::{Class, Finding};
use super::fold::{self, fold};
use super::form::{Field, LONGEST, indicator_of, stage_of};
use super::which::{Texts, clause_of};
use crate::catalogue::{Clause, ClauseId};
use crate::journal::{Return, Stage};
use crate::lang::{Wording, both};
use crate::listing::Board;
use crate::office::Cell;

/// What a sheet says of one clause, as far as that is certain.
pub(super) struct Stated {
    /// Which clause.
    pub(super) clause: ClauseId,
    /// Where its first row is.
    pub(super) place: String,
    /// What it says.
    pub(super) said: Return,
    /// What to look at beside, though it can be taken in.
    pub(super) remarks: Vec<Wording>,
}

/// What the rows of a sheet come to: what is stated, and what cannot be taken in.
pub(super) fn judge(
    filled: &Filled,
    texts: &Texts,
    board: Board<'_>,
    today: NaiveDate,
) -> (Vec<Stated>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut by_clause: BTreeMap<ClauseId, Vec<&Line>> = BTreeMap::new();
    for line in filled.lines.iter().filter(|line| line.is_filled()) {
        match clause_of(line, filled, texts, board) {
            Ok(clause) => by_clause.entry(clause).or_default().push(line),
            Err((class, why)) => findings.push(Finding {
                file: filled.file.clone(),
                place: line.place(Field::Id),
                clause: None,
                number: line.cell(Field::Id).text(),
                class,
                said: None,
                why: vec![why],
                journal: Vec::new(),
            }),
        }
    }
    let mut stated = Vec::new();
    for (id, lines) in by_clause {
        let Some(clause) = board.catalogue.clause(id) else {
            continue;
        };
        match state(clause, &lines, filled, board, today) {
            Ok(one) => stated.push(one),
            Err(why) => findings.push(Finding {
                file: filled.file.clone(),
                place: place_of(&lines),
                clause: Some(id),
                number: id.to_string(),
                class: Class::Doubt,
                said: None,
                why,
                journal: Vec::new(),
            }),
        }
    }
    (stated, findings)
}

/// Reads one cell of each row of a clause; the rows may not contradict each other. A cell that is merged over several rows of
/// the clause says the same in each.
fn united<T: PartialEq>(
    lines: &[&Line],
    field: Field,
    read: impl Fn(&Cell) -> Result<Option<T>, Wording>,
    doubts: &mut Vec<Wording>,
) -> Option<T> {
    let mut found: Option<T> = None;
    for line in lines {
        let place = line.place(field);
        let cell = line.cell(field);
        let repeated = match cell {
            Cell::Merged(inner) => read(inner).ok().flatten(),
            _ => None,
        };
        if repeated.is_some() && repeated == found {
            continue;
        }
        match read(cell) {
            Ok(None) => {}
            Ok(Some(value)) => match &found {
                Some(before) if *before != value => {
                    let head = field.head();
                    doubts.push(both!(
                        "{place} “{head}”与同一条款另一行所填不同",
                        "{place}: {head} is another in another row of the clause"
                    ));
                }
                _ => found = Some(value),
            },
            Err(Wording { zh, en }) => doubts.push(both!("{place} {zh}", "{place}: {en}")),
        }
    }
    found
}

/// Where the first of these rows is.
fn place_of(lines: &[&Line]) -> String {
    let first = lines.first().map(|line| line.place(Field::Id));
    first.unwrap_or_default()
}

/// What the rows of a clause say.
///
/// # Errors
///
/// All that cannot be read for certain, by cell.
fn state(
    clause: &Clause,
    lines: &[&Line],
    filled: &Filled,
    board: Board<'_>,
    today: NaiveDate,
) -> Result<Stated, Vec<Wording>> {
    let mut doubts = Vec::new();
    let mut text = |field| united(lines, field, fold::text, &mut doubts);
    let [progress, problems, next, remark] =
        [Field::Progress, Field::Problems, Field::Next, Field::Remark].map(&mut text);
    let before = doubts.len();
    let stage = united(lines, Field::State, stage, &mut doubts);
    // A state that cannot be read is told of already, and nothing follows from it.
    let legible = doubts.len() == before;
    let day = |cell: &Cell| fold::day(cell, filled.period);
    let on = united(lines, Field::On, day, &mut doubts);
    let values = values(clause, lines, &mut doubts);
    let mut remarks = too_long([&progress, &problems, &next]);
    if legible {
        match done_on(stage, on, today) {
            Ok(remark) => remarks.extend(remark),
            Err(doubt) => doubts.push(doubt),
        }
    }
    if !doubts.is_empty() {
        return Err(doubts);
    }
    let signed = &filled.signed;
    Ok(Stated {
        clause: clause.id,
        place: place_of(lines),
        said: Return {
            unit: board.catalogue.unit(filled.unit).name.clone(),
            period: filled.period,
            state: stage,
            on,
            progress,
            problems,
            next,
            remark,
            values,
            filled: signed.filled.clone(),
            phone: signed.phone.clone(),
            checked: signed.checked.clone(),
            filled_on: signed.on,
            source: Some(filled.file.clone()).filter(|file| !file.trim().is_empty()),
        },
        remarks,
    })
}

/// Whether a state and the day on which it was done go together; what to look at where they do.
///
/// # Errors
///
/// They do not, so that one of them is wrong.
fn done_on(
    stage: Option<Stage>,
    on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Option<Wording>, Wording> {
    match (stage, on) {
        (Some(Stage::Done), None) => Ok(Some(both!(
            "报已完成，未填完成日期，核准后按核准当日计",
            "done, but not on which day; the day of the approval will stand for it"
        ))),
        (Some(Stage::Done), Some(on)) if on > today => Err(both!(
            "完成日期 {on} 还没有到",
            "the day on which it was done, {on}, is still to come"
        )),
        (Some(Stage::Done), Some(_)) | (_, None) => Ok(None),
        (_, Some(on)) => Err(both!(
            "填了完成日期 {on}，状态却不是已完成",
            "it has a day on which it was done, {on}, but is not 已完成"
        )),
    }
}

/// That texts are longer than the form asks for.
fn too_long(texts: [&Option<String>; 3]) -> Vec<Wording> {
    let counts = texts.into_iter().flatten();
    let counts = counts.map(|text| text.chars().count());
    let long = counts.filter(|count| *count > LONGEST);
    long.map(|count| {
        both!(
            "有一格写了 {count} 字，超过 {LONGEST} 字",
            "one cell has {count} characters, more than {LONGEST}"
        )
    })
    .collect()
}

/// The state in a cell.
fn stage(cell: &Cell) -> Result<Option<Stage>, Wording> {
    let Some(said) = fold::text(cell)? else {
        return Ok(None);
    };
    stage_of(&fold(&said)).map(Some).ok_or_else(|| {
        both!(
            "“{said}”不是未启动、推进中、已完成之一",
            "{said:?} is none of 未启动, 推进中, 已完成"
        )
    })
}

/// The values of the clause's indicators.
fn values(clause: &Clause, lines: &[&Line], doubts: &mut Vec<Wording>) -> BTreeMap<u16, String> {
    let mut values: BTreeMap<u16, String> = BTreeMap::new();
    for line in lines {
        let place = line.place(Field::Value);
        match value(clause, line) {
            Ok(None) => {}
            Ok(Some((number, value))) => {
                if values.get(&number).is_some_and(|before| *before != value) {
                    doubts.push(both!(
                        "{place} 第 {number} 项指标与另一行所填不同",
                        "{place}: indicator {number} is another in another row"
                    ));
                }
                values.insert(number, value);
            }
            Err(Wording { zh, en }) => doubts.push(both!("{place} {zh}", "{place}: {en}")),
        }
    }
    values
}

/// The value in a row, and of which indicator it is.
fn value(clause: &Clause, line: &Line) -> Result<Option<(u16, String)>, Wording> {
    let Some(said) = fold::text(line.cell(Field::Value))? else {
        return Ok(None);
    };
    let named = fold::text(line.cell(Field::Indicator))?;
    let number = match (&named, clause.indicators.len()) {
        (_, 0) => None,
        (None, 1) => Some(1),
        (None, _) => None,
        (Some(named), _) => indicator_of(named, &clause.indicators),
    };
    let Some(number) = number else {
        return Err(both!(
            "填了数值“{said}”，看不出是哪项指标的",
            "the value {said:?} is there, but not of which indicator"
        ));
    };
    let indicator = clause.indicators.get(usize::from(number) - 1);
    let amount = indicator.and_then(|indicator| indicator.amount(&said));
    match amount {
        Some(amount) => Ok(Some((number, amount))),
        None => Err(both!("“{said}”不是数值", "{said:?} is no number")),
    }
}
