//! The importer: the text of a notice → a [`Catalogue`], every doubt reported by line.
//!
//! Stages, each in a file of its own: lines → paragraphs cut into statements and annotations ([`para`], with the numbers
//! of [`crate::catalogue::marker`]); an annotation → units with roles ([`duty`], by the words of [`words`] and [`remark`], the lists of [`list`] and the
//! names of [`names`]); paragraphs → areas with statements ([`outline`], where the rule for areas stands, and [`titles`]); and all of it
//! → a draft that the catalogue checks like any other ([`build`], with [`indicator`] and [`about`]).

mod about;
mod arrange;
mod brackets;
mod build;
mod cut;
mod dates;
mod deadline;
mod decode;
mod deng;
mod doubt;
mod duty;
mod edit;
mod headed;
mod identity;
mod indicator;
mod item;
mod join;
mod kin;
mod labels;
mod left_out;
mod list;
mod mend;
mod names;
mod notice;
mod numerals;
mod outline;
mod para;
mod people;
mod places;
mod prefix;
mod remark;
mod scan;
mod table;
mod title;
mod titles;
mod verbs;
mod words;

pub(crate) use about::About;
pub(crate) use decode::decode;
pub(crate) use doubt::Doubt;
use doubt::Doubts;
pub(crate) use edit::Edits;
pub(crate) use left_out::{LeftOut, Why};

use std::collections::HashSet;

use crate::catalogue::Catalogue;
use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};

/// A notice taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Import {
    /// The catalogue.
    pub(crate) catalogue: Catalogue,
    /// What to look at again, in the order of the notice.
    pub(crate) doubts: Vec<Doubt>,
    /// The lines that are in no clause, heading or annotation, in the order of the notice.
    pub(crate) left_out: Vec<LeftOut>,
}

impl Import {
    /// Adds doubts about what the file held beside the text and nobody read, those aside that were settled by hand.
    pub(crate) fn unread(&mut self, what: Vec<Wording>, edits: &Edits) {
        let doubts = what.into_iter().map(|what| {
            let otherwise = doubt::not_needed(&what);
            Doubt::new(1, "", what).or(otherwise)
        });
        let mut doubts: Vec<Doubt> = doubts.collect();
        edits.not_needed(&mut doubts);
        self.doubts.splice(0..0, doubts);
    }
}

/// The longest text that is read, in bytes: a hundred thousand clauses stay below.
const MAX_BYTES: usize = 32 << 20;

/// The most lines: four for each of a hundred thousand clauses.
const MAX_LINES: usize = 400_000;

/// Takes a notice apart.
///
/// # Errors
///
/// Of kind [`Kind::Data`] where the text is too long or has too many lines, holds NUL (so that it is no text), has no annotated statement at
/// all, or `about.id` is no id.
pub(crate) fn import(text: &str, about: &About) -> Result<Import> {
    if text.len() > MAX_BYTES {
        let most = MAX_BYTES >> 20;
        return Err(Error::new(
            Kind::Data,
            both!("文件超过 {most} MB", "the text is longer than {most} MB"),
        ));
    }
    if text.contains('\0') {
        return Err(Error::new(
            Kind::Data,
            both!(
                "文件含有 NUL 字符，不是纯文本",
                "the file holds NUL characters, so it is no plain text"
            ),
        )
        .hint(both!(
            "请将通知另存为 UTF-8 编码的纯文本文件",
            "save the notice as plain text in UTF-8"
        )));
    }
    let lines = lines(text);
    if lines.len() > MAX_LINES {
        let (found, most) = (lines.len(), MAX_LINES);
        let what = both!(
            "共 {found} 行，超过 {most} 行，不像一份通知；请分成几个文件导入",
            "{found} lines are more than {most}, which no notice has; import it in several files"
        );
        return Err(Error::new(Kind::Data, what));
    }
    let mut doubts = Doubts::default();
    report_controls(&lines, &mut doubts);
    let mut furniture = Vec::new();
    let titles =
        title::title(&lines).map_or_else(HashSet::new, |(_, held)| held.into_iter().collect());
    let table::Tables { rest, rows, heads } = table::take(&lines);
    let mut paras = scan::paragraphs(&rest, &mut furniture, &mut doubts);
    drop(rest);
    paras.extend(rows);
    paras.sort_by_key(para::Para::line);
    let mut paras = arrange::arrange(paras, &titles, &mut doubts);
    paras.retain(|para| para.marker.is_some() || !para.is_text() || !titles.contains(&para.line()));
    let mut outline = outline::outline(&paras, &about.edits.areas(&paras), &mut doubts);
    // What annotations say stands with their statements now.
    for para in &mut paras {
        para.forget_notes();
    }
    let made = about.edits.make(&mut outline.groups, &paras, &lines);
    if outline.groups.is_empty() {
        return Err(Error::new(Kind::Data, both!("没有找到带责任标注的条款", "no statement with an annotation was found"))
            .hint(both!(
                "条款后应有“（省发改委牵头，省财政厅配合）”或“（责任单位：市发改委）”一类的标注",
                "statements need an annotation such as （省发改委牵头，省财政厅配合） or （责任单位：市发改委）"
            )));
    }
    let mut told = outline.told.clone();
    told.extend(heads);
    let (mut draft, used) = build::draft(about, lines, &paras, outline, &mut doubts);
    let left_out = left_out::left_out(&draft, &used, &furniture, &told, &mut doubts);
    mend::mend(&mut draft, &mut doubts);
    made.name(&mut draft);
    let mut doubts = doubts.told();
    made.settle(&mut doubts);
    doubts.sort_by_key(|doubt| doubt.line);
    doubts.dedup();
    let catalogue =
        Catalogue::from_draft(draft).map_err(|faults| match faults.into_iter().next() {
            Some(fault) => Error::new(Kind::Data, fault.what),
            None => Error::new(
                Kind::Data,
                both!("目录不完整", "the catalogue is not whole"),
            ),
        })?;
    Ok(Import {
        catalogue,
        doubts,
        left_out,
    })
}

/// The lines of `text`, verbatim, without a byte order mark and whatever their ends are.
fn lines(text: &str) -> Vec<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.strip_suffix('\n')
        .unwrap_or(&text)
        .split('\n')
        .map(str::to_owned)
        .collect()
}

/// Reports lines that hold characters which no terminal must see.
fn report_controls(lines: &[String], doubts: &mut Doubts) {
    for (line, text) in (1..).zip(lines) {
        if text.chars().any(|c| c.is_control() && c != '\t') {
            let what = both!(
                "含有控制字符，照原样保留；请在原文中删去",
                "holds control characters, which are kept; take them out of the text"
            );
            doubts.push(Doubt::new(line, "", what).or(doubt::right(text)));
        }
    }
}

#[cfg(test)]
mod kind_tests;
#[cfg(test)]
mod real_tests;
#[cfg(test)]
mod shared_tests;
#[cfg(test)]
mod style_tests;
#[cfg(test)]
mod tests;
