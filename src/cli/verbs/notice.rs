//! `notice`: the whole notice, as published.

use clap::{ArgMatches, Command};
use serde::Serialize;

use crate::catalogue::Notice;
use crate::cli::out::Out;
use crate::cli::plain::Record;
use crate::cli::{args, ending::Ending, json, plain};
use crate::error::Result;
use crate::lang::{Label, Lang, tr};
use crate::settings::Options;
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
    let catalogue = options.load_catalogue()?;
    let notice = &catalogue.notice;
    let text: String = notice.lines.iter().flat_map(|line| [line, "\n"]).collect();
    if options.json {
        let (id, title) = (&notice.id, &notice.title);
        json::print(
            &NoticeJson {
                schema: json::SCHEMA,
                id,
                title,
                issuer: notice.issuer.as_deref().unwrap_or_default(),
                date: notice.date.as_deref().unwrap_or_default(),
                text,
            },
            out,
        )?;
    } else if options.plain {
        plain::print(records(notice, out.lang), out);
    } else {
        out.write(&text::clean_lines(&text));
    }
    Ok(Ending::Fine)
}

/// What the notice is, then its paragraphs by their line.
fn records(notice: &Notice, lang: Lang) -> [Record; 2] {
    let head = Record::new(lang)
        .field(Label::new("通知", "Notice"), &notice.title)
        .field(
            Label::new("发文机关", "Issuer"),
            notice.issuer.as_deref().unwrap_or_default(),
        )
        .field(
            Label::new("日期", "Date"),
            notice.date.as_deref().unwrap_or_default(),
        );
    let mut body = Record::new(lang);
    for (line, text) in (1..).zip(&notice.lines) {
        let label = tr!(lang, "第 {line} 行", "Line {line}");
        body.push(&label, text.trim());
    }
    [head, body]
}
