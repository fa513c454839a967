//! Traditional characters as simplified ones.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// Traditional and simplified characters in turn, ordered by the traditional one. From the `kSimplifiedVariant` field of the
/// Unicode Han database 15.0 (Unicode licence), narrowed to characters that simplified text does not use, with the usual
/// variants (遊, 爲, 裏) added by hand.
const TABLE: &str = include_str!("../../data/traditional.txt");

/// The characters that may be in the table.
const HAN: RangeInclusive<char> = '\u{3400}'..='\u{9fff}';
/// So many characters, by the power of two, are a page.
const PAGE: u32 = 8;

/// The table, and where in it each page of characters begins: what is looked up is nearly always not there.
struct Traditional {
    pairs: Vec<(char, char)>,
    pages: Vec<usize>,
}

static TRADITIONAL: LazyLock<Traditional> = LazyLock::new(|| {
    let mut chars = TABLE.chars().filter(|c| *c != '\n');
    let mut pairs = Vec::with_capacity(TABLE.len() / 6);
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        pairs.push((from, to));
    }
    let begins = |at: usize| pairs.partition_point(|(from, _)| page(*from) < at);
    let pages = (0..=page(*HAN.end()) + 1).map(begins).collect();
    Traditional { pairs, pages }
});

/// The page of a character of [`HAN`], from 0.
fn page(c: char) -> usize {
    let place = u32::from(c) - u32::from(*HAN.start());
    (place >> PAGE) as usize
}

/// `c` as simplified text writes it.
pub(crate) fn simplified(c: char) -> char {
    if !HAN.contains(&c) {
        return c;
    }
    let Traditional { pairs, pages } = &*TRADITIONAL;
    let page = page(c);
    let pairs = &pairs[pages[page]..pages[page + 1]];
    let found = pairs.binary_search_by_key(&c, |pair| pair.0);
    found.map_or(c, |at| pairs[at].1)
}

/// The other characters that are written `c` in simplified text.
pub(crate) fn traditional(c: char) -> impl Iterator<Item = char> {
    let pairs = TRADITIONAL.pairs.iter().filter(move |pair| pair.1 == c);
    pairs.map(|pair| pair.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_in_order_and_keeps_the_length_of_a_text() {
        let pairs = &TRADITIONAL.pairs;
        assert!(pairs.is_sorted_by(|a, b| a.0 < b.0));
        let kept = |(from, to): &(char, char)| {
            from != to && simplified(*to) == *to && from.len_utf8() == to.len_utf8()
        };
        assert!(pairs.iter().all(kept));
        assert!(pairs.iter().all(|(from, to)| simplified(*from) == *to));
    }
}
