//! XML as the parts of a package hold it.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// XML that is not well formed.
pub(super) type Result<T> = std::result::Result<T, quick_xml::Error>;

/// The value of an attribute by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element.attributes().flatten().find_map(|attribute| {
        let own = attribute.key.local_name();
        let value =
            (own.as_ref() == name).then(|| attribute.normalized_value(XmlVersion::Implicit1_0))?;
        value.ok().map(std::borrow::Cow::into_owned)
    })
}

/// `w:val` of an element.
pub(super) fn val(element: &BytesStart<'_>) -> Option<String> {
    attribute(element, "val")
}

/// `w:val` of an element, as a number.
pub(super) fn number<T: std::str::FromStr>(element: &BytesStart<'_>) -> Option<T> {
    val(element)?.trim().parse().ok()
}

/// Whether an element that says yes where it stands alone (`<w:isLgl/>`) does.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    !val(element).is_some_and(|val| ["0", "false", "off", "none"].contains(&val.as_str()))
}

/// What `&amp;` or `&#20219;` stands for.
pub(super) fn entity(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.xml10_content();
    resolve_predefined_entity(&name)
        .unwrap_or_default()
        .to_owned()
}

/// The relations of a part: the last word of each one's kind, and its target.
pub(super) fn relations(text: &str) -> Result<Vec<(String, String)>> {
    let mut reader = Reader::from_str(text);
    let mut out = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "Relationship" =>
            {
                let kind = attribute(&element, "Type").unwrap_or_default();
                let target = attribute(&element, "Target").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                out.push((kind, target));
            }
            Event::Eof => return Ok(out),
            _ => {}
        }
    }
}
