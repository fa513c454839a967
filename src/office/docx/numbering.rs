//! Word's automatic numbers: the lists of `numbering.xml` and how far each has counted.

use std::collections::{HashMap, HashSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::count::Format;
use super::styles::Asked;
use crate::office::xml::{Result, attribute, is_on, number, val};

/// How many levels a list has.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: Format,
    /// What stands before the paragraph: 第%1章, %1.%2.
    text: String,
    /// After which level (from 1) it begins anew; 0 for never.
    restart: Option<usize>,
    /// Whether the levels above it show plain digits.
    legal: bool,
    /// The paragraph style that takes this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: Format::Decimal,
            text: String::new(),
            restart: None,
            legal: false,
            style: None,
        }
    }
}

/// A list as described: its levels, or the style that describes them.
#[derive(Clone, Debug, Default)]
struct List {
    levels: Vec<Level>,
    /// `w:numStyleLink`: the levels are those of the list with this `w:styleLink`.
    like: Option<String>,
    /// `w:styleLink`.
    known_as: Option<String>,
}

/// A list as used: which description, and what it changes.
#[derive(Clone, Debug, Default)]
struct Use {
    list: u32,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<u32, List>,
    uses: HashMap<u32, Use>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Levels of uses that have begun anew, as they ask for.
    begun: HashSet<(u32, usize)>,
}

/// What is being described while `numbering.xml` is read.
#[derive(Default)]
struct Reading {
    list: Option<(u32, List)>,
    used: Option<(u32, Use)>,
    level: Option<(usize, Level)>,
    changed: usize,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(text: &str) -> Result<Self> {
        let mut reader = Reader::from_str(text);
        let mut out = Self::default();
        let mut reading = Reading::default();
        loop {
            match reader.read_event()? {
                Event::Start(element) => reading.start(&element),
                Event::Empty(element) => {
                    reading.start(&element);
                    reading.end(element.local_name().as_ref(), &mut out);
                }
                Event::End(element) => reading.end(element.local_name().as_ref(), &mut out),
                Event::Eof => return Ok(out),
                _ => {}
            }
        }
    }

    /// The number of the next paragraph that asks for one; `style` is the paragraph style that named the list.
    pub(super) fn next(&mut self, asked: Asked, style: Option<&str>) -> Option<String> {
        let used = asked.list.filter(|list| *list > 0)?;
        let own = self.uses.get(&used)?;
        let at = own.list;
        let levels = self.levels(own)?;
        let by_style = || {
            levels
                .iter()
                .position(|level| style.is_some() && level.style.as_deref() == style)
        };
        let level = asked.level.or_else(by_style).unwrap_or(0);
        let mine = levels.get(level)?.clone();
        let again = own.starts.get(&level).copied();
        let again = again.filter(|_| self.begun.insert((used, level)));
        let counts = self.counts.entry(at).or_default();
        let count = match (again, counts[level]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => mine.start,
        };
        counts[level] = Some(count);
        for (below, other) in levels.iter().enumerate().take(LEVELS).skip(level + 1) {
            let restarts = other.restart.is_none_or(|after| after > 0 && level < after);
            if restarts {
                counts[below] = None;
            }
        }
        // A level above that nobody has used yet shows where it begins.
        for (above, other) in levels.iter().enumerate().take(level) {
            counts[above].get_or_insert(other.start);
        }
        let counts = *counts;
        Some(shown(&levels, &mine, &counts))
    }

    /// The levels of a list as used.
    fn levels(&self, used: &Use) -> Option<Vec<Level>> {
        let mut list = self.lists.get(&used.list)?;
        if let Some(like) = list.like.as_ref().filter(|_| list.levels.is_empty()) {
            let named = |other: &&List| other.known_as.as_ref() == Some(like);
            list = self.lists.values().find(named).unwrap_or(list);
        }
        let mut levels = list.levels.clone();
        for (at, level) in &used.levels {
            if let Some(own) = levels.get_mut(*at) {
                own.clone_from(level);
            }
        }
        Some(levels)
    }
}

/// What stands before a paragraph of `level`, a blank behind it where the number needs one.
fn shown(levels: &[Level], level: &Level, counts: &[Option<u32>; LEVELS]) -> String {
    let mut out = String::new();
    let mut chars = level.text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = chars.peek().and_then(|digit| digit.to_digit(10));
        let Some(digit) = digit.filter(|digit| c == '%' && *digit > 0) else {
            // Bullets come from fonts of signs, in places that no other font has.
            out.push(if ('\u{e000}'..='\u{f8ff}').contains(&c) {
                '●'
            } else {
                c
            });
            continue;
        };
        chars.next();
        let at = digit as usize - 1;
        if let (Some(other), Some(Some(count))) = (levels.get(at), counts.get(at)) {
            let format = if level.legal {
                Format::Decimal
            } else {
                other.format
            };
            out.push_str(&format.shown(*count));
        }
    }
    let ends = out.ends_with(['、', '．', '.', ')', '）', '：', '，']);
    if !out.is_empty() && !ends {
        out.push(' ');
    }
    out
}

impl Reading {
    fn start(&mut self, element: &BytesStart<'_>) {
        let named = |name: &str| attribute(element, name)?.trim().parse().ok();
        match element.local_name().as_ref() {
            "abstractNum" => self.list = named("abstractNumId").map(|id| (id, List::default())),
            "num" => self.used = named("numId").map(|id| (id, Use::default())),
            "lvlOverride" => {
                self.changed = attribute(element, "ilvl")
                    .and_then(|at| at.parse().ok())
                    .unwrap_or(0);
            }
            "lvl" => {
                let at = attribute(element, "ilvl").and_then(|at| at.parse().ok());
                self.level = at
                    .filter(|at| *at < LEVELS)
                    .map(|at| (at, Level::default()));
            }
            other => self.property(other, element),
        }
    }

    fn property(&mut self, name: &str, element: &BytesStart<'_>) {
        if let Some((_, level)) = &mut self.level {
            match name {
                "start" => level.start = number(element).unwrap_or(1),
                "numFmt" => level.format = Format::named(&val(element).unwrap_or_default()),
                "lvlText" => level.text = val(element).unwrap_or_default(),
                "lvlRestart" => level.restart = number(element),
                "isLgl" => level.legal = is_on(element),
                "pStyle" => level.style = val(element),
                _ => {}
            }
            return;
        }
        if let Some((_, list)) = &mut self.list {
            match name {
                "numStyleLink" => list.like = val(element),
                "styleLink" => list.known_as = val(element),
                _ => {}
            }
        }
        if let Some((_, used)) = &mut self.used {
            match name {
                "abstractNumId" => used.list = number(element).unwrap_or_default(),
                "startOverride" => {
                    used.starts
                        .insert(self.changed, number(element).unwrap_or(1));
                }
                _ => {}
            }
        }
    }

    fn end(&mut self, name: &str, out: &mut Numbering) {
        match name {
            "lvl" => {
                let Some((at, level)) = self.level.take() else {
                    return;
                };
                if let Some((_, used)) = &mut self.used {
                    used.levels.insert(at, level);
                } else if let Some((_, list)) = &mut self.list {
                    list.levels
                        .resize(list.levels.len().max(at + 1), Level::default());
                    list.levels[at] = level;
                }
            }
            "abstractNum" => out.lists.extend(self.list.take()),
            "num" => out.uses.extend(self.used.take()),
            _ => {}
        }
    }
}
