//! One question at the start: is the line UTF-8, and how wide is “ on this terminal?
//!
//! A terminal does not tell, but it tells where its cursor is. Between three texts it is asked for that, all
//! in one write, and the steps give the answer after one round trip. Nobody waits for it: the first frame is drawn for what is
//! expected of the terminal, and drawn anew where the answer says otherwise.

use std::io::{self, Write};
use std::time::Instant;

use crate::text::Ruler;

/// Concealed: `中`, position, `中文`, position, `“`, position. Two words, since one alone looks alike in GBK.
const QUESTION: &str = "\x1b[8m\x1b[H中\x1b[6n中文\x1b[6n“\x1b[6n\x1b[m";

/// How often it asks for the position.
const ANSWERS: usize = 3;

/// The columns that the question may take in any encoding; on a narrower terminal the cursor would stop at the edge.
const ROOM: u16 = 16;

/// What the answers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// How to measure text here.
    Measured(Ruler),
    /// The terminal takes the bytes for GBK.
    Gbk,
    /// It takes them for another encoding, such as Latin-1 or Big5.
    OtherEncoding,
}

/// A question that was asked; the answers come among the keys, whenever they come.
#[derive(Debug)]
pub(super) struct Probe {
    asked: Instant,
    /// The columns reported so far, from 1.
    columns: Vec<u16>,
}

impl Probe {
    /// Asks a terminal of `width` columns; `None` where it is too narrow to be asked.
    ///
    /// # Errors
    /// If the terminal cannot be written.
    pub(super) fn ask(out: &mut impl Write, width: u16) -> io::Result<Option<Self>> {
        if width < ROOM {
            log::info!("probe: {width} columns are too few to ask");
            return Ok(None);
        }
        out.write_all(QUESTION.as_bytes())?;
        Ok(Some(Self {
            asked: Instant::now(),
            columns: Vec::new(),
        }))
    }

    /// Takes a column that the terminal reported; the finding once it has answered everything.
    pub(super) fn take(&mut self, column: u16) -> Option<Finding> {
        self.columns.push(column);
        if self.columns.len() < ANSWERS {
            return None;
        }
        let finding = judge(&self.columns);
        let (columns, took) = (&self.columns, self.asked.elapsed().as_millis());
        log::info!("probe: cursor in columns {columns:?} after {took} ms: {finding:?}");
        Some(finding)
    }
}

/// The finding from the columns reported, each from 1.
///
/// Only what is known to come from another encoding is refused (GBK takes `中文` for more than four columns,
/// Latin-1 takes `中` for three, Big5 loses `“`); any other surprise counts as narrow, such as a terminal that says
/// three times where its cursor is in the end.
fn judge(columns: &[u16]) -> Finding {
    let &[first, second, third] = columns else {
        return Finding::Measured(Ruler::NARROW);
    };
    let steps = (
        first.saturating_sub(1),
        second.saturating_sub(first),
        third.saturating_sub(second),
    );
    match steps {
        (_, 0, _) => Finding::Measured(Ruler::NARROW),
        (2, 4, 2) => Finding::Measured(Ruler::WIDE),
        // As mlterm takes it, and as luit hands it on.
        (2, 5.., _) | (2, 4, 3..) => Finding::Gbk,
        (3.., _, _) | (_, 5.., _) | (2, 4, 0) => Finding::OtherEncoding,
        _ => Finding::Measured(Ruler::NARROW),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NARROW: Finding = Finding::Measured(Ruler::NARROW);

    /// What a terminal that reports these columns is found to be.
    fn asked(columns: [u16; 3]) -> Option<Finding> {
        let mut out = Vec::new();
        let mut probe = Probe::ask(&mut out, 80).unwrap().unwrap();
        assert_eq!(out, QUESTION.as_bytes());
        columns.into_iter().find_map(|column| probe.take(column))
    }

    #[test]
    fn tells_narrow_from_wide() {
        assert_eq!(asked([3, 7, 8]), Some(NARROW));
        assert_eq!(asked([3, 7, 9]), Some(Finding::Measured(Ruler::WIDE)));
    }

    #[test]
    fn tells_other_encodings() {
        assert_eq!(judge(&[3, 9, 11]), Finding::Gbk);
        assert_eq!(judge(&[3, 7, 10]), Finding::Gbk);
        for latin1_big5 in [[4, 8, 11], [3, 7, 7]] {
            assert_eq!(judge(&latin1_big5), Finding::OtherEncoding);
        }
    }

    #[test]
    fn a_terminal_with_a_strange_answer_is_narrow() {
        assert_eq!(judge(&[2, 4, 5]), NARROW);
        assert_eq!(judge(&[9, 3, 1]), NARROW);
        assert_eq!(judge(&[8, 8, 8]), NARROW);
    }

    #[test]
    fn a_terminal_too_small_for_the_question_is_not_asked() {
        let mut out = Vec::new();
        assert!(Probe::ask(&mut out, 15).unwrap().is_none());
        assert!(out.is_empty());
    }
}
