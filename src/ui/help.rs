//! What the keys do, from the one command table.

use ratatui::text::{Line, Span};

use crate::app::{Help, named};
use crate::keys::{Binding, Code, Command, Key, Scope, Topic};
use crate::lang::{Label, Lang, tr};

use super::content::{Content, labelled};
use super::face::Face;
use super::view::View;
use super::{keys, theme};

impl Face for Help {
    fn label(&self, view: &View<'_>) -> String {
        view.lang().pick("查找：", "find: ").to_owned()
    }

    fn content<'a>(&'a self, view: &View<'a>, width: usize) -> Content<'a> {
        Content::text(lines(view, self, view.screen().text(), width))
    }
}

/// Columns of the keys in a window of `width` columns.
fn key_columns(width: usize) -> usize {
    if width < 60 { 15 } else { 22 }
}

/// The commands of `scope` under their headings: those that `can` do something, or, once a query is typed, those whose keys
/// or words hold it, the ones that can do nothing now marked as such.
fn lines(view: &View<'_>, help: &Help, query: &str, width: usize) -> Vec<Line<'static>> {
    let Help { of: scope, can } = help;
    let scope = *scope;
    let lang = view.lang();
    let query = as_keys(query.trim()).to_lowercase();
    let named = named(&query);
    let mut lines = Vec::new();
    for topic in Topic::ALL {
        let rows = view.world.keymap.in_scope(scope);
        let wanted = |binding: &Binding<'_>| match query.as_str() {
            "" => can.contains(&binding.row.command),
            query => named.contains(&binding.row.command) || answers(*binding, query, lang),
        };
        let rows = rows.filter(|binding| binding.row.topic == topic && wanted(binding));
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            continue;
        }
        lines.push(Line::from(Span::styled(
            format!(" {}", topic.label().pick(lang)),
            theme::HEADING,
        )));
        for binding in rows {
            let keys = view.ruler.pad(
                &format!("   {}", keys::all(binding, lang)),
                key_columns(width),
            );
            lines.extend(labelled(
                view,
                &keys,
                &meaning(binding, can, lang),
                width,
                theme::PLAIN,
            ));
        }
        lines.push(Line::default());
    }
    if query.is_empty() {
        lines.extend(numbers(view, scope, width));
        lines.extend(editing(view, scope, width));
        lines.extend(filters(view, scope, width));
    } else if lines.is_empty() {
        lines.push(Line::raw(
            lang.pick(" 没有这样的按键或功能", " no such key or command"),
        ));
    }
    lines
}

/// What a command does, and that it can do nothing now where that is so.
fn meaning(binding: Binding<'_>, can: &[Command], lang: Lang) -> String {
    let label = binding.row.label.pick(lang);
    if can.contains(&binding.row.command) {
        return label.to_owned();
    }
    tr!(lang, "{label}（现在不能用）", "{label} (not now)")
}

/// What narrows a search, beside words; the command line's `list` takes the same.
const FILTERS: [(&str, Label); 6] = [
    (
        "role:lead",
        Label::new(
            "角色：lead 牵头、responsible 负责、support 配合",
            "role: lead, responsible, support",
        ),
    ),
    (
        "unit:商务",
        Label::new(
            "责任单位，名称、简称、拼音均可",
            "a unit, by any of its names",
        ),
    ),
    (
        "status:started",
        Label::new(
            "状态：pending 未启动、started 推进中、done 已完成、open 未完成",
            "status: pending, started, done, open",
        ),
    ),
    ("done:no", Label::new("是否完成：yes、no", "done: yes, no")),
    ("area:2", Label::new("领域", "an area")),
    ("2.3 2.1-2.4", Label::new("条款号", "clauses")),
];

fn filters(view: &View<'_>, scope: Scope, width: usize) -> Vec<Line<'static>> {
    if scope != Scope::Search {
        return Vec::new();
    }
    let heading = Label::new(
        " 查找条件（可以几个一起用）",
        " Conditions (several narrow further)",
    );
    table(view, heading, &FILTERS, width)
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

fn editing(view: &View<'_>, scope: Scope, width: usize) -> Vec<Line<'static>> {
    if !scope.types() {
        return Vec::new();
    }
    let mut lines = table(view, Label::new(" 输入", " Typing"), &EDITING, width);
    lines.push(Line::default());
    lines
}

/// A heading, and under it what is written and what it means.
fn table(
    view: &View<'_>,
    heading: Label,
    rows: &[(&str, Label)],
    width: usize,
) -> Vec<Line<'static>> {
    let lang = view.lang();
    let mut lines = vec![Line::styled(heading.pick(lang), theme::HEADING)];
    for (written, meaning) in rows {
        let label = view.ruler.pad(&format!("   {written}"), key_columns(width));
        lines.extend(labelled(
            view,
            &label,
            meaning.pick(lang),
            width,
            theme::PLAIN,
        ));
    }
    lines
}

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

/// Digits are no command of the table: they stand for themselves.
fn numbers(view: &View<'_>, scope: Scope, width: usize) -> Vec<Line<'static>> {
    if !scope.takes_numbers() {
        return Vec::new();
    }
    let text = view.lang().pick(
        "输入数字再按回车：转到该领域或条款，如 12 或 2.3",
        "digits, then Enter: go to that area or clause, such as 12 or 2.3",
    );
    labelled(
        view,
        &view.ruler.pad("   0-9 .", key_columns(width)),
        text,
        width,
        theme::PLAIN,
    )
}
