//! Units that look like one body under several names: 县发改委, 县发展改革委, 县发展和改革委员会.

use super::prefix;
use std::collections::HashMap;

use super::places::place;

/// Groups of names that may mean one unit, each in the order of `names`.
pub(super) fn alike<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Vec<&'a str>> {
    let mut keyed: Vec<(Key<'a>, &'a str)> = Vec::new();
    let mut buckets: HashMap<(&'a str, char), Vec<usize>> = HashMap::new();
    for name in names {
        if let Some(key) = Key::of(name) {
            buckets
                .entry((key.place, key.first))
                .or_default()
                .push(keyed.len());
            keyed.push((key, name));
        }
    }
    let mut group: Vec<usize> = (0..keyed.len()).collect();
    for members in buckets.values() {
        for (nth, &a) in members.iter().enumerate() {
            for &b in &members[nth + 1..] {
                if keyed[a].0.fits(&keyed[b].0) {
                    let (low, high) = (group[a].min(group[b]), group[a].max(group[b]));
                    group
                        .iter_mut()
                        .filter(|own| **own == high)
                        .for_each(|own| *own = low);
                }
            }
        }
    }
    let mut out: Vec<Vec<&str>> = Vec::new();
    let mut at: HashMap<usize, usize> = HashMap::new();
    for (index, (_, name)) in keyed.iter().enumerate() {
        let own = group[index];
        match at.get(&own) {
            Some(&place) => out[place].push(name),
            None => {
                at.insert(own, out.len());
                out.push(vec![name]);
            }
        }
    }
    out.retain(|names| names.len() > 1);
    out
}

/// A department's name taken apart.
struct Key<'a> {
    /// 省, 县, 济南市.
    place: &'a str,
    /// The first character behind the place.
    first: char,
    /// The characters between place and rank, without 和 and the like.
    stem: Vec<char>,
    /// 委 for 委员会 and 委.
    rank: char,
}

impl<'a> Key<'a> {
    fn of(name: &'a str) -> Option<Self> {
        let from = place(name).map_or(0, str::len);
        let prefix = prefix::prefix_of(&name[from..]).map_or(0, str::len);
        let (place, stem) = name.split_at(from + prefix);
        let (stem, rank) = match stem
            .strip_suffix("委员会")
            .or_else(|| stem.strip_suffix('委'))
        {
            Some(stem) => (stem, '委'),
            None => {
                let rank = stem.chars().last().filter(|c| "厅局办".contains(*c))?;
                (&stem[..stem.len() - rank.len_utf8()], rank)
            }
        };
        let stem: Vec<char> = stem.chars().filter(|c| !"和与及、".contains(*c)).collect();
        let first = *stem.first()?;
        (!place.is_empty() && stem.len() > 1).then_some(Self {
            place,
            first,
            stem,
            rank,
        })
    }

    /// Whether one stem is the other shortened: its characters in order, each syllable of a word begun anew.
    fn fits(&self, other: &Self) -> bool {
        if self.rank != other.rank {
            return false;
        }
        let (short, long) = if self.stem.len() <= other.stem.len() {
            (self, other)
        } else {
            (other, self)
        };
        if short.stem == long.stem {
            return true;
        }
        // 发改 for 发展改革, 市场监管 for 市场监督管理: the characters stand in the longer one, and not many are left out.
        let mut rest = long.stem.iter();
        let inside = short.stem.iter().all(|c| rest.any(|other| other == c));
        let last = short.stem.last() == long.stem.last();
        let half = short.stem.len() * 2 >= long.stem.len();
        inside && half && (last || short.stem.len() == 2 || short.stem[..2] == long.stem[..2])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_spellings_of_one_body() {
        let names = [
            "县发改委",
            "县水务局",
            "县发展改革委",
            "县发展和改革委员会",
            "省市场监管局",
            "省市场监督管理局",
        ];
        assert_eq!(
            alike(names.into_iter()),
            [
                vec!["县发改委", "县发展改革委", "县发展和改革委员会"],
                vec!["省市场监管局", "省市场监督管理局"]
            ]
        );
    }

    #[test]
    fn keeps_different_bodies_apart() {
        let names = [
            "省农业农村厅",
            "省农机局",
            "市农业局",
            "省林业局",
            "省商务厅",
            "省财政厅",
            "市财政局",
            "省公安厅",
        ];
        assert!(alike(names.into_iter()).is_empty());
    }
}
