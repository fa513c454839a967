//! An entry as it stands on its line of the file.

use serde::{Deserialize, Serialize};

use super::deed::Deed;
use super::entry::{Entry, SaveId, Stamp, TextHash};
use super::fields::{Filled, Time, Written, bare, plain};
use crate::catalogue::ClauseId;
use crate::lang::both;
use crate::ronfile::slip;

/// An entry as it is read, so that a long journal is not held twice on the way.
#[derive(Deserialize)]
#[serde(try_from = "Line")]
pub(super) struct Read(pub(super) Entry);

/// An entry, field by field. A field without a value is left out.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    at: Time,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    order: Option<i64>,
    by: Filled,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    login: Option<Filled>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    save: Option<Written<SaveId>>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    clause: Option<ClauseId>,
    #[serde(default, with = "bare", skip_serializing_if = "Option::is_none")]
    text: Option<Written<TextHash>>,
    did: Deed,
}

impl TryFrom<Line> for Read {
    type Error = String;

    fn try_from(line: Line) -> Result<Self, String> {
        let did = line.did.into_did().map_err(|what| slip(&what))?;
        if let Some(needs) = did.needs_clause()
            && needs != line.clause.is_some()
        {
            return Err(slip(&if needs {
                both!("缺少字段 clause", "the field clause is missing")
            } else {
                both!(
                    "这种登记不属于某一条款，不应有 clause",
                    "such an entry is for no clause; take the field clause out"
                )
            }));
        }
        Ok(Self(Entry {
            stamp: Stamp {
                at: line.at.0,
                by: line.by.0.into(),
                login: line.login.map(|login| login.0.into()),
            },
            order: line.order,
            save: line.save.map(plain),
            clause: line.clause,
            text: line.text.map(plain),
            did,
        }))
    }
}

impl From<&Entry> for Line {
    fn from(entry: &Entry) -> Self {
        Self {
            at: Time(entry.stamp.at),
            order: entry.order,
            by: Filled(entry.stamp.by.to_string()),
            login: entry.stamp.login.clone().map(|login| Filled(login.into())),
            save: entry.save.clone().map(Written),
            clause: entry.clause,
            text: entry.text.map(Written),
            did: Deed::from(&entry.did),
        }
    }
}
