//! Draws the state; one file a screen. Nothing here changes the state.
//!
//! ```text
//! 2 推进工业结构优化升级             第 3 条，共 10 条  王芳         band
//! what is typed, a strip with its counts, column heads              heads
//! >[x] 2.1  实施产业集群发展…          the selected clause whole    panes: the body, beside it more (from 100 columns),
//!  [ ] 2.2  依托重点园区…                                           below it more (from 30 rows)
//! 已保存：2.1 登记完成  u 撤销                                    status
//! 回车 进入  Esc 返回  空格 完成 …                                   hints
//! ```
//!
//! What a screen fills these with is its [`Face`](face::Face); `draw` puts them together.

mod area;
mod band;
mod came_from;
mod clause;
mod clauses;
mod confirm;
mod content;
mod deadlines;
mod draw;
mod duty;
mod face;
mod faces;
mod filtered;
mod flags;
mod help;
mod hints;
mod home;
mod keys;
mod layout;
mod leads;
mod lessons;
mod news;
mod notice;
mod open;
mod others;
mod overview;
mod paint;
mod palette;
mod panes;
mod picked;
mod prompt;
mod recorded;
mod replies;
mod returns;
mod search;
mod shelf;
mod status;
mod strips;
mod table;
mod tallies;
mod targets;
mod theme;
mod typed;
mod unit;
mod units;
mod view;
mod whose;

#[cfg(test)]
pub(crate) use content::CONTENTS_MADE;
#[cfg(test)]
pub(crate) use keys::table as key_table;
pub(crate) use layout::fits;
pub(crate) use view::View;
