//! The program's state and what changes it.

pub(crate) mod key;
