//! `import`: the text of a notice, taken apart into a catalogue.

mod tell;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::catalogue::Catalogue;
use crate::cli::{args, ending::Ending, notice_file, out::Out};
use crate::error::{Error, Kind, Result};
use crate::importer::{About, Edits, Import, import};
use crate::lang::{Lang, Wording, both, tr};
use crate::settings::{self, Options, input};
use crate::store::{Over, why, write_file};

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
            "duban import 通知.docx -o 目录.ron",
            "duban import 通知.docx -o 目录.ron --edit 更正.ron",
            "duban import 甲.docx 乙.xlsx -o 目录/",
            "duban --catalogue 目录.ron",
        ],
    )
    .arg(
        Arg::new("file")
            .value_name(file)
            .help(lang.pick(
                "通知原文：纯文本、.docx、.xlsx、.xls 或 .html；“-”从标准输入读取",
                "the notice: plain text, .docx, .xlsx, .xls or .html; - reads standard input",
            ))
            .value_parser(value_parser!(PathBuf))
            .num_args(1..)
            .action(ArgAction::Append)
            .required(true),
    )
    .arg(args::output(
        lang,
        lang.pick(
            "目录文件；导入几个文件时是文件夹；不写或写“-”则输出到标准输出",
            "the catalogue, or a folder for several; - or none is standard output",
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
    .arg(
        Arg::new("edit")
            .long("edit")
            .value_name(lang.pick("更正文件", "CORRECTIONS"))
            .value_parser(value_parser!(PathBuf))
            .help(lang.pick(
                "按更正文件改正：单位、标注、条款；通知修订后仍可用",
                "corrections to make: units, annotations, clauses; they hold for a revised text too",
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
    let files: Vec<&Path> = matches
        .get_many::<PathBuf>("file")
        .into_iter()
        .flatten()
        .map(PathBuf::as_path)
        .collect();
    let asked = Asked::read(matches)?;
    if asked.output.is_some() {
        options.writable()?;
    }
    let folder = asked
        .output
        .filter(|output| files.len() > 1 || is_folder(output));
    let Some(folder) = folder else {
        return match files.as_slice() {
            [file] => one(file, asked.output, &asked, out),
            _ => Err(no_folder()),
        };
    };
    if files.len() > 1 && asked.names_one() {
        return Err(Error::new(
            Kind::Usage,
            both!(
                "--id、--title、--issuer 只能用于一个文件",
                "--id, --title and --issuer are for one file alone"
            ),
        ));
    }
    several(&files, folder, &asked, out)
}

/// What was asked for beside the files.
struct Asked<'a> {
    output: Option<&'a Path>,
    over: Over,
    strict: bool,
    left_out: bool,
    about: About,
}

impl<'a> Asked<'a> {
    fn read(matches: &'a ArgMatches) -> Result<Self> {
        let word = |id: &str| matches.get_one::<String>(id).cloned();
        let path = |id: &str| matches.get_one::<PathBuf>(id).map(PathBuf::as_path);
        let edits = path("edit").map(|file| Edits::from_ron(&input::text(file)?, file));
        Ok(Self {
            output: path("output").filter(|output| !args::is_stdout(output)),
            over: if matches.get_flag("force") {
                Over::Anything
            } else {
                Over::Nothing
            },
            strict: matches.get_flag("strict"),
            left_out: matches.get_flag("left-out"),
            about: About {
                id: word("id"),
                title: word("title"),
                issuer: word("issuer"),
                edits: edits.transpose()?.unwrap_or_default(),
            },
        })
    }

    /// Whether something is said that can hold for one notice alone.
    fn names_one(&self) -> bool {
        let about = &self.about;
        about.id.is_some() || about.title.is_some() || about.issuer.is_some()
    }
}

/// Whether an output is meant as a folder: it is one, or its name ends as one's does.
fn is_folder(output: &Path) -> bool {
    output.is_dir() || output.to_string_lossy().ends_with('/')
}

fn no_folder() -> Error {
    Error::new(
        Kind::Usage,
        both!(
            "导入几个文件时请用 -o 指定文件夹",
            "several files need a folder, given with -o"
        ),
    )
    .hint(both!(
        "例如：duban import 甲.docx 乙.xlsx -o 目录/",
        "for instance: duban import one.docx two.xlsx -o folder/"
    ))
}

/// Imports each file into a catalogue in `folder`, called as the file is. One that cannot be read is told, and the others are
/// imported.
///
/// # Errors
///
/// The kind of the first failure, with the number of files that failed.
fn several(files: &[&Path], folder: &Path, asked: &Asked<'_>, out: &mut Out) -> Result<Ending> {
    fs::create_dir_all(folder).map_err(|e| {
        let Wording { zh, en } = why(&e);
        Error::new(
            Kind::Io,
            both!("无法新建文件夹：{zh}", "the folder cannot be made: {en}"),
        )
        .in_file(folder)
    })?;
    let mut failed = Vec::new();
    let mut written = HashSet::new();
    for file in files {
        let stem = file.file_stem().unwrap_or(OsStr::new("notice"));
        let mut name = stem.to_os_string();
        name.push(".ron");
        let output = folder.join(&name);
        let ended = if written.insert(name) {
            one(file, Some(&output), asked, out)
        } else {
            Err(same_name(file, &output))
        };
        if let Err(e) = ended {
            out.warn(&e);
            failed.push(e.kind());
        }
    }
    let (all, lost) = (files.len(), failed.len());
    match failed.first() {
        None => Ok(Ending::Fine),
        Some(_) if all == 1 => Err(Error::new(
            failed[0],
            both!("没有导入", "it was not imported"),
        )),
        Some(kind) => Err(Error::new(
            *kind,
            both!(
                "共 {all} 个文件，{lost} 个没有导入",
                "{lost} of {all} files were not imported"
            ),
        )),
    }
}

fn same_name(file: &Path, output: &Path) -> Error {
    let output = output.display();
    Error::new(
        Kind::Usage,
        both!(
            "与前面的文件同名，都会写成 {output}；请改名后再导入",
            "it has the name of one before it, and both would be {output}; rename it and import it again"
        ),
    )
    .in_file(file)
}

/// Imports one file.
fn one(file: &Path, output: Option<&Path>, asked: &Asked<'_>, out: &mut Out) -> Result<Ending> {
    if let Some(output) = output.filter(|_| asked.over == Over::Anything) {
        replaceable(output)?;
    }
    let source = notice_file::read(file)?;
    let about = &asked.about;
    let taken = import(&source.text, about).and_then(|taken| match known(output)? {
        Some(old) if about.id.is_none() => revised(&source.text, taken, &old, about, out),
        _ => Ok(taken),
    });
    let taken = taken.map_err(|e| e.in_file(file));
    if taken.is_err() {
        // What was not read may be why nothing was found.
        for what in &source.unread {
            out.note(what.pick(out.lang));
        }
    }
    let mut taken = taken?;
    taken.unread(source.unread, &about.edits);
    tell::report(&taken, file, out);
    if asked.left_out {
        tell::left_out(&taken, file, out);
    }
    if asked.strict && !taken.doubts.is_empty() {
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
            write(&ron, output, asked.over, out)?;
            settings::keep(output, &ron, &taken.catalogue);
        }
    }
    Ok(Ending::Fine)
}

fn write(ron: &str, output: &Path, over: Over, out: &mut Out) -> Result<()> {
    if ron.len() as u64 > input::MOST {
        return Err(Error::new(
            Kind::Data,
            both!(
                "目录将超过 {} MB，读不回来，未写出；请把通知分成几份导入",
                "the catalogue would be larger than {} MB and could not be read again; nothing was written; import the notice in parts",
                input::MOST >> 20
            ),
        )
        .in_file(output));
    }
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
    Ok(())
}

/// The text over the catalogue that it replaces: a revised text is the same notice and keeps its id. One that has neither the
/// title nor a single clause of the old one is another notice: under the old id it would take over marks that are not its own.
fn revised(
    text: &str,
    taken: Import,
    old: &Catalogue,
    about: &About,
    out: &mut Out,
) -> Result<Import> {
    let new = &taken.catalogue;
    let texts: HashSet<&str> = old.clauses().map(|clause| clause.text.as_str()).collect();
    let id = &old.notice.id;
    if new.notice.title != old.notice.title
        && !new
            .clauses()
            .any(|clause| texts.contains(clause.text.as_str()))
    {
        out.note(&tr!(
            out.lang,
            "与原目录没有一条相同，标题也不同，按另一通知编号；如是修订，请加 --id {id}",
            "it has neither the title nor a clause of the catalogue that was there, and gets an id of its own; if it is a revision, add --id {id}"
        ));
        return Ok(taken);
    }
    let about = About {
        id: Some(id.clone()),
        ..about.clone()
    };
    import(text, &about)
}

/// The catalogue that the new one is to replace. `None` where there is none.
///
/// # Errors
///
/// [`Kind::Io`] where it is there and cannot be read: under another id the notice would have none of its marks.
fn known(output: Option<&Path>) -> Result<Option<Catalogue>> {
    let is_missing = |output: &&Path| {
        let found = fs::symlink_metadata(output);
        found.is_err_and(|e| e.kind() == io::ErrorKind::NotFound)
    };
    let Some(output) = output.filter(|output| !is_missing(output)) else {
        return Ok(None);
    };
    match input::text(output) {
        Ok(text) => Ok(Catalogue::from_ron(&text, output).ok()),
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
