//! The title of a notice in its first lines.

use crate::catalogue::marker;
use crate::text::{plain_forms, simplified};

/// How titles of documents that are sent out end.
const LETTERS: &[&str] = &[
    "通知",
    "意见",
    "决定",
    "通报",
    "公告",
    "批复",
    "函",
    "通告",
    "通知书",
];

/// How titles of other such documents end.
const TITLE_ENDS: &[&str] = &[
    "方案",
    "办法",
    "措施",
    "规划",
    "分工",
    "计划",
    "要点",
    "清单",
    "纲要",
    "细则",
    "任务",
    "政策",
    "举措",
    "报告",
    "规定",
    "分解表",
    "分解",
    "分工表",
    "台账",
    "预案",
    "一览表",
    "任务表",
    "目标",
    "目录",
    "指南",
    "指引",
    "条例",
    "安排",
    "责任书",
    "责任表",
    "任务书",
    "汇总表",
    "推进表",
    "事项",
];

/// How many lines a title may be broken into.
const MOST_LINES: usize = 5;

/// The title in the first lines, which may break it, and the lines that hold it, from 1.
pub(super) fn title(lines: &[String]) -> Option<(String, Vec<usize>)> {
    let mut joined = String::new();
    let mut held = Vec::new();
    let mut found = None;
    for (line, text) in (1..).zip(lines) {
        let text: String = plain_forms(text);
        let printed = text.trim();
        let text: String = printed.chars().map(simplified).collect();
        if text.is_empty() || (held.is_empty() && is_before_title(&text)) {
            continue;
        }
        let numbered = marker::marker(&text).is_some_and(|marker| marker.number > 0);
        let ends =
            numbered || text.ends_with(['：', ':']) || text.contains('。') || text.contains('\t');
        if ends || held.len() == MOST_LINES || joined.chars().count() > 120 {
            break;
        }
        joined.push_str(&printed.split_whitespace().collect::<String>());
        held.push(line);
        let bare = text.trim_end_matches(|c: char| "）)》0123456789—-年 ".contains(c));
        let bare = bare.rsplit_once(['（', '(']).map_or(bare, |(before, _)| {
            if before.is_empty() { bare } else { before }
        });
        let ends = |list: &[&str]| {
            list.iter()
                .any(|end| text.ends_with(end) || bare.ends_with(end))
        };
        if ends(LETTERS) {
            return Some((joined, held));
        }
        if ends(TITLE_ENDS) && found.is_none() {
            found = Some((joined.clone(), held.clone()));
            // 关于印发…重点任务 goes on to its 通知.
            if !joined.contains("关于") {
                return found;
            }
        }
    }
    found.or_else(|| over_heading(lines))
}

/// The first line, where it is a few words over the first heading: a title without any of the usual endings.
fn over_heading(lines: &[String]) -> Option<(String, Vec<usize>)> {
    let said = (1..).zip(lines).filter(|(_, text)| !text.trim().is_empty());
    let mut said = said.skip_while(|(_, text)| is_before_title(text.trim()));
    let ((line, first), (_, next)) = (said.next()?, said.next()?);
    let title = plain_forms(first.trim());
    let words = (4..=40).contains(&title.chars().count()) && !title.contains(NO_TITLE);
    let heading = marker::marker(&plain_forms(next.trim())).is_some_and(|next| next.number == 1);
    let bare = marker::marker(&title).is_none();
    (words && heading && bare).then(|| (title.split_whitespace().collect(), vec![line]))
}

/// What no title holds.
const NO_TITLE: [char; 9] = ['。', '；', '，', '：', ':', '！', '？', '\t', '|'];

/// Whether a line stands before the title: 附件, or the data of a page.
fn is_before_title(text: &str) -> bool {
    let bare: String = text.split_whitespace().collect();
    let rest = bare
        .strip_prefix("附件")
        .or_else(|| bare.strip_prefix("附表"));
    let attached = rest.is_some_and(|rest| {
        rest.trim_matches(|c: char| c.is_ascii_digit() || "：:一二三四五六七八九十".contains(c))
            .is_empty()
    });
    let data = bare
        .char_indices()
        .take(10)
        .any(|(_, c)| matches!(c, '：' | ':'))
        && !bare.ends_with(['：', ':']);
    let number = bare.ends_with('号') && bare.contains(['〔', '[', '［', '（', '(']);
    // The red head of a letter, and the number under it.
    let head = bare.ends_with("文件") && !bare.contains("关于");
    attached || data || number || head
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn joins_a_title_broken_in_two() {
        let lines =
            lines("国务院关于促进综合保税区\n高水平开放的若干意见\n国发〔2019〕3号\n各省：");
        assert_eq!(
            title(&lines).unwrap(),
            (
                "国务院关于促进综合保税区高水平开放的若干意见".to_owned(),
                vec![1, 2]
            )
        );
    }

    #[test]
    fn a_title_goes_on_to_its_end_and_begins_behind_what_stands_before_it() {
        for (text, want) in [
            (
                "关于印发清河县2030年《政府工作报告》重点任务\n分工方案的通知\n一、水利",
                Some("关于印发清河县2030年《政府工作报告》重点任务分工方案的通知"),
            ),
            ("附件\n清河县行动计划\n一、甲", Some("清河县行动计划")),
            (
                "索引号：123456\n清河县2030年重点工作方案",
                Some("清河县2030年重点工作方案"),
            ),
            ("一、重点任务\n1.甲", None),
            ("清河县防汛应急预案", Some("清河县防汛应急预案")),
            ("清河县问题整改台账", Some("清河县问题整改台账")),
        ] {
            assert_eq!(
                title(&lines(text)).map(|(title, _)| title).as_deref(),
                want,
                "{text}"
            );
        }
    }

    #[test]
    fn finds_no_title_in_a_text_that_has_none() {
        assert_eq!(title(&lines("各市人民政府：\n　　现通知如下。")), None);
    }
}
