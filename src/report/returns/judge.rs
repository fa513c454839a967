//! What the rows of a sheet say of which clause, each by its number and its text together; nothing is guessed.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::filled::{Filled, Line};
use super::finding::{Class, Finding};
use super::fold::{self, Numbered, fold};
use super::form::{Field, LONGEST, indicator_of, stage_of};
use crate::catalogue::{Catalogue, Clause, ClauseId};
use crate::journal::{Return, Stage, TextHash};
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

/// The clauses of each text, as it is compared.
pub(super) struct Texts(HashMap<String, Vec<ClauseId>>);

impl Texts {
    /// Those of a catalogue.
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        let mut texts: HashMap<String, Vec<ClauseId>> = HashMap::new();
        for clause in catalogue.clauses() {
            texts.entry(fold(&clause.text)).or_default().push(clause.id);
        }
        Self(texts)
    }

    /// The clauses with this text.
    fn find(&self, text: &str) -> &[ClauseId] {
        self.0.get(&fold(text)).map_or(&[], Vec::as_slice)
    }
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

/// The clause that a row is of: its number and its text have to say the same.
fn clause_of(
    line: &Line,
    filled: &Filled,
    texts: &Texts,
    board: Board<'_>,
) -> Result<ClauseId, (Class, Wording)> {
    let catalogue = board.catalogue;
    let (id, task) = (line.cell(Field::Id), line.cell(Field::Task));
    let number = Numbered::of(id, filled.loose);
    let of_text = texts.find(&task.text());
    let mut fits = of_text.iter().filter(|clause| number.may_be(**clause));
    if let Some(clause) = fits.next() {
        let clause = *clause;
        if fits.next().is_some() {
            let said = id.text();
            return Err((
                Class::Doubt,
                both!(
                    "编号“{said}”已变成数字，几条条款的文字又相同，看不出是哪一条",
                    "the number {said:?} may be any of several clauses with the same text"
                ),
            ));
        }
        let named = catalogue.clause(clause);
        if named
            .and_then(|clause| board.part_in(filled.unit, clause))
            .is_none()
        {
            let unit = &catalogue.unit(filled.unit).name;
            return Err((
                Class::Refused,
                both!(
                    "{unit}不承担条款 {clause}",
                    "clause {clause} does not name {unit}"
                ),
            ));
        }
        return Ok(clause);
    }
    Err(misfit(&number, of_text, line, filled, catalogue))
}

/// Why a row's number and text fit no clause together.
fn misfit(
    number: &Numbered,
    of_text: &[ClauseId],
    line: &Line,
    filled: &Filled,
    catalogue: &Catalogue,
) -> (Class, Wording) {
    let said = line.cell(Field::Id).text();
    let said = said.trim();
    if let Some(other) = of_text.first() {
        let what = if said.is_empty() {
            both!(
                "没有条款编号；这段文字是条款 {other} 的",
                "there is no number; the text is that of clause {other}"
            )
        } else {
            both!(
                "编号是“{said}”，文字却是条款 {other} 的，两者不符",
                "the number is {said:?}, but the text is that of clause {other}"
            )
        };
        return (Class::Doubt, what);
    }
    let numbered = match number {
        Numbered::Id(id) => Some(*id),
        Numbered::Any(ids) => ids.first().copied(),
        Numbered::No => None,
    };
    let Some(id) = numbered else {
        let what = if said.is_empty() {
            both!(
                "有内容，但没有条款编号和工作任务，看不出是哪一条",
                "something is filled in, but neither number nor text says for which clause"
            )
        } else {
            both!("“{said}”不是条款编号", "{said:?} is no number of a clause")
        };
        return (Class::Refused, what);
    };
    if catalogue.clause(id).is_none() {
        return (
            Class::Refused,
            both!("通知中没有条款 {id}", "the notice has no clause {id}"),
        );
    }
    (Class::Doubt, other_text(id, line, filled))
}

/// That a row has a clause's number and another text.
fn other_text(id: ClauseId, line: &Line, filled: &Filled) -> Wording {
    let text = line.cell(Field::Task).text();
    let was = filled.known.get(&id).map(|known| known.text.as_str());
    if was == Some(TextHash::of(&text).to_string().as_str()) {
        return both!(
            "发出报送表后通知已修订，条款 {id} 的文字变了；请重新生成报送表",
            "the notice was revised since the sheet was made, and the text of clause {id} is another; make the sheets anew"
        );
    }
    both!(
        "编号是 {id}，文字与条款 {id} 不符",
        "the number is {id}, but the text is not that of clause {id}"
    )
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
            "报已完成，未填完成日期，核准时请补",
            "done, but not on which day; say so when approving"
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
