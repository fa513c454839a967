//! `report`: the ledger and the written reports, as files.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgMatches, Command, value_parser};

use crate::cli::{
    archive::Archive, args, ending::Ending, filter, out::Out, periods, waiting::Waiting,
};
use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both, plural, tr};
use crate::report::{self, Form, Format, Look, Reader, Request, Span};
use crate::settings::Options;
use crate::store::{Over, now, write_file};

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "生成台账、通报、进展情况报告、中期评估（Excel、Word 等）",
        "Make the ledger or a report (Excel, Word and others)",
    );
    let examples = &[
        "duban report -o 台账.xlsx",
        "duban report -o 通报.docx --form notice",
        "duban report -o 报告.docx --period 2026-Q4",
        "duban report -o 商务.xlsx --unit 商务 --role lead",
        "duban report -o - --to-format csv --no-bom",
    ];
    let command = args::verb("report", lang, about, examples);
    let command = whereto(command, lang);
    filter::add(content(command, lang), lang)
}

/// `command` with where the file goes and in what format.
fn whereto(command: Command, lang: Lang) -> Command {
    command
        .arg(
            Arg::new("output")
                .short('o')
                .long("output")
                .required(true)
                .value_name(lang.pick("文件", "FILE"))
                .value_parser(value_parser!(PathBuf))
                .help(lang.pick(
                    "写到哪里，格式看结尾：.xlsx .csv .docx .md .html .json；- 为标准输出",
                    "where to; its ending says the format: .xlsx .csv .docx .md .html .json; - is standard output",
                )),
        )
        .arg(
            Arg::new("to-format")
                .long("to-format")
                .value_name(lang.pick("格式", "FORMAT"))
                .value_parser(PossibleValuesParser::new(Format::ALL.map(Format::ending)))
                .hide_possible_values(true)
                .help(lang.pick(
                    "写到标准输出时的格式：xlsx、csv、docx、md、html、json",
                    "the format on standard output: xlsx, csv, docx, md, html, json",
                )),
        )
        .arg(args::switch("force", lang.pick("覆盖已有的文件", "replace a file that is there")))
        .arg(args::switch(
            "no-bom",
            lang.pick(
                "csv 不带 BOM，供程序读取",
                "no byte order mark in .csv, for programs",
            ),
        ))
}

/// `command` with what the report is and to whom it goes.
fn content(command: Command, lang: Lang) -> Command {
    let forms = Form::ALL.map(|form| PossibleValue::new(form.name()).alias(form.label().zh));
    command
        .arg(
            Arg::new("form")
                .long("form")
                .value_name(lang.pick("形式", "FORM"))
                .value_parser(PossibleValuesParser::new(forms))
                .hide_possible_values(true)
                .help(lang.pick(
                    "台账 ledger、进展情况报告 report、通报 notice、中期评估 midterm",
                    "ledger, report, notice (a circular), midterm",
                )),
        )
        .arg(periods::option(
            lang,
            lang.pick(
                "报告期，如 2026-11、2026-Q4、2026-H2、2026：写明较期初的变化和本期报送情况",
                "the period, such as 2026-11, 2026-Q4, 2026-H2, 2026: tells what changed since it began, and its returns",
            ),
        ))
        .arg(text(
            "to",
            lang.pick("单位", "NAME"),
            lang.pick("主送机关", "the recipients"),
        ))
        .arg(text(
            "signed",
            lang.pick("单位", "NAME"),
            lang.pick("署名机关", "who signs it"),
        ))
}

fn text(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    let output = matches.get_one::<PathBuf>("output");
    let output = output.map_or(Path::new(args::STDOUT), PathBuf::as_path);
    let format = format(output, word("to-format"))?;
    let form = word("form").and_then(Form::named);
    let form = form.unwrap_or_else(|| format.usual_form());
    if !args::is_stdout(output) {
        options.writable()?;
        absent(output, matches.get_flag("force"))?;
    }
    let archive = Archive::open(options, out)?;
    let filter = filter::read(matches, &archive.library, out)?;
    let progress = archive.progress();
    let board = archive.board(&progress);
    let told = |id| board.searched(id);
    let ids = archive.library.clauses(&filter, &told);
    let clauses = ids
        .iter()
        .filter_map(|id| archive.library.catalogue.clause(*id));
    let request = Request {
        board,
        rows: clauses.map(|clause| board.row(clause)).collect(),
        scope: filter::describe(matches, &filter, &archive.library, out.lang),
        span: span(matches, &archive)?,
        made: now(),
        journal: archive.place.display().to_string(),
        to: word("to").unwrap_or_default().to_owned(),
        signed: word("signed")
            .or(options.report.signed.as_deref())
            .unwrap_or_default()
            .to_owned(),
        look: look(options)?,
        lang: out.lang,
    };
    if request.rows.is_empty() {
        out.note(out.lang.pick(
            "没有符合条件的条款，未生成文件",
            "no clause matches, so no file was made",
        ));
        return Ok(Ending::Nothing);
    }
    let reader = if matches.get_flag("no-bom") {
        Reader::Program
    } else {
        Reader::Spreadsheet
    };
    let waiting = Waiting::for_making(&output.display().to_string(), out.lang);
    let bytes = report::write(&request, form, format, reader)?;
    drop(waiting);
    let over = if matches.get_flag("force") {
        Over::Anything
    } else {
        Over::Nothing
    };
    deliver(&bytes, output, over, &request, form, out)?;
    Ok(Ending::Fine)
}

/// The period that is asked for.
fn span(matches: &ArgMatches, archive: &Archive<'_>) -> Result<Option<Span>> {
    let Some(period) = periods::given(matches)? else {
        return Ok(None);
    };
    let before = archive.progress_at(periods::start(period)?);
    Ok(Some(Span { period, before }))
}

/// Fonts and spacing: the standard's, and what the configuration changes of them.
fn look(options: &Options) -> Result<Look> {
    let asked = &options.report;
    let mut look = Look::default();
    for (font, asked) in [
        (&mut look.title_font, &asked.title_font),
        (&mut look.body_font, &asked.body_font),
        (&mut look.chapter_font, &asked.chapter_font),
        (&mut look.section_font, &asked.section_font),
    ] {
        if let Some(asked) = asked {
            font.clone_from(asked);
        }
    }
    if let Some(line) = &asked.line {
        look.line = Look::line_of(line).ok_or_else(|| {
            Error::new(
                Kind::Usage,
                both!(
                    "配置 report_line 应为 10 到 60 磅，不能是“{line}”",
                    "report_line must be 10 to 60 points, not {line:?}"
                ),
            )
        })?;
    }
    Ok(look)
}

/// The format that was asked for.
fn format(output: &Path, named: Option<&str>) -> Result<Format> {
    if let Some(format) = named.and_then(Format::named) {
        if format.is_binary() && args::is_stdout(output) && io::stdout().is_terminal() {
            let ending = format.ending();
            return Err(Error::new(
                Kind::Usage,
                both!(
                    ".{ending} 不能显示在终端上",
                    ".{ending} means nothing on a terminal"
                ),
            )
            .hint(both!(
                "请用 -o 文件，或重定向",
                "name a file with -o, or redirect it"
            )));
        }
        return Ok(format);
    }
    if args::is_stdout(output) {
        return Err(Error::new(
            Kind::Usage,
            both!("写到标准输出时须说明格式", "standard output needs a format"),
        )
        .hint(both!("例如 --to-format csv", "such as --to-format csv")));
    }
    Format::of(output)
}

/// Refuses at once where a file is there, before anything is computed; what writes it checks again.
fn absent(output: &Path, force: bool) -> Result<()> {
    if force || output.symlink_metadata().is_err() {
        return Ok(());
    }
    Err(Error::new(
        Kind::Io,
        both!(
            "已有此文件，未覆盖",
            "it is there already and was left alone"
        ),
    )
    .in_file(output)
    .hint(both!("要覆盖请加 --force", "--force replaces it")))
}

/// Writes the report and says what it holds and where it is.
fn deliver(
    bytes: &[u8],
    output: &Path,
    over: Over,
    request: &Request<'_>,
    form: Form,
    out: &mut Out,
) -> Result<()> {
    if args::is_stdout(output) {
        out.bytes(bytes);
        return Ok(());
    }
    if let Some(warning) = write_file(output, bytes, over)? {
        out.warn(&warning);
    }
    out.saved();
    // The whole path: people fetch the file by SFTP or `sz` from elsewhere.
    let place = output.canonicalize();
    let place = place.as_deref().unwrap_or(output).display();
    let (count, form) = (request.rows.len(), form.label());
    let (zh, en, s) = (form.zh, form.en, plural(count));
    let line = tr!(
        out.lang,
        "{zh} {count} 条：{place}",
        "{en}, {count} clause{s}: {place}"
    );
    out.line(&line);
    Ok(())
}
