//! How keys are named to people.

use crate::app::{Code, Key, Row};
use crate::lang::Lang;

/// The name on the key: Enter, 空格, Ctrl-D. Arrows are words, since their glyphs have no certain width.
pub(super) fn name(key: Key, lang: Lang) -> String {
    let name = match key.code {
        Code::Char(' ') => lang.pick("空格", "Space").to_owned(),
        Code::Char(c) if key.ctrl => c.to_ascii_uppercase().to_string(),
        Code::Char(c) => c.to_string(),
        Code::Enter => lang.pick("回车", "Enter").to_owned(),
        Code::Up => lang.pick("上", "Up").to_owned(),
        Code::Down => lang.pick("下", "Down").to_owned(),
        Code::Left => lang.pick("左", "Left").to_owned(),
        Code::Right => lang.pick("右", "Right").to_owned(),
        Code::PageUp => "PgUp".to_owned(),
        Code::PageDown => "PgDn".to_owned(),
        Code::BackTab => "Shift-Tab".to_owned(),
        Code::F(number) => format!("F{number}"),
        code => format!("{code:?}"),
    };
    let ctrl = if key.ctrl { "Ctrl-" } else { "" };
    let alt = if key.alt { "Alt-" } else { "" };
    format!("{ctrl}{alt}{name}")
}

/// All keys of a command.
pub(super) fn all(row: &Row, lang: Lang) -> String {
    let names = row.keys.iter().filter_map(|key| key.parse().ok());
    names
        .map(|key| name(key, lang))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The key of a command that a hint shows.
pub(super) fn first(row: &Row, lang: Lang) -> String {
    row.keys
        .first()
        .and_then(|key| key.parse().ok())
        .map(|key| name(key, lang))
        .unwrap_or_default()
}

/// The README's table of keys, in both languages.
#[cfg(test)]
pub(crate) fn table() -> String {
    use crate::app::{COMMANDS, Group};

    let mut rows: Vec<&Row> = Vec::new();
    for row in COMMANDS {
        // A command with other keys where one types is told once, with the keys of the lists.
        if !rows.iter().any(|told| told.command == row.command) {
            rows.push(row);
        }
    }
    let mut table = String::from("| Keys | What they do | 作用 |\n|---|---|---|\n");
    for group in Group::ALL {
        for row in rows.iter().filter(|row| row.group == group) {
            let keys = row.keys.iter().filter_map(|key| key.parse().ok());
            let keys: Vec<_> = keys
                .map(|key| format!("`{}`", name(key, Lang::En)))
                .collect();
            let (keys, en, zh) = (keys.join(" "), row.label.en, row.label.zh);
            table.extend(["| ", &keys, " | ", en, " | ", zh, " |\n"]);
        }
    }
    table
}
