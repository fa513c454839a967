//! The record as a list: what was recorded, by whom and when.

use super::board::Board;
use super::news::Place;
use super::sheet::{Column, Faces, Sheet, Value};
use super::whose::notice_column;
use super::words;
use crate::journal::{Did, Past};
use crate::lang::{Label, Lang};

impl<'a> Board<'a> {
    /// The sheet of the entries at these places.
    pub(crate) fn entries_sheet(self, places: &[Place], lang: Lang) -> Sheet {
        let entries = places.iter().filter_map(|place| self.past(*place));
        self.log_sheet(entries, lang)
    }

    /// The sheet of these entries. The words stand where people read; programs read what they are made of.
    pub(crate) fn log_sheet(
        self,
        entries: impl IntoIterator<Item = &'a Past>,
        lang: Lang,
    ) -> Sheet {
        let text = Column::new("text", Label::new("登记", "What"), move |past: &&Past| {
            Value::Text(self.describe_past(past).pick(lang).to_owned())
        })
        .only(Faces::PEOPLE);
        let of = move |past: &&Past| Some(self.progress.notice_of(&past.entry));
        let mut columns: Vec<_> = notice_column(self, of).into_iter().collect();
        columns.extend(whose(self));
        columns.extend(parts());
        columns.push(text);
        Sheet::new(&columns, entries)
    }
}

type Of<'a> = Column<'a, &'a Past>;

/// When, who and for which clause.
fn whose(board: Board<'_>) -> [Of<'_>; 6] {
    [
        Of::new("at", Label::new("时间", "When"), |past| {
            Value::Moment(past.entry.stamp.at)
        }),
        Of::new("who", Label::new("经办人", "By"), |past| {
            Value::Text(words::who(&past.entry.stamp))
        })
        .only(Faces::PEOPLE),
        Of::new("by", Label::new("经办人", "By"), |past| {
            Value::Text(past.entry.stamp.by.to_string())
        })
        .only(Faces::DATA),
        Of::new("login", Label::new("登录名", "Login"), |past| {
            Value::text(past.entry.stamp.login.clone())
        })
        .only(Faces::DATA),
        Of::new("save", Label::new("保存", "Save"), |past| {
            Value::text(past.entry.save.as_ref().map(ToString::to_string))
        })
        .only(Faces::DATA),
        Of::new("clause", words::CLAUSE, move |past| {
            let clause = board.progress.clause_of(&past.entry);
            clause.map_or(Value::Nothing, Value::Id)
        }),
    ]
}

/// What an entry is made of, for programs.
fn parts<'a>() -> [Of<'a>; 7] {
    let gone_at = |past: &&Past| {
        let gone = past.taken_back.as_ref();
        gone.map_or(Value::Nothing, |gone| Value::Moment(gone.at))
    };
    [
        Of::new("did", Label::new("类型", "Kind"), |past| {
            did(&past.entry.did)
        }),
        Of::new("note", words::NOTE, |past| match &past.entry.did {
            Did::Note(text) => Value::Text(text.clone()),
            _ => Value::Nothing,
        }),
        Of::count(
            "indicator",
            Label::new("指标", "Indicator"),
            |past| match past.entry.did {
                Did::Value { indicator, .. } => Value::Number(u64::from(indicator)),
                _ => Value::Nothing,
            },
        ),
        Of::count("value", Label::new("数值", "Value"), |past| {
            match &past.entry.did {
                Did::Value { value, .. } => Value::Decimal(value.clone()),
                _ => Value::Nothing,
            }
        }),
        Of::new(
            "taken_back_at",
            Label::new("撤销时间", "Taken back"),
            gone_at,
        ),
        Of::new(
            "taken_back_by",
            Label::new("撤销人", "Taken back by"),
            |past| Value::text(past.taken_back.as_ref().map(|gone| gone.by.as_str())),
        ),
        Of::new(
            "taken_back_login",
            Label::new("撤销人登录名", "Login of who took it back"),
            |past| {
                Value::text(
                    past.taken_back
                        .as_ref()
                        .and_then(|gone| gone.login.as_deref()),
                )
            },
        ),
    ]
    .map(|column| column.only(Faces::DATA))
}

/// What sort of entry it is.
fn did(did: &Did) -> Value {
    let (key, label) = match did {
        Did::Done => ("done", Label::new("登记完成", "done")),
        Did::Reopened => ("reopened", Label::new("取消完成", "reopened")),
        Did::Note(_) => ("note", Label::new("进展", "note")),
        Did::Value { .. } => ("value", Label::new("指标", "value")),
        Did::Undid(_) => ("undid", Label::new("撤销", "undid")),
        Did::Due { .. } => ("due", Label::new("时限", "due")),
        Did::Lifted(_) => ("lifted", Label::new("取消时限", "lifted")),
        Did::Asked { .. } => ("asked", Label::new("要求报送", "asked")),
        Did::Return(_) => ("return", Label::new("报送", "return")),
        Did::Approved { .. } => ("approved", Label::new("核准", "approved")),
        Did::SentBack { .. } => ("sent_back", Label::new("退回", "sent back")),
        Did::Urged { .. } => ("urged", Label::new("催报", "urged")),
    };
    Value::Word(key, label)
}
