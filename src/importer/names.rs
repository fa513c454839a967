//! What a unit's name tells: whether it is one at all, what kind, and whether it has a prefix or a place of its own.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::places::{self, place};
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
const NATIONAL: &[&str] = &[
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

/// Whether `name` looks like a unit: it ends as units do and is no sentence.
pub(super) fn looks_like_unit(name: &str) -> bool {
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

/// Whether `name` stands for several units at once.
pub(super) fn is_collective(name: &str) -> bool {
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

/// What kind of unit `name` is.
pub(super) fn kind_of(name: &str) -> UnitKind {
    if is_collective(name) {
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

/// The commonest surnames.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳诸葛司马上官安常康牟严华戚鲍柯庞霍倪童岳齐梅庄辛管祝左涂谷祁时舒耿卜路詹关苗凌费纪靳盛祖宁戴季阮施";

/// Whether `name` is a person rather than a unit: a title, or two or three characters that begin with a surname.
pub(super) fn looks_like_person(name: &str) -> bool {
    if is_titled(name) {
        return true;
    }
    (2..=3).contains(&name.chars().count())
        && name.starts_with(|c| SURNAMES.contains(c))
        && place(name).is_none()
        && !looks_like_unit(name)
}

/// Whether `name` is a person by a title, before the name or behind it.
pub(super) fn is_titled(name: &str) -> bool {
    let titles = [
        "同志",
        "省长",
        "市长",
        "县长",
        "区长",
        "州长",
        "盟长",
        "书记",
        "秘书长",
        "常委",
        "主席",
        "部长",
        "局长",
    ];
    titles.iter().any(|title| name.ends_with(title)) || has_title(name)
}

/// Whether `name` is a title and a person's name behind it: 常务副县长张三.
fn has_title(name: &str) -> bool {
    let titles = [
        "省长",
        "市长",
        "县长",
        "区长",
        "州长",
        "镇长",
        "乡长",
        "书记",
        "秘书长",
        "常委",
        "主席",
        "部长",
        "局长",
        "主任",
        "厅长",
        "处长",
        "科长",
        "组长",
        "同志",
    ];
    titles.iter().any(|title| {
        let Some(at) = name.find(title) else {
            return false;
        };
        let person = name[at + title.len()..].trim_start_matches(['、', ' ']);
        (2..=3).contains(&person.chars().count())
            && person.starts_with(|c| SURNAMES.contains(c))
            && !looks_like_unit(person)
    })
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

    #[test]
    fn knows_people_from_units() {
        for name in ["王建国", "李市长", "张三同志"] {
            assert!(looks_like_person(name), "{name}");
        }
        for name in ["金华", "高新区", "省长办公室", "马鞍山"] {
            assert!(!looks_like_person(name), "{name}");
        }
    }
}
