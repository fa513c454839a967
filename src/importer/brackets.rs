//! The brackets that annotations stand in.

/// The opening brackets that annotations stand in.
pub(super) const OPEN: [char; 6] = ['（', '(', '【', '［', '[', '〔'];
/// Their counterparts, in the same order.
pub(super) const CLOSE: [char; 6] = ['）', ')', '】', '］', ']', '〕'];

/// The pairs of brackets that stand in no other pair, in bytes, and the last bracket that nothing closes.
pub(super) struct Brackets {
    pub(super) pairs: Vec<(usize, usize)>,
    pub(super) unclosed: Option<usize>,
}

impl Brackets {
    pub(super) fn of(text: &str) -> Self {
        let mut stack: Vec<usize> = Vec::new();
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (at, c) in text.char_indices() {
            if OPEN.contains(&c) {
                stack.push(at);
            } else if CLOSE.contains(&c)
                && let Some(open) = stack.pop()
            {
                while pairs.last().is_some_and(|pair| pair.0 > open) {
                    pairs.pop();
                }
                pairs.push((open, at + c.len_utf8()));
            }
        }
        Self {
            pairs,
            unclosed: stack.pop(),
        }
    }
}
