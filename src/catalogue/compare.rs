//! Two catalogues of one notice, before and after it was revised: which clause of the one is which of the other.

use std::collections::{HashMap, HashSet, VecDeque};

use super::marker::marker;
use super::{Catalogue, Clause, ClauseId, Duty, Role};

/// A clause before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Its number before; `None` where it is new.
    pub(crate) old: Option<ClauseId>,
    /// Its number after; `None` where it was taken out.
    pub(crate) new: Option<ClauseId>,
    /// What else is different.
    pub(crate) changes: Vec<Change>,
}

/// Something that a revision changed in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The words of the statement, its number aside.
    Text,
    /// A unit that was not named before.
    Joined(String, Role),
    /// A unit that is not named any more.
    Left(String, Role),
    /// A unit whose role was the first and is the second.
    Role(String, Role, Role),
    /// When it is to be done, as written before and after; empty where it is not said.
    Deadline(String, String),
    /// What it is measured by.
    Indicators,
}

/// Texts are one and the same clause from this share of common pairs of characters on.
const ALIKE: f64 = 0.5;
/// How many pairs of texts are compared at most; beyond that only those that stand near each other are.
const MOST: usize = 1_000_000;
/// How far from its place a clause is looked for then.
const NEAR: usize = 50;

/// The clauses of both in the order of `new`, those taken out where they stood.
pub(crate) fn compare(old: &Catalogue, new: &Catalogue) -> Vec<Pair> {
    let (before, after): (Vec<&Clause>, Vec<&Clause>) =
        (old.clauses().collect(), new.clauses().collect());
    let mut matched = same(&before, &after);
    similar(&before, &after, &mut matched);
    let taken: HashSet<usize> = matched.iter().flatten().copied().collect();
    let mut out = Vec::new();
    let mut next = 0;
    let gone = |at: usize| Pair {
        old: Some(before[at].id),
        new: None,
        changes: Vec::new(),
    };
    for (at, clause) in after.iter().enumerate() {
        let was = matched[at];
        if let Some(was) = was.filter(|was| *was >= next) {
            out.extend((next..was).filter(|at| !taken.contains(at)).map(gone));
            next = was + 1;
        }
        let was = was.map(|was| before[was]);
        out.push(Pair {
            old: was.map(|was| was.id),
            new: Some(clause.id),
            changes: was.map_or_else(Vec::new, |was| changes(old, was, new, clause)),
        });
    }
    out.extend(
        (next..before.len())
            .filter(|at| !taken.contains(at))
            .map(gone),
    );
    out
}

impl Pair {
    /// Whether nothing is different, the number included.
    pub(crate) fn is_same(&self) -> bool {
        self.old == self.new && self.changes.is_empty()
    }
}

/// A statement without its number and white space.
fn bare(clause: &Clause) -> String {
    let number = marker(&clause.text).map_or(0, |marker| marker.len);
    clause.text[number..]
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// By the place of each clause after: that of the one before with the same text, the first with the first.
fn same(before: &[&Clause], after: &[&Clause]) -> Vec<Option<usize>> {
    let mut places: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (at, clause) in before.iter().enumerate() {
        places.entry(bare(clause)).or_default().push_back(at);
    }
    let place = |clause: &&Clause| places.get_mut(&bare(clause))?.pop_front();
    after.iter().map(place).collect()
}

/// Finds for the clauses left over the most similar ones left over.
fn similar(before: &[&Clause], after: &[&Clause], matched: &mut [Option<usize>]) {
    let taken: HashSet<usize> = matched.iter().flatten().copied().collect();
    let left = |clauses: &[&Clause],
                free: &dyn Fn(usize) -> bool|
     -> Vec<(usize, HashSet<(char, char)>)> {
        let all = clauses.iter().enumerate().filter(|(at, _)| free(*at));
        all.map(|(at, clause)| (at, pairs(&bare(clause)))).collect()
    };
    let old = left(before, &|at| !taken.contains(&at));
    let new = left(after, &|at| matched[at].is_none());
    let all = old.len().saturating_mul(new.len()) <= MOST;
    let mut found: Vec<(f64, usize, usize)> = Vec::new();
    for (nth, (to, after)) in new.iter().enumerate() {
        let near = if all {
            0..old.len()
        } else {
            nth.saturating_sub(NEAR).min(old.len())..(nth + NEAR).min(old.len())
        };
        for (from, before) in &old[near] {
            let alike = alike(before, after);
            if alike >= ALIKE {
                found.push((alike, *from, *to));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut used = HashSet::new();
    for (_, from, to) in found {
        if matched[to].is_none() && used.insert(from) {
            matched[to] = Some(from);
        }
    }
}

/// The pairs of characters that stand side by side.
fn pairs(text: &str) -> HashSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

/// The share of pairs that both have.
fn alike(a: &HashSet<(char, char)>, b: &HashSet<(char, char)>) -> f64 {
    let all = a.len() + b.len();
    if all == 0 {
        return 0.0;
    }
    #[allow(clippy::cast_precision_loss)] // Far fewer than a float counts.
    let share = (2 * a.intersection(b).count()) as f64 / all as f64;
    share
}

fn changes(old: &Catalogue, before: &Clause, new: &Catalogue, after: &Clause) -> Vec<Change> {
    let mut out = Vec::new();
    if bare(before) != bare(after) {
        out.push(Change::Text);
    }
    let (was, is) = (roles(old, before), roles(new, after));
    let role_in = |roles: &[(String, Role)], name: &str| {
        roles
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, role)| *role)
    };
    for (name, role) in &is {
        match role_in(&was, name) {
            None => out.push(Change::Joined(name.clone(), *role)),
            Some(before) if before != *role => out.push(Change::Role(name.clone(), before, *role)),
            Some(_) => {}
        }
    }
    let left = was.iter().filter(|(name, _)| role_in(&is, name).is_none());
    out.extend(left.map(|(name, role)| Change::Left(name.clone(), *role)));
    let due = |clause: &Clause| {
        let due = clause.duty.as_ref().and_then(|duty| duty.deadline.as_ref());
        due.map_or_else(String::new, |due| due.text.clone())
    };
    if due(before) != due(after) {
        out.push(Change::Deadline(due(before), due(after)));
    }
    if before.indicators != after.indicators {
        out.push(Change::Indicators);
    }
    out
}

/// The units that a clause names, with their roles.
fn roles(catalogue: &Catalogue, clause: &Clause) -> Vec<(String, Role)> {
    let mentions = clause.duty.iter().flat_map(Duty::mentions);
    mentions
        .map(|mention| (catalogue.unit(mention.unit).name.clone(), mention.role))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// A catalogue of one area: texts, each with the unit that leads.
    fn catalogue(clauses: &[(&str, &str)]) -> Catalogue {
        let mut units: Vec<&str> = clauses.iter().map(|(_, unit)| *unit).collect();
        units.sort_unstable();
        units.dedup();
        let units: Vec<String> = units
            .iter()
            .map(|name| format!("(name: \"{name}\", kind: Department)"))
            .collect();
        let lines: Vec<String> = clauses
            .iter()
            .map(|(text, _)| format!("\"{text}\""))
            .collect();
        let clauses = (1..).zip(clauses).map(|(at, (text, unit))| {
            format!("(id: \"1.{at}\", line: {at}, text: \"{text}\", annotation: \"（{unit}）\", groups: [(role: Lead, units: [\"{unit}\"])])")
        });
        let clauses: Vec<String> = clauses.collect();
        let ron = format!(
            "(version: 2, notice: (id: \"n\", title: \"t\", lines: [{}]), units: [{}], areas: [(number: 1, title: \"t\", line: 1, clauses: [{}])])",
            lines.join(", "),
            units.join(", "),
            clauses.join(", ")
        );
        Catalogue::from_ron(&ron, Path::new("c.ron")).unwrap()
    }

    #[test]
    fn tells_which_clauses_are_new_gone_moved_and_changed() {
        let old = catalogue(&[
            ("1.疏浚东渠，清淤十里。", "县水务局"),
            ("2.加固西堤，抬高堤顶。", "县水务局"),
            ("3.新建小学。", "县教体局"),
            ("4.翻修中学。", "县教体局"),
        ]);
        let new = catalogue(&[
            ("1.建设水闸三座。", "县水务局"),
            ("2.疏浚东渠，清淤十里。", "县水务局"),
            ("3.加固西堤，抬高堤顶一米。", "县水务局"),
            ("4.新建小学。", "县财政局"),
        ]);
        let found = compare(&old, &new);
        let shown: Vec<String> = found
            .iter()
            .map(|pair| {
                let id =
                    |id: Option<ClauseId>| id.map_or_else(|| "-".to_owned(), |id| id.to_string());
                format!("{} {} {:?}", id(pair.old), id(pair.new), pair.changes)
            })
            .collect();
        assert_eq!(
            shown,
            [
                "- 1.1 []",
                "1.1 1.2 []",
                "1.2 1.3 [Text]",
                "1.3 1.4 [Joined(\"县财政局\", Lead), Left(\"县教体局\", Lead)]",
                "1.4 - []",
            ]
        );
        assert!(compare(&old, &old).iter().all(Pair::is_same));
    }
}
