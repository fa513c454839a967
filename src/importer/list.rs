//! Lists of units as annotations write them: 省发改委、工信委等部门和大庆、鹤岗等市 → the units by their whole names.

use super::cut::items;
use super::deng::groups;
use super::names;
use super::places::place;
use super::prefix;
use crate::catalogue::UnitKind;

/// A list taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct List {
    /// The units' whole names with their kinds, in the order of the list.
    pub(super) units: Vec<(String, UnitKind)>,
    /// Whether some group of it ends in 等.
    pub(super) open_ended: bool,
    /// Units whose prefix is taken from an earlier list of the same annotation, which is a guess.
    pub(super) borrowed: Vec<String>,
    /// Units without a prefix that may have been left out.
    pub(super) unsure: Vec<String>,
}

/// Takes `text` apart. `prefix` is the level shown last in this annotation (省), and is kept up to date; it is lent to
/// a list that shows none.
pub(super) fn read(text: &str, prefix: &mut Option<String>) -> List {
    let mut out = List::default();
    let mut names = Vec::new();
    for group in groups(text) {
        out.open_ended |= group.open;
        names.extend(items(group.text, group.makes));
    }
    let mut shown = false;
    let mut last_place: Option<String> = None;
    let repeats = names
        .iter()
        .filter(|name| prefix::lends(name).is_some())
        .count()
        > 1;
    for name in names {
        if let Some(own) = prefix::lends(&name) {
            *prefix = Some(own.to_owned());
            shown = true;
        }
        let whole = match (&*prefix, &last_place) {
            _ if own_government(out.units.last(), &name).is_some() => {
                own_government(out.units.last(), &name).unwrap_or_default()
            }
            (_, Some(place)) if prefix::shares_place(&name) => format!("{place}{name}"),
            (Some(prefix), _) if !prefix::is_whole(&name) => {
                let usual = prefix::is_usual_department(&name);
                if usual || (!repeats && prefix::is_plain_department(&name)) {
                    if !shown && !usual {
                        out.borrowed.push(name.clone());
                    }
                    prefix::with_prefix(prefix, &name)
                } else {
                    if !repeats {
                        out.unsure.push(name.clone());
                    }
                    name.clone()
                }
            }
            _ => name.clone(),
        };
        last_place = place(&whole)
            .map(str::to_owned)
            .or(last_place.filter(|_| prefix::shares_place(&name)));
        let kind = names::kind_of(&whole);
        out.units.push((whole, kind));
    }
    out
}

/// 区政府 behind 滨江区委 is 滨江区政府: the government of the place whose committee stands before it.
fn own_government(before: Option<&(String, UnitKind)>, name: &str) -> Option<String> {
    let level = name
        .chars()
        .next()
        .filter(|c| "市县区州盟旗镇乡".contains(*c))?;
    let rest = &name[level.len_utf8()..];
    let place = before?
        .0
        .strip_suffix("党委")
        .or(before?.0.strip_suffix('委'))?;
    let place = place
        .strip_suffix(level)
        .filter(|place| !place.is_empty())?;
    ["政府", "人民政府"]
        .contains(&rest)
        .then(|| format!("{place}{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        read(text, &mut None)
            .units
            .into_iter()
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn restores_elided_prefixes() {
        assert_eq!(
            names("省发改委、工信委、水利厅"),
            ["省发改委", "省工信委", "省水利厅"]
        );
        assert_eq!(names("市住建局、审批服务局"), ["市住建局", "市审批服务局"]);
        assert_eq!(
            names("自治区发展改革委、财政厅"),
            ["自治区发展改革委", "自治区财政厅"]
        );
        assert_eq!(names("市公安局、市场监管局"), ["市公安局", "市市场监管局"]);
        assert_eq!(
            names("省委宣传部、组织部、财政厅"),
            ["省委宣传部", "省委组织部", "省财政厅"]
        );
    }

    #[test]
    fn leaves_names_that_are_whole() {
        assert_eq!(
            names("省国资委、黑龙江证监局"),
            ["省国资委", "黑龙江证监局"]
        );
        assert_eq!(
            names("省发改委、哈尔滨铁路局、龙煤集团"),
            ["省发改委", "哈尔滨铁路局", "龙煤集团"]
        );
        assert_eq!(
            names("税务总局、财政部、海关总署"),
            ["税务总局", "财政部", "海关总署"]
        );
        assert_eq!(
            names("省金融办、黑龙江银监局、证监局"),
            ["省金融办", "黑龙江银监局", "黑龙江证监局"]
        );
    }

    #[test]
    fn makes_cities_of_bare_places() {
        let list = read("省工信委等部门、单位和大庆、鹤岗等市", &mut None);
        assert!(list.open_ended);
        let found: Vec<_> = list
            .units
            .iter()
            .map(|(name, kind)| (name.as_str(), *kind))
            .collect();
        assert_eq!(
            found,
            [
                ("省工信委", UnitKind::Department),
                ("大庆市", UnitKind::City),
                ("鹤岗市", UnitKind::City)
            ]
        );
        assert_eq!(
            names("济南、青岛、烟台市政府"),
            ["济南市政府", "青岛市政府", "烟台市政府"]
        );
    }

    #[test]
    fn keeps_collectives_together() {
        assert_eq!(
            names("省住建厅、发改委等有关部门和各市（地）政府（行署）"),
            ["省住建厅", "省发改委", "各市（地）政府（行署）"]
        );
        assert_eq!(
            names("各市、县（市、区）人民政府"),
            ["各市、县（市、区）人民政府"]
        );
        assert_eq!(
            names("各省、自治区、直辖市人民政府"),
            ["各省、自治区、直辖市人民政府"]
        );
        assert_eq!(
            names("省环保厅、金融办和有关资源型城市"),
            ["省环保厅", "省金融办", "有关资源型城市"]
        );
        assert_eq!(names("省直有关部门、单位"), ["省直有关部门、单位"]);
    }

    #[test]
    fn keeps_a_name_that_holds_a_joining_word() {
        assert_eq!(
            names("省工业和信息化厅、省文化和旅游厅"),
            ["省工业和信息化厅", "省文化和旅游厅"]
        );
        assert_eq!(
            names("市自然资源和规划局和市城管局"),
            ["市自然资源和规划局", "市城管局"]
        );
    }

    #[test]
    fn splits_at_spaces_between_units_only() {
        assert_eq!(names("市发改委 市财政局"), ["市发改委", "市财政局"]);
        assert_eq!(names("市经济和信 息化委"), ["市经济和信息化委"]);
    }
}
