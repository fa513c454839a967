//! The notices of a folder, checked one after another.

use crate::catalogue::Catalogue;
use crate::cli::ending::Ending;
use crate::cli::out::{Ink, Out};
use crate::error::{Error, Kind, Result};
use serde::Serialize;

use super::one::{CheckJson, one as check_one};
use crate::cli::json;
use crate::settings::{Folder, Options};
use crate::text::clean;

#[derive(Serialize)]
struct All {
    schema: u32,
    notices: Vec<CheckJson>,
    faults: Vec<String>,
}

/// Checks each notice as one that is open alone, then what says which units are one.
///
/// # Errors
///
/// None of those of a single notice, which are told under its name.
pub(super) fn check(folder: &Folder, options: &Options, out: &mut Out) -> Result<Ending> {
    let mut fine = true;
    let mut shelf: Catalogue = folder.shelf(out.lang);
    let mut all = Vec::new();
    for volume in &folder.volumes {
        let one = Options {
            notice: Some(volume.file.clone()),
            ..options.clone()
        };
        let ending = if options.json {
            let found = CheckJson::of(&one, out.lang);
            let unread = |e: Error| (CheckJson::unread(vec![e.message(out.lang)]), Ending::Faults);
            let (mut found, ending) = found.unwrap_or_else(unread);
            found.notice.get_or_insert_with(|| volume.name.clone());
            all.push(found);
            ending
        } else {
            let name = out.ink(Ink::Bold, &format!("== {} ==", clean(&volume.name)));
            out.inked(&name);
            check_one(&one, out).unwrap_or_else(|error| {
                out.warn(&error);
                Ending::Faults
            })
        };
        fine &= ending == Ending::Fine;
        if let Ok((book, _)) = folder.read(volume) {
            shelf.put(book);
        }
    }
    let unknown = folder.unknown_joins(&shelf);
    let unknown = unknown.map(|unknown| Error::new(Kind::Data, unknown));
    fine &= unknown.is_none();
    if options.json {
        let faults = unknown.iter().map(|fault| fault.message(out.lang));
        let all = All {
            schema: json::SCHEMA,
            notices: all,
            faults: faults.collect(),
        };
        json::print(&all, out)?;
    } else if let Some(unknown) = &unknown {
        out.warn(unknown);
    }
    Ok(if fine { Ending::Fine } else { Ending::Faults })
}
