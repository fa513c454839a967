//! What a catalogue says of the notice itself.

use super::dates;
use super::title;
use std::collections::HashSet;

use super::about::{self, About};
use super::doubt::{self, Doubt, Doubts};
use super::identity;
use crate::catalogue::NoticeDraft;
use crate::lang::both;

/// Title, issuer, date and id, as given or as the text has them; the lines that hold them go to `used`.
pub(super) fn notice(
    about: &About,
    lines: Vec<String>,
    used: &mut HashSet<usize>,
    doubts: &mut Doubts,
) -> NoticeDraft {
    let read = title::title(&lines);
    used.extend(read.iter().flat_map(|(_, lines)| lines));
    let title = about
        .title
        .clone()
        .or_else(|| about.edits.title().map(str::to_owned))
        .or(read.map(|(title, _)| title))
        .unwrap_or_else(|| {
            let first = (1..).zip(&lines).find(|(_, line)| !line.trim().is_empty());
            let (line, text) = first.map_or((1, ""), |(line, text)| (line, text.trim()));
            let title: String = text.chars().take(40).collect();
            let what = both!(
                "没有找到标题，暂用第一行；可用 --title 指定",
                "no title was found; the first line serves, --title gives another"
            );
            doubts.push(Doubt::new(line, &title, what).or(doubt::title("……")));
            if title.is_empty() {
                "未命名".to_owned()
            } else {
                title
            }
        });
    let date = dates::date(&lines);
    let date_at = date.as_ref().map(|(at, _)| *at);
    let read = about::issuer(&lines, date_at, &title);
    used.extend(date_at.map(|at| at + 1));
    used.extend(read.iter().flat_map(|(_, lines)| lines));
    let issuer = about.issuer.clone().or(read.map(|(name, _)| name));
    let date = date.map(|(_, date)| date);
    let id = about
        .id
        .clone()
        .unwrap_or_else(|| identity::id(&title, issuer.as_deref(), date.as_deref(), &lines));
    NoticeDraft {
        id,
        short: about::short(&title),
        place: about::place(issuer.as_deref(), &title),
        title,
        issuer,
        day: date.as_deref().and_then(dates::day),
        date,
        lines,
    }
}
