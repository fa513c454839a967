//! Made-up notices of every kind, against what a reader finds in them (`tests/import_kinds.txt`).

use super::tests::{duty, vanished};
use super::*;

const KINDS: &str = include_str!("../../tests/import_kinds.txt");

/// A notice with what is wanted of it.
struct Sample<'a> {
    kind: &'a str,
    notice: String,
    about: Option<&'a str>,
    clauses: Vec<&'a str>,
    doubts: usize,
}

fn samples() -> Vec<Sample<'static>> {
    let whole = KINDS.split("\n\n===\n");
    let whole = whole.map(|sample| sample.rsplit("\n\n# ").next().unwrap_or(sample));
    let samples = whole.map(|sample| {
        let (notice, wanted) = sample.split_once("\n---\n").unwrap();
        let (kind, notice) = notice.split_once('\n').unwrap();
        let mark = |mark: &str| wanted.lines().find_map(|line| line.strip_prefix(mark));
        Sample {
            kind,
            notice: format!("{notice}\n"),
            about: mark("@ "),
            clauses: wanted
                .lines()
                .filter(|line| {
                    !line.is_empty() && !line.starts_with("@ ") && !line.starts_with("? ")
                })
                .collect(),
            doubts: mark("? ").map_or(0, |count| count.parse().unwrap()),
        }
    });
    samples.collect()
}

#[test]
fn every_way_of_writing_is_read_as_a_reader_reads_it() {
    let mut wrong = String::new();
    for sample in samples() {
        let Sample { kind, notice, .. } = &sample;
        let import = match import(notice, &About::default()) {
            Ok(import) => import,
            Err(error) => {
                wrong.push_str(&format!(
                    "{kind}\n  {}\n",
                    error.message(crate::lang::Lang::Zh)
                ));
                continue;
            }
        };
        let all = &import.catalogue;
        let found: Vec<String> = all
            .clauses()
            .map(|clause| format!("{}|{}", clause.text, duty(all, &clause.id.to_string())))
            .collect();
        let about = [
            Some(&all.notice.title),
            all.notice.issuer.as_ref(),
            all.notice.date.as_ref(),
        ];
        let about = about.map(|text| text.map_or("", String::as_str)).join("|");
        let right = found == sample.clauses
            && sample.about.is_none_or(|wanted| wanted == about)
            && import.doubts.len() == sample.doubts;
        if !right {
            wrong.push_str(&format!("{kind}\n  @ {about}\n"));
            for (line, mark) in found
                .iter()
                .map(|line| (line.as_str(), "found "))
                .chain(sample.clauses.iter().map(|line| (*line, "wanted")))
            {
                wrong.push_str(&format!("  {mark} {line}\n"));
            }
            for doubt in &import.doubts {
                wrong.push_str(&format!("    ? {} {}\n", doubt.line, doubt.what.zh));
            }
        }
        assert_eq!(vanished(&import), None, "{kind}");
        assert!(
            import.doubts.iter().all(|doubt| doubt.otherwise.is_some()),
            "{kind}"
        );
    }
    assert!(wrong.is_empty(), "{wrong}");
}
