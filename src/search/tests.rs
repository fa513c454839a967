//! The table of queries, and the promises about everything else that can be found.

use super::sound;
use super::*;
use crate::catalogue::Alias;

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
