//! A sheet as the answer of a verb: as JSON, as labelled lines or as a table, whichever is asked for.

use super::ending::Ending;
use super::out::Out;
use super::{json, plain, table};
use crate::error::Result;
use crate::listing::Sheet;
use crate::settings::Options;

/// Writes a sheet; `key` is what JSON calls the list of its rows.
pub(super) fn print(
    key: &'static str,
    sheet: &Sheet,
    options: &Options,
    out: &mut Out,
) -> Result<Ending> {
    if options.json {
        json::list(key, sheet, out)?;
    } else if options.plain {
        plain::sheet(sheet, out);
    } else {
        table::print(sheet, out);
    }
    Ok(ending(sheet.rows.is_empty()))
}

/// How a verb ends that has shown what it found.
pub(super) fn ending(nothing: bool) -> Ending {
    if nothing {
        Ending::Nothing
    } else {
        Ending::Fine
    }
}
