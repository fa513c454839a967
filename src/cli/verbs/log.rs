//! `log`: what was recorded, by whom and when.

use std::ops::RangeInclusive;

use clap::{Arg, ArgMatches, Command};

use crate::catalogue::{ClauseId, NoticeNo};
use crate::cli::out::Out;
use crate::cli::{answer, archive::Archive, args, days, ending::Ending, ids};
use crate::error::{Error, Kind, Result};
use crate::journal::{Past, Stamp, record};
use crate::lang::{Lang, both};
use crate::search::{Filter, Library, Phrase};
use crate::settings::Options;

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick("列出登记记录", "List what was recorded");
    args::verb(
        "log",
        lang,
        about,
        &[
            "duban log",
            "duban log 2.3",
            "duban log --since 2026-11-01 --by 王芳",
        ],
    )
    .arg(
        Arg::new("id")
            .value_name(lang.pick("编号", "ID"))
            .help(lang.pick("只列这一条款", "of this clause only")),
    )
    .arg(
        Arg::new("since")
            .long("since")
            .value_name(lang.pick("日期", "DATE"))
            .help(lang.pick("从这一天或这一时刻起", "from this day or moment on")),
    )
    .arg(
        Arg::new("by")
            .long("by")
            .value_name(lang.pick("姓名", "NAME"))
            .help(lang.pick(
                "只列此人的登记，姓名、拼音、登录名均可",
                "of this person only, by name, pinyin or login",
            )),
    )
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let archive = Archive::open(options, out)?;
    let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    let runs = word("id").map(|id| runs(id, &archive.library));
    let wanted = runs.transpose()?;
    let since = word("since").map(days::moment).transpose()?;
    let by = word("by").map(operator).transpose()?;
    let progress = archive.progress();
    // JSON has every entry; people read each fact once.
    let shown = |history| {
        if options.json {
            all(history)
        } else {
            record(history)
        }
    };
    let of_clauses = progress
        .clauses()
        .filter(|id| {
            let within =
                |runs: &Vec<_>| runs.iter().any(|run: &RangeInclusive<_>| run.contains(id));
            wanted.as_ref().is_none_or(within)
        })
        .map(|id| progress.of(id).history.as_slice());
    let rounds = progress.rounds().filter(|_| wanted.is_none());
    let of_none = rounds.map(|(_, rounds)| rounds);
    let mut entries: Vec<&Past> = of_clauses
        .chain(of_none)
        .flat_map(shown)
        .filter(|past| {
            let within = |stamp: &Stamp| since.is_none_or(|since| stamp.at >= since);
            within(&past.entry.stamp) || past.taken_back.as_ref().is_some_and(within)
        })
        .filter(|past| {
            let theirs = |stamp: &Stamp| {
                by.as_ref()
                    .is_none_or(|by| stamp.names().any(|name| by.is_in(name)))
            };
            theirs(&past.entry.stamp) || past.taken_back.as_ref().is_some_and(theirs)
        })
        .collect();
    entries.sort_by(|a, b| a.entry.cmp(&b.entry));
    let sheet = archive.board(&progress).log_sheet(entries, out.lang);
    answer::print("entries", &sheet, options, out)
}

/// The clauses that a word names; on a shelf in every notice that has them, or in the one that is named before.
fn runs(word: &str, library: &Library) -> Result<Vec<RangeInclusive<ClauseId>>> {
    if !library.catalogue.is_shelf() {
        return ids::runs(word, &library.catalogue);
    }
    let filter = Filter::parse(word, library)?;
    let of = |notice: NoticeNo| filter.notices.is_empty() || filter.notices.contains(&notice);
    let mut runs = filter.ids;
    runs.retain(|run| of(run.start().notice()));
    if runs.is_empty() {
        return Err(Error::new(
            Kind::NotFound,
            both!("没有“{word}”这一条", "there is no clause {word}"),
        ));
    }
    Ok(runs)
}

/// The name of an operator, or how it sounds.
fn operator(name: &str) -> Result<Phrase> {
    Phrase::new(name).ok_or_else(|| {
        Error::new(
            Kind::Usage,
            both!("“{name}”不是姓名", "{name:?} is no name"),
        )
    })
}

fn all(history: &[Past]) -> Vec<&Past> {
    history.iter().collect()
}
