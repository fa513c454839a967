//! Recorded entries in words.

use crate::journal::{Did, Stamp};
use crate::lang::{Wording, both};

/// What was done to a clause, without the clause.
pub(super) fn did(did: &Did) -> Wording {
    match did {
        Did::Done => both!("登记完成", "marked done"),
        Did::Reopened => both!("取消完成", "reopened"),
        Did::Note(text) => both!("进展：{text}", "note: {text}"),
        Did::Value { indicator, value } => both!(
            "第 {indicator} 项指标：{value}",
            "indicator {indicator}: {value}"
        ),
        Did::Undid(key) => {
            let when = time(&key.stamp);
            both!("撤销 {when} 的登记", "took back what was recorded {when}")
        }
    }
}

/// A stamp's time as people read it, with the offset of the host that wrote it left out.
pub(super) fn time(stamp: &Stamp) -> String {
    stamp.at.format("%Y-%m-%d %H:%M").to_string()
}

/// Who and when.
pub(super) fn who(stamp: &Stamp) -> String {
    format!("{} {}", stamp.by, time(stamp))
}
