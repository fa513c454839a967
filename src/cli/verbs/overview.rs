//! `duban --plain`: what the first screen shows, as labelled lines.

use crate::cli::{archive::Archive, ending::Ending, out::Out, plain};
use crate::error::Result;
use crate::listing::{Board, area_sheet};
use crate::settings::Options;

/// Performs it.
pub(in crate::cli) fn run(options: &Options, out: &mut Out) -> Result<Ending> {
    let archive = Archive::open(options, out)?;
    let progress = archive.progress();
    print(archive.board(&progress), out);
    Ok(Ending::Fine)
}

/// The total, then every area with its counts; `status` begins with the same.
pub(super) fn print(board: Board<'_>, out: &mut Out) {
    plain::sheet(&board.total_sheet(), out);
    out.line("");
    if board.catalogue.is_shelf() {
        plain::sheet(&board.notice_sheet(), out);
    } else {
        plain::sheet(&area_sheet(board, board.areas()), out);
    }
}
