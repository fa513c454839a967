//! Where a title is broken: into lines of about one length, between words as far as that can be seen.

use crate::text::Ruler;

/// Columns of a line, two for a Chinese character: twenty characters of 2号 fit the standard's 156 mm.
const MOST: usize = 40;
/// How much shorter than its even share a line may be for the sake of a better place, in columns.
const SHORTER: usize = 12;
/// A line may well end behind these, and the next begin with those.
const ENDS: &str = "》）”的，、：";
const BEGINS: &str = "《（和与及落";

/// The lines of `text`.
pub(super) fn lines(text: &str) -> Vec<&str> {
    let ruler = Ruler::WIDE;
    let mut lines = Vec::new();
    let mut rest = text.trim();
    loop {
        let columns = ruler.columns(rest);
        let count = columns.div_ceil(MOST);
        if count <= 1 {
            break;
        }
        let at = best(rest, columns.div_ceil(count), ruler);
        let (line, after) = rest.split_at(at);
        lines.push(line.trim_end());
        rest = after.trim_start();
    }
    lines.push(rest);
    lines
}

/// The best place for the first line to end, in bytes: of those that fit the one that parts words, then the one nearest to the
/// even share.
fn best(text: &str, even: usize, ruler: Ruler) -> usize {
    let least = even.saturating_sub(SHORTER);
    // Where the rules of line breaking allow it at all.
    let fits = |width: usize| ruler.wrap(text, width).first().map_or(0, |line| line.end);
    let places = (least..=MOST).map(fits).filter(|at| *at > 0);
    let rank = |at: &usize| {
        let (before, after) = text.split_at(*at);
        let parts = before.ends_with(|c: char| ENDS.contains(c))
            || after.starts_with(|c: char| BEGINS.contains(c));
        (!parts, ruler.columns(before).abs_diff(even))
    };
    places.min_by_key(rank).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_words_where_it_can() {
        let title = "关于《黑龙江省“十二五”规划纲要主要目标和任务分工》落实情况的通报";
        assert_eq!(
            lines(title),
            [
                "关于《黑龙江省“十二五”规划纲要主要目标",
                "和任务分工》落实情况的通报"
            ]
        );
        assert_eq!(lines("任务落实情况一览表"), ["任务落实情况一览表"]);
        assert_eq!(lines(""), [""]);
    }

    #[test]
    fn every_line_fits_and_nothing_is_lost() {
        let title = "推进工业结构优化升级".repeat(9);
        let lines = lines(&title);
        assert_eq!(lines.concat(), title);
        assert!(lines.iter().all(|line| Ruler::WIDE.columns(line) <= MOST));
    }
}
