//! How characters are read: the dictionary's first reading of each, without its tone.
//!
//! `data/sounds.bin` holds them in a form that is read without parsing: a search makes thousands of lookups before its first
//! answer. A test makes it of the dictionary (the `pinyin` crate) and holds both equal.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// The first of the characters that stand in a row, and the one behind the last: Han with its first extension.
const ROW: std::ops::Range<u32> = 0x3400..0xa000;
/// Bytes of a place among the readings.
const PLACE: usize = 2;
/// Bytes of a character elsewhere, with its reading.
const OTHER: usize = 4 + PLACE;
/// What stands for a character without a reading.
const MUTE: u16 = u16::MAX;

/// The file.
#[derive(Default, Serialize, Deserialize)]
struct Packed<'a> {
    /// The readings in alphabetical order, a blank between; ü written v.
    names: &'a str,
    /// For each character of [`ROW`] the place of its reading, little end first.
    row: &'a [u8],
    /// The other characters in order, each with the place of its reading.
    others: &'a [u8],
}

struct Sounds {
    packed: Packed<'static>,
    names: Vec<&'static str>,
}

static SOUNDS: LazyLock<Sounds> = LazyLock::new(|| {
    let bytes = include_bytes!("../../data/sounds.bin");
    // It is what the tests have held equal.
    let packed: Packed<'static> = postcard::from_bytes(bytes).unwrap_or_default();
    let names = packed.names.split(' ').collect();
    Sounds { packed, names }
});

/// All readings in alphabetical order, ü written v.
pub(crate) fn sounds() -> &'static [&'static str] {
    &SOUNDS.names
}

/// The place of a character's reading in [`sounds`]; `None` where it has none.
pub(crate) fn sound(c: char) -> Option<usize> {
    let Packed { row, others, .. } = &SOUNDS.packed;
    let code = u32::from(c);
    let place = if ROW.contains(&code) {
        let at = usize::try_from(code - ROW.start).ok()?;
        row.as_chunks::<PLACE>().0.get(at)?
    } else if code < 0x80 {
        return None;
    } else {
        let (others, _) = others.as_chunks::<OTHER>();
        let of = |[a, b, c, d, ..]: &[u8; OTHER]| u32::from_le_bytes([*a, *b, *c, *d]);
        let [.., low, high] = others.get(others.binary_search_by_key(&code, of).ok()?)?;
        &[*low, *high]
    };
    let place = u16::from_le_bytes(*place);
    (place != MUTE).then_some(usize::from(place))
}

#[cfg(test)]
mod tests {
    use pinyin::ToPinyin as _;

    use super::*;

    fn of_dictionary(c: char) -> Option<String> {
        Some(c.to_pinyin()?.plain().replace('ü', "v"))
    }

    #[test]
    fn each_character_is_read_as_the_dictionary_says() {
        for c in '\0'..=char::MAX {
            let read = sound(c).map(|at| sounds()[at]);
            assert_eq!(
                read,
                of_dictionary(c).as_deref(),
                "UPDATE=1 cargo test --lib -- --ignored packs: {c:?}"
            );
        }
        assert!(sounds().is_sorted());
    }

    #[test]
    #[ignore = "writes data/sounds.bin when UPDATE is set"]
    fn packs_the_dictionary() {
        if std::env::var_os("UPDATE").is_none() {
            return;
        }
        let all = || ('\0'..=char::MAX).filter_map(|c| Some((c, of_dictionary(c)?)));
        let names: std::collections::BTreeSet<String> = all().map(|(_, name)| name).collect();
        let names: Vec<String> = names.into_iter().collect();
        let place = |name: &String| u16::try_from(names.binary_search(name).unwrap()).unwrap();
        let mut row = vec![MUTE; ROW.len()];
        let mut others = Vec::new();
        for (c, name) in all() {
            if ROW.contains(&u32::from(c)) {
                row[usize::try_from(u32::from(c) - ROW.start).unwrap()] = place(&name);
            } else {
                others.extend(u32::from(c).to_le_bytes());
                others.extend(place(&name).to_le_bytes());
            }
        }
        let row: Vec<u8> = row.into_iter().flat_map(u16::to_le_bytes).collect();
        let packed = Packed {
            names: &names.join(" "),
            row: &row,
            others: &others,
        };
        std::fs::write("data/sounds.bin", postcard::to_allocvec(&packed).unwrap()).unwrap();
    }
}
