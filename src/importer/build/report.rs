//! Doubts about the units of annotations.

use super::super::about;
use super::super::doubt::{self, Doubt};
use super::super::kin;
use super::super::names;
use super::super::para::Note;
use super::Build;
use crate::lang::{Wording, both};

/// So many annotations that are lists alone are each in doubt; in a notice that writes more of them, the others are told in one.
const FEW: usize = 3;
/// How many lines one doubt names.
const LINES: usize = 8;

impl Build<'_> {
    /// Reports what is odd about an annotation.
    pub(super) fn report(&mut self, line: usize, note: &Note) {
        let (raw, reading) = (&note.raw, &note.reading);
        if reading.without_role {
            self.bare.push(line);
        }
        if reading.without_role && self.bare.len() <= FEW {
            self.doubt_or(
                line,
                raw,
                both!(
                    "{raw}没有说明牵头、负责或配合，按负责处理",
                    "{raw} does not say who leads or supports; taken as responsible"
                ),
                doubt::annotation(
                    &self.statement,
                    &format!("{}牵头", raw.trim_matches(['（', '）', '(', ')'])),
                ),
            );
        }
        for name in &reading.borrowed {
            self.doubt_or(
                line,
                name,
                both!(
                    "“{name}”的级别按同一标注中前面的单位补全",
                    "the level of {name} is taken from the units before it"
                ),
                doubt::unit(name, name),
            );
        }
        // 云岭火车站 in a notice of 云岭市 says where it is.
        let own = about::stem(&self.title).map(str::to_owned);
        let placed = |name: &&String| own.as_ref().is_some_and(|own| name.starts_with(own));
        for name in reading.unsure.iter().filter(|name| !placed(name)) {
            self.doubt_or(
                line,
                name,
                both!(
                    "“{name}”前没有省、市等字样，按原文列出",
                    "{name} has no place before it; it is listed as printed"
                ),
                doubt::unit(name, &format!("……{name}")),
            );
        }
        for names in &reading.roleless {
            self.doubt(
                line,
                names,
                both!(
                    "“{names}”没有说明牵头、负责或配合，按负责处理",
                    "{names} have no word of their role; taken as responsible"
                ),
            );
        }
        for name in &reading.left_out {
            self.doubt(
                line,
                name,
                both!(
                    "标注中的“{name}”不是单位，未列入",
                    "{name} in the annotation is no unit and was left out"
                ),
            );
        }
        for name in reading.names() {
            if !names::looks_like_unit(name) {
                self.doubt_or(
                    line,
                    name,
                    both!(
                        "“{name}”不像单位名称，仍按单位列出",
                        "{name} does not look like a unit; it is listed as one"
                    ),
                    doubt::not_unit(name),
                );
            }
        }
    }

    /// Units of the notice that may be one body under several names.
    pub(super) fn report_kin(&mut self) {
        for names in kin::alike(self.units.iter().map(|unit| unit.name.as_str())) {
            let line = self.mentioned.get(names[0]).copied().unwrap_or(1);
            let all = names.join("、");
            let what = both!(
                "{all}像同一单位，仍分别列出",
                "{all} look like one unit; they are listed apart"
            );
            let otherwise = doubt::unit(names[names.len() - 1], names[0]);
            self.doubts
                .push(Doubt::new(line, names[0], what).or(otherwise));
        }
    }

    /// That many annotations are lists alone, beyond those that are told one by one.
    pub(super) fn report_bare(&mut self) {
        let Some(more @ [first, ..]) = self.bare.get(FEW..) else {
            return;
        };
        let count = more.len();
        let lines: Vec<String> = more.iter().take(LINES).map(usize::to_string).collect();
        let lines = lines.join("、");
        let what = both!(
            "另有 {count} 处标注只列单位，没有说明牵头、负责或配合，均按负责处理（第 {lines} 行等）",
            "{count} more annotations only list units and do not say who leads or supports; taken as responsible (lines {lines} and so on)"
        );
        let text = self.lines.get(first - 1).map_or("", String::as_str);
        let otherwise = doubt::right(text);
        self.doubts.push(Doubt::new(*first, "", what).or(otherwise));
    }

    /// A doubt about the annotation of the statement at hand.
    pub(super) fn doubt(&mut self, line: usize, words: &str, what: Wording) {
        let otherwise = doubt::annotation(&self.statement, "……牵头，……配合");
        self.doubt_or(line, words, what, otherwise);
    }

    fn doubt_or(&mut self, line: usize, words: &str, what: Wording, otherwise: String) {
        self.doubts
            .push(Doubt::new(line, words, what).or(otherwise));
    }
}
