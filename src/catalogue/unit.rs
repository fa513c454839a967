//! Units and the roles they have in a clause.

use serde::{Deserialize, Serialize};

use super::NoticeNo;
use crate::lang::Label;

/// A unit of one catalogue, by its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct UnitId(u32);

impl UnitId {
    /// The unit at `index`; a file cannot hold as many units as this could not count.
    pub(super) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its place in the catalogue, from 0.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A department, city, enterprise or collective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unit {
    /// The canonical name, an elided prefix restored: 省工信委.
    pub(crate) name: String,
    /// What it is.
    pub(crate) kind: UnitKind,
    /// Other names under which the notice certainly means this unit, as printed.
    #[serde(default)]
    pub(crate) also: Vec<String>,
    /// What it is called today, where it has become another body, or several. Not of the notice: a lexicon tells it.
    #[serde(skip)]
    pub(crate) today: Vec<String>,
    /// What each notice of a shelf calls it; empty where there is but one notice.
    #[serde(skip)]
    pub(crate) names: Vec<(NoticeNo, String)>,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum UnitKind {
    /// A department or another body with a name of its own, 省发改委.
    Department,
    /// A city, 大庆市.
    City,
    /// An enterprise, 龙煤集团.
    Enterprise,
    /// Several at once without their names, 各市（地）政府（行署）.
    Collective,
}

/// What a unit has to do for a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Role {
    /// 牵头.
    Lead,
    /// 负责, also 按职责分工负责.
    Responsible,
    /// 配合.
    Support,
}

impl Role {
    /// All roles, the weightiest first.
    pub(crate) const ALL: [Self; 3] = [Self::Lead, Self::Responsible, Self::Support];

    /// The field's word; the English one is also its name in JSON and in filters.
    pub(crate) const fn label(self) -> Label {
        match self {
            Self::Lead => Label::new("牵头", "lead"),
            Self::Responsible => Label::new("负责", "responsible"),
            Self::Support => Label::new("配合", "support"),
        }
    }
}
