//! The numbers that head parts and items: 一、 （一） 1. （1） ①, and where they stand in the order of levels.

/// How deep a marker stands, the outermost first. Official documents nest in this order (GB/T 9704: 一、 then （一）
/// then 1. then （1）); chapters and sections of regulations go above, circled digits below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// 第一章, 第一部分
    Chapter,
    /// 第一节
    Section,
    /// 一、
    Part,
    /// （一）
    Sub,
    /// 1. 1、 第一条
    Item,
    /// （1） 1）
    Point,
    /// ①
    Circle,
}

/// A marker at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// How deep.
    pub(super) level: Level,
    /// Which number.
    pub(super) number: u32,
    /// How many bytes of the text it takes, white space after it included.
    pub(super) len: usize,
}

/// The marker with which `text` begins.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let found = ordinal(text)
        .or_else(|| bracketed(text))
        .or_else(|| plain(text))
        .or_else(|| circled(text))?;
    let rest = &text[found.len..];
    let space = rest.len() - rest.trim_start().len();
    Some(Marker {
        len: found.len + space,
        ..found
    })
}

/// 第一章, 第二节, 第三条.
fn ordinal(text: &str) -> Option<Marker> {
    let rest = text.strip_prefix('第')?;
    let (number, digits) = chinese(rest).or_else(|| arabic(rest))?;
    let after = &rest[digits..];
    let (level, word) = [
        (Level::Chapter, "章"),
        (Level::Chapter, "部分"),
        (Level::Section, "节"),
        (Level::Item, "条"),
    ]
    .into_iter()
    .find(|(_, word)| after.starts_with(word))?;
    Some(Marker {
        level,
        number,
        len: '第'.len_utf8() + digits + word.len(),
    })
}

/// （一） and （1）, in round brackets of either width.
fn bracketed(text: &str) -> Option<Marker> {
    let open = text.chars().next().filter(|c| matches!(c, '（' | '('))?;
    let rest = &text[open.len_utf8()..];
    let (level, (number, digits)) = match chinese(rest) {
        Some(found) => (Level::Sub, found),
        None => (Level::Point, arabic(rest)?),
    };
    let after = &rest[digits..];
    let close = after.chars().next().filter(|c| matches!(c, '）' | ')'))?;
    let mut len = open.len_utf8() + digits + close.len_utf8();
    if text[len..].starts_with('、') {
        len += '、'.len_utf8();
    }
    Some(Marker { level, number, len })
}

/// 一、 and 1. and 1、 and 1）.
fn plain(text: &str) -> Option<Marker> {
    if let Some((number, digits)) = chinese(text) {
        let after = text[digits..].chars().next();
        let mark = after.filter(|c| matches!(c, '、' | '．' | '.'))?;
        return Some(Marker {
            level: Level::Part,
            number,
            len: digits + mark.len_utf8(),
        });
    }
    let (number, digits) = arabic(text)?;
    let mut after = text[digits..].chars();
    let mark = after.next()?;
    let level = match mark {
        '.' | '．' | '、' => Level::Item,
        '）' | ')' => Level::Point,
        _ => return None,
    };
    // 1.5亿元 is no item, but 4.2025年底前 is: a year may begin the text of one.
    let follows = after.take_while(|c| digit(*c).is_some()).count();
    let decimal = matches!(mark, '.' | '．') && (1..4).contains(&follows);
    (!decimal).then_some(Marker {
        level,
        number,
        len: digits + mark.len_utf8(),
    })
}

/// ① to ⑳.
fn circled(text: &str) -> Option<Marker> {
    let c = text.chars().next()?;
    let number = u32::from(c).checked_sub(0x2460)? + 1;
    (number <= 20).then_some(Marker {
        level: Level::Circle,
        number,
        len: c.len_utf8(),
    })
}

/// A number of up to three digits of either width at the start, and its bytes.
fn arabic(text: &str) -> Option<(u32, usize)> {
    let mut number = 0;
    let mut len = 0;
    let mut count = 0;
    for c in text.chars() {
        let Some(d) = digit(c) else { break };
        number = number * 10 + d;
        len += c.len_utf8();
        count += 1;
        if count > 3 {
            return None;
        }
    }
    (count > 0 && number > 0).then_some((number, len))
}

/// The value of a digit, plain or full-width.
pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// A Chinese number below one hundred at the start, and its bytes.
fn chinese(text: &str) -> Option<(u32, usize)> {
    let (mut tens, mut ones, mut len) = (None, None, 0);
    for c in text.chars().take(4) {
        match "一二三四五六七八九".chars().position(|d| d == c) {
            Some(at) if ones.is_none() => ones = u32::try_from(at + 1).ok(),
            None if c == '十' && tens.is_none() => tens = Some(ones.take().unwrap_or(1)),
            _ => break,
        }
        len += c.len_utf8();
    }
    let number = tens.unwrap_or(0) * 10 + ones.unwrap_or(0);
    (number > 0).then_some((number, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Level, u32, &str)> {
        marker(text).map(|m| (m.level, m.number, &text[m.len..]))
    }

    #[test]
    fn reads_every_level() {
        for (text, level, number) in [
            ("第三章 甲", Level::Chapter, 3),
            ("第二节 甲", Level::Section, 2),
            ("十一、甲", Level::Part, 11),
            ("（十六）甲", Level::Sub, 16),
            ("(二十)甲", Level::Sub, 20),
            ("2.甲", Level::Item, 2),
            ("１０．甲", Level::Item, 10),
            ("3、甲", Level::Item, 3),
            ("第五条　甲", Level::Item, 5),
            ("（7）甲", Level::Point, 7),
            ("8）甲", Level::Point, 8),
            ("③甲", Level::Circle, 3),
        ] {
            assert_eq!(read(text), Some((level, number, "甲")), "{text}");
        }
    }

    #[test]
    fn takes_a_year_after_the_number_for_text() {
        assert_eq!(read("4.2025年启动"), Some((Level::Item, 4, "2025年启动")));
    }

    #[test]
    fn takes_no_other_number_for_a_marker() {
        for text in [
            "1.5亿元",
            "2012年7月4日",
            "（省发改委负责）",
            "一是甲",
            "（2021—2023）",
            "十",
            "",
            "0.甲",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
