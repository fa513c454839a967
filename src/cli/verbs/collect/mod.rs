//! `collect`: return sheets back, previewed, recorded in one save.

mod ask;
mod files;
mod tell;

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::catalogue::ClauseId;
use crate::cli::{args, desk::Desk, ending::Ending, out::Out, periods, which};
use crate::error::Result;
use crate::journal::{Act, Progress, Return};
use crate::lang::{Lang, tr};
use crate::report::returns::{Class, Finding, Given, settle};
use crate::settings::Options;
use crate::store::now;

use files::{Read, read};
use tell::{Preview, Saving};

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "收报送表：先预览，再一次登记",
        "Take return sheets in: a preview first, then one save",
    );
    let examples = &[
        "duban collect 回收/*.xlsx",
        "duban collect 回收 --dry-run",
        "duban collect 回收 --yes --format json",
        "duban collect 商务.csv --unit 商务 --period 2026-Q4",
    ];
    args::verb("collect", lang, about, examples)
        .arg(
            Arg::new("files")
                .value_name(lang.pick("文件", "FILE"))
                .num_args(1..)
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(lang.pick(
                    "报送表（.xlsx、.xls、.et、.csv），或放报送表的文件夹",
                    "return sheets (.xlsx, .xls, .et, .csv), or folders of them",
                )),
        )
        .arg(
            args::switch("dry-run", lang.pick("只预览，不登记", "preview only"))
                .conflicts_with("yes"),
        )
        .arg(args::switch(
            "yes",
            lang.pick(
                "不问，登记全部“新”和“待核”",
                "take in all that is new or to review, unasked",
            ),
        ))
        .arg(args::switch(
            "take-conflicts",
            lang.pick(
                "“冲突”的也采用：原有登记都保留，报送另记一条",
                "take in conflicts too: what was recorded stays, the return stands beside it",
            ),
        ))
        .arg(
            Arg::new("unit")
                .long("unit")
                .value_name(lang.pick("单位", "UNIT"))
                .help(lang.pick(
                    "表上看不出单位时，是哪个单位的",
                    "whose sheets they are, where they do not say so",
                )),
        )
        .arg(periods::option(
            lang,
            lang.pick(
                "表上看不出报告期时，是哪个报告期的",
                "for which period they are, where they do not say so",
            ),
        ))
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let desk = Desk::open(options)?;
    let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    let told = Given {
        unit: word("unit")
            .map(|query| which::unit(query, &desk.library, out))
            .transpose()?,
        period: periods::given(matches)?,
    };
    let record = if matches.get_flag("yes") {
        Recording::Always
    } else if matches.get_flag("dry-run") {
        Recording::Never
    } else {
        Recording::Asked
    };
    let way = Way {
        record,
        conflicts: matches.get_flag("take-conflicts"),
        json: options.json,
    };
    if record == Recording::Always {
        options.writable()?;
        options.author()?;
    }
    let paths: Vec<PathBuf> = matches
        .get_many::<PathBuf>("files")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    let read = read(&paths, &desk, told, out)?;
    if read.is_empty() {
        out.note(out.lang.pick("没有报送表", "there are no return sheets"));
        return Ok(Ending::Nothing);
    }
    take_in(&desk, &read, way, options, out)
}

/// Whether what can be taken in is recorded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Recording {
    /// It is shown alone.
    Never,
    /// Where somebody is there to say yes.
    Asked,
    /// Without asking.
    Always,
}

/// How it is to go about it.
#[derive(Clone, Copy)]
struct Way {
    record: Recording,
    conflicts: bool,
    json: bool,
}

impl Way {
    /// Whether a finding is taken in.
    fn takes(self, finding: &Finding) -> bool {
        match finding.class {
            Class::New | Class::Review => true,
            Class::Conflict => self.conflicts,
            Class::Doubt | Class::Refused | Class::Same => false,
        }
    }

    /// What is to be recorded.
    fn returns(self, findings: &[Finding]) -> Vec<(ClauseId, Return)> {
        let taken = findings.iter().filter(|finding| self.takes(finding));
        let returns = taken.filter_map(|finding| Some((finding.clause?, finding.said.clone()?)));
        returns.collect()
    }
}

/// Shows what the sheets come to, and records it where that is wanted. What others record while somebody thinks is looked at
/// again: what is saved is what was shown.
fn take_in(
    desk: &Desk<'_>,
    read: &Read,
    way: Way,
    options: &Options,
    out: &mut Out,
) -> Result<Ending> {
    let mut shown: Option<Vec<Finding>> = None;
    loop {
        let progress = desk.progress()?;
        let findings = settle(&read.sheets, desk.board(&progress), now().date_naive());
        let returns = way.returns(&findings);
        let agreed = shown.as_ref() == Some(&findings);
        if shown.is_some() && !agreed {
            out.note(out.lang.pick(
                "其间有人登记，预览已更新",
                "something was recorded meanwhile; here is the preview again",
            ));
        }
        if !agreed && !way.json {
            preview(desk, read, &findings, &progress, way).print(out);
        }
        let wanted = way.record != Recording::Never && !returns.is_empty();
        let save = wanted && (way.record == Recording::Always || agreed);
        let may_ask = wanted && !save && !way.json && options.writable().is_ok();
        if may_ask && ask::can_ask() && ask::agrees(returns.len(), out) {
            shown = Some(findings);
            continue;
        }
        return end(desk, read, &findings, save.then_some(returns), way, out);
    }
}

fn preview<'a>(
    desk: &'a Desk<'_>,
    read: &'a Read,
    findings: &'a [Finding],
    progress: &'a Progress,
    way: Way,
) -> Preview<'a> {
    Preview {
        catalogue: &desk.library.catalogue,
        read,
        findings,
        rounds: read
            .periods()
            .into_iter()
            .map(|period| desk.board(progress).round(period))
            .collect(),
        conflicts: way.conflicts,
    }
}

/// Records what is to be recorded, and says what came of it and who is still missing.
fn end(
    desk: &Desk<'_>,
    read: &Read,
    findings: &[Finding],
    returns: Option<Vec<(ClauseId, Return)>>,
    way: Way,
    out: &mut Out,
) -> Result<Ending> {
    let saving = match returns {
        None => Saving::Not,
        Some(returns) => {
            let saved = desk.record(&Act::Collect { returns }, out)?;
            Saving::Of(saved.plan.entries.len())
        }
    };
    let progress = desk.progress()?;
    let preview = preview(desk, read, findings, &progress, way);
    if way.json {
        preview.json(saving, out)?;
    } else {
        preview.ending(saving, out);
        if matches!(saving, Saving::Not)
            && way.record == Recording::Asked
            && findings.iter().any(|one| way.takes(one))
        {
            out.note(&tr!(
                out.lang,
                "只是预览，没有登记；要登记请加 --yes",
                "this was a preview and nothing is recorded; --yes records it"
            ));
        }
    }
    let all = read.refused.is_empty()
        && findings
            .iter()
            .all(|one| way.takes(one) || one.class == Class::Same);
    Ok(if all { Ending::Fine } else { Ending::Nothing })
}
