//! JSON for scripts: one object with `schema`, fields in a fixed order.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::error::{Error, Kind, Result};
use crate::lang::both;
use crate::text;

/// Compact JSON in which also C1, bidirectional and invisible characters are escaped, so that a terminal is safe from it.
struct Safe;

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if text::clean(fragment) == fragment {
            return writer.write_all(fragment.as_bytes());
        }
        for c in fragment.chars() {
            let mut utf8 = [0; 4];
            let bare: &str = c.encode_utf8(&mut utf8);
            if text::clean(bare) == bare {
                writer.write_all(bare.as_bytes())?;
                continue;
            }
            let mut utf16 = [0; 2];
            for unit in c.encode_utf16(&mut utf16) {
                write!(writer, "\\u{unit:04x}")?;
            }
        }
        Ok(())
    }
}

/// `value` as one line of JSON, its end included.
///
/// # Errors
///
/// [`Kind::Data`] where it has no form in JSON.
pub(crate) fn json_line(value: &impl Serialize) -> Result<String> {
    let failed = |e: String| {
        Error::new(
            Kind::Data,
            both!("无法写成 JSON：{e}", "cannot be written as JSON: {e}"),
        )
    };
    let mut bytes = Vec::new();
    value
        .serialize(&mut Serializer::with_formatter(&mut bytes, Safe))
        .map_err(|e| failed(e.to_string()))?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(|e| failed(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_all_that_a_terminal_could_obey() {
        let hostile = "\u{1b}[31m\u{9b}A\u{202e}\u{200b}\u{e0041}\u{7f}省“\"";
        let json = json_line(&hostile).unwrap();
        assert_eq!(text::clean(json.trim_end()), json.trim_end());
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
        assert!(json.contains("省“\\\""));
    }
}
