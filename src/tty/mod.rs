//! The terminal: taken over and given back, keys in, frames out.

pub(crate) mod guard;
mod pen;
mod screen;

pub(crate) use pen::Colors;
