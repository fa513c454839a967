//! Return sheets (报送表) out to the units and back.
//!
//! Out: [`blank`] writes a unit's sheet by the [`form`], with a [`ticket`] that says what it is when it comes back;
//! [`letter`] is what is sent along, and [`package`] makes all of them. Back: [`filled`] recognises a file by its content and
//! by what stands [`above`] its table; [`which`] finds the clause of each row, and [`judge`] what it says, without a guess;
//! [`mod@settle`] holds that against other sheets and the journal. All of it is pure: who reads files and records is
//! elsewhere.

mod above;
mod blank;
#[cfg(test)]
pub(crate) mod fill;
mod filled;
mod finding;
mod fold;
mod form;
mod judge;
mod letter;
mod package;
mod pages;
mod settle;
mod ticket;
mod which;

pub(crate) use above::Given;
pub(crate) use filled::{Filled, recognise};
pub(crate) use finding::{Class, Finding};
pub(crate) use package::{Book, LETTER, Package, Page as BlankPage};
pub(crate) use pages::pages;
pub(crate) use settle::settle;

#[cfg(test)]
mod tests;
