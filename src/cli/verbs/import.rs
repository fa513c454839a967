//! `import`: the text of a notice, taken apart into a catalogue.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::catalogue::Catalogue;
use crate::cli::{args, ending::Ending, out::Out};
use crate::error::{Error, Kind, Result};
use crate::importer::{About, Doubt, Import, LeftOut, Why, decode, import};
use crate::lang::{Lang, both, tr};
use crate::settings::{Options, input};
use crate::store::{Over, write_file};
use crate::text::{self, Ruler};

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "把通知原文拆成目录，存疑之处按行列出",
        "Take a notice's text apart into a catalogue, doubts by line",
    );
    let file = lang.pick("文件", "FILE");
    let text = |id: &'static str, name: &'static str, help: &'static str| {
        Arg::new(id).long(id).value_name(name).help(help)
    };
    args::verb(
        "import",
        lang,
        about,
        &[
            "duban import 通知.txt -o 目录.ron",
            "duban --catalogue 目录.ron",
        ],
    )
    .arg(
        Arg::new("file")
            .value_name(file)
            .help(lang.pick(
                "通知原文，UTF-8 纯文本；“-”从标准输入读取",
                "the notice as plain text in UTF-8; - reads standard input",
            ))
            .value_parser(value_parser!(PathBuf))
            .required(true),
    )
    .arg(args::output(
        lang,
        lang.pick(
            "目录文件；不写或写“-”则输出到标准输出",
            "the catalogue; - or none is standard output",
        ),
    ))
    .arg(
        Arg::new("force")
            .long("force")
            .action(ArgAction::SetTrue)
            .help(lang.pick("覆盖已有的目录文件", "replace a catalogue that is there")),
    )
    .arg(
        Arg::new("strict")
            .long("strict")
            .action(ArgAction::SetTrue)
            .help(lang.pick(
                "有存疑即算出错，不写出目录",
                "any doubt is an error, and nothing is written",
            )),
    )
    .arg(
        Arg::new("left-out")
            .long("left-out")
            .action(ArgAction::SetTrue)
            .help(lang.pick(
                "列出没有进入条款、标题和标注的各行",
                "list the lines that are in no clause, heading or annotation",
            )),
    )
    .arg(text(
        "id",
        lang.pick("编号", "ID"),
        lang.pick(
            "通知编号，登记文件以此对应：字母、数字、连字符",
            "the notice's id in journals: letters, digits, hyphens",
        ),
    ))
    .arg(text(
        "title",
        lang.pick("标题", "TITLE"),
        lang.pick("标题，缺省从原文读取", "the title; else from the text"),
    ))
    .arg(text(
        "issuer",
        lang.pick("发文单位", "ISSUER"),
        lang.pick("发文单位，缺省从原文读取", "the issuer; else from the text"),
    ))
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let word = |id: &str| matches.get_one::<String>(id).cloned();
    let path = |id: &str| matches.get_one::<PathBuf>(id).map(PathBuf::as_path);
    let file = path("file").unwrap_or(Path::new("-"));
    let output = path("output").filter(|output| !args::is_stdout(output));
    let over = if matches.get_flag("force") {
        Over::Anything
    } else {
        Over::Nothing
    };
    if let Some(output) = output {
        options.writable()?;
        if over == Over::Anything {
            replaceable(output)?;
        }
    }
    let about = About {
        id: match word("id") {
            Some(id) => Some(id),
            None => known_id(output)?,
        },
        title: word("title"),
        issuer: word("issuer"),
    };
    let text = decode(&input::bytes(file)?).map_err(|e| e.in_file(file))?;
    let taken = import(&text, &about).map_err(|e| e.in_file(file))?;
    report(&taken, file, out);
    if matches.get_flag("left-out") {
        tell_left_out(&taken, file, out);
    }
    if matches.get_flag("strict") && !taken.doubts.is_empty() {
        let doubts = taken.doubts.len();
        return Err(Error::new(
            Kind::Data,
            both!(
                "存疑 {doubts} 处，按 --strict 未写出",
                "{doubts} doubts; nothing was written, as --strict asks"
            ),
        )
        .in_file(file));
    }
    let ron = taken.catalogue.to_ron();
    match output {
        None => out.write(&ron),
        Some(output) => {
            let unsynced = write_file(output, ron.as_bytes(), over)?;
            out.saved();
            if let Some(warning) = &unsynced {
                out.warn(warning);
            }
            let output = output.display();
            out.line(&tr!(
                out.lang,
                "已写入 {output}；使用：duban --catalogue {output}",
                "wrote {output}; use it with: duban --catalogue {output}"
            ));
        }
    }
    Ok(Ending::Fine)
}

/// What was found, and every doubt by line.
fn report(taken: &Import, file: &Path, out: &Out) {
    let shown = file.display();
    for doubt in &taken.doubts {
        let (line, what) = (doubt.line, &doubt.what);
        out.note(&tr!(
            out.lang,
            "{shown} 第 {line} 行：{}",
            "{shown}, line {line}: {}",
            what.pick(out.lang)
        ));
        for line in marked(doubt, &taken.catalogue).iter().flatten() {
            out.note(line);
        }
    }
    let catalogue = &taken.catalogue;
    let (areas, clauses, units, doubts) = (
        catalogue.areas().len(),
        catalogue.clauses().count(),
        catalogue.units().count(),
        taken.doubts.len(),
    );
    let (id, left_out) = (&catalogue.notice.id, taken.left_out.len());
    out.note(&tr!(
        out.lang,
        "编号 {id}：{areas} 个领域，{clauses} 条，{units} 个单位；存疑 {doubts} 处，未列入 {left_out} 行",
        "{id}: {areas} areas, {clauses} clauses, {units} units; {doubts} doubts, {left_out} lines left out"
    ));
}

/// The words of a doubt in their line, and a rule under them; `None` where the line does not have them.
fn marked(doubt: &Doubt, catalogue: &Catalogue) -> Option<[String; 2]> {
    let words = doubt.words.as_deref()?;
    let line = catalogue
        .notice
        .lines
        .get(doubt.line.checked_sub(1)?)?
        .trim();
    let at = line.find(words)?;
    let before: String = line[..at].chars().rev().take(12).collect();
    let before: String = before.chars().rev().collect();
    let after: String = line[at + words.len()..].chars().take(8).collect();
    let shown: String = words.chars().take(24).collect();
    let (before, shown, after) = (
        text::clean(&before),
        text::clean(&shown),
        text::clean(&after),
    );
    let columns = |part: &str| Ruler::NARROW.columns(part);
    let (blank, rule) = (" ".repeat(columns(&before)), "^".repeat(columns(&shown)));
    Some([
        format!("    {before}{shown}{after}"),
        format!("    {blank}{rule}"),
    ])
}

/// The lines that are in no clause, heading or annotation.
fn tell_left_out(taken: &Import, file: &Path, out: &Out) {
    let shown = file.display();
    for LeftOut { line, why } in &taken.left_out {
        let text = line
            .checked_sub(1)
            .and_then(|at| taken.catalogue.notice.lines.get(at));
        let text = text.map_or("", |text| text.trim());
        let (zh, en) = match why {
            Why::Page => ("页码", "page number"),
            Why::Before => ("任务之前", "before the tasks"),
            Why::After => ("任务之后", "after the tasks"),
            Why::Between => ("任务之间", "between tasks"),
        };
        out.note(&tr!(
            out.lang,
            "{shown} 第 {line} 行未列入（{zh}）：{text}",
            "{shown}, line {line} left out ({en}): {text}"
        ));
    }
}

/// The id of the catalogue that the new one is to replace: a revised text is the same notice. `None` where there is none.
///
/// # Errors
///
/// [`Kind::Io`] where it is there and cannot be read: under another id the notice would have none of its marks.
fn known_id(output: Option<&Path>) -> Result<Option<String>> {
    let is_missing = |output: &&Path| {
        let found = fs::symlink_metadata(output);
        found.is_err_and(|e| e.kind() == io::ErrorKind::NotFound)
    };
    let Some(output) = output.filter(|output| !is_missing(output)) else {
        return Ok(None);
    };
    match input::text(output) {
        Ok(text) => {
            let catalogue = Catalogue::from_ron(&text, output).ok();
            Ok(catalogue.map(|catalogue| catalogue.notice.id))
        }
        Err(e) if e.kind() == Kind::Io => Err(e),
        Err(_) => Ok(None),
    }
}

/// Refuses to overwrite what is no catalogue, so that a slip does not cost a notice or a journal.
fn replaceable(output: &Path) -> Result<()> {
    if fs::symlink_metadata(output).is_err() {
        return Ok(());
    }
    let catalogue = output.is_file()
        && input::text(output).is_ok_and(|text| Catalogue::check_ron(&text, output).is_ok());
    if catalogue {
        return Ok(());
    }
    Err(Error::new(
        Kind::Usage,
        both!(
            "已有此文件且不是目录，未覆盖",
            "it is there already and no catalogue, so it was left alone"
        ),
    )
    .in_file(output))
}
