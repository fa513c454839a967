//! A catalogue in a form that is read without parsing, and only as far as it is asked for: what the cache of a catalogue file
//! holds.
//!
//! A head first, with the units and the areas without their clauses, then parts: the clauses of each area, the lines of the
//! notice, the clauses by unit. Head and parts are in postcard's form, each with its checksum. What is read is held against all
//! that the rest of the program relies on when it indexes, as that of a RON file is; a part that does not hold is taken from the
//! RON file instead.

use std::fmt::Debug;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::facts::{Facts, Scan};
use super::later::Later;
use super::mentions::{BLOCK, Block, Mentions};
use super::{
    Area, AreaNo, Catalogue, Clause, ClauseId, Duty, Indicator, Notice, NoticeNo, StandingRule,
    Unit, check,
};

/// Bytes before the head: its length and its checksum.
const BEFORE: usize = 8;

/// Where a packed catalogue is read from.
pub(crate) trait Parts: Debug + Send + Sync {
    /// How many bytes there are.
    fn length(&self) -> u64;

    /// Some of the bytes; `None` where they cannot be read.
    fn bytes(&self, at: u64, length: usize) -> Option<Vec<u8>>;

    /// The catalogue as its own file has it, for what cannot be read from here.
    fn again(&self) -> Option<Catalogue>;
}

#[derive(Serialize, Deserialize)]
struct Head {
    /// Without its lines.
    notice: Notice,
    /// Without their clauses.
    areas: Vec<Area>,
    units: Vec<Unit>,
    rules: Vec<StandingRule>,
    digest: u32,
    days: Vec<(ClauseId, NaiveDate)>,
    lines: Part,
    /// The lines in which no heading stands and no clause begins, with their numbers.
    others: Part,
    parts: Vec<AreaParts>,
    /// The clauses that name each unit, a block of units to a part.
    mentions: Vec<Part>,
}

/// The clauses of an area.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct AreaParts {
    /// Their texts, so that these can be looked through by themselves.
    texts: Part,
    /// What else there is of them.
    rest: Part,
}

/// A clause without its number and text.
#[derive(Serialize, Deserialize)]
struct Rest {
    line: usize,
    also: Vec<usize>,
    duty: Option<Duty>,
    indicators: Vec<Indicator>,
}

/// Some items behind the head.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Part {
    /// Bytes from the end of the head.
    from: u64,
    length: usize,
    checksum: u32,
    /// How many items.
    count: usize,
}

/// What is known once the head has been read, for all parts.
#[derive(Debug)]
struct Packed {
    parts: Arc<dyn Parts>,
    /// Where the parts begin.
    begin: u64,
    /// In the order of the areas.
    areas: Vec<AreaParts>,
    units: usize,
    lines: usize,
    others: Part,
    /// What the file itself says, once a part turned out damaged.
    again: OnceLock<Option<Catalogue>>,
}

impl Catalogue {
    /// It in the form that [`Catalogue::unpacked`] reads; `None` for what has none.
    pub(crate) fn packed(&self) -> Option<Vec<u8>> {
        let mut behind = Vec::new();
        let areas = self.areas.iter();
        let parts = areas.map(|area| area_parts(&area.clauses, &mut behind));
        let parts = parts.collect::<Option<_>>()?;
        let mut others = Vec::new();
        self.other_lines(NoticeNo::default(), &mut |line, text| {
            others.push((line, text.to_owned()));
        });
        let head = Head {
            parts,
            notice: self.notice.without_lines(),
            areas: self.areas.iter().map(Area::without_clauses).collect(),
            units: self.units.to_vec(),
            rules: self.rules.clone(),
            digest: self.digest(),
            days: self.days().collect(),
            lines: part(&self.notice.lines, &mut behind)?,
            others: part(&others, &mut behind)?,
            mentions: {
                let blocks = self.places().chunks(BLOCK);
                let parts = blocks.map(|block| part(block, &mut behind));
                parts.collect::<Option<_>>()?
            },
        };
        let head = postcard::to_allocvec(&head).ok()?;
        let length = u32::try_from(head.len()).ok()?.to_le_bytes();
        let checksum = crc32fast::hash(&head).to_le_bytes();
        Some([&length, &checksum, &head[..], &behind].concat())
    }

    /// The catalogue that [`Catalogue::packed`] made these bytes of; `None` where they are not in order.
    pub(crate) fn unpacked(parts: &Arc<dyn Parts>) -> Option<Self> {
        let before = parts.bytes(0, BEFORE)?;
        let (length, checksum) = before.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let begin = (BEFORE as u64).checked_add(length as u64)?;
        if begin > parts.length() {
            return None;
        }
        let bytes = parts.bytes(BEFORE as u64, length)?;
        if crc32fast::hash(&bytes).to_le_bytes() != *checksum {
            return None;
        }
        let mut head: Head = postcard::from_bytes(&bytes).ok()?;
        if !head.holds(parts.length() - begin) {
            return None;
        }
        let packed = Arc::new(Packed {
            parts: Arc::clone(parts),
            begin,
            areas: head.parts,
            units: head.units.len(),
            lines: head.lines.count,
            others: head.others,
            again: OnceLock::new(),
        });
        for (nth, area) in head.areas.iter_mut().enumerate() {
            area.clauses = packed.clauses(nth, area.number);
        }
        head.notice.lines = packed.lines(head.lines);
        Some(Self {
            notice: head.notice,
            facts: Facts::known(head.digest, head.days, Arc::clone(&packed) as _),
            mentions: Mentions::later(head.mentions.len(), move |at| {
                packed.mentions(*head.mentions.get(at)?)
            }),
            areas: head.areas,
            units: head.units.into(),
            rules: head.rules,
            shelf: None,
        })
    }
}

/// Puts items behind the others.
fn part<T: Serialize>(items: &[T], behind: &mut Vec<u8>) -> Option<Part> {
    let from = behind.len();
    *behind = postcard::to_extend(items, std::mem::take(behind)).ok()?;
    let bytes = &behind[from..];
    Some(Part {
        from: from as u64,
        length: bytes.len(),
        checksum: crc32fast::hash(bytes),
        count: items.len(),
    })
}

fn area_parts(clauses: &[Clause], behind: &mut Vec<u8>) -> Option<AreaParts> {
    let texts: Vec<&str> = clauses.iter().map(|it| it.text.as_str()).collect();
    let rest = clauses.iter().map(|it| Rest {
        line: it.line,
        also: it.also.clone(),
        duty: it.duty.clone(),
        indicators: it.indicators.clone(),
    });
    Some(AreaParts {
        texts: part(&texts, behind)?,
        rest: part(&rest.collect::<Vec<_>>(), behind)?,
    })
}

impl Head {
    /// Whether all is as the rest of the program relies on it; `room` is how many bytes stand behind it.
    fn holds(&self, room: u64) -> bool {
        let parts = self.parts.iter();
        let parts = parts.flat_map(|area| [&area.texts, &area.rest]);
        let parts = parts.chain([&self.lines, &self.others]);
        let mut parts = parts.chain(&self.mentions);
        let fits = |part: &Part| {
            let end = part.from.checked_add(part.length as u64);
            // No item takes less than a byte.
            end.is_some_and(|end| end <= room) && part.count <= part.length
        };
        let in_lines = |line: usize| (1..=self.lines.count).contains(&line);
        let areas = self.areas.iter().zip(AreaNo::all());
        let mut areas = areas.map(|(area, number)| area.number == number && in_lines(area.line));
        let there = |id: &ClauseId| {
            let part = id.area.place().and_then(|at| self.parts.get(at));
            part.is_some_and(|part| id.index > 0 && id.index as usize <= part.texts.count)
        };
        let blocks = self.units.chunks(BLOCK).map(<[Unit]>::len);
        let same = |area: &AreaParts| area.texts.count == area.rest.count;
        parts.all(fits)
            && self.parts.iter().all(same)
            && check::is_id(&self.notice.id)
            && !self.areas.is_empty()
            && self.areas.len() == self.parts.len()
            && areas.all(|holds| holds)
            && blocks.eq(self.mentions.iter().map(|part| part.count))
            && self.rules.iter().all(|rule| there(&rule.since))
            && self.days.iter().all(|(id, _)| there(id))
    }
}

impl Packed {
    /// The items of a part, where they are what was put there.
    fn items<T: DeserializeOwned>(&self, part: Part) -> Option<Vec<T>> {
        let bytes = self.bytes(part)?;
        let items: Vec<T> = postcard::from_bytes(&bytes).ok()?;
        (items.len() == part.count).then_some(items)
    }

    fn bytes(&self, part: Part) -> Option<Vec<u8>> {
        let from = self.begin.checked_add(part.from)?;
        let bytes = self.parts.bytes(from, part.length)?;
        (crc32fast::hash(&bytes) == part.checksum).then_some(bytes)
    }

    fn clauses(self: &Arc<Self>, nth: usize, number: AreaNo) -> Later<Clause> {
        let packed = Arc::clone(self);
        let count = self.areas.get(nth).map_or(0, |area| area.texts.count);
        Later::new(count, move || {
            let holds = |clauses: &Vec<Clause>| packed.hold(number, clauses);
            let again = || {
                let area = packed.again()?.areas.get(nth)?;
                let fits = area.clauses.len() == count && holds(&area.clauses);
                fits.then(|| area.clauses.to_vec())
            };
            let found = packed.area(nth, number).filter(holds).or_else(again);
            found.unwrap_or_else(|| unread(number).take(count).collect())
        })
    }

    fn area(&self, nth: usize, number: AreaNo) -> Option<Vec<Clause>> {
        let AreaParts { texts, rest } = *self.areas.get(nth)?;
        let (texts, rest): (Vec<String>, Vec<Rest>) = (self.items(texts)?, self.items(rest)?);
        let ids = ClauseId::in_area(number);
        let clauses = ids.zip(texts).zip(rest).map(|((id, text), rest)| Clause {
            id,
            text,
            line: rest.line,
            also: rest.also,
            duty: rest.duty,
            indicators: rest.indicators,
        });
        Some(clauses.collect())
    }

    fn lines(self: &Arc<Self>, part: Part) -> Later<String> {
        let packed = Arc::clone(self);
        Later::new(part.count, move || {
            let again = || {
                let lines = &packed.again()?.notice.lines;
                (lines.len() == part.count).then(|| lines.to_vec())
            };
            let found = packed.items(part).or_else(again);
            found.unwrap_or_else(|| vec![UNREAD.to_owned(); part.count])
        })
    }

    fn mentions(&self, part: Part) -> Option<Block> {
        let block: Block = self.items(part)?;
        let mut places = block.iter().flatten();
        let all_there = places.all(|(area, clause, _)| {
            let area = self.areas.get(*area);
            area.is_some_and(|area| *clause < area.texts.count)
        });
        all_there.then_some(block)
    }

    /// Whether the clauses of an area are as the rest of the program relies on it.
    fn hold(&self, number: AreaNo, clauses: &[Clause]) -> bool {
        let ids = ClauseId::in_area(number);
        let in_lines = |line: &usize| (1..=self.lines).contains(line);
        let units = |duty: &Duty| {
            let named = |unit: super::UnitId| unit.index() < self.units;
            let mut groups = duty.groups.iter();
            groups.all(|group| !group.units.is_empty() && group.units.iter().copied().all(named))
        };
        clauses.iter().zip(ids).all(|(clause, id)| {
            clause.id == id
                && in_lines(&clause.line)
                && clause.also.iter().all(in_lines)
                && clause.duty.iter().all(units)
        })
    }

    /// What the file itself says now.
    fn again(&self) -> Option<&Catalogue> {
        let again = self.again.get_or_init(|| self.parts.again());
        again.as_ref()
    }
}

impl Scan for Packed {
    fn clauses(&self, area: usize, holds: &dyn Fn(&[u8]) -> bool) -> Option<Vec<usize>> {
        let part = self.areas.get(area)?.texts;
        let bytes = self.bytes(part)?;
        let texts: Vec<&[u8]> = postcard::from_bytes(&bytes).ok()?;
        let places = texts.iter().enumerate().filter(|(_, text)| holds(text));
        (texts.len() == part.count).then(|| places.map(|(at, _)| at).collect())
    }

    fn others(&self) -> Option<Vec<(usize, String)>> {
        let in_lines = |line: usize| (1..=self.lines).contains(&line);
        let others = self.items::<(usize, String)>(self.others)?;
        let hold = others.iter().all(|(line, _)| in_lines(*line));
        hold.then_some(others)
    }
}

/// What stands for a text where both the cache and the file changed under the program's hands.
const UNREAD: &str = "（目录文件已变动，请重新打开）";

/// So many clauses as there should be, that nobody takes for the notice's own.
fn unread(number: AreaNo) -> impl Iterator<Item = Clause> {
    ClauseId::in_area(number).map(|id| Clause {
        id,
        text: UNREAD.to_owned(),
        line: 1,
        also: Vec::new(),
        duty: None,
        indicators: Vec::new(),
    })
}

impl Area {
    fn without_clauses(&self) -> Self {
        Self {
            number: self.number,
            printed: self.printed.clone(),
            chapter: self.chapter.clone(),
            called: self.called.clone(),
            title: self.title.clone(),
            heading: self.heading.clone(),
            line: self.line,
            clauses: Later::default(),
        }
    }
}

impl Notice {
    fn without_lines(&self) -> Self {
        Self {
            id: self.id.clone(),
            title: self.title.clone(),
            short: self.short.clone(),
            issuer: self.issuer.clone(),
            date: self.date.clone(),
            day: self.day,
            place: self.place.clone(),
            lines: Later::default(),
        }
    }
}

#[cfg(test)]
mod tests;
