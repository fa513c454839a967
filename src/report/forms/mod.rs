//! The written forms: what each says, in which order.

mod annexes;
mod areas;
mod indicators;
mod next;
mod problems;
mod replies;
mod text;
mod totals;

use super::document::Document;
use super::form::Form;
use super::request::Request;
use super::{ledger, words};
use crate::lang::tr;
use text::Text;

/// The report as a text.
pub(crate) fn write(form: Form, request: &Request<'_>) -> Document {
    let mut text = Text::new(request.lang);
    let annexes = match form {
        Form::Ledger => {
            return ledger::document(&ledger::of(request), &request.signed, request.lang);
        }
        Form::Report | Form::Notice => {
            totals::opening(&mut text, form, request);
            totals::write(&mut text, request);
            indicators::write(&mut text, request);
            areas::write(&mut text, request);
            replies::write(&mut text, request);
            problems::write(&mut text, request);
            next::write(&mut text, form, request);
            annexes::all(request)
        }
        Form::Midterm => {
            totals::opening(&mut text, form, request);
            indicators::write(&mut text, request);
            areas::write(&mut text, request);
            totals::write(&mut text, request);
            replies::write(&mut text, request);
            problems::write(&mut text, request);
            next::write(&mut text, form, request);
            annexes::all(request)
        }
    };
    Document {
        title: words::title(form, request),
        to: recipients(form, request),
        parts: text.parts,
        signed: request.signed.clone(),
        day: words::day(request.made.date_naive(), request.lang),
        annexes,
    }
}

/// To whom it goes: as asked, else the units for a circular, else whoever issued the notice.
fn recipients(form: Form, request: &Request<'_>) -> String {
    if !request.to.is_empty() {
        return request.to.clone();
    }
    match form {
        Form::Notice => tr!(request.lang, "各责任单位", "To all units concerned"),
        Form::Report | Form::Midterm | Form::Ledger => request
            .board
            .catalogue
            .notice
            .issuer
            .clone()
            .unwrap_or_default(),
    }
}
