//! Of which notice a row is.

use super::board::Board;
use super::sheet::{Column, Value};
use super::words;
use crate::catalogue::NoticeNo;

/// The column that says of which notice a row is; none where one notice is open alone.
pub(crate) fn notice_column<'a, R: 'a>(
    board: Board<'a>,
    of: impl Fn(&R) -> Option<NoticeNo> + 'a,
) -> Option<Column<'a, R>> {
    let short = move |row: &R| Value::text(of(row).map(|no| board.catalogue.short(no)));
    let shelf = board.catalogue.is_shelf();
    shelf.then(|| Column::new("notice", words::NOTICE, short))
}
