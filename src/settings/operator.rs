//! Names that could be taken for another's.

use crate::lang::{Wording, both};

/// Letters that look like Latin ones and are not: Greek, Cyrillic, Armenian, Cherokee, Lisu.
fn is_foreign(c: char) -> bool {
    matches!(c,
        '\u{370}'..='\u{3ff}'
        | '\u{400}'..='\u{52f}'
        | '\u{530}'..='\u{58f}'
        | '\u{13a0}'..='\u{13ff}'
        | '\u{1c80}'..='\u{1c8f}'
        | '\u{1d00}'..='\u{1d7f}'
        | '\u{1f00}'..='\u{1fff}'
        | '\u{2c80}'..='\u{2cff}'
        | '\u{2de0}'..='\u{2dff}'
        | '\u{a4d0}'..='\u{a4ff}'
        | '\u{a640}'..='\u{a69f}'
        | '\u{ab30}'..='\u{abbf}')
}

/// Those of them that no reader tells from a Latin letter.
const TWINS: &str = "аеорсухіѕјһԁԛԝңАВЕЗКМНОРСТУХІЅЈԌԚԜѵѴοανρυκιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

/// Other forms of characters that have a plain one: full-width letters, mathematical letters, letters in circles and
/// superscripts, radicals and compatibility ideographs.
fn is_variant(c: char) -> bool {
    matches!(c,
        '\u{2070}'..='\u{209f}'
        | '\u{2100}'..='\u{218f}'
        | '\u{2460}'..='\u{24ff}'
        | '\u{2e80}'..='\u{2fdf}'
        | '\u{3200}'..='\u{33ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff10}'..='\u{ff19}'
        | '\u{ff21}'..='\u{ff3a}'
        | '\u{ff41}'..='\u{ff5a}'
        | '\u{ff61}'..='\u{ffdc}'
        | '\u{1d400}'..='\u{1d7ff}'
        | '\u{1f100}'..='\u{1f2ff}'
        | '\u{2f800}'..='\u{2fa1f}')
}

/// Marks that are drawn over the character before them.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{302a}'..='\u{302f}'
        | '\u{3099}'..='\u{309a}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// Why a name looks like another, or like nothing; `None` where a reader sees what it is.
pub(super) fn misleading(name: &str) -> Option<Wording> {
    let told = |c: char| format!("{c}（U+{:04X}）", u32::from(c));
    let bare = |c: char| format!("U+{:04X}", u32::from(c));
    let blank = |c: char| matches!(c, '\u{2800}' | '\u{ffa0}') || c.is_whitespace() && c != ' ';
    if let Some(c) = name.chars().find(|c| blank(*c) || is_mark(*c)) {
        let c = bare(c);
        return Some(both!(
            "含有看不见的字符或组合符号 {c}",
            "it holds {c}, which is a blank or a mark drawn over another character"
        ));
    }
    if let Some(c) = name.chars().find(|c| is_variant(*c)) {
        let (zh, en) = (told(c), bare(c));
        return Some(both!(
            "含有全角或变体字符 {zh}，请改用普通写法",
            "it holds {c} ({en}), another form of a plain character"
        ));
    }
    let foreign = name.chars().find(|c| is_foreign(*c))?;
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    let mixed = letters.clone().any(|c| !is_foreign(c));
    if mixed || letters.all(|c| TWINS.contains(c)) {
        let (zh, en) = (told(foreign), bare(foreign));
        return Some(both!(
            "含有形似拉丁字母的 {zh}",
            "it holds {foreign} ({en}), which looks like a Latin letter and is none"
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_another_name_is_told() {
        for name in [
            "f\u{430}",
            "\u{430}\u{440}",
            "王芳\u{3bf}",
            "ｆａ",
            "王芳\u{301}",
            "\u{301}",
            "\u{2800}",
            "王\u{a0}芳",
            "\u{2f5f}芳",
            "𝐟𝐚",
            "fa\u{2082}",
        ] {
            assert!(misleading(name).is_some(), "{name:?}");
        }
    }

    #[test]
    fn names_as_people_have_them_are_not() {
        for name in [
            "王芳",
            "wangfang",
            "wang.fang-2",
            "阿卜杜热西提·买买提",
            "José",
            "Иванов",
            "김철수",
            "王 芳",
            "root",
            "省发改委（张）",
        ] {
            assert!(misleading(name).is_none(), "{name:?}");
        }
    }
}
