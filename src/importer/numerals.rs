//! Numbers as notices write them: digits of either width, 二〇二六, 十二, 一百零三.

use crate::catalogue::marker::digit;

/// The value of `text`, which must be nothing but one number.
pub(super) fn value(text: &str) -> Option<u64> {
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    if text.chars().all(|c| digit(c).is_some()) {
        return positional(text, digit);
    }
    if text.chars().all(|c| figure(c).is_some()) {
        return positional(text, figure);
    }
    spoken(text)
}

/// The value of a Chinese figure.
fn figure(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' | 'Ｏ' | 'O' => Some(0),
        '两' => Some(2),
        _ => (1..)
            .zip("一二三四五六七八九".chars())
            .find(|(_, f)| *f == c)
            .map(|(n, _)| n),
    }
}

/// Figures one behind the other: 二〇二六.
fn positional(text: &str, figure: fn(char) -> Option<u32>) -> Option<u64> {
    text.chars()
        .try_fold(0, |sum, c| Some(sum * 10 + u64::from(figure(c)?)))
}

/// With words for ten and hundred: 二十三, 一百零三.
fn spoken(text: &str) -> Option<u64> {
    let (mut sum, mut ones) = (0, None);
    for c in text.chars() {
        let ten = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                ones = Some(u64::from(figure(c)?));
                continue;
            }
        };
        sum += ones.take().unwrap_or(1) * ten;
    }
    Some(sum + ones.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_of_writing_a_number() {
        for (text, want) in [
            ("2026", Some(2026)),
            ("２０１９", Some(2019)),
            ("二〇二六", Some(2026)),
            ("十", Some(10)),
            ("十二", Some(12)),
            ("二十", Some(20)),
            ("三十一", Some(31)),
            ("一百零三", Some(103)),
            ("", None),
            ("两", Some(2)),
            ("甲", None),
        ] {
            assert_eq!(value(text), want, "{text}");
        }
    }
}
