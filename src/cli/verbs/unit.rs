//! `unit`: one unit's page, its clauses by role.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::list;
use crate::cli::clause_json::ClauseJson;
use crate::cli::out::{Ink, Out};
use crate::cli::{archive::Archive, args, ending::Ending, json, plain, which};
use crate::error::Result;
use crate::lang::{Label, Lang, tr};
use crate::listing::words::unit_aside;
use crate::listing::{Board, FoundUnit, Object, UnitPage, role_word, unit_sheet};
use crate::settings::Options;
use crate::text;

#[derive(Serialize)]
struct Page<'a> {
    schema: u32,
    unit: Option<Object<'a>>,
    clauses: Vec<ClauseJson<'a>>,
}

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "一个单位牵头、负责、配合的条款",
        "One unit's clauses by role",
    );
    args::verb(
        "unit",
        lang,
        about,
        &["duban unit 商务", "duban unit fgw --format json"],
    )
    .arg(args::words(
        "query",
        lang.pick("单位", "QUERY"),
        lang.pick(
            "名称、简称、旧名、全拼或首字母",
            "a name, short form, former name or pinyin",
        ),
        true,
    ))
}

/// Performs it.
pub(super) fn run(matches: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    let archive = Archive::open(options, out)?;
    let query = args::given(matches, "query").join(" ");
    let id = which::unit(&query, &archive.library, out)?;
    let progress = archive.progress();
    let board = archive.board(&progress);
    let page = board.unit_page(id);
    if options.json {
        let hits = archive.library.units(&query);
        let name_hit = hits
            .first()
            .and_then(|hit| hit.matched.as_ref())
            .map(|matched| matched.name.as_str());
        let rows = page.groups.iter().flat_map(|group| &group.rows);
        let clauses = rows
            .map(|row| ClauseJson::new(board, &board.page(row.clause)))
            .collect();
        let unit = unit_sheet([FoundUnit {
            row: page.row,
            matched: name_hit,
        }]);
        json::print(
            &Page {
                schema: json::SCHEMA,
                unit: unit.objects().next(),
                clauses,
            },
            out,
        )?;
    } else if options.plain {
        print_plain(&archive, board, &page, out);
    } else {
        print(&archive, board, &page, out);
    }
    Ok(Ending::Fine)
}

/// The unit's full name where it is another.
fn official<'a>(archive: &'a Archive<'_>, page: &UnitPage<'_>) -> Option<&'a str> {
    let name = &page.row.unit.name;
    archive
        .library
        .official(page.id)
        .filter(|official| official != name)
}

/// The unit, then its clauses, each with the role the unit has in it.
fn print_plain(archive: &Archive<'_>, board: Board<'_>, page: &UnitPage<'_>, out: &mut Out) {
    let lang = out.lang;
    let full = official(archive, page).unwrap_or_default();
    let unit = unit_sheet([FoundUnit {
        row: page.row,
        matched: None,
    }]);
    let unit = plain::records(&unit, lang);
    let unit = unit.map(|record| record.field(Label::new("全称", "Full name"), full));
    let mut records: Vec<_> = unit.collect();
    for group in &page.groups {
        let role = role_word(group.role, lang);
        let sheet = board.clause_sheet(group.rows.iter().copied(), lang);
        let label = Label::new("本单位角色", "Role of this unit");
        records.extend(plain::records(&sheet, lang).map(|record| record.field(label, role)));
    }
    plain::print(records, out);
}

fn print(archive: &Archive<'_>, board: Board<'_>, page: &UnitPage<'_>, out: &mut Out) {
    let lang = out.lang;
    let unit = page.row.unit;
    let mut title = text::clean(&unit.name).into_owned();
    if let Some(official) = official(archive, page) {
        title.push_str(lang.pick("  全称：", "  in full: "));
        title.push_str(&text::clean(official));
    }
    title.push_str(&text::clean(&unit_aside(unit, lang)));
    let title = out.ink(Ink::Bold, &title);
    out.inked(&title);
    if let Some(names) = board.joined(page.id, lang) {
        let names = text::clean(&names);
        out.line(&tr!(
            lang,
            "按同一单位合并（units.ron 可改）：{names}",
            "taken for one unit (units.ron changes that): {names}"
        ));
    }
    for group in &page.groups {
        out.write("\n");
        let heading = out.ink(Ink::Bold, &group.heading(board, lang));
        out.inked(&heading);
        list::print(board, &group.rows, out);
    }
}
