//! The words of annotations: labels (牵头单位：), role verbs (牵头), adverbs (按职责分工) and deadlines.

use super::brackets::{CLOSE, OPEN};
use super::names;
use super::places;
use crate::catalogue::Role;
use crate::text::half_width;

/// What a label introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Units in this role.
    Role(Role),
    /// A whole division of work in sentences: 部门分工：县水务局牵头，县财政局配合.
    Division,
    /// A deadline.
    Deadline,
    /// People, who are no units.
    Person,
    /// Anything else: 资金来源, 备注.
    Field,
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

/// The colons that labels end in, look-alikes included.
const COLONS: [char; 5] = ['：', ':', '∶', '﹕', '︰'];

/// Labels of a page's own data, which no annotation holds.
const PAGE: &[&str] = &[
    "发布",
    "发文",
    "成文",
    "印发",
    "检索",
    "更新",
    "生成",
    "公开",
    "登记",
    "打印",
    "来源",
    "索引",
    "文号",
    "字号",
    "主题",
    "浏览",
    "有效",
    "废止",
    "施行",
    "实施日期",
    "作者",
    "编辑",
    "附件",
    "抄送",
    "联系",
    "标题",
    "名称",
    "会议",
    "报名",
    "访问",
    "信息",
];

/// The label at the start of `text` that says who or when, with its words and what follows its colon.
pub(super) fn label(text: &str) -> Option<(Label, &str)> {
    let (label, _, rest) = any_label(text)?;
    (label != Label::Field).then_some((label, rest))
}

/// The label at the start of `text`, of whatever sort: what it is, its words, and what follows its colon.
pub(super) fn any_label(text: &str) -> Option<(Label, String, &str)> {
    let colon = text
        .char_indices()
        .take(16)
        .find(|(_, c)| COLONS.contains(c));
    let Some((at, colon)) = colon else {
        return by_copula(text);
    };
    let printed: String = text[..at].split_whitespace().collect();
    if PAGE.iter().any(|word| printed.starts_with(word)) {
        return None;
    }
    let label = label_word(&without_brackets(&printed))
        .or_else(|| is_field(&printed).then_some(Label::Field))?;
    Some((label, printed, text[at + colon.len_utf8()..].trim_start()))
}

/// Labels whose lines stand beside those that say who: what they say is kept, and is no statement.
const ASIDE: &[&str] = &[
    "督导单位",
    "督办单位",
    "督查单位",
    "监督单位",
    "验收单位",
    "考核单位",
    "督导部门",
    "适用范围",
    "适用对象",
    "资金来源",
    "经费来源",
    "完成标志",
    "备注",
];

/// Whether `text` is a line with such a label, or with one of people.
pub(super) fn is_aside(text: &str) -> bool {
    any_label(text).is_some_and(|(label, word, rest)| {
        let side = label == Label::Field && ASIDE.contains(&word.as_str());
        (side || label == Label::Person) && !rest.is_empty()
    })
}

/// 责任单位为县水务局: a label with 为 in place of the colon.
fn by_copula(text: &str) -> Option<(Label, String, &str)> {
    let at = text
        .char_indices()
        .take(8)
        .find(|(_, c)| *c == '为')
        .map(|(at, _)| at)?;
    let word = &text[..at];
    let whole = ["单位", "部门"].iter().any(|end| word.ends_with(end));
    let label = label_word(word).filter(|label| whole && matches!(label, Label::Role(_)))?;
    Some((label, word.to_owned(), &text[at + '为'.len_utf8()..]))
}

/// `word` without its brackets: 责任单位（部门）, 牵头（责任）单位.
fn without_brackets(word: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for c in word.chars() {
        match c {
            '（' | '(' if !out.is_empty() => depth += 1,
            '）' | ')' if depth > 0 => depth -= 1,
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Whether `word` can be a label of another sort: two to eight characters, and only such as words have.
fn is_field(word: &str) -> bool {
    (2..=8).contains(&word.chars().count())
        && word
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '（' | '）' | '(' | ')'))
        && word.chars().any(|c| !c.is_ascii_digit())
}

/// What the word of a label means.
fn label_word(word: &str) -> Option<Label> {
    let has = |list: &[&str]| list.iter().any(|w| word.contains(w));
    let ends = |list: &[&str]| list.iter().any(|w| word.ends_with(w));
    if word.contains(['、', '/', '／']) {
        // 牵头单位、责任单位: the first of them says it.
        let parts: Vec<Label> = word
            .split(['、', '/', '／'])
            .map(label_word)
            .collect::<Option<_>>()?;
        return parts
            .iter()
            .all(|part| matches!(part, Label::Role(_)))
            .then(|| parts[0]);
    }
    if word.contains(|c: char| !c.is_alphanumeric()) {
        return None;
    }
    let when = has(&["时限"])
        || ends(&[
            "时间",
            "期限",
            "时间节点",
            "完成日期",
            "时间要求",
            "时间进度",
            "进度安排",
            "进度要求",
            "完成节点",
            "节点",
        ]);
    if when && word.chars().count() <= 8 {
        return Some(Label::Deadline);
    }
    if ends(&[
        "领导",
        "责任人",
        "负责人",
        "牵头人",
        "联系人",
        "责任领导",
        "领办人",
        "包抓领导",
    ]) {
        return Some(Label::Person);
    }
    let shared = ["部门", "任务", "责任", "职责", "工作", "单位"];
    if ends(&["分工"]) && has(&shared) && word.chars().count() <= 8 {
        return Some(Label::Division);
    }
    let short = [
        "牵头", "负责", "配合", "责任", "协办", "主办", "承办", "参与", "参加", "协助", "主责",
    ];
    let units = ends(&[
        "单位",
        "部门",
        "主体",
        "机构",
        "处室",
        "科室",
        "地区",
        "股室",
        "牵头方",
        "责任方",
        "配合方",
    ]);
    if !units && !short.contains(&word) {
        return None;
    }
    let role = if has(&["牵头", "主办", "主责"]) {
        Role::Lead
    } else if has(&["配合", "协", "参加", "参与", "支持", "指导", "保障"]) {
        Role::Support
    } else if has(&["督导", "督办", "督查", "监督", "审核", "验收"]) {
        return Some(Label::Field);
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
    let own = names::prefix_of(tail).is_some()
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

/// Whether a segment is a score: 0.5分, 5 分.
pub(super) fn is_score(text: &str) -> bool {
    let digits: String = text
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace())
        .collect();
    digits.strip_suffix('分').is_some_and(|number| {
        !number.is_empty()
            && number
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '—'))
    })
}

/// An annotation with the characters of traditional writing as simplified ones, so that its words are known; as long
/// in bytes as before.
pub(super) fn simplified(text: &str) -> String {
    text.chars().map(crate::text::simplified).collect()
}
