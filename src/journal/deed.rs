//! What was done, as the file has it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::entry::{Did, Return, SaveId, SaveKey};
use super::fields::{Filled, FromOne, Time, Written, bare, filled, plain, text};
use super::period::Period;
use super::stage::Stage;
use crate::lang::{Wording, both};

/// A [`Did`], field by field. A field without a value is left out.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum Deed {
    Done,
    Reopened,
    Note(Filled),
    Value {
        indicator: FromOne,
        value: Filled,
    },
    Undid {
        #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
        save: Option<Written<SaveId>>,
        #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
        at: Option<Time>,
        #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
        by: Option<Filled>,
    },
    Due {
        on: Written<NaiveDate>,
        #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
        why: Option<Filled>,
    },
    Lifted(Filled),
    Asked {
        period: Written<Period>,
        by: Written<NaiveDate>,
        units: Vec<Filled>,
    },
    Return(Box<Sheet>),
    Approved {
        save: Written<SaveId>,
        #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
        unit: Option<Filled>,
        #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
        on: Option<Written<NaiveDate>>,
    },
    SentBack {
        save: Written<SaveId>,
        #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
        unit: Option<Filled>,
        why: Filled,
    },
    Urged {
        unit: Filled,
        period: Written<Period>,
        #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
        how: Option<Filled>,
        #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
        answer: Option<Filled>,
    },
}

/// What a unit returned.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    unit: Filled,
    period: Written<Period>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    state: Option<State>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    on: Option<Written<NaiveDate>>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    progress: Option<Filled>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    problems: Option<Filled>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    next: Option<Filled>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    remark: Option<Filled>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<FromOne, Filled>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    filled: Option<Filled>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    phone: Option<Filled>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    checked: Option<Filled>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    filled_on: Option<Written<NaiveDate>>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    source: Option<Filled>,
}

/// [`Stage`] by its words in the file.
#[derive(Serialize, Deserialize)]
enum State {
    Pending,
    Started,
    Done,
}

impl Deed {
    /// What it says.
    ///
    /// # Errors
    ///
    /// The fields do not go together.
    pub(super) fn into_did(self) -> Result<Did, Wording> {
        Ok(match self {
            Self::Done => Did::Done,
            Self::Reopened => Did::Reopened,
            Self::Note(note) => Did::Note(note.0),
            Self::Value { indicator, value } => Did::Value {
                indicator: indicator.0,
                value: value.0,
            },
            Self::Undid { save, at, by } => Did::Undid(save_key(save, at, by)?),
            Self::Due { on, why } => Did::Due {
                on: on.0,
                why: why.map(text),
            },
            Self::Lifted(why) => Did::Lifted(why.0),
            Self::Asked { period, by, units } => Did::Asked {
                period: period.0,
                by: by.0,
                units: units.into_iter().map(text).collect(),
            },
            Self::Return(sheet) => Did::Return(Box::new((*sheet).into())),
            Self::Approved { save, unit, on } => Did::Approved {
                save: save.0,
                unit: unit.map(text),
                on: on.map(plain),
            },
            Self::SentBack { save, unit, why } => Did::SentBack {
                save: save.0,
                unit: unit.map(text),
                why: why.0,
            },
            Self::Urged {
                unit,
                period,
                how,
                answer,
            } => Did::Urged {
                unit: unit.0,
                period: period.0,
                how: how.map(text),
                answer: answer.map(text),
            },
        })
    }
}

/// What an `Undid` names: a save of version 2, or the time and operator of one of version 1.
fn save_key(
    save: Option<Written<SaveId>>,
    at: Option<Time>,
    by: Option<Filled>,
) -> Result<SaveKey, Wording> {
    match (save, at, by) {
        (Some(save), None, None) => Ok(SaveKey::Id(save.0)),
        (None, Some(at), Some(by)) => Ok(SaveKey::Stamp {
            at: at.0,
            by: by.0.into(),
        }),
        _ => Err(both!(
            "Undid 应写明 save，旧登记则写明 at 和 by",
            "Undid names a save, or the at and by of an old entry"
        )),
    }
}

impl From<&Did> for Deed {
    fn from(did: &Did) -> Self {
        let one = |text: &String| Filled(text.clone());
        match did {
            Did::Done => Self::Done,
            Did::Reopened => Self::Reopened,
            Did::Note(note) => Self::Note(one(note)),
            Did::Value { indicator, value } => Self::Value {
                indicator: FromOne(*indicator),
                value: one(value),
            },
            Did::Undid(SaveKey::Id(save)) => Self::Undid {
                save: Some(Written(save.clone())),
                at: None,
                by: None,
            },
            Did::Undid(SaveKey::Stamp { at, by }) => Self::Undid {
                save: None,
                at: Some(Time(*at)),
                by: Some(Filled(by.to_string())),
            },
            Did::Due { on, why } => Self::Due {
                on: Written(*on),
                why: filled(why),
            },
            Did::Lifted(why) => Self::Lifted(one(why)),
            Did::Asked { period, by, units } => Self::Asked {
                period: Written(*period),
                by: Written(*by),
                units: units.iter().map(one).collect(),
            },
            Did::Return(said) => Self::Return(Box::new(Sheet::from(&**said))),
            Did::Approved { save, unit, on } => Self::Approved {
                save: Written(save.clone()),
                unit: filled(unit),
                on: on.map(Written),
            },
            Did::SentBack { save, unit, why } => Self::SentBack {
                save: Written(save.clone()),
                unit: filled(unit),
                why: one(why),
            },
            Did::Urged {
                unit,
                period,
                how,
                answer,
            } => Self::Urged {
                unit: one(unit),
                period: Written(*period),
                how: filled(how),
                answer: filled(answer),
            },
        }
    }
}

impl From<Sheet> for Return {
    fn from(sheet: Sheet) -> Self {
        let values = sheet.values.into_iter();
        Self {
            unit: sheet.unit.0,
            period: sheet.period.0,
            state: sheet.state.map(|state| match state {
                State::Pending => Stage::Pending,
                State::Started => Stage::Started,
                State::Done => Stage::Done,
            }),
            on: sheet.on.map(plain),
            progress: sheet.progress.map(text),
            problems: sheet.problems.map(text),
            next: sheet.next.map(text),
            remark: sheet.remark.map(text),
            values: values.map(|(at, value)| (at.0, value.0)).collect(),
            filled: sheet.filled.map(text),
            phone: sheet.phone.map(text),
            checked: sheet.checked.map(text),
            filled_on: sheet.filled_on.map(plain),
            source: sheet.source.map(text),
        }
    }
}

impl From<&Return> for Sheet {
    fn from(said: &Return) -> Self {
        let values = said.values.iter();
        Self {
            unit: Filled(said.unit.clone()),
            period: Written(said.period),
            state: said.state.map(|state| match state {
                Stage::Pending => State::Pending,
                Stage::Started => State::Started,
                Stage::Done => State::Done,
            }),
            on: said.on.map(Written),
            progress: filled(&said.progress),
            problems: filled(&said.problems),
            next: filled(&said.next),
            remark: filled(&said.remark),
            values: values
                .map(|(at, value)| (FromOne(*at), Filled(value.clone())))
                .collect(),
            filled: filled(&said.filled),
            phone: filled(&said.phone),
            checked: filled(&said.checked),
            filled_on: said.filled_on.map(Written),
            source: filled(&said.source),
        }
    }
}
