//! A keystroke's search: over the embedded notice, and over a made-up one of 10,000 units and 100,000 clauses.
//!
//! `cargo bench --bench search` prints, for every word typed letter by letter, the mean and the slowest keystroke in
//! milliseconds, with the time to build the index and the memory it takes. The modules are compiled into the bench, since
//! the crate's only public function is `run`.
#![allow(dead_code, unused_imports, unused_macros, clippy::print_stdout)]

#[path = "../src/catalogue/mod.rs"]
mod catalogue;
#[path = "../src/error.rs"]
mod error;
#[path = "../src/journal/mod.rs"]
mod journal;
#[path = "../src/lang.rs"]
mod lang;
#[path = "../src/ronfile.rs"]
mod ronfile;
#[path = "../src/search/mod.rs"]
mod search;
#[path = "../src/text/mod.rs"]
mod text;

use std::time::{Duration, Instant};

use catalogue::{
    AreaDraft, AreaNo, Catalogue, ClauseDraft, ClauseId, Draft, GroupDraft, Lexicon, NoticeDraft,
    Role, Unit, UnitKind,
};
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
    let large = made_up(&small);
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

/// 200 cities with 50 departments each, and 100 areas of 1,000 clauses of about 80 characters cut from the real ones.
fn made_up(small: &Catalogue) -> Catalogue {
    let units = unit_names(small);
    let mut pool: Vec<char> = small
        .clauses()
        .flat_map(|clause| clause.text.chars())
        .collect();
    pool.retain(|c| !c.is_whitespace());
    let mut lines = Vec::new();
    let mut areas = Vec::new();
    for number in 1..=100_u32 {
        let title = format!("任务领域{number}");
        lines.push(title.clone());
        let line = lines.len();
        let clauses = (1..=1000_u32).map(|index| {
            let nth = (number as usize - 1) * 1000 + index as usize;
            let from = nth * 37 % (pool.len() - 80);
            let text: String = pool[from..from + 60 + nth % 20].iter().collect();
            let names = [0, 7, 91].map(|step| units[(nth + step * nth) % units.len()].name.clone());
            let mut names = names.to_vec();
            names.dedup();
            names.truncate(2);
            let annotation = format!("（{}负责）", names.join("、"));
            lines.push(format!("{text}{annotation}"));
            ClauseDraft {
                id: ClauseId {
                    area: AreaNo::new(number),
                    index,
                },
                line: lines.len(),
                also: Vec::new(),
                text,
                annotation: Some(annotation),
                groups: vec![GroupDraft {
                    role: Role::Responsible,
                    units: names,
                    open: false,
                }],
                deadline: None,
                fields: Vec::new(),
                indicators: Vec::new(),
            }
        });
        let clauses = clauses.collect();
        areas.push(AreaDraft {
            number: AreaNo::new(number),
            printed: None,
            chapter: None,
            title: title.clone(),
            heading: Some(title),
            line,
            clauses,
        });
    }
    let notice = NoticeDraft {
        id: "made-up".to_owned(),
        title: "made up".to_owned(),
        lines,
        ..NoticeDraft::default()
    };
    let draft = Draft {
        version: Draft::VERSION,
        notice,
        units,
        rules: Vec::new(),
        areas,
    };
    Catalogue::from_draft(draft).unwrap_or_else(|faults| {
        println!("{:?}", faults.first());
        std::process::abort()
    })
}

/// 济南市发改委 and the like: the embedded departments in made-up cities.
fn unit_names(small: &Catalogue) -> Vec<Unit> {
    let stems: Vec<String> = small
        .units()
        .filter(|(_, unit)| unit.name.starts_with('省'))
        .map(|(_, unit)| unit.name.chars().skip(1).collect())
        .collect();
    let first: Vec<char> = "安临宁长永新东南西北青平广海江河泰和昌德武汉"
        .chars()
        .collect();
    let second: Vec<char> = "州阳山城川原口门安岭源湖".chars().collect();
    let cities = first
        .iter()
        .flat_map(|a| second.iter().map(move |b| format!("{a}{b}市")));
    let names = cities.flat_map(|city| {
        let own: Vec<String> = stems.iter().map(|stem| format!("{city}{stem}")).collect();
        own
    });
    names
        .take(10_000)
        .map(|name| Unit {
            name,
            kind: UnitKind::Department,
            also: Vec::new(),
            today: Vec::new(),
            names: Vec::new(),
        })
        .collect()
}
