//! How Word writes a number: 一, （一）'s 一, 1, ①, 甲, IV.

/// How a level of a list writes its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// 1, and every way of writing that is not known.
    Decimal,
    /// 01
    TwoDigits,
    /// １
    Wide,
    /// 一, 十一, 一百二十
    Chinese,
    /// 一〇 digit by digit
    Digits,
    /// 壹, 拾壹
    Capital,
    /// 甲
    Stem,
    /// 子
    Branch,
    /// ①
    Circled,
    /// ⑴
    Bracketed,
    /// ⒈
    Stopped,
    /// IV, iv
    Roman { upper: bool },
    /// A, a
    Letter { upper: bool },
    /// Nothing: the level's text is all, as of a bullet.
    Nothing,
}

impl Format {
    /// The format that `w:numFmt` names.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Self::TwoDigits,
            "decimalFullWidth" | "decimalFullWidth2" => Self::Wide,
            "chineseCounting"
            | "chineseCountingThousand"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "japaneseCounting"
            | "koreanCounting" => Self::Chinese,
            "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => Self::Digits,
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
                Self::Capital
            }
            "ideographTraditional" => Self::Stem,
            "ideographZodiac" => Self::Branch,
            "decimalEnclosedCircle"
            | "decimalEnclosedCircleChinese"
            | "ideographEnclosedCircle" => Self::Circled,
            "decimalEnclosedParen" => Self::Bracketed,
            "decimalEnclosedFullstop" => Self::Stopped,
            "upperRoman" => Self::Roman { upper: true },
            "lowerRoman" => Self::Roman { upper: false },
            "upperLetter" => Self::Letter { upper: true },
            "lowerLetter" => Self::Letter { upper: false },
            "none" | "bullet" => Self::Nothing,
            _ => Self::Decimal,
        }
    }

    /// The number as it is written.
    pub(super) fn shown(self, count: u32) -> String {
        let plain = count.to_string();
        let each = |digits: &str| {
            plain
                .bytes()
                .filter_map(|d| digits.chars().nth(usize::from(d - b'0')))
                .collect()
        };
        match self {
            Self::Decimal => plain,
            Self::TwoDigits => format!("{count:02}"),
            Self::Wide => each("０１２３４５６７８９"),
            Self::Chinese => {
                chinese(count, "零一二三四五六七八九", ["", "十", "百", "千"]).unwrap_or(plain)
            }
            Self::Digits => each("〇一二三四五六七八九"),
            Self::Capital => {
                chinese(count, "零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟"]).unwrap_or(plain)
            }
            Self::Stem => cycle(count, "甲乙丙丁戊己庚辛壬癸"),
            Self::Branch => cycle(count, "子丑寅卯辰巳午未申酉戌亥"),
            Self::Circled => one_sign(count, '①', 20).unwrap_or(plain),
            Self::Bracketed => one_sign(count, '⑴', 20).unwrap_or_else(|| format!("({plain})")),
            Self::Stopped => one_sign(count, '⒈', 20).unwrap_or_else(|| format!("{plain}.")),
            Self::Roman { upper } => cased(&roman(count).unwrap_or(plain), upper),
            Self::Letter { upper } => cased(&letters(count), upper),
            Self::Nothing => String::new(),
        }
    }
}

fn cased(text: &str, upper: bool) -> String {
    if upper {
        text.to_uppercase()
    } else {
        text.to_lowercase()
    }
}

/// A number below ten thousand in Chinese: 十一, 一百零二.
fn chinese(count: u32, digits: &str, ranks: [&str; 4]) -> Option<String> {
    let digits: Vec<char> = digits.chars().collect();
    if !(1..10_000).contains(&count) {
        return None;
    }
    let mut out = String::new();
    let mut gap = false;
    for rank in (0..4_u32).rev() {
        let digit = count / 10_u32.pow(rank) % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(digits[0]);
        }
        // 十一, not 一十一, at the beginning; 壹拾壹 is not 拾壹, but Word writes it so.
        if !(digit == 1 && rank == 1 && out.is_empty()) {
            out.push(digits[digit as usize]);
        }
        out.push_str(ranks[rank as usize]);
    }
    Some(out)
}

fn cycle(count: u32, signs: &str) -> String {
    let signs: Vec<char> = signs.chars().collect();
    let at = (count.max(1) as usize - 1) % signs.len();
    signs[at].to_string()
}

fn one_sign(count: u32, first: char, most: u32) -> Option<String> {
    (1..=most)
        .contains(&count)
        .then(|| char::from_u32(u32::from(first) + count - 1).map(String::from))?
}

fn roman(count: u32) -> Option<String> {
    if !(1..4000).contains(&count) {
        return None;
    }
    let steps = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = count;
    let mut out = String::new();
    for (value, sign) in steps {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}

/// a … z, aa, bb: Word repeats the letter.
fn letters(count: u32) -> String {
    let nth = count.max(1) - 1;
    let letter = char::from(b'a' + u8::try_from(nth % 26).unwrap_or(0));
    let times = (nth / 26 + 1).min(50) as usize;
    letter.to_string().repeat(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_word_does() {
        for (format, count, want) in [
            ("decimal", 12, "12"),
            ("chineseCounting", 10, "十"),
            ("chineseCountingThousand", 11, "十一"),
            ("chineseCountingThousand", 20, "二十"),
            ("chineseCountingThousand", 102, "一百零二"),
            ("chineseCountingThousand", 1010, "一千零一十"),
            ("japaneseCounting", 3, "三"),
            ("ideographTraditional", 2, "乙"),
            ("decimalEnclosedCircleChinese", 3, "③"),
            ("decimalEnclosedCircle", 21, "21"),
            ("upperRoman", 14, "XIV"),
            ("lowerLetter", 27, "aa"),
            ("decimalZero", 3, "03"),
            ("decimalFullWidth", 10, "１０"),
            ("bullet", 3, ""),
            ("ordinalText", 3, "3"),
        ] {
            assert_eq!(Format::named(format).shown(count), want, "{format} {count}");
        }
    }
}
