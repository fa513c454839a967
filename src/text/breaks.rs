//! Line breaks that have been found, kept from frame to frame.

use std::cell::RefCell;
use std::hash::BuildHasher;
use std::ops::Range;
use std::rc::Rc;

use foldhash::HashMap;
use foldhash::fast::RandomState;

use super::Ruler;

/// The most text that is kept, in bytes, over all widths but the last ones; the notice is 26 KB.
const MOST: usize = if cfg!(test) { 256 << 10 } else { 4 << 20 };

/// So many widths are kept however much text they have: what is drawn at every key is never forgotten from one to the next.
const ALWAYS: usize = 2;

/// The lines of every text that has been broken so far: no text is broken twice at one width, however often it is drawn.
#[derive(Debug, Default)]
pub(crate) struct Breaks(RefCell<Kept>);

/// A text's lines, as byte ranges.
type Lines = Rc<[Range<usize>]>;

/// The rows of many texts: which of them, from 0, and its bytes.
type Rows = Rc<[(usize, Range<usize>)]>;

#[derive(Debug, Default)]
struct Kept {
    /// Tells texts apart.
    hasher: RandomState,
    /// The width that was asked for last first.
    widths: Vec<Width>,
    bytes: usize,
}

/// What was broken at one width.
#[derive(Debug)]
struct Width {
    /// In columns.
    of: (Ruler, usize),
    lines: HashMap<Box<str>, Lines>,
    /// Of the last texts that were broken together, with their hash.
    rows: Option<(u64, Rows)>,
    bytes: usize,
}

impl Breaks {
    /// The rows of these texts one below the other, each by [`Ruler::wrap`], and at least one: found once for as long as these are
    /// the last at their width. They are known by a keyed hash of 64 bits: a notice may be as long as a book, and is drawn at
    /// every key.
    pub(crate) fn rows(&self, ruler: Ruler, texts: &[String], width: usize) -> Rows {
        let mut kept = self.0.borrow_mut();
        let hash = kept.hasher.hash_one(texts);
        let known = kept.at((ruler, width));
        if let Some((_, rows)) = known.rows.as_ref().filter(|(of, _)| *of == hash) {
            return Rc::clone(rows);
        }
        let rows = texts.iter().enumerate().flat_map(|(at, text)| {
            let lines = ruler.wrap(text, width);
            let empty = lines.is_empty().then_some(0..0);
            lines.into_iter().chain(empty).map(move |line| (at, line))
        });
        let rows: Rows = rows.collect();
        let before = known.rows.replace((hash, Rc::clone(&rows)));
        let gone = before.map_or(0, |(_, rows)| size_of_val(&*rows));
        let change = |bytes: usize| bytes + size_of_val(&*rows) - gone;
        known.bytes = change(known.bytes);
        kept.bytes = change(kept.bytes);
        kept.forget();
        rows
    }

    /// What [`Ruler::wrap`] gives, found once.
    pub(crate) fn wrap(&self, ruler: Ruler, text: &str, width: usize) -> Lines {
        let mut kept = self.0.borrow_mut();
        let known = kept.at((ruler, width));
        if let Some(lines) = known.lines.get(text) {
            return Rc::clone(lines);
        }
        let lines: Lines = ruler.wrap(text, width).into();
        known.bytes += text.len();
        known.lines.insert(text.into(), Rc::clone(&lines));
        kept.bytes += text.len();
        kept.forget();
        lines
    }
    /// How many texts have been broken, each width counting anew.
    #[cfg(test)]
    pub(crate) fn count(&self) -> usize {
        let kept = self.0.borrow();
        let widths = kept.widths.iter();
        let counts = widths.map(|width| width.lines.len() + usize::from(width.rows.is_some()));
        counts.sum()
    }
}

impl Kept {
    /// What is known at one width, which is the last asked for now.
    fn at(&mut self, of: (Ruler, usize)) -> &mut Width {
        let place = self.widths.iter().position(|width| width.of == of);
        let place = place.unwrap_or_else(|| {
            self.widths.push(Width {
                of,
                lines: HashMap::default(),
                rows: None,
                bytes: 0,
            });
            self.widths.len() - 1
        });
        self.widths[..=place].rotate_right(1);
        &mut self.widths[0]
    }

    /// Forgets the widths that were not asked for the longest while, where too much is kept.
    fn forget(&mut self) {
        while self.bytes > MOST && self.widths.len() > ALWAYS {
            let oldest = self.widths.pop();
            self.bytes -= oldest.map_or(0, |width| width.bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "省发改委牵头，省工信委、财政厅等部门配合";

    #[test]
    fn breaks_a_text_once_for_each_width_and_ruler() {
        let breaks = Breaks::default();
        let lines = breaks.wrap(Ruler::NARROW, TEXT, 12);
        assert_eq!(*lines, *Ruler::NARROW.wrap(TEXT, 12));
        assert!(Rc::ptr_eq(&lines, &breaks.wrap(Ruler::NARROW, TEXT, 12)));
        assert!(!Rc::ptr_eq(&lines, &breaks.wrap(Ruler::WIDE, TEXT, 12)));
        assert_eq!(
            *breaks.wrap(Ruler::NARROW, TEXT, 20),
            *Ruler::NARROW.wrap(TEXT, 20)
        );
    }

    #[test]
    fn what_is_kept_does_not_grow_for_ever() {
        let breaks = Breaks::default();
        let long = "字".repeat(MOST / 3 / 4);
        for width in 4..40 {
            breaks.wrap(Ruler::NARROW, &long, width * 1000);
            let kept = breaks.0.borrow();
            let texts = kept.widths.iter().flat_map(|width| width.lines.keys());
            assert!(texts.map(|text| text.len()).sum::<usize>() <= MOST);
        }
    }

    #[test]
    fn texts_below_one_another_are_broken_once_until_one_is_another() {
        let breaks = Breaks::default();
        let mut texts = vec![TEXT.to_owned(), String::new(), "甲乙丙丁".to_owned()];
        let rows = breaks.rows(Ruler::NARROW, &texts, 12);
        let expected: Vec<_> = Ruler::NARROW.wrap(TEXT, 12);
        let expected = expected.into_iter().map(|line| (0, line));
        let rest = [(1, 0..0), (2, 0..12)];
        assert_eq!(*rows, *expected.chain(rest).collect::<Vec<_>>());
        let again = |texts: &[String]| breaks.rows(Ruler::NARROW, texts, 12);
        assert!(Rc::ptr_eq(&rows, &again(&texts)));
        texts[2].push('戊');
        assert_eq!(again(&texts).last(), Some(&(2, 0..15)));
        texts.pop();
        assert_eq!(again(&texts).last(), Some(&(1, 0..0)));
        let kept = breaks.0.borrow();
        let bytes = size_of_val(&*kept.widths[0].rows.as_ref().unwrap().1);
        assert_eq!((kept.bytes, kept.widths[0].bytes), (bytes, bytes));
    }

    #[test]
    fn a_notice_of_any_length_is_broken_once_while_its_width_stays() {
        let breaks = Breaks::default();
        let texts: Vec<String> = (0..6)
            .map(|n| format!("{n}{}", "字".repeat(MOST / 12)))
            .collect();
        let frame = || -> Vec<Lines> {
            let pane = texts
                .iter()
                .map(|text| breaks.wrap(Ruler::NARROW, text, 9000));
            let pane: Vec<_> = pane.collect();
            breaks.wrap(Ruler::NARROW, TEXT, 20);
            pane
        };
        let (first, second) = (frame(), frame());
        assert!(first.iter().zip(&second).all(|(a, b)| Rc::ptr_eq(a, b)));
        // Another width takes its place when it has been there for long enough.
        for width in 0..ALWAYS {
            breaks.wrap(Ruler::NARROW, TEXT, 30 + width);
        }
        assert!(breaks.0.borrow().bytes <= MOST);
    }
}
