//! A package: which program made it, and what it holds.

use std::io::Cursor;

use zip::ZipArchive;

use super::document::Document;
use super::parts::{Zip, part};
use super::refusal::Refusal;
use super::{beside, book, docx, limits, ole, xml};

/// The main part of a binary workbook.
const BINARY: &str = "xl/workbook.bin";

/// Reads a package of any kind.
pub(super) fn read(bytes: Vec<u8>) -> Result<Document, Refusal> {
    if bytes.len() > limits::PACKAGE {
        return Err(Refusal::TooLarge);
    }
    if bytes.starts_with(b"PK") {
        zip(bytes)
    } else {
        old(bytes)
    }
}

/// A package of an old Office, or one that a password locks.
fn old(bytes: Vec<u8>) -> Result<Document, Refusal> {
    let names = ole::root_names(&bytes).ok_or(Refusal::Damaged)?;
    let holds = |name: &str| names.iter().any(|own| own == name);
    if holds("EncryptedPackage") {
        Err(Refusal::Locked)
    } else if holds("Workbook") || holds("Book") {
        book::old(bytes)
    } else if holds("WordDocument") {
        Err(Refusal::OldText)
    } else {
        Err(Refusal::OldOther)
    }
}

fn zip(bytes: Vec<u8>) -> Result<Document, Refusal> {
    let mut zip = ZipArchive::new(Cursor::new(bytes.clone())).map_err(|_| Refusal::Damaged)?;
    let mut unpacked = 0;
    let mut names = Vec::new();
    for at in 0..zip.len() {
        let file = zip.by_index_raw(at).map_err(|_| Refusal::Damaged)?;
        if file.encrypted() {
            return Err(Refusal::Locked);
        }
        // Zips of some programs part folders the other way.
        let name = file
            .name()
            .map_err(|_| Refusal::Damaged)?
            .replace('\\', "/");
        if [".xml", ".rels"].iter().any(|end| name.ends_with(end)) {
            unpacked += file.size();
            let growth = file.size() / file.compressed_size().max(1);
            if file.size() > limits::SMALL && growth > limits::GROWTH {
                return Err(Refusal::TooLarge);
            }
        }
        names.push(name);
    }
    if unpacked > limits::UNPACKED {
        return Err(Refusal::TooLarge);
    }
    let holds = |name: &str| names.iter().any(|own| own.eq_ignore_ascii_case(name));
    let main = main_part(&mut zip).unwrap_or_default();
    if main.starts_with("xl/") && main != BINARY {
        let beside = beside::workbook(&mut zip, &names);
        drop(zip);
        return book::new(bytes, beside);
    }
    if main == BINARY {
        return Err(Refusal::BinaryBook);
    }
    if holds("ppt/presentation.xml") {
        return Err(Refusal::Slides);
    }
    if holds("OFD.xml") {
        return Err(Refusal::Ofd);
    }
    if holds("mimetype") && holds("content.xml") {
        return Err(Refusal::OpenDocument);
    }
    if main.starts_with("word/") {
        let mut document = docx::read(&mut zip, &main)?;
        let margins = beside::margins(&mut zip, &names, &document.lines());
        document.unread.extend(margins);
        return Ok(document);
    }
    Err(Refusal::Archive)
}

/// The part that the package says is the document, or one that usually is.
fn main_part(zip: &mut Zip) -> Option<String> {
    let relations = part(zip, "_rels/.rels").and_then(|text| xml::relations(&text).ok());
    let named = relations.unwrap_or_default().into_iter();
    let named = named.filter(|(kind, _)| kind == "officeDocument");
    let named = named.map(|(_, target)| target.trim_start_matches('/').to_owned());
    let usual = ["word/document.xml", "xl/workbook.xml", BINARY].map(str::to_owned);
    named.chain(usual).find(|name| zip.by_name(name).is_ok())
}
