//! Line breaks that have been found, kept from frame to frame.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::Ruler;

/// The most text that is kept, in bytes, over all widths; the notice is 26 KB. Beyond it all is forgotten.
const MOST: usize = 4 << 20;

/// The lines of every text that has been broken so far: no text is broken twice at one width, however often it is drawn.
#[derive(Debug, Default)]
pub(crate) struct Breaks(RefCell<Kept>);

/// A text's lines, as byte ranges.
type Lines = Rc<[Range<usize>]>;

#[derive(Debug, Default)]
struct Kept {
    /// By ruler and width in columns, then by text.
    lines: HashMap<(Ruler, usize), HashMap<Box<str>, Lines>>,
    bytes: usize,
}

impl Breaks {
    /// What [`Ruler::wrap`] gives, found once.
    pub(crate) fn wrap(&self, ruler: Ruler, text: &str, width: usize) -> Lines {
        let mut kept = self.0.borrow_mut();
        let known = kept.lines.get(&(ruler, width));
        if let Some(lines) = known.and_then(|known| known.get(text)) {
            return Rc::clone(lines);
        }
        let lines: Lines = ruler.wrap(text, width).into();
        if kept.bytes + text.len() > MOST {
            *kept = Kept::default();
        }
        kept.bytes += text.len();
        let known = kept.lines.entry((ruler, width)).or_default();
        known.insert(text.into(), Rc::clone(&lines));
        lines
    }

    /// How many texts have been broken, each width counting anew.
    #[cfg(test)]
    pub(crate) fn count(&self) -> usize {
        self.0.borrow().lines.values().map(HashMap::len).sum()
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
            let texts = kept.lines.values().flat_map(HashMap::keys);
            assert!(texts.map(|text| text.len()).sum::<usize>() <= MOST);
        }
    }
}
