//! Draws the program's state; one file a screen.

pub(crate) mod put;
