//! Tables: heads and rows of typed values. The terminal, labelled lines, JSON and files are laid out from them.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::tally::Tally;
use super::words::{kind_key, kind_word, moment, status_word};
use crate::catalogue::{ClauseId, UnitKind};
use crate::journal::Stage;
use crate::lang::{Label, Lang, both, plural};

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// What stands over the columns.
    pub(crate) heads: Vec<ColumnHead>,
    /// The rows, each with as many values as there are heads.
    pub(crate) rows: Vec<Vec<Value>>,
}

/// What stands over a column, and how the column is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ColumnHead {
    /// The column's name in JSON and CSV; never changes.
    pub(crate) key: &'static str,
    /// What people read.
    pub(crate) label: Label,
    /// On which side of the column its values stand.
    pub(crate) align: Align,
    /// How much room it takes.
    pub(crate) width: Width,
    /// Which layouts have it.
    pub(crate) faces: Faces,
}

/// On which side of a column the values stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// Words.
    Left,
    /// Counts.
    Right,
}

/// How much room a column takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// As much as its widest value.
    Needed,
    /// As much as its widest value, at most so many columns of a terminal (two for a Chinese character).
    Most(usize),
    /// What the other columns leave: a text of any length.
    Rest,
}

/// Which layouts have a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Faces {
    /// Rows side by side, for the eye.
    pub(crate) table: bool,
    /// One labelled value a line, for the ear.
    pub(crate) labelled: bool,
    /// Files and JSON, for programs.
    pub(crate) data: bool,
}

impl Faces {
    /// All of them.
    pub(crate) const ALL: Self = Self::new(true, true, true);
    /// Only those that people read.
    pub(crate) const PEOPLE: Self = Self::new(true, true, false);
    /// Only tables.
    pub(crate) const TABLE: Self = Self::new(true, false, false);
    /// Only labelled lines.
    pub(crate) const LABELLED: Self = Self::new(false, true, false);
    /// Only what programs read.
    pub(crate) const DATA: Self = Self::new(false, false, true);

    const fn new(table: bool, labelled: bool, data: bool) -> Self {
        Self {
            table,
            labelled,
            data,
        }
    }
}

/// What stands in one row of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing.
    Nothing,
    /// Text as it was written; not cleaned.
    Text(String),
    /// One of a few words, with the name that JSON has for it.
    Word(&'static str, Label),
    /// A number that names or counts something other than clauses.
    Number(u64),
    /// A count of clauses.
    Clauses(usize),
    /// A decimal number as it was recorded, `98.2`.
    Decimal(String),
    /// A share in whole per cent.
    Percent(usize),
    /// Clauses by status.
    Tally(Tally),
    /// A clause's id.
    Id(ClauseId),
    /// A day.
    Day(NaiveDate),
    /// When something was recorded.
    Moment(DateTime<FixedOffset>),
    /// How far a clause is.
    Status(Stage),
    /// What a unit is.
    Kind(UnitKind),
}

impl Value {
    /// Text, or nothing where there is none.
    pub(crate) fn text<T: Into<String>>(text: Option<T>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.into()))
    }

    /// As it stands in a table; empty where there is nothing to say. Text is not cleaned.
    pub(crate) fn cell(&self, lang: Lang) -> Cow<'_, str> {
        match self {
            Self::Nothing => "".into(),
            Self::Text(text) | Self::Decimal(text) => text.into(),
            Self::Word(_, label) => label.pick(lang).into(),
            Self::Number(number) => number.to_string().into(),
            Self::Clauses(count) => count.to_string().into(),
            Self::Percent(share) => format!("{share}%").into(),
            Self::Tally(Tally { done, of, .. }) => format!("{done}/{of}").into(),
            Self::Id(id) => id.to_string().into(),
            Self::Day(day) => day.to_string().into(),
            Self::Moment(at) => moment(*at).into(),
            Self::Status(status) => status_word(*status, lang).into(),
            Self::Kind(kind) => kind_word(*kind, lang).into(),
        }
    }

    /// As it stands behind a label, where no head says what is counted.
    pub(crate) fn labelled(&self, lang: Lang) -> Cow<'_, str> {
        let spelled = match self {
            Self::Clauses(count) => {
                let s = plural(*count);
                both!("{count} 条", "{count} clause{s}")
            }
            Self::Tally(Tally { done, of, .. }) => {
                let s = plural(*of);
                both!("{of} 条，已完成 {done} 条", "{of} clause{s}, {done} done")
            }
            _ => return self.cell(lang),
        };
        spelled.pick(lang).to_owned().into()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => to.serialize_none(),
            Self::Text(text) | Self::Decimal(text) => to.serialize_str(text),
            Self::Word(key, _) => to.serialize_str(key),
            Self::Number(number) => number.serialize(to),
            Self::Clauses(number) | Self::Percent(number) => number.serialize(to),
            Self::Tally(tally) => tally.serialize(to),
            Self::Id(id) => id.serialize(to),
            Self::Day(day) => to.collect_str(day),
            Self::Moment(at) => to.serialize_str(&at.to_rfc3339_opts(SecondsFormat::Millis, false)),
            Self::Status(status) => to.serialize_str(status.label().en),
            Self::Kind(kind) => to.serialize_str(kind_key(*kind)),
        }
    }
}

/// A row as an object of the columns that programs read.
pub(crate) struct Object<'a>(&'a [ColumnHead], &'a [Value]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_map(None)?;
        for (head, value) in self.0.iter().zip(self.1) {
            if head.faces.data {
                object.serialize_entry(head.key, value)?;
            }
        }
        object.end()
    }
}

/// A list of objects, one a row.
impl Serialize for Sheet {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.objects())
    }
}

/// A column while a sheet is made: its head, and what it has of a row.
pub(crate) struct Column<'a, R> {
    head: ColumnHead,
    value: Box<dyn Fn(&R) -> Value + 'a>,
}

impl<'a, R> Column<'a, R> {
    /// A column that every layout has, as wide as its widest value.
    pub(crate) fn new(key: &'static str, label: Label, value: impl Fn(&R) -> Value + 'a) -> Self {
        Self {
            head: ColumnHead {
                key,
                label,
                align: Align::Left,
                width: Width::Needed,
                faces: Faces::ALL,
            },
            value: Box::new(value),
        }
    }

    /// A column of numbers: at the right.
    pub(crate) fn count(key: &'static str, label: Label, value: impl Fn(&R) -> Value + 'a) -> Self {
        let mut column = Self::new(key, label, value);
        column.head.align = Align::Right;
        column
    }

    /// The same, so wide.
    pub(crate) fn wide(mut self, width: Width) -> Self {
        self.head.width = width;
        self
    }

    /// The same, in these layouts only.
    pub(crate) fn only(mut self, faces: Faces) -> Self {
        self.head.faces = faces;
        self
    }
}

impl Sheet {
    /// The rows as programs read them.
    pub(crate) fn objects(&self) -> impl Iterator<Item = Object<'_>> {
        self.rows.iter().map(|row| Object(&self.heads, row))
    }

    /// The sheet with one more column at the end; a row for which there is no value has nothing there.
    pub(crate) fn with(mut self, key: &'static str, label: Label, values: Vec<Value>) -> Self {
        let column = Column::new(key, label, |()| Value::Nothing);
        self.heads.push(column.head);
        let values = values.into_iter().chain(std::iter::repeat(Value::Nothing));
        for (row, value) in self.rows.iter_mut().zip(values) {
            row.push(value);
        }
        self
    }

    /// The sheet with the columns that a table for the eye has.
    pub(crate) fn for_people(self) -> Self {
        let stays = self.heads.iter().map(|head| head.faces.table).collect();
        self.keep(stays)
    }

    /// The sheet without the columns of these keys.
    pub(crate) fn without(self, keys: &[&str]) -> Self {
        let stays = self.heads.iter().map(|head| !keys.contains(&head.key));
        let stays = stays.collect();
        self.keep(stays)
    }

    /// The sheet without the columns in which nothing stands.
    pub(crate) fn without_empty(self) -> Self {
        let filled = |at: usize| {
            let mut values = self.rows.iter().filter_map(|row| row.get(at));
            values.any(|value| *value != Value::Nothing)
        };
        let stays = (0..self.heads.len()).map(filled).collect();
        self.keep(stays)
    }

    fn keep(self, stays: Vec<bool>) -> Self {
        let kept = |row: Vec<Value>| {
            let row = row.into_iter().zip(&stays);
            row.filter(|(_, stays)| **stays)
                .map(|(value, _)| value)
                .collect()
        };
        let rows = self.rows.into_iter().map(kept).collect();
        let heads = self.heads.into_iter().zip(&stays);
        Self {
            heads: heads
                .filter(|(_, stays)| **stays)
                .map(|(head, _)| head)
                .collect(),
            rows,
        }
    }

    /// The sheet that these columns make of these rows.
    pub(crate) fn new<R>(columns: &[Column<'_, R>], rows: impl IntoIterator<Item = R>) -> Self {
        let row = |row: R| columns.iter().map(|column| (column.value)(&row)).collect();
        Self {
            heads: columns.iter().map(|column| column.head).collect(),
            rows: rows.into_iter().map(row).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_layout_has_its_columns_and_its_words() {
        let tally = Tally {
            done: 1,
            started: 2,
            of: 6,
        };
        let columns = [
            Column::new(
                "name",
                Label::new("单位", "Unit"),
                |(name, _): &(&str, Tally)| Value::text(Some(*name)),
            ),
            Column::count("lead", Label::new("牵头", "Lead"), |(_, tally)| {
                Value::Tally(*tally)
            }),
            Column::new("note", Label::new("进展", "Note"), |_| Value::Nothing),
            Column::new("share", Label::new("完成率", "Share"), |_| {
                Value::Percent(16)
            })
            .only(Faces::PEOPLE),
        ];
        let sheet = Sheet::new(&columns, [("省商务厅", tally)]);
        let cells: Vec<_> = sheet.rows[0].iter().map(|it| it.cell(Lang::Zh)).collect();
        assert_eq!(cells, ["省商务厅", "1/6", "", "16%"]);
        assert_eq!(sheet.rows[0][1].labelled(Lang::Zh), "6 条，已完成 1 条");
        assert_eq!(
            serde_json::to_string(&sheet).unwrap(),
            r#"[{"name":"省商务厅","lead":{"clauses":6,"pending":3,"started":2,"done":1},"note":null}]"#
        );
    }
}
