//! What each layer costs at 87, 10,000 and 100,000 clauses, and at 0, 1,000 and 100,000 entries: `cargo bench --bench layers`,
//! with a word behind it for those whose name has it. What keys cost on the screen `instructions.py` counts.
//!
//! The modules are compiled into the bench, since the crate's only public function is `run`.
#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::wildcard_imports
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
#[path = "../src/store/mod.rs"]
mod store;
#[path = "../src/text/mod.rs"]
mod text;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, FixedOffset};
use divan::{Bencher, black_box};

use catalogue::{Catalogue, ClauseId};
use journal::{Act, Author, Held, Moment, SaveId, Subject};
use search::{Library, Told};
use store::{Missing, Store};
use text::{Breaks, Ruler};

const CLAUSES: [u32; 3] = [87, 10_000, 100_000];
const ENTRIES: [usize; 3] = [0, 1_000, 100_000];

fn main() {
    divan::main();
}

fn file() -> &'static Path {
    Path::new("f.ron")
}

/// The embedded catalogue, or a made-up one of so many clauses; made once.
fn catalogue_of(clauses: u32) -> &'static Catalogue {
    static ALL: [OnceLock<Catalogue>; 3] = [const { OnceLock::new() }; 3];
    let at = CLAUSES.iter().position(|size| *size == clauses).unwrap();
    ALL[at].get_or_init(|| {
        let embedded = Catalogue::embedded().unwrap();
        if at == 0 {
            embedded
        } else {
            made_up::made_up(&embedded, clauses)
        }
    })
}

fn subject() -> Arc<Subject> {
    static SUBJECT: OnceLock<Arc<Subject>> = OnceLock::new();
    Arc::clone(SUBJECT.get_or_init(|| Arc::new(Subject::of(catalogue_of(87)))))
}

/// A journal of so many entries as the program writes it: notes and marks by ten people.
fn journal_of(entries: usize) -> String {
    let ids: Vec<ClauseId> = catalogue_of(87).clauses().map(|clause| clause.id).collect();
    let mut lines = String::new();
    for n in 0..entries {
        let at = DateTime::from_timestamp_millis(
            1_600_000_000_000 + 1_577_000 * i64::try_from(n).unwrap(),
        )
        .unwrap();
        let at = at.format("%Y-%m-%dT%H:%M:%S%.3f+00:00");
        let (clause, save) = (ids[n * 7 % ids.len()], SaveId::of_bits(n as u64));
        let did = match n % 10 {
            0 => "Done".to_owned(),
            5 => "Reopened".to_owned(),
            _ => format!("Note(\"已印发实施方案并召开推进会，各责任单位报送了分工台账 {n}\")"),
        };
        let by = [
            "王芳", "李伟", "张敏", "刘洋", "陈静", "杨军", "赵磊", "黄丽", "周强", "吴敏",
        ][n % 10];
        writeln!(lines, "        (at: \"{at}\", by: \"{by}\", save: \"{save}\", clause: \"{clause}\", did: {did}),").unwrap();
    }
    let empty = journal::Journal::new(subject()).to_ron().unwrap();
    empty.replace("    ],\n", &format!("{lines}    ],\n"))
}

fn held(text: &str) -> Held {
    Held::read(text, file(), &subject()).unwrap()
}

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T20:45:40.123+08:00").unwrap()
}

/// Done and open again by turns, so that there is always something to record.
fn mark(done: bool) -> Act {
    Act::Mark {
        clauses: vec![catalogue_of(87).clauses().next().unwrap().id],
        done,
    }
}

fn author() -> Author {
    Author {
        by: "王芳".to_owned(),
        login: None,
    }
}

#[divan::bench_group(max_time = 3)]
mod catalogues {
    use super::*;

    #[divan::bench(args = CLAUSES)]
    fn read(bencher: Bencher, clauses: u32) {
        let text = catalogue_of(clauses).to_ron();
        bencher.bench(|| Catalogue::from_ron(black_box(&text), file()).unwrap());
    }

    #[divan::bench(args = CLAUSES)]
    fn indexed_and_asked_first(bencher: Bencher, clauses: u32) {
        bencher
            .with_inputs(|| catalogue_of(clauses).clone())
            .bench_values(|catalogue| {
                let library = Library::new(catalogue).unwrap();
                let _ = library.everything("a", &|_| Told::default());
                library.units("a").len()
            });
    }

    #[divan::bench(args = CLAUSES)]
    fn a_letter(bencher: Bencher, clauses: u32) {
        let library = Library::new(catalogue_of(clauses).clone()).unwrap();
        let letter = |typed: &str| library.everything(typed, &|_| Told::default());
        let _ = letter("a");
        bencher.bench(|| letter(black_box("商务")).map_or(0, |found| found.hits.len()));
    }
}

#[divan::bench_group(max_time = 3)]
mod texts {
    use super::*;

    #[divan::bench(args = CLAUSES)]
    fn measured(bencher: Bencher, clauses: u32) {
        let catalogue = catalogue_of(clauses);
        let columns = |text: &String| Ruler::NARROW.columns(text);
        bencher.bench(|| catalogue.notice.lines.iter().map(columns).sum::<usize>());
    }

    #[divan::bench(args = CLAUSES)]
    fn broken(bencher: Bencher, clauses: u32) {
        let catalogue = catalogue_of(clauses);
        let lines = |text: &String| Ruler::NARROW.wrap(text, 78).len();
        bencher.bench(|| catalogue.notice.lines.iter().map(lines).sum::<usize>());
    }

    #[divan::bench(args = CLAUSES)]
    fn broken_before(bencher: Bencher, clauses: u32) {
        let catalogue = catalogue_of(clauses);
        let breaks = Breaks::default();
        let lines = |text: &String| breaks.wrap(Ruler::NARROW, text, 78).len();
        let all = || catalogue.notice.lines.iter().map(lines).sum::<usize>();
        black_box(all());
        bencher.bench_local(all);
    }
}

#[divan::bench_group(max_time = 3)]
mod journals {
    use super::*;

    #[divan::bench(args = ENTRIES)]
    fn read(bencher: Bencher, entries: usize) {
        let text = journal_of(entries);
        bencher.bench(|| held(black_box(&text)));
    }

    #[divan::bench(args = ENTRIES)]
    fn read_by_ron(bencher: Bencher, entries: usize) {
        let text = journal_of(entries);
        bencher
            .bench(|| journal::Journal::parse_ron(black_box(&text), file(), &subject()).unwrap());
    }

    #[divan::bench(args = ENTRIES)]
    fn read_again(bencher: Bencher, entries: usize) {
        let text = journal_of(entries);
        let held = held(&text);
        bencher.bench(|| held.again(black_box(text.as_bytes())).unwrap());
    }

    #[divan::bench(args = ENTRIES)]
    fn progress(bencher: Bencher, entries: usize) {
        let held = held(&journal_of(entries));
        bencher.bench(|| black_box(held.journal()).progress());
    }

    #[divan::bench(args = ENTRIES)]
    fn planned_and_added(bencher: Bencher, entries: usize) {
        let text = journal_of(entries);
        let held = held(&text);
        let (act, author) = (mark(true), author());
        let moment = Moment {
            now: now(),
            save: SaveId::of_bits(1),
        };
        bencher.bench(|| {
            let plan = held.journal().plan(&act, &author, &moment).unwrap();
            held.added_to(text.as_bytes(), &plan.entries, file())
                .unwrap()
                .length()
        });
    }
}

#[divan::bench_group(max_time = 3)]
mod stores {
    use super::*;

    fn store(folder: &tempfile::TempDir, entries: usize) -> Store {
        let path = folder.path().join("j.ron");
        std::fs::write(&path, journal_of(entries)).unwrap();
        Store::at(path, subject(), Missing::Refused)
    }

    #[divan::bench(args = ENTRIES)]
    fn loaded(bencher: Bencher, entries: usize) {
        let folder = tempfile::tempdir().unwrap();
        let path = store(&folder, entries).path().to_path_buf();
        bencher.bench(|| {
            Store::at(path.clone(), subject(), Missing::Refused)
                .load()
                .unwrap()
        });
    }

    /// As an open screen does it, and once it has: another mark by another is no more than this and a line.
    #[divan::bench(args = ENTRIES)]
    fn loaded_again(bencher: Bencher, entries: usize) {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder, entries);
        store.load().unwrap();
        bencher.bench(|| store.load().unwrap());
    }

    #[divan::bench(args = ENTRIES)]
    fn a_mark(bencher: Bencher, entries: usize) {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder, entries);
        let mut done = false;
        bencher.bench_local(|| {
            done = !done;
            store.record(&mark(done), &author(), now).unwrap()
        });
    }

    /// The floor of a mark: the same bytes written, synced and renamed.
    #[divan::bench(args = ENTRIES)]
    fn the_bytes_alone(bencher: Bencher, entries: usize) {
        let folder = tempfile::tempdir().unwrap();
        let (temp, path) = (folder.path().join("t"), folder.path().join("j"));
        let text = journal_of(entries);
        bencher.bench(|| {
            let mut file = std::fs::File::create(&temp).unwrap();
            std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
            file.sync_all().unwrap();
            std::fs::rename(&temp, &path).unwrap();
            std::fs::File::open(folder.path())
                .unwrap()
                .sync_all()
                .unwrap();
        });
    }
}
