//! The numbers that head parts and items: 一、 （一） 1. （1） ①, and where they stand in the order of levels.

/// How deep a marker stands, the outermost first. Official documents nest in this order (GB/T 9704: 一、 then （一）
/// then 1. then （1）); chapters and sections of regulations go above, circled digits below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Level(pub(crate) u8);

impl Level {
    /// 第一章, 第一部分
    pub(crate) const CHAPTER: Self = Self(10);
    /// 第一节
    pub(crate) const SECTION: Self = Self(20);
    /// 一、
    pub(crate) const PART: Self = Self(30);
    /// 第一条
    pub(crate) const ARTICLE: Self = Self(35);
    /// （一）
    pub(crate) const SUB: Self = Self(40);
    /// —— where it stands over 1.
    pub(crate) const DASH_HEAD: Self = Self(45);
    /// 1. 1、
    pub(crate) const ITEM: Self = Self(50);
    /// 1.1
    pub(crate) const DECIMAL: Self = Self(54);
    /// （1） 1）
    pub(crate) const POINT: Self = Self(60);
    /// ——, - and bullets
    pub(crate) const DASH: Self = Self(65);
    /// ①
    pub(crate) const CIRCLE: Self = Self(70);

    /// The level right above this one: of a heading without a number.
    pub(crate) fn above(self) -> Self {
        Self(self.0.saturating_sub(2))
    }
}

/// A marker at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marker {
    /// How deep.
    pub(crate) level: Level,
    /// Which number.
    pub(crate) number: u32,
    /// How many bytes of the text it takes, white space after it included.
    pub(crate) len: usize,
}

/// The marker with which `text` begins.
pub(crate) fn marker(text: &str) -> Option<Marker> {
    let found = ordinal(text)
        .or_else(|| bracketed(text))
        .or_else(|| plain(text))
        .or_else(|| decimal(text))
        .or_else(|| one_character(text))
        .or_else(|| dash(text))?;
    let rest = &text[found.len..];
    let space = rest.len() - rest.trim_start().len();
    Some(Marker {
        len: found.len + space,
        ..found
    })
}

/// The bytes of white space at the start.
fn spaces(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// 1.1 and 1.1.2, with what follows them; not 1.5亿元.
fn decimal(text: &str) -> Option<Marker> {
    let (mut number, mut len) = arabic(text)?;
    let mut depth = 0;
    while let Some(rest) = text[len..].strip_prefix(['.', '．'])
        && let Some((next, digits)) = arabic(rest)
    {
        number = next;
        len = text.len() - rest.len() + digits;
        depth += 1;
    }
    let rest = &text[len..];
    let after = rest.trim_start().chars().next()?;
    let spaced = rest.starts_with(char::is_whitespace);
    let word = after.is_alphabetic()
        && !after.is_ascii()
        && !"亿万千百个倍元公平吨米度折年月日天小家人名户项座条所处辆台件次分点时岁号层届"
            .contains(after);
    let fits = match depth {
        // 1 水利: a number alone needs the space.
        0 => spaced && word && digit(text.chars().next()?).is_some() && len <= 2,
        1 => word || (spaced && !after.is_ascii_digit()),
        _ => true,
    };
    let depth = u8::try_from(depth).unwrap_or(3).min(3);
    let level = if depth == 0 {
        Level::ITEM
    } else {
        Level(Level::DECIMAL.0 + depth - 1)
    };
    fits.then_some(Marker { level, number, len })
}

/// Dashes and bullets.
fn dash(text: &str) -> Option<Marker> {
    let long = ["——", "--", "－－", "──"]
        .iter()
        .find(|dash| text.starts_with(**dash));
    let len = match long {
        Some(dash) => dash.len(),
        None => {
            let c = text.chars().next()?;
            let bullet = "•●■◆▲★※◎○□◇·∙▪➢".contains(c);
            let hyphen = matches!(c, '-' | '—' | '–' | '－')
                && text[c.len_utf8()..].starts_with(char::is_whitespace);
            if !bullet && !hyphen {
                return None;
            }
            c.len_utf8()
        }
    };
    let more = text[len..].starts_with(['-', '—', '─', '_', '=']);
    let rest = text[len..].trim();
    (!more && !rest.is_empty() && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(
        Marker {
            level: Level::DASH,
            number: 0,
            len,
        },
    )
}

/// 第一章, 第二节, 第三条.
fn ordinal(text: &str) -> Option<Marker> {
    let rest = text.strip_prefix('第')?;
    let before = spaces(rest);
    let (number, digits) = chinese(&rest[before..]).or_else(|| arabic(&rest[before..]))?;
    let digits = before + digits;
    let digits = digits + spaces(&rest[digits..]);
    let after = &rest[digits..];
    let (level, word) = [
        (Level::CHAPTER, "章"),
        (Level::CHAPTER, "部分"),
        (Level::SECTION, "节"),
        (Level::ARTICLE, "条"),
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
    let before = spaces(rest);
    let (level, (number, digits)) = match chinese(&rest[before..]) {
        Some(found) => (Level::SUB, found),
        None => (Level::POINT, arabic(&rest[before..])?),
    };
    let digits = before + digits;
    let digits = digits + spaces(&rest[digits..]);
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
        let digits = digits + spaces(&text[digits..]);
        let after = text[digits..].chars().next();
        let mark = after.filter(|c| matches!(c, '、' | '．' | '.'))?;
        return Some(Marker {
            level: Level::PART,
            number,
            len: digits + mark.len_utf8(),
        });
    }
    let (number, digits) = arabic(text)?;
    let digits = digits + spaces(&text[digits..]);
    let mut after = text[digits..].chars();
    let mark = after.next()?;
    let level = match mark {
        '.' | '．' | '、' => Level::ITEM,
        '）' | ')' => Level::POINT,
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

/// Numbers that are one character: ① to ⑳, ㈠ to ㈩, ⑴ to ⒇, ⒈ to ⒛.
fn one_character(text: &str) -> Option<Marker> {
    let c = text.chars().next()?;
    let (level, first, _) = [
        (Level::CIRCLE, '①', '⑳'),
        (Level::SUB, '㈠', '㈩'),
        (Level::POINT, '⑴', '⒇'),
        (Level::ITEM, '⒈', '⒛'),
    ]
    .into_iter()
    .find(|(_, first, last)| (*first..=*last).contains(&c))?;
    Some(Marker {
        level,
        number: u32::from(c) - u32::from(first) + 1,
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
pub(crate) fn digit(c: char) -> Option<u32> {
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
            ("第三章 甲", Level::CHAPTER, 3),
            ("第二节 甲", Level::SECTION, 2),
            ("十一、甲", Level::PART, 11),
            ("（十六）甲", Level::SUB, 16),
            ("(二十)甲", Level::SUB, 20),
            ("2.甲", Level::ITEM, 2),
            ("１０．甲", Level::ITEM, 10),
            ("3、甲", Level::ITEM, 3),
            ("第五条　甲", Level::ARTICLE, 5),
            ("（7）甲", Level::POINT, 7),
            ("8）甲", Level::POINT, 8),
            ("③甲", Level::CIRCLE, 3),
            ("第 一 章 甲", Level::CHAPTER, 1),
            ("一 、甲", Level::PART, 1),
            ("（ 二 ）甲", Level::SUB, 2),
            ("㈢甲", Level::SUB, 3),
            ("1.1 甲", Level::DECIMAL, 1),
            ("2 甲", Level::ITEM, 2),
            ("——甲", Level::DASH, 0),
            ("● 甲", Level::DASH, 0),
        ] {
            assert_eq!(read(text), Some((level, number, "甲")), "{text}");
        }
    }

    #[test]
    fn takes_a_year_after_the_number_for_text() {
        assert_eq!(read("4.2025年启动"), Some((Level::ITEM, 4, "2025年启动")));
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
            "30 个项目",
            "—— 3 ——",
            "-2%",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
