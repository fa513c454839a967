//! What the user may set: one table feeds the configuration file, the environment, the options and their help, and what
//! `duban config` prints. An option comes before its variable, that before the file; an empty variable counts as unset.
//!
//! A new setting is a field of [`Options`] and a row of [`table`].

mod arguments;
mod cached;
mod defaults;
mod environment;
mod file;
mod folders;
pub(crate) mod input;
mod keys;
mod named;
mod operator;
mod options;
mod place;
mod reader;
mod shelf;
mod table;
#[cfg(test)]
mod tests;
mod views;

pub(crate) use arguments::{add, complete};
pub(crate) use cached::{cache_size, keep};
pub(crate) use defaults::defaults;
pub(crate) use folders::cache_file;
pub(crate) use options::{Options, When};
pub(crate) use place::load;
pub(crate) use shelf::{Folder, Volume};
pub(crate) use views::{SavedView, ViewScreen};
