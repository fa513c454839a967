//! The bytes of a file → text: UTF-8, UTF-16 and GB18030.

use crate::error::{Error, Kind, Result};
use crate::lang::both;

/// The text in `bytes`.
///
/// # Errors
///
/// [`Kind::Data`] where it is text in no encoding that is known.
pub(crate) fn decode(bytes: &[u8]) -> Result<String> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, wrong) = encoding.decode_without_bom_handling(&bytes[mark..]);
        if !wrong {
            return Ok(text.into_owned());
        }
    }
    if let Some(encoding) = without_mark(bytes) {
        let (text, wrong) = encoding.decode_without_bom_handling(bytes);
        if !wrong {
            return Ok(text.into_owned());
        }
    }
    let (text, wrong) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    if wrong || text.contains('\0') {
        return Err(Error::new(
            Kind::Data,
            both!(
                "不是 UTF-8、GB18030 或 UTF-16 文本",
                "not text in UTF-8, GB18030 or UTF-16"
            ),
        )
        .hint(both!(
            "请另存为 UTF-8 编码的纯文本",
            "save it as plain text in UTF-8"
        )));
    }
    Ok(text.into_owned())
}

/// UTF-16 without its mark: every other byte of line ends and blanks is zero.
fn without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let pairs = bytes.chunks_exact(2).take(2000);
    let (mut low, mut high) = (0, 0);
    for pair in pairs {
        low += usize::from(pair[0] == 0);
        high += usize::from(pair[1] == 0);
    }
    match (low, high) {
        (0, 0) => None,
        (0, _) => Some(encoding_rs::UTF_16LE),
        (_, 0) => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "清河县方案\n1.疏浚东渠。（县水务局负责）\n";

    #[test]
    fn reads_every_usual_encoding() {
        let (gb, ..) = encoding_rs::GB18030.encode(TEXT);
        assert_eq!(decode(&gb).unwrap(), TEXT);
        assert_eq!(decode(TEXT.as_bytes()).unwrap(), TEXT);
        let units: Vec<u16> = TEXT.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(
            decode(&[&[0xff, 0xfe][..], &little].concat()).unwrap(),
            TEXT
        );
        assert_eq!(decode(&[&[0xfe, 0xff][..], &big].concat()).unwrap(), TEXT);
        assert_eq!(decode(&little).unwrap(), TEXT);
    }

    #[test]
    fn refuses_what_is_no_text() {
        let message = decode(b"\xff\xff\xff").unwrap_err();
        let message = message.message(crate::lang::Lang::Zh);
        assert!(message.contains("GB18030"), "{message}");
    }
}
