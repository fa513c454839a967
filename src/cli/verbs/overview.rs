//! `duban --plain`: what the first screen shows, as labelled lines.

use crate::cli::{desk::Desk, ending::Ending, out::Out, plain};
use crate::error::Result;
use crate::listing::{Board, area_sheet};
use crate::settings::Options;

/// Performs it.
pub(in crate::cli) fn run(options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let progress = desk.progress()?;
    print(desk.board(&progress), out);
    Ok(Ending::Fine)
}

/// The total, then every area with its counts; `status` begins with the same.
pub(super) fn print(board: Board<'_>, out: &mut Out) {
    plain::sheet(&board.total_sheet(), out);
    out.line("");
    plain::sheet(&area_sheet(board.areas()), out);
}
