//! The document itself: what it is called, who issued it and when, its lines.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Later;

/// The document as published, so that nothing of it is lost by taking it apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Notice {
    /// Names the notice in journals, `heilongjiang-2012-0704`.
    pub(crate) id: String,
    /// The title; where the text has none, a short description of it.
    pub(crate) title: String,
    /// A name short enough for a list of notices.
    pub(crate) short: Option<String>,
    /// Who issued it, where the text or the importer's user says so; several are joined by 、.
    pub(crate) issuer: Option<String>,
    /// The date as written, `2012年7月4日`.
    pub(crate) date: Option<String>,
    /// The same day.
    pub(crate) day: Option<NaiveDate>,
    /// The place that 省 or 市 alone stands for in it, `黑龙江省`.
    pub(crate) place: Option<String>,
    /// The text line by line, verbatim, indents included; of a table, one row a line with tabs between its cells.
    pub(crate) lines: Later<String>,
}
