//! What `check` finds: in the catalogue, in the names of its units, and in the journal.

use std::collections::HashMap;
use std::path::Path;

use super::desk::Desk;
use crate::catalogue::Catalogue;
use crate::error::{Error, Kind, Result};
use crate::journal::{Amendment, Did, Entry, Journal};
use crate::lang::{Wording, both, plural};
use crate::listing::stamp_text;
use crate::settings::{Options, input};
use crate::store::{now, quoted};

/// Everything that is wrong with the catalogue that the options name.
///
/// # Errors
///
/// [`Kind::Io`] where it cannot be read.
pub(super) fn in_catalogue(options: &Options) -> Result<Vec<Error>> {
    let Some(file) = options.catalogue_file()? else {
        return Ok(Vec::new());
    };
    let read = Catalogue::check_ron(&input::text(&file)?, &file);
    Ok(read.err().unwrap_or_default())
}

/// Names in the embedded lexicon that the embedded catalogue lacks.
pub(super) fn in_lexicon(desk: &Desk<'_>, options: &Options) -> Option<Error> {
    let unknown = |name: &&str| desk.library.catalogue.unit_named(name).is_none();
    let names: Vec<&str> = desk.library.known_units().filter(unknown).collect();
    let other = options.catalogue_file().ok().flatten().is_some();
    if other || names.is_empty() {
        return None;
    }
    let names = names.join("、");
    Some(Error::new(
        Kind::Data,
        both!(
            "单位名称表中有目录没有的单位：{names}",
            "the lexicon has units that the catalogue lacks: {names}"
        ),
    ))
}

/// What a person can break by hand in a journal that still can be read: unknown clauses and indicators, times to come.
pub(super) fn in_journal(desk: &Desk<'_>, journal: &Journal) -> Vec<Error> {
    let entries = journal.entries().iter();
    let mut faults: Vec<Wording> = entries
        .filter_map(|entry| unknown(entry, journal, &desk.library.catalogue))
        .collect();
    let file = desk.store.path();
    faults.extend(times_ahead(journal, file));
    let error = |what| Error::new(Kind::Data, what).in_file(file);
    faults.into_iter().map(error).collect()
}

/// The times ahead of this host's clock, and the command that mends them.
fn times_ahead(journal: &Journal, file: &Path) -> Option<Wording> {
    let amendments = journal.amendments(now());
    let count = amendments.len();
    let first = amendments.first()?.old.as_str();
    let mending: Vec<String> = amendments
        .iter()
        .map(|Amendment { old, new }| format!("-e 's/\"{old}\"/\"{new}\"/g'"))
        .collect();
    let (mending, file) = (mending.join(" "), quoted(file));
    let s = plural(count);
    Some(both!(
        "有 {count} 个登记时间比本机时钟晚（{first} 等）。若本机时钟无误，请在无人登记时执行：sed -i.old {mending} -- {file}",
        "{count} time{s} of entries ahead of this host's clock ({first}). If this clock is right, run, while nobody records: sed -i.old {mending} -- {file}"
    ))
}

/// That the catalogue has no such clause, or the clause no such indicator.
fn unknown(entry: &Entry, journal: &Journal, catalogue: &Catalogue) -> Option<Wording> {
    let (id, who) = (journal.clause_of(entry)?, stamp_text(&entry.stamp));
    let Some(clause) = catalogue.clause(id) else {
        return Some(both!(
            "目录没有条款 {id}（{who}），登记已保留",
            "the catalogue has no clause {id} ({who}); the entry is kept"
        ));
    };
    match &entry.did {
        Did::Value { indicator, .. } if usize::from(*indicator) > clause.indicators.len() => {
            Some(both!(
                "条款 {id} 没有第 {indicator} 项指标（{who}）",
                "clause {id} has no indicator {indicator} ({who})"
            ))
        }
        _ => None,
    }
}

/// Entries that stand twice in the text of a journal, as a merge by lines may leave them: harmless, but told.
pub(super) fn repeated(text: &str, file: &Path) -> Vec<Error> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let entry = line.trim().trim_end_matches(',');
        if !entry.starts_with("(at:") {
            continue;
        }
        let Some(earlier) = first.get(entry) else {
            first.insert(entry, number);
            continue;
        };
        let column = line.chars().take_while(|c| c.is_whitespace()).count() + 1;
        let what = both!(
            "与第 {earlier} 行重复，只算一次",
            "the same as line {earlier}; counts once"
        );
        found.push(Error::new(Kind::Data, what).at(file, number, column));
    }
    found
}

/// Entries that name one clause and carry the text of another, for which they count: the notice was renumbered since, or a
/// hand changed the number alone.
pub(super) fn followed(journal: &Journal, file: &Path) -> Option<Error> {
    const SHOWN: usize = 3;
    let progress = journal.progress();
    let moved: Vec<String> = journal
        .entries()
        .iter()
        .filter_map(|entry| {
            let (old, new) = (entry.clause?, progress.clause_of(entry)?);
            (old != new).then(|| format!("{old}→{new} {}", stamp_text(&entry.stamp)))
        })
        .collect();
    let (count, s) = (moved.len(), plural(moved.len()));
    let first = &moved[..count.min(SHOWN)];
    let (zh, en) = (first.join("、"), first.join(", "));
    let what = both!(
        "有 {count} 条登记写的编号与所附条款原文不符，按原文计：{zh}。通知修订后编号会变；若是手工改了编号，请同时删去该行的 text",
        "{count} line{s} name one clause and carry the text of another, for which they count: {en}. A revised notice renumbers; where a hand changed the number, take text out of that line too"
    );
    (count > 0).then(|| Error::new(Kind::Data, what).in_file(file))
}
