//! Units by any of their names: the exact ways first, then sounds that people mix up, then one slip of the finger.

use std::collections::HashSet;

use super::name::{Cell, Fit, Name, Reader};
use super::query::{Fits, Hearing, Query, one_slip};
use super::sound;
use crate::catalogue::{Alias, UnitId, Via};

/// How a hit was found; the earlier ones rank first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Means {
    /// As typed.
    Exact,
    /// With sounds mixed up: z/zh, c/ch, s/sh, n/l, an/ang, en/eng, in/ing.
    Sound,
    /// With one slip of the finger.
    Slip,
}

/// How well a unit answers a query; orders the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Rank {
    /// By which means.
    pub(crate) means: Means,
    /// Orders fit and sort of name together; see [`weigh`].
    weight: u8,
    /// How much of the name.
    pub(crate) fit: Fit,
}

/// The best name of one unit for a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The unit.
    pub(super) unit: UnitId,
    /// How well.
    pub(super) rank: Rank,
    /// Which name, by its place in the index.
    pub(super) name: usize,
}

/// The names of all units, ready to be searched.
#[derive(Debug, Default)]
pub(super) struct Units {
    names: Vec<(UnitId, Name)>,
    /// By unit: how many come before it when nothing is asked, that is by mentions, then in the notice's order.
    order: Vec<u32>,
}

impl Units {
    /// Makes the units ready: each with its names, the canonical one first; `all` has them as they come when nothing is asked.
    pub(super) fn new(units: impl Iterator<Item = (UnitId, Vec<Alias>)>, all: &[UnitId]) -> Self {
        let mut index = Self {
            names: Vec::new(),
            order: vec![0; all.len()],
        };
        for (unit, aliases) in units {
            index
                .names
                .extend(aliases.iter().map(|alias| (unit, Name::new(alias))));
        }
        for (place, unit) in (0..).zip(all) {
            index.order[unit.index()] = place;
        }
        index
    }

    /// How many units come before this one when nothing is asked.
    pub(super) fn place(&self, unit: UnitId) -> u32 {
        self.order[unit.index()]
    }

    /// A name by its place.
    pub(super) fn name(&self, at: usize) -> &Name {
        &self.names[at].1
    }

    /// The names with their units.
    pub(super) fn names(&self) -> impl Iterator<Item = (UnitId, &Name)> {
        self.names.iter().map(|(unit, name)| (*unit, name))
    }

    /// The units that answer, the best first.
    pub(super) fn find(&self, query: &Query) -> Vec<Found> {
        let exact = Reader::new(
            query,
            query.fits(Hearing::Exact),
            query.fits(Hearing::Whole),
        );
        let mut found = self.collect(Means::Exact, |name| {
            name.fit(&exact).filter(|fit| {
                *fit < Fit::Scattered || query.letters() == 0 || was_its_own(name.via)
            })
        });
        let sure = |found: &[Found]| found.iter().any(|hit| hit.rank.fit <= Fit::Contiguous);
        if query.letters() > 1 && !sure(&found) {
            let blurred = Reader::new(
                query,
                query.fits(Hearing::Blurred),
                query.fits(Hearing::Whole),
            );
            let blurred = blurred.any_letters();
            let more = self.collect(Means::Sound, |name| {
                name.fit(&blurred).filter(|fit| *fit <= Fit::Contiguous)
            });
            add(&mut found, more);
        }
        if query.letters() > 2 && !sure(&found) {
            add(&mut found, self.slips(query));
        }
        found.sort_by_key(|hit| (hit.rank, self.order[hit.unit.index()]));
        found
    }

    /// The best name of every unit that `fit` lets pass.
    fn collect(&self, means: Means, fit: impl Fn(&Name) -> Option<Fit>) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for (at, (unit, name)) in self.names.iter().enumerate() {
            let Some(fit) = fit(name) else { continue };
            let weight = weigh(fit, name.via);
            let rank = Rank { means, weight, fit };
            let hit = Found {
                unit: *unit,
                rank,
                name: at,
            };
            match found.last_mut() {
                Some(last) if last.unit == *unit => {
                    if rank < last.rank {
                        *last = hit;
                    }
                }
                _ => found.push(hit),
            }
        }
        found
    }

    /// The units that one slip of the finger leads to.
    fn slips(&self, query: &Query) -> Vec<Found> {
        // In a short query a slip beside a syllable that is only begun could be anything.
        let hearing = if query.letters() < 6 {
            Hearing::Entire
        } else {
            Hearing::Whole
        };
        let whole = Reader::new(query, query.fits(hearing), Fits::none());
        let slipped = query.fits(Hearing::Slipped);
        let mut found = self.collect(Means::Slip, |name| slip_fit(name, &whole, &slipped));
        if found.is_empty() {
            found = self.collect(Means::Slip, |name| initials_slip(name, query));
        }
        if found.is_empty() {
            found = self.swapped_across(query);
        }
        found
    }

    /// The units that two swapped neighbours lead to where they belong to two syllables, which [`slip_fit`] cannot see.
    fn swapped_across(&self, query: &Query) -> Vec<Found> {
        let mut found = Vec::new();
        for at in 1..query.len() {
            let pair = [query.chars[at - 1], query.chars[at]];
            if pair[0] == pair[1] || !pair.iter().all(char::is_ascii_lowercase) {
                continue;
            }
            let mut chars = query.chars.clone();
            chars.swap(at - 1, at);
            let query = Query::of_chars(chars);
            let reader = Reader::new(&query, query.fits(Hearing::Whole), Fits::none());
            add(
                &mut found,
                self.collect(Means::Slip, |name| {
                    name.fit(&reader).filter(|fit| *fit <= Fit::Prefix)
                }),
            );
        }
        found
    }
}

/// Adds the hits of units that are not among `found` yet.
fn add(found: &mut Vec<Found>, mut more: Vec<Found>) {
    let known: HashSet<UnitId> = found.iter().map(|hit| hit.unit).collect();
    more.retain(|hit| !known.contains(&hit.unit));
    found.append(&mut more);
}

/// Whether the name was the unit's own in the notice's day. The long names of later bodies hold so many syllables that
/// letters scattered over them mean nothing.
fn was_its_own(via: Via) -> bool {
    !matches!(via, Via::Former | Via::Successor)
}

/// The better fit first, and within one fit the names used then, the official one, and the bodies before and after. A body
/// before or after that is hit in part alone gives way to the unit's own names hit further inside: 发委 means 发改委, not 旅发委.
fn weigh(fit: Fit, via: Via) -> u8 {
    let standing = match via {
        Via::Canonical | Via::Short => 0,
        Via::Official => 1,
        Via::Former | Via::Successor => 2,
    };
    let later = u8::from(standing == 2 && fit > Fit::Stem);
    (fit as u8 + later) * 4 + standing
}

/// How well the query fits the name's beginning when exactly one syllable has a slip in it and all others stand whole. Less
/// than two characters beside the place is too little to tell a slip from another word.
fn slip_fit(name: &Name, whole: &Reader<'_>, slipped: &Fits) -> Option<Fit> {
    let end = whole.query.end();
    let province = name.place.last().is_some_and(|cell| cell.ch == '省');
    let places = &name.place[..];
    let bare = places.len().saturating_sub(1);
    // 黑龙江省, nothing, and where it is a province 省 or 黑龙江.
    let starts: [&[Cell]; 4] = [places, &[], &places[bare..], &places[..bare]];
    let starts = if province { &starts[..] } else { &starts[..2] };
    let mut best: Option<Fit> = None;
    for place in starts {
        let total = place.len() + name.stem.len();
        let (mut good, mut bad) = (1, 0);
        for (i, cell) in place.iter().chain(&name.stem).enumerate() {
            bad = whole.step(bad, *cell) | slipped.step(good, cell.syllable);
            good = whole.step(good, *cell);
            if bad & end != 0 && i > place.len() {
                let fit = if i + 1 == total {
                    Fit::Exact
                } else {
                    Fit::Prefix
                };
                best = Some(best.map_or(fit, |best| best.min(fit)));
            }
            if bad | good == 0 {
                break;
            }
        }
    }
    best
}

/// Whether `query` is the name's initials with one slip; only where it is long enough to mean one name.
fn initials_slip(name: &Name, query: &Query) -> Option<Fit> {
    if query.letters() != query.len() || query.len() < 3 {
        return None;
    }
    let initial = |cell: &Cell| {
        sound::letters(cell.syllable)
            .chars()
            .next()
            .unwrap_or(cell.ch)
    };
    let stem: Vec<char> = name.stem.iter().map(initial).collect();
    let place: Vec<char> = name.place.iter().map(initial).collect();
    [place.len(), place.len().saturating_sub(1), 0]
        .iter()
        .map(|skip| [&place[*skip..], &stem[..]].concat())
        .any(|meant| {
            let long = query.len() >= 4 && meant.len() >= 4;
            let moved = meant.len() >= 3 && query.len() >= meant.len() && {
                let (mut a, mut b) = (query.chars.clone(), meant.clone());
                a.sort_unstable();
                a.dedup();
                b.sort_unstable();
                b.dedup();
                a == b
            };
            (long || moved) && one_slip(&query.chars, &meant)
        })
        .then_some(Fit::Exact)
}
