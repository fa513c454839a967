//! The same for all notices of a shelf: one file a unit, a sheet for each notice in it; each journal notes whom it asked.

use std::collections::BTreeMap;
use std::iter;

use clap::ArgMatches;

use super::call::{self, Call};
use super::tell::{sheet, tell};
use crate::catalogue::{ClauseId, NoticeNo, UnitId};
use crate::cli::shelf::{Shelf, Shelved};
use crate::cli::{answer, ending::Ending, filter, out::Out};
use crate::error::Result;
use crate::journal::{Journal, Progress};
use crate::listing::{Board, Owing};
use crate::report::returns::{BlankPage, Book};
use crate::search::{Filter, Told};
use crate::settings::Options;

/// Performs it.
pub(super) fn run(
    call: &Call<'_>,
    matches: &ArgMatches,
    shelf: &Shelf<'_>,
    options: &Options,
    out: &mut Out,
) -> Result<Ending> {
    let filter = filter::read(matches, &shelf.library, out)?;
    let journals = shelf.all.iter().map(|one| one.desk.journal());
    let journals: Vec<_> = journals.collect::<Result<_>>()?;
    let progresses: Vec<_> = journals.iter().map(Journal::progress).collect();
    let ids = chosen(shelf, &filter, &progresses);
    let asked = filter.units.first().map(|(unit, _)| *unit);
    let asked = asked.filter(|_| call.one_unit);
    let owings: Vec<(&Shelved<'_>, Board<'_>, Owing<'_>)> = iter::zip(&shelf.all, &progresses)
        .map(|(one, progress)| {
            let board = one.desk.board(progress);
            let own = ids.iter().filter(|id| id.notice() == one.no);
            let own = own.map(|id| id.on(NoticeNo::default()));
            let clauses = own.filter_map(|id| one.desk.library.catalogue.clause(id));
            let mut owing = board.owing(clauses.map(|clause| board.row(clause)), call.support);
            let body = |name: &str| shelf.library.catalogue.unit_in(one.no, name);
            let is_asked = |name: &str| asked.is_none() || body(name) == asked;
            owing.units.retain(|owed| is_asked(&owed.unit.name));
            (one, board, owing)
        })
        .collect();
    let mut books: BTreeMap<UnitId, Book<'_>> = BTreeMap::new();
    for ((one, board, owing), journal) in owings.iter().zip(&journals) {
        for owed in &owing.units {
            let Some(id) = shelf.library.catalogue.unit_in(one.no, &owed.unit.name) else {
                continue;
            };
            let book = books.entry(id).or_insert_with(|| Book {
                unit: &shelf.library.catalogue.unit(id).name,
                pages: Vec::new(),
            });
            book.pages.push(BlankPage {
                board: *board,
                owed,
                stamp: journal.entries().last().map_or(0, |entry| entry.order()),
                short: &one.name,
            });
        }
    }
    if books.is_empty() {
        return Ok(call::nobody(out));
    }
    let title = &shelf.library.catalogue.notice.title;
    let package = call.package(books.into_values().collect(), title, options);
    call.write(&package, out)?;
    let mut entries = 0;
    for (one, _, owing) in owings
        .iter()
        .filter(|(_, _, owing)| !owing.units.is_empty())
    {
        let saved = one.desk.record(&call.asked(owing), out)?;
        entries += saved.plan.entries.len();
    }
    answer::print("returns", &sheet(&package), options, out)?;
    call.tell(package.books.len(), out);
    for (one, _, owing) in owings
        .iter()
        .filter(|(_, _, owing)| !owing.units.is_empty())
    {
        tell(owing, &one.name, out);
    }
    call.tell_past(out);
    if entries == 0 {
        call::asked_before(out);
    }
    Ok(Ending::Fine)
}

/// The clauses of the shelf that the filter lets pass.
fn chosen(shelf: &Shelf<'_>, filter: &Filter, progresses: &[Progress]) -> Vec<ClauseId> {
    // What is recorded is known of each notice alone.
    let recorded = |id: ClauseId| {
        let at = shelf.all.iter().position(|one| one.no == id.notice());
        let alone = id.on(NoticeNo::default());
        at.map_or_else(Told::default, |at| {
            let one = &shelf.all[at];
            one.desk.board(&progresses[at]).searched(alone)
        })
    };
    shelf.library.clauses(filter, &recorded)
}
