//! The page number, — 1 —: 4号, at the outer side, one character in from the border of the text.

use super::parts::{MAIN, REFERENCES};
use super::xml::Xml;

/// Which pages a footer is for.
#[derive(Clone, Copy)]
pub(super) enum Page {
    /// Right-hand pages: the number at the right.
    Odd,
    /// Left-hand pages: the number at the left.
    Even,
}

/// A character of 4号, 14 points, in twips.
const CHARACTER: &str = "280";

/// A footer part.
pub(super) fn write(page: Page) -> String {
    let mut xml = Xml::new();
    let namespaces = [("xmlns:w", MAIN), ("xmlns:r", REFERENCES)];
    xml.element("w:ftr", &namespaces, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", "Footer");
                let (side, align) = match page {
                    Page::Odd => ("w:right", "right"),
                    Page::Even => ("w:left", "left"),
                };
                xml.empty("w:ind", &[(side, CHARACTER)]);
                xml.value("w:jc", align);
            });
            dash(xml, "— ");
            xml.element("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
                xml.element("w:r", &[], |xml| xml.leaf("w:t", &[], "1"));
            });
            dash(xml, " —");
        });
    });
    xml.finish()
}

fn dash(xml: &mut Xml, text: &str) {
    xml.element("w:r", &[], |xml| {
        xml.leaf("w:t", &[("xml:space", "preserve")], text);
    });
}
