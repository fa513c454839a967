//! XML as it is written: elements that close themselves, text and attributes escaped, nothing that XML 1.0 forbids.

use std::borrow::Cow;

use quick_xml::escape::escape;

use crate::text;

/// An attribute: its name, prefix included, and its value before escaping.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// A part of the package while it is being written.
pub(super) struct Xml(String);

impl Xml {
    /// An empty part with the declaration that every part begins with.
    pub(super) fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// An element with what `inside` writes in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.open(name, attributes);
        self.0.push_str("/>");
    }

    /// An empty element whose one attribute is `w:val`, the commonest kind in a document.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element with only text in it.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[Attribute<'_>], inner: &str) {
        self.element(name, attributes, |xml| xml.text(inner));
    }

    /// Text between tags.
    pub(super) fn text(&mut self, inner: &str) {
        self.0.push_str(&escape(allowed(inner)));
    }

    /// The part.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            self.0.push_str("=\"");
            self.0.push_str(&escape(allowed(value)));
            self.0.push('"');
        }
    }
}

/// `s` on one line and without the characters that XML 1.0 has no way to write.
fn allowed(s: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\u{fffe}' | '\u{ffff}');
    let clean = text::clean(s);
    if clean.contains(forbidden) {
        return Cow::Owned(clean.replace(forbidden, "\u{fffd}"));
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_cannot_leave_their_place() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"><c/>")], |xml| {
            xml.text("]]> & <x> \u{1b}[31m \u{ffff}");
        });
        let whole = xml.finish();
        let (_, body) = whole.split_once('\n').unwrap();
        assert_eq!(
            body,
            "<a b=\"&quot;&gt;&lt;c/&gt;\">]]&gt; &amp; &lt;x&gt; \u{fffd}[31m \u{fffd}</a>"
        );
    }
}
