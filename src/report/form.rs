//! Which report it is.

use crate::lang::Label;

/// A sort of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// 台账: every clause in a table.
    Ledger,
    /// 进展情况报告: to those above.
    Report,
    /// 通报: to the units.
    Notice,
    /// 中期评估: indicators first, then area by area.
    Midterm,
}

impl Form {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Ledger, Self::Report, Self::Notice, Self::Midterm];

    /// Its name on the command line and in JSON.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ledger => "ledger",
            Self::Report => "report",
            Self::Notice => "notice",
            Self::Midterm => "midterm",
        }
    }

    /// What people call it.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Ledger => Label::new("台账", "ledger"),
            Self::Report => Label::new("进展情况报告", "report"),
            Self::Notice => Label::new("通报", "notice"),
            Self::Midterm => Label::new("中期评估", "midterm"),
        }
    }

    /// The form of this name, in either language.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let is = |form: &Self| form.name() == name || form.label().zh == name;
        Self::ALL.into_iter().find(is)
    }
}
