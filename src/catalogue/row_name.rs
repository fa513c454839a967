//! What a notice is called in a row beside those of other notices.

use crate::text::Ruler;

use super::Notice;

/// The most columns that the name may take.
const COLUMNS: usize = 12;

/// What titles begin with and what does not tell one notice from another.
const BEFORE: [&str; 12] = [
    "关于",
    "印发",
    "为",
    "贯彻",
    "落实",
    "深入",
    "进一步",
    "加快",
    "促进",
    "推进",
    "推动",
    "做好",
];

/// Words that a name may end with.
const KINDS: [&str; 8] = [
    "规划", "方案", "办法", "计划", "要点", "建设", "行动", "意见",
];

impl Notice {
    /// A name of at most twelve columns: the short name in the catalogue where it fits, else what is left of it, or of the title,
    /// without what most titles have.
    pub(crate) fn row_name(&self) -> String {
        let short = self.short.as_deref().unwrap_or(&self.title);
        if Ruler::NARROW.columns(short) <= COLUMNS {
            return short.to_owned();
        }
        let told: String = short
            .chars()
            .filter(|c| !"《》“”〈〉（）() ".contains(*c))
            .collect();
        let place = self.place.as_deref().unwrap_or_default();
        let bare = place.trim_end_matches(['省', '市']);
        let mut rest = told.as_str();
        loop {
            let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '年');
            let places = [place, bare].into_iter().filter(|place| !place.is_empty());
            let mut before = places.chain(BEFORE);
            let next = before.find_map(|before| digits.strip_prefix(before));
            match next {
                Some(next) => rest = next,
                None => break rest = digits,
            }
        }
        let rest = if rest.is_empty() { &self.id } else { rest };
        let cut = Ruler::NARROW.clip(rest, COLUMNS);
        let ends = KINDS
            .iter()
            .filter_map(|kind| Some(cut.find(kind)? + kind.len()));
        let end = ends.filter(|end| *end > "规划".len()).max();
        cut[..end.unwrap_or(cut.len())].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn a_row_has_room_for_a_few_words() {
        let mut notice = Catalogue::embedded().unwrap().notice;
        notice.short = None;
        assert_eq!(notice.row_name(), "十二五规划");
        for (title, name) in [
            (
                "促进综合保税区高水平开放高质量发展的若干意见",
                "综合保税区高",
            ),
            ("2022年数字政府建设考评办法", "数字政府建设"),
            ("关于进一步做好稳就业工作的意见", "稳就业工作的"),
            ("济南", "济南"),
        ] {
            notice.short = Some(title.to_owned());
            assert_eq!(notice.row_name(), name);
        }
    }
}
