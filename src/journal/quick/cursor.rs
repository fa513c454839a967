//! Reading on in a text, a piece at a time. `None` means no more than that the text is not as the program writes it: RON decides then.

use std::borrow::Cow;
use std::str::FromStr;

/// What stands between two entries.
const BETWEEN: &str = "\n        ";

/// A place in a text.
pub(super) struct Cursor<'a> {
    rest: &'a str,
    length: usize,
}

impl<'a> Cursor<'a> {
    /// The beginning of a text.
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            rest: text,
            length: text.len(),
        }
    }

    /// The bytes that have been read.
    pub(super) fn at(&self) -> usize {
        self.length - self.rest.len()
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// Reads this.
    pub(super) fn eat(&mut self, what: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(what)?;
        Some(())
    }

    /// Reads this if it comes next; whether it did.
    pub(super) fn has(&mut self, what: &str) -> bool {
        self.eat(what).is_some()
    }

    /// Reads what `read` does if it has this before it.
    #[expect(
        clippy::option_option,
        reason = "not in the program's own form, or left out, or there"
    )]
    pub(super) fn optional<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.has(name) {
            read(self).map(Some)
        } else {
            Some(None)
        }
    }

    /// White space as editors make it, and comments to the end of their line.
    pub(super) fn blank(&mut self) -> Option<()> {
        // What the program itself puts there.
        self.has(BETWEEN);
        loop {
            let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
            let length = self.rest.bytes().take_while(blank).count();
            self.rest = &self.rest[length..];
            if !self.rest.starts_with('/') {
                return Some(());
            }
            self.eat("//")?;
            let end = memchr::memchr(b'\n', self.rest.as_bytes())?;
            self.rest = &self.rest[end + 1..];
        }
    }

    /// Reads this after what is [`blank`](Self::blank).
    pub(super) fn token(&mut self, what: &str) -> Option<()> {
        self.blank()?;
        self.eat(what)
    }

    /// ASCII letters, at least one.
    pub(super) fn word(&mut self) -> Option<&'a str> {
        let letters = self.rest.bytes().take_while(u8::is_ascii_alphabetic);
        self.take(letters.count())
    }

    /// A whole number in plain digits, without a needless zero.
    pub(super) fn number<T: FromStr>(&mut self) -> Option<T> {
        let sign = usize::from(self.rest.starts_with('-'));
        let digits = self.rest[sign..].bytes().take_while(u8::is_ascii_digit);
        let digits = digits.count();
        if digits == 0 || self.rest[sign..].starts_with('0') && (digits > 1 || sign > 0) {
            return None;
        }
        self.take(sign + digits)?.parse().ok()
    }

    fn take(&mut self, bytes: usize) -> Option<&'a str> {
        if bytes == 0 {
            return None;
        }
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(taken)
    }

    /// A string that has no escapes.
    pub(super) fn plain(&mut self) -> Option<&'a str> {
        match self.string()? {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }
    }

    /// A string in quotes.
    pub(super) fn string(&mut self) -> Option<Cow<'a, str>> {
        self.eat("\"")?;
        let (text, ended) = self.piece()?;
        if ended {
            return Some(Cow::Borrowed(text));
        }
        let mut out = text.to_owned();
        loop {
            out.push(self.escape()?);
            let (text, ended) = self.piece()?;
            out.push_str(text);
            if ended {
                return Some(Cow::Owned(out));
            }
        }
    }

    /// What stands before the next quote or backslash, which is read too, and whether it is the quote.
    fn piece(&mut self) -> Option<(&'a str, bool)> {
        let end = memchr::memchr2(b'"', b'\\', self.rest.as_bytes())?;
        let ended = self.rest.as_bytes()[end] == b'"';
        let text = &self.rest[..end];
        self.rest = &self.rest[end + 1..];
        Some((text, ended))
    }

    /// The character that is meant by what follows a backslash.
    fn escape(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        self.rest = chars.as_str();
        Some(match c {
            '\'' | '"' | '\\' => c,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'u' => {
                self.eat("{")?;
                let digits = self.rest.bytes().take_while(u8::is_ascii_hexdigit).count();
                let digits = self.take(digits).filter(|digits| digits.len() <= 6)?;
                self.eat("}")?;
                char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A string as it is read, where nothing is left behind it.
    fn read(text: &str) -> Option<String> {
        let mut cursor = Cursor::of(text);
        let read = cursor.string()?.into_owned();
        cursor.rest().is_empty().then_some(read)
    }

    proptest! {
        #[test]
        fn what_ron_writes_is_read(text in any::<String>()) {
            prop_assert_eq!(read(&ron::to_string(&text).unwrap()), Some(text));
        }

        #[test]
        fn what_is_read_is_what_ron_reads(inside in "[a省\"\\\\nu{}'0x1dF8/ \n\u{200b}]{0,12}") {
            let text = format!("\"{inside}\"");
            if let Some(read) = read(&text) {
                prop_assert_eq!(ron::from_str::<String>(&text), Ok(read));
            }
        }

        #[test]
        fn a_number_is_what_ron_reads(text in "-?[0-9_]{1,22}") {
            let mut cursor = Cursor::of(&text);
            if let Some(read) = cursor.number::<i64>().filter(|_| cursor.rest().is_empty()) {
                prop_assert_eq!(ron::from_str::<i64>(&text), Ok(read));
            }
        }
    }
}
