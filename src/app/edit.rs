//! A line of text that is being typed, or a few of them.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::{clean, clean_lines};

use crate::keys::{Code, Key};

/// The most characters a line takes, as a note has at the most.
pub(super) const LIMIT: usize = crate::journal::LONGEST_TEXT;

/// A line and where the cursor stands in it; moves and deletes whole graphemes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LineEdit {
    text: String,
    /// In bytes, always between two graphemes.
    cursor: usize,
    /// Whether it may have several lines.
    lines: bool,
}

impl LineEdit {
    /// An empty one that may get several lines.
    pub(super) fn of_lines() -> Self {
        Self {
            lines: true,
            ..Self::default()
        }
    }

    /// Whether it may have several lines.
    pub(super) fn takes_lines(&self) -> bool {
        self.lines
    }

    /// What has been typed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor, and what after it.
    pub(crate) fn parts(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }

    /// What stands before the cursor.
    fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Puts text in at the cursor, cleaned, so that nothing that commands a terminal gets into a file; on one line where it may
    /// have but one, since a line break in a paste must not act as a key. `false`: the line would have more than [`LIMIT`] characters, and
    /// nothing was put in, since a text that is cut says something else.
    pub(crate) fn insert(&mut self, text: &str) -> bool {
        let text = text.trim_end_matches(['\r', '\n']);
        if self.lines {
            self.put(&clean_lines(text))
        } else {
            self.put(&clean(text))
        }
    }

    /// Begins a new line at the cursor where there may be several; `false` where it does not fit any more.
    pub(crate) fn break_line(&mut self) -> bool {
        !self.lines || self.put("\n")
    }

    fn put(&mut self, text: &str) -> bool {
        let fits = self.text.chars().count() + text.chars().count() <= LIMIT;
        if fits {
            self.text.insert_str(self.cursor, text);
            self.cursor += text.len();
        }
        fits
    }

    /// Takes this, cleaned, in place of what was typed, the cursor behind it.
    pub(crate) fn set(&mut self, text: &str) {
        self.text.clear();
        self.cursor = 0;
        self.insert(text);
    }

    /// Does what an editing key asks for; says whether it was one.
    pub(crate) fn key(&mut self, key: Key) -> bool {
        match (key.code, key.ctrl) {
            (Code::Left, _) | (Code::Char('b'), true) => self.cursor -= self.grapheme_before(),
            (Code::Right, _) => self.cursor += self.grapheme_after(),
            (Code::Home, _) | (Code::Char('a'), true) => self.cursor = self.line_start(),
            (Code::End, _) | (Code::Char('e'), true) => self.cursor = self.line_end(),
            (Code::Up, _) if self.lines => self.go_up(),
            (Code::Down, _) if self.lines => self.go_down(),
            (Code::Backspace, _) | (Code::Char('h'), true) => {
                self.delete_before(self.grapheme_before());
            }
            (Code::Delete, _) | (Code::Char('d'), true) => {
                self.text
                    .drain(self.cursor..self.cursor + self.grapheme_after());
            }
            (Code::Char('u'), true) => self.delete_before(self.cursor - self.line_start()),
            (Code::Char('k'), true) => {
                self.text.drain(self.cursor..self.line_end());
            }
            (Code::Char('w'), true) => self.delete_before(self.word_before()),
            _ => return false,
        }
        true
    }

    /// Where the cursor's line begins, in bytes.
    fn line_start(&self) -> usize {
        self.before().rfind('\n').map_or(0, |at| at + 1)
    }

    /// Where it ends.
    fn line_end(&self) -> usize {
        let after = self.text[self.cursor..].find('\n');
        after.map_or(self.text.len(), |at| self.cursor + at)
    }

    /// To the line above, as many graphemes from its beginning.
    fn go_up(&mut self) {
        let start = self.line_start();
        if let Some(end) = start.checked_sub(1) {
            let above = self.text[..end].rfind('\n').map_or(0, |at| at + 1);
            self.cursor = self.beside(start, above..end);
        }
    }

    /// To the line below, as many graphemes from its beginning.
    fn go_down(&mut self) {
        let below = self.line_end() + 1;
        if below <= self.text.len() {
            let end = self.text[below..].find('\n');
            let end = end.map_or(self.text.len(), |at| below + at);
            self.cursor = self.beside(self.line_start(), below..end);
        }
    }

    /// The place in another line that is as many graphemes from its beginning as the cursor is from `start`.
    fn beside(&self, start: usize, line: Range<usize>) -> usize {
        let count = self.text[start..self.cursor].graphemes(true).count();
        let graphemes = self.text[line.clone()].graphemes(true);
        line.start + graphemes.take(count).map(str::len).sum::<usize>()
    }

    fn delete_before(&mut self, bytes: usize) {
        self.text.drain(self.cursor - bytes..self.cursor);
        self.cursor -= bytes;
    }

    fn grapheme_before(&self) -> usize {
        self.before()
            .graphemes(true)
            .next_back()
            .map_or(0, str::len)
    }

    fn grapheme_after(&self) -> usize {
        self.text[self.cursor..]
            .graphemes(true)
            .next()
            .map_or(0, str::len)
    }

    /// The bytes back to where the last word begins; each hanzi is a word to Unicode, as it is to who types it.
    fn word_before(&self) -> usize {
        let before = self.before();
        let word = before
            .unicode_word_indices()
            .next_back()
            .map_or(0, |(start, _)| start);
        before.len() - word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str, keys: &[&str]) -> (String, usize) {
        let mut edit = LineEdit::default();
        assert!(edit.insert(text));
        for key in keys {
            assert!(edit.key(key.parse().unwrap()), "{key}");
        }
        (edit.text().to_owned(), edit.before().chars().count())
    }

    #[test]
    fn moves_by_what_a_reader_calls_a_character() {
        assert_eq!(
            typed("发e\u{301}改", &["left", "left", "backspace"]),
            ("e\u{301}改".into(), 0)
        );
        assert_eq!(typed("发改", &["home", "del"]), ("改".into(), 0));
        assert_eq!(
            typed("", &["left", "right", "backspace", "del", "ctrl-w"]),
            (String::new(), 0)
        );
    }

    #[test]
    fn deletes_words_and_the_line() {
        assert_eq!(
            typed("已完成 招标 abc", &["ctrl-w"]),
            ("已完成 招标 ".into(), 7)
        );
        assert_eq!(typed("一二三", &["left", "ctrl-u"]), ("三".into(), 0));
        assert_eq!(typed("一二三", &["ctrl-a", "ctrl-k"]), (String::new(), 0));
    }

    #[test]
    fn takes_a_paste_as_one_line() {
        assert_eq!(typed("第一行\r\n第二行\t完\n", &[]).0, "第一行 第二行 完");
        let mut edit = LineEdit::default();
        assert!(edit.insert(&"长".repeat(LIMIT - 1)));
        assert!(!edit.insert("二字") && edit.insert("一"));
        assert_eq!(edit.text().chars().count(), LIMIT);
    }

    #[test]
    fn a_few_lines_are_gone_through_line_by_line() {
        let mut edit = LineEdit::of_lines();
        assert!(edit.insert("一是招标\r\n二是资金到位\n\n") && edit.break_line());
        assert!(edit.insert("三"));
        assert_eq!(edit.text(), "一是招标\n二是资金到位\n三");
        let mut key = |name: &str| {
            assert!(edit.key(name.parse().unwrap()), "{name}");
            edit.parts().0.to_owned()
        };
        assert_eq!(key("up"), "一是招标\n二");
        assert_eq!(key("end"), "一是招标\n二是资金到位");
        assert_eq!(key("up"), "一是招标");
        assert_eq!(key("up"), "一是招标");
        assert_eq!(key("home"), "");
        assert_eq!(key("down"), "一是招标\n");
        assert_eq!(key("ctrl-k"), "一是招标\n");
        assert_eq!(key("down"), "一是招标\n\n");
        assert_eq!(key("down"), "一是招标\n\n");
        assert_eq!(key("end"), "一是招标\n\n三");
        assert_eq!(key("ctrl-u"), "一是招标\n\n");
        assert_eq!(key("backspace"), "一是招标\n");
        assert_eq!(edit.text(), "一是招标\n");
        let mut line = LineEdit::default();
        assert!(line.insert("甲") && line.break_line() && line.text() == "甲");
    }
}
