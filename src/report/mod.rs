//! What leaves the program: the ledger and the written reports, in the forms that offices use; and return sheets
//! ([`returns`]), which come back.
//!
//! A [`Request`] says what a report is of; [`Form`] says which report it is and [`Format`] in what file. Everything is made
//! from `listing`, so that a report counts as the screen does.

mod cells;
mod csv;
mod document;
mod docx;
mod form;
mod format;
mod forms;
mod html;
mod json;
mod ledger;
mod listed;
mod look;
mod markdown;
mod printable;
mod request;
pub(crate) mod returns;
mod room;
mod term;
pub(crate) mod words;
mod xlsx;

pub(crate) use csv::Reader;
pub(crate) use form::Form;
pub(crate) use format::Format;
pub(crate) use listed::{Listed, write as write_listed};
pub(crate) use look::Look;
pub(crate) use request::{Request, Span};

use crate::error::{Error, Kind, Result};
use crate::lang::both;

/// The bytes of a report.
///
/// # Errors
///
/// [`Kind::Usage`] for a form that the format cannot hold; [`Kind::Data`] where the report does not fit the format.
pub(crate) fn write(
    request: &Request<'_>,
    form: Form,
    format: Format,
    reader: Reader,
) -> Result<Vec<u8>> {
    if !format.holds(form) {
        let (ending, form) = (format.ending(), form.label());
        return Err(Error::new(
            Kind::Usage,
            both!(
                ".{ending} 只能是台账（ledger），不能是{}",
                ".{ending} can only be the ledger, not the form {}",
                form.pick(request.lang)
            ),
        )
        .hint(both!(
            "通报、报告、中期评估请用 .docx、.md 或 .html",
            "use .docx, .md or .html for written reports"
        )));
    }
    let lang = request.lang;
    match format {
        Format::Xlsx => xlsx::write(&ledger::of(request), lang),
        Format::Csv => Ok(csv::write(&request.ledger_sheet(), reader, lang)),
        Format::Docx => docx::write(&forms::write(form, request), &request.look, lang),
        Format::Md => Ok(markdown::write(&forms::write(form, request), lang).into_bytes()),
        Format::Html => {
            let document = forms::write(form, request);
            Ok(html::write(&document, &request.look, lang).into_bytes())
        }
        Format::Json => json::write(request, form),
    }
}
