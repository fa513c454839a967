//! What README and the handbooks name is there: keys, commands, options, variables and files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clap::error::ErrorKind;

use crate::keys::{COMMANDS, Key};
use crate::lang::Lang;
use crate::{cli, ui};

/// A file of the sources, by its path from the top.
pub(super) fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&file).unwrap().replace("\r\n", "\n")
}

/// The documents that people who use the program read.
pub(super) const FOR_USERS: [&str; 4] = [
    "README.md",
    "docs/handbook.md",
    "docs/handbook.zh.md",
    "docs/terminals.md",
];

/// What stands between single backticks, outside of blocks.
pub(super) fn spans(text: &str) -> Vec<String> {
    let prose: String = text.split("```").step_by(2).collect();
    let spans = prose.split('`').skip(1).step_by(2);
    spans.map(str::to_owned).collect()
}

/// Names that a key has beside its letter.
const NAMED: [&str; 20] = [
    "Enter",
    "Esc",
    "Tab",
    "Space",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "Backspace",
    "Del",
    "回车",
    "空格",
    "上",
    "下",
    "左",
    "右",
];

/// Whether a text can only be meant as a key.
pub(super) fn is_key(text: &str) -> bool {
    let mut chars = text.chars();
    let one = matches!((chars.next(), chars.next()), (Some(c), None) if c.is_ascii_graphic() && !c.is_ascii_digit());
    let function = text
        .strip_prefix('F')
        .is_some_and(|number| number.parse::<u8>().is_ok());
    let held = ["Ctrl-", "Alt-", "Shift-"]
        .iter()
        .any(|it| text.starts_with(it));
    one || function || held || NAMED.contains(&text)
}

#[test]
fn every_key_of_the_documents_does_something() {
    let keys = COMMANDS.iter().flat_map(|row| row.keys);
    let keys = keys.map(|name| name.parse::<Key>().unwrap());
    let known: BTreeSet<String> = keys
        .flat_map(|key| [Lang::Zh, Lang::En].map(|lang| key.label(lang)))
        .collect();
    let mut count = 0;
    for document in FOR_USERS {
        for span in spans(&read(document)) {
            if is_key(&span) {
                assert!(known.contains(&span), "{document}: no command has {span}");
                count += 1;
            }
        }
    }
    assert!(count > 80, "{count}");
}

#[test]
fn the_page_of_keys_shows_the_keys_as_they_are() {
    let table = ui::key_table();
    let page = read("docs/keys.md");
    assert!(
        page.contains(&table),
        "put this into docs/keys.md:\n{table}"
    );
}

/// The words of a command line as a shell parts them: at blanks, but not within '…'.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn every_command_line_of_the_documents_is_understood() {
    let mut count = 0;
    for document in FOR_USERS {
        for span in spans(&read(document)) {
            // COMMAND stands for any; a `…` for more.
            if !span.starts_with("duban ") || span.contains("COMMAND") {
                continue;
            }
            let line = span.replace('…', "");
            let parsed = cli::parser(Lang::Zh).try_get_matches_from(words(&line));
            // A command may be named without all that it takes.
            let fine = parsed.err().is_none_or(|e| {
                matches!(
                    e.kind(),
                    ErrorKind::DisplayHelp
                        | ErrorKind::DisplayVersion
                        | ErrorKind::MissingRequiredArgument
                        | ErrorKind::TooFewValues
                )
            });
            assert!(fine, "{document}: {span}");
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}

#[test]
fn the_handbooks_show_every_command() {
    let parser = cli::parser(Lang::Zh);
    for document in ["docs/handbook.md", "docs/handbook.zh.md"] {
        let text = read(document);
        let lines = text.split(['\n', '`', '#', ';']).map(str::trim);
        let shown: BTreeSet<&str> = lines
            .filter_map(|line| line.strip_prefix("duban "))
            .flat_map(|line| line.split(' '))
            .collect();
        for verb in parser.get_subcommands().map(clap::Command::get_name) {
            assert!(
                shown.contains(verb),
                "{document} does not show duban {verb}"
            );
        }
    }
}

#[test]
fn every_option_and_variable_of_the_documents_is_there() {
    let parser = cli::parser(Lang::Zh);
    let all = [&parser].into_iter().chain(parser.get_subcommands());
    let options: BTreeSet<&str> = all
        .flat_map(clap::Command::get_arguments)
        .filter_map(|arg| arg.get_long())
        .collect();
    let variables = read("src/settings/table.rs");
    for document in FOR_USERS {
        let text = read(document);
        for span in spans(&text) {
            let Some(option) = span.strip_prefix("--") else {
                continue;
            };
            let name = option.split([' ', '=']).next().unwrap();
            assert!(options.contains(name), "{document}: {span}");
        }
        for after in text.split("DUBAN_").skip(1) {
            let end = after.find(|c: char| !c.is_ascii_uppercase());
            let name = format!("\"DUBAN_{}\"", &after[..end.unwrap_or(after.len())]);
            assert!(variables.contains(&name), "{document}: {name}");
        }
    }
}

#[test]
fn every_file_that_the_documents_name_is_there() {
    let tops = [
        "src/",
        "tests/",
        "docs/",
        "data/",
        "benches/",
        "fuzz/",
        "packaging/",
    ];
    let mut count = 0;
    for document in [&FOR_USERS[..], &["docs/contributing.md"]].concat() {
        for span in spans(&read(document)) {
            if tops.iter().any(|top| span.starts_with(top)) {
                // What follows a blank is an argument.
                let path = span.split([' ', '*', '<']).next().unwrap();
                let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
                assert!(file.exists(), "{document}: {span}");
                count += 1;
            }
        }
    }
    assert!(count > 20, "{count}");
}

/// The documents that speak of building.
const FOR_BUILDERS: [&str; 4] = [
    "README.md",
    "CHANGELOG.md",
    "docs/contributing.md",
    "docs/handbook.zh.md",
];

#[test]
fn the_files_of_the_readme_are_those_that_are_built() {
    let script = read("packaging/build");
    let version = env!("CARGO_PKG_VERSION");
    let mut built = BTreeSet::new();
    for line in script.lines().filter_map(|line| line.strip_prefix("#   ")) {
        for name in line
            .split([' ', ','])
            .filter(|word| word.starts_with("duban"))
        {
            let name = name.replace('V', version);
            let processors = if name.contains("-1_") {
                ["amd64", "arm64"]
            } else {
                ["x86_64", "aarch64"]
            };
            built.extend(processors.map(|it| name.replace("ARCH", it)));
        }
    }
    assert_eq!(built.len(), 8, "{built:?}");
    let readme = read("README.md");
    let words = readme.split(|c: char| c.is_whitespace() || "`|，、".contains(c));
    let named: BTreeSet<String> = words
        .filter(|word| word.starts_with("duban-") || word.starts_with("duban_"))
        .filter(|word| {
            word.rsplit('.')
                .next()
                .is_some_and(|end| ["gz", "xz", "deb", "rpm"].contains(&end))
        })
        .map(str::to_owned)
        .collect();
    assert_eq!(named, built);
}

#[test]
fn the_oldest_rust_is_the_same_wherever_it_is_named() {
    let oldest = env!("CARGO_PKG_RUST_VERSION");
    let mut count = 0;
    for document in FOR_BUILDERS {
        for after in read(document).split("Rust 1.").skip(1) {
            let end = after.find(|c: char| !c.is_ascii_digit());
            let named = format!("1.{}", &after[..end.unwrap_or(after.len())]);
            assert_eq!(named, oldest, "{document}");
            count += 1;
        }
    }
    assert!(count >= 3, "{count}");
}

#[test]
fn the_readme_counts_the_notice_as_it_is() {
    let catalogue = crate::catalogue::Catalogue::embedded().unwrap();
    let (areas, clauses) = (catalogue.areas().len(), catalogue.clauses().count());
    let units = catalogue.units().count();
    let words: Vec<_> = read("README.md")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let wanted = format!("{areas} task areas, {clauses} clauses, {units} units.");
    assert!(words.join(" ").contains(&wanted), "{wanted}");
}

#[test]
fn the_readme_can_be_read_in_five_minutes() {
    let text = read("README.md");
    let words = text
        .split_whitespace()
        .filter(|word| word.is_ascii())
        .count();
    let letters = text.chars().filter(|c| !c.is_ascii()).count();
    // A person reads 250 words a minute, or 400 Chinese letters, and one of the two languages.
    assert!(
        words <= 5 * 250 && letters <= 5 * 400,
        "{words} words, {letters} letters"
    );
}
