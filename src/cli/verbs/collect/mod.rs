//! `collect`: return sheets back, previewed, recorded in one save.

mod ask;
mod files;
mod part;
mod tell;
mod way;

use std::iter;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::catalogue::UnitId;
use crate::cli::shelf::Shelf;
use crate::cli::{args, desk::Desk, ending::Ending, json, out::Out, periods, which};
use crate::error::Result;
use crate::lang::{Lang, tr};
use crate::report::returns::{Class, Finding, Given};
use crate::settings::Options;

use files::read;
use part::{Part, progresses};
use tell::Saving;
use way::{Recording, Way};

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
    let shelf = Shelf::open(options, out)?;
    let (desks, names): (Vec<Desk<'_>>, Vec<String>) = match shelf {
        Some(shelf) => shelf
            .all
            .into_iter()
            .map(|one| (one.desk, one.name))
            .unzip(),
        None => (vec![Desk::open(options)?], vec![String::new()]),
    };
    let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    let period = periods::given(matches)?;
    let units = desks.iter().map(|desk| {
        let unit = word("unit").map(|query| which::unit(query, &desk.library, out));
        // Of several notices not every one names a unit.
        match unit {
            Some(Err(_)) if desks.len() > 1 => Ok(None),
            unit => unit.transpose(),
        }
    });
    let units: Vec<Option<UnitId>> = units.collect::<Result<_>>()?;
    let told = |at: usize| Given {
        unit: units[at],
        period,
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
    let open: Vec<_> = desks.iter().map(|desk| &*desk.library).collect();
    let (reads, refused) = read(&paths, &open, &told, out)?;
    let mut parts: Vec<Part<'_>> = iter::zip(&desks, names)
        .zip(reads)
        .map(|((desk, name), read)| Part { desk, name, read })
        .collect();
    // What no notice is told of stands at the end.
    if parts.len() > 1 {
        let last = parts.iter().rposition(|part| !part.read.is_empty());
        let last = last.unwrap_or(0);
        let mut at = 0;
        parts.retain(|part| {
            at += 1;
            !part.read.is_empty() || at - 1 == last
        });
    }
    if let Some(last) = parts.last_mut() {
        last.read.refused = refused;
    }
    if parts.iter().all(|part| part.read.is_empty()) {
        out.note(out.lang.pick("没有报送表", "there are no return sheets"));
        return Ok(Ending::Nothing);
    }
    take_in(&parts, way, options, out)
}

/// Shows what becomes of the sheets and takes in what is wanted. Nothing is recorded that was not shown: where somebody else has
/// recorded meanwhile, it is shown again.
fn take_in(parts: &[Part<'_>], way: Way, options: &Options, out: &mut Out) -> Result<Ending> {
    let mut shown: Option<Vec<Vec<Finding>>> = None;
    loop {
        let progresses = progresses(parts)?;
        let found: Vec<Vec<Finding>> = iter::zip(parts, &progresses)
            .map(|(part, progress)| part.settle(progress))
            .collect();
        let returns = found.iter().map(|findings| way.returns(findings).len());
        let returns: usize = returns.sum();
        let agreed = shown.as_ref() == Some(&found);
        if shown.is_some() && !agreed {
            out.note(out.lang.pick(
                "其间有人登记，预览已更新",
                "something was recorded meanwhile; here is the preview again",
            ));
        }
        if !agreed && !way.json {
            for ((part, progress), findings) in iter::zip(parts, &progresses).zip(&found) {
                part.head(out);
                part.preview(findings, progress, way).print(out);
            }
        }
        let wanted = way.record != Recording::Never && returns > 0;
        let save = wanted && (way.record == Recording::Always || agreed);
        let may_ask = wanted && !save && !way.json && options.writable().is_ok();
        if may_ask && ask::can_ask() && ask::agrees(returns, out) {
            shown = Some(found);
            continue;
        }
        return end(parts, &found, save, way, out);
    }
}

/// Records what is wanted, journal by journal, and tells what came of it.
fn end(
    parts: &[Part<'_>],
    found: &[Vec<Finding>],
    save: bool,
    way: Way,
    out: &mut Out,
) -> Result<Ending> {
    let mut savings = Vec::new();
    for (part, findings) in iter::zip(parts, found) {
        let saving = if save {
            part.record(findings, way, out)?
        } else {
            Saving::Not
        };
        savings.push(saving);
        if !way.json {
            let progress = part.desk.progress()?;
            part.head(out);
            part.preview(findings, &progress, way).ending(saving, out);
        }
    }
    let any = |of: &dyn Fn(&Finding) -> bool| found.iter().flatten().any(of);
    if way.json {
        print_json(parts, found, &savings, way, out)?;
    } else if savings.iter().all(|saving| matches!(saving, Saving::Not))
        && way.record == Recording::Asked
        && any(&|one| way.takes(one))
    {
        out.note(&tr!(
            out.lang,
            "只是预览，没有登记；要登记请加 --yes",
            "this was a preview and nothing is recorded; --yes records it"
        ));
    }
    let all = parts.iter().all(|part| part.read.refused.is_empty())
        && !any(&|one| !way.takes(one) && one.class != Class::Same);
    Ok(if all { Ending::Fine } else { Ending::Nothing })
}

fn print_json(
    parts: &[Part<'_>],
    found: &[Vec<Finding>],
    savings: &[Saving],
    way: Way,
    out: &mut Out,
) -> Result<()> {
    let progresses = progresses(parts)?;
    let previews = iter::zip(parts, found).zip(&progresses);
    let previews: Vec<_> = previews
        .map(|((part, findings), progress)| part.preview(findings, progress, way))
        .collect();
    let whole = iter::zip(&previews, savings);
    let whole: Vec<_> = whole
        .map(|(preview, saving)| preview.whole(*saving, out.lang))
        .collect();
    match (parts, whole.as_slice()) {
        ([Part { name, .. }], [alone]) if name.is_empty() => json::print(alone, out),
        _ => tell::print_all(parts.iter().map(|part| part.name.as_str()), whole, out),
    }
}
