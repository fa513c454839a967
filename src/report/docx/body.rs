//! `word/document.xml`: the text upright, then each annex on pages that lie across.

use super::para::{Lies, paragraph, run};
use super::parts::{FOOTERS, MAIN, REFERENCES};
use super::xml::Xml;
use super::{table, title};
use crate::lang::Lang;
use crate::report::document::{Annex, Document, Part};
use crate::report::look::{Look, Margins, Twips};

/// The long and the short side of A4.
const A4: (Twips, Twips) = (16838, 11906);
/// From the lower border of the text to the page number's line: 7 mm less half a line of 4号.
const NUMBER_BELOW: Twips = 680;

/// A page that lies so: its sides and borders.
#[derive(Clone, Copy)]
struct Page {
    width: Twips,
    height: Twips,
    margins: Margins,
}

impl Page {
    fn new(lies: Lies, look: &Look) -> Self {
        let upright = look.margins;
        match lies {
            Lies::Upright => Self {
                width: A4.1,
                height: A4.0,
                margins: upright,
            },
            // Turned so that the binding stays where it is.
            Lies::Across => Self {
                width: A4.0,
                height: A4.1,
                margins: Margins {
                    top: upright.left,
                    right: upright.top,
                    bottom: upright.right,
                    left: upright.bottom,
                },
            },
        }
    }

    fn text_width(self) -> Twips {
        let borders = self.margins.left + self.margins.right;
        self.width.saturating_sub(borders)
    }
}

/// The part.
pub(super) fn write(document: &Document, look: &Look, lang: Lang) -> String {
    let mut xml = Xml::new();
    let namespaces = [("xmlns:w", MAIN), ("xmlns:r", REFERENCES)];
    xml.element("w:document", &namespaces, |xml| {
        xml.element("w:body", &[], |xml| {
            opening(xml, document, lang);
            let upright = Page::new(Lies::Upright, look);
            parts(xml, &document.parts, Lies::Upright, upright, lang);
            closing(xml, document, lang);
            let across = Page::new(Lies::Across, look);
            if document.annexes.is_empty() {
                section(xml, upright, look);
                return;
            }
            // A section's properties stand in its last paragraph, the last section's at the end.
            xml.element("w:p", &[], |xml| {
                xml.element("w:pPr", &[], |xml| section(xml, upright, look));
            });
            for (at, annex) in document.annexes.iter().enumerate() {
                attach(xml, annex, at, document.annexes.len(), lang);
                parts(xml, &annex.parts, Lies::Across, across, lang);
            }
            section(xml, across, look);
        });
    });
    xml.finish()
}

fn opening(xml: &mut Xml, document: &Document, lang: Lang) {
    title(xml, "Title", &document.title);
    paragraph(xml, "Text", "");
    if !document.to.is_empty() {
        let colon = lang.pick("：", ":");
        paragraph(xml, "Recipients", &format!("{}{colon}", document.to));
    }
}

/// What is attached, who signs, and the day.
fn closing(xml: &mut Xml, document: &Document, lang: Lang) {
    let annexes = &document.annexes;
    if !annexes.is_empty() {
        paragraph(xml, "Text", "");
    }
    for (at, annex) in annexes.iter().enumerate() {
        let number = at + 1;
        let label = lang.pick("附件：", "Annex: ");
        // Later ones stand under the first one's number.
        let lead = if at == 0 {
            label.to_owned()
        } else {
            lang.pick("　　　", "       ").to_owned()
        };
        let number = if annexes.len() > 1 {
            format!("{number}.")
        } else {
            String::new()
        };
        paragraph(xml, "Text", &format!("{lead}{number}{}", annex.title));
    }
    paragraph(xml, "Text", "");
    if !document.signed.is_empty() {
        paragraph(xml, "Date", &document.signed);
    }
    paragraph(xml, "Date", &document.day);
}

/// The mark and title of an annex, on a new page.
fn attach(xml: &mut Xml, annex: &Annex, at: usize, of: usize, lang: Lang) {
    let label = lang.pick("附件", "Annex ");
    let mark = if of > 1 {
        format!("{label}{}", at + 1)
    } else {
        label.trim_end().to_owned()
    };
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", "AnnexMark");
            // The first stands on a new page by its section.
            if at > 0 {
                xml.empty("w:pageBreakBefore", &[]);
            }
        });
        run(xml, &mark);
    });
    title(xml, "AnnexTitle", &annex.title);
}

/// A title, in several lines where it needs them.
fn title(xml: &mut Xml, style: &str, text: &str) {
    for line in title::lines(text) {
        paragraph(xml, style, line);
    }
}

fn parts(xml: &mut Xml, parts: &[Part], lies: Lies, page: Page, lang: Lang) {
    for part in parts {
        match part {
            Part::Chapter(text) => paragraph(xml, "Heading1", text),
            Part::Section(text) => paragraph(xml, "Heading2", text),
            Part::Text(text) => {
                for line in text.lines() {
                    paragraph(xml, "Text", line);
                }
            }
            Part::Blank => paragraph(xml, "Text", ""),
            Part::Table(table) => {
                if !table.caption.is_empty() {
                    paragraph(xml, "Caption", &table.caption);
                }
                table::write(xml, &table.sheet, lies, page.text_width(), lang);
                // Word joins tables that touch, and wants a paragraph after the last.
                paragraph(xml, "Cell", "");
            }
        }
    }
}

/// The properties of the section that ends here.
fn section(xml: &mut Xml, page: Page, look: &Look) {
    let Margins {
        top,
        bottom,
        left,
        right,
    } = page.margins;
    let text = |twips: Twips| twips.to_string();
    let below = text(bottom.saturating_sub(NUMBER_BELOW));
    xml.element("w:sectPr", &[], |xml| {
        for (kind, id) in ["default", "even"].into_iter().zip(FOOTERS) {
            xml.empty("w:footerReference", &[("w:type", kind), ("r:id", id)]);
        }
        let (width, height) = (text(page.width), text(page.height));
        let mut size = vec![("w:w", &*width), ("w:h", &height)];
        if page.width > page.height {
            size.push(("w:orient", "landscape"));
        }
        xml.empty("w:pgSz", &size);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &*text(top)),
                ("w:right", &text(right)),
                ("w:bottom", &text(bottom)),
                ("w:left", &text(left)),
                ("w:header", "851"),
                ("w:footer", &below),
                ("w:gutter", "0"),
            ],
        );
        xml.empty(
            "w:docGrid",
            // Lines keep the exact distance of their style; snapping them to a grid besides would double some.
            &[("w:linePitch", &look.line.to_string())],
        );
    });
}
