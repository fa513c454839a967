//! `unit`: one unit's page, its clauses by role.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::clause_json::ClauseJson;
use super::out::{Ink, Out};
use super::units::UnitJson;
use super::{Desk, Ending, Options, args, json, list};
use crate::catalogue::UnitId;
use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both};
use crate::listing::{Board, UnitPage, kind_word, role_word};
use crate::text;

#[derive(Serialize)]
struct Page<'a> {
    schema: u32,
    unit: UnitJson<'a>,
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
    let desk = Desk::open(options)?;
    let query = args::given(matches, "query").join(" ");
    let id = meant(&query, &desk, out)?;
    let progress = desk.progress()?;
    let board = desk.board(&progress);
    let page = board.unit_page(id);
    if options.json {
        let hits = desk.index.units(&query);
        let name_hit = hits
            .first()
            .and_then(|hit| hit.matched.as_ref())
            .map(|matched| matched.name.as_str());
        let rows = page.groups.iter().flat_map(|group| &group.rows);
        let clauses = rows.map(|row| ClauseJson::new(board, *row)).collect();
        json::print(
            &Page {
                schema: json::SCHEMA,
                unit: UnitJson::new(page.row, name_hit),
                clauses,
            },
            out,
        )?;
    } else {
        print(&desk, board, &page, out);
    }
    Ok(Ending::Fine)
}

fn print(desk: &Desk<'_>, board: Board<'_>, page: &UnitPage<'_>, out: &mut Out) {
    let lang = out.lang;
    let unit = page.row.unit;
    let mut title = text::clean(&unit.name).into_owned();
    if let Some(official) = desk
        .lexicon
        .official(&unit.name)
        .filter(|official| *official != unit.name)
    {
        title.push_str(lang.pick("  全称：", "  in full: "));
        title.push_str(&text::clean(official));
    }
    let kind = kind_word(unit.kind, lang);
    if !kind.is_empty() {
        title.push_str("  ");
        title.push_str(kind);
    }
    let title = out.ink(Ink::Bold, &title);
    out.inked(&title);
    for group in &page.groups {
        let (word, tally) = (role_word(group.role, lang), group.tally);
        let (of, done) = (tally.of, tally.done);
        out.write("\n");
        let head = both!(
            "{word} {of} 条，已完成 {done} 条",
            "{word}: {of}, done {done}"
        );
        let head = out.ink(Ink::Bold, head.pick(lang));
        out.inked(&head);
        list::print(board, &group.rows, out);
    }
}

/// The unit that is meant by `query`; says which where the query is not its name.
///
/// # Errors
///
/// [`Kind::NotFound`] where no unit answers, [`Kind::Usage`] where nothing is asked.
pub(super) fn meant(query: &str, desk: &Desk<'_>, out: &Out) -> Result<UnitId> {
    if let Some(id) = desk.catalogue.unit_named(query.trim()) {
        return Ok(id);
    }
    if query.trim().is_empty() {
        return Err(Error::new(
            Kind::Usage,
            both!("单位名称是空的", "the unit's name is blank"),
        ));
    }
    let hits = desk.index.units(query);
    let Some(hit) = hits.first() else {
        return desk.index.unit(query, &desk.catalogue);
    };
    let name = &desk.catalogue.unit(hit.unit).name;
    let by = hit.matched.as_ref().map_or(name, |matched| &matched.name);
    let others = hits.len() - 1;
    out.note(&match (by == name, others) {
        (true, 0) => both!("按“{name}”查找", "taken as {name}"),
        (false, 0) => both!("按“{name}”（{by}）查找", "taken as {name} ({by})"),
        (true, _) => both!(
            "按“{name}”查找；另有 {others} 个单位相符，见 duban units {query}",
            "taken as {name}; {others} more match, see duban units {query}"
        ),
        (false, _) => {
            both!(
                "按“{name}”（{by}）查找；另有 {others} 个单位相符，见 duban units {query}",
                "taken as {name} ({by}); {others} more match, see duban units {query}"
            )
        }
    });
    Ok(hit.unit)
}
