//! Text from files and standard input.

use std::io::{self, IsTerminal, Read};
use std::path::Path;

use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};
use crate::store;

/// The most that is read, in bytes: a quarter of a million clauses with their annotations stay below, as long a file as a journal
/// may be. Other kinds of file have a lower limit of their own.
pub(crate) const MOST: u64 = 256 << 20;
/// The most of a notice as it came, or of a sheet that came back; its catalogue is three times as long.
const MOST_OF_DOCUMENT: u64 = 90 << 20;

/// The text of a file; `-` is standard input.
///
/// # Errors
///
/// Those of [`bytes`]; [`Kind::Data`] with line and column where it is not UTF-8.
pub(crate) fn text(file: &Path) -> Result<String> {
    text_up_to(file, MOST)
}

/// The same, `most` bytes at the most.
///
/// # Errors
///
/// Those of [`text`].
pub(crate) fn text_up_to(file: &Path, most: u64) -> Result<String> {
    let bytes = bytes_up_to(file, most)?;
    String::from_utf8(bytes).map_err(|e| not_utf8(e.as_bytes(), e.utf8_error().valid_up_to(), file))
}

/// The bytes of a file; `-` is standard input.
///
/// # Errors
///
/// [`Kind::Io`] where it cannot be read, [`Kind::Data`] where it is too large.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>> {
    bytes_up_to(file, MOST_OF_DOCUMENT)
}

fn bytes_up_to(file: &Path, most: u64) -> Result<Vec<u8>> {
    let failed = |e: io::Error| {
        let Wording { zh, en } = store::why(&e);
        Error::new(Kind::Io, both!("无法读取：{zh}", "cannot be read: {en}")).in_file(file)
    };
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin()
            .lock()
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
    } else {
        bytes = store::read_file(file, most)?;
    }
    if bytes.len() as u64 > most {
        let most = most >> 20;
        return Err(
            Error::new(Kind::Data, both!("超过 {most} MB", "larger than {most} MB")).in_file(file),
        );
    }
    Ok(bytes)
}

fn not_utf8(bytes: &[u8], good: usize, file: &Path) -> Error {
    let before = String::from_utf8_lossy(&bytes[..good]);
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    Error::new(Kind::Data, both!("不是 UTF-8 文本", "not UTF-8 text"))
        .at(file, line, column)
        .hint(both!(
            "请另存为 UTF-8 编码的纯文本，例如：iconv -f GB18030 -t UTF-8",
            "save it as plain text in UTF-8, for instance with iconv -f GB18030 -t UTF-8"
        ))
}

/// What is piped into the program; `None` where standard input is a terminal.
pub(crate) fn piped() -> Result<Option<String>> {
    if io::stdin().is_terminal() {
        Ok(None)
    } else {
        text(Path::new("-")).map(Some)
    }
}

/// The words of an argument joined by blanks; a single `-` stands for standard input.
pub(crate) fn joined(words: &[&str]) -> Result<String> {
    if words == ["-"] {
        text(Path::new("-"))
    } else {
        Ok(words.join(" "))
    }
}
