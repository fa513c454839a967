//! Which clause a row is of: by its number and its text together, never by one of them alone.

use std::collections::HashMap;

use super::filled::{Filled, Line};
use super::finding::Class;
use super::fold::{Numbered, fold};
use super::form::Field;
use crate::catalogue::{Catalogue, ClauseId};
use crate::journal::TextHash;
use crate::lang::{Wording, both};
use crate::listing::Board;

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

/// The clause that a row is of: its number and its text have to say the same.
pub(super) fn clause_of(
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
