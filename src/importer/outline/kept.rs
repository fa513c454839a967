//! What of the statements under headings is a task, and doubts about what is not.

use std::collections::{HashMap, HashSet};

use super::super::doubt::{self, Doubt, Doubts};
use super::super::headed::is_closing;
use super::super::item::{Group, Item};
use super::super::para::Para;
use super::super::titles::is_bare_title;
use crate::catalogue::marker::Level;
use crate::lang::both;

/// Reports the outermost headings under which nothing is annotated.
pub(super) fn report_parts(
    paras: &[Para],
    parents: &HashMap<usize, Option<usize>>,
    lifted: &[usize],
    groups: &[Group],
    doubts: &mut Doubts,
) {
    let mut used: HashSet<usize> = lifted.iter().copied().collect();
    for group in groups
        .iter()
        .filter(|g| g.items.iter().any(|item| item.note.is_some()))
    {
        let mut at = group.heading;
        while let Some(heading) = at {
            used.insert(heading);
            at = parents.get(&heading).copied().flatten();
        }
    }
    let tasks = groups.iter().filter(|group| group.is_annotated());
    let tasks = tasks.flat_map(|group| &group.items).map(Item::line);
    let (first, last) = (tasks.clone().min().unwrap_or(0), tasks.max().unwrap_or(0));
    for (&heading, parent) in parents {
        let outside = paras[heading].line() < first || paras[heading].line() > last;
        if outside && is_frame(&paras[heading].text) {
            continue;
        }
        if used.contains(&heading) || parent.is_some_and(|parent| !used.contains(&parent)) {
            continue;
        }
        let (line, text) = (paras[heading].line(), &paras[heading].text);
        let title: String = text.chars().take(30).collect();
        doubts.push(
            Doubt::new(
                line,
                &title,
                both!(
                    "“{title}”之下没有责任标注，未列为任务",
                    "nothing under {title} is annotated; it gives no clauses"
                ),
            )
            .or(doubt::clause(text)),
        );
    }
}

/// Whether a heading is one of those that nearly every plan has before and behind its tasks, of which nobody is in doubt.
fn is_frame(heading: &str) -> bool {
    let words = [
        "总体要求",
        "指导思想",
        "原则",
        "总体思路",
        "总体目标",
        "主要目标",
        "发展目标",
        "工作目标",
        "保障措施",
        "组织保障",
        "组织领导",
        "组织实施",
        "工作要求",
        "有关要求",
        "相关要求",
        "附则",
        "其他事项",
    ];
    words.iter().any(|word| heading.contains(word)) && is_bare_title(heading)
}

/// Reports what stands under no heading and has no annotation, though it is numbered as tasks are.
pub(super) fn report_left_out(group: &Group, doubts: &mut Doubts) {
    if group.heading.is_some() {
        return;
    }
    for item in group.items.iter().filter(|item| item.level.is_some()) {
        let (line, start): (_, String) = (item.line(), item.text.chars().take(20).collect());
        doubts.push(
            Doubt::new(
                line,
                &start,
                both!(
                    "“{start}…”没有责任标注，未列为条款",
                    "{start}… has no annotation and was left out"
                ),
            )
            .or(doubt::clause(&item.text)),
        );
    }
}

/// Keeps of a group what is a task of it, and reports the rest.
pub(super) fn keep_statements(group: &mut Group, last: usize, doubts: &mut Doubts) {
    let levels: Vec<Option<Level>> = group
        .items
        .iter()
        .filter(|item| item.note.is_some())
        .map(|item| item.level)
        .collect();
    let headed = group.heading.is_some();
    group.items.retain(|item| {
        if item.note.is_some() {
            return true;
        }
        let numbered = item.level.is_some();
        let closes = item.line() >= last && is_closing(&item.text);
        let task = (headed || numbered)
            && levels.contains(&item.level)
            && is_task(item, last)
            && !(closes && numbered);
        let (line, start): (_, String) = (item.line(), item.text.chars().take(20).collect());
        let what = if task {
            both!(
                "“{start}…”没有责任标注，列为无责任单位的条款",
                "{start}… has no annotation; it is kept as a clause without units"
            )
        } else {
            both!(
                "“{start}…”没有责任标注，未列为条款",
                "{start}… has no annotation and was left out"
            )
        };
        if task || ((headed || numbered) && !closes) {
            let otherwise = if task {
                doubt::not_clause(&item.text)
            } else {
                doubt::clause(&item.text)
            };
            doubts.push(Doubt::new(line, &start, what).or(otherwise));
        }
        task
    });
}

/// Whether a statement without annotation is a task: numbered, or whole sentences that are not closing matter.
fn is_task(item: &Item, last: usize) -> bool {
    if item.level.is_some() {
        return true;
    }
    let closing = [
        "本通知",
        "本方案",
        "本意见",
        "本政策",
        "本办法",
        "本措施",
        "特此",
        "抄送",
        "附件",
        "印发",
        "施行",
    ];
    let whole = item
        .text
        .trim_end_matches(['”', '"'])
        .ends_with(['。', '；', '！']);
    whole && !(item.line() >= last && closing.iter().any(|word| item.text.contains(word)))
}
