//! How large a file may be and how much may be spent on it. A notice of a hundred thousand clauses stays below.

use std::time::Duration;

/// The largest package, in bytes.
pub(super) const PACKAGE: usize = 10 << 20;
/// The most that the parts with text may hold unpacked, in bytes.
pub(super) const UNPACKED: u64 = 64 << 20;
/// A part of at most so many bytes may be packed as tightly as it likes.
pub(super) const SMALL: u64 = 4 << 20;
/// How many times its packed size a larger part may have: what people write packs ten to forty times smaller.
pub(super) const GROWTH: u64 = 100;
/// The most text that is taken out of a file, in bytes.
pub(super) const TEXT: usize = 32 << 20;
/// The most cells that hold something.
pub(super) const CELLS: usize = 1_000_000;
/// The columns that are read.
pub(super) const COLUMNS: u32 = 256;
/// The address space of the child, in bytes.
pub(super) const SPACE: u64 = 192 << 20;
/// The processor time of the child, in seconds.
pub(super) const SECONDS: u64 = 2;
/// How long the child is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);
/// The most that the child may answer, in bytes.
pub(super) const ANSWER: u64 = 96 << 20;
