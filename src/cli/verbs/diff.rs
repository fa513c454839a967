//! `diff`: what a revision of the notice changes.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::catalogue::compare;
use crate::cli::{answer, args, ending::Ending, notice_file, out::Out};
use crate::error::Result;
use crate::lang::{Lang, tr};
use crate::listing::changes_sheet;
use crate::settings::Options;

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "比较修订前后的通知：新增、删去、移号和修改的条款",
        "Compare a notice before and after it was revised, clause by clause",
    );
    let file = |id: &'static str, name: &'static str, help: &'static str| {
        Arg::new(id)
            .value_name(name)
            .help(help)
            .required(true)
            .value_parser(value_parser!(PathBuf))
    };
    args::verb(
        "diff",
        lang,
        about,
        &[
            "duban diff 目录.ron 修订稿.docx",
            "duban diff 旧.ron 新.ron --format json",
        ],
    )
    .arg(file(
        "old",
        lang.pick("旧", "OLD"),
        lang.pick(
            "修订前的目录或通知原文",
            "the catalogue or the notice before",
        ),
    ))
    .arg(file(
        "new",
        lang.pick("新", "NEW"),
        lang.pick(
            "修订后的目录或通知原文",
            "the catalogue or the notice after",
        ),
    ))
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let read = |id: &str| {
        let file = matches.get_one::<PathBuf>(id).cloned().unwrap_or_default();
        notice_file::catalogue(&file)
    };
    let (old, new) = (read("old")?, read("new")?);
    let pairs = compare(&old, &new);
    let sheet = changes_sheet(&old, &new, &pairs, out.lang);
    answer::print("changes", &sheet, options, out)?;
    let same = pairs.iter().filter(|pair| pair.is_same()).count();
    let count = |wanted: &dyn Fn(&crate::catalogue::Pair) -> bool| {
        pairs.iter().filter(|pair| wanted(pair)).count()
    };
    let (added, removed) = (
        count(&|pair| pair.old.is_none()),
        count(&|pair| pair.new.is_none()),
    );
    let other = pairs.len() - same - added - removed;
    out.note(&tr!(
        out.lang,
        "新增 {added} 条，删去 {removed} 条，修改或移号 {other} 条，相同 {same} 条",
        "{added} added, {removed} removed, {other} changed or moved, {same} the same"
    ));
    Ok(Ending::Fine)
}
