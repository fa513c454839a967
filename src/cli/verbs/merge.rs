//! `merge`: journals that were copied and changed apart, joined in a new file.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::cli::{args, ending::Ending, out::Out};
use crate::error::Result;
use crate::journal::{Journal, Subject};
use crate::lang::{Lang, tr};
use crate::settings::Options;
use crate::store::{Missing, Store};

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "把几份登记文件合并为一份新的",
        "Join copies of the journal in a new file",
    );
    let file = lang.pick("文件", "FILE");
    args::verb(
        "merge",
        lang,
        about,
        &["duban merge 甲.ron 乙.ron -o 合并.ron"],
    )
    .arg(
        Arg::new("files")
            .value_name(file)
            .help(lang.pick("登记文件，两份以上", "journals, two or more"))
            .value_parser(value_parser!(PathBuf))
            .num_args(2..)
            .required(true),
    )
    .arg(
        args::output(
            lang,
            lang.pick(
                "新文件，已有的不会被覆盖；“-”为标准输出",
                "the new file, one that is there is left alone; - is standard output",
            ),
        )
        .required(true),
    )
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let output = matches.get_one::<PathBuf>("output");
    let output = output.filter(|output| !args::is_stdout(output));
    if output.is_some() {
        options.writable()?;
    }
    let subject = Arc::new(Subject::of(&options.load_catalogue()?));
    let mut merged = Journal::new(Arc::clone(&subject));
    let mut read = 0;
    for file in matches.get_many::<PathBuf>("files").into_iter().flatten() {
        let journal = Store::at(file.clone(), Arc::clone(&subject), Missing::Refused).load()?;
        read += journal.entries().len();
        merged = merged.merge(&journal);
    }
    let count = merged.entries().len();
    let twice = read - count;
    let Some(output) = output else {
        out.write(&merged.to_ron()?);
        out.note(&tr!(
            out.lang,
            "已合并：{count} 条登记，去掉重复 {twice} 条",
            "joined: {count} entries, {twice} duplicates left out"
        ));
        return Ok(Ending::Fine);
    };
    let unsynced = Store::write_new(output, &merged)?;
    out.saved();
    if let Some(warning) = &unsynced {
        out.warn(warning);
    }
    let output = output.display();
    out.line(&tr!(
        out.lang,
        "已合并为 {output}：{count} 条登记，去掉重复 {twice} 条",
        "joined in {output}: {count} entries, {twice} duplicates left out"
    ));
    Ok(Ending::Fine)
}
