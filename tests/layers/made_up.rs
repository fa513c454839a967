//! The checker itself, on made-up sources.

use std::collections::BTreeMap;

use crate::read::read;
use crate::rules::{circles, upward};
use crate::tree::Tree;

/// A crate of these files, each by its path from `src`.
fn made_up(files: &[(&str, &str)]) -> Tree {
    let files = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    read(&files.collect::<BTreeMap<_, _>>())
}

const LIB: (&str, &str) = (
    "lib.rs",
    "mod lang; mod error; mod catalogue; mod journal; mod app; mod ui; mod tty; mod cli;",
);

/// A crate whose `catalogue/id.rs` holds `text`.
fn with_id(text: &str) -> Tree {
    made_up(&[
        LIB,
        (
            "lang.rs",
            "pub(crate) enum Lang {} macro_rules! both { () => {} } pub(crate) use both;",
        ),
        (
            "error.rs",
            "pub(crate) struct Error; pub(crate) use crate::lang::Lang as Tongue;",
        ),
        ("catalogue/mod.rs", "mod id; pub(crate) use id::Id;"),
        ("catalogue/id.rs", text),
        ("journal/mod.rs", "pub(crate) struct Entry;"),
        ("app/mod.rs", "pub(crate) struct App;"),
        ("ui/mod.rs", "pub(crate) struct View;"),
        ("tty/mod.rs", "mod mouse; pub(crate) use mouse::Mouse;"),
        ("tty/mouse.rs", "pub(crate) struct Mouse;"),
        ("cli/mod.rs", "pub(crate) fn run() {}"),
    ])
}

fn faults(text: &str) -> Vec<String> {
    upward(&with_id(text)).into_iter().collect()
}

#[test]
fn what_runs_downward_is_fine() {
    for text in [
        "use crate::error::Error; pub(crate) struct Id;",
        "use crate::lang::{Lang, both}; pub(crate) fn f() -> String { both!(\"tty::Mouse\", \"a\") }",
        "use super::Id as Own; use std::tty; use ui::View;",
        "// use crate::ui::View;\npub(crate) const S: &str = \"crate::ui\";",
        "/// [`crate::ui::View`]\npub(crate) struct Id;",
        "pub(crate) fn f(tty: u8) -> u8 { let ui = tty; ui }",
    ] {
        assert_eq!(faults(text), [""; 0], "{text}");
    }
}

#[test]
fn every_way_to_write_an_upward_path_is_found() {
    for (text, there) in [
        ("use crate::{error::Error, ui::View};", "ui"),
        ("use super::super::ui;", "ui"),
        ("use super::super::ui::View as V;", "ui"),
        ("use crate::tty::*;", "tty"),
        (
            "use crate::{self as root}; fn f() { root::ui::View; }",
            "ui",
        ),
        ("fn f() { crate::cli::run() }", "cli"),
        ("fn f(it: &crate::ui::View) {}", "ui"),
        ("impl crate::ui::View {}", "ui"),
        ("fn f() { println!(\"{}\", crate::cli::run()) }", "cli"),
        ("fn f() { vec![vec![super::super::cli::run()]]; }", "cli"),
        ("fn f() { use crate::app::App; }", "app"),
        ("mod deep { use super::super::super::app::App; }", "app"),
        ("pub(crate) use crate::app::App;", "app"),
        ("use crate::journal::Entry;", "journal"),
        ("#[cfg(test)] mod tests { use crate::ui::View; }", "ui"),
        ("type Way = Vec<crate::ui::View>;", "ui"),
    ] {
        let found = faults(text);
        let may_not = format!("catalogue may not use {there}");
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].starts_with("catalogue/id.rs:1 takes "),
            "{found:?}"
        );
        assert!(found[0].ends_with(&may_not), "{found:?}");
    }
    assert_eq!(faults("use crate::{tty::Mouse, ui::View};").len(), 2);
}

#[test]
fn a_module_that_stands_in_no_layer_is_told() {
    let tree = made_up(&[("lib.rs", "mod extra;"), ("extra.rs", "use crate::run;")]);
    let told: Vec<_> = upward(&tree).into_iter().collect();
    assert_eq!(told, ["extra.rs: extra stands in no layer"]);
}

#[test]
fn a_terminal_that_knows_a_program_is_told() {
    let tree = made_up(&[
        ("lib.rs", "mod app; mod tty;"),
        ("app.rs", "pub(crate) struct App;"),
        ("tty.rs", "use crate::app::App;"),
    ]);
    assert_eq!(upward(&tree).len(), 1);
}

fn rings(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    circles(&made_up(files))
}

#[test]
fn files_that_take_from_each_other_are_a_circle() {
    for (a, b) in [
        (
            "use super::b::B; pub(crate) struct A;",
            "use super::a::A; pub(crate) struct B;",
        ),
        (
            "use super::b; pub(crate) struct A; fn f() { b::g() }",
            "use super::a; pub(crate) fn g() { a::A; }",
        ),
        (
            "use super::B; pub(crate) struct A;",
            "use crate::x::A; pub(crate) struct B;",
        ),
        (
            "use super::*; pub(crate) struct A; fn f(b: &B) {}",
            "use super::*; pub(crate) struct B; fn f(a: &A) {}",
        ),
    ] {
        let found = rings(&[
            ("lib.rs", "mod x;"),
            (
                "x/mod.rs",
                "mod a; mod b; pub(crate) use a::A; pub(crate) use b::B;",
            ),
            ("x/a.rs", a),
            ("x/b.rs", b),
        ]);
        assert_eq!(found, [["x/a.rs", "x/b.rs"]], "{a}");
    }
}

#[test]
fn a_longer_way_round_is_a_circle_too() {
    let found = rings(&[
        ("lib.rs", "mod x;"),
        (
            "x/mod.rs",
            "mod a; pub(crate) struct Top; fn f() { a::g() }",
        ),
        ("x/a.rs", "mod deep; pub(super) fn g() { deep::h() }"),
        ("x/a/deep.rs", "use crate::x::Top; pub(super) fn h() {}"),
    ]);
    assert_eq!(found, [["x/a.rs", "x/a/deep.rs", "x/mod.rs"]]);
}

#[test]
fn to_declare_and_to_hand_on_is_no_taking() {
    let top = "mod a; pub(crate) use a::A; pub(crate) struct Top;";
    let a = "use super::Top; pub(crate) struct A;";
    let fine = rings(&[("lib.rs", "mod x;"), ("x/mod.rs", top), ("x/a.rs", a)]);
    assert!(fine.is_empty(), "{fine:?}");
    let used = format!("{top} fn f(a: &A) {{}}");
    let found = rings(&[("lib.rs", "mod x;"), ("x/mod.rs", &used), ("x/a.rs", a)]);
    assert_eq!(found, [["x/a.rs", "x/mod.rs"]]);
}

#[test]
fn what_tests_take_makes_no_circle() {
    let found = rings(&[
        ("lib.rs", "mod x;"),
        ("x/mod.rs", "mod a; mod b;"),
        ("x/a.rs", "use super::b::B; pub(crate) struct A;"),
        (
            "x/b.rs",
            "pub(crate) struct B; #[cfg(test)] mod tests { use crate::x::a::A; use super::*; }",
        ),
    ]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_test_file_with_a_path_of_its_own_is_read() {
    let tree = made_up(&[
        ("lib.rs", "mod x;"),
        ("x.rs", "#[cfg(test)] #[path = \"x_tests.rs\"] mod tests;"),
        ("x_tests.rs", "use super::*;"),
    ]);
    assert!(
        tree.modules
            .values()
            .any(|module| module.file == "x_tests.rs")
    );
}
