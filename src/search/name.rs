//! A unit's name made ready to be matched, and the bit-parallel walk that tells how well a query fits it.

use super::fold::fold;
use super::query::{Fits, Query, Set};
use super::sound::{self, Syllable};
use crate::catalogue::{Alias, Via};

/// Last characters that say little: 工信 for 工信委.
const RANKS: [char; 3] = ['委', '办', '署'];
/// Those that may be left out of a name that still counts as whole.
const COMMON_RANKS: [char; 3] = ['市', '厅', '局'];
/// A longer name does not answer to a few letters scattered over it.
const SHORT: usize = 8;
/// How many letters may be scattered over any name from its beginning on.
const FEW: usize = 4;
/// How many may be scattered anywhere in it.
const MANY: usize = 10;

/// How well a query fits a name, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Fit {
    /// The whole name, with or without its place and its 厅, 局 or 市.
    Exact,
    /// All but a 委, 办 or 署 at the end.
    Stem,
    /// The beginning of the name, with or without its place.
    Prefix,
    /// A run of characters inside it.
    Contiguous,
    /// From its beginning, with gaps.
    Anchored,
    /// Somewhere in it, with gaps.
    Scattered,
}

/// A character as it is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Folded.
    pub(super) ch: char,
    /// How it sounds.
    pub(super) syllable: Syllable,
    /// Its place in the name as shown, in characters; `None` for a place that is not shown.
    pub(super) at: Option<u8>,
}

/// A name: the cells of its place (黑龙江省, shown or not) and of the rest, without punctuation.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// As shown.
    pub(super) text: Box<str>,
    /// What sort of name.
    pub(super) via: Via,
    /// The place, whole.
    pub(super) place: Box<[Cell]>,
    /// Everything after the place.
    pub(super) stem: Box<[Cell]>,
    /// Which letters and characters it holds; see [`mask_of`].
    mask: u64,
}

/// The characters of a query by the places where they stand, and the fits of its syllables.
pub(super) struct Reader<'a> {
    /// The query.
    pub(super) query: &'a Query,
    /// Pieces that count.
    pub(super) all: Fits,
    /// Pieces that are more than an initial.
    pub(super) strong: Fits,
    han: Vec<(char, Set)>,
    mask: u64,
    /// Whether no character but a letter of a name can be meant as it stands.
    only_letters: bool,
}

impl Cell {
    /// The cells of `chars`, already folded, numbered from `first`; characters that are no letters or digits are left out.
    fn row(chars: &[char], number: impl Fn(usize) -> Option<u8>) -> Box<[Self]> {
        let readings = sound::readings(chars);
        let cells = chars.iter().zip(readings).enumerate();
        cells
            .filter(|(_, (ch, _))| ch.is_alphanumeric())
            .map(|(i, (ch, syllable))| Self {
                ch: *ch,
                syllable,
                at: number(i),
            })
            .collect()
    }
}

impl Name {
    /// Makes a name ready.
    pub(super) fn new(alias: &Alias) -> Self {
        let shown = alias.shown;
        let chars: Vec<char> = alias.name.chars().map(fold).collect();
        let place: Vec<char> = alias.place.chars().map(fold).collect();
        let hidden = place.len() - shown.min(place.len());
        let place = Cell::row(&place, |i| u8::try_from(i.checked_sub(hidden)?).ok());
        let stem = Cell::row(&chars[shown.min(chars.len())..], |i| {
            u8::try_from(i + shown).ok()
        });
        let mask = place
            .iter()
            .chain(&stem)
            .fold(0, |mask, cell| mask | cell_mask(*cell));
        Self {
            text: alias.name.as_str().into(),
            via: alias.via,
            place,
            stem,
            mask,
        }
    }

    /// How many of these letters it does not hold at the least, each counted once.
    pub(super) fn lacks(&self, letters: &[char]) -> usize {
        let asked = letters.iter().fold(0, |mask, c| mask | mask_of(*c));
        (asked & LETTERS & !self.mask).count_ones() as usize
    }

    /// How well the reader's query fits, if it does.
    pub(super) fn fit(&self, reader: &Reader<'_>) -> Option<Fit> {
        if reader.mask & !self.mask != 0 {
            return None;
        }
        let end = reader.query.end();
        let (starts, in_place) = self.starts(reader);
        if in_place {
            return Some(Fit::Prefix);
        }
        if !self.reaches(reader, starts) {
            return None;
        }
        let last = self.stem.len().wrapping_sub(1);
        let (mut head, mut run) = (starts, 0);
        let (mut anchored, mut loose, mut sure) = (starts & !1, 1, 0);
        let mut best = None;
        for (i, cell) in self.stem.iter().enumerate() {
            head = reader.step(head, *cell);
            run = reader.step(run | 1, *cell);
            anchored |= reader.step(anchored, *cell) | if i == 0 { head } else { 0 };
            sure |= reader.step(sure, *cell) | reader.step_strong(loose, *cell);
            loose |= reader.step(loose, *cell);
            let now = if head & end != 0 {
                self.fit_of_head(i, last)
            } else if run & end != 0 && (reader.query.len() > 1 || sure & end != 0) {
                Fit::Contiguous
            } else {
                continue;
            };
            best = Some(best.map_or(now, |best: Fit| best.min(now)));
        }
        let few = |least| self.lets_scatter(reader.query, least);
        best.or((anchored & end != 0 && few(FEW)).then_some(Fit::Anchored))
            .or((sure & end != 0 && few(MANY)).then_some(Fit::Scattered))
    }

    /// Whether the query is worth finding with gaps: in a long name only with at least so many letters.
    fn lets_scatter(&self, query: &Query, least: usize) -> bool {
        query.letters() == 0 || self.stem.len() <= SHORT || query.len() >= least
    }

    /// What it means that the query ends with character `i` of the stem, having begun with the first.
    fn fit_of_head(&self, i: usize, last: usize) -> Fit {
        let common = i + 1 == last && COMMON_RANKS.contains(&self.stem[last].ch);
        if i == last || common {
            Fit::Exact
        } else if i + 1 == last && RANKS.contains(&self.stem[last].ch) {
            Fit::Stem
        } else {
            Fit::Prefix
        }
    }

    /// The places where the stem may begin: the query's beginning, or after the place (黑龙江省, 省, 黑龙江); and whether the
    /// whole query lies in the place as shown.
    fn starts(&self, reader: &Reader<'_>) -> (Set, bool) {
        let end = reader.query.end();
        let province = self.place.last().is_some_and(|cell| cell.ch == '省');
        let (mut whole, mut last) = (1, 0);
        let mut starts = 1;
        let mut inside = false;
        for (i, cell) in self.place.iter().enumerate() {
            let short = province && i + 1 == self.place.len();
            last = if short { reader.step(1, *cell) } else { 0 };
            let before = whole;
            whole = reader.step(whole, *cell);
            if short {
                starts |= before & !1;
            }
            let visible_all = self.place[0].at.is_some();
            inside |= cell.at.is_some()
                && ((visible_all && whole & end != 0) || (short && last & end != 0));
        }
        if !self.place.is_empty() {
            starts |= whole | last;
        }
        (starts & !end, inside)
    }

    /// Whether the query can be read off the stem at all, gaps allowed.
    fn reaches(&self, reader: &Reader<'_>, starts: Set) -> bool {
        let reached = self
            .stem
            .iter()
            .fold(starts, |set, cell| set | reader.step(set, *cell));
        reached & reader.query.end() != 0
    }
}

impl<'a> Reader<'a> {
    /// A reader of `query` with these pieces.
    pub(super) fn new(query: &'a Query, all: Fits, strong: Fits) -> Self {
        let mut han: Vec<(char, Set)> = Vec::new();
        for c in &query.chars {
            if !han.iter().any(|(known, _)| known == c) {
                han.push((*c, query.places_of(*c)));
            }
        }
        Self {
            query,
            all,
            strong,
            han,
            mask: query.chars.iter().fold(0, |mask, c| mask | mask_of(*c)),
            only_letters: query.letters() == query.len(),
        }
    }

    /// Lets names pass that lack some of the query's letters, for a hearing that allows other letters.
    pub(super) fn any_letters(mut self) -> Self {
        self.mask &= !LETTERS;
        self
    }

    /// Where the character leads to from `set`.
    pub(super) fn step(&self, set: Set, cell: Cell) -> Set {
        self.all.step(set, cell.syllable) | self.step_char(set, cell)
    }

    fn step_strong(&self, set: Set, cell: Cell) -> Set {
        self.strong.step(set, cell.syllable) | self.step_char(set, cell)
    }

    fn step_char(&self, set: Set, cell: Cell) -> Set {
        if self.only_letters && !cell.ch.is_ascii() {
            return 0;
        }
        self.han
            .iter()
            .find(|(c, _)| *c == cell.ch)
            .map_or(0, |(_, places)| (set & places) << 1)
    }
}

/// The bits of the letters in a mask.
const LETTERS: u64 = (1 << 26) - 1;

/// The bit of a character: a letter has its own, any other shares one of 38.
fn mask_of(c: char) -> u64 {
    match c {
        'a'..='z' => 1 << (u32::from(c) - u32::from('a')),
        other => 1 << (26 + u32::from(other).wrapping_mul(2_654_435_761) % 38),
    }
}

fn cell_mask(cell: Cell) -> u64 {
    let letters = sound::letters(cell.syllable).chars();
    // `lue` is typed for `lve`.
    let extra = if sound::letters(cell.syllable).ends_with("ve") {
        mask_of('u')
    } else {
        0
    };
    letters.fold(mask_of(cell.ch) | extra, |mask, c| mask | mask_of(c))
}
