//! A keystroke's search: over the embedded notice, and over a made-up one of 10,000 units and 100,000 clauses.
//!
//! `cargo bench --bench search` prints, for every word typed letter by letter, the mean and the slowest keystroke in
//! milliseconds, with the time to build the index and the memory it takes. The modules are compiled into the bench, since
//! the crate's only public function is `run`.
#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    clippy::print_stdout,
    clippy::print_stderr
)]

#[path = "../src/catalogue/mod.rs"]
mod catalogue;
#[path = "../src/error.rs"]
mod error;
#[path = "../src/journal/mod.rs"]
mod journal;
#[path = "../src/lang.rs"]
mod lang;
#[path = "made_up/mod.rs"]
mod made_up;
#[path = "../src/ronfile.rs"]
mod ronfile;
#[path = "../src/search/mod.rs"]
mod search;
#[path = "../src/text/mod.rs"]
mod text;

use std::time::{Duration, Instant};

use catalogue::{Catalogue, ClauseId};
use made_up::made_up;
use search::{Library, Told};

/// What is typed, letter by letter: initials, pinyin, characters, a slip, a filter, nothing near.
const TYPED: [&str; 9] = [
    "fgw",
    "fagaiwei",
    "发展改革委",
    "fagiawei",
    "shengtaihuanjing",
    "dadou",
    "大豆 水稻",
    "role:lead unit:fgw",
    "xyzq",
];

fn main() {
    let small = Catalogue::embedded().unwrap_or_else(|_| std::process::abort());
    let large = made_up(&small, 100_000);
    report("the embedded notice", small, 50);
    report("the made-up notice", large, 1);
}

fn report(what: &str, catalogue: Catalogue, rounds: u32) {
    let units = catalogue.units().count();
    let clauses = catalogue.clauses().count();
    let before = resident();
    let start = Instant::now();
    let library = Library::new(catalogue).unwrap_or_else(|_| std::process::abort());
    // Both parts of the index are made at the first question.
    let told = |_: ClauseId| Told::default();
    let _ = library.everything("a", &told);
    let built = millis(start.elapsed());
    let memory = resident().saturating_sub(before);
    println!("{what}: {units} units, {clauses} clauses; index built in {built:.1} ms, {memory} KB");
    println!(
        "  {:<20} {:>22} {:>22}",
        "typed", "units: mean, slowest", "everything: the same"
    );
    for line in TYPED {
        let named = keystrokes(line, rounds, |typed| library.units(typed).len());
        let all = keystrokes(line, rounds, |typed| {
            library
                .everything(typed, &told)
                .map_or(0, |answers| answers.hits.len())
        });
        println!(
            "  {line:<20} {:>12.3} {:>9.3} {:>12.3} {:>9.3}",
            named.0, named.1, all.0, all.1
        );
    }
}

/// Types `line` letter by letter, `rounds` times: the mean keystroke and the slowest one's mean, in milliseconds.
fn keystrokes(line: &str, rounds: u32, search: impl Fn(&str) -> usize) -> (f64, f64) {
    let ends: Vec<usize> = line
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    let times: Vec<f64> = ends
        .iter()
        .map(|end| {
            let start = Instant::now();
            for _ in 0..rounds {
                std::hint::black_box(search(std::hint::black_box(&line[..*end])));
            }
            millis(start.elapsed()) / f64::from(rounds)
        })
        .collect();
    let count = u32::try_from(times.len()).unwrap_or(u32::MAX);
    let mean = times.iter().sum::<f64>() / f64::from(count);
    (mean, times.into_iter().fold(0.0, f64::max))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The process's resident memory in kilobytes; 0 where the system does not tell it this way.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}
