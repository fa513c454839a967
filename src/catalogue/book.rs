//! Several notices as one catalogue, so that every list, count and search runs across all of them as it does over one.
//!
//! Areas and clauses keep their numbers, with the notice's place on the shelf beside them ([`NoticeNo`]); units that are
//! certainly one body ([`bodies`](super::Catalogue::bodies)) become one unit, which knows what each notice calls it.

use std::collections::{HashMap, HashSet};
use std::iter;

use super::facts::Facts;
use super::mentions::Mentions;
use super::shelf::{Place, Shelf};
use super::{Area, Catalogue, ClauseId, Later, Notice, NoticeNo, Unit, UnitId};

/// A catalogue that is ready to be put on the shelf at its place.
#[derive(Clone, Debug)]
pub(crate) struct Book {
    no: NoticeNo,
    catalogue: Catalogue,
    bodies: Vec<Body>,
}

/// Which body a unit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Body {
    /// Equal for units that are certainly one.
    pub(crate) key: String,
    /// The unit's name with the place it belongs to, where that is known: 山东省商务厅 for 省商务厅.
    pub(crate) whole: Option<String>,
}

impl Book {
    /// A catalogue with its place on the shelf in all its ids; `bodies` are those of its units, in their order.
    pub(crate) fn new(
        no: NoticeNo,
        mut catalogue: Catalogue,
        bodies: impl FnOnce(&Catalogue) -> Vec<Body>,
    ) -> Self {
        let mut bodies = bodies(&catalogue);
        // Two units of one notice are two, whatever they are called elsewhere.
        let mut seen = HashSet::new();
        for body in &mut bodies {
            while !seen.insert(body.key.clone()) {
                body.key.push('\'');
            }
        }
        for area in &mut catalogue.areas {
            area.number = area.number.on(no);
            for clause in &mut area.clauses {
                clause.id = clause.id.on(no);
            }
        }
        for rule in &mut catalogue.rules {
            rule.since = rule.since.on(no);
        }
        catalogue.mentions = Mentions::default();
        Self {
            no,
            catalogue,
            bodies,
        }
    }

    /// The notice alone, under the ids of the shelf.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }
}

impl Catalogue {
    /// A shelf on which nothing stands yet, with room for notices of these names; `title` is what all of them are called.
    pub(crate) fn shelf(title: String, names: Vec<String>) -> Self {
        let notice = Notice {
            id: String::new(),
            title,
            short: None,
            issuer: None,
            date: None,
            day: None,
            place: None,
            lines: Later::default(),
        };
        let held = Shelf {
            places: vec![None; names.len()],
            names,
            ..Shelf::default()
        };
        Self {
            notice,
            areas: Vec::new(),
            units: Later::default(),
            rules: Vec::new(),
            mentions: Mentions::default(),
            facts: Facts::default(),
            shelf: Some(Box::new(held)),
        }
    }

    /// Puts a notice at its place, once.
    pub(crate) fn put(&mut self, book: Book) {
        let Some(mut held) = self.shelf.take() else {
            return;
        };
        let Book {
            no,
            catalogue,
            bodies,
        } = book;
        let Some(None) = held.places.get(no.index()) else {
            self.shelf = Some(held);
            return;
        };
        let Catalogue {
            notice,
            mut areas,
            units,
            rules,
            ..
        } = catalogue;
        let mut called = HashMap::with_capacity(units.len());
        let units: Vec<UnitId> = iter::zip(units.into_vec(), bodies)
            .map(|(unit, body)| {
                let name = unit.name.clone();
                let id = self.join(&mut held, no, unit, body);
                called.insert(name, id);
                id
            })
            .collect();
        let duties = areas.iter_mut().flat_map(|area| &mut area.clauses);
        let groups = duties.flat_map(|clause| clause.duty.iter_mut().flat_map(|d| &mut d.groups));
        for group in groups {
            for unit in &mut group.units {
                *unit = units[unit.index()];
            }
        }
        let before = held.places[..no.index()].iter().flatten();
        let from = before.map(|place| place.areas.end).max().unwrap_or(0);
        let count = areas.len();
        for later in held.places[no.index() + 1..].iter_mut().flatten() {
            later.areas.start += count;
            later.areas.end += count;
        }
        self.areas.splice(from..from, areas);
        self.rules.extend(rules);
        held.places[no.index()] = Some(Place {
            notice,
            areas: from..from + count,
            units: called,
        });
        self.mentions = Mentions::default();
        self.facts = Facts::default();
        self.shelf = Some(held);
    }

    /// The unit of the shelf that a notice's unit is: one that stands there already, or a new one.
    fn join(&mut self, held: &mut Shelf, no: NoticeNo, mut unit: Unit, body: Body) -> UnitId {
        let called = (no, unit.name.clone());
        if let Some(id) = held.bodies.get(&body.key) {
            let own = &mut self.units[id.index()];
            own.names.push(called);
            for name in iter::once(unit.name).chain(unit.also) {
                if name != own.name && !own.also.contains(&name) {
                    own.also.push(name);
                }
            }
            return *id;
        }
        let id = UnitId::new(self.units.len());
        unit.names.push(called);
        held.bodies.insert(body.key, id);
        held.wholes.push(body.whole);
        self.units.push(unit);
        self.name(held, id);
        id
    }

    /// Gives a new unit a name that no other has. Where another body has its name, whoever reads either must see which one it is,
    /// so that both are called by more.
    fn name(&mut self, held: &mut Shelf, id: UnitId) {
        let plain = self.units[id.index()].name.clone();
        let other = match held.named.get(&plain) {
            None => {
                held.named.insert(plain, Some(id));
                return;
            }
            Some(other) => *other,
        };
        held.named.insert(plain, None);
        for id in other.into_iter().chain([id]) {
            let unit = &self.units[id.index()];
            let no = unit.names.first().map(|(no, _)| *no).unwrap_or_default();
            let short = &held.names[no.index()];
            let whole = held.wholes[id.index()].clone();
            let whole = whole.filter(|whole| !held.named.contains_key(whole));
            let name = whole.unwrap_or_else(|| format!("{}（{short}）", unit.name));
            held.named.insert(name.clone(), Some(id));
            self.units[id.index()].name = name;
        }
    }

    /// Whether several notices stand on it.
    pub(crate) fn is_shelf(&self) -> bool {
        self.shelf.is_some()
    }

    /// The notices that have been read, in the order of the shelf.
    pub(crate) fn notices(&self) -> impl Iterator<Item = (NoticeNo, &Notice)> {
        let held = self.shelf.iter().flat_map(|held| {
            let places = NoticeNo::all().zip(&held.places);
            places.filter_map(|(no, place)| Some((no, &place.as_ref()?.notice)))
        });
        let alone = self
            .shelf
            .is_none()
            .then_some((NoticeNo::default(), &self.notice));
        alone.into_iter().chain(held)
    }

    /// The notice at a place; `None` where it has not been read.
    pub(crate) fn notice_at(&self, no: NoticeNo) -> Option<&Notice> {
        match &self.shelf {
            Some(_) => Some(&self.place(no)?.notice),
            None => Some(&self.notice),
        }
    }

    fn place(&self, no: NoticeNo) -> Option<&Place> {
        self.shelf.as_ref()?.places.get(no.index())?.as_ref()
    }

    /// The areas of one notice, in its order.
    pub(crate) fn areas_of(&self, no: NoticeNo) -> &[Area] {
        match &self.shelf {
            Some(_) => self
                .place(no)
                .map_or(&[], |place| &self.areas[place.areas.clone()]),
            None => &self.areas,
        }
    }

    /// What a notice is called in a row; empty for one that is open alone.
    pub(crate) fn short(&self, no: NoticeNo) -> &str {
        let held = self.shelf.as_ref();
        let name = held.and_then(|held| held.names.get(no.index()));
        name.map_or("", String::as_str)
    }

    /// The notice that is called so in rows.
    pub(crate) fn called(&self, name: &str) -> Option<NoticeNo> {
        let held = self.shelf.as_ref()?;
        let mut names = NoticeNo::all().zip(&held.names);
        names.find(|(_, own)| *own == name).map(|(no, _)| no)
    }

    /// A clause's number as it is told where notices stand beside one another: 济南 2.3; the number alone for a notice that is
    /// open alone.
    pub(crate) fn told(&self, id: ClauseId) -> String {
        match self.short(id.notice()) {
            "" => id.to_string(),
            short => format!("{short} {id}"),
        }
    }

    /// What a notice calls a unit of the shelf; its name where the notice does not name it.
    pub(crate) fn name_in(&self, no: NoticeNo, unit: UnitId) -> &str {
        let unit = self.unit(unit);
        let own = unit.names.iter().find(|(of, _)| *of == no);
        own.map_or(unit.name.as_str(), |(_, name)| name)
    }

    /// The unit that a notice calls so.
    pub(crate) fn unit_in(&self, no: NoticeNo, name: &str) -> Option<UnitId> {
        if self.shelf.is_none() {
            return self.unit_named(name);
        }
        self.place(no)?.units.get(name).copied()
    }
}
