//! JSON on standard output.

use serde::Serialize;
use serde::ser::SerializeMap as _;

use super::out::Out;
use crate::error::Result;
use crate::listing::json_line;

/// The version of the form; it changes only when a field goes or changes its meaning.
pub(super) const SCHEMA: u32 = 1;

/// Writes `value` and a line end.
pub(super) fn print(value: &impl Serialize, out: &mut Out) -> Result<()> {
    out.write(&json_line(value)?);
    Ok(())
}

/// Writes an object that is a list alone, called `key`.
pub(super) fn list(key: &'static str, rows: &impl Serialize, out: &mut Out) -> Result<()> {
    print(&List { key, rows }, out)
}

/// The version of the form, and a list.
struct List<'a, T> {
    key: &'static str,
    rows: &'a T,
}

impl<T: Serialize> Serialize for List<'_, T> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        let mut object = to.serialize_map(Some(2))?;
        object.serialize_entry("schema", &SCHEMA)?;
        object.serialize_entry(self.key, self.rows)?;
        object.end()
    }
}
