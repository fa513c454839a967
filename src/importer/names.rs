//! What a unit's name tells: whether it is one at all, and what kind.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::catalogue::UnitKind;

/// Longer endings of unit names; single characters are in [`ENDS`].
const ENDINGS: &[&str] = &[
    "中心",
    "政府",
    "公司",
    "集团",
    "海关",
    "大学",
    "单位",
    "部门",
    "企业",
    "机构",
    "油田",
    "城市",
    "电网",
    "高校",
    "院校",
    "工会",
    "专班",
    "园区",
    "平台公司",
    "电力",
    "地区",
    "街道",
    "乡镇",
    "科协",
    "行署",
    "委员会",
    "办公室",
    "基地",
    "铁塔",
    "联通",
    "移动",
    "电信",
    "协会",
    "开发区",
    "新区",
    "人员",
    "军区",
    "各地",
    "镇街",
    "方面",
    "党校",
    "机关",
    "科学城",
    "度假区",
    "林场",
    "农场",
    "医院",
    "学校",
    "学院",
    "商会",
    "银行",
    "支队",
    "报社",
    "电视台",
    "研究所",
    "管理所",
    "派出所",
    "指挥部",
    "领导小组",
    "联席会议",
    "企业家",
    "金融机构",
    "社区",
];

/// Characters in which a unit's name ends.
const ENDS: &str = "厅局委办部署院会社行司处组室站所队团馆台校市县区州盟旗联协镇乡";

/// What a national body is called; it takes no prefix.
pub(super) const NATIONAL: &[&str] = &[
    "国家",
    "中国",
    "中央",
    "国务院",
    "人民银行",
    "人行",
    "全国",
    "最高",
    "解放军",
    "武警",
    "驻",
    "中铁",
    "中石",
    "中海",
    "国网",
    "团省委",
    "团市委",
    "团县委",
    "团区委",
    "共青团",
    "海关",
    "税务总局",
    "市场监管总局",
    "体育总局",
    "广电总局",
    "金融监管总局",
];

/// `name` without a bracket at its end: 各市（地）政府（行署） ends in 政府.
fn body(name: &str) -> &str {
    if !name.ends_with(['）', ')', '〕', '〉']) {
        return name;
    }
    match name.rfind(['（', '(', '〔', '〈']) {
        Some(open) if open > 0 => &name[..open],
        _ => name,
    }
}

/// What a name tells.
#[derive(Clone, Copy, Debug)]
struct Facts {
    unit: bool,
    collective: bool,
    kind: UnitKind,
}

/// How many names are kept in mind, and the longest of them, in bytes.
const KEPT: usize = 4096;
const LONGEST: usize = 90;

thread_local! {
    /// What names tell that were asked about before: a notice asks a dozen times about each of a hundred.
    static KNOWN: RefCell<HashMap<String, Facts>> = RefCell::default();
}

fn facts(name: &str) -> Facts {
    let find = || {
        let collective = find_collective(name);
        Facts {
            unit: find_unit(name),
            collective,
            kind: find_kind(name, collective),
        }
    };
    if name.len() > LONGEST {
        return find();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(facts) = known.get(name) {
            return *facts;
        }
        let facts = find();
        if known.len() < KEPT {
            known.insert(name.to_owned(), facts);
        }
        facts
    })
}

/// Whether `name` looks like a unit: it ends as units do and is no sentence.
pub(super) fn looks_like_unit(name: &str) -> bool {
    facts(name).unit
}

/// Whether `name` stands for several units at once.
pub(super) fn is_collective(name: &str) -> bool {
    facts(name).collective
}

/// What kind of unit `name` is.
pub(super) fn kind_of(name: &str) -> UnitKind {
    facts(name).kind
}

fn find_unit(name: &str) -> bool {
    let body = body(name);
    let count = name.chars().count();
    let ends = ENDINGS
        .iter()
        .any(|end| body.ends_with(end) && body != *end)
        || (body.chars().count() >= 2 && body.ends_with(|c| ENDS.contains(c)));
    let known =
        matches!(body, "国务院" | "海关" | "各地") || NATIONAL.iter().any(|n| body.starts_with(n));
    let sentence = |c: char| "。；，：:！？%％".contains(c) || c.is_control();
    (2..=40).contains(&count) && (ends || known) && !name.contains(sentence)
}

/// Whether `name` is surely a department: longer than a word that merely ends like one.
pub(super) fn surely_department(name: &str) -> bool {
    let ends = [
        "厅",
        "局",
        "委",
        "办",
        "部",
        "署",
        "政府",
        "管委会",
        "办公厅",
        "办公室",
        "中心",
        "院",
        "联",
        "会",
        "机关",
        "乡镇",
        "街道",
    ];
    name.chars().count() >= 3 && looks_like_unit(name) && ends.iter().any(|end| name.ends_with(end))
}

fn find_collective(name: &str) -> bool {
    let body = body(name);
    let several = ["各", "有关", "相关", "其他", "其它", "全体", "所有"];
    let words = [
        "部门",
        "成员单位",
        "牵头单位",
        "责任单位",
        "单位",
        "城市",
        "企业",
        "高校",
        "院校",
        "机构",
        "方面",
        "各地",
        "镇街",
    ];
    several.iter().any(|w| body.starts_with(w))
        || ["有关", "相关", "各"].iter().any(|w| body.contains(w))
        || words.iter().any(|w| body.ends_with(w))
}

fn find_kind(name: &str, collective: bool) -> UnitKind {
    if collective {
        return UnitKind::Collective;
    }
    let ends = |list: &[&str]| list.iter().any(|end| name.ends_with(end));
    let bank =
        ends(&["银行", "支行", "分行"]) && !name.contains("人民银行") && !name.starts_with("人行");
    let enterprise = [
        "集团", "公司", "油田", "电网", "电力", "铁塔", "联通", "移动", "电信",
    ];
    if bank || ends(&enterprise) || name.starts_with("中铁") {
        return UnitKind::Enterprise;
    }
    let place = ends(&["市", "县", "州", "盟", "旗", "地区", "行署"])
        || ends(&["市政府", "县政府", "区政府", "州政府", "人民政府"])
        || (name.ends_with('区') && !ends(&["园区", "新区", "开发区", "高新区"]));
    let own = [
        "省政府",
        "市政府",
        "县政府",
        "区政府",
        "省人民政府",
        "市人民政府",
    ];
    if place && !own.contains(&name) {
        return UnitKind::City;
    }
    UnitKind::Department
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_units_from_other_words() {
        for name in [
            "省发改委",
            "龙煤集团",
            "各市（地）政府（行署）",
            "有关资源型城市",
            "大庆市",
            "合肥海关",
            "国务院",
            "中国出口信用保险公司安徽分公司",
            "省妇联",
            "市场监管总局",
            "各有关部门",
        ] {
            assert!(looks_like_unit(name), "{name}");
        }
        for name in [
            "北方",
            "区",
            "企业自主",
            "0.5分",
            "",
            "窑炉",
            "此件公开发布",
            "建筑信息模型",
        ] {
            assert!(!looks_like_unit(name), "{name}");
        }
    }

    #[test]
    fn sorts_units_into_kinds() {
        for (name, kind) in [
            ("省发改委", UnitKind::Department),
            ("人民银行哈尔滨中心支行", UnitKind::Department),
            ("哈尔滨铁路局", UnitKind::Department),
            ("大庆市", UnitKind::City),
            ("济南市政府", UnitKind::City),
            ("龙煤集团", UnitKind::Enterprise),
            ("各市（地）政府（行署）", UnitKind::Collective),
            ("省委有关部门", UnitKind::Collective),
            ("有关资源型城市", UnitKind::Collective),
            ("省十大新兴产业推进组工作专班成员单位", UnitKind::Collective),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }
}
