//! What an annotation says: its text without the brackets → units with roles, deadline, standing remark.

use super::deadline::is_deadline;
use super::labels::{self, Label};
use super::list;
use super::names;
use super::people;
use super::prefix;
use super::remark;
use super::verbs;
use super::words;
use crate::catalogue::{Field, Role, Standing, UnitKind};
use crate::text::plain_forms;

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
    /// What else is said under a label, and scores.
    pub(super) fields: Vec<Field>,
    /// A standing remark verbatim, with what it means where that is understood.
    pub(super) remark: Option<(String, Option<Standing>)>,
    /// Whether a label (责任单位：) says that this is an annotation.
    pub(super) labelled: bool,
    /// Units that stand without a role word; they are taken as responsible.
    pub(super) without_role: bool,
    /// Units whose prefix was taken from another list of the annotation.
    pub(super) borrowed: Vec<String>,
    /// Units before which a prefix may have been left out.
    pub(super) unsure: Vec<String>,
    /// Units behind those with roles that have none of their own; they are taken as responsible.
    pub(super) roleless: Vec<String>,
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
            let collective = names.iter().all(|name| names::is_collective(name));
            let whole = names.len() > 1 || prefix::prefix_of(first).is_some() || collective;
            let sure = collective || names.iter().any(|name| names::surely_department(name));
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

    /// Adds what a note says that follows this one's.
    pub(super) fn join(&mut self, more: &Self) {
        for (role, named) in &more.groups {
            self.give(named.clone(), *role);
        }
        if self.deadline.is_none() {
            self.deadline.clone_from(&more.deadline);
        }
        if self.remark.is_none() {
            self.remark.clone_from(&more.remark);
        }
        self.labelled |= more.labelled;
        self.without_role |= more.without_role;
        self.left_out.extend(more.left_out.iter().cloned());
        self.borrowed.extend(more.borrowed.iter().cloned());
        self.unsure.extend(more.unsure.iter().cloned());
        self.roleless.extend(more.roleless.iter().cloned());
        self.fields.extend(more.fields.iter().cloned());
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

/// The longest annotation that is read, in bytes; what is longer is no annotation.
const LONGEST: usize = 6000;

/// Takes the text of an annotation apart.
pub(super) fn read(text: &str) -> Reading {
    let mut out = Reading::default();
    if text.len() > LONGEST || (words::explains(text) && reach(text).is_none()) {
        return out;
    }
    let text = words::simplified(&plain_forms(text));
    let marked = verbs::roles_behind(&text);
    let text = without_scope(marked.as_deref().unwrap_or(&text));
    let (body, remark) = remark::remark(text);
    out.remark = remark;
    let mut state = State {
        out,
        prefix: None,
        label: None,
        pending: Named::default(),
        marked: marked.is_some(),
    };
    for segment in words::segments(body) {
        state.segment(segment);
    }
    state.finish()
}

/// What an annotation says of its reach at its start: 以上任务由….
fn without_scope(text: &str) -> &str {
    reach(text).map_or(text, |(_, rest)| rest)
}

/// Whether an annotation is for all statements above it (true) or below it (false), and what follows: 以上任务由…,
/// 以下工作均由….
pub(super) fn reach(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start();
    let (above, mut rest) = ["以上", "上述"]
        .iter()
        .find_map(|word| Some((true, text.strip_prefix(word)?)))
        .or_else(|| Some((false, text.strip_prefix("以下")?)))?;
    let by = rest.find(['由', '：', ':'])?;
    if rest[..by].chars().count() > 10 {
        return None;
    }
    let len = rest[by..].chars().next().map_or(0, char::len_utf8);
    rest = &rest[by + len..];
    Some((above, rest))
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
    /// Whether roles stand in brackets behind names, so that names without one are responsible.
    marked: bool,
}

impl State {
    fn segment(&mut self, segment: &str) {
        if let Some((label, word, rest)) = labels::any_label(segment) {
            self.label = Some(label);
            self.out.labelled |= matches!(label, Label::Role(_) | Label::Division);
            if matches!(label, Label::Field | Label::Person) {
                self.field(word, rest);
            } else {
                self.labelled(label, rest);
            }
        } else if let Some(last) = self.out.fields.last_mut().filter(|_| match self.label {
            Some(Label::Person) => verbs::verb(segment).is_none(),
            label => label == Some(Label::Field),
        }) {
            last.text.push('，');
            last.text.push_str(segment);
        } else if words::is_score(segment) {
            self.field("分值".to_owned(), segment);
        } else if is_deadline(segment) && verbs::verb(segment).is_none() {
            self.out.due(segment);
        } else if let Some(label) = self.label.filter(|_| verbs::verb(segment).is_none()) {
            self.labelled(label, segment);
        } else {
            // A role verb ends what a label before it introduced.
            self.label = None;
            self.phrases(segment);
        }
    }

    fn field(&mut self, label: String, text: &str) {
        let text = text.trim().to_owned();
        self.out.fields.push(Field { label, text });
    }

    fn labelled(&mut self, label: Label, text: &str) {
        match label {
            Label::Role(_) if verbs::verb(text).is_some() => self.phrases(text),
            Label::Role(role) => {
                let text = verbs::without_adverbs(verbs::without_final_verb(text));
                let units = self.units(text);
                self.out.give(units, role);
            }
            Label::Division => self.phrases(text),
            Label::Deadline => self.out.due(text),
            Label::Person | Label::Field => {}
        }
    }

    /// 省发改委牵头, 省发改委会同省财政厅负责, 省文化厅配合省委有关部门落实.
    fn phrases(&mut self, segment: &str) {
        let mut rest = segment;
        // After 会同 the rest of the segment supports, whatever verb ends it.
        let mut joined = false;
        let mut latest = None;
        while let Some(found) = verbs::verb(rest) {
            let list = verbs::without_adverbs(found.before);
            let units = self.units(list);
            match found.action {
                verbs::Action::With => {
                    self.out.give(units, Role::Lead);
                    joined = true;
                }
                verbs::Action::Role(role) => {
                    let role = if joined { Role::Support } else { role };
                    let pending = std::mem::take(&mut self.pending);
                    self.out.give(pending, role);
                    self.out.give(units, role);
                    joined = false;
                }
            }
            rest = found.after;
            latest = Some(found.action);
            if found.action == verbs::Action::Role(Role::Support) && self.supported(rest) {
                return;
            }
        }
        let (list, role) = verbs::final_role(rest);
        // 县水务局负责清淤: what they are responsible for, which the annotation says verbatim.
        let answers = latest == Some(verbs::Action::Role(Role::Responsible)) && role.is_none();
        if answers && !list.split('、').any(names::looks_like_unit) {
            return;
        }
        let units = self.units(verbs::without_adverbs(list));
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
        if after.starts_with(['、', '和', '，']) || verbs::verb(after).is_some() {
            return false;
        }
        let list = verbs::without_adverbs(verbs::without_final_verb(after));
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
        self.out.unsure.extend(read.unsure);
        let (people, units): (Vec<_>, Vec<_>) = read
            .units
            .into_iter()
            .partition(|(name, _)| people::looks_like_person(name));
        let people: Vec<String> = people.into_iter().map(|(name, _)| name).collect();
        if people.iter().any(|name| people::is_titled(name)) {
            self.field("领导".to_owned(), &people.join("、"));
        } else {
            self.out.left_out.extend(people);
        }
        Named {
            units,
            open: read.open_ended,
        }
    }

    fn finish(mut self) -> Reading {
        if !self.pending.units.is_empty() {
            let pending = std::mem::take(&mut self.pending);
            let sure = |(name, _): &(String, UnitKind)| {
                names::is_collective(name) || names::surely_department(name)
            };
            if self.out.groups.is_empty() {
                self.out.without_role = true;
                self.out.give(pending, Role::Responsible);
            } else if pending.units.iter().all(sure) {
                if !self.marked {
                    let names = pending.units.iter().map(|(name, _)| name.as_str());
                    self.out.roleless.push(names.collect::<Vec<_>>().join("、"));
                }
                self.out.give(pending, Role::Responsible);
            } else {
                // What trails behind real roles is no list: 省发改委负责规划.
                let names = pending.units.into_iter().map(|(name, _)| name);
                self.out.left_out.extend(names);
            }
        }
        self.out
    }
}
