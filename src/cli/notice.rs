//! `notice`: the whole notice, as published.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::out::Out;
use super::{Ending, Options, args, desk, json};
use crate::error::Result;
use crate::lang::Lang;
use crate::text;

#[derive(Serialize)]
struct NoticeJson<'a> {
    schema: u32,
    id: &'a str,
    title: &'a str,
    issuer: &'a str,
    date: &'a str,
    text: String,
}

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick("显示通知原文", "Show the whole notice, as published");
    args::verb(
        "notice",
        lang,
        about,
        &["duban notice", "duban notice | less"],
    )
}

/// Performs it: the text verbatim, but for what a terminal could take for a command.
pub(super) fn run(_: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let catalogue = desk::catalogue(options)?;
    let notice = &catalogue.notice;
    let text: String = notice.lines.iter().flat_map(|line| [line, "\n"]).collect();
    if options.json {
        let (id, title, issuer, date) = (&notice.id, &notice.title, &notice.issuer, &notice.date);
        json::print(
            &NoticeJson {
                schema: json::SCHEMA,
                id,
                title,
                issuer,
                date,
                text,
            },
            out,
        )?;
    } else {
        out.write(&text::clean_lines(&text));
    }
    Ok(Ending::Fine)
}
