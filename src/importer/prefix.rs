//! The level before a unit's name (省发改委), which lists leave out and which is put back only where it goes without saying.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::names::{NATIONAL, is_collective, kind_of, looks_like_unit};
use super::places::{self, place};
use crate::catalogue::UnitKind;

/// Local offices of central bodies and enterprises; they take no prefix either.
const OWN_ENDINGS: &[&str] = &[
    "集团",
    "公司",
    "银行",
    "支行",
    "分行",
    "油田",
    "铁路局",
    "海关",
    "证监局",
    "银监局",
    "保监局",
    "银保监局",
    "总署",
    "管委会",
    "大学",
    "电网",
    "电力",
    "铁塔",
    "联通",
    "移动",
    "电信",
];

/// Organs of a party committee: 省委宣传部、组织部 means 省委组织部.
const PARTY: &[&str] = &[
    "组织部",
    "宣传部",
    "统战部",
    "政法委",
    "网信办",
    "政研室",
    "老干部局",
];

/// The prefixes that lists elide, with what begins like them but is none (市场监管局, 区域…).
const PREFIXES: &[(&str, &[&str])] = &[
    ("自治区", &[]),
    ("自治州", &[]),
    ("兵团", &[]),
    ("省", &[]),
    ("市", &["市场", "市政园林", "市容"]),
    ("县", &["县域"]),
    ("区", &["区域", "区块"]),
    ("州", &[]),
    ("盟", &[]),
    ("旗", &[]),
    ("镇", &[]),
];

/// The level that `name` shows: 省 for 省发改委, nothing for 市场监管局.
pub(super) fn prefix_of(name: &str) -> Option<&'static str> {
    PREFIXES
        .iter()
        .find(|(prefix, not)| name.starts_with(prefix) && !not.iter().any(|n| name.starts_with(n)))
        .map(|(prefix, _)| *prefix)
}

/// What a department lends to those after it in its list: 省, or with a place 济南市; nothing for governments and
/// collectives.
pub(super) fn lends(name: &str) -> Option<&str> {
    let lender = !is_collective(name)
        && kind_of(name) == UnitKind::Department
        && !name.contains("级人民政府");
    let from = place(name).map_or(0, str::len);
    let prefix = prefix_of(&name[from..]).filter(|_| lender)?;
    let rest = &name[from + prefix.len()..];
    let department = !rest.starts_with("人民政府") && (from == 0 || looks_like_unit(rest));
    department.then(|| &name[..from + prefix.len()])
}

/// Whether `name` is whole as it stands, so that no prefix may be put before it.
pub(super) fn is_whole(name: &str) -> bool {
    let ministry = name.ends_with('部') && !PARTY.contains(&name);
    // 金融监管总局南省监管局: the office of a central body.
    let office = name
        .find("总局")
        .is_some_and(|at| at > 0 && at + "总局".len() < name.len());
    let zone = [
        "新区",
        "开发区",
        "高新区",
        "园区",
        "科学城",
        "度假区",
        "示范区",
        "保税区",
        "街道",
        "乡镇",
        "镇街",
        "医院",
    ];
    prefix_of(name).is_some()
        || place(name).is_some()
        || is_collective(name)
        || ministry
        || office
        || zone.iter().any(|end| name.ends_with(end))
        || NATIONAL.iter().any(|n| name.starts_with(n))
        || OWN_ENDINGS.iter().any(|end| name.ends_with(end))
        || kind_of(name) != UnitKind::Department
        || !looks_like_unit(name)
}

/// The names of departments that every place has.
static DEPARTMENTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| places::words(include_str!("../../data/departments.txt")));

/// Whether a department is called `name` in every place, so that the place before it goes without saying.
pub(super) fn is_usual_department(name: &str) -> bool {
    let ends = [
        "委员会",
        "办公室",
        "中心",
        "总局",
        "厅",
        "局",
        "委",
        "办",
        "部",
        "会",
        "联",
        "协",
        "社",
        "院",
    ];
    PARTY.contains(&name)
        || ends
            .iter()
            .filter_map(|end| name.strip_suffix(end))
            .any(|stem| DEPARTMENTS.contains(stem))
}

/// Whether `name` is so short that it is no proper name: 畜牧兽医局.
pub(super) fn is_plain_department(name: &str) -> bool {
    let ends = ["厅", "局", "委", "办", "部", "会", "中心", "院"];
    let most = if name.ends_with(['局', '厅', '委']) {
        7
    } else {
        5
    };
    name.chars().count() <= most && ends.iter().any(|end| name.ends_with(end))
}

/// `name` with the prefix that its list left out.
pub(super) fn with_prefix(prefix: &str, name: &str) -> String {
    if PARTY.contains(&name) {
        let party = if prefix.ends_with("自治区") || prefix == "兵团" {
            "党委"
        } else {
            "委"
        };
        format!("{prefix}{party}{name}")
    } else {
        format!("{prefix}{name}")
    }
}

/// Whether `name` is an office that central bodies have in every province, so that it shares the place of the one
/// before it: 黑龙江银监局、证监局.
pub(super) fn shares_place(name: &str) -> bool {
    matches!(name, "证监局" | "银监局" | "保监局" | "银保监局")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_whose_name_is_whole() {
        for name in [
            "龙煤集团",
            "哈尔滨铁路局",
            "黑龙江证监局",
            "合肥海关",
            "财政部",
            "市水利局",
            "各市政府",
            "大庆市",
            "团省委",
        ] {
            assert!(is_whole(name), "{name}");
        }
        for name in [
            "工信委",
            "市场监管局",
            "中医药管理局",
            "国土资源厅",
            "新闻出版局",
            "农垦总局",
            "编办",
            "宣传部",
        ] {
            assert!(!is_whole(name), "{name}");
        }
    }

    #[test]
    fn gives_party_organs_their_committee() {
        assert_eq!(with_prefix("省", "组织部"), "省委组织部");
        assert_eq!(with_prefix("省", "编办"), "省编办");
    }
}
