//! What the first lines of a catalogue file say of its notice, so that a list of notices need not read them whole.

use ron::extensions::Extensions;

use super::Notice;
use super::draft::NoticeDraft;
use crate::ronfile::without_bom;

/// As many bytes of a file hold its head, in the form in which the program writes it.
pub(crate) const HEAD_BYTES: u64 = 8 << 10;

impl Notice {
    /// The notice without its lines, from the beginning of a catalogue file; `None` where it does not begin as the program
    /// writes one, which says nothing of whether it is one.
    pub(crate) fn head(beginning: &str) -> Option<Self> {
        let (_, rest) = without_bom(beginning).split_once("notice: (")?;
        let (fields, _) = rest.split_once("lines: [")?;
        let draft: NoticeDraft = ron::Options::default()
            .with_default_extension(Extensions::IMPLICIT_SOME)
            .from_str(&format!("({fields}lines: [])"))
            .ok()?;
        Some(draft.into())
    }
}

impl From<NoticeDraft> for Notice {
    fn from(notice: NoticeDraft) -> Self {
        Self {
            id: notice.id,
            title: notice.title,
            short: notice.short,
            issuer: notice.issuer,
            date: notice.date,
            day: notice.day,
            place: notice.place,
            lines: notice.lines.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    #[test]
    fn the_head_says_what_the_whole_file_says() {
        let catalogue = Catalogue::embedded().unwrap();
        let text = catalogue.to_ron();
        let mut whole = catalogue.notice;
        whole.lines.clear();
        let beginning: String = text.chars().take(1500).collect();
        assert_eq!(Notice::head(&beginning), Some(whole));
        assert_eq!(Notice::head("(version: 2, entries: [])"), None);
        assert_eq!(Notice::head(""), None);
    }
}
