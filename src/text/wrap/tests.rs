use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::{Ruler, closes, is_blank, opens};

const NOTICE: &str = include_str!("../../../data/notice.txt");

fn wrapped(s: &str, width: usize) -> Vec<&str> {
    let lines = Ruler::NARROW.wrap(s, width);
    lines.into_iter().map(|r| &s[r]).collect()
}

fn visible(s: &str) -> String {
    s.graphemes(true)
        .filter(|g| !g.chars().all(|c| is_blank(c) || c == '\n'))
        .collect()
}

/// Whether a line may end between the two, as far as the marks are concerned.
fn marks_allow(before: char, after: char) -> bool {
    !opens(before) && !closes(after)
}

/// What holds for every text, width and ruler.
fn check(ruler: Ruler, s: &str, width: usize) -> Result<(), TestCaseError> {
    let lines = ruler.wrap(s, width);
    let joined: String = lines.iter().map(|r| &s[r.clone()]).collect();
    prop_assert_eq!(visible(&joined), visible(s), "lost at {}", width);
    for pair in lines.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start, "out of order at {}", width);
    }
    for (nr, line) in lines.iter().enumerate() {
        let shown = &s[line.clone()];
        prop_assert!(ruler.columns(shown) <= width, "{:?} at {}", shown, width);
        prop_assert!(
            !shown
                .graphemes(true)
                .next_back()
                .is_some_and(|g| g.chars().all(is_blank)),
            "{:?} at {}",
            shown,
            width
        );
        let Some(next) = lines
            .get(nr + 1)
            .filter(|n| !s[line.end..n.start].contains('\n'))
        else {
            continue;
        };
        let (Some(last), Some(first)) = (shown.chars().last(), s[next.start..].chars().next())
        else {
            continue;
        };
        let inner = shown.trim_start_matches(is_blank);
        let other = inner.grapheme_indices(true).skip(1).any(|(at, _)| {
            let before = inner[..at].trim_end_matches(is_blank).chars().next_back();
            let (before, after) = (
                before.unwrap_or(' '),
                inner[at..].chars().next().unwrap_or(' '),
            );
            marks_allow(before, after) && !is_blank(after) && (before, after) != ('—', '—')
        });
        prop_assert!(
            marks_allow(last, first) || !other,
            "{:?} then {:?} at {}",
            shown,
            first,
            width
        );
    }
    Ok(())
}

#[test]
fn the_notice_wraps_well_at_every_width() -> Result<(), TestCaseError> {
    for width in 4..=200 {
        for paragraph in NOTICE.lines() {
            check(Ruler::NARROW, paragraph, width)?;
            if paragraph.contains('“') {
                check(Ruler::WIDE, paragraph, width)?;
            }
        }
    }
    Ok(())
}

#[test]
fn the_notice_begins_no_line_with_a_closing_mark_on_usual_screens() {
    for width in (12..=200).step_by(3) {
        for line in wrapped(NOTICE, width) {
            assert!(!line.starts_with(closes), "{line} at {width}");
            assert!(!line.ends_with(opens), "{line} at {width}");
        }
    }
}

#[test]
fn quantities_stay_whole() {
    let text = "粮食播种面积1160.7万公顷以上，增长8.6%左右，达到12亿立方米。";
    for width in 16..60 {
        let lines = wrapped(text, width);
        for whole in ["1160.7万公顷", "8.6%", "12亿立方米"] {
            assert!(
                lines.iter().any(|l| l.contains(whole)),
                "{whole} in {lines:?}"
            );
        }
    }
}

#[test]
fn a_quantity_wider_than_the_line_breaks_before_its_unit() {
    assert_eq!(wrapped("1160.7万公顷", 8), ["1160.7万", "公顷"]);
    assert_eq!(wrapped("1160.7万公顷", 7), ["1160.7", "万公顷"]);
}

#[test]
fn latin_words_stay_whole_unless_wider_than_the_line() {
    assert_eq!(wrapped("采用ratatui绘制", 8), ["采用", "ratatui", "绘制"]);
    assert_eq!(wrapped("ratatui", 4), ["rata", "tui"]);
}

#[test]
fn quotes_stay_with_what_they_quote() {
    let text = "实现“十二五”规划";
    assert_eq!(wrapped(text, 8), ["实现“十", "二五”规", "划"]);
    assert_eq!(wrapped(text, 5), ["实现", "“十二", "五”规", "划"]);
}

#[test]
fn an_indent_is_kept_where_there_is_room() {
    assert_eq!(wrapped("　　各市人民政府", 8), ["　　各市", "人民政府"]);
    assert_eq!(wrapped("　　各市", 4), ["各市"]);
    assert_eq!(wrapped("　　（一）各市", 8), ["（一）各", "市"]);
}

#[test]
fn line_ends_of_the_text_are_respected() {
    assert_eq!(
        wrapped("甲\n\n乙  \r\n　　\n丙\n", 10),
        ["甲", "", "乙", "", "丙"]
    );
    assert!(wrapped("", 10).is_empty());
}

#[test]
fn blanks_at_a_lines_end_take_no_room() {
    assert_eq!(wrapped("abcd    efgh", 4), ["abcd", "efgh"]);
    assert_eq!(wrapped("甲乙　丙", 4), ["甲乙", "丙"]);
}

#[test]
fn an_impossible_width_still_loses_nothing() {
    assert_eq!(wrapped("甲a乙", 1), ["甲", "a", "乙"]);
    assert_eq!(wrapped("甲a", 0), ["甲", "a"]);
    assert_eq!(wrapped("（（（（", 3), ["（", "（", "（", "（"]);
}

#[test]
fn dashes_are_not_torn_apart() {
    assert_eq!(wrapped("甲乙——丙", 5), ["甲乙", "——丙"]);
}

proptest! {
    #[test]
    fn any_text_wraps_well(
        s in "[省发改委“”（），。、《》〔〕a-f0-9.% 　—…·e\u{301}\n-]{0,80}",
        width in 2_usize..60,
        wide: bool,
    ) {
        check(Ruler { wide }, &s, width)?;
    }

    #[test]
    fn nothing_makes_it_panic(s in any::<String>(), width in 0_usize..20, wide: bool) {
        let ruler = Ruler { wide };
        let joined: String = ruler.wrap(&s, width).into_iter().map(|r| s[r].to_owned()).collect();
        prop_assert!(joined.len() <= s.len());
    }
}
