//! The terminal: taken over and given back, keys in, frames out.
//!
//! [`run()`] shows a [`Face`] and knows nothing else of the program. One blocking `poll` waits for all there is, so an
//! idle program costs nothing:
//!
//! ```text
//! bytes → keys::Decoder ┐
//! signals → a pipe      ├→ inbox::Inbox → run::Session → Face::on → Face::draw → screen::Screen → one write
//! the face's own file   ┘
//! ```
//!
//! crossterm writes the sequences that enter, leave, erase, show and hide, and keeps the line's settings; its reader is not used (see
//! [`keys`]), nor its colours (see [`pen`]). A frame is a ratatui `Buffer`; [`screen`] compares it with the one before, by
//! its [`glyphs`], after what has only moved has been scrolled ([`scroll`]).
//!
//! [`bare`] shows a text to copy past the frames and sends it to the clipboard ([`clipboard`]). [`guard`] enters and leaves, [`mod@check`] says whether there is a terminal at all, [`probe`] how it measures.

mod bare;
mod check;
mod clipboard;
mod codes;
mod extended;
mod glyphs;
mod guard;
mod inbox;
mod keys;
mod mouse;
mod options;
mod pasted;
mod pen;
mod probe;
mod run;
mod screen;
mod scroll;
mod signals;
#[cfg(test)]
mod strict;
#[cfg(test)]
mod tests;

pub(crate) use bare::Bare;
pub(crate) use check::check;
pub(crate) use guard::install_panic_hook;
#[cfg(fuzzing)]
pub(crate) use keys::{Decoder, Event};
pub(crate) use mouse::{Mouse, MouseKind};
pub(crate) use options::Options;
pub(crate) use pen::Colors;
pub(crate) use run::{Face, Flow, Input, run};
#[cfg(test)]
pub(crate) use screen::Screen;
#[cfg(test)]
pub(crate) use strict::Strict;
