//! Which duban this is.

/// The version of the crate.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Version, commit with its day, target and profile; what is not known is left out. Made by `build.rs`.
pub(crate) const WHOLE: &str = concat!(env!("CARGO_PKG_VERSION"), " (", env!("DUBAN_BUILD"), ")");

/// The compiler, as it names itself; empty where it did not.
pub(crate) const COMPILER: &str = env!("DUBAN_RUSTC");
