//! Paragraphs, and how the page lies that they stand on.

use super::xml::Xml;

/// How a page lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lies {
    /// Upright.
    Upright,
    /// On its side, for wide tables.
    Across,
}

/// A paragraph of one style.
pub(super) fn paragraph(xml: &mut Xml, style: &str, text: &str) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style));
        run(xml, text);
    });
}

/// Text within a paragraph.
pub(super) fn run(xml: &mut Xml, text: &str) {
    if text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        xml.leaf("w:t", &[("xml:space", "preserve")], text);
    });
}
