//! The screens, a file each: what their rows are and what they are called.

mod area;
mod clause;
mod confirm;
mod deadlines;
mod help;
mod home;
mod news;
mod notice;
mod open;
mod overview;
mod palette;
mod picked;
mod prompt;
mod replies;
mod returns;
mod search;
mod shelf;
mod unit;
mod units;

pub(crate) use area::Area;
pub(crate) use clause::Clause;
pub(crate) use confirm::Confirm;
pub(crate) use deadlines::Deadlines;
pub(crate) use help::Help;
pub(crate) use home::Home;
pub(crate) use news::News;
pub(crate) use notice::Notice;
pub(crate) use open::Open;
pub(crate) use overview::Overview;
pub(crate) use palette::{Palette, named};
pub(crate) use picked::{Pick, Picked};
pub(crate) use prompt::{Asks, Prompt};
pub(crate) use replies::Replies;
pub(crate) use returns::Returns;
pub(crate) use search::Search;
pub(crate) use shelf::Shelf;
pub(crate) use unit::Unit;
pub(crate) use units::Units;

use super::page::Page;

/// Each kind of screen once; what differs between them is asked of their [`Page`].
macro_rules! kinds {
    ($($kind:ident),* $(,)?) => {
        /// What a screen shows.
        #[derive(Clone, Debug)]
        pub(crate) enum Kind {
            $(#[allow(missing_docs)] $kind($kind),)*
        }

        impl Kind {
            /// What makes it the screen it is.
            pub(crate) fn page(&self) -> &dyn Page {
                match self {
                    $(Self::$kind(page) => page,)*
                }
            }

            /// The same, to make its rows.
            pub(super) fn page_mut(&mut self) -> &mut dyn Page {
                match self {
                    $(Self::$kind(page) => page,)*
                }
            }
        }

        $(impl From<$kind> for Kind {
            fn from(page: $kind) -> Self {
                Self::$kind(page)
            }
        })*
    };
}

kinds!(
    Home, Area, Open, Deadlines, Picked, Clause, Units, Search, Palette, Unit, News, Overview,
    Returns, Replies, Notice, Help, Prompt, Confirm, Shelf
);
