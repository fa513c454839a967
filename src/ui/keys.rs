//! How the keys of a command are named.

use crate::keys::Binding;
#[cfg(test)]
use crate::keys::Keymap;
use crate::lang::Lang;

/// All keys of a command.
pub(super) fn all(binding: Binding<'_>, lang: Lang) -> String {
    let keys: Vec<_> = binding.keys.iter().map(|key| key.label(lang)).collect();
    keys.join(" ")
}

/// The key of a command that a hint shows; `None` where it has none.
pub(super) fn first(binding: Binding<'_>, lang: Lang) -> Option<String> {
    binding.keys.first().map(|key| key.label(lang))
}

/// The table of `docs/keys.md`, in both languages.
#[cfg(test)]
pub(crate) fn table() -> String {
    use std::fmt::Write as _;

    use crate::keys::{Command, Topic};

    let keymap = Keymap::default();
    let mut rows: Vec<Binding<'_>> = Vec::new();
    for binding in keymap.rows() {
        // A command with other keys where one types is listed once, with the keys of the lists.
        if !rows
            .iter()
            .any(|row| row.row.command == binding.row.command)
        {
            rows.push(binding);
        }
    }
    let mut table = String::from("| Keys | What they do | 作用 |\n|---|---|---|\n");
    for topic in Topic::ALL {
        for Binding { row, keys } in rows.iter().filter(|row| row.row.topic == topic) {
            // What has no keys is given in the palette.
            let palette = keymap
                .rows()
                .find(|row| row.row.command == Command::Palette);
            let keys = match palette {
                Some(palette) if keys.is_empty() => palette.keys,
                _ => keys,
            };
            let keys: Vec<_> = keys
                .iter()
                .map(|key| format!("`{}`", key.label(Lang::En)))
                .collect();
            // Writing into a string cannot fail.
            let _ = writeln!(
                table,
                "| {} | {} | {} |",
                keys.join(" "),
                row.label.en,
                row.label.zh
            );
        }
    }
    table
}
