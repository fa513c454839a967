//! What becomes of a row of a sheet that came back.

use crate::catalogue::ClauseId;
use crate::journal::Return;
use crate::lang::{Label, Wording};

/// What becomes of it; those that can be taken in first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// It is taken in.
    New,
    /// It is taken in; the unit calls the clause done, which waits for the office.
    Review,
    /// The office has saved something on the clause that the sheet did not know.
    Conflict,
    /// Something in it cannot be read for certain.
    Doubt,
    /// It is not taken in.
    Refused,
    /// The journal says the same already.
    Same,
}

impl Class {
    /// All of them.
    pub(crate) const ALL: [Self; 6] = [
        Self::New,
        Self::Review,
        Self::Conflict,
        Self::Doubt,
        Self::Refused,
        Self::Same,
    ];

    /// It in a word; the English one is also its name in JSON.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::New => Label::new("新", "new"),
            Self::Review => Label::new("待核", "review"),
            Self::Conflict => Label::new("冲突", "conflict"),
            Self::Doubt => Label::new("存疑", "doubt"),
            Self::Refused => Label::new("不采用", "refused"),
            Self::Same => Label::new("重复", "same"),
        }
    }
}

/// A clause of a sheet that came back, or a row that is of none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The file, without folders.
    pub(crate) file: String,
    /// Where in it: 报送表!A12.
    pub(crate) place: String,
    /// Which clause; `None` where that is not certain.
    pub(crate) clause: Option<ClauseId>,
    /// The number as the sheet has it; not cleaned.
    pub(crate) number: String,
    /// What becomes of it.
    pub(crate) class: Class,
    /// What it says; `None` where that is not certain.
    pub(crate) said: Option<Return>,
    /// Why it is not taken in, or what to look at.
    pub(crate) why: Vec<Wording>,
    /// What the journal has that the sheet did not know, with names.
    pub(crate) journal: Vec<Wording>,
}
