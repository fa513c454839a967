//! A query made ready: which characters and syllables fit at which place of it, as bit sets.
//!
//! Bit `p` of a set stands for the place before the query's character `p`. A character of a name takes the query from place
//! `p` to `p + k` when its piece of `k` query characters fits there, so one step of the search is a shift.

use super::fold::fold;
use super::sound::{self, Syllable};

/// Places in a query, by bit.
pub(super) type Set = u128;

/// Longer queries match nothing; the longest official name in full pinyin has 66 letters.
const LONGEST: usize = 120;
/// The letters of the longest syllable, zhuang, and one typed too many.
pub(super) const PIECE: usize = 7;

/// A query folded and freed of spaces and punctuation.
#[derive(Clone, Debug)]
pub(super) struct Query {
    /// The folded characters.
    pub(super) chars: Vec<char>,
    /// The places that a piece must not cross, because a space or a mark stood there.
    breaks: Set,
}

/// What a piece of the query may be to count as a syllable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hearing {
    /// The syllable whole, its initial, or its beginning at the query's end.
    Exact,
    /// The same with sounds mixed up that many people mix up.
    Blurred,
    /// The syllable whole, or its beginning at the query's end.
    Whole,
    /// The syllable whole.
    Entire,
    /// The syllable whole, or with one slip of the finger; never both forms of the same piece.
    Slipped,
}

/// Where each syllable fits into a query: few of them do, so that a thousand words cost little.
#[derive(Clone, Debug, Default)]
pub(super) struct Fits {
    /// By syllable: where its pieces are, counted from 1; 0 where it fits nowhere. Empty where none fits.
    at: Vec<u16>,
    /// By piece length less one.
    pieces: Vec<[Set; PIECE]>,
}

impl Query {
    /// Reads a query. `None` when nothing is left of it, or when it is too long to be a name.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut query = Self {
            chars: Vec::new(),
            breaks: 0,
        };
        for c in text.chars().map(fold) {
            if query.chars.len() > LONGEST {
                return None;
            }
            if c.is_alphanumeric() {
                query.chars.push(c);
            } else {
                query.breaks |= 1 << query.chars.len();
            }
        }
        (!query.chars.is_empty() && query.chars.len() <= LONGEST).then_some(query)
    }

    /// A query of these characters as they are, without breaks.
    pub(super) fn of_chars(chars: Vec<char>) -> Self {
        Self { chars, breaks: 0 }
    }

    /// How many characters it has.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The bit of the place after the last character.
    pub(super) fn end(&self) -> Set {
        1 << self.len()
    }

    /// How many of its characters are letters a to z.
    pub(super) fn letters(&self) -> usize {
        self.chars.iter().filter(|c| c.is_ascii_lowercase()).count()
    }

    /// The places before each character equal to `c`.
    pub(super) fn places_of(&self, c: char) -> Set {
        self.chars
            .iter()
            .enumerate()
            .filter(|(_, own)| **own == c)
            .fold(0, |set, (at, _)| set | 1 << at)
    }

    /// The letters from `from` to the next break or other character.
    fn run(&self, from: usize) -> String {
        let rest = self.chars[from..].iter().enumerate();
        rest.take_while(|(i, c)| {
            c.is_ascii_lowercase() && (*i == 0 || self.breaks & (1 << (from + i)) == 0)
        })
        .map(|(_, c)| *c)
        .collect()
    }

    /// Where each syllable fits.
    pub(super) fn fits(&self, hearing: Hearing) -> Fits {
        let mut fits = Fits::none();
        for from in 0..self.len() {
            let run = self.run(from);
            if run.is_empty() {
                continue;
            }
            let at_end = from + run.len() == self.len();
            match hearing {
                Hearing::Exact => {
                    fits.add_initials(from, &run);
                    fits.add_whole(from, &run, at_end);
                }
                Hearing::Whole => fits.add_whole(from, &run, at_end),
                Hearing::Entire => fits.add_whole(from, &run, false),
                Hearing::Blurred => {
                    fits.add_initials(from, &run);
                    fits.add_whole(from, &run, at_end);
                    fits.add_blurred(from, &run, at_end);
                }
                Hearing::Slipped => fits.add_slipped(from, &run),
            }
        }
        fits
    }
}

impl Fits {
    /// No piece fits anywhere.
    pub(super) fn none() -> Self {
        Self::default()
    }

    /// The places that a syllable's pieces lead to from `set`.
    pub(super) fn step(&self, set: Set, syllable: Syllable) -> Set {
        let Some(pieces) = self.pieces_of(syllable) else {
            return 0;
        };
        let mut out = 0;
        for (i, places) in pieces.iter().enumerate() {
            out |= (set & places) << (i + 1);
        }
        out
    }

    /// The syllables that fit somewhere.
    pub(super) fn syllables(&self) -> impl Iterator<Item = Syllable> {
        let fitting = (0..).zip(&self.at).filter(|(_, at)| **at > 0);
        fitting.map(|(syllable, _)| syllable)
    }

    /// Where the syllable fits, by piece length less one; `None` where it does nowhere.
    fn pieces_of(&self, syllable: Syllable) -> Option<&[Set; PIECE]> {
        let at = self.at.get(usize::from(syllable))?;
        self.pieces.get(usize::from(*at).checked_sub(1)?)
    }

    /// Whether a piece of `len` characters at place `from` fits the syllable.
    #[cfg(test)]
    fn has(&self, syllable: Syllable, from: usize, len: usize) -> bool {
        self.pieces_of(syllable)
            .is_some_and(|pieces| pieces[len - 1] & (1 << from) != 0)
    }

    fn add(&mut self, syllable: usize, from: usize, len: usize) {
        if !(1..=PIECE).contains(&len) {
            return;
        }
        if self.at.is_empty() {
            self.at.resize(sound::count(), 0);
        }
        if self.at[syllable] == 0 {
            self.pieces.push([0; PIECE]);
            self.at[syllable] = u16::try_from(self.pieces.len()).unwrap_or(0);
        }
        let own = usize::from(self.at[syllable]).checked_sub(1);
        if let Some(pieces) = own.and_then(|own| self.pieces.get_mut(own)) {
            pieces[len - 1] |= 1 << from;
        }
    }

    fn add_initials(&mut self, from: usize, run: &str) {
        for syllable in sound::beginning(&run[..1]) {
            self.add(syllable, from, 1);
        }
        if run.len() > 1 && run[1..].starts_with('h') && run.starts_with(['z', 'c', 's']) {
            for syllable in sound::beginning(&run[..2]) {
                self.add(syllable, from, 2);
            }
        }
    }

    fn add_whole(&mut self, from: usize, run: &str, at_end: bool) {
        for len in 1..=run.len().min(PIECE) {
            if let Some(syllable) = sound::named(&run[..len]) {
                self.add(usize::from(syllable), from, len);
            }
        }
        // What may become lue and nue.
        if at_end && (run == "lu" || run == "nu") {
            let syllable = sound::named(if run == "lu" { "lve" } else { "nve" });
            self.add(usize::from(syllable.unwrap_or(0)), from, 2);
        }
        if at_end && run.len() < PIECE {
            for syllable in sound::beginning(run) {
                self.add(syllable, from, run.len());
            }
        }
    }

    fn add_blurred(&mut self, from: usize, run: &str, at_end: bool) {
        let heads: Vec<String> = (1..=run.len().min(PIECE))
            .map(|len| sound::blur(&run[..len]))
            .collect();
        for syllable in 1..sound::count() {
            let Ok(id) = Syllable::try_from(syllable) else {
                return;
            };
            let blurred = sound::blurred(id);
            for (i, head) in heads.iter().enumerate() {
                let len = i + 1;
                let whole = head == blurred;
                let begun = at_end && len == run.len() && blurred.starts_with(head.as_str());
                let initial = blurred.starts_with(head.as_str())
                    && (len == 1 || (len == 2 && run[1..].starts_with('h') && head.len() == 1));
                let lisp = len == 1 && run.starts_with('n') && blurred.starts_with('l');
                if whole || begun || initial || lisp {
                    self.add(syllable, from, len);
                }
            }
        }
    }

    fn add_slipped(&mut self, from: usize, run: &str) {
        let run = run.as_bytes();
        for syllable in 1..sound::count() {
            let Ok(id) = Syllable::try_from(syllable) else {
                return;
            };
            let name = sound::letters(id).as_bytes();
            // One of the first two letters is right, or they are swapped.
            let (a, b) = (run[0], run.get(1));
            let near = name.len() > 1
                && (a == name[0] || a == name[1] || b == Some(&name[0]) || b == Some(&name[1]));
            if !near {
                continue;
            }
            for len in name.len() - 1..=(name.len() + 1).min(run.len()).min(PIECE) {
                if len <= run.len() && one_slip(&run[..len], name) {
                    self.add(syllable, from, len);
                }
            }
        }
    }
}

/// Whether `typed` is `meant` with exactly one slip: two neighbours swapped, one letter missing, added or wrong.
pub(super) fn one_slip<T: PartialEq>(typed: &[T], meant: &[T]) -> bool {
    let head = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (typed, meant) = (&typed[head..], &meant[head..]);
    let has = |text: &[T], least: usize| text.len() >= least;
    let swapped = has(typed, 2)
        && has(meant, 2)
        && typed[0] == meant[1]
        && typed[1] == meant[0]
        && typed[2..] == meant[2..];
    let wrong = has(typed, 1) && has(meant, 1) && typed[1..] == meant[1..];
    let added = has(typed, 1) && typed[1..] == *meant;
    let missing = has(meant, 1) && *typed == meant[1..];
    swapped || wrong || added || missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_one_slip_from_none_and_from_two() {
        let slip = |typed: &str, meant: &str| one_slip(typed.as_bytes(), meant.as_bytes());
        for typed in ["gia", "gi", "ggai", "gaai", "goi", "ai", "gaii", "hai"] {
            assert!(slip(typed, "gai"), "{typed}");
        }
        for typed in ["gai", "iag", "g", "goo", "gaiaa"] {
            assert!(!slip(typed, "gai"), "{typed}");
        }
    }

    #[test]
    fn pieces_do_not_cross_a_space() {
        let joined = Query::new("xian").unwrap().fits(Hearing::Whole);
        let apart = Query::new("xi　an").unwrap().fits(Hearing::Whole);
        let xian = sound::named("xian").unwrap();
        assert!(joined.has(xian, 0, 4));
        assert!(!apart.has(xian, 0, 4));
        assert!(apart.has(sound::named("xi").unwrap(), 0, 2));
    }

    /// A thousand words are to cost no more than ten.
    #[test]
    fn keeps_only_the_syllables_that_fit() {
        let kept = |text: &str| Query::new(text).unwrap().fits(Hearing::Whole);
        assert!(kept("石墨").at.is_empty());
        assert!(kept("fagaiwei").pieces.len() < 12);
    }

    #[test]
    fn refuses_what_is_empty_or_too_long_for_a_name() {
        assert!(Query::new(" 。　").is_none());
        assert!(Query::new(&"a".repeat(120)).is_some());
        assert!(Query::new(&"a".repeat(121)).is_none());
    }
}
