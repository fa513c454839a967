//! What a package holds beside the text and the cells that are read of it: text boxes, comments, pictures and charts of a
//! workbook, and headers and footers of a text.

use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::document::Unread;
use super::parts::{Zip, part};
use super::xml;

/// How many characters of something unread are told.
const TOLD: usize = 20;

/// What stands over and beside the cells of a workbook whose parts have these names.
pub(super) fn workbook(zip: &mut Zip, names: &[String]) -> Vec<Unread> {
    let mut found = Drawn::default();
    let mut comments = 0;
    for name in names {
        let file = name.rsplit('/').next().unwrap_or_default();
        if !name.starts_with("xl/") || !is_part(name) {
            continue;
        }
        if name.contains("/drawings/") && file.starts_with("drawing") {
            found.add(&part(zip, name).unwrap_or_default());
        } else if file.starts_with("comment") {
            // Newer comments, which are answered like letters, are said again in the part that older programs read.
            comments += count(&part(zip, name).unwrap_or_default(), "comment");
        }
    }
    let Drawn {
        boxes,
        pictures,
        charts,
    } = found;
    let first = boxes.first().map(|text| start(text)).unwrap_or_default();
    let boxes = boxes.len() as u64;
    let all = [
        (boxes, Unread::Boxes(boxes, first)),
        (comments, Unread::Comments(comments)),
        (pictures, Unread::Pictures(pictures)),
        (charts, Unread::Embedded(charts)),
    ];
    all.into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, what)| what)
        .collect()
}

/// The headers and footers of a text, which says `body`: those that say more than it does and than a page's number.
pub(super) fn margins(zip: &mut Zip, names: &[String], body: &str) -> Option<Unread> {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let body = squeezed(body);
    let mut told: Vec<String> = Vec::new();
    for name in names {
        let file = name.rsplit('/').next().unwrap_or_default();
        let margin = file.starts_with("header") || file.starts_with("footer");
        if !margin || !name.starts_with("word/") || !is_part(name) {
            continue;
        }
        let Some(text) = part(zip, name) else {
            continue;
        };
        let text = squeezed(&paragraphs(&text, "p").concat());
        let words = text
            .chars()
            .filter(|c| c.is_alphabetic() && !"第页共".contains(*c));
        if words.count() > 1 && !body.contains(&text) && !told.contains(&text) {
            told.push(text);
        }
    }
    let first = start(told.first()?);
    Some(Unread::Margins(told.len() as u64, first))
}

/// What is drawn over the cells.
#[derive(Default)]
struct Drawn {
    /// The text of each box that has any.
    boxes: Vec<String>,
    pictures: u64,
    charts: u64,
}

impl Drawn {
    fn add(&mut self, drawing: &str) {
        let boxes = paragraphs(drawing, "txBody").into_iter();
        self.boxes
            .extend(boxes.filter(|text| !text.trim().is_empty()));
        self.pictures += count(drawing, "pic");
        self.charts += count(drawing, "graphicFrame");
    }
}

/// How `text` begins, in one line.
fn start(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    line.join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .take(TOLD)
        .collect()
}

/// How many elements of this name a part has.
fn count(text: &str, name: &str) -> u64 {
    let mut found = 0;
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => {
                found += u64::from(element.local_name().as_ref() == name);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

/// The texts inside elements of this name; what newer programs say again for older ones is left out.
fn paragraphs(text: &str, name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let (mut inside, mut in_text, mut again) = (0_usize, false, 0_usize);
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "Fallback" => again += 1,
                "t" => in_text = again == 0,
                own if own == name => {
                    if inside == 0 {
                        out.push(String::new());
                    }
                    inside += 1;
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "Fallback" => again = again.saturating_sub(1),
                "t" => in_text = false,
                own if own == name => inside = inside.saturating_sub(1),
                _ => {}
            },
            Event::Text(text) if in_text && inside > 0 => {
                if let Some(last) = out.last_mut() {
                    last.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) if in_text && inside > 0 => {
                if let Some(last) = out.last_mut() {
                    last.push_str(&xml::entity(&reference));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    out
}

/// Whether a part is XML, by its name.
fn is_part(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("xml"))
}
