//! The targets of a clause as a table: what is to be reached, what was reached last, what is missing.

use ratatui::text::Line;

use crate::listing::Target;
use crate::text::clean;

use super::content::labelled;
use super::theme;
use super::view::View;

/// Blank columns before each column but the first.
const GAP: usize = 3;

/// The table under its heads, or where that is too wide a sentence for each target; nothing without targets.
pub(super) fn lines(view: &View<'_>, targets: &[Target<'_>], width: usize) -> Vec<Line<'static>> {
    if targets.is_empty() {
        return Vec::new();
    }
    let lang = view.lang();
    let heads = [
        lang.pick("约束性指标", "Target").to_owned(),
        lang.pick("目标", "to be").to_owned(),
        lang.pick("现值", "now").to_owned(),
        lang.pick("差距", "gap").to_owned(),
    ];
    let rows: Vec<[String; 4]> = targets.iter().map(|target| cells(view, target)).collect();
    let columns: [usize; 4] = std::array::from_fn(|at| {
        let all = rows.iter().chain([&heads]);
        all.map(|row| view.ruler.columns(&row[at]))
            .max()
            .unwrap_or(0)
    });
    let mut lines = vec![Line::default()];
    if 1 + columns.iter().sum::<usize>() + 3 * GAP <= width {
        lines.push(Line::styled(row(view, &heads, columns), theme::HEADING));
        lines.extend(
            rows.iter()
                .map(|cells| Line::raw(row(view, cells, columns))),
        );
        return lines;
    }
    lines.push(Line::styled(format!(" {}", heads[0]), theme::HEADING));
    lines.extend(targets.iter().flat_map(|target| {
        let label = format!(" {}", target.number);
        labelled(
            view,
            &label,
            &clean(&target.describe(lang)),
            width,
            theme::PLAIN,
        )
    }));
    lines
}

fn cells(view: &View<'_>, target: &Target<'_>) -> [String; 4] {
    let lang = view.lang();
    let gap = target.gap().map(|gap| target.gap_text(&gap, lang));
    [
        clean(&target.indicator.name).into_owned(),
        clean(&target.goal(lang)).into_owned(),
        clean(&target.now().unwrap_or_else(|| "-".to_owned())).into_owned(),
        clean(&gap.unwrap_or_default()).into_owned(),
    ]
}

/// The name at the left, the numbers at the right of their columns.
fn row(view: &View<'_>, cells: &[String; 4], columns: [usize; 4]) -> String {
    let mut text = format!(" {}", view.ruler.pad(&cells[0], columns[0]));
    for (cell, columns) in cells.iter().zip(columns).skip(1) {
        let blank = (columns + GAP).saturating_sub(view.ruler.columns(cell));
        text += &format!("{:blank$}{cell}", "");
    }
    text.trim_end().to_owned()
}
