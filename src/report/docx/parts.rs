//! The small parts of the package: what it holds, how its parts belong together, who made it.

use super::xml::Xml;
use crate::report::document::Document;

const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const CORE_RELATION: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const APP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The namespace of the text's own elements.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of references from the text to other parts.
pub(super) const REFERENCES: &str = OFFICE;
/// The relation from the text to the footer of odd pages, and that of even pages.
pub(super) const FOOTERS: [&str; 2] = ["rId3", "rId4"];

/// `[Content_Types].xml`.
pub(super) fn content_types() -> String {
    let mut xml = Xml::new();
    xml.element("Types", &[("xmlns", CONTENT_TYPES)], |xml| {
        let rels = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", rels)]);
        xml.empty(
            "Default",
            &[("Extension", "xml"), ("ContentType", "application/xml")],
        );
        let word = |part: &str| format!("{WORD}.{part}+xml");
        for (name, kind) in [
            ("/word/document.xml", word("document.main")),
            ("/word/styles.xml", word("styles")),
            ("/word/settings.xml", word("settings")),
            ("/word/footer1.xml", word("footer")),
            ("/word/footer2.xml", word("footer")),
            (
                "/docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            ),
            (
                "/docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            ),
        ] {
            xml.empty("Override", &[("PartName", name), ("ContentType", &kind)]);
        }
    });
    xml.finish()
}

/// `_rels/.rels`.
pub(super) fn package_relations() -> String {
    relation_part(&[
        (
            "rId1",
            &format!("{OFFICE}/officeDocument"),
            "word/document.xml",
        ),
        ("rId2", CORE_RELATION, "docProps/core.xml"),
        (
            "rId3",
            &format!("{OFFICE}/extended-properties"),
            "docProps/app.xml",
        ),
    ])
}

/// `word/_rels/document.xml.rels`.
pub(super) fn relations() -> String {
    let [odd, even] = FOOTERS;
    let kind = |name: &str| format!("{OFFICE}/{name}");
    relation_part(&[
        ("rId1", &kind("styles"), "styles.xml"),
        ("rId2", &kind("settings"), "settings.xml"),
        (odd, &kind("footer"), "footer1.xml"),
        (even, &kind("footer"), "footer2.xml"),
    ])
}

fn relation_part(relations: &[(&str, &str, &str)]) -> String {
    let mut xml = Xml::new();
    xml.element("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (id, kind, target) in relations {
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", kind), ("Target", target)],
            );
        }
    });
    xml.finish()
}

/// `docProps/core.xml`: the title.
pub(super) fn core(document: &Document) -> String {
    let mut xml = Xml::new();
    let namespaces = [
        ("xmlns:cp", CORE),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.element("cp:coreProperties", &namespaces, |xml| {
        xml.leaf("dc:title", &[], &document.title);
    });
    xml.finish()
}

/// `docProps/app.xml`: the program.
pub(super) fn app() -> String {
    let mut xml = Xml::new();
    xml.element("Properties", &[("xmlns", APP)], |xml| {
        xml.leaf("Application", &[], "duban");
    });
    xml.finish()
}

/// `word/settings.xml`: pages have their number at the outer side, and punctuation is set as Chinese is.
pub(super) fn settings() -> String {
    let mut xml = Xml::new();
    xml.element("w:settings", &[("xmlns:w", MAIN)], |xml| {
        xml.empty("w:evenAndOddHeaders", &[]);
        xml.value("w:characterSpacingControl", "compressPunctuation");
        xml.element("w:compat", &[], |xml| {
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        xml.empty(
            "w:themeFontLang",
            &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")],
        );
    });
    xml.finish()
}
