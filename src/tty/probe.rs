//! One question at the start: is the line UTF-8, and how wide is “ on this terminal?
//!
//! A terminal does not tell, but it tells where its cursor is. Between three texts it is asked for that, all
//! in one write, and the steps give the answer after one round trip.

use std::io::{self, Write};
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use super::inbox::{Inbox, News};
use super::keys::Event;
use super::signals::Signal;
use crate::text::Ruler;

/// How long to wait for the answers: a slow line's round trip. A terminal that never answers counts as narrow.
const LIMIT: Duration = Duration::from_secs(1);

/// Concealed: `中`, position, `中文`, position, `“`, position. Two words, since one alone looks alike in GBK.
const QUESTION: &str = "\x1b[8m\x1b[H中\x1b[6n中文\x1b[6n“\x1b[6n\x1b[m";

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

/// Asks, and waits for the answers, on a terminal of `width` columns. Keys typed meanwhile are kept for the loop, in their order.
///
/// # Errors
/// If the terminal cannot be written or read.
pub(super) fn ask<T: AsFd>(
    inbox: &mut Inbox<T>,
    out: &mut impl Write,
    width: u16,
) -> io::Result<Finding> {
    if width < ROOM {
        log::info!("probe: {width} columns are too few to ask");
        return Ok(Finding::Measured(Ruler::NARROW));
    }
    out.write_all(QUESTION.as_bytes())?;
    let asked = Instant::now();
    let deadline = asked + LIMIT;
    let mut columns = Vec::new();
    let mut kept = Vec::new();
    while columns.len() < 3 {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || kept.iter().any(ends) {
            break;
        }
        for news in inbox.wait(None, Some(left))? {
            match news {
                News::Terminal(Event::Column(column)) => columns.push(column),
                other => kept.push(other),
            }
        }
    }
    inbox.put_back(kept);
    let finding = judge(&columns);
    let took = asked.elapsed().as_millis();
    log::info!("probe: cursor in columns {columns:?} after {took} ms: {finding:?}");
    Ok(finding)
}

fn ends(news: &News) -> bool {
    matches!(news, News::HungUp | News::Signal(Signal::End(_)))
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
    use std::os::fd::OwnedFd;

    use rustix::pipe::pipe;

    use super::*;
    use crate::keys::Key;

    const NARROW: Finding = Finding::Measured(Ruler::NARROW);

    /// What [`ask`] finds on a terminal that has sent `answer`, and the news left for the loop.
    fn asked(answer: &[u8]) -> (Finding, Vec<News>) {
        let (terminal, mut typing) = pipe().map(|(r, w)| (r, std::fs::File::from(w))).unwrap();
        let (signals, _watch): (OwnedFd, OwnedFd) = pipe().unwrap();
        typing.write_all(answer).unwrap();
        let mut inbox = Inbox::new(terminal, signals);
        let mut out = Vec::new();
        let finding = ask(&mut inbox, &mut out, 80).unwrap();
        assert_eq!(out, QUESTION.as_bytes());
        (finding, inbox.wait(None, Some(Duration::ZERO)).unwrap())
    }

    #[test]
    fn tells_narrow_from_wide() {
        assert_eq!(asked(b"\x1b[1;3R\x1b[1;7R\x1b[1;8R").0, NARROW);
        assert_eq!(
            asked(b"\x1b[1;3R\x1b[1;7R\x1b[1;9R").0,
            Finding::Measured(Ruler::WIDE)
        );
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
    fn a_terminal_without_an_answer_or_with_a_strange_one_is_narrow() {
        assert_eq!(asked(b"").0, NARROW);
        assert_eq!(judge(&[2, 4, 5]), NARROW);
        assert_eq!(judge(&[9, 3, 1]), NARROW);
        assert_eq!(judge(&[8, 8, 8]), NARROW);
    }

    #[test]
    fn a_terminal_too_small_for_the_question_is_not_asked() {
        let (terminal, _typing) = pipe().unwrap();
        let (signals, _watch) = pipe().unwrap();
        let mut out = Vec::new();
        let finding = ask(&mut Inbox::new(terminal, signals), &mut out, 15).unwrap();
        assert_eq!((finding, out.len()), (NARROW, 0));
    }

    #[test]
    fn keys_typed_meanwhile_are_kept_in_order() {
        let (finding, left) = asked(b"j\x1b[1;3R\x1b[1;7Rk\x1b[1;8R");
        assert_eq!(finding, NARROW);
        let key = |c| News::Terminal(Event::Key(Key::char(c)));
        assert_eq!(left, [key('j'), key('k')]);
    }
}
