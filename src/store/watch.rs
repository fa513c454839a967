//! placeholder
pub(crate) struct Watch;
