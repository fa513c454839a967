//! How characters sound: toneless Mandarin syllables, by the word where a character has several.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};

use crate::text;

/// A syllable by its place in [`SYLLABLES`], from 1; 0 is a character without a reading.
pub(super) type Syllable = u16;

/// Every toneless syllable of the usual characters in alphabetical order, ü written v as it is typed. From the `kMandarin`
/// field of the Unicode Han database 15.0 (Unicode licence).
const SYLLABLES: &str = include_str!("../../data/syllables.txt");

/// Words in which a character is not read as its first dictionary reading says, the longest that fits wins; and characters
/// whose usual reading today is another.
const READINGS: &str = include_str!("../../data/readings.txt");

/// The words of [`READINGS`], each with its syllables.
fn curated() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = READINGS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' '))
}

/// A word and how its characters sound.
type Word = (Vec<char>, Vec<Syllable>);

/// The table behind [`SYLLABLES`] with what is asked of it.
struct Table {
    names: Vec<&'static str>,
    /// Fuzzy forms by syllable, at the same places.
    fuzzy: Vec<String>,
    /// The syllable of each reading that the dictionary has.
    read: Vec<Syllable>,
    /// Words by their first character, the longest first.
    words: HashMap<char, Vec<Word>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let names: Vec<&'static str> = std::iter::once("")
        .chain(SYLLABLES.split_ascii_whitespace())
        .collect();
    let fuzzy = names.iter().map(|name| blur(name)).collect();
    let id = |name: &str| place_of(&names, name);
    let read = text::sounds().iter().map(|name| id(name)).collect();
    let mut words: HashMap<char, Vec<Word>> = HashMap::new();
    for (word, reading) in curated() {
        let word: Vec<char> = word.chars().collect();
        let reading = reading.split(' ').map(id).collect();
        words.entry(word[0]).or_default().push((word, reading));
    }
    for list in words.values_mut() {
        list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    Table {
        names,
        fuzzy,
        read,
        words,
    }
});

fn place_of(names: &[&str], name: &str) -> Syllable {
    names
        .binary_search(&name)
        .ok()
        .and_then(|at| Syllable::try_from(at).ok())
        .unwrap_or(0)
}

/// How many there are, with the empty one at 0.
pub(super) fn count() -> usize {
    TABLE.names.len()
}

/// A syllable's letters.
pub(super) fn letters(syllable: Syllable) -> &'static str {
    TABLE.names[usize::from(syllable)]
}

/// The syllable's letters with the sounds that people mix up made one; see [`blur`].
pub(super) fn blurred(syllable: Syllable) -> &'static str {
    &TABLE.fuzzy[usize::from(syllable)]
}

/// The syllable written exactly so; `lue` and `nue` count as `lve` and `nve`.
pub(super) fn named(name: &str) -> Option<Syllable> {
    let name = match name {
        "lue" => "lve",
        "nue" => "nve",
        other => other,
    };
    Some(place_of(&TABLE.names, name)).filter(|syllable| *syllable > 0)
}

/// The syllables that begin with `head` (not empty), which stand together.
pub(super) fn beginning(head: &str) -> Range<usize> {
    let from = TABLE.names.partition_point(|name| *name < head);
    let len = TABLE.names[from..].partition_point(|name| name.starts_with(head));
    from..from + len
}

/// `letters` with z/zh, c/ch, s/sh, n/l, an/ang, en/eng and in/ing made one, and v written u: sounds that many speakers of
/// the north-east and the south do not keep apart.
pub(super) fn blur(letters: &str) -> String {
    let mut out = match letters.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => format!("{}{}", &letters[..1], &letters[2..]),
        [b'n', _, ..] => format!("l{}", &letters[1..]),
        _ => letters.to_owned(),
    };
    if out.len() > 2 && (out.ends_with("ang") || out.ends_with("eng") || out.ends_with("ing")) {
        out.pop();
    }
    out.replace('v', "u")
}

/// The reading of every character of the folded `text`; 0 where it has none.
pub(super) fn readings(text: &[char]) -> Vec<Syllable> {
    let mut out = Vec::with_capacity(text.len());
    while out.len() < text.len() {
        let rest = &text[out.len()..];
        match word(rest, |c| c) {
            Some(reading) => out.extend(reading),
            None => out.push(reading(rest[0])),
        }
    }
    out
}

/// Whether a word with readings of its own begins with a character.
pub(super) fn begins_word(c: char) -> bool {
    TABLE.words.contains_key(&c)
}

/// How the longest word with readings of its own sounds that a text begins with, whose characters are known by what `of` makes
/// of them.
pub(super) fn word<C: PartialEq + Copy + Into<u32>>(
    text: &[C],
    of: impl Fn(char) -> C,
) -> Option<&'static [Syllable]> {
    let first = char::from_u32((*text.first()?).into())?;
    let begins = |word: &[char]| {
        let same = word
            .iter()
            .zip(text)
            .take_while(|(c, own)| of(**c) == **own);
        same.count() == word.len()
    };
    let mut words = TABLE.words.get(&first)?.iter();
    words.find_map(|(word, reading)| begins(word).then_some(&reading[..]))
}

/// The first reading that the dictionary has for a character; 0 without one.
pub(super) fn reading(c: char) -> Syllable {
    text::sound(c).map_or(0, |sound| TABLE.read[sound])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let words: Vec<_> = readings(&chars).into_iter().map(letters).collect();
        words.join(" ")
    }

    #[test]
    fn reads_by_the_word() {
        for (text, reading) in [
            ("人民银行", "ren min yin hang"),
            ("行署", "xing shu"),
            ("畜牧兽医局", "xu mu shou yi ju"),
            ("旅游局", "lv you ju"),
            ("重点", "zhong dian"),
            ("重组", "chong zu"),
            ("增长", "zeng zhang"),
            ("延长", "yan chang"),
            ("调整", "tiao zheng"),
            ("覆盖率", "fu gai lv"),
            ("西藏", "xi zang"),
            ("哈尔滨", "ha er bin"),
        ] {
            assert_eq!(read(text), reading);
        }
    }

    #[test]
    fn every_curated_reading_is_a_syllable_a_character() {
        let lines = READINGS.lines();
        let meant = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(curated().count(), meant.count());
        let mut seen = std::collections::HashSet::new();
        for (word, reading) in curated() {
            let parts: Vec<_> = reading.split(' ').collect();
            assert_eq!(parts.len(), word.chars().count(), "{word}");
            assert!(parts.iter().all(|part| named(part).is_some()), "{word}");
            assert!(seen.insert(word), "{word} stands twice");
        }
    }

    #[test]
    fn the_syllables_stand_in_order() {
        assert!(TABLE.names.is_sorted());
    }

    #[test]
    fn reads_every_character_of_the_notice() {
        let notice = include_str!("../../data/notice.txt");
        let han: Vec<char> = notice
            .chars()
            .filter(|c| *c >= '\u{3400}' && *c <= '\u{9fff}')
            .collect();
        let mute: Vec<_> = han
            .iter()
            .zip(readings(&han))
            .filter(|(_, s)| *s == 0)
            .collect();
        assert!(mute.is_empty(), "{mute:?}");
    }

    #[test]
    fn blurs_what_sounds_alike() {
        for (a, b) in [
            ("zhang", "zan"),
            ("nong", "long"),
            ("xin", "xing"),
            ("sheng", "sen"),
            ("lv", "lu"),
        ] {
            assert_eq!(blur(a), blur(b));
        }
        assert_ne!(blur("fa"), blur("ha"));
    }
}
