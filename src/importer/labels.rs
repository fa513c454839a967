//! Labels of annotations: 牵头单位：, 完成时限：, 资金来源：.

use crate::catalogue::Role;

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
