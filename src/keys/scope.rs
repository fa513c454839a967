//! Where the user is, as far as keys are concerned.

/// A place in which keys have one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    /// The notices of a shelf.
    Shelf,
    /// The sixteen areas.
    Home,
    /// One area's clauses.
    Area,
    /// One clause whole.
    Clause,
    /// The departments, narrowing while typing.
    Units,
    /// Everything that answers a line, while it is typed.
    Search,
    /// The commands, narrowing while typing.
    Palette,
    /// One unit's clauses by role.
    Unit,
    /// What was recorded, by day.
    News,
    /// The line that narrows what was recorded, while it is typed.
    NewsLine,
    /// The whole at a glance.
    Overview,
    /// The units that were asked for a return.
    Returns,
    /// What one unit returned, clause by clause.
    Replies,
    /// The whole notice.
    NoticeText,
    /// What the keys do.
    Help,
    /// A line to type a note or value into.
    Prompt,
    /// A question to answer yes or no.
    Confirm,
}

impl Scope {
    /// All scopes.
    pub(crate) const ALL: [Self; 17] = [
        Self::Shelf,
        Self::Home,
        Self::Area,
        Self::Clause,
        Self::Units,
        Self::Search,
        Self::Palette,
        Self::Unit,
        Self::News,
        Self::NewsLine,
        Self::Overview,
        Self::Returns,
        Self::Replies,
        Self::NoticeText,
        Self::Help,
        Self::Prompt,
        Self::Confirm,
    ];

    /// Whether digits begin the number of an area or clause to go to.
    pub(crate) fn takes_numbers(self) -> bool {
        matches!(
            self,
            Self::Shelf
                | Self::Home
                | Self::Area
                | Self::Unit
                | Self::Clause
                | Self::Overview
                | Self::Replies
        )
    }

    /// Whether characters are text here, not commands.
    pub(crate) fn types(self) -> bool {
        matches!(
            self,
            Self::Units | Self::Search | Self::NewsLine | Self::Palette | Self::Help | Self::Prompt
        )
    }
}
