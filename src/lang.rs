//! The two languages users read: Chinese by default, English under `--lang en`.
//!
//! Wording lives where it is used, both languages side by side, so that neither can be forgotten. The faces know their
//! language and make one sentence with [`tr!`](crate::lang::tr); the layers below them don't, and make a [`Wording`] with
//! [`both!`](crate::lang::both).

use strum::{EnumString, VariantNames};

/// The language of everything the program says. What comes from the notice stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum Lang {
    /// Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The wording in this language.
    pub(crate) fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// A fixed wording in both languages, for tables that are built before the language is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// Chinese.
    pub(crate) zh: &'static str,
    /// English.
    pub(crate) en: &'static str,
}

impl Label {
    /// A label from both wordings.
    pub(crate) const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// Whether `name` is the wording in either language.
    pub(crate) fn is(self, name: &str) -> bool {
        self.zh == name || self.en == name
    }

    /// The wording in `lang`.
    pub(crate) fn pick(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// A sentence made at run time, in both languages; see [`both!`](crate::lang::both).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    /// Chinese.
    pub(crate) zh: String,
    /// English.
    pub(crate) en: String,
}

impl Wording {
    /// The sentence in `lang`.
    pub(crate) fn pick(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

/// What English adds to a noun for so many things.
pub(crate) fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// `both!("已保存 {id}", "saved {id}")`: a [`Wording`] from two format strings over the same values.
macro_rules! both {
    ($zh:literal, $en:literal $(, $($arg:tt)*)?) => {
        $crate::lang::Wording {
            zh: format!($zh $(, $($arg)*)?),
            en: format!($en $(, $($arg)*)?),
        }
    };
}
pub(crate) use both;

/// `tr!(lang, "已保存 {id}", "saved {id}")`: a `String` in the language `lang`, from two format strings over the same values.
macro_rules! tr {
    ($lang:expr, $zh:literal, $en:literal $(, $($arg:tt)*)?) => {
        match $lang {
            $crate::lang::Lang::Zh => format!($zh $(, $($arg)*)?),
            $crate::lang::Lang::En => format!($en $(, $($arg)*)?),
        }
    };
}
pub(crate) use tr;

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn makes_the_sentence_of_the_language_alone() {
        let (id, by) = ("2.3", "王芳");
        assert_eq!(
            tr!(Lang::Zh, "已保存 {id}，{}", "saved {id}, {}", by),
            "已保存 2.3，王芳"
        );
        assert_eq!(
            tr!(Lang::En, "已保存 {id}，{}", "saved {id}, {}", by),
            "saved 2.3, 王芳"
        );
    }
}
