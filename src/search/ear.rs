//! Text folded and heard, character by character.

use super::fold::fold;
use super::sound::{self, Syllable};

/// A character outside the basic plane, which no word asks for.
const OTHER: u16 = 0xffff;
/// Characters below it are remembered: all but a few in any text.
const ROOM: usize = 0xa000;

/// What a character comes to: its folded form in the low half, its syllable above, and whether a word begins with it of which
/// the characters sound otherwise together.
type Heard = u32;

const SYLLABLE: u32 = 16;
const WORD: u32 = 1 << 30;
const KNOWN: u32 = 1 << 31;

/// Folds texts and tells how they sound.
pub(super) struct Ear {
    /// By character what it comes to, where that has been found out.
    known: Vec<Heard>,
    /// Of the text at hand.
    heard: Vec<Heard>,
}

impl Ear {
    /// For a single text.
    pub(super) fn new() -> Self {
        let (known, heard) = (Vec::new(), Vec::new());
        Self { known, heard }
    }

    /// For many: remembers each character.
    pub(super) fn remembering() -> Self {
        Self {
            known: vec![0; ROOM],
            ..Self::new()
        }
    }

    /// Adds the folded characters of a text and how they sound, one each; 0 without a reading.
    pub(super) fn hear(&mut self, text: &str, chars: &mut Vec<u16>, syllables: &mut Vec<Syllable>) {
        let mut heard = std::mem::take(&mut self.heard);
        heard.clear();
        heard.extend(text.chars().map(|c| self.of(c)));
        let from = chars.len();
        chars.extend(heard.iter().map(|heard| low(*heard)));
        let chars = &chars[from..];
        let mut at = 0;
        while let Some(here) = heard.get(at) {
            let word = (here & WORD != 0).then(|| sound::word(&chars[at..], unit));
            match word.flatten() {
                Some(reading) => {
                    syllables.extend(reading);
                    at += reading.len();
                }
                None => {
                    syllables.push(low(here >> SYLLABLE & 0x3fff));
                    at += 1;
                }
            }
        }
        self.heard = heard;
    }

    fn of(&mut self, c: char) -> Heard {
        match self.known.get_mut(c as usize) {
            Some(known) => {
                if *known == 0 {
                    *known = found(c);
                }
                *known
            }
            None => found(c),
        }
    }
}

/// What a character comes to.
fn found(c: char) -> Heard {
    let c = fold(c);
    let syllable = u32::from(sound::reading(c)) << SYLLABLE;
    let word = if sound::begins_word(c) { WORD } else { 0 };
    KNOWN | word | syllable | u32::from(unit(c))
}

/// A folded character as it is looked for.
pub(super) fn unit(c: char) -> u16 {
    u16::try_from(u32::from(c)).unwrap_or(OTHER)
}

fn low(heard: Heard) -> u16 {
    u16::try_from(heard & 0xffff).unwrap_or(OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_is_heard_anew() {
        let notice = include_str!("../../data/notice.txt");
        let mut ear = Ear::remembering();
        for line in notice.lines().chain(["ＦＧＷ發改委", "银行行长𠮷野", ""]) {
            let (mut chars, mut syllables) = (vec![7], vec![7]);
            ear.hear(line, &mut chars, &mut syllables);
            let folded: Vec<char> = line.chars().map(fold).collect();
            let units: Vec<u16> = folded.iter().map(|c| unit(*c)).collect();
            assert_eq!(chars[1..], units);
            assert_eq!(syllables[1..], sound::readings(&folded));
            let (mut again, mut heard) = (Vec::new(), Vec::new());
            Ear::new().hear(line, &mut again, &mut heard);
            assert_eq!((&chars[1..], &syllables[1..]), (&again[..], &heard[..]));
        }
    }
}
