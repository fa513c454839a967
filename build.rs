//! Which commit the program is built from, and what for: `duban --version` and `duban check --report` tell it.
//!
//! The same sources give the same answer everywhere: no clock, no path and no name of a host is asked for. The commit is
//! that of `DUBAN_COMMIT`, else of the repository this file is at the top of, else the one that a packaged crate carries
//! (`.cargo_vcs_info.json`); the day is that of `SOURCE_DATE_EPOCH`, else the commit's own.

// The way in which a build script speaks to cargo.
#![allow(clippy::print_stdout)]

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What the program is made from: a change there that is in no commit is told.
const SOURCES: [&str; 5] = ["src", "data", "build.rs", "Cargo.toml", "Cargo.lock"];

fn main() {
    for file in SOURCES.iter().filter(|file| Path::new(file).exists()) {
        println!("cargo:rerun-if-changed={file}");
    }
    for name in ["DUBAN_COMMIT", "SOURCE_DATE_EPOCH"] {
        println!("cargo:rerun-if-env-changed={name}");
    }
    let commit = given("DUBAN_COMMIT")
        .or_else(of_repository)
        .or_else(packaged);
    let day = given("SOURCE_DATE_EPOCH").or_else(committed);
    let day = day.and_then(|seconds| Some(day_of(seconds.parse().ok()?)));
    let (target, profile) = (given("TARGET"), given("PROFILE"));
    let source: Vec<String> = commit.iter().chain(&day).cloned().collect();
    let parts = [
        Some(source.join(" ")).filter(|it| !it.is_empty()),
        target,
        profile,
    ];
    let build: Vec<String> = parts.into_iter().flatten().collect();
    println!("cargo:rustc-env=DUBAN_BUILD={}", build.join(", "));
    let rustc = given("RUSTC").and_then(|rustc| said(Command::new(rustc).arg("--version")));
    println!("cargo:rustc-env=DUBAN_RUSTC={}", rustc.unwrap_or_default());
}

/// The value of a variable that is set to something.
fn given(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// What a command prints, where it ends well and prints anything.
fn said(command: &mut Command) -> Option<String> {
    let ran = command.output().ok().filter(|ran| ran.status.success())?;
    let text = String::from_utf8(ran.stdout).ok()?.trim().to_owned();
    Some(text).filter(|text| !text.is_empty())
}

fn git(args: &[&str]) -> Option<String> {
    said(Command::new("git").args(args))
}

/// Whether this is the top of a repository of its own: in another's, as among vendored crates, its commit says nothing.
fn has_repository() -> bool {
    Path::new(".git").exists()
}

/// The commit that is checked out, with `-dirty` where the sources differ from it.
fn of_repository() -> Option<String> {
    if !has_repository() {
        return None;
    }
    // Grows with each commit and each switch to another branch.
    let moves = git(&["rev-parse", "--git-path", "logs/HEAD"]);
    if let Some(moves) = moves.filter(|moves| Path::new(moves).exists()) {
        println!("cargo:rerun-if-changed={moves}");
    }
    let commit = git(&["rev-parse", "--short=12", "HEAD"])?;
    let status = [&["status", "--porcelain", "--"][..], &SOURCES].concat();
    let dirty = git(&status).map_or("", |_| "-dirty");
    Some(commit + dirty)
}

/// The commit that `cargo package` put in.
fn packaged() -> Option<String> {
    let told = fs::read_to_string(".cargo_vcs_info.json").ok()?;
    let (_, after) = told.split_once("\"sha1\"")?;
    let commit = after.split('"').nth(1)?;
    let dirty = if told.contains("\"dirty\": true") {
        "-dirty"
    } else {
        ""
    };
    Some(commit.get(..12)?.to_owned() + dirty)
}

/// When the commit was made, in seconds since 1970.
fn committed() -> Option<String> {
    if has_repository() {
        git(&["show", "-s", "--format=%ct", "HEAD"])
    } else {
        None
    }
}

/// The day in UTC, as `2026-11-30`. The arithmetic is that of Howard Hinnant's `civil_from_days`.
fn day_of(seconds: i64) -> String {
    let days = seconds.div_euclid(86_400) + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}
