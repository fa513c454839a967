//! Corrections made by hand, kept in a file of their own: what they are about is named by its words, so that they hold for a
//! revised text of the same notice too. One that fits nothing any more becomes a doubt, and the others are made.

use std::collections::HashMap;
use std::path::Path;

use ron::extensions::Extensions;
use serde::Deserialize;

use super::doubt::Doubt;
use super::duty;
use super::item::{Group, Item};
use super::names;
use super::para::{Note, Para};
use crate::catalogue::Draft;
use crate::catalogue::marker::marker;
use crate::error::{Error, Kind, Result};
use crate::lang::both;
use crate::ronfile;
use crate::text::plain_forms;

/// The version of the format.
const VERSION: u32 = 1;

/// The corrections of a file, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edits {
    version: u32,
    edits: Vec<Edit>,
}

/// One correction. Clauses and lines are named by words that stand in no other.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
enum Edit {
    /// A unit that is read as `said` is the one called `means`.
    Unit { said: String, means: String },
    /// What is read as this unit is none.
    NotUnit { said: String },
    /// The annotation of a clause is to be read as this one: 县水务局牵头，县财政局配合，6月底完成.
    Annotation { clause: String, says: String },
    /// What is read as this clause is none.
    NotClause { clause: String },
    /// The paragraph on this line is a clause, with this annotation if any.
    Clause { line: String, says: Option<String> },
    /// What is assumed on this line is right: its doubts are settled.
    Right { line: String },
    /// The notice's title.
    Title { is: String },
    /// This heading is an area, though it stands beside clauses.
    Area { heading: String },
    /// What the file holds beside its text, named by words of the doubt about it, is not needed.
    NotNeeded { what: String },
}

/// What was corrected while areas and clauses were put together.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// Other names of units, by the name that they are listed under.
    also: HashMap<String, Vec<String>>,
    /// Lines on which nothing is in doubt any more, from 1.
    settled: Vec<usize>,
    /// Corrections that fitted nothing.
    unused: Vec<Doubt>,
}

impl Edits {
    /// Reads a file of corrections; `file` is what errors name.
    ///
    /// # Errors
    ///
    /// [`Kind::Data`] with line and column where it is no RON of this form, or of a newer version.
    pub(crate) fn from_ron(text: &str, file: &Path) -> Result<Self> {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let edits: Self = options
            .from_str(ronfile::without_bom(text))
            .map_err(|e| ronfile::ron_error(&e, text, file))?;
        if edits.version != VERSION {
            let found = edits.version;
            let what = both!(
                "更正文件版本为 {found}，本程序只能读取版本 {VERSION}",
                "the file of corrections is of version {found}; this program reads {VERSION}"
            );
            return Err(Error::new(Kind::Data, what).in_file(file));
        }
        Ok(edits)
    }

    /// The title, if one is given.
    pub(super) fn title(&self) -> Option<&str> {
        self.edits.iter().rev().find_map(|edit| match edit {
            Edit::Title { is } => Some(is.as_str()),
            _ => None,
        })
    }

    /// The paragraphs that are areas by hand, by their index.
    pub(super) fn areas(&self, paras: &[Para]) -> Vec<usize> {
        let named = self.edits.iter().filter_map(|edit| match edit {
            Edit::Area { heading } => {
                one(paras.iter().map(|para| para.text.as_str()), heading).ok()
            }
            _ => None,
        });
        named.collect()
    }

    /// Takes away the doubts about what the file holds beside its text and is not needed; a correction that names none becomes one.
    pub(super) fn not_needed(&self, doubts: &mut Vec<Doubt>) {
        for (nth, edit) in (1..).zip(&self.edits) {
            let Edit::NotNeeded { what } = edit else {
                continue;
            };
            let words = without_counts(what);
            let before = doubts.len();
            doubts.retain(|doubt| {
                let says = |text: &str| !words.is_empty() && without_counts(text).contains(&words);
                !(says(&doubt.what.zh) || says(&doubt.what.en))
            });
            if doubts.len() == before {
                doubts.push(unused(nth, what, 0));
            }
        }
    }

    /// Makes them; each that fits nothing becomes a doubt.
    pub(super) fn make(&self, groups: &mut Vec<Group>, paras: &[Para], lines: &[String]) -> Made {
        let mut made = Made::default();
        for (nth, edit) in (1..).zip(&self.edits) {
            let done = match edit {
                Edit::Unit { said, means } => unit(groups, said, Some(means), &mut made),
                Edit::NotUnit { said } => unit(groups, said, None, &mut made),
                Edit::Annotation { clause, says } => annotation(groups, clause, says, &mut made),
                Edit::NotClause { clause } => not_clause(groups, clause, &mut made),
                Edit::Clause { line, says } => {
                    clause(groups, paras, line, says.as_deref(), &mut made)
                }
                Edit::Right { line } => right(lines, line, &mut made),
                Edit::Area { heading } => area(paras, heading),
                Edit::Title { .. } | Edit::NotNeeded { .. } => Ok(()),
            };
            if let Err(found) = done {
                made.unused.push(unused(nth, edit.words(), found));
            }
        }
        groups.retain(|group| !group.items.is_empty());
        made
    }
}

impl Edit {
    /// The words by which it names what it is about.
    fn words(&self) -> &str {
        match self {
            Self::Unit { said, .. } | Self::NotUnit { said } => said,
            Self::Annotation { clause, .. } | Self::NotClause { clause } => clause,
            Self::Clause { line, .. } | Self::Right { line } => line,
            Self::Title { is: words }
            | Self::Area { heading: words }
            | Self::NotNeeded { what: words } => words,
        }
    }
}

impl Made {
    /// Takes away the doubts that are settled, and adds those about the corrections themselves.
    pub(super) fn settle(self, doubts: &mut Vec<Doubt>) {
        doubts.retain(|doubt| !self.settled.contains(&doubt.line));
        doubts.extend(self.unused);
    }

    /// Adds the other names to the units that they belong to.
    pub(super) fn name(&self, draft: &mut Draft) {
        for unit in &mut draft.units {
            let more = self.also.get(&unit.name).into_iter().flatten();
            for name in more {
                if !unit.also.contains(name) && *name != unit.name {
                    unit.also.push(name.clone());
                }
            }
        }
    }
}

/// How many places a correction could be about, where that is not one.
type Done = std::result::Result<(), usize>;

/// A correction that was not made, since it fits nothing or several places.
fn unused(nth: usize, words: &str, found: usize) -> Doubt {
    let what = if found == 0 {
        both!(
            "更正文件第 {nth} 条没有用上：原文中没有“{words}”；通知修订后请改写或删去这一条",
            "correction {nth} was not made: {words} is not in the notice; change it, or take it out if the notice was revised"
        )
    } else {
        both!(
            "更正文件第 {nth} 条没有用上：“{words}”对应 {found} 处，请多写几个字",
            "correction {nth} was not made: {words} fits {found} places; write more words of it"
        )
    };
    Doubt::new(1, "", what)
}

/// Words of a doubt without white space and numbers, which a revised file may change.
fn without_counts(text: &str) -> String {
    let counts = |c: &char| c.is_whitespace() || c.is_ascii_digit();
    text.chars().filter(|c| !counts(c)).collect()
}

/// A text as words are looked for in it.
fn plain(text: &str) -> String {
    plain_forms(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// The one of `texts` that `words` name: that which they begin, numbers aside, else that which holds them.
fn one<'a>(texts: impl Iterator<Item = &'a str>, words: &str) -> std::result::Result<usize, usize> {
    let words = plain(words);
    if words.is_empty() {
        return Err(0);
    }
    let (mut begins, mut holds) = (Vec::new(), Vec::new());
    for (at, text) in texts.enumerate() {
        let number = marker(text).map_or(0, |marker| marker.len);
        let (whole, bare) = (plain(text), plain(&text[number..]));
        if bare.starts_with(&words) || whole.starts_with(&words) {
            begins.push(at);
        } else if whole.contains(&words) {
            holds.push(at);
        }
    }
    match (begins.as_slice(), holds.as_slice()) {
        ([only], _) => Ok(*only),
        ([], [only]) => Ok(*only),
        ([], holds) => Err(holds.len()),
        (begins, _) => Err(begins.len()),
    }
}

/// Where the clause is that `words` name: its group, and its place there.
fn find(groups: &[Group], words: &str) -> std::result::Result<(usize, usize), usize> {
    let items = || {
        let all = groups.iter().enumerate();
        all.flat_map(|(group, held)| (0..held.items.len()).map(move |item| (group, item)))
    };
    let texts = groups.iter().flat_map(|group| &group.items);
    let at = one(texts.map(|item| item.text.as_str()), words)?;
    items().nth(at).ok_or(0)
}

/// Calls a unit by another name, or takes it out.
fn unit(groups: &mut [Group], said: &str, means: Option<&str>, made: &mut Made) -> Done {
    let mut found = false;
    let notes = groups.iter_mut().flat_map(|group| &mut group.items);
    for note in notes.filter_map(|item| item.note.as_mut()) {
        let reading = &mut note.reading;
        for (_, named) in &mut reading.groups {
            let mut units = Vec::new();
            for (name, kind) in named.units.drain(..) {
                if name != said {
                    units.push((name, kind));
                    continue;
                }
                found = true;
                units.extend(means.map(|means| (means.to_owned(), names::kind_of(means))));
            }
            units.dedup();
            named.units = units;
        }
        reading.groups.retain(|(_, named)| !named.units.is_empty());
        for doubted in [&mut reading.borrowed, &mut reading.unsure] {
            doubted.retain(|name| name != said);
        }
    }
    if !found {
        return Err(0);
    }
    if let Some(means) = means {
        made.also
            .entry(means.to_owned())
            .or_default()
            .push(said.to_owned());
    }
    Ok(())
}

fn annotation(groups: &mut [Group], words: &str, says: &str, made: &mut Made) -> Done {
    let (group, at) = find(groups, words)?;
    let item = &mut groups[group].items[at];
    made.settled.extend(&item.lines);
    let before = item.note.take();
    made.settled
        .extend(before.iter().flat_map(|note| &note.lines));
    item.note = Some(by_hand(says, before, item.line()));
    Ok(())
}

/// An annotation as corrected, what is printed before it.
fn by_hand(says: &str, before: Option<Box<Note>>, line: usize) -> Box<Note> {
    let printed = before.as_ref().map_or("", |note| note.raw.as_str());
    Box::new(Note {
        raw: format!("{printed}（更正：{says}）"),
        lines: before
            .as_ref()
            .map_or_else(|| vec![line], |note| note.lines.clone()),
        reading: duty::read(says),
    })
}

fn not_clause(groups: &mut [Group], words: &str, made: &mut Made) -> Done {
    let (group, at) = find(groups, words)?;
    let item = groups[group].items.remove(at);
    made.settled.extend(item.lines);
    Ok(())
}

/// Makes a paragraph a clause of the area whose heading stands above it.
fn clause(
    groups: &mut Vec<Group>,
    paras: &[Para],
    words: &str,
    says: Option<&str>,
    made: &mut Made,
) -> Done {
    if let Ok((group, at)) = find(groups, words) {
        // The importer takes it for one by now.
        made.settled.extend(&groups[group].items[at].lines);
        return says.map_or(Ok(()), |says| annotation(groups, words, says, made));
    }
    let at = one(paras.iter().map(|para| para.text.as_str()), words)?;
    let para = &paras[at];
    let item = Item {
        lines: para.lines.clone(),
        level: para.marker.map(|marker| marker.level),
        text: para.statement(),
        note: says.map(|says| by_hand(says, None, para.line())),
    };
    made.settled.extend(&item.lines);
    let above = groups.iter().rposition(|group| {
        let first = group.items.first().map_or(usize::MAX, Item::line);
        group.heading.map_or(first, |heading| paras[heading].line()) < item.line()
    });
    match above {
        Some(above) => {
            let items = &mut groups[above].items;
            let place = items.partition_point(|other| other.line() < item.line());
            items.insert(place, item);
        }
        None => groups.insert(
            0,
            Group {
                heading: None,
                parent: None,
                items: vec![item],
            },
        ),
    }
    Ok(())
}

/// Whether the heading is there; that it is an area was seen to when areas were made.
fn area(paras: &[Para], words: &str) -> Done {
    one(paras.iter().map(|para| para.text.as_str()), words).map(|_| ())
}

fn right(lines: &[String], words: &str, made: &mut Made) -> Done {
    let at = one(lines.iter().map(String::as_str), words)?;
    made.settled.push(at + 1);
    Ok(())
}

#[cfg(test)]
mod tests;
