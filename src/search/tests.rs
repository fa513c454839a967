//! The table of queries, and the promises about everything else that can be found.

use super::sound;
use super::*;
use crate::catalogue::Alias;
use crate::journal::Status;

/// The embedded notice, ready to be searched.
struct Desk {
    catalogue: Catalogue,
    lexicon: Lexicon,
    index: Index,
}

impl Desk {
    fn new() -> Self {
        let catalogue = Catalogue::embedded().unwrap();
        let lexicon = Lexicon::embedded().unwrap();
        let index = Index::new(&catalogue, &lexicon);
        Self {
            catalogue,
            lexicon,
            index,
        }
    }

    fn name(&self, unit: UnitId) -> &str {
        &self.catalogue.unit(unit).name
    }

    fn find(&self, query: &str) -> Vec<&str> {
        let hits = self.index.units(query);
        hits.iter().map(|hit| self.name(hit.unit)).collect()
    }

    /// What answers a line, with 2.3 started by a note.
    fn answers(&self, line: &str) -> Answers {
        let noted = "2.3".parse().unwrap();
        let told = |id| Told {
            status: if id == noted {
                Status::Started
            } else {
                Status::Pending
            },
            note: (id == noted).then_some("招标已完成"),
        };
        self.index.everything(line, &self.catalogue, &told).unwrap()
    }

    fn all(&self, line: &str) -> Vec<String> {
        let hits = self.answers(line).hits;
        let said = hits.iter().map(|hit| match hit {
            Hit::Unit(hit) => format!("unit {}", self.name(hit.unit)),
            Hit::Clause(id) => format!("clause {id}"),
            Hit::Area(number) => format!("area {number}"),
            Hit::Note(id) => format!("note {id}"),
            Hit::Line(line) => format!("line {line}"),
        });
        said.collect()
    }
}

#[test]
fn a_line_finds_units_then_clauses_areas_notes_and_other_lines() {
    let desk = Desk::new();
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
    let desk = Desk::new();
    for line in ["2.3", "2-3", "2。3", "二（三）", "２．３"] {
        assert_eq!(desk.all(line), ["clause 2.3"], "{line}");
    }
    assert_eq!(desk.all("area:4 done:no 俄"), ["clause 4.1"]);
    assert_eq!(desk.all("status:started"), ["clause 2.3"]);
    assert_eq!(desk.all("unit:fgw 招标"), ["note 2.3"]);
}

#[test]
fn marks_what_was_found() {
    let desk = Desk::new();
    let answers = desk.answers("dadou 水稻");
    assert_eq!(answers.marks("玉米、水稻、大豆、乳品"), [3..5, 6..8]);
    let hit = |query: &str| desk.index.units(query).remove(0).matched.unwrap();
    assert_eq!(hit("fgw").marks, [1..4]);
    assert_eq!(hit("省发委").marks, [0..2, 3..4]);
    assert_eq!(hit("fagiawei").marks, [1..4]);
    assert_eq!(
        hit("各市（地）政府（行署）").marks,
        [0..2, 3..4, 5..7, 8..10]
    );
    let matched = hit("sthjt");
    assert_eq!(matched.label(Lang::Zh), "生态环境厅（后继）");
}

#[test]
fn nothing_near_gives_nothing_but_a_guess() {
    let desk = Desk::new();
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
    for query in ["xyzq", "外星局", "qwerty"] {
        assert!(desk.index.nearest(query).is_some(), "{query}");
    }
    let error = desk.index.unit("外星局", &desk.catalogue).unwrap_err();
    assert_eq!(error.kind(), Kind::NotFound);
}

#[test]
fn an_empty_query_gives_all_units_by_mentions() {
    let desk = Desk::new();
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
fn query_table_puts_the_unit_expected_first() {
    let desk = Desk::new();
    let mut shares = std::collections::BTreeMap::<&str, Share>::new();
    for row in table() {
        assert!(
            desk.catalogue.unit_named(row.unit).is_some(),
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

#[test]
fn explore() {
    let bench = Desk::new();
    let Ok(path) = std::env::var("EXPLORE") else {
        return;
    };
    for query in std::fs::read_to_string(path).unwrap().lines() {
        let found = bench.index.units(query);
        let shown: Vec<String> = found
            .iter()
            .take(6)
            .map(|hit| {
                let m = hit.matched.as_ref().unwrap();
                let rank = hit.rank.unwrap();
                format!(
                    "{}[{} {:?} {:?} {:?} {:?}]",
                    bench.name(hit.unit),
                    m.name,
                    m.via,
                    rank.means,
                    rank.fit,
                    m.marks
                )
            })
            .collect();
        println!("{query}\t{}\t{}", found.len(), shown.join(" "));
    }
}

fn pinyin(text: &str) -> Vec<&'static str> {
    let chars: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    sound::readings(&chars)
        .into_iter()
        .map(sound::letters)
        .collect()
}

fn initials(text: &str) -> String {
    pinyin(text)
        .iter()
        .filter_map(|s| s.chars().next())
        .collect()
}

#[test]
fn readings_of_all() {
    let bench = Desk::new();
    if std::env::var("SYSTEMATIC").is_err() {
        return;
    }
    for unit in bench.lexicon.units() {
        for a in bench.lexicon.aliases(unit) {
            print!("{} {}; ", a.name, pinyin(&a.name).join(" "));
        }
        println!();
    }
}

#[test]
fn systematic() {
    if std::env::var("SYSTEMATIC").is_err() {
        return;
    }
    let bench = Desk::new();
    let only = std::env::var("SYSTEMATIC").unwrap();
    let mut total = std::collections::BTreeMap::<String, (usize, usize, usize)>::new();
    for unit in bench.lexicon.units() {
        for Alias {
            name,
            via,
            place,
            shown,
        } in bench.lexicon.aliases(unit)
        {
            let stem: String = name.chars().skip(shown).collect();
            let mut forms = vec![name.clone(), stem.clone()];
            if place == "黑龙江省" {
                forms.push(format!("省{stem}"));
                forms.push(format!("黑龙江省{stem}"));
                forms.push(format!("黑龙江{stem}"));
            }
            forms.sort();
            forms.dedup();
            let mut queries: Vec<(&str, String)> = Vec::new();
            for form in &forms {
                queries.push(("han", form.clone()));
                queries.push(("initials", initials(form)));
                let syllables = pinyin(form);
                queries.push(("pinyin", syllables.concat()));
                queries.push(("spaced", syllables.join(" ")));
                let mut bare = form.clone();
                if bare.ends_with(['市', '厅', '局', '委']) {
                    bare.pop();
                    if bare.chars().count() > 1 {
                        queries.push(("bare han", bare.clone()));
                        queries.push(("bare initials", initials(&bare)));
                        queries.push(("bare pinyin", pinyin(&bare).concat()));
                    }
                }
                let chars: Vec<char> = form.chars().filter(|c| c.is_alphanumeric()).collect();
                for cut in 1..chars.len() {
                    let head: String = chars[..cut].iter().collect();
                    queries.push(("mixed", format!("{head}{}", syllables[cut..].concat())));
                    queries.push((
                        "mixed",
                        format!(
                            "{head}{}",
                            initials(&chars[cut..].iter().collect::<String>())
                        ),
                    ));
                    queries.push((
                        "mixed",
                        format!(
                            "{}{}",
                            syllables[..cut].concat(),
                            initials(&chars[cut..].iter().collect::<String>())
                        ),
                    ));
                }
                let all = syllables.concat();
                for (a, b) in [
                    ("zh", "z"),
                    ("ch", "c"),
                    ("sh", "s"),
                    ("ang", "an"),
                    ("eng", "en"),
                    ("ing", "in"),
                    ("n", "l"),
                    ("l", "n"),
                ] {
                    let parts: Vec<String> = syllables
                        .iter()
                        .map(|s| {
                            if a == "n" || a == "l" {
                                if s.starts_with(a) {
                                    format!("{b}{}", &s[1..])
                                } else {
                                    (*s).to_string()
                                }
                            } else if a.len() == 2 {
                                if s.starts_with(a) {
                                    s.replacen(a, b, 1)
                                } else {
                                    (*s).to_string()
                                }
                            } else if s.ends_with(a) {
                                s.replace(a, b)
                            } else {
                                (*s).to_string()
                            }
                        })
                        .collect();
                    let fuzzed = parts.concat();
                    if fuzzed != all {
                        queries.push(("fuzzy", fuzzed));
                    }
                    let parts: Vec<String> = syllables
                        .iter()
                        .map(|s| {
                            if b == "n" || b == "l" {
                                (*s).to_string()
                            } else if b.len() == 1 {
                                if s.starts_with(b) && !s.starts_with(a) {
                                    s.replacen(b, a, 1)
                                } else {
                                    (*s).to_string()
                                }
                            } else if s.ends_with(b) {
                                s.replace(b, a)
                            } else {
                                (*s).to_string()
                            }
                        })
                        .collect();
                    let fuzzed = parts.concat();
                    if fuzzed != all {
                        queries.push(("fuzzy", fuzzed));
                    }
                }
                let letters: Vec<char> = all.chars().collect();
                for i in 0..(if via <= Via::Official {
                    letters.len()
                } else {
                    0
                }) {
                    let mut m = letters.clone();
                    m.remove(i);
                    queries.push(("slip missing", m.iter().collect()));
                    let mut m = letters.clone();
                    m.insert(i, letters[i]);
                    queries.push(("slip doubled", m.iter().collect()));
                    if i > 0 && letters[i] != letters[i - 1] {
                        let mut m = letters.clone();
                        m.swap(i, i - 1);
                        queries.push(("slip swapped", m.iter().collect()));
                    }
                    let mut m = letters.clone();
                    m[i] = if m[i] == 'k' { 'p' } else { 'k' };
                    queries.push(("slip wrong", m.iter().collect()));
                }
            }
            for (category, query) in queries {
                if only == "exact" && category.contains("slip")
                    || only != "exact" && !category.contains(&only)
                {
                    continue;
                }
                let found = bench.find(&query);
                let key = format!("{category}/{via:?}");
                let entry = total.entry(key.clone()).or_default();
                entry.0 += 1;
                match found.iter().position(|f| *f == unit) {
                    Some(0) => {
                        entry.1 += 1;
                        entry.2 += 1;
                    }
                    Some(i) if i < 3 => {
                        entry.2 += 1;
                        println!("{key}\t{query}\t{unit}({name})\tat {i} after {}", found[0]);
                    }
                    other => println!(
                        "{key}\t{query}\t{unit}({name})\tat {other:?} after {:?}",
                        found.first()
                    ),
                }
            }
        }
    }
    for (key, (n, first, third)) in total {
        println!(
            "TOTAL {key}\t{n}\t{first}\t{third}\t{:.1}%",
            100.0 * first as f64 / n as f64
        );
    }
}
