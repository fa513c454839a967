//! Names of provinces and prefecture-level places (`data/places.txt`): a unit that begins with one of them has a name of
//! its own (哈尔滨铁路局, 黑龙江银监局) and takes no prefix from the list it stands in.

use std::collections::HashSet;
use std::sync::LazyLock;

static PLACES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| words(include_str!("../../data/places.txt")));

/// The words of a data file; lines that begin with # are remarks.
pub(super) fn words(file: &'static str) -> HashSet<&'static str> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
}

/// The longest place with which `name` begins.
pub(super) fn place(name: &str) -> Option<&str> {
    let ends = name.char_indices().take(5).map(|(at, c)| at + c.len_utf8());
    let ends: Vec<usize> = ends.collect();
    ends.into_iter()
        .rev()
        .map(|end| &name[..end])
        .find(|start| PLACES.contains(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_place_a_name_begins_with() {
        assert_eq!(place("哈尔滨铁路局"), Some("哈尔滨"));
        assert_eq!(place("黑龙江银监局"), Some("黑龙江"));
        assert_eq!(place("大兴安岭地区"), Some("大兴安岭"));
        assert_eq!(place("商务厅"), None);
    }
}
