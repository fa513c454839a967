//! `check`: whether catalogue, names and journal are in order, where the journal is, and how to go back.

mod one;
mod shelf;
mod support;

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::cli::{args, desk::Desk, ending::Ending, faults, out::Out};
use crate::error::Result;
use crate::lang::{Lang, both, tr};
use crate::settings::Options;
use crate::store::{Over, write_file};

use one::{find, one};

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "检查目录、单位名称和登记文件",
        "Check catalogue, units and journal",
    );
    let examples = &["duban check", "duban check --report 支持.txt"];
    args::verb("check", lang, about, examples).arg(
        Arg::new("report")
            .long("report")
            .value_name(lang.pick("文件", "FILE"))
            .num_args(0..=1)
            .default_missing_value(args::STDOUT)
            .value_parser(value_parser!(PathBuf))
            .help(lang.pick(
                "显示技术支持需要的情况（版本、终端、文件系统、大小和条数，不含内容、姓名和路径），并写入文件",
                "show what support asks for (versions, terminal, file system, sizes and counts; no content, names or paths), and write it to a file",
            )),
    )
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    if let Some(file) = matches.get_one::<PathBuf>("report") {
        return for_support(file, options, out);
    }
    if options.notice.is_none()
        && let Some(folder) = options.folder()?
    {
        return shelf::check(&folder, options, out);
    }
    one(options, out)
}

/// Shows what support asks for, then writes it as a new file, unless that is `-`. What is broken is no error here: it is told.
///
/// # Errors
///
/// Those of [`write_file`].
fn for_support(file: &Path, options: &Options, out: &mut Out) -> Result<Ending> {
    let catalogue = faults::in_catalogue(options);
    let desk = Desk::open(options);
    let found = desk.as_ref().ok().map(|desk| find(desk, options));
    let (mut journal, mut counts) = (None, (0, 0));
    match found {
        Some(Ok(findings)) => {
            counts = (findings.faults.len(), findings.remarks.len());
            let unread = || findings.faults.into_iter().next_back();
            journal = findings.journal.map(Ok).or_else(|| unread().map(Err));
        }
        Some(Err(e)) => journal = Some(Err(e)),
        None => {}
    }
    let case = support::Case {
        catalogue_faults: catalogue.map_or(0, |faults| faults.len()),
        desk: desk.as_ref().map_err(Clone::clone),
        journal,
        found: counts,
    };
    let lines = support::lines(&case, options, out.lang);
    for line in &lines {
        out.line(line);
    }
    if args::is_stdout(file) {
        return Ok(Ending::Fine);
    }
    out.flush();
    let text = lines.join("\n") + "\n";
    let there = file.symlink_metadata().is_ok();
    let written = write_file(file, text.as_bytes(), Over::Nothing).map_err(|e| {
        if there {
            e.hint(both!("换一个文件名", "name another file"))
        } else {
            e
        }
    });
    if let Some(warning) = written? {
        out.warn(&warning);
    }
    let file = file.display();
    out.note(&tr!(
        out.lang,
        "以上内容已写入 {file}",
        "this is in {file} now"
    ));
    Ok(Ending::Fine)
}
