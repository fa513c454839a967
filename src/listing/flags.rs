//! 逾期, 临期 and 待核: the words, and how many clauses have each.

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::journal::{Counts, Flags, Nearness};
use crate::lang::{Label, Lang, plural, tr};

/// Days before a due day from which it counts as near, where no setting says otherwise.
pub(crate) const SOON_DAYS: u16 = 7;

/// The day that flags are counted from, and by what rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Calendar {
    /// Today, in the reader's zone.
    pub(crate) today: NaiveDate,
    /// Days before a due day from which it counts as near.
    pub(crate) soon: u16,
}

#[cfg(test)]
impl Calendar {
    /// That of a day, by the usual rule.
    pub(crate) fn of(today: NaiveDate) -> Self {
        let soon = SOON_DAYS;
        Self { today, soon }
    }
}

/// The field's word for how near a due day is: 逾期, 临期. The English one is also its name in JSON and in filters.
pub(crate) fn nearness_label(nearness: Nearness) -> Label {
    match nearness {
        Nearness::Overdue => Label::new("逾期", "overdue"),
        Nearness::Soon => Label::new("临期", "soon"),
    }
}

/// The field's word for a unit's 已完成 that waits for the office.
pub(crate) const REVIEW: Label = Label::new("待核", "review");

fn labels(flags: Flags) -> impl Iterator<Item = Label> {
    let due = flags.due.map(nearness_label);
    due.into_iter().chain(flags.review.then_some(REVIEW))
}

/// The flags in words, 逾期 待核; empty without any.
pub(crate) fn flag_words(flags: Flags, lang: Lang) -> String {
    let words: Vec<_> = labels(flags).map(|label| label.pick(lang)).collect();
    words.join(" ")
}

/// The same where there is no room for words: the first letter of each.
pub(crate) fn flag_letters(flags: Flags, lang: Lang) -> String {
    let first = labels(flags).filter_map(|label| label.pick(lang).chars().next());
    first.flat_map(char::to_uppercase).collect()
}

/// How many clauses have each flag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FlagCounts {
    /// 逾期.
    pub(crate) overdue: usize,
    /// 临期.
    pub(crate) soon: usize,
    /// 待核.
    pub(crate) review: usize,
}

impl FlagCounts {
    /// Whether no clause has any.
    pub(crate) fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Those there are in a line, with the rule in short: 逾期 3  临期 2（7 日内）.
    pub(crate) fn in_short(self, soon_days: u16, lang: Lang) -> String {
        let Self {
            overdue,
            soon,
            review,
        } = self;
        let mut said = Vec::new();
        if overdue > 0 {
            said.push(tr!(lang, "逾期 {overdue}", "overdue {overdue}"));
        }
        if overdue + soon > 0 {
            said.push(tr!(
                lang,
                "临期 {soon}（{soon_days} 日内）",
                "soon {soon} ({soon_days} days)"
            ));
        }
        if review > 0 {
            said.push(tr!(lang, "待核 {review}", "review {review}"));
        }
        said.join("  ")
    }

    /// All of them in a line, with the rule: 逾期 3 条，临期 2 条（7 日内到期；已完成的和没有时限的不计）.
    pub(crate) fn describe(self, soon_days: u16, lang: Lang) -> String {
        let Self {
            overdue,
            soon,
            review,
        } = self;
        let mut text = tr!(
            lang,
            "逾期 {overdue} 条，临期 {soon} 条（{soon_days} 日内到期；当天不算逾期，已完成和没有时限的不计）",
            "{overdue} overdue, {soon} due within {soon_days} days (due today is not overdue; done or without a deadline counts as neither)"
        );
        if review > 0 {
            let s = plural(review);
            text.push_str(&tr!(
                lang,
                "，待核 {review} 条",
                ", {review} return{s} to review"
            ));
        }
        text
    }
}

impl Serialize for FlagCounts {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("FlagCounts", 3)?;
        object.serialize_field("overdue", &self.overdue)?;
        object.serialize_field("soon", &self.soon)?;
        object.serialize_field("review", &self.review)?;
        object.end()
    }
}

impl FlagCounts {
    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            overdue: self.overdue + other.overdue,
            soon: self.soon + other.soon,
            review: self.review + other.review,
        }
    }

    /// What was counted.
    pub(super) fn of(counts: Counts) -> Self {
        let mut all = Self::default();
        for (flags, count) in Flags::all().zip(counts.flags) {
            match flags.due {
                Some(Nearness::Overdue) => all.overdue += count,
                Some(Nearness::Soon) => all.soon += count,
                None => {}
            }
            all.review += if flags.review { count } else { 0 };
        }
        all
    }

    /// Counts one more clause.
    pub(crate) fn add(&mut self, flags: Flags) {
        match flags.due {
            Some(Nearness::Overdue) => self.overdue += 1,
            Some(Nearness::Soon) => self.soon += 1,
            None => {}
        }
        self.review += usize::from(flags.review);
    }
}

impl FromIterator<Flags> for FlagCounts {
    fn from_iter<I: IntoIterator<Item = Flags>>(all: I) -> Self {
        let mut counts = Self::default();
        for flags in all {
            counts.add(flags);
        }
        counts
    }
}
