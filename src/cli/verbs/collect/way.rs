//! What of the sheets is taken in, and whether that is asked first.

use crate::catalogue::ClauseId;
use crate::journal::Return;
use crate::report::returns::{Class, Finding};

/// Whether what can be taken in is recorded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Recording {
    /// It is shown alone.
    Never,
    /// Where somebody is there to say yes.
    Asked,
    /// Without asking.
    Always,
}

/// How it is to go about it.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) record: Recording,
    pub(super) conflicts: bool,
    pub(super) json: bool,
}

impl Way {
    /// Whether a finding is taken in.
    pub(super) fn takes(self, finding: &Finding) -> bool {
        match finding.class {
            Class::New | Class::Review => true,
            Class::Conflict => self.conflicts,
            Class::Doubt | Class::Refused | Class::Same => false,
        }
    }

    /// What is to be recorded.
    pub(super) fn returns(self, findings: &[Finding]) -> Vec<(ClauseId, Return)> {
        let taken = findings.iter().filter(|finding| self.takes(finding));
        let returns = taken.filter_map(|finding| Some((finding.clause?, finding.said.clone()?)));
        returns.collect()
    }
}
