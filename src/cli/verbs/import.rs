//! `import`: the text of a notice, taken apart into a catalogue.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::catalogue::Catalogue;
use crate::cli::{args, ending::Ending, out::Out};
use crate::error::{Error, Kind, Result};
use crate::importer::{About, Import, import};
use crate::lang::{Lang, both, tr};
use crate::settings::{Options, input};
use crate::store::{Over, write_file};

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
            "目录文件；不写则输出到标准输出",
            "the catalogue; else standard output",
        ),
    ))
    .arg(
        Arg::new("force")
            .long("force")
            .action(ArgAction::SetTrue)
            .help(lang.pick("覆盖已有的目录文件", "replace a catalogue that is there")),
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
    let output = path("output");
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
        id: word("id").unwrap_or_else(|| id_from(file)),
        title: word("title"),
        issuer: word("issuer"),
    };
    let taken = import(&input::text(file)?, &about).map_err(|e| e.in_file(file))?;
    report(&taken, file, out);
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
    }
    let catalogue = &taken.catalogue;
    let (areas, clauses, units, doubts) = (
        catalogue.areas().len(),
        catalogue.clauses().count(),
        catalogue.units().count(),
        taken.doubts.len(),
    );
    let id = &catalogue.notice.id;
    out.note(&tr!(
        out.lang,
        "编号 {id}：{areas} 个领域，{clauses} 条，{units} 个单位；存疑 {doubts} 处",
        "{id}: {areas} areas, {clauses} clauses, {units} units; {doubts} doubts"
    ));
}

/// An id from the file's name: its letters and digits, parted by hyphens.
fn id_from(file: &Path) -> String {
    let stem = file
        .file_stem()
        .map(|stem| stem.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let parts = stem
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty());
    let id = parts.collect::<Vec<_>>().join("-");
    if id.is_empty() {
        "notice".to_owned()
    } else {
        id
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_comes_from_the_files_name() {
        assert_eq!(id_from(Path::new("/x/Ji Nan_2024.txt")), "ji-nan-2024");
        assert_eq!(id_from(Path::new("通知.txt")), "notice");
        assert_eq!(id_from(Path::new("-")), "notice");
    }
}
