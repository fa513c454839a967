//! A line of text that is being typed.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::clean;

use crate::keys::{Code, Key};

/// The most characters a line takes, as a note has at the most.
pub(super) const LIMIT: usize = crate::journal::LONGEST_TEXT;

/// A line and where the cursor stands in it; moves and deletes whole graphemes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LineEdit {
    text: String,
    /// In bytes, always between two graphemes.
    cursor: usize,
}

impl LineEdit {
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

    /// Puts text in at the cursor: one line of it, since a line break in a paste must not act as a key, and cleaned, so that
    /// nothing that commands a terminal gets into a file. `false`: the line would have more than [`LIMIT`] characters, and
    /// nothing was put in, since a text that is cut says something else.
    pub(crate) fn insert(&mut self, text: &str) -> bool {
        let line = clean(text.trim_end_matches(['\r', '\n']));
        let fits = self.text.chars().count() + line.chars().count() <= LIMIT;
        if fits {
            self.text.insert_str(self.cursor, &line);
            self.cursor += line.len();
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
            (Code::Home, _) | (Code::Char('a'), true) => self.cursor = 0,
            (Code::End, _) | (Code::Char('e'), true) => self.cursor = self.text.len(),
            (Code::Backspace, _) | (Code::Char('h'), true) => {
                self.delete_before(self.grapheme_before());
            }
            (Code::Delete, _) | (Code::Char('d'), true) => {
                self.text
                    .drain(self.cursor..self.cursor + self.grapheme_after());
            }
            (Code::Char('u'), true) => self.delete_before(self.cursor),
            (Code::Char('k'), true) => self.text.truncate(self.cursor),
            (Code::Char('w'), true) => self.delete_before(self.word_before()),
            _ => return false,
        }
        true
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
}
