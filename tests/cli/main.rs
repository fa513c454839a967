//! The binary as a stranger runs it: an empty environment, a home of its own, and what comes back.

// A test that cannot go on has failed.
#![allow(clippy::unwrap_used)]

mod desk;
mod documents;
#[path = "../../src/report/returns/fill.rs"]
mod fill;

mod cached;
mod change;
mod check;
mod config;
mod due;
mod faces;
mod hostile;
mod import;
mod list;
mod logged;
mod merge;
mod office;
mod options;
mod pipes;
mod plain;
mod report;
mod returns;
mod shelf;
mod show;
mod support;
mod together;
mod units;
mod version;
