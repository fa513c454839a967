//! The layers hold: no module uses one that it may not, and no files take from each other in a circle; see the map in
//! `src/lib.rs`.

#![allow(clippy::unwrap_used, clippy::panic)]

#[cfg(test)]
mod made_up;
mod read;
mod rules;
mod tree;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use tree::Tree;

/// The sources below `folder` by their path from `src`.
fn sources(src: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(src, &path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(src).unwrap().to_str().unwrap();
            found.insert(name.to_owned(), fs::read_to_string(&path).unwrap());
        }
    }
}

/// The crate, with the sources that no module names.
static OURS: LazyLock<(Tree, Vec<String>)> = LazyLock::new(|| {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    sources(&src, &src, &mut found);
    let tree = read::read(&found);
    let read = |name: &&String| tree.modules.values().any(|module| module.file == **name);
    let left = found.keys().filter(|name| !read(name)).cloned().collect();
    (tree, left)
});

#[test]
fn every_source_is_read() {
    let (tree, left) = &*OURS;
    assert!(tree.modules.len() > 100, "the sources were not found");
    assert_eq!(*left, ["main.rs"]);
}

#[test]
fn imports_only_run_downward() {
    let faults: Vec<_> = rules::upward(&OURS.0).into_iter().collect();
    assert!(
        faults.is_empty(),
        "against the layers:\n{}",
        faults.join("\n")
    );
}

#[test]
fn no_files_take_from_each_other_in_a_circle() {
    let rings: Vec<_> = rules::circles(&OURS.0)
        .into_iter()
        .map(|ring| ring.join(" "))
        .collect();
    assert!(rings.is_empty(), "files in a circle:\n{}", rings.join("\n"));
}
