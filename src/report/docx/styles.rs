//! The styles: each sort of paragraph once, so that an office can restyle a report in its own word processor.

use super::parts::MAIN;
use super::xml::Xml;
use crate::report::look::{Look, Twips};

/// A sort of paragraph, as the standard or usage has it.
struct Style<'a> {
    id: &'static str,
    /// As word processors name it; their own names for headings make the outline.
    name: &'static str,
    font: &'a str,
    /// Half points.
    size: u32,
    /// The distance of lines; `None`: as the font needs.
    line: Option<Twips>,
    align: &'static str,
    /// The first line's indent in hundredths of a character.
    indent: u32,
    /// From the right border, in twips.
    right: Twips,
    /// Whether it stands with the paragraph below it.
    with_next: bool,
    /// The order of a heading from 0.
    outline: Option<&'static str>,
}

/// 2号, 3号, 4号, 小四, 五号 and 小五 in half points.
const SIZE_2: u32 = 44;
const SIZE_3: u32 = 32;
const SIZE_4: u32 = 28;
const SMALL_4: u32 = 24;
/// The size of a table's text upright, and of its text across, in half points.
pub(super) const CELL: [u32; 2] = [21, 18];

/// Twenty-eight characters of 16 points are two points wider than the 156 mm of the standard, so each stands a quarter of
/// a point closer to the next.
const CLOSER: &str = "-5";

/// `word/styles.xml`.
pub(super) fn write(look: &Look) -> String {
    let mut xml = Xml::new();
    xml.element("w:styles", &[("xmlns:w", MAIN)], |xml| {
        defaults(xml, look);
        normal(xml);
        for style in all(look) {
            paragraph(xml, &style);
        }
        grid(xml);
    });
    xml.finish()
}

fn all(look: &Look) -> Vec<Style<'_>> {
    let body = |id, name| Style {
        id,
        name,
        font: &look.body_font,
        size: SIZE_3,
        line: Some(look.line),
        align: "both",
        indent: 200,
        right: 0,
        with_next: false,
        outline: None,
    };
    let heading = |id, name, font, outline| Style {
        font,
        with_next: true,
        outline: Some(outline),
        ..body(id, name)
    };
    let cell = |id, name, font, size, align| Style {
        font,
        size,
        line: None,
        align,
        indent: 0,
        ..body(id, name)
    };
    let [upright, across] = CELL;
    let text = &look.body_font;
    let head = &look.chapter_font;
    vec![
        Style {
            font: &look.title_font,
            size: SIZE_2,
            line: Some(look.title_line),
            align: "center",
            indent: 0,
            ..body("Title", "Title")
        },
        Style {
            indent: 0,
            align: "left",
            ..body("Recipients", "主送机关")
        },
        body("Text", "正文段落"),
        heading("Heading1", "heading 1", &look.chapter_font, "0"),
        heading("Heading2", "heading 2", &look.section_font, "1"),
        Style {
            align: "right",
            indent: 0,
            right: 4 * 320,
            ..body("Date", "Date")
        },
        Style {
            indent: 0,
            align: "left",
            with_next: true,
            ..cell("AnnexMark", "附件标记", head, SIZE_3, "left")
        },
        Style {
            line: Some(look.title_line),
            with_next: true,
            ..cell("AnnexTitle", "附件标题", &look.title_font, SIZE_2, "center")
        },
        Style {
            with_next: true,
            ..cell("Caption", "caption", head, SMALL_4, "center")
        },
        cell("Cell", "表格文字", text, upright, "left"),
        cell("CellHead", "表头", head, upright, "center"),
        cell("CellNumber", "表格数字", text, upright, "center"),
        cell("WideCell", "横表文字", text, across, "left"),
        cell("WideCellHead", "横表表头", head, across, "center"),
        cell("WideCellNumber", "横表数字", text, across, "center"),
        cell("Footer", "footer", "宋体", SIZE_4, "left"),
    ]
}

fn defaults(xml: &mut Xml, look: &Look) {
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                fonts(xml, &look.latin_font, &look.body_font);
                xml.value("w:spacing", CLOSER);
                xml.value("w:sz", &SIZE_3.to_string());
                xml.value("w:szCs", &SIZE_3.to_string());
                xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
            });
        });
        xml.element("w:pPrDefault", &[], |_| {});
    });
}

fn normal(xml: &mut Xml) {
    let is = [
        ("w:type", "paragraph"),
        ("w:default", "1"),
        ("w:styleId", "Normal"),
    ];
    xml.element("w:style", &is, |xml| {
        xml.value("w:name", "Normal");
        xml.empty("w:qFormat", &[]);
    });
}

fn fonts(xml: &mut Xml, latin: &str, east: &str) {
    xml.empty(
        "w:rFonts",
        &[
            ("w:ascii", latin),
            ("w:hAnsi", latin),
            ("w:eastAsia", east),
            ("w:cs", latin),
        ],
    );
}

fn paragraph(xml: &mut Xml, style: &Style<'_>) {
    let is = [("w:type", "paragraph"), ("w:styleId", style.id)];
    xml.element("w:style", &is, |xml| {
        xml.value("w:name", style.name);
        xml.value("w:basedOn", "Normal");
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| {
            if style.with_next {
                xml.empty("w:keepNext", &[]);
            }
            if let Some(line) = style.line {
                let line = line.to_string();
                xml.empty("w:spacing", &[("w:line", &line), ("w:lineRule", "exact")]);
            }
            indent(xml, style);
            xml.value("w:jc", style.align);
            if let Some(order) = style.outline {
                xml.value("w:outlineLvl", order);
            }
        });
        xml.element("w:rPr", &[], |xml| {
            xml.empty("w:rFonts", &[("w:eastAsia", style.font)]);
            if style.size != SIZE_3 {
                // The closer setting is for the text's 28 characters a line.
                xml.value("w:spacing", "0");
            }
            xml.value("w:sz", &style.size.to_string());
            xml.value("w:szCs", &style.size.to_string());
        });
    });
}

fn indent(xml: &mut Xml, style: &Style<'_>) {
    let hundredths = style.indent.to_string();
    // The fallback in twips is for readers that know no characters.
    let twips = (style.indent * style.size / 10).to_string();
    if style.indent > 0 {
        let first = [("w:firstLineChars", &*hundredths), ("w:firstLine", &twips)];
        xml.empty("w:ind", &first);
    } else if style.right > 0 {
        xml.empty("w:ind", &[("w:right", &style.right.to_string())]);
    }
}

fn grid(xml: &mut Xml) {
    let is = [("w:type", "table"), ("w:styleId", "Grid")];
    xml.element("w:style", &is, |xml| {
        xml.value("w:name", "Table Grid");
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                    xml.empty(
                        &format!("w:{side}"),
                        &[
                            ("w:val", "single"),
                            ("w:sz", "4"),
                            ("w:space", "0"),
                            ("w:color", "auto"),
                        ],
                    );
                }
            });
            xml.element("w:tblCellMar", &[], |xml| {
                for side in ["left", "right"] {
                    xml.empty(&format!("w:{side}"), &[("w:w", "60"), ("w:type", "dxa")]);
                }
            });
        });
    });
}
