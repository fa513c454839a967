//! Traditional characters as simplified ones.

use std::sync::LazyLock;

/// Traditional and simplified characters in turn, ordered by the traditional one. From the `kSimplifiedVariant` field of the
/// Unicode Han database 15.0 (Unicode licence), narrowed to characters that simplified text does not use, with the usual
/// variants (遊, 爲, 裏) added by hand.
const TABLE: &str = include_str!("../../data/traditional.txt");

static TRADITIONAL: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut chars = TABLE.chars().filter(|c| *c != '\n');
    let mut pairs = Vec::with_capacity(TABLE.len() / 6);
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        pairs.push((from, to));
    }
    pairs
});

/// `c` as simplified text writes it.
pub(crate) fn simplified(c: char) -> char {
    if !('\u{3400}'..='\u{9fff}').contains(&c) {
        return c;
    }
    TRADITIONAL
        .binary_search_by_key(&c, |pair| pair.0)
        .map_or(c, |at| TRADITIONAL[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_in_order_and_keeps_the_length_of_a_text() {
        assert!(TRADITIONAL.is_sorted_by(|a, b| a.0 < b.0));
        let kept = |(from, to): &(char, char)| {
            from != to && simplified(*to) == *to && from.len_utf8() == to.len_utf8()
        };
        assert!(TRADITIONAL.iter().all(kept));
    }
}
