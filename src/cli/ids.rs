//! Clause ids as arguments and on standard input: as the search reads them and as the notice prints them, in lists parted by
//! blanks or commas.

use std::ops::RangeInclusive;

use clap::ArgMatches;

use super::args::given;
use crate::catalogue::{Catalogue, ClauseId};
use crate::error::{Error, Kind, Result};
use crate::lang::both;
use crate::search::{clause_ids, printed};
use crate::settings::input;
use crate::text;

/// What parts one id from the next, beside blanks of all widths; a plain comma too, though people write 2,3 for 2.3 elsewhere.
const PARTING: [char; 5] = [',', '，', '、', ';', '；'];

/// The clauses that the arguments name, in the order named; from standard input where they are `-` or missing.
///
/// # Errors
///
/// As [`read`]; [`Kind::Usage`] where nothing is named.
pub(super) fn clauses(matches: &ArgMatches, catalogue: &Catalogue) -> Result<Vec<ClauseId>> {
    let words = given(matches, "ids");
    let piped = match words[..] {
        [] => input::piped()?,
        ["-"] => Some(input::text(std::path::Path::new("-"))?),
        _ => None,
    };
    let ids = match piped {
        Some(text) => read(text.lines().map(first_field), catalogue)?,
        None => read(words.into_iter(), catalogue)?,
    };
    if ids.is_empty() {
        return Err(Error::new(
            Kind::Usage,
            both!("没有给出条款编号", "no clause id is given"),
        )
        .hint(both!(
            "例如：duban done 2.3 5.1-5.4",
            "for instance: duban done 2.3 5.1-5.4"
        )));
    }
    Ok(ids)
}

/// One clause.
pub(super) fn one(word: &str, catalogue: &Catalogue) -> Result<ClauseId> {
    match read([word].into_iter(), catalogue)?[..] {
        [id] => Ok(id),
        _ => Err(Error::new(
            Kind::Usage,
            both!(
                "这里只能有一个条款编号：“{word}”",
                "one clause id is needed here, not {word:?}"
            ),
        )),
    }
}

/// A line of a table that was piped on begins with the id; other lines are lists.
fn first_field(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default()
}

/// All ids in `words`.
///
/// # Errors
///
/// [`Kind::Usage`] for what is no id; [`Kind::NotFound`] for what the catalogue lacks, with what it has nearby.
fn read<'a>(words: impl Iterator<Item = &'a str>, catalogue: &Catalogue) -> Result<Vec<ClauseId>> {
    let mut ids = Vec::new();
    let mut unknown: Vec<ClauseId> = Vec::new();
    for word in words {
        // Marks without a shape, such as the one before a file's text, come along unseen.
        let word = text::clean(word);
        let parting = |c: char| c.is_whitespace() || PARTING.contains(&c);
        for item in word.split(parting).filter(|item| !item.is_empty()) {
            let runs = runs(item, catalogue)?;
            let ends = runs.iter().flat_map(|run| [*run.start(), *run.end()]);
            let missing = ends.filter(|id| catalogue.clause(*id).is_none());
            let before = unknown.len();
            unknown.extend(missing);
            if unknown.len() == before {
                ids.extend(
                    catalogue
                        .ids()
                        .filter(|id| runs.iter().any(|run| run.contains(id))),
                );
            }
        }
    }
    unknown.dedup();
    match unknown.first() {
        Some(first) => Err(not_there(&unknown, *first, catalogue)),
        None => Ok(ids),
    }
}

/// What an id, several in a row, or a number as the notice prints it names, in the catalogue or not.
///
/// # Errors
///
/// [`Kind::Usage`] for what is no id.
pub(super) fn runs(item: &str, catalogue: &Catalogue) -> Result<Vec<RangeInclusive<ClauseId>>> {
    let printed = printed(item, catalogue);
    if printed.is_empty() {
        return Ok(vec![clause_ids(item).ok_or_else(|| no_id(item))?]);
    }
    Ok(printed)
}

fn no_id(item: &str) -> Error {
    let odd = item.chars().find(|c| !c.is_ascii() && !c.is_alphanumeric());
    let odd = odd.map(|c| format!("U+{:04X}", u32::from(c)));
    let (zh, en) = odd.map_or_else(Default::default, |code| {
        (
            format!("（其中有字符 {code}）"),
            format!(" (it holds {code})"),
        )
    });
    Error::new(
        Kind::Usage,
        both!("“{item}”不是条款编号{zh}", "{item:?} is no clause id{en}"),
    )
    .hint(both!(
        "编号写作 2.3，连续的写作 2.1-2.4",
        "write an id as 2.3 and several in a row as 2.1-2.4"
    ))
}

fn not_there(unknown: &[ClauseId], first: ClauseId, catalogue: &Catalogue) -> Error {
    let ids: Vec<String> = unknown.iter().map(ToString::to_string).collect();
    let ids = ids.join(", ");
    Error::new(
        Kind::NotFound,
        both!("没有条款 {ids}", "there is no clause {ids}"),
    )
    .hint(if let Some(area) = catalogue.area(first.area) {
        let (number, count, title) = (area.number, area.clauses.len(), &area.title);
        both!(
            "第 {number} 领域（{title}）有 {number}.1 至 {number}.{count}",
            "area {number} ({title}) has {number}.1 to {number}.{count}"
        )
    } else {
        let count = catalogue.areas().len();
        both!(
            "共有 {count} 个领域，编号为 1 至 {count}",
            "there are {count} areas, 1 to {count}"
        )
    })
}
