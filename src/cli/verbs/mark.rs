//! `done` and `reopen`: marking clauses, all or none.

use clap::{ArgMatches, Command};

use crate::cli::{args, desk::Desk, ending::Ending, ids, out::Out, report_change};
use crate::error::Result;
use crate::journal::Act;
use crate::lang::Lang;
use crate::settings::Options;

/// How `done` is parsed.
pub(super) fn done_command(lang: Lang) -> Command {
    let about = lang.pick(
        "登记条款已完成，多条同时成立或都不成立",
        "Mark clauses done, all or none",
    );
    args::verb(
        "done",
        lang,
        about,
        &[
            "duban done 2.3",
            "duban done 2.1-2.4 5.2",
            "duban list --unit 商务 | duban done -",
        ],
    )
    .arg(id_list(lang))
}

/// How `reopen` is parsed.
pub(super) fn reopen_command(lang: Lang) -> Command {
    let about = lang.pick("取消条款的完成登记", "Take the done mark off clauses");
    args::verb(
        "reopen",
        lang,
        about,
        &["duban reopen 2.3", "duban reopen 2.1-2.4"],
    )
    .arg(id_list(lang))
}

fn id_list(lang: Lang) -> clap::Arg {
    let help = lang.pick(
        "条款编号，如 2.3、2.1-2.4；“-”或不写时从标准输入读取",
        "clause ids such as 2.3, 2.1-2.4; from standard input with - or none",
    );
    args::words("ids", lang.pick("编号", "ID"), help, false)
}

/// Performs `done`.
pub(super) fn done(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    mark(matches, options, out, true)
}

/// Performs `reopen`.
pub(super) fn reopen(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    mark(matches, options, out, false)
}

fn mark(matches: &ArgMatches, options: &Options, out: &mut Out, done: bool) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let clauses = ids::clauses(matches, &desk.library.catalogue)?;
    let saved = desk.record(&Act::Mark { clauses, done }, out)?;
    report_change::report(&saved, &desk.library.catalogue, done, out);
    Ok(Ending::Fine)
}
