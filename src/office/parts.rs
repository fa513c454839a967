//! The parts of a package that is a zip file.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::limits;

/// A package that is a zip file.
pub(super) type Zip = ZipArchive<Cursor<Vec<u8>>>;

/// The text of a part, if it is there and not larger than it may be.
pub(super) fn part(zip: &mut Zip, name: &str) -> Option<String> {
    let file = zip.by_name(name).ok()?;
    let mut text = String::new();
    let read = file.take(limits::UNPACKED).read_to_string(&mut text).ok()?;
    ((read as u64) < limits::UNPACKED).then_some(text)
}
