//! The id of a notice, made of what the notice is and not of what was read of it, so that a revised text keeps it.

use crate::text::{sound, sounds};

/// How many letters of the title stand in an id.
const LETTERS: usize = 12;

/// An id of letters, digits and hyphens: the initials of the title, and a fingerprint of title, issuer and date. A
/// notice that has neither issuer nor date shares its title with others; its `text` tells them apart.
pub(super) fn id(title: &str, issuer: Option<&str>, date: Option<&str>, text: &[String]) -> String {
    let initial = |c: char| match sound(c) {
        Some(sound) => sounds()[sound].chars().next(),
        None => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    };
    let initials: String = title
        .chars()
        .filter_map(initial)
        .filter(char::is_ascii_alphanumeric)
        .take(LETTERS)
        .collect();
    let mut hash = Fingerprint::default();
    for part in [Some(title), issuer, date].into_iter().flatten() {
        hash.add(part);
    }
    if issuer.is_none() && date.is_none() {
        for line in text {
            hash.add(line);
        }
    }
    let initials = if initials.is_empty() {
        "notice"
    } else {
        initials.as_str()
    };
    format!("{initials}-{:08x}", hash.value())
}

/// FNV-1a over texts, white space aside.
struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    fn add(&mut self, text: &str) {
        let seen = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>();
        for byte in seen.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    /// Thirty-two bits of it.
    fn value(&self) -> u32 {
        u32::try_from((self.0 ^ (self.0 >> 32)) & 0xffff_ffff).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        vec![text.to_owned()]
    }

    #[test]
    fn differs_where_title_issuer_or_date_do_and_is_the_same_for_a_revised_text() {
        let of = |title, issuer, text| id(title, issuer, None, &lines(text));
        let first = of("清河县方案", Some("清河县政府"), "甲");
        assert!(first.starts_with("qhxfa-"), "{first}");
        assert_eq!(first, of("清河县方案", Some("清河县政府"), "乙"));
        assert_ne!(first, of("清河县方案", Some("清河县水务局"), "甲"));
        assert_ne!(of("方案", None, "甲"), of("方案", None, "乙"));
        assert!(first.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    }
}
