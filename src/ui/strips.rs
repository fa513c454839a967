//! Strips as they are painted: solid cells done, `==` under way, ` .` not begun.

use ratatui::text::{Line, Span};

use crate::journal::Stage;
use crate::lang::{Lang, tr};
use crate::listing::strip::Strip;
use crate::listing::{Tally, status_word};

use super::theme;

/// A strip's columns. The solid ones hold `#`, which shows where the terminal has no colours.
pub(super) fn spans(strip: &Strip) -> impl Iterator<Item = Span<'static>> + '_ {
    let runs = strip.runs().iter();
    runs.map(|run| Span::styled(strip.text_of(*run), theme::cell(run.stage)))
}

/// The three counts in words: 完成 2  推进 3  未启动 5.
pub(super) fn counts(tally: Tally, lang: Lang) -> String {
    let (done, started, pending) = (tally.done, tally.started, tally.pending());
    tr!(
        lang,
        "完成 {done}  推进 {started}  未启动 {pending}",
        "done {done}  started {started}  pending {pending}"
    )
}

/// What the looks of a strip's columns stand for, with the counts, as much of it as fits `room` columns.
pub(super) fn legend(view: &super::view::View<'_>, tally: Tally, room: usize) -> Line<'static> {
    let lang = view.lang();
    let entries = [
        ("##", Stage::Done, tally.done),
        ("==", Stage::Started, tally.started),
        (" .", Stage::Pending, tally.pending()),
    ];
    let spans = |gap: &str| {
        let entries = entries.iter().enumerate();
        let spans = entries.flat_map(|(at, (cell, stage, count))| {
            let gap = if at > 0 { gap } else { " " };
            [
                Span::raw(gap.to_owned()),
                Span::styled(*cell, theme::cell(*stage)),
                Span::raw(format!(" {} {count}", status_word(*stage, lang))),
            ]
        });
        Line::from(spans.collect::<Vec<_>>())
    };
    let wide = spans("   ");
    if super::content::columns(view.ruler, &wide) <= room {
        wide
    } else {
        spans(" ")
    }
}
