//! The table of queries, and the promises about everything else that can be found.

use super::everything::HitKind;
use super::*;
use crate::catalogue::{Catalogue, UnitId};
use crate::error::Kind;
use crate::journal::Stage;
use crate::lang::Lang;

/// The embedded notice, ready to be searched.
struct Searcher {
    library: Library,
}

impl Searcher {
    fn new() -> Self {
        let library = Library::new(Catalogue::embedded().unwrap()).unwrap();
        Self { library }
    }

    fn name(&self, unit: UnitId) -> &str {
        &self.library.catalogue.unit(unit).name
    }

    fn guess(&self, query: &str) -> Option<&str> {
        self.library.nearest(query).map(|unit| self.name(unit))
    }

    fn find(&self, query: &str) -> Vec<&str> {
        let hits = self.library.units(query);
        hits.iter().map(|hit| self.name(hit.unit)).collect()
    }

    /// What answers a line, with 2.3 started by a note.
    fn answers(&self, line: &str) -> Answers {
        let noted = "2.3".parse().unwrap();
        let told = |id| Told {
            status: if id == noted {
                Stage::Started
            } else {
                Stage::Pending
            },
            note: (id == noted).then_some("招标已完成"),
            history: &[],
            ..Told::default()
        };
        self.library.everything(line, &told).unwrap()
    }

    fn all(&self, line: &str) -> Vec<String> {
        let hits = self.answers(line).hits;
        let said = hits.iter().map(|hit| match hit {
            Hit::Unit(hit) => format!("unit {}", self.name(hit.unit)),
            Hit::Clause(id) => format!("clause {id}"),
            Hit::Area(number) => format!("area {number}"),
            Hit::Note(id) => format!("note {id}"),
            Hit::Line(at) => format!("line {}", at.line),
        });
        said.collect()
    }
}

#[test]
fn a_line_finds_units_then_clauses_areas_notes_and_other_lines() {
    let desk = Searcher::new();
    assert_eq!(desk.all("大豆"), ["clause 2.1"]);
    assert_eq!(desk.all("dadou"), ["clause 2.1"]);
    assert_eq!(desk.all("da dou"), ["clause 2.1"]);
    assert_eq!(desk.all("大豆 水稻"), ["clause 2.1"]);
    assert!(desk.all("大豆 石墨").is_empty());
    let forest = desk.all("服务业");
    assert!(forest.contains(&"area 7".to_owned()), "{forest:?}");
    assert_eq!(desk.all("fgw")[0], "unit 省发改委");
    assert_eq!(desk.all("招标"), ["note 2.3"]);
    assert_eq!(desk.all("十大工程"), ["line 3"]);
    assert!(desk.all("").is_empty() && desk.all("　").is_empty());
}

#[test]
fn a_line_with_ids_or_pairs_finds_clauses() {
    let desk = Searcher::new();
    for line in ["2.3", "2-3", "2。3", "二（二）3", "２．３"] {
        assert_eq!(desk.all(line), ["clause 2.3"], "{line}");
    }
    assert_eq!(desk.all("area:4 done:no 俄"), ["clause 4.1"]);
    assert_eq!(desk.all("status:started"), ["clause 2.3"]);
    assert_eq!(desk.all("unit:fgw 招标"), ["note 2.3"]);
}

#[test]
fn hits_are_counted_by_their_sort() {
    let desk = Searcher::new();
    let answers = desk.answers("工程");
    let kinds = answers.kinds();
    for kind in [HitKind::Clause, HitKind::Line] {
        assert_eq!(kinds.iter().filter(|one| one.0 == kind).count(), 1);
    }
    let places: Vec<usize> = kinds
        .iter()
        .flat_map(|(_, places)| places.clone())
        .collect();
    assert_eq!(places, (0..answers.hits.len()).collect::<Vec<_>>());
    assert!(desk.answers("").kinds().is_empty());
}

#[test]
fn marks_what_was_found() {
    let desk = Searcher::new();
    let answers = desk.answers("dadou 水稻");
    assert_eq!(answers.marks("玉米、水稻、大豆、乳品"), [3..5, 6..8]);
    let hit = |query: &str| desk.library.units(query).remove(0).matched.unwrap();
    assert_eq!(hit("fgw").marks, vec![1..4; 1]);
    assert_eq!(hit("省发委").marks, [0..2, 3..4]);
    assert_eq!(hit("fagiawei").marks, vec![1..4; 1]);
    assert_eq!(
        hit("各市（地）政府（行署）").marks,
        [0..2, 3..4, 5..7, 8..10]
    );
    let matched = hit("sthjt");
    assert_eq!(matched.label(Lang::Zh), "现为生态环境厅");
}

#[test]
fn nothing_near_gives_nothing_but_a_guess() {
    let desk = Searcher::new();
    for query in [
        "xyzq",
        "外星局",
        "qwerty",
        "火星",
        "zzz",
        "abcd",
        "asdf",
        "hello",
        "月球办",
        "???",
        "123456",
    ] {
        assert!(
            desk.find(query).is_empty(),
            "{query}: {:?}",
            desk.find(query)
        );
    }
    for query in [
        "xyzq",
        "外星局",
        "qwerty",
        "zzzz",
        "张伟",
        "zhangwei",
        "王芳",
        "李雷",
        "lilei",
        "陈静",
        "火星厅",
        "省月球局",
        "黑龙江省月球局",
        "PPP",
        "abcdefgh",
    ] {
        assert_eq!(desk.guess(query), None, "{query}");
    }
    for (query, unit) in [
        ("交通营运厅", "省交通运输厅"),
        ("黑龙江省交通营运厅", "省交通运输厅"),
    ] {
        assert_eq!(desk.guess(query), Some(unit), "{query}");
    }
    let error = desk.library.unit("外星局").unwrap_err();
    assert_eq!(error.kind(), Kind::NotFound);
}

#[test]
fn an_empty_query_gives_all_units_by_mentions() {
    let desk = Searcher::new();
    let all = desk.find("　");
    assert_eq!(all.len(), 53);
    assert_eq!(all[..4], ["省发改委", "省商务厅", "省财政厅", "省工信委"]);
}

/// One query of the table: its category, what is typed, and the unit expected first.
struct Row {
    category: &'static str,
    query: &'static str,
    unit: &'static str,
}

fn table() -> Vec<Row> {
    let text = include_str!("../../tests/queries.tsv");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let [category, query, unit] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("three columns: {line}");
            };
            Row {
                category,
                query,
                unit,
            }
        })
        .collect()
}

/// What became of one category: queries, those with the unit first, those with it in the first three.
#[derive(Default)]
struct Share {
    all: usize,
    first: usize,
    in_three: usize,
    missed: Vec<String>,
}

/// `cargo test --lib query_table -- --nocapture` prints the shares.
#[test]
#[allow(clippy::print_stdout)]
fn query_table_puts_the_unit_expected_first() {
    let desk = Searcher::new();
    let mut shares = std::collections::BTreeMap::<&str, Share>::new();
    for row in table() {
        assert!(
            desk.library.catalogue.unit_named(row.unit).is_some(),
            "{}",
            row.unit
        );
        let found = desk.find(row.query);
        let place = found.iter().position(|name| *name == row.unit);
        let share = shares.entry(row.category).or_default();
        share.all += 1;
        share.first += usize::from(place == Some(0));
        share.in_three += usize::from(place.is_some_and(|place| place < 3));
        if place != Some(0) {
            let first = found.first();
            share
                .missed
                .push(format!("{} wants {}, gets {first:?}", row.query, row.unit));
        }
    }
    for (category, share) in &shares {
        println!(
            "{category}: {} queries, {} first, {} in three",
            share.all, share.first, share.in_three
        );
        let least = if ["sound", "slip"].contains(category) {
            95
        } else {
            100
        };
        assert!(
            share.first * 100 >= share.all * least,
            "{category}: {:#?}",
            share.missed
        );
    }
    assert!(shares.values().map(|share| share.all).sum::<usize>() >= 300);
}
