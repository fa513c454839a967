//! How a catalogue looks as RON, and the checks that make a [`Catalogue`](super::Catalogue) of it.
