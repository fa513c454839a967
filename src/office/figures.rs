//! Numbers as a sheet shows them: 0.98 under the format `0%` is 98%, 1200 under `0"万元"` is 1200万元.
//!
//! Only what changes what a number says is followed: per cent and per mille, scale, decimals, noughts in front and the words
//! around it. Groups of thousands are not written, since a comma parts other things in a notice. Days and times are calamine's.

/// A number format's part for numbers of one sign, taken apart.
#[derive(Debug, Default)]
struct Section {
    /// The words before the digits, and behind them.
    before: String,
    after: String,
    /// Digits before the point that are shown in any case.
    whole: usize,
    /// The most decimals, and how many of them are shown in any case.
    decimals: usize,
    fixed: usize,
    /// By how many powers of ten the number is shown larger, or smaller.
    power: i32,
    /// Whether there are places for digits, or the word General.
    digits: bool,
    general: bool,
}

/// What a sheet shows of `number` under the format `code`; `None` where that is the plain number, or a format that is not
/// followed: fractions, powers of ten, conditions.
pub(super) fn shown(number: f64, code: &str) -> Option<String> {
    let codes = sections(code);
    let (at, negative) = match codes.len() {
        0 | 1 => (0, number < 0.0),
        _ if number < 0.0 => (1, true),
        2 => (0, false),
        _ if number == 0.0 => (2, false),
        _ => (0, false),
    };
    let section = section(codes.get(at)?)?;
    if !number.is_finite() || (!section.digits && !section.general && section.before.is_empty()) {
        return None;
    }
    let figure = section.figure(number.abs());
    let (before, after) = (section.before.as_str(), section.after.as_str());
    // Brackets and colours that say below nought would be lost; the sign is not.
    let (before, after) = match (
        before.strip_suffix(['(', '（']),
        after.strip_prefix([')', '）']),
    ) {
        (Some(before), Some(after)) if negative => (before, after),
        _ => (before, after),
    };
    let none = figure.chars().all(|c| "0.".contains(c));
    let signs = ["-", "−", "负", "下降", "减", "↓", "▼"];
    let said = signs
        .iter()
        .any(|sign| before.contains(sign) || after.contains(sign));
    let sign = if negative && !said && !none { "-" } else { "" };
    let text = format!("{before}{sign}{figure}{after}").trim().to_owned();
    let plain = super::document::plain_number(number);
    (text != plain).then_some(text)
}

/// Whether a format shows some number in another way than plainly.
pub(super) fn changes(code: &str) -> bool {
    shown(1.234_567, code).is_some() || shown(-1.234_567, code).is_some()
}

/// The parts of a format between its semicolons.
fn sections(code: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            ';' => {
                out.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push(&code[start..]);
    out
}

/// A part of a format taken apart; `None` where it is of a kind that is not followed.
fn section(code: &str) -> Option<Section> {
    let mut out = Section::default();
    let (mut point, mut closed, mut commas) = (false, false, 0);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                let words: String = chars.by_ref().take_while(|c| *c != '"').collect();
                out.say(&words);
            }
            '\\' => out.say(&chars.next()?.to_string()),
            '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if inside.starts_with(['<', '>', '=']) {
                    return None;
                }
                if let Some(money) = inside.strip_prefix('$') {
                    out.say(money.split('-').next().unwrap_or_default());
                }
            }
            '0' | '#' | '?' => {
                // Words between digits, as telephone numbers have them.
                if !out.after.is_empty() || closed {
                    return None;
                }
                out.digits = true;
                commas = 0;
                let fixed = usize::from(c == '0');
                if point {
                    out.decimals += 1;
                    out.fixed += fixed;
                } else {
                    out.whole += fixed;
                }
            }
            '.' if out.digits && !point => point = true,
            ',' if out.digits => commas += 1,
            '%' | '‰' => {
                closed = true;
                out.power += if c == '%' { 2 } else { 3 };
                out.say(&c.to_string());
            }
            'G' if chars.as_str().starts_with("eneral") => {
                chars.nth(5);
                out.general = true;
            }
            'E' | 'e' | '/' | '@' | 'A'..='Z' | 'a'..='z' => return None,
            c => out.say(&c.to_string()),
        }
    }
    out.power -= 3 * commas;
    Some(out)
}

impl Section {
    /// Adds words where they stand: before the digits or behind.
    fn say(&mut self, words: &str) {
        if self.digits || self.general {
            self.after.push_str(words);
        } else {
            self.before.push_str(words);
        }
    }

    /// The digits of `number`, which is not below nought.
    fn figure(&self, number: f64) -> String {
        if self.general {
            return super::document::plain_number(number);
        }
        if !self.digits {
            return String::new();
        }
        // Sheets hold fifteen digits; half is rounded up, of what these digits say.
        let scaled = fifteen(number * 10_f64.powi(self.power));
        let places = i32::try_from(self.decimals.min(15)).unwrap_or(15);
        let rounded = (fifteen(scaled * 10_f64.powi(places))).round() / 10_f64.powi(places);
        let text = format!("{rounded:.*}", self.decimals.min(15));
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let bare = decimals.trim_end_matches('0');
        let decimals = &decimals[..bare.len().max(self.fixed.min(decimals.len()))];
        let point = if decimals.is_empty() { "" } else { "." };
        let width = self.whole.min(30);
        format!("{whole:0>width$}{point}{decimals}")
    }
}

/// `number` to fifteen digits.
fn fifteen(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_the_sheet_shows_them() {
        for (number, code, want) in [
            (0.98, "0%", Some("98%")),
            (0.985, "0%", Some("99%")),
            (0.9755, "0.00%", Some("97.55%")),
            (-0.023, "0.0%", Some("-2.3%")),
            (0.0005, "0.0‰", Some("0.5‰")),
            (1200.0, "0\"万元\"", Some("1200万元")),
            (1200.0, "#,##0", None),
            (1_234_567.0, "0.0,,\"百万\"", Some("1.2百万")),
            (7.0, "\"第\"000\"号\"", Some("第007号")),
            (3.0, "General\"个\"", Some("3个")),
            (3.456, "0.0", Some("3.5")),
            (3.0, "0.##", None),
            (-5.0, "#,##0_);[Red]\\(#,##0\\)", None),
            (-5.0, "0;[Red]0", None),
            (5.0, "0\"↑\";0\"↓\";\"持平\"", Some("5↑")),
            (0.0, "0\"↑\";0\"↓\";\"持平\"", Some("持平")),
            (12.5, "[$¥-804]#,##0.00", Some("¥12.50")),
            (0.98, "General", None),
            (0.98, "@", None),
            (0.5, "# ?/?", None),
            (0.98, "0.00E+00", None),
            (0.98, "[>1]0%;0.0", None),
            (0.0, "0%", Some("0%")),
            (2.0, "", None),
        ] {
            assert_eq!(shown(number, code).as_deref(), want, "{number} {code}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_format_makes_it_panic(number in proptest::num::f64::ANY, code in "[0#?.,%;\"\\\\_*\\[\\]$GEeneral<a万 -]{0,30}") {
            let _ = shown(number, &code);
        }
    }
}
