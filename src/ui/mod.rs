//! Draws the state; one file a screen. Nothing here changes the state.
//!
//! ```text
//! 督办 > 2 推进工业结构优化升级                 3/10  已完成 5/87   header
//! column heads, a summary, or the query                             head
//!  [x] 2.1  实施产业集群发展…           │ preview of the selected    body, preview (from 100 columns)
//!  [ ] 2.2  依托重点园区…               │ row
//! 已保存：2.1 登记完成  u 撤销                                    status
//! 回车 进入  Esc 返回  空格 完成 …                                   hints
//! ```
//!
//! What a screen fills these with is its [`Face`](face::Face); `draw` puts them together.

mod area;
mod clause;
mod confirm;
mod content;
mod draw;
mod face;
mod faces;
mod filtered;
mod header;
mod help;
mod hints;
mod home;
mod keys;
mod layout;
mod notice;
mod paint;
mod palette;
mod prompt;
mod row;
mod search;
mod status;
mod theme;
mod typed;
mod unit;
mod units;
mod view;

#[cfg(test)]
pub(crate) use content::CONTENTS_MADE;
#[cfg(test)]
pub(crate) use keys::table as key_table;
pub(crate) use layout::fits;
pub(crate) use view::View;
