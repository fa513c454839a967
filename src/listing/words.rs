//! The words for roles, states, kinds and times.

use std::borrow::Cow;
use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset};

use crate::catalogue::{Area, Deadline, Role, Unit, UnitKind};
use crate::journal::{Stage, Stamp};
use crate::lang::{Label, Lang, tr};

/// What stands over or before a clause's number.
pub(crate) const CLAUSE: Label = Label::new("条款", "Clause");
/// What stands over or before an area.
pub(crate) const AREA: Label = Label::new("领域", "Area");
/// What stands over or before how far a clause is.
pub(crate) const STATUS: Label = Label::new("状态", "Status");
/// What stands before who marked a clause done.
pub(crate) const DONE_BY: Label = Label::new("完成登记", "Marked done by");
/// What stands over or before a clause's text.
pub(crate) const TASK: Label = Label::new("工作任务", "Task");
/// What stands over or before by when a clause is to be done.
pub(crate) const DUE: Label = Label::new("完成时限", "Due");
/// What stands over or before what is to be seen to: 逾期, 临期, 待核.
pub(crate) const FLAGS: Label = Label::new("提示", "Flags");
/// What is said of a clause that a save waits for.
pub(crate) const NOT_SAVED: Label = Label::new("尚未保存", "not saved");
/// The head of which notice a row is of.
pub(crate) const NOTICE: Label = Label::new("通知", "Notice");
/// What stands over or before a unit.
pub(crate) const UNIT: Label = Label::new("单位", "Unit");
/// What stands over or before a note.
pub(crate) const NOTE: Label = Label::new("进展", "Note");

/// What stands over or before the units of a role.
pub(crate) fn role_label(role: Role) -> Label {
    match role {
        Role::Lead => Label::new("牵头", "Lead"),
        Role::Responsible => Label::new("负责", "Responsible"),
        Role::Support => Label::new("配合", "Support"),
    }
}

/// The field's word for a role: 牵头, 负责, 配合.
pub(crate) fn role_word(role: Role, lang: Lang) -> &'static str {
    role.label().pick(lang)
}

/// The field's word for a status: 未启动, 推进中, 已完成.
pub(crate) fn status_word(status: Stage, lang: Lang) -> &'static str {
    status.label().pick(lang)
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

/// What is said of a unit beside its name: what sort it is, and what it is called today. `（企业）`, `（现为省生态环境厅）`;
/// empty where the name says all.
pub(crate) fn unit_aside(unit: &Unit, lang: Lang) -> String {
    let kind = kind_word(unit.kind, lang).to_owned();
    let today = unit.today.join("、");
    let said = match (kind.is_empty(), today.is_empty()) {
        (true, true) => return String::new(),
        (false, true) => kind,
        (_, false) => tr!(lang, "现为{today}", "now {today}"),
    };
    tr!(lang, "（{said}）", " ({said})")
}

/// The name of a kind of unit in JSON.
pub(crate) fn kind_key(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Department => "department",
        UnitKind::City => "city",
        UnitKind::Enterprise => "enterprise",
        UnitKind::Collective => "collective",
    }
}

/// Gives a time the offset that the reader's zone has then.
type Zone = fn(DateTime<FixedOffset>) -> DateTime<FixedOffset>;

/// The reader's zone; times are shown as they were written where it is not known.
static READER: OnceLock<Zone> = OnceLock::new();

/// Shows all times in this zone from now on; the first call counts.
pub(crate) fn read_in(zone: Zone) {
    let _ = READER.set(zone);
}

/// A time with the reader's offset.
pub(crate) fn in_zone(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    READER.get().map_or(at, |zone| zone(at))
}

/// A time as people read it, to the minute, in the reader's zone; the offset stands beside it where that is not the
/// writer's.
pub(crate) fn moment(at: DateTime<FixedOffset>) -> String {
    let here = in_zone(at);
    let form = if here.offset() == at.offset() {
        "%Y-%m-%d %H:%M"
    } else {
        "%Y-%m-%d %H:%M %:z"
    };
    here.format(form).to_string()
}

/// Who: `王芳`, and `王芳(lilei)` where somebody else typed it.
pub(crate) fn who(stamp: &Stamp) -> String {
    match &stamp.login {
        Some(login) => format!("{}({login})", stamp.by),
        None => stamp.by.to_string(),
    }
}

/// Who and when: `王芳 2026-11-25 09:12`.
pub(crate) fn stamp_text(stamp: &Stamp) -> String {
    format!("{} {}", who(stamp), moment(stamp.at))
}

/// An area's number, what the notice calls it where that is another one, and its title: `3 二（一） 商务`.
pub(crate) fn area_text(area: &Area) -> String {
    let Area { number, title, .. } = area;
    match &area.called {
        Some(called) => format!("{number} {called} {title}"),
        None => format!("{number} {title}"),
    }
}

/// By when, as the notice writes it, and the day where that is certain: 6月底完成（2024-06-30）.
pub(crate) fn deadline_text(deadline: &Deadline) -> String {
    let text = &deadline.text;
    match deadline.day {
        Some(day) => format!("{text}（{day}）"),
        None => text.clone(),
    }
}

/// The first line of a note for a list, and `..` where it has more. Not cleaned.
pub(crate) fn first_line(note: &str) -> Cow<'_, str> {
    match note.split_once(['\n', '\r', '\u{2028}', '\u{2029}']) {
        None => Cow::Borrowed(note),
        Some((first, _)) => Cow::Owned(format!("{first}..")),
    }
}
