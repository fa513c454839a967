//! A text while it is written.

use crate::lang::Lang;
use crate::report::document::{Part, Table, chinese};

/// A text in the making; numbers its headings.
pub(super) struct Text {
    /// What is written so far.
    pub(super) parts: Vec<Part>,
    chapters: usize,
    sections: usize,
    /// The language of what is not the notice's.
    pub(super) lang: Lang,
}

impl Text {
    /// Nothing yet.
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            parts: Vec::new(),
            chapters: 0,
            sections: 0,
            lang,
        }
    }

    /// A heading 一、; the numbers of （一） begin anew.
    pub(super) fn chapter(&mut self, title: &str) {
        self.chapters += 1;
        self.sections = 0;
        let number = self.chapters;
        let heading = match self.lang {
            Lang::Zh => format!("{}、{title}", chinese(number)),
            Lang::En => format!("{number}. {title}"),
        };
        self.parts.push(Part::Chapter(heading));
    }

    /// A heading （一）.
    pub(super) fn section(&mut self, title: &str) {
        self.sections += 1;
        let number = self.sections;
        let heading = match self.lang {
            Lang::Zh => format!("（{}）{title}", chinese(number)),
            Lang::En => format!("({number}) {title}"),
        };
        self.parts.push(Part::Section(heading));
    }

    /// A paragraph.
    pub(super) fn say(&mut self, paragraph: String) {
        self.parts.push(Part::Text(paragraph));
    }

    /// A table.
    pub(super) fn table(&mut self, table: Table) {
        self.parts.push(Part::Table(table));
    }

    /// Room for the office's own words.
    pub(super) fn blank(&mut self) {
        self.parts.push(Part::Blank);
    }
}
