//! Role verbs of annotations (牵头, 负责, 配合) and what stands around them and says how (按职责分工).

use super::brackets::{CLOSE, OPEN};
use super::names;
use super::places;
use super::prefix;
use crate::catalogue::Role;

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

/// The first role verb in `text`; not the one in 牵头单位 or 负责人.
pub(super) fn verb(text: &str) -> Option<Verb<'_>> {
    for (at, _) in text.char_indices() {
        let Some((word, action)) = VERBS.iter().find(|(word, _)| text[at..].starts_with(word))
        else {
            continue;
        };
        let mut after = &text[at + word.len()..];
        let noun = [
            "单位", "部门", "人", "考核", "责任", "机构", "领导", "小组", "制", "公室", "公厅",
        ];
        if noun.iter().any(|n| after.starts_with(n)) || in_name(&text[..at], word, after) {
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

/// Whether `word` is a part of a name rather than a verb: 中小企业支持中心, 社会组织参与促进会.
fn in_name(before: &str, word: &str, after: &str) -> bool {
    if !["协办", "承办", "支持", "参与", "参加", "协助", "主办"].contains(&word) {
        return false;
    }
    let end = after
        .find(['、', '，', ',', '；', '和', '及', '等'])
        .unwrap_or(after.len());
    let tail = &after[..end];
    let tail = VERBS
        .iter()
        .find_map(|(verb, _)| Some(&tail[..tail.find(verb)?]))
        .unwrap_or(tail);
    let start = before
        .rfind(['、', '，', ',', '；', '和', '及'])
        .map_or(0, |at| {
            at + before[at..].chars().next().map_or(0, char::len_utf8)
        });
    let own = prefix::prefix_of(tail).is_some()
        || places::place(tail).is_some()
        || tail.starts_with(['各', '有', '相', '全', '国'])
        || tail.starts_with("中国")
        || tail.starts_with("中央");
    let nouns = [
        "中心",
        "协会",
        "促进会",
        "办公室",
        "局",
        "处",
        "科",
        "站",
        "平台",
        "基金会",
        "联盟",
        "委员会",
        "办",
        "专班",
        "部",
    ];
    !own && tail.chars().count() <= 6
        && before.len() > start
        && nouns.iter().any(|noun| tail.ends_with(noun))
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

/// Words of roles as they stand in a bracket behind a name, and the verb that says the same.
const BEHIND: &[(&str, &str)] = &[
    ("牵头", "牵头"),
    ("主办", "牵头"),
    ("主责", "牵头"),
    ("负责", "负责"),
    ("责任", "负责"),
    ("承办", "负责"),
    ("配合", "配合"),
    ("协办", "配合"),
    ("协助", "配合"),
    ("参与", "配合"),
    ("参加", "配合"),
];

/// `text` with roles in brackets behind names as verbs: 县水务局（牵头）、县财政局 → 县水务局牵头，县财政局. `None` where none are.
pub(super) fn roles_behind(text: &str) -> Option<String> {
    let mut out = String::new();
    let (mut from, mut any) = (0, false);
    for (at, open) in text.match_indices(OPEN) {
        let inner = &text[at + open.len()..];
        let Some(end) = inner.find(CLOSE).filter(|_| at > from) else {
            continue;
        };
        let word = inner[..end].trim();
        let word = ["单位", "部门"]
            .iter()
            .find_map(|end| word.strip_suffix(end))
            .unwrap_or(word);
        let Some((_, verb)) = BEHIND.iter().find(|(own, _)| *own == word) else {
            continue;
        };
        let name = text[from..at]
            .rsplit(['、', '，', ',', '；', ';', '：', ':'])
            .next();
        if !name.is_some_and(|name| names::looks_like_unit(name.trim())) {
            continue;
        }
        let after = &inner[end..];
        let after = &after[after.chars().next().map_or(0, char::len_utf8)..];
        let after = after.trim_start_matches(['、', '，', ',', ' ']);
        out.push_str(&text[from..at]);
        out.push_str(verb);
        out.push('，');
        from = text.len() - after.len();
        any = true;
    }
    out.push_str(&text[from..]);
    any.then_some(out)
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
