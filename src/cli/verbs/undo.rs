//! `undo` and `redo`: taking back the operator's latest save, and restoring it.

use clap::{ArgMatches, Command};

use crate::cli::{Desk, Ending, Options, args, did, out::Out, report_change};
use crate::error::Result;
use crate::journal::{Act, Journal, Stamp};
use crate::lang::{Lang, both};

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
    if let Some(save) = &saved.plan.save {
        let who = did::who(save);
        out.say(&both!(
            "已撤销 {who} 的登记：",
            "took back what {who} recorded:"
        ));
        told(&desk, &saved.journal, save, out);
    }
    for (id, later) in &saved.plan.overtaken {
        let who = did::who(later);
        out.note(&both!(
            "{id} 此后已由 {who} 更改，保持不变",
            "{id} was changed since by {who} and stays as it is"
        ));
    }
    Ok(Ending::Fine)
}

/// Performs `redo`.
pub(super) fn redo(_: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let saved = desk.record(&Act::Redo { save: None }, out)?;
    if let Some(save) = &saved.plan.save {
        let who = did::who(save);
        out.say(&both!(
            "已恢复 {who} 的登记：",
            "restored what {who} recorded:"
        ));
        told(&desk, &saved.journal, save, out);
    }
    Ok(Ending::Fine)
}

/// The entries of a save.
fn told(desk: &Desk<'_>, journal: &Journal, save: &Stamp, out: &mut Out) {
    let entries = journal
        .entries()
        .iter()
        .filter(|entry| entry.stamp == *save);
    for entry in entries {
        let (id, what) = (entry.clause, did::did(&entry.did));
        let gist = report_change::gist(&desk.catalogue, id);
        out.say(&both!(
            "  {id} {}  {gist}",
            "  {id} {}  {gist}",
            what.pick(out.lang)
        ));
    }
}
