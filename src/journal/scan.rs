//! Where things stand in the text of a journal, so that it can be added to with all else as people left it.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

/// What the text of a journal is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Open,
    Close,
    Comma,
    Colon,
    Comment,
    /// A string, number, name or other sign.
    Word,
}

/// A piece of the text, by its bytes.
#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    at: Range<usize>,
}

/// The pieces of a text, one after another.
struct Tokens<'a> {
    text: &'a str,
    chars: Peekable<CharIndices<'a>>,
}

impl Tokens<'_> {
    /// Reads on while `wanted`; where that ends.
    fn while_(&mut self, mut wanted: impl FnMut(char) -> bool) -> usize {
        while self.chars.next_if(|(_, c)| wanted(*c)).is_some() {}
        self.here()
    }

    fn here(&mut self) -> usize {
        self.chars.peek().map_or(self.text.len(), |(at, _)| *at)
    }

    /// The rest of a string after its opening quote.
    fn string(&mut self) -> usize {
        while let Some((_, c)) = self.chars.next() {
            match c {
                '\\' => {
                    self.chars.next();
                }
                '"' => break,
                _ => {}
            }
        }
        self.here()
    }

    /// The rest of a raw string after its `r` and so many `#`, the opening quote included.
    fn raw_string(&mut self, start: usize, hashes: usize) -> usize {
        let end = format!("\"{}", "#".repeat(hashes));
        let from = start + 1 + hashes + 1;
        let close = self.text[from..].find(&end).map(|at| from + at + end.len());
        let close = close.unwrap_or(self.text.len());
        while self.chars.next_if(|(at, _)| *at < close).is_some() {}
        close
    }

    /// The rest of a comment after its first slash, if it is one.
    fn comment(&mut self) -> Option<usize> {
        match self.chars.peek()?.1 {
            '/' => Some(self.while_(|c| c != '\n')),
            '*' => {
                self.chars.next();
                let (mut depth, mut last) = (1_usize, ' ');
                while depth > 0 {
                    let (_, c) = self.chars.next()?;
                    depth = match (last, c) {
                        ('/', '*') => depth + 1,
                        ('*', '/') => depth - 1,
                        _ => depth,
                    };
                    // A sign belongs to one mark only.
                    last = if matches!((last, c), ('/', '*') | ('*', '/')) {
                        ' '
                    } else {
                        c
                    };
                }
                Some(self.here())
            }
            _ => None,
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.while_(char::is_whitespace);
        let (start, c) = self.chars.next()?;
        let (kind, end) = match c {
            '(' | '[' | '{' => (Kind::Open, self.here()),
            ')' | ']' | '}' => (Kind::Close, self.here()),
            ',' => (Kind::Comma, self.here()),
            ':' => (Kind::Colon, self.here()),
            '"' => (Kind::Word, self.string()),
            '/' => match self.comment() {
                Some(end) => (Kind::Comment, end),
                None => (Kind::Word, self.here()),
            },
            'r' if raw_hashes(&self.text[start + 1..]).is_some() => {
                let hashes = raw_hashes(&self.text[start + 1..]).unwrap_or_default();
                (Kind::Word, self.raw_string(start, hashes))
            }
            _ => (Kind::Word, self.while_(|c| c.is_alphanumeric() || c == '_')),
        };
        Some(Token {
            kind,
            at: start..end,
        })
    }
}

/// The number of `#` before the quote of a raw string, if the text goes on as one.
fn raw_hashes(text: &str) -> Option<usize> {
    let hashes = text.bytes().take_while(|b| *b == b'#').count();
    text[hashes..].starts_with('"').then_some(hashes)
}

/// A field of the head, by bytes.
#[derive(Clone, Debug)]
pub(super) struct Field<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// Where its name begins.
    pub(super) start: usize,
    /// Its value, without comments before and after it.
    pub(super) value: Range<usize>,
    /// The end of the comma after it, or of the value where there is none.
    pub(super) end: usize,
    /// Whether a comma stands there.
    pub(super) comma: bool,
}

/// Where the last entry ends and the closing bracket stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// The end of the last entry, or of the comma after it, or of the opening bracket.
    pub(super) last: usize,
    /// Whether another entry needs a comma before it.
    pub(super) needs_comma: bool,
    /// The closing bracket.
    pub(super) close: usize,
}

/// The places in a journal's text.
#[derive(Clone, Debug, Default)]
pub(super) struct Places<'a> {
    /// The fields in their order, entries included.
    pub(super) fields: Vec<Field<'a>>,
    /// Where entries are added.
    pub(super) gap: Option<Gap>,
    /// The comments, by bytes.
    pub(super) comments: Vec<Range<usize>>,
}

/// Looks through a text that reads as a journal; of any other text the places mean nothing.
pub(super) fn places(text: &str) -> Places<'_> {
    let mut found = Places::default();
    let mut depth = 0_usize;
    let mut before: Option<Token> = None;
    let mut name: Option<Range<usize>> = None;
    let mut value: Option<Range<usize>> = None;
    let tokens = Tokens {
        text,
        chars: text.char_indices().peekable(),
    };
    for token in tokens {
        if token.kind == Kind::Comment {
            found.comments.push(token.at);
            continue;
        }
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => {
                depth = depth.saturating_sub(1);
                if depth == 1 && is_entries(text, name.as_ref()) {
                    found.gap = before.as_ref().map(|before| Gap {
                        last: before.at.end,
                        needs_comma: !matches!(before.kind, Kind::Open | Kind::Comma),
                        close: token.at.start,
                    });
                }
            }
            Kind::Colon if depth == 1 && name.is_none() => {
                name = before.take().map(|before| before.at);
                continue;
            }
            _ => {}
        }
        let ends = depth == 1 && token.kind == Kind::Comma || depth == 0;
        if let (true, Some(named)) = (ends, &name) {
            let comma = token.kind == Kind::Comma;
            let last = value.take().unwrap_or(named.end..named.end);
            found.fields.push(Field {
                name: &text[named.clone()],
                start: named.start,
                end: if comma { token.at.end } else { last.end },
                value: last,
                comma,
            });
            name = None;
        } else if name.is_some() {
            let start = value.as_ref().map_or(token.at.start, |value| value.start);
            value = Some(start..token.at.end);
        }
        before = Some(token);
    }
    found
}

fn is_entries(text: &str, name: Option<&Range<usize>>) -> bool {
    name.is_some_and(|name| &text[name.clone()] == "entries")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "// head: (\n(version: 1, /* [ */ notice: \"a, b: ]\",\n entries: [ // x\n (a: r#\"]\"#), /* /* y */ ] */\n] , )";

    #[test]
    fn finds_fields_whatever_stands_in_texts_and_comments() {
        let places = places(TEXT);
        let fields: Vec<_> = places
            .fields
            .iter()
            .map(|field| (field.name, &TEXT[field.value.clone()], field.comma))
            .collect();
        assert_eq!(
            fields[..2],
            [("version", "1", true), ("notice", "\"a, b: ]\"", true)]
        );
        assert_eq!((fields[2].0, fields.len()), ("entries", 3));
        let gap = places.gap.unwrap();
        assert_eq!(&TEXT[gap.close..], "] , )");
        assert!(!gap.needs_comma && TEXT[..gap.last].ends_with("),"));
        let comments: Vec<_> = places.comments.iter().map(|at| &TEXT[at.clone()]).collect();
        assert_eq!(
            comments,
            ["// head: (", "/* [ */", "// x", "/* /* y */ ] */"]
        );
    }

    #[test]
    fn knows_whether_a_comma_is_needed() {
        for (text, needed, last) in [
            ("(entries: [])", false, "["),
            ("(entries: [(a: 1)])", true, ")"),
            ("(entries: [(a: 1),])", false, ","),
        ] {
            let gap = places(text).gap.unwrap();
            assert_eq!(gap.needs_comma, needed, "{text}");
            assert!(text[..gap.last].ends_with(last), "{text}");
        }
    }

    #[test]
    fn any_text_has_places_or_none() {
        for text in [
            "", "\"", "\"\\", "r#\"", "/*", "(a:", "(:", "))", "(a:1", "r###", "/",
        ] {
            let _ = places(text);
        }
    }
}
