//! The measured targets in a statement: 森林覆盖率达到47.3%，森林蓄积量达到17.55亿立方米。

use crate::catalogue::marker;
use crate::catalogue::{Direction, Indicator};

/// Verbs before a value, the longest first.
const VERBS: &[(&str, Direction)] = &[
    ("提高到", Direction::Reach),
    ("增加到", Direction::Reach),
    ("提升到", Direction::Reach),
    ("降低到", Direction::Reach),
    ("下降到", Direction::Reach),
    ("减少到", Direction::Reach),
    ("控制在", Direction::Reach),
    ("提高至", Direction::Reach),
    ("达到", Direction::Reach),
    ("增至", Direction::Reach),
    ("降至", Direction::Reach),
    ("增加", Direction::Rise),
    ("提高", Direction::Rise),
    ("增长", Direction::Rise),
    ("提升", Direction::Rise),
    ("上升", Direction::Rise),
    ("新增", Direction::Rise),
    ("降低", Direction::Fall),
    ("减低", Direction::Fall),
    ("减少", Direction::Fall),
    ("下降", Direction::Fall),
    ("削减", Direction::Fall),
    ("达", Direction::Reach),
    ("为", Direction::Level),
];

/// What says that a number is below nought.
const SIGNS: [char; 7] = ['-', '−', '－', '﹣', '–', '负', '負'];

/// What stands between a name and its verb and says over which time.
const SPANS: &[&str] = &[
    "五年累计",
    "年均",
    "累计",
    "每年",
    "比重为",
    "不低于",
    "不少于",
    "不超过",
    "分别",
    "力争",
];

/// The targets that `text` sets, in its order. Parts without a number set none.
pub(super) fn indicators(text: &str) -> Vec<Indicator> {
    let start = marker::marker(text).map_or(0, |marker| marker.len);
    text[start..]
        .split(['，', '、', '；', '。', '：'])
        .filter_map(indicator)
        .collect()
}

/// The target in one part: name, verb, number, unit of measure.
fn indicator(part: &str) -> Option<Indicator> {
    let part = part.trim();
    let number = |c: char| marker::digit(c).is_some();
    let from = part.find(number)?;
    let len = part[from..]
        .find(|c| !(number(c) || matches!(c, '.' | '．')))
        .unwrap_or(part.len() - from);
    let (value, measure) = part[from..].split_at(len);
    let mut name = part[..from].trim();
    let mut value = value.to_owned();
    // 增长-2%, 负3.9%: the sign belongs to the number.
    if let Some(rest) = name.strip_suffix(SIGNS) {
        (name, value) = (rest.trim_end(), format!("-{value}"));
    }
    let mut direction = Direction::Level;
    if let Some((rest, towards)) = VERBS
        .iter()
        .find_map(|(verb, to)| Some((name.strip_suffix(verb)?, *to)))
    {
        (name, direction) = (rest, towards);
    }
    while let Some(rest) = SPANS.iter().find_map(|span| name.strip_suffix(span)) {
        name = rest;
    }
    let measure = ["以上", "以下", "以内", "左右"]
        .iter()
        .fold(measure.trim(), |m, end| m.strip_suffix(end).unwrap_or(m));
    let date = ["年", "月", "日"]
        .iter()
        .any(|unit| measure.starts_with(unit));
    (!name.is_empty() && !measure.is_empty() && !date).then(|| Indicator {
        name: name.to_owned(),
        direction,
        value,
        measure: measure.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Direction, String, String)> {
        indicators(text)
            .into_iter()
            .map(|i| (i.name, i.direction, i.value, i.measure))
            .collect()
    }

    fn one(
        name: &str,
        direction: Direction,
        value: &str,
        measure: &str,
    ) -> (String, Direction, String, String) {
        (name.into(), direction, value.into(), measure.into())
    }

    #[test]
    fn reads_name_direction_value_and_measure() {
        assert_eq!(
            read("耕地保有量1160.7万公顷。"),
            [one("耕地保有量", Direction::Level, "1160.7", "万公顷")]
        );
        assert_eq!(
            read("森林覆盖率达到47.3%，森林蓄积量达到17.55亿立方米。"),
            [
                one("森林覆盖率", Direction::Reach, "47.3", "%"),
                one("森林蓄积量", Direction::Reach, "17.55", "亿立方米")
            ]
        );
        assert_eq!(
            read("非化石能源占一次能源消耗比重五年累计增加1.3%。"),
            [one(
                "非化石能源占一次能源消耗比重",
                Direction::Rise,
                "1.3",
                "%"
            )]
        );
        assert_eq!(
            read("1.失业率控制在５%以内"),
            [one("失业率", Direction::Reach, "５", "%")]
        );
    }

    #[test]
    fn a_number_below_nought_keeps_its_sign() {
        for (text, direction, value) in [
            ("规上工业增加值增长-2%", Direction::Rise, "-2"),
            ("进出口总额增长负3.9%", Direction::Rise, "-3.9"),
            ("居民消费价格为−2.5%", Direction::Level, "-2.5"),
            ("投资增速－1.5%", Direction::Level, "-1.5"),
        ] {
            let found = read(text);
            assert_eq!(
                (found[0].1, found[0].2.as_str()),
                (direction, value),
                "{text}"
            );
            assert!(!found[0].0.ends_with(SIGNS), "{text}");
        }
        assert_eq!(read("比重提高2-3个百分点")[0].2, "2");
    }

    #[test]
    fn takes_no_date_for_a_target() {
        assert_eq!(read("到2025年，确保完成。"), []);
    }
}
