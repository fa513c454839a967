//! Texts of Word (.docx): paragraphs with their automatic numbers, and tables.

mod body;
mod count;
mod numbering;
mod styles;

use super::document::Document;
use super::parts::{Zip, part};
use super::refusal::Refusal;
use super::xml;
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// Reads the text whose main part is `main`.
pub(super) fn read(zip: &mut Zip, main: &str) -> Result<Document, Refusal> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = part(zip, &format!("{folder}/_rels/{file}.rels"));
    let relations = relations.and_then(|text| xml::relations(&text).ok());
    let relations = relations.unwrap_or_default();
    let mut related = |kind: &str| {
        let (_, target) = relations.iter().find(|(own, _)| own == kind)?;
        let name = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("{folder}/{target}"),
        };
        part(zip, &name)
    };
    let damaged = |_| Refusal::Damaged;
    let styles = related("styles")
        .map(|text| Styles::read(&text))
        .transpose();
    let styles = styles.map_err(damaged)?.unwrap_or_default();
    let numbering = related("numbering")
        .map(|text| Numbering::read(&text))
        .transpose();
    let numbering = numbering.map_err(damaged)?.unwrap_or_default();
    let text = part(zip, main).ok_or(Refusal::Damaged)?;
    Body::new(styles, numbering).read(&text)
}

/// A number in hanzi, as Word and browsers count: 十一.
pub(super) fn hanzi(count: u32) -> String {
    count::Format::named("chineseCounting").shown(count)
}
