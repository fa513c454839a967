//! What the keys do, from the one command table.

use std::ops::Range;

use ratatui::text::{Line, Span};

use crate::app::{Help, named};
use crate::keys::{Binding, Code, Command, Key, Scope, Topic};
use crate::lang::{Label, Lang, Wording, both, tr};
use crate::search::{role_names, spelled, status_names};

use super::content::{Content, columns, wrapped};
use super::face::Face;
use super::view::View;
use super::{keys, theme};

impl Face for Help {
    fn label(&self, view: &View<'_>) -> String {
        view.lang().pick("查找：", "find: ").to_owned()
    }

    /// In two columns where there is room, unless what is typed leaves only some of it.
    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        let query = view.screen().text().trim();
        let halves = width >= TWO_FROM && query.is_empty();
        let width = if halves { (width - GAP) / 2 } else { width };
        let page = HelpPage {
            view,
            of: self.of,
            can: &self.can,
            width,
        };
        let parts = page.parts(query);
        if parts.is_empty() {
            let text = view
                .lang()
                .pick(" 没有这样的按键或功能", " no such key or command");
            return Content::text(vec![Line::raw(text)]);
        }
        Content::text(if halves {
            side_by_side(view, &parts, width)
        } else {
            let parts = parts.iter();
            parts
                .flat_map(|part| part.lines(0..part.rows.len()))
                .collect()
        })
    }
}

/// From this width on there are two columns.
const TWO_FROM: usize = 80;
/// Blank columns between them.
const GAP: usize = 2;

/// A heading and what stands under it, each as broken into lines.
struct Part {
    heading: Line<'static>,
    rows: Vec<Vec<Line<'static>>>,
}

impl Part {
    /// The lines of its rows from `from` on, under the heading and before a blank row; nothing where it has none of them.
    fn lines(&self, rows: Range<usize>) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for row in self.rows.get(rows).unwrap_or_default() {
            if lines.is_empty() {
                lines.push(self.heading.clone());
            }
            lines.extend(row.iter().cloned());
        }
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines
    }
}

/// The lines of parts cut in two after so many of their rows.
fn halves(parts: &[Part], at: usize) -> [Vec<Line<'static>>; 2] {
    let mut halves = [Vec::new(), Vec::new()];
    let mut before = 0;
    for part in parts {
        let len = part.rows.len();
        let cut = at.saturating_sub(before).min(len);
        halves[0].extend(part.lines(0..cut));
        halves[1].extend(part.lines(cut..len));
        before += len;
    }
    halves
}

/// Parts in two columns of this width, in their order, so that the higher one is as low as can be.
fn side_by_side(view: &View<'_>, parts: &[Part], width: usize) -> Vec<Line<'static>> {
    let rows: usize = parts.iter().map(|part| part.rows.len()).sum();
    let cuts = (0..=rows).map(|at| halves(parts, at));
    let higher = |[left, right]: &[Vec<_>; 2]| left.len().max(right.len());
    let [left, right] = cuts.min_by_key(higher).unwrap_or_default();
    let row = |at: usize| {
        let mut line = left.get(at).cloned().unwrap_or_default();
        let right = right.get(at).cloned().unwrap_or_default();
        let blank = (width + GAP).saturating_sub(columns(view.ruler, &line));
        line.push_span(Span::raw(" ".repeat(blank)));
        line.extend(right.spans);
        line
    };
    // The last row of each column is blank.
    let rows = left.len().max(right.len()).saturating_sub(1);
    (0..rows).map(row).collect()
}

/// What the help to one screen is made of.
struct HelpPage<'v, 'a> {
    view: &'v View<'a>,
    /// The scope of that screen.
    of: Scope,
    /// The commands that can do something there.
    can: &'v [Command],
    /// The columns of its rows.
    width: usize,
}

impl HelpPage<'_, '_> {
    /// The commands under their headings, and what is no command: those that can do something, or, once a query is typed, those
    /// whose keys or words hold it, the ones that can do nothing now marked as such.
    fn parts(&self, query: &str) -> Vec<Part> {
        let query = as_keys(query).to_lowercase();
        let topics = Topic::ALL.into_iter();
        let mut parts: Vec<Part> = topics
            .filter_map(|topic| self.topic(topic, &query))
            .collect();
        if query.is_empty() {
            parts.extend(self.editing());
            parts.extend(self.conditions());
        }
        parts
    }

    fn topic(&self, topic: Topic, query: &str) -> Option<Part> {
        let lang = self.view.lang();
        let named = named(query);
        let wanted = |binding: &Binding<'_>| match query {
            "" => self.can.contains(&binding.row.command),
            query => named.contains(&binding.row.command) || answers(*binding, query, lang),
        };
        let rows = self.view.world.keymap.in_scope(self.of);
        let rows = rows.filter(|binding| binding.row.topic == topic && wanted(binding));
        let rows = rows.map(|binding| (self.keys(binding), meaning(binding, self.can, lang)));
        let numbers = (topic == Topic::Move && query.is_empty()).then(|| self.numbers());
        let rows: Vec<_> = rows.chain(numbers.flatten()).collect();
        (!rows.is_empty()).then(|| self.table(topic.label().pick(lang), &rows))
    }

    /// The keys of a command; where it has none, the one of the palette, in which it stands.
    fn keys(&self, binding: Binding<'_>) -> String {
        let lang = self.view.lang();
        if binding.keys.is_empty() {
            let palette = self.view.world.keymap.key_label(Command::Palette);
            return palette.pick(lang).to_owned();
        }
        keys::all(binding, lang)
    }

    /// A heading, and under it what is pressed or written and what it means.
    fn table(&self, heading: &str, rows: &[(String, String)]) -> Part {
        let heading = Line::from(Span::styled(format!(" {heading}"), theme::HEADING));
        let rows = rows.iter().map(|(keys, meaning)| self.row(keys, meaning));
        let rows = rows.collect();
        Part { heading, rows }
    }

    /// What is pressed, bold, and beside it what it means; below it where it leaves too little room.
    fn row(&self, keys: &str, meaning: &str) -> Vec<Line<'static>> {
        let ruler = self.view.ruler;
        let columns = key_columns(self.width);
        let keys = format!("   {keys}");
        let beside = wrapped(self.view, meaning, self.width, columns, theme::PLAIN);
        if ruler.columns(&keys) >= columns {
            let keys = wrapped(self.view, &keys, self.width, 0, theme::KEY);
            return keys.into_iter().chain(beside).collect();
        }
        let mut lines = beside;
        if let Some(first) = lines.first_mut() {
            let text = first.spans[0].content[columns..].to_owned();
            *first = Line::from(vec![
                Span::styled(ruler.pad(&keys, columns), theme::KEY),
                Span::raw(text),
            ]);
        }
        lines
    }

    /// Digits are no command of the table: they stand for themselves.
    fn numbers(&self) -> Option<(String, String)> {
        let text = self.view.lang().pick(
            "输入数字再按回车：转到该领域或条款，如 12 或 2.3",
            "digits, then Enter: go to that area or clause, such as 12 or 2.3",
        );
        self.of
            .takes_numbers()
            .then(|| ("0-9 .".to_owned(), text.to_owned()))
    }

    fn editing(&self) -> Option<Part> {
        let lang = self.view.lang();
        let rows = EDITING.map(|(keys, label)| (keys.to_owned(), label.pick(lang).to_owned()));
        let heading = lang.pick("输入", "Typing");
        self.of.types().then(|| self.table(heading, &rows))
    }

    fn conditions(&self) -> Option<Part> {
        let lang = self.view.lang();
        let heading = lang.pick(
            "查找条件（可以几个一起用）",
            "Conditions (several narrow further)",
        );
        let rows = conditions()
            .map(|(written, meaning)| (written.to_owned(), meaning.pick(lang).to_owned()));
        (self.of == Scope::Search).then(|| self.table(heading, &rows))
    }
}

/// Columns of the keys in a column of `width` columns.
fn key_columns(width: usize) -> usize {
    if width < 60 { 15 } else { 22 }
}

/// What a command does, and that it can do nothing now where that is so.
fn meaning(binding: Binding<'_>, can: &[Command], lang: Lang) -> String {
    let label = binding.row.label.pick(lang);
    if can.contains(&binding.row.command) {
        return label.to_owned();
    }
    tr!(lang, "{label}（现在不能用）", "{label} (not now)")
}

/// What narrows a search, beside words, as it is written and what it means; the command line's `list` takes the same.
fn conditions() -> [(&'static str, Wording); 7] {
    let Wording {
        zh: roles,
        en: roles_en,
    } = spelled(&role_names());
    let Wording {
        zh: statuses,
        en: statuses_en,
    } = spelled(&status_names());
    [
        ("role:lead", both!("角色：{roles}", "role: {roles_en}")),
        (
            "unit:商务",
            both!(
                "责任单位，名称、简称、拼音均可",
                "a unit, by any of its names"
            ),
        ),
        (
            "status:started",
            both!("状态：{statuses}", "status: {statuses_en}"),
        ),
        ("done:no", both!("是否完成：yes、no", "done: yes, no")),
        (
            "due:overdue",
            both!(
                "时限：overdue 逾期、soon 临期、7d 七天内、none 没有、..2026-12-31",
                "due: overdue, soon, 7d, none, ..2026-12-31"
            ),
        ),
        ("area:2", both!("领域", "an area")),
        ("2.3 2.1-2.4", both!("条款号", "clauses")),
    ]
}

/// The keys of a line that is typed ([`LineEdit`](crate::app::LineEdit)): they are no commands of the table.
const EDITING: [(&str, Label); 6] = [
    (
        "Ctrl-A Home",
        Label::new("到行首", "to the line's beginning"),
    ),
    ("Ctrl-E End", Label::new("到行尾", "to its end")),
    (
        "Ctrl-U",
        Label::new("清除光标前的内容", "clear what is before the cursor"),
    ),
    (
        "Ctrl-K",
        Label::new("清除光标后的内容", "clear what is behind it"),
    ),
    (
        "Ctrl-W",
        Label::new("删除前一个词", "delete the word before it"),
    ),
    (
        "Backspace Del",
        Label::new("删除前、后一个字", "delete the character before, behind"),
    ),
];

/// What was typed with an input method switched on, as the keys it means: `／` is `/`.
fn as_keys(query: &str) -> String {
    let keys = query.chars().map(|c| match Key::char(c).fold().code {
        Code::Char(c) => c,
        _ => c,
    });
    keys.collect()
}

/// Whether a command's keys or its words in either language hold what was typed, in lower case.
fn answers(binding: Binding<'_>, query: &str, lang: Lang) -> bool {
    let names = [
        binding.row.label.zh,
        binding.row.label.en,
        &keys::all(binding, lang),
        &keys::all(binding, Lang::En),
    ];
    names.iter().any(|name| name.to_lowercase().contains(query))
}
