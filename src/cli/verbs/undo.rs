//! `undo` and `redo`: taking back the operator's latest save, and restoring it.

use clap::{ArgMatches, Command};

use crate::cli::{args, desk::Desk, ending::Ending, out::Out, report_change};
use crate::error::Result;
use crate::journal::Act;
use crate::lang::{Lang, tr};
use crate::listing::{describe_overtaken, stamp_text};
use crate::settings::Options;
use crate::store::Saved;

/// How `undo` is parsed.
pub(super) fn undo_command(lang: Lang) -> Command {
    let about = lang.pick("撤销本人最近一次登记", "Take back your latest save");
    args::verb("undo", lang, about, &["duban undo"])
}

/// How `redo` is parsed.
pub(super) fn redo_command(lang: Lang) -> Command {
    let about = lang.pick("恢复本人刚撤销的登记", "Restore what you took back");
    args::verb("redo", lang, about, &["duban redo"])
}

/// Performs `undo`.
pub(super) fn undo(_: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let saved = desk.record(&Act::Undo { save: None }, out)?;
    let lang = out.lang;
    report(&desk, &saved, out, |who| {
        tr!(
            lang,
            "已撤销 {who} 的登记：",
            "took back what {who} recorded:"
        )
    });
    for (id, later) in &saved.plan.overtaken {
        out.note(describe_overtaken(&id.to_string(), later).pick(out.lang));
    }
    Ok(Ending::Fine)
}

/// Performs `redo`.
pub(super) fn redo(_: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let saved = desk.record(&Act::Redo { save: None }, out)?;
    let lang = out.lang;
    report(&desk, &saved, out, |who| {
        tr!(
            lang,
            "已恢复 {who} 的登记：",
            "restored what {who} recorded:"
        )
    });
    Ok(Ending::Fine)
}

/// Whose save it was, then its entries.
fn report(desk: &Desk<'_>, saved: &Saved, out: &mut Out, heading: impl Fn(String) -> String) {
    let Some(save) = &saved.plan.save else { return };
    out.line(&heading(stamp_text(&save.stamp)));
    let progress = saved.journal.progress();
    let board = desk.board(&progress);
    let entries = saved.journal.entries().iter();
    for entry in entries.filter(|entry| entry.key() == save.key) {
        let what = board.describe(entry);
        let id = entry.clause.map(|id| id.to_string()).unwrap_or_default();
        let gist = entry
            .clause
            .map(|id| report_change::gist(&desk.library.catalogue, id));
        let gist = gist.unwrap_or_default();
        out.line(&tr!(
            out.lang,
            "  {id} {}  {gist}",
            "  {id} {}  {gist}",
            what.pick(out.lang)
        ));
    }
}
