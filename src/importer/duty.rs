//! What an annotation says: its text without the brackets → units with roles, deadline, standing remark.

use super::list;
use super::names;
use super::remark;
use super::words::{self, Label};
use crate::catalogue::{Role, Standing, UnitKind};

/// Units named side by side, with their kinds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// Their whole names, in the order of the text.
    pub(super) units: Vec<(String, UnitKind)>,
    /// Whether the list ends in 等.
    pub(super) open: bool,
}

/// An annotation taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// The units by role in the order of the annotation; no two groups of one role stand side by side. A unit may
    /// still stand twice.
    pub(super) groups: Vec<(Role, Named)>,
    /// The deadline as written.
    pub(super) deadline: Option<String>,
    /// A standing remark verbatim, with what it means where that is understood.
    pub(super) remark: Option<(String, Option<Standing>)>,
    /// Whether a label (责任单位：) says that this is an annotation.
    pub(super) labelled: bool,
    /// Units that stand without a role word; they are taken as responsible.
    pub(super) without_role: bool,
    /// Units whose prefix was taken from another list of the annotation.
    pub(super) borrowed: Vec<String>,
    /// People and other words that were left out.
    pub(super) left_out: Vec<String>,
}

impl Reading {
    /// Whether this is an annotation at all: a label says so, or role words stand behind what look like units, or it
    /// is nothing but departments.
    pub(super) fn is_annotation(&self) -> bool {
        let names: Vec<&str> = self.names().collect();
        let Some(first) = names.first() else {
            return false;
        };
        let good = names.iter().filter(|name| names::looks_like_unit(name));
        let good = good.count();
        if self.labelled {
            return good > 0;
        }
        if self.without_role {
            let whole = names.len() > 1 || names::prefix_of(first).is_some();
            let sure = names.iter().any(|name| names::surely_department(name));
            return whole && sure && good == names.len();
        }
        names::looks_like_unit(first) && good * 2 >= names.len()
    }

    /// The names of all units.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let named = self.groups.iter().flat_map(|(_, named)| &named.units);
        named.map(|(name, _)| name.as_str())
    }

    /// Adds units in `role`.
    pub(super) fn give(&mut self, named: Named, role: Role) {
        match self.groups.last_mut() {
            Some((last, group)) if *last == role => {
                group.units.extend(named.units);
                group.open |= named.open;
            }
            _ if named.units.is_empty() => {}
            _ => self.groups.push((role, named)),
        }
    }

    /// Adds to the deadline.
    pub(super) fn due(&mut self, text: &str) {
        let deadline = self.deadline.get_or_insert_default();
        if !deadline.is_empty() {
            deadline.push('，');
        }
        deadline.push_str(text.trim());
    }
}

/// Takes the text of an annotation apart.
pub(super) fn read(text: &str) -> Reading {
    let mut out = Reading::default();
    if words::explains(text) {
        return out;
    }
    let (body, remark) = remark::remark(text);
    out.remark = remark;
    let mut state = State {
        out,
        prefix: None,
        label: None,
        pending: Named::default(),
    };
    for segment in words::segments(body) {
        state.segment(segment);
    }
    state.finish()
}

/// What is known while going through the segments.
struct State {
    out: Reading,
    /// The level shown last: 省.
    prefix: Option<String>,
    /// The label that still holds.
    label: Option<Label>,
    /// Units that wait for their role word.
    pending: Named,
}

impl State {
    fn segment(&mut self, segment: &str) {
        if let Some((label, rest)) = words::label(segment) {
            self.label = Some(label);
            self.out.labelled |= matches!(label, Label::Role(_));
            self.labelled(label, rest);
        } else if words::is_deadline(segment) {
            self.out.due(segment);
        } else if let Some(label) = self.label.filter(|_| words::verb(segment).is_none()) {
            self.labelled(label, segment);
        } else {
            // A role verb ends what a label before it introduced.
            self.label = None;
            self.phrases(segment);
        }
    }

    fn labelled(&mut self, label: Label, text: &str) {
        match label {
            Label::Role(_) if words::verb(text).is_some() => self.phrases(text),
            Label::Role(role) => {
                let text = words::without_adverbs(words::without_final_verb(text));
                let units = self.units(text);
                self.out.give(units, role);
            }
            Label::Deadline => self.out.due(text),
            Label::Person => self.out.left_out.push(text.trim().to_owned()),
        }
    }

    /// 省发改委牵头, 省发改委会同省财政厅负责, 省文化厅配合省委有关部门落实.
    fn phrases(&mut self, segment: &str) {
        let mut rest = segment;
        // After 会同 the rest of the segment supports, whatever verb ends it.
        let mut joined = false;
        while let Some(found) = words::verb(rest) {
            let list = words::without_adverbs(found.before);
            let units = self.units(list);
            match found.action {
                words::Action::With => {
                    self.out.give(units, Role::Lead);
                    joined = true;
                }
                words::Action::Role(role) => {
                    let role = if joined { Role::Support } else { role };
                    let pending = std::mem::take(&mut self.pending);
                    self.out.give(pending, role);
                    self.out.give(units, role);
                    joined = false;
                }
            }
            rest = found.after;
            if found.action == words::Action::Role(Role::Support) && self.supported(rest) {
                return;
            }
        }
        let (list, role) = words::final_role(rest);
        let units = self.units(words::without_adverbs(list));
        match role {
            _ if joined => self.out.give(units, Role::Support),
            Some(role) => {
                let pending = std::mem::take(&mut self.pending);
                self.out.give(pending, role);
                self.out.give(units, role);
            }
            None => {
                self.pending.units.extend(units.units);
                self.pending.open |= units.open;
            }
        }
    }

    /// In 甲配合乙落实 the one who is supported leads. Whether that is so here.
    fn supported(&mut self, after: &str) -> bool {
        if after.starts_with(['、', '和', '，']) || words::verb(after).is_some() {
            return false;
        }
        let list = words::without_adverbs(words::without_final_verb(after));
        if !names::looks_like_unit(list) {
            return false;
        }
        let units = self.units(list);
        self.out.give(units, Role::Lead);
        true
    }

    fn units(&mut self, text: &str) -> Named {
        let read = list::read(text, &mut self.prefix);
        self.out.borrowed.extend(read.borrowed);
        let (people, units): (Vec<_>, Vec<_>) = read
            .units
            .into_iter()
            .partition(|(name, _)| names::looks_like_person(name));
        let people = people.into_iter().map(|(name, _)| name);
        self.out.left_out.extend(people);
        Named {
            units,
            open: read.open_ended,
        }
    }

    fn finish(mut self) -> Reading {
        if !self.pending.units.is_empty() {
            let pending = std::mem::take(&mut self.pending);
            // What trails behind real roles is no list: 省发改委负责规划.
            if self.out.groups.is_empty() {
                self.out.without_role = true;
                self.out.give(pending, Role::Responsible);
            } else {
                let names = pending.units.into_iter().map(|(name, _)| name);
                self.out.left_out.extend(names);
            }
        }
        self.out
    }
}
