//! Who may use whom, and what is found against it.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::{Target, Tree};

/// Each module with those that it may use beside itself, by the layers of the map in `src/lib.rs`. `lib`, `fuzz` and the
/// tests of the whole program may use everything.
pub(crate) const ALLOWED: &[(&str, &[&str])] = &[
    // 0
    ("lang", &[]),
    ("text", &["lang"]),
    ("error", &["lang", "text"]),
    ("ronfile", &["lang", "text", "error"]),
    ("logfile", &["text"]),
    ("zone", &["lang"]),
    ("version", &[]),
    // 1
    ("keys", &["lang", "text"]),
    ("catalogue", &["lang", "text", "error", "ronfile"]),
    (
        "journal",
        &["lang", "text", "error", "ronfile", "catalogue"],
    ),
    ("office", &["lang", "text", "error"]),
    // 2
    (
        "importer",
        &["lang", "text", "error", "ronfile", "catalogue"],
    ),
    ("search", &["lang", "text", "error", "catalogue", "journal"]),
    (
        "store",
        &["lang", "text", "error", "ronfile", "catalogue", "journal"],
    ),
    // 3
    ("listing", LISTING),
    // 4
    ("report", REPORT),
    ("app", FACES),
    ("settings", SETTINGS),
    // 5
    ("ui", UI),
    // 6
    ("tty", &["lang", "text", "error", "keys"]),
    ("cli", CLI),
    // 7
    ("program", PROGRAM),
];

const LISTING: &[&str] = &[
    "lang",
    "text",
    "error",
    "ronfile",
    "keys",
    "catalogue",
    "journal",
    "importer",
    "search",
    "store",
];
const FACES: &[&str] = &[
    "lang",
    "text",
    "error",
    "ronfile",
    "keys",
    "catalogue",
    "journal",
    "importer",
    "search",
    "store",
    "listing",
    "logfile",
];
/// Keeps what this version made of a file.
const SETTINGS: &[&str] = &[
    "lang",
    "text",
    "error",
    "ronfile",
    "keys",
    "catalogue",
    "journal",
    "importer",
    "search",
    "store",
    "listing",
    "logfile",
    "version",
];
/// Reads return sheets too.
const REPORT: &[&str] = &[
    "lang",
    "text",
    "error",
    "ronfile",
    "keys",
    "catalogue",
    "journal",
    "office",
    "importer",
    "search",
    "store",
    "listing",
    "logfile",
];
/// Draws the state of the screen; it knows no settings and makes no report.
const UI: &[&str] = &[
    "lang",
    "text",
    "error",
    "keys",
    "catalogue",
    "journal",
    "search",
    "listing",
    "app",
];
/// The other face: it knows no screen.
const CLI: &[&str] = &[
    "lang",
    "text",
    "error",
    "ronfile",
    "keys",
    "catalogue",
    "journal",
    "importer",
    "search",
    "store",
    "listing",
    "report",
    "settings",
    "office",
    "zone",
    "version",
];
const PROGRAM: &[&str] = &[
    "lang",
    "text",
    "error",
    "keys",
    "catalogue",
    "journal",
    "search",
    "store",
    "listing",
    "report",
    "app",
    "settings",
    "ui",
    "tty",
    "zone",
];

/// Modules that join everything.
const FREE: &[&str] = &["fuzz", "tests"];

/// What stands against the layers, with file and line.
pub(crate) fn upward(tree: &Tree) -> BTreeSet<String> {
    let mut faults = BTreeSet::new();
    for take in &tree.takes {
        let Some(here) = take.module.first() else {
            continue;
        };
        if FREE.contains(&here.as_str()) {
            continue;
        }
        let file = tree.file(&take.module);
        let Some((_, allowed)) = ALLOWED.iter().find(|(module, _)| module == here) else {
            faults.insert(format!("{file}: {here} stands in no layer"));
            continue;
        };
        let named = Tree::named(&take.module, &take.path);
        let found = tree.resolve(&take.module, &take.path);
        let found = found.and_then(|target| target.module().first().cloned());
        for there in named.iter().chain(&found) {
            let ours = tree.modules.contains_key(std::slice::from_ref(there));
            if ours && there != here && !allowed.contains(&there.as_str()) {
                let (line, path) = (take.line, take.path.join("::"));
                faults.insert(format!(
                    "{file}:{line} takes {path}: {here} may not use {there}"
                ));
            }
        }
    }
    faults
}

/// Files that take from each other, directly or around corners, each ring with its files in order. A file takes from another
/// where its code names something that the other declares, whatever re-exports lie between. To declare a module, and to hand
/// on what it holds (`pub(crate) use`), is no taking; nor is what tests take, nor a call of a method.
pub(crate) fn circles(tree: &Tree) -> Vec<Vec<String>> {
    let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for take in &tree.takes {
        if take.test || take.hands_on {
            continue;
        }
        if let Some(Target::Item(module)) = tree.resolve(&take.module, &take.path) {
            let (from, to) = (tree.file(&take.module), tree.file(&module));
            if from != to && from != "lib.rs" {
                edges.entry(from).or_default().insert(to);
            }
        }
    }
    let reach: BTreeMap<&str, BTreeSet<&str>> = edges
        .keys()
        .map(|file| (*file, reached(&edges, file)))
        .collect();
    let mut rings: BTreeSet<Vec<String>> = BTreeSet::new();
    for (file, reached) in &reach {
        let back = |other: &&&str| reach.get(**other).is_some_and(|from| from.contains(file));
        let ring: Vec<String> = reached
            .iter()
            .filter(back)
            .map(ToString::to_string)
            .collect();
        if ring.len() > 1 {
            rings.insert(ring);
        }
    }
    rings.into_iter().collect()
}

/// The files that can be reached from one.
fn reached<'a>(edges: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = edges.get(from).into_iter().flatten().copied().collect();
    while let Some(file) = open.pop() {
        if seen.insert(file) {
            open.extend(edges.get(file).into_iter().flatten());
        }
    }
    seen
}
