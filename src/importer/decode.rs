//! The bytes of a file → text: UTF-8, UTF-16 and GB18030; what is no text is named with what to do.

use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};

/// The text in `bytes`.
///
/// # Errors
///
/// [`Kind::Data`] where it is a document of another program, or text in no encoding that is known.
pub(crate) fn decode(bytes: &[u8]) -> Result<String> {
    if let Some(what) = other_form(bytes) {
        return Err(Error::new(Kind::Data, what));
    }
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

/// What to say of a file that is another program's document.
fn other_form(bytes: &[u8]) -> Option<Wording> {
    let holds = |word: &[u8]| {
        bytes
            .windows(word.len())
            .take(1 << 20)
            .any(|window| window == word)
    };
    if bytes.starts_with(b"%PDF") {
        return Some(both!(
            "这是 PDF 文件，未读取；请打开后全选复制，粘贴到纯文本文件再导入",
            "this is a PDF and was not read; open it, copy all of it into a plain text file and import that"
        ));
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Some(both!(
            "这是旧式 Office 或 WPS 文件（.doc、.xls、.wps），未读取；请打开后另存为纯文本（.txt）再导入",
            "this is an old Office or WPS file (.doc, .xls, .wps) and was not read; save it as plain text (.txt) and import that"
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(if holds(b"OFD.xml") {
            both!(
                "这是 OFD 文件，未读取；请打开后全选复制，粘贴到纯文本文件再导入",
                "this is an OFD file and was not read; copy its text into a plain text file and import that"
            )
        } else {
            both!(
                "这是 Office 文件（.docx、.xlsx），本版本不能直接读取；请另存为纯文本，表格可另存为以制表符分隔的文本再导入",
                "this is an Office file (.docx, .xlsx), which this version does not read; save it as plain text, a table as text with tabs, and import that"
            )
        });
    }
    None
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
    fn names_what_is_no_text() {
        for (bytes, name) in [
            (&b"%PDF-1.7"[..], "PDF"),
            (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1][..], ".doc"),
            (&b"PK\x03\x04....word/document.xml"[..], ".docx"),
            (&b"PK\x03\x04....OFD.xml"[..], "OFD"),
            (&b"\xff\xff\xff"[..], "GB18030"),
        ] {
            let message = decode(bytes).unwrap_err().message(crate::lang::Lang::Zh);
            assert!(message.contains(name), "{message}");
        }
    }
}
