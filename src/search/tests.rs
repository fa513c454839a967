//! The table of queries, and the promises about everything else that can be found.

use super::query::Query;
use super::sound;
use super::units::Units;
use super::*;
use crate::catalogue::Alias;

/// The embedded notice's units with how often it names them, in its order.
const UNITS: &str = "省教育厅5 省国土资源厅10 省发改委39 省工信委14 省水利厅4 省环保厅11 省林业厅6 省人口计生委4 省人社厅9 省卫生厅2 省住建厅2 \
省农委9 省财政厅20 省商务厅22 省粮食局3 省畜牧兽医局3 省农垦总局4 省森工总局4 龙煤集团1 大庆市2 鹤岗市1 鸡西市1 双鸭山市1 \
七台河市1 省科技厅11 省中医药管理局1 哈尔滨市3 佳木斯市1 省交通运输厅4 省金融办5 有关资源型城市1 省旅游局2 哈尔滨铁路局1 \
省通信管理局1 省广电局3 省民政厅3 省体育局1 各市（地）政府（行署）1 省工商局2 省国资委1 黑龙江证监局2 人民银行哈尔滨中心支行1 \
黑龙江银监局1 黑龙江保监局1 省文化厅2 省编办1 省新闻出版局2 省委有关部门3 省公安厅2 省信访局1 省食品药品监管局1 省质监局1 省安全监管局1";

fn split(unit: &str) -> (&str, usize) {
    let at = unit.find(|c: char| c.is_ascii_digit()).unwrap();
    (&unit[..at], unit[at..].parse().unwrap())
}

struct Bench {
    names: Vec<(String, usize)>,
    lexicon: Lexicon,
    units: Units,
}

impl Bench {
    fn new() -> Self {
        let lexicon = Lexicon::embedded().unwrap();
        let names: Vec<(String, usize)> = UNITS
            .split_whitespace()
            .map(split)
            .map(|(name, count)| (name.to_owned(), count))
            .collect();
        let units = Units::new(
            names
                .iter()
                .enumerate()
                .map(|(i, (name, count))| (UnitId::made_up(i), lexicon.aliases(name), *count)),
        );
        Self {
            names,
            lexicon,
            units,
        }
    }

    fn find(&self, query: &str) -> Vec<&str> {
        let Some(query) = Query::new(query) else {
            return Vec::new();
        };
        let found = self.units.find(&query);
        found
            .iter()
            .map(|hit| self.names[hit.unit.index()].0.as_str())
            .collect()
    }
}

#[test]
fn explore() {
    let bench = Bench::new();
    let Ok(path) = std::env::var("EXPLORE") else {
        return;
    };
    for query in std::fs::read_to_string(path).unwrap().lines() {
        let parsed = Query::new(query).unwrap();
        let found = bench.units.find(&parsed);
        let shown: Vec<String> = found
            .iter()
            .take(6)
            .map(|hit| {
                let name = bench.units.name(hit.name);
                format!(
                    "{}[{} {:?} {:?} {:?}]",
                    bench.names[hit.unit.index()].0,
                    name.text,
                    name.via,
                    hit.rank.means,
                    hit.rank.fit
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
fn systematic() {
    if std::env::var("SYSTEMATIC").is_err() {
        return;
    }
    let bench = Bench::new();
    let only = std::env::var("SYSTEMATIC").unwrap();
    let mut total = std::collections::BTreeMap::<String, (usize, usize, usize)>::new();
    for (unit, _) in &bench.names {
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
                if !category.contains(&only) {
                    continue;
                }
                let found = bench.find(&query);
                let key = format!("{category}/{via:?}");
                let entry = total.entry(key.clone()).or_default();
                entry.0 += 1;
                match found.iter().position(|f| f == unit) {
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
