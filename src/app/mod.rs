//! The state behind the screen, and how a key press changes it. No terminal, file or clock in here: a whole session can be
//! tested as a string of keys.
//!
//! [`press`](App::press) takes a key: it becomes a [`Msg`] by the one command table, and [`update`](App::update) changes the
//! state and returns [`Effect`]s, which the program performs and answers with further messages; then the screen is drawn once.
//!
//! - A [`Screen`] is one struct; what differs from one to another is its [`Page`], a file in `screens/`. Its rows are made
//!   once after an update that changes them.
//! - A [`Command`](crate::keys::Command) has one [`Action`](action::Action): when it can be done, what it does, why not.

mod action;
mod answer;
mod ask;
mod available;
mod deadline;
mod describe;
mod edit;
mod explain;
mod export;
mod find;
mod goto;
mod item;
mod leaving;
mod list;
mod marks;
mod message;
mod moves;
mod msg;
mod narrow;
mod open;
mod order;
mod page;
mod parts;
mod read_only;
mod resolve;
mod returns;
mod screen;
mod screens;
mod scroll;
mod shelf;
mod slot;
mod state;
mod switch;
mod update;
mod why;
mod world;

pub(crate) use action::action;
#[cfg(doc)]
pub(crate) use edit::LineEdit;
pub(crate) use export::{Export, Exported, Rows};
pub(crate) use item::Item;
pub(crate) use message::Level;
pub(crate) use msg::{Effect, Msg, Recorded, Waiting};
pub(crate) use page::{Page, Show};
#[cfg(test)]
pub(crate) use screen::ROWS_MADE;
pub(crate) use screen::Screen;
pub(crate) use screens::{
    Area, Asks, Clause, Confirm, Deadlines, Help, Home, Kind, News, Notice, Open, Overview,
    Palette, Pick, Picked, Prompt, Replies, Returns, Search, Shelf, Unit, Units, named,
};
pub(crate) use scroll::Metrics;
pub(crate) use slot::{Reading, Slot};
pub(crate) use state::{App, Start};
pub(crate) use world::World;
