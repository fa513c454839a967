//! People among the names of an annotation.

use super::names::looks_like_unit;
use super::places::place;

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
    fn knows_people_from_units() {
        for name in ["王建国", "李市长", "张三同志"] {
            assert!(looks_like_person(name), "{name}");
        }
        for name in ["金华", "高新区", "省长办公室", "马鞍山"] {
            assert!(!looks_like_person(name), "{name}");
        }
    }
}
