//! No module imports from a higher layer; see the map in `src/lib.rs`.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules by layer, the lowest first. A module may use those of lower layers, itself, and what `SIDEWAYS` allows.
const LAYERS: [&[&str]; 9] = [
    &["lang", "text", "error", "ronfile"],
    &["keys", "catalogue", "journal"],
    &["importer", "search", "store"],
    &["listing"],
    &["app", "settings"],
    &["ui", "zone"],
    &["tty", "cli"],
    &["program"],
    &["fuzz"],
];

/// Within one layer: who may use whom.
const SIDEWAYS: [(&str, &str); 5] = [
    ("error", "lang"),
    ("error", "text"),
    ("ronfile", "error"),
    ("ronfile", "lang"),
    ("journal", "catalogue"),
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The modules of the crate that a file names after `crate::`, with the line.
fn used(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in source.lines().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        for part in line.split("crate::").skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            found.push((at + 1, name));
        }
    }
    found
}

#[test]
fn imports_only_run_downward() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut faults = Vec::new();
    for file in &files {
        let inside = file.strip_prefix(&src).unwrap();
        let first = inside.iter().next().unwrap().to_str().unwrap();
        let module = first.trim_end_matches(".rs");
        let Some(here) = layer(module) else {
            assert!(
                ["lib", "main", "tests"].contains(&module),
                "{module} stands in no layer"
            );
            continue;
        };
        for (line, name) in used(&fs::read_to_string(file).unwrap()) {
            let Some(there) = layer(&name) else { continue };
            let fine =
                name == module || there < here || SIDEWAYS.contains(&(module, name.as_str()));
            if !fine {
                faults.push(format!("{}:{line} uses {name}", inside.display()));
            }
        }
    }
    assert!(files.len() > 50, "the sources were not found");
    assert!(
        faults.is_empty(),
        "imports that run upward:\n{}",
        faults.join("\n")
    );
}
