//! A report as a .docx file in the form of GB/T 9704-2012.
//!
//! The parts are written here rather than by a crate: those there are leave out repeated table heads and even footers and
//! fail the schema. Every part is held against ISO/IEC 29500 by `.ci/run`.

mod body;
mod footer;
mod para;
mod parts;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod xml;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

use super::document::Document;
use super::look::Look;
use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both};

/// The bytes of the file. The same document gives the same bytes.
///
/// # Errors
///
/// [`Kind::Data`] where the document is too large for the format.
pub(crate) fn write(document: &Document, look: &Look, lang: Lang) -> Result<Vec<u8>> {
    pack(&[
        ("[Content_Types].xml", parts::content_types()),
        ("_rels/.rels", parts::package_relations()),
        ("docProps/core.xml", parts::core(document)),
        ("docProps/app.xml", parts::app()),
        ("word/document.xml", body::write(document, look, lang)),
        ("word/_rels/document.xml.rels", parts::relations()),
        ("word/styles.xml", styles::write(look)),
        ("word/settings.xml", parts::settings()),
        ("word/footer1.xml", footer::write(footer::Page::Odd)),
        ("word/footer2.xml", footer::write(footer::Page::Even)),
    ])
    .map_err(|e| {
        Error::new(
            Kind::Data,
            both!("无法写成 docx 文件：{e}", "cannot be written as .docx: {e}"),
        )
    })
}

fn pack(parts: &[(&str, String)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(*name, SimpleFileOptions::default())?;
        zip.write_all(part.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
