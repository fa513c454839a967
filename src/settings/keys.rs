//! The user's own keys.

use super::reader::{Entries, Reader, part};
use crate::keys::{Arrival, COMMANDS, Code, Command, Key, Keymap, Own, Row, edits};
use crate::lang::{Lang, both};

/// Without a key for these one could not leave, go back or ask what the keys are.
const ESSENTIAL: [Command; 5] = [
    Command::Quit,
    Command::Leave,
    Command::Help,
    Command::Back,
    Command::Decline,
];

/// A command's keys, and where each stands in the file.
struct Wish<'a> {
    row: &'static Row,
    name: &'a str,
    keys: Vec<(Key, &'a str)>,
}

/// The keymap that the setting `keys` makes.
pub(super) fn read<'a>(reader: &mut Reader<'a>, whole: &'a str) -> Keymap {
    let entries = reader.value::<Entries<'a>>(whole);
    let mut wishes: Vec<Wish<'a>> = Vec::new();
    for (name, keys) in entries.map_or(Vec::new(), |entries| entries.0) {
        if let Some(wish) = wish(reader, part(name), part(keys)) {
            if wishes
                .iter()
                .any(|other| other.row.command == wish.row.command)
            {
                let name = wish.row.name;
                let said = both!("{name} 设置了两次", "{name} is set twice");
                reader.wrong(wish.name, said, None);
            }
            wishes.push(wish);
        }
    }
    let own: Vec<Own> = wishes
        .iter()
        .map(|wish| {
            let keys = wish.keys.iter().map(|(key, _)| *key);
            (wish.row.command, keys.collect())
        })
        .collect();
    let keymap = Keymap::new(&own);
    clashes(reader, &keymap, &wishes);
    keymap
}

/// One command and its keys; `None` where no such command is.
fn wish<'a>(reader: &mut Reader<'a>, name: &'a str, list: &'a str) -> Option<Wish<'a>> {
    let word: String = reader.value(name)?;
    let Some(row) = COMMANDS.iter().find(|row| row.name == word) else {
        reader.wrong(
            name,
            both!("没有名为 {word} 的功能", "there is no command {word}"),
            Some(both!(
                "duban config 列出全部功能",
                "duban config lists them all"
            )),
        );
        return None;
    };
    let parts: Vec<&'a ron::value::RawValue> = reader.value(list)?;
    let none = parts.is_empty();
    let mut keys: Vec<(Key, &'a str)> = Vec::new();
    for raw in parts {
        let part = part(raw);
        let Some(key) = key(reader, part) else {
            continue;
        };
        if keys.iter().any(|(other, _)| *other == key) {
            reader.wrong(
                part,
                both!("按键 {key} 重复", "the key {key} stands twice"),
                None,
            );
            continue;
        }
        keys.push((key, part));
    }
    let wish = Wish { row, name, keys };
    if none && ESSENTIAL.contains(&wish.row.command) {
        let name = wish.row.name;
        let said = both!("{name} 至少要有一个按键", "{name} must have a key");
        reader.wrong(list, said, None);
    }
    usable(reader, &wish);
    Some(wish)
}

/// A key that a terminal can send and that is free for commands.
fn key<'a>(reader: &mut Reader<'a>, part: &'a str) -> Option<Key> {
    let word: String = reader.value(part)?;
    let Ok(key) = word.parse::<Key>() else {
        reader.wrong(
            part,
            both!("“{word}”不是按键", "{word:?} is no key"),
            Some(both!(
                "写作 j、G、space、enter、esc、tab、f2、pgdn、ctrl-d、alt-x 等",
                "write j, G, space, enter, esc, tab, f2, pgdn, ctrl-d, alt-x and the like"
            )),
        );
        return None;
    };
    let key = key.fold();
    let said = match (key.code, key.arrival()) {
        (Code::Char(c), _) if c.is_ascii_digit() && !key.ctrl && !key.alt => both!(
            "数字键用于转到领域和条款，不能另作他用",
            "digits go to areas and clauses and cannot do anything else"
        ),
        (_, Arrival::AsItself) => return Some(key),
        (_, Arrival::As(same)) => both!(
            "终端分不清 {key} 和 {same}",
            "a terminal cannot tell {key} from {same}"
        ),
        (_, Arrival::Never) => both!(
            "终端发不出 {key} 这个按键",
            "no terminal sends the key {key}"
        ),
    };
    reader.wrong(part, said, None);
    None
}

/// Finds fault with keys that would only be text.
fn usable(reader: &mut Reader<'_>, wish: &Wish<'_>) {
    let name = wish.row.name;
    let rows = COMMANDS
        .iter()
        .filter(|row| row.command == wish.row.command);
    let typed_only = rows.flat_map(|row| row.scopes).all(|scope| scope.types());
    if typed_only && let Some((key, part)) = wish.keys.iter().find(|(key, _)| edits(*key)) {
        let said = both!(
            "{name} 在输入时使用，而 {key} 在那里是输入或编辑",
            "{name} works where one types, where {key} is text or edits it"
        );
        reader.wrong(part, said, None);
    }
}

/// Finds fault with keys that would do two things in one place.
fn clashes(reader: &mut Reader<'_>, keymap: &Keymap, wishes: &[Wish<'_>]) {
    for (key, one, other) in keymap.clashes() {
        let stands = |row: &Row| {
            let wish = wishes.iter().find(|wish| wish.row.command == row.command)?;
            let found = wish.keys.iter().find(|(own, _)| *own == key);
            found.map(|(_, part)| *part)
        };
        let Some(part) = stands(other).or_else(|| stands(one)) else {
            continue;
        };
        let (a, b) = (one.name, other.name);
        let (zh, en) = (key.label(Lang::Zh), key.label(Lang::En));
        reader.wrong(
            part,
            crate::lang::Wording {
                zh: format!("按键 {zh} 在同一处既用于 {a} 又用于 {b}"),
                en: format!("in one place the key {en} does both {a} and {b}"),
            },
            Some(both!(
                "请给其中一个另设按键",
                "give one of them another key"
            )),
        );
    }
}
