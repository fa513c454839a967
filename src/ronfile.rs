//! What a person is told when a RON file cannot be read: where, what, and what to do about it.
//!
//! The catalogue and the journal are read through this, so that both explain the same slip in the same words.

use std::path::Path;

use ron::error::{Error as Ron, SpannedError};

use crate::error::{Error, Kind};
use crate::lang::{Wording, both};

/// `err` as an error of kind [`Kind::Data`], with line and column of `text` (from 1, columns in characters).
///
/// Where the parser stopped at a character that only looks like RON's own punctuation (`，：“`, U+3000 and the like),
/// the message names that character: it is what an input method leaves behind.
pub(crate) fn ron_error(err: &SpannedError, text: &str, file: &Path) -> Error {
    let (line, column, at) = culprit(err, text);
    // At the end of the text whatever was to come is missing.
    let code = if at.is_none() && expected(&err.code).is_some() {
        &Ron::Eof
    } else {
        &err.code
    };
    let out = Error::new(Kind::Data, describe(code)).at(file, line, column);
    let line_text = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let first = line_text
        .chars()
        .take(column.saturating_sub(1))
        .all(char::is_whitespace);
    match hint(code, at, line_text, first) {
        Some(hint) => out.hint(hint),
        None => out,
    }
}

/// Parts the two languages of a [`slip`]: a control character that no wording holds.
const PARTED: char = '\u{1f}';

/// What a field's own `Deserialize` has to say, to be given to serde's `custom`; [`ron_error`] tells it in either language.
pub(crate) fn slip(what: &Wording) -> String {
    format!("{}{PARTED}{}", what.zh, what.en)
}

/// The text without the byte order mark that some editors put before it.
pub(crate) fn without_bom(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Where to point, and the character there: the first of the span that is not white space, or the end of a span that is
/// nothing else. One pass, since a hostile file may hold a million blank lines.
fn culprit(err: &SpannedError, text: &str) -> (usize, usize, Option<char>) {
    let start = (err.span.start.line, err.span.start.col);
    let end = (err.span.end.line, err.span.end.col);
    let (mut line, mut column) = (1, 1);
    for c in text.chars() {
        if (line, column) >= end || ((line, column) >= start && !c.is_ascii_whitespace()) {
            return (line, column, Some(c));
        }
        (line, column) = if c == '\n' {
            (line + 1, 1)
        } else {
            (line, column + 1)
        };
    }
    (end.0, end.1, None)
}

/// The character that was meant where `c` is one that an input method writes instead.
fn meant(c: char) -> Option<&'static str> {
    Some(match c {
        '，' | '、' => ",",
        '：' => ":",
        '“' | '”' | '＂' | '「' | '」' => "\"",
        '（' => "(",
        '）' => ")",
        '［' | '【' => "[",
        '］' | '】' => "]",
        '\u{3000}' | '\u{a0}' => " ",
        '\u{feff}' | '\u{200b}' => "",
        _ => return None,
    })
}

/// What to do about it. The line is the one pointed at; `first`: nothing stands before that place on it.
fn hint(code: &Ron, at: Option<char>, line: &str, first: bool) -> Option<Wording> {
    if ["<<<<<<<", "=======", ">>>>>>>"]
        .iter()
        .any(|mark| line.starts_with(mark))
    {
        return Some(both!(
            "这是 git 合并冲突的标记：请删去这种行，或用 duban merge 合并两份文件",
            "git left this mark of a conflict: delete such lines, or join the two files with duban merge"
        ));
    }
    if let Some((c, meant)) = at.and_then(|c| Some((c, meant(c)?))) {
        return Some(match c {
            '\u{3000}' | '\u{a0}' => both!(
                "此处是全角空格（U+{:04X}），请改为普通空格",
                "there is a full-width space (U+{:04X}) here; use a plain space",
                u32::from(c)
            ),
            _ if meant.is_empty() => both!(
                "此处有一个看不见的字符（U+{:04X}），请删除",
                "there is an invisible character (U+{:04X}) here; delete it",
                u32::from(c)
            ),
            _ => both!(
                "此处是全角标点“{c}”，请改为半角“{meant}”",
                "there is the full-width {c} here; use the plain {meant}"
            ),
        });
    }
    Some(match code {
        Ron::ExpectedOption => both!("请写作 Some(\"…\") 或 None", "write Some(\"…\") or None"),
        Ron::Eof => both!(
            "文件可能被截断，或后面的括号、引号不成对；登记文件可从备份恢复，duban check 会列出",
            "it may have been cut, or a bracket or quote is not closed; duban check lists the backups of a journal"
        ),
        Ron::ExpectedStringEnd => both!(
            "请检查括号和引号是否成对，文件是否完整",
            "check that brackets and quotes are closed and the file is whole"
        ),
        Ron::ExpectedComma | Ron::ExpectedIdentifier if first => both!(
            "多半是上一行末尾少了逗号或括号",
            "the line before it may lack its comma or bracket"
        ),
        Ron::ExpectedComma => both!(
            "请检查前面的引号和括号是否成对",
            "check that the quotes and brackets before it are closed"
        ),
        Ron::InvalidEscape(_) => both!(
            "文字中的反斜杠 \\ 要写成 \\\\",
            "write a backslash \\ in a text as \\\\"
        ),
        Ron::NoSuchStructField { expected, .. } | Ron::NoSuchEnumVariant { expected, .. } => {
            let known = expected.join(", ");
            both!("可用：{known}", "known here: {known}")
        }
        _ => return None,
    })
}

/// What happened, without a full stop.
fn describe(code: &Ron) -> Wording {
    if let Some((zh, en)) = expected(code) {
        return both!("此处应为{zh}", "expected {en} here");
    }
    if let Ron::Message(said) = code
        && let Some((zh, en)) = said.split_once(PARTED)
    {
        return both!("{zh}", "{en}");
    }
    match code {
        Ron::Eof => both!("文件到此中断，不完整", "the file is cut off here"),
        Ron::TrailingCharacters => both!("末尾有多余的内容", "there is more text after the end"),
        Ron::UnclosedBlockComment => both!("注释没有结束", "a comment is not closed"),
        Ron::IntegerOutOfBounds => both!("数字超出范围", "the number is out of range"),
        Ron::UnexpectedChar(c) => both!("不应出现的字符“{c}”", "unexpected character {c:?}"),
        Ron::InvalidEscape(_) => both!("字符串中的转义不正确", "wrong escape in a string"),
        Ron::ExceededRecursionLimit => both!("括号嵌套过深", "nested too deeply"),
        Ron::Utf8Error(_) => both!("不是 UTF-8 文本", "not UTF-8 text"),
        Ron::NoSuchStructField { found, .. } => {
            both!("没有名为 {found} 的字段", "there is no field {found}")
        }
        Ron::NoSuchEnumVariant { found, .. } => {
            both!("没有名为 {found} 的取值", "there is no value {found}")
        }
        Ron::MissingStructField { field, .. } => {
            both!("缺少字段 {field}", "the field {field} is missing")
        }
        Ron::DuplicateStructField { field, .. } => {
            both!("字段 {field} 重复", "the field {field} stands twice")
        }
        Ron::SuggestRawIdentifier(found) | Ron::InvalidIdentifier(found) => {
            both!("“{found}”不能作名称", "{found:?} is no name")
        }
        Ron::UnclosedLineComment => both!("注释没有结束", "a comment is not closed"),
        Ron::NoSuchExtension(found) => {
            both!("没有名为 {found} 的扩展", "there is no extension {found}")
        }
        Ron::UnderscoreAtBeginning | Ron::FloatUnderscore => {
            both!(
                "数字中的下划线位置不对",
                "an underscore stands wrong in a number"
            )
        }
        Ron::InvalidValueForType { .. } => both!("此处的值类型不对", "{code}"),
        Ron::ExpectedDifferentLength { found, .. } => {
            both!(
                "此处的项数不对，有 {found} 项",
                "the wrong number of items, {found}"
            )
        }
        Ron::Message(_) => both!("此处的内容不对：{code}", "{code}"),
        other => both!("格式不正确：{other}", "malformed: {other}"),
    }
}

/// What the parser missed, for the errors that say so.
fn expected(code: &Ron) -> Option<(&'static str, &'static str)> {
    Some(match code {
        Ron::ExpectedComma => ("逗号 ,", "a comma"),
        Ron::ExpectedMapColon => ("冒号 :", "a colon"),
        Ron::ExpectedString => ("字符串 \"…\"", "a string"),
        Ron::ExpectedStringEnd => ("字符串的结尾 \"", "the end of the string"),
        Ron::ExpectedArray => ("左方括号 [", "an opening ["),
        Ron::ExpectedArrayEnd => ("右方括号 ]", "a closing ]"),
        Ron::ExpectedStructLike
        | Ron::ExpectedNamedStructLike(_)
        | Ron::ExpectedDifferentStructName { .. } => ("左括号 (", "an opening ("),
        Ron::ExpectedStructLikeEnd | Ron::ExpectedOptionEnd => ("右括号 )", "a closing )"),
        Ron::ExpectedIdentifier => ("字段名或取值", "a field name or value"),
        Ron::ExpectedInteger | Ron::InvalidIntegerDigit { .. } => ("整数", "a whole number"),
        Ron::ExpectedBoolean => (" true 或 false", "true or false"),
        Ron::ExpectedOption => (" Some(…) 或 None", "Some(…) or None"),
        Ron::ExpectedAttribute => (" #![enable(…)]", "#![enable(…)]"),
        Ron::ExpectedAttributeEnd => (" #![enable(…)] 的结尾", "the end of #![enable(…)]"),
        Ron::ExpectedChar | Ron::ExpectedByteLiteral => ("带单引号的字符", "a character in quotes"),
        Ron::ExpectedFloat => ("数字", "a number"),
        Ron::ExpectedMap => ("左花括号 {", "an opening {"),
        Ron::ExpectedMapEnd => ("右花括号 }", "a closing }"),
        Ron::ExpectedUnit => ("空括号 ()", "empty brackets ()"),
        Ron::ExpectedByteString => ("字节串 b\"…\"", "a byte string"),
        Ron::ExpectedRawValue => ("一个值", "a value"),
        Ron::ExpectedStructName(_) => ("结构的名称", "the name of a structure"),
        Ron::ExpectedRangeSyntax => ("范围", "a range"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Doc {
        id: String,
        n: u16,
    }

    fn said(text: &str) -> String {
        let err = ron::from_str::<Doc>(text).unwrap_err();
        ron_error(&err, text, Path::new("a.ron")).message(Lang::Zh)
    }

    #[test]
    fn points_at_line_and_column() {
        assert!(
            said("(\n    id: \"甲\"\n    n: 1)").starts_with("a.ron 第 3 行第 5 列：此处应为逗号")
        );
    }

    #[test]
    fn names_full_width_punctuation() {
        for (text, wrong, right) in [
            ("(id: \"甲\"， n: 1)", "，", ","),
            ("(id： \"甲\", n: 1)", "：", ":"),
            ("(id: “甲”, n: 1)", "“", "\""),
            ("（id: \"甲\", n: 1)", "（", "("),
        ] {
            let said = said(text);
            assert!(
                said.contains(&format!("全角标点“{wrong}”，请改为半角“{right}”")),
                "{said}"
            );
        }
    }

    #[test]
    fn names_a_full_width_space() {
        let said = said("(\n\u{3000}id: \"甲\", n: 1)");
        assert!(said.contains("第 2 行第 1 列"), "{said}");
        assert!(said.contains("全角空格"), "{said}");
    }

    #[test]
    fn tells_which_fields_exist() {
        let said = said("(idd: \"甲\", n: 1)");
        assert!(said.contains("没有名为 idd 的字段"), "{said}");
        assert!(said.contains("id, n"), "{said}");
    }

    #[test]
    fn names_the_missing_field() {
        assert!(said("(id: \"甲\")").contains("缺少字段 n"));
    }

    #[test]
    fn speaks_english_too() {
        let text = "(id: 1, n: 1)";
        let err = ron::from_str::<Doc>(text).unwrap_err();
        assert_eq!(
            ron_error(&err, text, Path::new("a.ron")).message(Lang::En),
            "a.ron, line 1, column 6: expected a string here"
        );
    }

    #[test]
    fn says_where_the_slip_likely_is() {
        for (text, likely) in [
            ("(\n    id: \"甲\"\n    n: 1)", "上一行末尾少了逗号或括号"),
            ("(id: \"甲\" n: 1)", "前面的引号和括号是否成对"),
            ("(id: \"C:\\甲\", n: 1)", "反斜杠 \\ 要写成 \\\\"),
            ("(\n<<<<<<< HEAD\nid: \"甲\", n: 1)", "duban merge"),
        ] {
            let said = said(text);
            assert!(said.contains(likely), "{said}");
        }
    }

    #[test]
    fn a_file_that_was_cut_is_told_as_cut() {
        let whole = "(\n    id: \"甲\",\n    n: 1,\n)\n";
        let last = whole.trim_end().len() - 1;
        for end in (1..=last).filter(|end| whole.is_char_boundary(*end)) {
            let cut = &whole[..end];
            // Within a word it is not one that is known.
            if !cut.ends_with([',', '\n', '(']) {
                continue;
            }
            let said = said(cut);
            assert!(said.contains("文件到此中断"), "{cut:?}: {said}");
        }
    }

    #[test]
    fn a_slip_in_a_name_is_told_in_the_readers_language() {
        let said = said("(1: \"甲\", n: 1)");
        assert!(!said.contains("r#"), "{said}");
    }

    #[test]
    fn forgets_a_byte_order_mark() {
        assert_eq!(without_bom("\u{feff}()"), "()");
        assert_eq!(without_bom("()"), "()");
    }
}
