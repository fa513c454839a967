//! What is wrong with a journal's text, in words an office understands.

use std::path::Path;

use ron::error::{Position, SpannedError};

use crate::error::{Error, Kind};
use crate::lang::{Wording, both};

/// What the reading of single fields reports; [`explain`] puts it into words.
pub(super) const NOT_A_TIME: &str = "not a time";
pub(super) const BLANK: &str = "blank";
pub(super) const ZERO: &str = "zero";

/// The error of reading `text`, with the place in `file`.
pub(super) fn explain(error: &SpannedError, text: &str, file: &Path) -> Error {
    let Position { line, col } = error.span.start;
    let told = Error::new(Kind::Data, what(&error.code)).at(file, line, col);
    match hint(&error.span.start, text).or_else(|| hint(&error.span.end, text)) {
        Some(hint) => told.hint(hint),
        None => told,
    }
}

fn what(code: &ron::Error) -> Wording {
    use ron::Error as E;
    match code {
        E::Message(m) if m == NOT_A_TIME => both!(
            "时间不对，应写成 \"2026-11-23T20:45:40.123+08:00\"",
            "not a time such as \"2026-11-23T20:45:40.123+08:00\""
        ),
        E::Message(m) if m == BLANK => both!("内容是空的", "the text is blank"),
        E::Message(m) if m == ZERO => both!("指标从 1 数起", "indicators count from 1"),
        E::Message(m) if m.starts_with("not a clause id") => {
            both!(
                "不是条款编号，应写成 \"2.3\"",
                "not a clause id such as \"2.3\""
            )
        }
        E::NoSuchStructField { found, .. } => {
            both!("不认识的字段“{found}”", "unknown field “{found}”")
        }
        E::NoSuchEnumVariant { found, .. } => {
            both!("不认识的词“{found}”", "unknown word “{found}”")
        }
        E::MissingStructField { field, .. } => {
            both!("缺少字段 {field}", "the field {field} is missing")
        }
        E::DuplicateStructField { field, .. } => {
            both!("字段 {field} 写了两次", "the field {field} is there twice")
        }
        E::ExpectedComma => both!("此处缺少逗号 ,", "a comma is missing here"),
        E::ExpectedString => both!(
            "此处应为双引号括起的文字",
            "a text in double quotes is expected here"
        ),
        E::ExpectedStringEnd => both!("文字没有结束的双引号", "the text has no closing quote"),
        E::Eof => both!("文件不完整", "the file is incomplete"),
        E::ExceededRecursionLimit => both!("括号嵌套过深", "brackets are nested too deeply"),
        other => both!("格式不对：{other}", "not as a journal is written: {other}"),
    }
}

/// Full-width punctuation looks right to a reader of Chinese and is the usual slip of a hand.
fn hint(at: &Position, text: &str) -> Option<Wording> {
    let c = text
        .lines()
        .nth(at.line.checked_sub(1)?)?
        .chars()
        .nth(at.col.checked_sub(1)?)?;
    let half = match c {
        '，' => ",",
        '：' => ":",
        '（' => "(",
        '）' => ")",
        '“' | '”' => "\"",
        '［' | '【' => "[",
        '］' | '】' => "]",
        '\u{3000}' => {
            return Some(both!(
                "此处是全角空格，请改为半角空格",
                "there is a full-width space here; use a plain one"
            ));
        }
        _ => return None,
    };
    Some(both!(
        "此处是全角符号 {c}，请改为半角 {half}",
        "there is a full-width {c} here; use {half}"
    ))
}
