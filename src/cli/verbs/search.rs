//! `search`: departments, clauses, areas, notes and the notice's text by one line, as `/` finds them in the screen.

use clap::{ArgMatches, Command};

use super::units;
use crate::cli::out::Out;
use crate::cli::plain::{self, Record};
use crate::cli::{answer, archive::Archive, args, ending::Ending};
use crate::error::Result;
use crate::lang::{Label, Lang};
use crate::listing::{Board, HitRow, area_sheet, unit_sheet, words};
use crate::search::Hit;
use crate::settings::Options;

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "查找部门、条款、领域、进展和通知原文",
        "Find departments, clauses, areas, notes and the notice's text",
    );
    let help = lang.pick(
        "汉字、拼音或首字母，可带 role:lead unit:商务 done:no 等条件",
        "Chinese, pinyin or initials; conditions such as role:lead unit:商务 done:no",
    );
    let examples = &["duban search 煤化工", "duban search swt --plain"];
    args::verb("search", lang, about, examples).arg(args::words(
        "query",
        lang.pick("文字", "QUERY"),
        help,
        true,
    ))
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let archive = Archive::open(options, out)?;
    let query = args::given(matches, "query").join(" ");
    let progress = archive.progress();
    let board = archive.board(&progress);
    let recorded = |id| board.searched(id);
    let answers = archive.library.everything(&query, &recorded)?;
    let hits = &answers.hits;
    if !options.plain {
        return answer::print("hits", &board.hit_sheet(hits), options, out);
    }
    let lang = out.lang;
    plain::print(hits.iter().map(|hit| record(board, hit, lang)), out);
    Ok(answer::ending(hits.is_empty()))
}

/// An answer as the other verbs tell it, where one does.
fn record(board: Board<'_>, hit: &Hit, lang: Lang) -> Record {
    let HitRow { sort, number, text } = board.hit_row(hit);
    let sheet = match hit {
        Hit::Unit(hit) => unit_sheet([units::found(board, hit)]),
        Hit::Clause(id) => {
            let clause = board.catalogue.clause(*id);
            board.clause_sheet(clause.map(|clause| board.row(clause)), lang)
        }
        Hit::Area(number) => area_sheet(board, board.area(*number)),
        Hit::Note(_) => {
            return Record::new(lang)
                .field(words::CLAUSE, number)
                .field(words::NOTE, text);
        }
        Hit::Line(_) => {
            return Record::new(lang)
                .field(Label::new("通知行号", "Line of the notice"), number)
                .field(sort, text);
        }
    };
    let first = plain::records(&sheet, lang).next();
    first.unwrap_or_else(|| Record::new(lang))
}
