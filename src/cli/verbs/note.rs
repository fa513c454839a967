//! `note`: a few words on how a clause is getting on.

use clap::{Arg, ArgMatches, Command};

use crate::cli::{args, desk::Desk, ending::Ending, ids, out::Out, report_change};
use crate::error::Result;
use crate::journal::Act;
use crate::lang::Lang;
use crate::settings::{Options, input};
use crate::text;

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick("记录条款的进展情况", "Note how a clause is getting on");
    args::verb("note", lang, about, &["duban note 2.3 招标已完成"])
        .arg(
            Arg::new("id")
                .value_name(lang.pick("编号", "ID"))
                .help(lang.pick("条款编号", "the clause's id"))
                .required(true),
        )
        .arg(args::words(
            "text",
            lang.pick("内容", "TEXT"),
            lang.pick(
                "进展；“-”从标准输入读取",
                "the note; - reads standard input",
            ),
            true,
        ))
}

/// Performs it. The note keeps its lines.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let clause = ids::one(
        &args::given(matches, "id").join(""),
        &desk.library.catalogue,
    )?;
    let text = input::joined(&args::given(matches, "text"))?;
    let text = text::clean_note(&text);
    let saved = desk.record(&Act::Note { clause, text }, out)?;
    report_change::report(&saved, &desk.library.catalogue, true, out);
    Ok(Ending::Fine)
}
