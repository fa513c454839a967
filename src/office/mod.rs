//! Files of office programs and web pages → paragraphs and tables.
//!
//! [`form()`] tells by the content what a file is; [`open`] reads it. Packages (.xlsx, .xls, .docx) may come from strangers, so
//! that they are taken apart in a child process of this same program ([`child`]), which may take little memory and time and can
//! only answer: [`package`] finds out what they are, [`book`] reads workbooks (with [`biff`] and [`figures`] what their numbers
//! look like), [`docx`] texts, [`mod@beside`] tells what stands beside both, and what comes back is one [`Document`]. Web pages ([`mod@page`]) are read by a tokenizer that needs no such care.

mod beside;
mod biff;
mod book;
mod child;
mod csv;
mod document;
mod docx;
mod figures;
mod form;
mod limits;
mod ole;
mod package;
mod page;
mod parts;
mod refusal;
mod spans;
mod xml;

pub(crate) use child::{is_reader, open, serve};
pub(crate) use csv::csv;
pub(crate) use document::{Cell, Document, Part, Row, Table, Unread};
pub(crate) use form::{Form, form, is_page};
pub(crate) use page::page;

/// Reads a package in this process, which a hostile one can end.
#[cfg(any(test, fuzzing))]
pub(crate) fn open_here(bytes: Vec<u8>) -> Option<Document> {
    package::read(bytes).ok()
}

#[cfg(test)]
mod tests;
