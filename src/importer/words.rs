//! The words of annotations: labels (牵头单位：), role verbs (牵头), adverbs (按职责分工) and deadlines.

use super::marker;
use crate::catalogue::Role;

/// What a label introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Units in this role.
    Role(Role),
    /// A deadline.
    Deadline,
    /// People, who are no units.
    Person,
}

/// What a verb does with the units before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Gives them a role.
    Role(Role),
    /// 会同: they lead, and those after it support.
    With,
}

/// A role verb with what stands on both sides of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Verb<'a> {
    pub(super) before: &'a str,
    pub(super) action: Action,
    pub(super) after: &'a str,
}

/// The verbs that end a list wherever they stand.
const VERBS: &[(&str, Action)] = &[
    ("牵头", Action::Role(Role::Lead)),
    ("主办", Action::Role(Role::Lead)),
    ("负责", Action::Role(Role::Responsible)),
    ("承办", Action::Role(Role::Responsible)),
    ("配合", Action::Role(Role::Support)),
    ("协助", Action::Role(Role::Support)),
    ("协办", Action::Role(Role::Support)),
    ("参与", Action::Role(Role::Support)),
    ("参加", Action::Role(Role::Support)),
    ("支持", Action::Role(Role::Support)),
    ("会同", Action::With),
];

/// Verbs that mean responsible at the end of a segment, and add nothing behind another verb.
const FINAL: &[&str] = &[
    "组织实施",
    "组织落实",
    "贯彻落实",
    "推进落实",
    "抓好落实",
    "具体落实",
    "抓落实",
    "抓总",
    "做好",
    "落实",
    "实施",
    "推进",
    "办理",
    "完成",
    "推动",
    "执行",
    "负责",
    "各负其责",
    "工作",
];

/// What stands before a verb and says how.
const ADVERBS: &[&str] = &[
    "分工",
    "分别",
    "分头",
    "分级",
    "共同",
    "具体",
    "联合",
    "协同",
    "密切",
    "积极",
    "主要",
    "统筹",
    "各自",
    "各负其责",
    "抓",
    "总",
    "全力",
    "认真",
    "依法",
    "、",
    "，",
    "进行",
    "做好",
    "予以",
    "共",
    "同时",
    "参照",
];

/// Cuts at 。；， outside brackets, and at spaces before a label.
pub(super) fn segments(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '〔' | '〈' | '[' | '［' => depth += 1,
            '）' | ')' | '〕' | '〉' | ']' | '］' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let space = c.is_whitespace() && label(text[at..].trim_start()).is_some();
        if depth == 0 && (matches!(c, '。' | '；' | ';' | '，' | ',' | '\n') || space) {
            out.push(text[start..at].trim());
            start = at + c.len_utf8();
        }
    }
    out.push(text[start..].trim());
    out.retain(|segment| !segment.is_empty());
    out
}

/// The label at the start of `text`, and what follows its colon.
pub(super) fn label(text: &str) -> Option<(Label, &str)> {
    let (at, colon) = text
        .char_indices()
        .take(14)
        .find(|(_, c)| matches!(c, '：' | ':'))?;
    let word: String = text[..at].split_whitespace().collect();
    let word = without_bracket(&word);
    Some((
        label_word(word)?,
        text[at + colon.len_utf8()..].trim_start(),
    ))
}

/// `word` without the bracket at its end: 责任单位（部门）.
fn without_bracket(word: &str) -> &str {
    match word
        .strip_suffix(['）', ')'])
        .and_then(|inner| inner.rfind(['（', '(']))
    {
        Some(open) if open > 0 => &word[..open],
        _ => word,
    }
}

/// What the word of a label means.
fn label_word(word: &str) -> Option<Label> {
    let has = |list: &[&str]| list.iter().any(|w| word.contains(w));
    let ends = |list: &[&str]| list.iter().any(|w| word.ends_with(w));
    if word.contains([
        '，', '。', '；', '、', '（', '(', '【', '［', '[', '“', '《',
    ]) && !has(&["（单位）", "、单位"])
    {
        return None;
    }
    let when = word.contains("时限") || ends(&["时间", "期限", "时间节点", "完成日期"]);
    if when && word.chars().count() <= 6 {
        return Some(Label::Deadline);
    }
    if ends(&["领导", "责任人", "负责人", "牵头人"]) {
        return Some(Label::Person);
    }
    let short = [
        "牵头", "负责", "配合", "责任", "协办", "主办", "承办", "参与", "参加", "协助", "主责",
    ];
    let units = ends(&[
        "单位",
        "部门",
        "主体",
        "机构",
        "（单位）",
        "处室",
        "科室",
        "地区",
    ]);
    if !units && !short.contains(&word) {
        return None;
    }
    let role = if has(&["牵头", "主办", "主责"]) {
        Role::Lead
    } else if has(&["配合", "协", "参加", "参与", "支持"]) {
        Role::Support
    } else if has(&[
        "责任", "负责", "承办", "实施", "落实", "主管", "考核", "完成", "承担", "执行", "组织",
        "主体",
    ]) {
        Role::Responsible
    } else {
        return None;
    };
    Some(Label::Role(role))
}

/// The first role verb in `text`; not the one in 牵头单位 or 负责人.
pub(super) fn verb(text: &str) -> Option<Verb<'_>> {
    for (at, _) in text.char_indices() {
        let Some((word, action)) = VERBS.iter().find(|(word, _)| text[at..].starts_with(word))
        else {
            continue;
        };
        let mut after = &text[at + word.len()..];
        let noun = [
            "单位", "部门", "人", "考核", "责任", "机构", "领导", "小组", "制",
        ];
        if noun.iter().any(|n| after.starts_with(n)) {
            continue;
        }
        while let Some(rest) = FINAL.iter().find_map(|f| after.strip_prefix(f)) {
            after = rest;
        }
        return Some(Verb {
            before: &text[..at],
            action: *action,
            after: after.trim(),
        });
    }
    None
}

/// `text` without the verb at its end, and whether there was one.
pub(super) fn final_verb(text: &str) -> (&str, bool) {
    let text = text.trim();
    match FINAL.iter().find_map(|verb| text.strip_suffix(verb)) {
        Some(list) => (list, true),
        None => (text, false),
    }
}

/// `text` without the verb at its end, and the role that this verb gives.
pub(super) fn final_role(text: &str) -> (&str, Option<Role>) {
    let helps = ["指导", "监督", "督导", "督促", "保障"];
    if let Some(list) = helps.iter().find_map(|verb| text.trim().strip_suffix(verb)) {
        return (list, Some(Role::Support));
    }
    let (list, acts) = final_verb(text);
    (list, acts.then_some(Role::Responsible))
}

/// Whether a bracket explains the word before it: （含各区政府、管委会）.
pub(super) fn explains(text: &str) -> bool {
    let starts = [
        "含",
        "包括",
        "不含",
        "如",
        "即",
        "以下",
        "其中",
        "见",
        "详见",
        "原",
        "指",
        "除",
        "例如",
        "不包括",
        "比如",
    ];
    starts.iter().any(|start| text.starts_with(start)) && label(text).is_none()
}

/// `text` without the verb at its end.
pub(super) fn without_final_verb(text: &str) -> &str {
    final_verb(text).0
}

/// `text` without what says how (按职责分工) at its end and 由 at its start.
pub(super) fn without_adverbs(text: &str) -> &str {
    let mut text = text.trim();
    for start in ["由", "请", "以", "和", "、", "，"] {
        text = text.strip_prefix(start).unwrap_or(text);
    }
    loop {
        let shorter = ADVERBS.iter().find_map(|adverb| text.strip_suffix(adverb));
        let shorter = shorter.or_else(|| by_duty(text));
        match shorter {
            Some(shorter) => text = shorter.trim_end(),
            None => return text,
        }
    }
}

/// `text` before 按照职责, 根据各自职能 and the like at its end.
fn by_duty(text: &str) -> Option<&str> {
    let ends = ["职责", "职能", "权限", "要求", "任务", "职责范围", "规定"];
    ends.iter().find(|end| text.ends_with(**end))?;
    let at = ["按照", "根据", "依据", "结合", "按", "依"]
        .iter()
        .filter_map(|by| text.rfind(by))
        .min()?;
    (text[at..].chars().count() <= 12).then(|| &text[..at])
}

/// Whether a segment says when: 6月底完成, 持续推进.
pub(super) fn is_deadline(text: &str) -> bool {
    let starts = [
        "持续",
        "长期",
        "按进度",
        "全年",
        "年内",
        "年底",
        "常态",
        "每年",
        "每月",
        "每季",
        "今年",
        "明年",
        "近期",
        "立即",
        "即时",
        "目前",
        "适时",
        "分阶段",
        "逐年",
        "到20",
        "截至",
        "于20",
        "上半年",
        "下半年",
        "第一季度",
        "第二季度",
        "第三季度",
        "第四季度",
        "一季度",
        "二季度",
        "三季度",
        "四季度",
        "完成时限",
    ];
    let dated = text.starts_with(|c| marker::digit(c).is_some())
        && ["年", "月", "日", "季度"]
            .iter()
            .any(|unit| text.contains(unit));
    let acts = verb(text).is_some();
    (dated || starts.iter().any(|start| text.starts_with(start))) && !acts
}
