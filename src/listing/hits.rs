//! What a search for everything has found, as both faces show it.

use crate::catalogue::{ClauseId, LineNo, NoticeNo};
use crate::journal::Stage;
use crate::lang::Label;
use crate::search::{Due, Hit, Told};

use super::board::Board;
use super::sheet::{Column, Sheet, Value, Width};
use super::whose::notice_column;

/// An answer in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HitRow<'a> {
    /// The word for what it is: 部门, 条款, 领域, 进展, 原文.
    pub(crate) sort: Label,
    /// The number people name it by: of a clause, an area or a line of the notice; empty for a unit.
    pub(crate) number: String,
    /// What was found in: a unit's name, a clause's text, an area's title, a note, a line of the notice. Not cleaned.
    pub(crate) text: &'a str,
}

impl<'a> Board<'a> {
    /// The row of an answer.
    pub(crate) fn hit_row(self, hit: &Hit) -> HitRow<'a> {
        let (sort, number, text) = match hit {
            Hit::Unit(hit) => (
                Label::new("部门", "unit"),
                String::new(),
                Some(self.catalogue.unit(hit.unit).name.as_str()),
            ),
            Hit::Clause(id) => (
                Label::new("条款", "clause"),
                id.to_string(),
                self.catalogue
                    .clause(*id)
                    .map(|clause| clause.text.as_str()),
            ),
            Hit::Area(number) => (
                Label::new("领域", "area"),
                number.to_string(),
                self.catalogue.area(*number).map(|area| area.title.as_str()),
            ),
            Hit::Note(id) => (
                Label::new("进展", "note"),
                id.to_string(),
                self.progress.of(*id).note_text(),
            ),
            Hit::Line(LineNo { notice, line }) => {
                let notice = self.catalogue.notice_at(*notice);
                let at = line.checked_sub(1);
                let text = at.and_then(|at| notice?.lines.get(at));
                (
                    Label::new("原文", "notice"),
                    line.to_string(),
                    text.map(|text| text.trim()),
                )
            }
        };
        HitRow {
            sort,
            number,
            text: text.unwrap_or_default(),
        }
    }

    /// The sheet of these answers.
    pub(crate) fn hit_sheet(self, hits: &'a [Hit]) -> Sheet {
        type Of<'a> = Column<'a, (&'a Hit, HitRow<'a>)>;
        let notice = notice_column(self, |(hit, _): &(&Hit, HitRow<'_>)| notice_of(hit));
        let mut columns: Vec<_> = notice.into_iter().collect();
        columns.extend([
            Of::new("kind", Label::new("类别", "Kind"), |(hit, row)| {
                Value::Word(key(hit), row.sort)
            }),
            Of::new("number", Label::new("编号", "ID"), |(_, row)| {
                Value::text(Some(row.number.as_str()).filter(|number| !number.is_empty()))
            }),
            Of::new("text", Label::new("内容", "Text"), |(_, row)| {
                Value::Text(row.text.to_owned())
            })
            .wide(Width::Rest),
        ]);
        Sheet::new(&columns, hits.iter().map(|hit| (hit, self.hit_row(hit))))
    }

    /// What can be searched of what was recorded for a clause.
    pub(crate) fn searched(self, id: ClauseId) -> Told<'a> {
        let state = self.progress.of(id);
        let today = self.calendar.map(|calendar| calendar.today);
        let open = state.stage() != Stage::Done;
        // Most clauses have no day, and a search looks at all of them.
        let due = state.due_day().map(|day| Due {
            day: Some(day),
            near: self.flags(state).due,
            left: today.filter(|_| open).map(|today| (day - today).num_days()),
        });
        Told {
            status: state.stage(),
            due: due.unwrap_or_default(),
            note: state.note_text(),
            history: &state.history,
        }
    }
}

/// The notice that an answer is of; a unit may be of several.
fn notice_of(hit: &Hit) -> Option<NoticeNo> {
    match hit {
        Hit::Unit(_) => None,
        Hit::Clause(id) | Hit::Note(id) => Some(id.notice()),
        Hit::Area(number) => Some(number.notice),
        Hit::Line(at) => Some(at.notice),
    }
}

/// What JSON calls an answer, whatever people are shown.
fn key(hit: &Hit) -> &'static str {
    match hit {
        Hit::Unit(_) => "unit",
        Hit::Clause(_) => "clause",
        Hit::Area(_) => "area",
        Hit::Note(_) => "note",
        Hit::Line(_) => "notice",
    }
}
