//! Every kind of notice in its smallest form, read from `import-cases/` in the folder that `DUBAN_SHARED` names, against
//! what a reader finds in it: `DUBAN_SHARED=… cargo test shared_tests -- --ignored`. Prints each clause that differs, and how
//! many annotations and mentions are right.

#![allow(clippy::print_stdout)]

use super::tests::duty;
use super::*;

/// File, then a clause a line: text, `|`, duty. What is wanted of each case, as read by hand.
const WANTED: &str = include_str!("../../tests/import_cases.txt");

fn shared() -> String {
    std::env::var("DUBAN_SHARED").expect("DUBAN_SHARED names the folder that holds import-cases/")
}

/// Every clause as `text|duty`.
fn clauses(catalogue: &Catalogue) -> Vec<String> {
    let all = catalogue.clauses();
    all.map(|clause| {
        format!(
            "{}|{}",
            clause.text,
            duty(catalogue, &clause.id.to_string())
        )
    })
    .collect()
}

/// What one file gives, a line a clause, then its doubts.
fn read(file: &str) -> (Vec<String>, Vec<Doubt>) {
    let bytes = std::fs::read(format!("{}/import-cases/{file}", shared())).unwrap();
    let about = About {
        id: Some("x".into()),
        ..About::default()
    };
    match decode(&bytes).and_then(|text| import(&text, &about)) {
        Ok(import) => (clauses(&import.catalogue), import.doubts),
        Err(error) => (vec![error.message(crate::lang::Lang::Zh)], Vec::new()),
    }
}

#[test]
#[ignore = "needs the cases that DUBAN_SHARED names"]
fn every_kind_is_read_as_a_reader_reads_it() {
    let (mut right, mut all) = (0, 0);
    let mut wrong = String::new();
    for case in WANTED.split("\n\n").filter(|case| !case.starts_with('#')) {
        let mut lines = case.trim().lines();
        let Some(file) = lines.next() else { continue };
        let wanted: Vec<&str> = lines.collect();
        let (found, doubts) = read(file);
        all += wanted.len();
        right += wanted.iter().zip(&found).filter(|(w, f)| w == f).count();
        if found != wanted {
            wrong.push_str(&format!("{file}\n"));
            for line in &found {
                wrong.push_str(&format!("  found  {line}\n"));
            }
            for line in &wanted {
                wrong.push_str(&format!("  wanted {line}\n"));
            }
            for doubt in doubts {
                wrong.push_str(&format!("    ? {} {}\n", doubt.line, doubt.what.zh));
            }
        }
    }
    println!("clauses right: {right} of {all}\n{wrong}");
    assert!(wrong.is_empty(), "{right} of {all}\n{wrong}");
}

/// Prints what the files that `DUBAN_FILES` names give, for reading by eye.
#[test]
#[ignore = "prints what DUBAN_FILES names"]
fn shows_files() {
    for file in std::env::var("DUBAN_FILES")
        .unwrap_or_default()
        .split_whitespace()
    {
        let text = std::fs::read_to_string(file).unwrap();
        println!("=== {file}");
        match import(&text, &About::default()) {
            Err(error) => println!("{}", error.message(crate::lang::Lang::Zh)),
            Ok(import) => {
                let notice = &import.catalogue.notice;
                println!(
                    "{} {} {:?} {:?}",
                    notice.id, notice.title, notice.issuer, notice.date
                );
                for area in import.catalogue.areas() {
                    println!("[{} {:?} {}]", area.number, area.printed, area.title);
                    for clause in &area.clauses {
                        let id = clause.id.to_string();
                        let start: String = clause.text.chars().take(40).collect();
                        println!(
                            "  {id} L{} {start}|{}",
                            clause.line,
                            duty(&import.catalogue, &id)
                        );
                    }
                }
                for doubt in &import.doubts {
                    println!("  ? {} {}", doubt.line, doubt.what.zh);
                }
                println!(
                    "  left out: {:?}",
                    import
                        .left_out
                        .iter()
                        .map(|l| (l.line, l.why))
                        .collect::<Vec<_>>()
                );
            }
        }
    }
}

/// On all samples, as on made-up notices: every line is somewhere.
#[test]
#[ignore = "needs the samples that DUBAN_SHARED names"]
fn nothing_vanishes_from_any_sample() {
    let shared = std::env::var("DUBAN_SHARED").unwrap();
    let mut seen = 0;
    for folder in ["notices", "import-cases"] {
        for entry in std::fs::read_dir(format!("{shared}/{folder}")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|end| end != "txt") {
                continue;
            }
            let text = decode(&std::fs::read(&path).unwrap()).unwrap();
            let import = import(&text, &About::default()).unwrap();
            let vanished = super::tests::vanished(&import);
            assert_eq!(vanished, None, "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}

/// False doubts cost a reader's trust.
#[test]
#[ignore = "needs the notices that DUBAN_SHARED names"]
fn the_real_notices_raise_few_doubts() {
    let shared = std::env::var("DUBAN_SHARED").unwrap();
    let (mut doubts, mut clauses) = (0, 0);
    for entry in std::fs::read_dir(format!("{shared}/notices")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let import = import(&text, &About::default()).unwrap();
        let (raised, all) = (import.doubts.len(), import.catalogue.clauses().count());
        println!("{raised:4} doubts {all:4} clauses  {}", path.display());
        for doubt in &import.doubts {
            println!("       {} {}", doubt.line, doubt.what.zh);
        }
        doubts += raised;
        clauses += all;
    }
    println!("{doubts} doubts in {clauses} clauses");
    assert!(
        doubts * 10 < clauses,
        "{doubts} doubts in {clauses} clauses"
    );
}
