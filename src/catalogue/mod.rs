//! The notice taken apart: areas, clauses, duties, units and indicators. Never changes while the program runs.
//!
//! Made from a notice's text by [`crate::importer`], kept as RON ([`mod@format`]), and read back here with every reference
//! checked, so that the rest of the program can index without asking.

mod bodies;
mod book;
mod called;
mod check;
mod clause;
mod compare;
mod draft;
mod embedded;
mod facts;
mod format;
mod head;
mod id;
mod later;
mod lexicon;
pub(crate) mod marker;
mod mentions;
mod notice;
mod packed;
mod proof;
mod row_name;
mod scan;
mod shelf;
mod unit;
mod v1;
mod write;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub(crate) use bodies::Joins;
pub(crate) use book::{Body, Book};
pub(crate) use clause::{Clause, Deadline, Direction, Duty, DutyGroup, Field, Indicator};
pub(crate) use compare::{Change, Pair, compare};
pub(crate) use draft::{AreaDraft, ClauseDraft, Draft, GroupDraft, NoticeDraft, RuleDraft};
use facts::Facts;
pub(crate) use head::HEAD_BYTES;
pub(crate) use id::{AreaNo, ClauseId, LineNo, NoticeNo};
pub(crate) use later::Later;
pub(crate) use lexicon::{Alias, Lexicon, Via};
use mentions::Mentions;
pub(crate) use notice::Notice;
pub(crate) use packed::Parts;
use shelf::Shelf;
pub(crate) use unit::{Role, Unit, UnitId, UnitKind};

/// One of the notice's task areas, （一）…（十六）.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Area {
    /// Its place in the order of the notice.
    pub(crate) number: AreaNo,
    /// The notice's own number before the heading, `（二）`.
    pub(crate) printed: Option<String>,
    /// The heading above this one, verbatim: 二、落实主要目标和任务分工安排.
    pub(crate) chapter: Option<String>,
    /// What the notice calls it, 二（一）, where its areas are not simply counted as ours are.
    pub(crate) called: Option<String>,
    /// The title without number and full stop, 推进工业结构优化升级.
    pub(crate) title: String,
    /// The heading verbatim, （二）推进工业结构优化升级。 `None` where no heading stands over these clauses.
    pub(crate) heading: Option<String>,
    /// The line of the notice that holds the heading, or the first clause, from 1.
    pub(crate) line: usize,
    /// Its clauses; their ids run from `number.1`.
    pub(crate) clauses: Later<Clause>,
}

impl Area {
    /// The ids of its clauses; none is read for them.
    pub(crate) fn ids(&self) -> impl Iterator<Item = ClauseId> + use<> {
        ClauseId::in_area(self.number).take(self.clauses.len())
    }
}

/// What a standing remark (…下同) makes hold for its own clause and all later ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Standing {
    /// 只明确一个部门的，其他有关部门配合: where only one unit is named, the other departments concerned support it.
    OthersSupport,
    /// 排在第一位的部门为牵头部门: the first unit of a list leads.
    FirstLeads,
}

/// A remark inside one annotation that holds from there on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StandingRule {
    /// The clause whose annotation states it.
    pub(crate) since: ClauseId,
    /// The remark verbatim.
    pub(crate) text: String,
    /// What it means.
    pub(crate) means: Standing,
}

/// The notice taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Catalogue {
    /// The document itself.
    pub(crate) notice: Notice,
    areas: Vec<Area>,
    units: Later<Unit>,
    rules: Vec<StandingRule>,
    #[serde(skip)]
    mentions: Mentions,
    #[serde(skip)]
    facts: Facts,
    /// The notices it is made of, where there are several.
    #[serde(skip)]
    shelf: Option<Box<Shelf>>,
}

impl Catalogue {
    /// The task areas in the order of the notice, notice after notice where there are several.
    pub(crate) fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The area with this number.
    pub(crate) fn area(&self, number: AreaNo) -> Option<&Area> {
        self.areas_of(number.notice).get(number.place()?)
    }

    /// All clauses in the order of the notice.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.areas.iter().flat_map(|area| &area.clauses)
    }

    /// The ids of all clauses, in the order of [`Catalogue::clauses`]; no clause is read for them.
    pub(crate) fn ids(&self) -> impl Iterator<Item = ClauseId> {
        self.areas.iter().flat_map(Area::ids)
    }

    /// The clause with this id.
    pub(crate) fn clause(&self, id: ClauseId) -> Option<&Clause> {
        self.area(id.area)?
            .clauses
            .get(usize::try_from(id.index).ok()?.checked_sub(1)?)
    }

    /// Whether there is a clause with this id; none is read for it.
    pub(crate) fn has(&self, id: ClauseId) -> bool {
        let area = self.area(id.area);
        area.is_some_and(|area| id.index > 0 && id.index as usize <= area.clauses.len())
    }

    /// All units in the order in which the notice first names them.
    pub(crate) fn units(&self) -> impl Iterator<Item = (UnitId, &Unit)> {
        self.units
            .iter()
            .enumerate()
            .map(|(i, unit)| (UnitId::new(i), unit))
    }

    /// The units by their places, to be kept by who needs them longer than the catalogue.
    pub(crate) fn shared_units(&self) -> Later<Unit> {
        self.units.clone()
    }

    /// The unit with this id; ids come only from this catalogue.
    pub(crate) fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.index()]
    }

    /// The unit with exactly this canonical name.
    pub(crate) fn unit_named(&self, name: &str) -> Option<UnitId> {
        self.units
            .iter()
            .position(|unit| unit.name == name)
            .map(UnitId::new)
    }

    /// The clauses that name this unit, with its role in each, in the order of the notice.
    pub(crate) fn of_unit(&self, unit: UnitId) -> impl Iterator<Item = (&Clause, Role)> {
        let places = self
            .mentions
            .of(unit.index(), self.by_area(), self.units.len());
        places
            .iter()
            .map(|(area, clause, role)| (&self.areas[*area].clauses[*clause], *role))
    }

    /// The clauses that name each unit, by its place, with its role in each; no clause is read for them where that is known.
    pub(crate) fn roles(&self) -> impl Iterator<Item = impl Iterator<Item = (ClauseId, Role)>> {
        self.places().iter().map(|places| {
            places.iter().filter_map(|(area, clause, role)| {
                let area = self.areas.get(*area)?.number;
                let index = u32::try_from(clause + 1).ok()?;
                Some((ClauseId { area, index }, *role))
            })
        })
    }

    /// For each unit the clauses that name it.
    fn places(&self) -> &[Vec<mentions::Place>] {
        self.mentions.all(self.by_area(), self.units.len())
    }

    /// The clauses of each area, which are read as they are looked at.
    fn by_area(&self) -> impl Iterator<Item = &Vec<Clause>> {
        self.areas.iter().map(|area| &*area.clauses)
    }

    /// The checksum of all clauses with their numbers, by which a journal knows the text that it is about.
    pub(crate) fn digest(&self) -> u32 {
        self.facts.digest(self.clauses())
    }

    /// The clauses of one notice for which the notice itself sets a day.
    pub(crate) fn days(&self) -> impl Iterator<Item = (ClauseId, NaiveDate)> {
        let notice = self.areas.first().map(|area| area.number.notice);
        let days = self.facts.days(self.clauses()).iter();
        days.map(move |(id, day)| (id.on(notice.unwrap_or_default()), *day))
    }

    /// Has each unit tell what it is called today, as far as that is known of its name.
    pub(crate) fn tell_today(&mut self, known: impl Fn(&str) -> Vec<String>) {
        let today: Vec<_> = self.units.iter().map(|unit| known(&unit.name)).collect();
        if today.iter().all(Vec::is_empty) {
            return;
        }
        for (unit, today) in self.units.iter_mut().zip(today) {
            unit.today = today;
        }
    }

    /// The standing remarks of the notice.
    pub(crate) fn rules(&self) -> &[StandingRule] {
        &self.rules
    }

    /// The standing remark that completes this clause's duty: one department named, and others support it unnamed.
    pub(crate) fn rule_for(&self, clause: &Clause) -> Option<&StandingRule> {
        let duty = clause.duty.as_ref()?;
        let holds = |rule: &&StandingRule| {
            rule.means == Standing::OthersSupport
                && rule.since.notice() == clause.id.notice()
                && rule.since <= clause.id
        };
        let rule = self.rules.iter().find(holds)?;
        (duty.mentions().count() == 1 && !duty.open_ended()).then_some(rule)
    }
}
