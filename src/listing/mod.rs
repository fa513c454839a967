//! Rows and counts that both faces show, so that screen, command line and report cannot disagree.

mod clauses;
mod hits;
mod tally;
mod units;

pub(crate) use clauses::{AreaRow, ClauseRow};
pub(crate) use hits::HitRow;
pub(crate) use tally::Tally;
pub(crate) use units::{UnitPage, UnitRow};

use crate::catalogue::{Catalogue, Role, UnitKind};
use crate::journal::{Progress, Stage};
use crate::lang::{Label, Lang};

/// The catalogue beside what has been recorded for it: everything a list is made of.
#[derive(Clone, Copy)]
pub(crate) struct Board<'a> {
    /// The notice taken apart.
    pub(crate) catalogue: &'a Catalogue,
    /// How far each clause is.
    pub(crate) progress: &'a Progress,
}

/// The field's word for a role: 牵头, 负责, 配合.
pub(crate) fn role_word(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::Lead => Label::new("牵头", "lead"),
        Role::Responsible => Label::new("负责", "responsible"),
        Role::Support => Label::new("配合", "support"),
    }
    .pick(lang)
}

/// The field's word for a status: 未启动, 推进中, 已完成.
pub(crate) fn status_word(status: Stage, lang: Lang) -> &'static str {
    match status {
        Stage::Pending => Label::new("未启动", "pending"),
        Stage::Started => Label::new("推进中", "started"),
        Stage::Done => Label::new("已完成", "done"),
    }
    .pick(lang)
}

/// A status as three columns of ASCII, readable without colour and in every font.
pub(crate) fn status_sign(status: Stage) -> &'static str {
    match status {
        Stage::Pending => "[ ]",
        Stage::Started => "[~]",
        Stage::Done => "[x]",
    }
}

/// What a unit is, in a word; empty where its name says it.
pub(crate) fn kind_word(kind: UnitKind, lang: Lang) -> &'static str {
    match kind {
        UnitKind::Department | UnitKind::City => Label::new("", ""),
        UnitKind::Enterprise => Label::new("企业", "enterprise"),
        UnitKind::Collective => Label::new("泛指", "collective"),
    }
    .pick(lang)
}
