//! The numbers that paragraph styles give.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::office::xml::{Result, attribute, number, val};

/// A number as a paragraph or a style asks for it: either half may come from elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// `w:numId`; 0 takes a number off.
    pub(super) list: Option<u32>,
    /// `w:ilvl`.
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    asked: Asked,
}

/// The paragraph styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    normal: Option<String>,
}

/// How far styles are followed to what they are based on.
const DEEPEST: usize = 20;

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str) -> Result<Self> {
        let mut reader = Reader::from_str(text);
        let mut out = Self::default();
        let (mut id, mut style) = (None, Style::default());
        loop {
            match reader.read_event()? {
                Event::Start(element) | Event::Empty(element) => {
                    match element.local_name().as_ref() {
                        "style" => {
                            id = attribute(&element, "styleId");
                            style = Style::default();
                            let default =
                                attribute(&element, "default").is_some_and(|on| on != "0");
                            if default
                                && attribute(&element, "type").as_deref() == Some("paragraph")
                            {
                                out.normal.clone_from(&id);
                            }
                        }
                        "basedOn" => style.based_on = val(&element),
                        "numId" => style.asked.list = number(&element),
                        "ilvl" => style.asked.level = number(&element),
                        _ => {}
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "style" => {
                    if let Some(id) = id.take() {
                        out.by_id.insert(id, std::mem::take(&mut style));
                    }
                }
                Event::Eof => return Ok(out),
                _ => {}
            }
        }
    }

    /// What a paragraph of this style asks for, and the style that named the list.
    pub(super) fn asked(&self, style: Option<&str>) -> (Asked, Option<&str>) {
        let mut asked = Asked::default();
        let mut by = None;
        let mut at = style.or(self.normal.as_deref());
        for _ in 0..DEEPEST {
            let Some((id, own)) = at.and_then(|id| self.by_id.get_key_value(id)) else {
                break;
            };
            asked.level = asked.level.or(own.asked.level);
            if asked.list.is_none() && own.asked.list.is_some() {
                (asked.list, by) = (own.asked.list, Some(id.as_str()));
            }
            at = own.based_on.as_deref();
        }
        (asked, by)
    }
}
