//! A period's returns as a sheet, a row a unit.

use super::board::Board;
use super::round::{Round, RoundUnit};
use super::sheet::{Column, Sheet, Value, Width};
use super::whose::notice_column;
use super::words::UNIT;
use crate::lang::{Label, Lang};

/// Columns of a terminal that a name may take.
const NAME: usize = 10;

impl Round<'_> {
    /// The units with what they owe, what they returned, and who filled it in.
    pub(crate) fn sheet(&self, board: Board<'_>, lang: Lang) -> Sheet {
        type Of<'a> = Column<'a, &'a RoundUnit<'a>>;
        let day = |day: Option<_>| day.map_or(Value::Nothing, Value::Day);
        let notice = notice_column(board, |unit: &&RoundUnit<'_>| Some(unit.notice));
        let mut columns: Vec<_> = notice.into_iter().collect();
        columns.extend([
            Of::new("unit", UNIT, |unit| Value::Text(unit.name.to_owned())),
            Of::count("owed", Label::new("应报", "Owed"), |unit| {
                Value::Clauses(unit.owed())
            }),
            Of::count("returned", Label::new("已报", "Returned"), |unit| {
                Value::Clauses(unit.returned())
            }),
            Of::count("review", Label::new("待核", "To review"), |unit| {
                Value::Clauses(unit.waiting())
            }),
            Of::count("sent_back", Label::new("退回", "Sent back"), |unit| {
                Value::Clauses(unit.sent_back())
            }),
            Of::new("reply", Label::new("情况", "Reply"), |unit| {
                let label = unit.reply.label();
                Value::Word(label.en, label)
            }),
            Of::new("by", Label::new("要求", "By"), move |unit| day(unit.by)),
            Of::new("on", Label::new("报送", "On"), move |unit| day(unit.on)),
            Of::new(
                "filled",
                Label::new("填报人", "Filled in by"),
                move |unit| Value::text(unit.latest.and_then(|one| one.said.filled.as_deref())),
            )
            .wide(Width::Most(NAME)),
            Of::new(
                "checked",
                Label::new("审核人", "Checked by"),
                move |unit| Value::text(unit.latest.and_then(|one| one.said.checked.as_deref())),
            )
            .wide(Width::Most(NAME)),
            Of::new("phone", Label::new("电话", "Phone"), |unit| {
                Value::text(unit.latest.and_then(|one| one.said.phone.as_deref()))
            })
            .wide(Width::Most(NAME)),
            Of::new("urged", Label::new("催报", "Urged"), move |unit| {
                Value::text(Some(unit.last_urged(lang)).filter(|said| !said.is_empty()))
            })
            .wide(Width::Rest),
        ]);
        Sheet::new(&columns, &self.units)
    }
}
