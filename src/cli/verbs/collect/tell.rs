//! What `collect` shows: of each sheet what becomes of its rows, and who is still missing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::files::Read;
use crate::catalogue::Catalogue;
use crate::cli::out::{Ink, Out};
use crate::cli::{json, round};
use crate::error::Result;
use crate::journal::Return;
use crate::lang::{Lang, Wording, plural, tr};
use crate::listing::Round;
use crate::report::returns::{Class, Filled, Finding};
use crate::text::{Ruler, clean};

/// Columns of what a row says.
const GIST: usize = 60;

/// What is shown before anything is recorded, and after.
pub(super) struct Preview<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) read: &'a Read,
    pub(super) findings: &'a [Finding],
    /// The periods that the sheets are for.
    pub(super) rounds: Vec<Round<'a>>,
    /// Whether conflicts are taken in.
    pub(super) conflicts: bool,
}

/// What was recorded.
#[derive(Clone, Copy)]
pub(super) enum Saving {
    /// Nothing was to be.
    Not,
    /// So many returns.
    Of(usize),
}

impl Preview<'_> {
    /// Each file with its rows, then the counts.
    pub(super) fn print(&self, out: &mut Out) {
        for sheet in &self.read.sheets {
            self.sheet(sheet, out);
        }
        for refused in &self.read.refused {
            let (file, why, lang) = (&refused.file, &refused.why, out.lang);
            let label = Class::Refused.label().pick(lang);
            let why = why.pick(lang);
            out.line(&tr!(
                lang,
                "{file}：{label}，{why}",
                "{file}: {label}, {why}"
            ));
        }
        let counts = self.counts(out.lang);
        let counts = out.ink(Ink::Bold, &counts);
        out.inked(&counts);
        if !self.conflicts && self.count(Class::Conflict) > 0 {
            out.note(out.lang.pick(
                "“冲突”的没有采用；看过双方内容后要采用的，请加 --take-conflicts",
                "conflicts are left out; look at both sides, and add --take-conflicts to take them in",
            ));
        }
    }

    fn sheet(&self, sheet: &Filled, out: &mut Out) {
        let lang = out.lang;
        let unit = &self.catalogue.unit(sheet.unit).name;
        let (file, period) = (&sheet.file, sheet.period);
        let signed = signed(sheet, lang);
        let title = tr!(
            lang,
            "{file}：{unit} {period}{signed}",
            "{file}: {unit} {period}{signed}"
        );
        let title = out.ink(Ink::Bold, &clean(&title));
        out.inked(&title);
        for remark in &sheet.remarks {
            out.line(&tr!(lang, "  注意：{}", "  note: {}", remark.pick(lang)));
        }
        let mut rows = self
            .findings
            .iter()
            .filter(|one| one.file == sheet.file)
            .peekable();
        if rows.peek().is_none() {
            let nothing = lang.pick("  没有填写任何条款", "  nothing is filled in");
            out.line(nothing);
        }
        for row in rows {
            self.row(row, out);
        }
    }

    fn row(&self, row: &Finding, out: &mut Out) {
        let lang = out.lang;
        let label = Ruler::NARROW.pad(row.class.label().pick(lang), 9);
        let number = Ruler::NARROW.pad(&clean(&row.number), 6);
        let said = row
            .said
            .as_ref()
            .map(|said| gist(said, lang))
            .unwrap_or_default();
        // Doubts about a known clause name their own cells.
        let place = match (row.class, row.clause) {
            (Class::Refused, _) | (Class::Doubt, None) => format!("{} ", row.place),
            _ => String::new(),
        };
        let why: Vec<&str> = row.why.iter().map(|why| why.pick(lang)).collect();
        let why = why.join(lang.pick("；", "; "));
        let line = match (said.is_empty(), why.is_empty()) {
            (false, false) => tr!(lang, "{said}（{place}{why}）", "{said} ({place}{why})"),
            _ => format!("{place}{said}{why}"),
        };
        out.line(format!("  {label}{number}{line}").trim_end());
        for entry in &row.journal {
            let entry = entry.pick(lang);
            out.line(&tr!(
                lang,
                "           登记：{entry}",
                "           journal: {entry}"
            ));
        }
    }

    fn count(&self, class: Class) -> usize {
        self.findings
            .iter()
            .filter(|one| one.class == class)
            .count()
    }

    /// How many of each, in a line.
    fn counts(&self, lang: Lang) -> String {
        let (files, rows) = (self.read.sheets.len(), self.findings.len());
        let (f, r) = (plural(files), plural(rows));
        let each = Class::ALL.into_iter().filter_map(|class| {
            let count = self.count(class);
            (count > 0).then(|| format!("{} {count}", class.label().pick(lang)))
        });
        let each: Vec<String> = each.collect();
        let each = each.join(lang.pick("，", ", "));
        let mut line = tr!(
            lang,
            "{files} 份报送表，填写 {rows} 条",
            "{files} sheet{f}, {rows} clause{r} filled in"
        );
        if !each.is_empty() {
            line.push_str(lang.pick("：", ": "));
            line.push_str(&each);
        }
        let refused = self.read.refused.len();
        if refused > 0 {
            line.push_str(&tr!(
                lang,
                "；另有 {refused} 个文件未收",
                "; {refused} more not taken in"
            ));
        }
        line
    }

    /// What was recorded, and who is still missing.
    pub(super) fn ending(&self, saving: Saving, out: &mut Out) {
        match saving {
            Saving::Of(0) => out.line(out.lang.pick(
                "登记不变：内容都已收过",
                "the journal is as it was: all of it was taken in before",
            )),
            Saving::Of(count) => {
                let s = plural(count);
                let line = tr!(
                    out.lang,
                    "已保存：收 {count} 条（duban undo 一次撤销）",
                    "saved: {count} return{s} (duban undo takes all of it back)"
                );
                out.line(&line);
            }
            Saving::Not => {
                if self.findings.iter().all(|one| one.class == Class::Same)
                    && !self.findings.is_empty()
                {
                    out.line(out.lang.pick(
                        "登记不变：内容都已收过",
                        "the journal is as it was: all of it was taken in before",
                    ));
                }
            }
        }
        for round in self.rounds.iter().filter(|round| round.asked() > 0) {
            let line = format!("{}  {}", round.period, round.describe(out.lang));
            out.line(&line);
            for names in round::names(round, out.lang) {
                out.line(&names);
            }
        }
    }

    /// All of it for programs.
    pub(super) fn whole(&self, saving: Saving, lang: Lang) -> Whole<'_> {
        let said = |all: &[Wording]| all.iter().map(|one| one.pick(lang).to_owned()).collect();
        let sheets = self.read.sheets.iter().map(|sheet| SheetJson {
            file: &sheet.file,
            unit: &self.catalogue.unit(sheet.unit).name,
            period: sheet.period.to_string(),
            filled: sheet.signed.filled.as_deref(),
            phone: sheet.signed.phone.as_deref(),
            checked: sheet.signed.checked.as_deref(),
            filled_on: sheet.signed.on,
            remarks: said(&sheet.remarks),
        });
        let refused = self.read.refused.iter().map(|refused| RefusedJson {
            file: &refused.file,
            why: refused.why.pick(lang),
        });
        let rows = self.findings.iter().map(|row| RowJson {
            file: &row.file,
            place: &row.place,
            clause: row.clause.map(|clause| clause.to_string()),
            number: &row.number,
            class: row.class.label().en,
            said: row.said.as_ref().map(SaidJson::new),
            why: said(&row.why),
            journal: said(&row.journal),
        });
        let recorded = match saving {
            Saving::Not => 0,
            Saving::Of(count) => count,
        };
        Whole {
            schema: json::SCHEMA,
            sheets: sheets.collect(),
            refused: refused.collect(),
            rows: rows.collect(),
            recorded,
            rounds: self.rounds.iter().map(round::RoundJson::new).collect(),
        }
    }
}

/// Who filled a sheet in, who checked it, and when.
fn signed(sheet: &Filled, lang: Lang) -> String {
    let signed = &sheet.signed;
    let label = |zh, en, text: &Option<String>| {
        let text = text.as_ref()?;
        Some(tr!(lang, "{zh} {text}", "{en} {text}"))
    };
    let parts = [
        label("填报", "filled in by", &signed.filled),
        label("审核", "checked by", &signed.checked),
        signed.on.map(|day| day.to_string()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return lang.pick("，未写填报人", ", nobody signed").to_owned();
    }
    let parts = parts.join(lang.pick("，", ", "));
    tr!(lang, "，{parts}", ", {parts}")
}

/// What a return says, short.
fn gist(said: &Return, lang: Lang) -> String {
    let mut parts = Vec::new();
    parts.extend(said.state.map(|state| state.label().pick(lang).to_owned()));
    parts.extend(said.on.map(|day| day.to_string()));
    let values = said.values.iter();
    parts.extend(values.map(|(at, value)| tr!(lang, "指标{at}={value}", "indicator {at}={value}")));
    parts.extend(
        said.progress
            .as_deref()
            .map(|text| clean(text).into_owned()),
    );
    let labelled = [
        (lang.pick("问题：", "problems: "), &said.problems),
        (lang.pick("下一步：", "next: "), &said.next),
        (lang.pick("备注：", "remarks: "), &said.remark),
    ];
    for (label, text) in labelled {
        parts.extend(
            text.as_deref()
                .map(|text| format!("{label}{}", clean(text))),
        );
    }
    let whole = parts.join(" ");
    Ruler::NARROW.clip_dots(&whole, GIST).into_owned()
}

#[derive(Serialize)]
pub(super) struct Whole<'a> {
    schema: u32,
    sheets: Vec<SheetJson<'a>>,
    refused: Vec<RefusedJson<'a>>,
    rows: Vec<RowJson<'a>>,
    recorded: usize,
    rounds: Vec<round::RoundJson<'a>>,
}

/// The same of several notices.
#[derive(Serialize)]
struct All<'a> {
    schema: u32,
    notices: Vec<OfNotice<'a>>,
}

#[derive(Serialize)]
struct OfNotice<'a> {
    notice: &'a str,
    #[serde(flatten)]
    whole: Whole<'a>,
}

/// Prints what became of the sheets of several notices.
///
/// # Errors
///
/// Those of [`json::print`].
pub(super) fn print_all<'a>(
    names: impl Iterator<Item = &'a str>,
    whole: Vec<Whole<'a>>,
    out: &mut Out,
) -> Result<()> {
    let notices = names
        .zip(whole)
        .map(|(notice, whole)| OfNotice { notice, whole });
    let all = All {
        schema: json::SCHEMA,
        notices: notices.collect(),
    };
    json::print(&all, out)
}

#[derive(Serialize)]
struct SheetJson<'a> {
    file: &'a str,
    unit: &'a str,
    period: String,
    filled: Option<&'a str>,
    phone: Option<&'a str>,
    checked: Option<&'a str>,
    filled_on: Option<NaiveDate>,
    remarks: Vec<String>,
}

#[derive(Serialize)]
struct RefusedJson<'a> {
    file: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct RowJson<'a> {
    file: &'a str,
    place: &'a str,
    clause: Option<String>,
    number: &'a str,
    class: &'static str,
    said: Option<SaidJson<'a>>,
    why: Vec<String>,
    journal: Vec<String>,
}

#[derive(Serialize)]
struct SaidJson<'a> {
    unit: &'a str,
    period: String,
    state: Option<&'static str>,
    on: Option<NaiveDate>,
    progress: Option<&'a str>,
    problems: Option<&'a str>,
    next: Option<&'a str>,
    remark: Option<&'a str>,
    values: &'a BTreeMap<u16, String>,
}

impl<'a> SaidJson<'a> {
    fn new(said: &'a Return) -> Self {
        Self {
            unit: &said.unit,
            period: said.period.to_string(),
            state: said.state.map(|state| state.label().en),
            on: said.on,
            progress: said.progress.as_deref(),
            problems: said.problems.as_deref(),
            next: said.next.as_deref(),
            remark: said.remark.as_deref(),
            values: &said.values,
        }
    }
}
