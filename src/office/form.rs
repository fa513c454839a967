//! What a file is, by its content and never by its name.

use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Text in some encoding, which may be a web page.
    Text,
    /// A package of an office program: which one, only taking it apart tells.
    Package,
}

/// What the file with these bytes is.
///
/// # Errors
///
/// [`Kind::Data`] for a document of another program, with what to do about it.
pub(crate) fn form(bytes: &[u8]) -> Result<Form> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Ok(Form::Package);
    }
    match other(bytes) {
        Some(what) => Err(Error::new(Kind::Data, what)),
        None => Ok(Form::Text),
    }
}

/// Whether a text is a web page.
pub(crate) fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if !start.starts_with('<') {
        return false;
    }
    let head: String = start.chars().take(4000).collect();
    let head = head.to_ascii_lowercase();
    let begins = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<table",
        "<div",
        "<meta",
        "<p>",
        "<p ",
    ];
    begins.iter().any(|tag| head.starts_with(tag))
        || (["<!--", "<?xml", "<style", "<!doctype"]
            .iter()
            .any(|tag| head.starts_with(tag))
            && ["<html", "<body", "<table"]
                .iter()
                .any(|tag| head.contains(tag)))
}

/// What to say of a file that is the document of another program.
fn other(bytes: &[u8]) -> Option<Wording> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = start.trim_ascii_start();
    let head = &start[..start.len().min(4000)];
    let holds = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    if start.starts_with(b"%PDF") {
        return Some(both!(
            "这是 PDF 文件，未读取；请打开后全选复制，粘贴到纯文本文件再导入",
            "this is a PDF and was not read; open it, copy all of it into a plain text file and import that"
        ));
    }
    if start.starts_with(b"{\\rtf") {
        return Some(both!(
            "这是 RTF 文件，未读取；请用 Word 或 WPS 打开，另存为 .docx 再导入",
            "this is an RTF file and was not read; open it in Word or WPS, save it as .docx and import that"
        ));
    }
    let mime = head.to_ascii_lowercase();
    if mime
        .windows(13)
        .take(400)
        .any(|window| window == b"mime-version:")
    {
        return Some(both!(
            "这是单个文件网页（.mht），未读取；请用浏览器打开，另存为“网页，仅 HTML”再导入",
            "this is a web page archive (.mht) and was not read; open it in a browser, save it as HTML only and import that"
        ));
    }
    let xml = start.starts_with(b"<?xml");
    if xml
        && (holds(b"urn:schemas-microsoft-com:office:spreadsheet")
            || holds(b"schemas.microsoft.com/office/word/2003")
            || holds(b"schemas.microsoft.com/office/2006/xmlPackage"))
    {
        return Some(both!(
            "这是 Office 的 XML 文件，未读取；请打开后另存为 .docx 或 .xlsx 再导入",
            "this is an XML file of Office and was not read; save it as .docx or .xlsx and import that"
        ));
    }
    None
}
