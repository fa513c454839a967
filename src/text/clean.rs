//! Takes the sting out of text from outside: files, operators, other programs.

use std::borrow::Cow;

/// Stands where a character was that could command the terminal or reorder the text around it.
const REPLACED: char = '\u{fffd}';

/// `s` as one line that holds nothing a terminal could take for a command and nothing that hides or
/// reorders text.
///
/// A tab becomes a space, and so do line ends with the blanks around them: a note of several lines, indented or with blank
/// lines between, is read on one row as one sentence after the other. Control characters (C0, DEL, C1), bidirectional
/// controls and interlinear marks become `U+FFFD`: the reader should see that something was there. Characters without
/// a shape of their own (zero-width, variation selectors, tags, BOM; Unicode's `Default_Ignorable_Code_Point`)
/// go without a trace, since they come along innocently with pasted text.
pub(crate) fn clean(s: &str) -> Cow<'_, str> {
    let lines = filter(s);
    if !lines.contains('\n') {
        return lines;
    }
    let kept = lines.split('\n').map(|line| line.trim_matches(BLANKS));
    let kept: Vec<&str> = kept.filter(|line| !line.is_empty()).collect();
    Cow::Owned(kept.join(" "))
}

/// As [`clean`], but line ends (`\n`, `\r\n`, `\r`, `U+2028`, `U+2029`) become `\n`: what may be shown whole.
pub(crate) fn clean_lines(s: &str) -> Cow<'_, str> {
    filter(s)
}

/// A note as it is recorded: cleaned, with its lines but without blanks at their ends, blank lines around it, or more than
/// one of them together.
pub(crate) fn clean_note(s: &str) -> String {
    let lines = filter(s);
    let mut note = String::with_capacity(lines.len());
    let mut blank = false;
    for line in lines.split('\n').map(|line| line.trim_end_matches(BLANKS)) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !note.is_empty() {
            note.push_str(if blank { "\n\n" } else { "\n" });
        }
        note.push_str(line);
        blank = false;
    }
    note.trim_start_matches(BLANKS).to_owned()
}

/// What people indent with.
const BLANKS: [char; 2] = [' ', '\u{3000}'];

/// What becomes of one character.
enum Fate {
    Keep,
    Drop,
    Replace,
    LineEnd,
    Space,
}

fn fate(c: char) -> Fate {
    match c {
        ' '..='~' | '\u{3000}'..='\u{3163}' | '\u{4e00}'..='\u{9fff}' => Fate::Keep,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Fate::LineEnd,
        '\t' => Fate::Space,
        c if c.is_control() => Fate::Replace,
        '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fff9}'..='\u{fffb}' => Fate::Replace,
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Fate::Drop,
        _ => Fate::Keep,
    }
}

fn filter(s: &str) -> Cow<'_, str> {
    let stays = |c| match fate(c) {
        Fate::Keep => true,
        Fate::LineEnd => c == '\n',
        Fate::Drop | Fate::Replace | Fate::Space => false,
    };
    if s.chars().all(stays) {
        return Cow::Borrowed(s);
    }
    let mut out = String::with_capacity(s.len());
    let mut before = '\0';
    for c in s.chars() {
        match fate(c) {
            Fate::Keep => out.push(c),
            Fate::Drop => {}
            Fate::Replace => out.push(REPLACED),
            Fate::Space => out.push(' '),
            Fate::LineEnd if c == '\n' && before == '\r' => {}
            Fate::LineEnd => out.push('\n'),
        }
        before = c;
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::{clean, clean_lines, clean_note};

    #[test]
    fn leaves_the_notice_as_it_is() {
        let notice = include_str!("../../data/notice.txt");
        assert!(notice.lines().all(|l| matches!(clean(l), Cow::Borrowed(_))));
    }

    #[test]
    fn disarms_terminal_commands() {
        assert_eq!(
            clean("a\u{1b}[31mb\u{7}\u{7f}"),
            "a\u{fffd}[31mb\u{fffd}\u{fffd}"
        );
        assert_eq!(clean("\u{9b}2J\u{85}"), "\u{fffd}2J\u{fffd}");
    }

    #[test]
    fn shows_that_text_was_reordered() {
        assert_eq!(
            clean("a\u{202e}b\u{2066}c\u{200f}"),
            "a\u{fffd}b\u{fffd}c\u{fffd}"
        );
    }

    #[test]
    fn drops_what_nobody_can_see() {
        assert_eq!(
            clean("\u{feff}省\u{200b}发\u{e0041}\u{fe0f}\u{ad}改"),
            "省发改"
        );
    }

    #[test]
    fn puts_one_line_on_one_line() {
        assert_eq!(clean("甲\t乙\r\n丙\n丁\u{2028}戊"), "甲 乙 丙 丁 戊");
        assert_eq!(clean("\n一、甲 \r\n\r\n　　二、乙\n \n"), "一、甲 二、乙");
        assert_eq!(clean(" 甲　 乙 "), " 甲　 乙 ");
        assert_eq!(
            clean_lines("甲\t乙\r\n丙\r丁\u{2029}戊\n"),
            "甲 乙\n丙\n丁\n戊\n"
        );
    }

    #[test]
    fn a_note_keeps_its_lines_but_no_empty_room() {
        let typed = "\n　 一是招标完成；  \r\n\r\n\n　　二是资金到位。\n三、其他\t略\u{1b}\n\n";
        let note = clean_note(typed);
        assert_eq!(
            note,
            "一是招标完成；\n\n　　二是资金到位。\n三、其他 略\u{fffd}"
        );
        assert_eq!(clean_note(&note), note);
        assert_eq!(
            clean(&note),
            "一是招标完成； 二是资金到位。 三、其他 略\u{fffd}"
        );
        assert_eq!(clean_note(" \n　\n"), "");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(s in any::<String>()) {
            let once = clean(&s).into_owned();
            prop_assert!(!once.chars().any(char::is_control));
            prop_assert!(matches!(clean(&once), Cow::Borrowed(_)));
            let lines = clean_lines(&s).into_owned();
            prop_assert!(matches!(clean_lines(&lines), Cow::Borrowed(_)));
            prop_assert_eq!(clean(&lines).into_owned(), once);
        }
    }
}
