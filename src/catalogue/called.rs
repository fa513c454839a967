//! What the notice itself calls its areas.

use std::collections::HashSet;

use super::Area;
use super::marker::marker;

impl Area {
    /// The notice's own number of it with that of the chapter above: 二（一）. Empty where it prints none.
    pub(crate) fn full_number(&self) -> String {
        let chapter = self.chapter.as_deref().and_then(number).unwrap_or_default();
        format!("{chapter}{}", self.printed.as_deref().unwrap_or_default())
    }

    /// Whether the number that the notice prints is the area's own, or none.
    fn is_plain(&self) -> bool {
        let printed = self.printed.as_ref().and(self.heading.as_deref());
        printed
            .and_then(marker)
            .is_none_or(|marker| marker.number == self.number.number)
    }
}

/// Says of each area what the notice calls it. Nothing where the notice counts them through as this program does; without the
/// chapter where all stand in one.
pub(super) fn call(areas: &mut [Area]) {
    if areas.iter().all(Area::is_plain) {
        return;
    }
    let chapters: HashSet<_> = areas.iter().map(|area| area.chapter.as_deref()).collect();
    let one = chapters.len() == 1;
    for area in areas {
        let number = if one {
            area.printed.clone().unwrap_or_default()
        } else {
            area.full_number()
        };
        let number = number.trim_end_matches(STOPS);
        area.called = (!number.is_empty()).then(|| number.to_owned());
    }
}

/// What stands between a number and its heading.
const STOPS: [char; 5] = ['、', '.', '．', ' ', '\u{3000}'];

/// The number before a heading, without the stop behind it.
fn number(heading: &str) -> Option<&str> {
    let marker = marker(heading).filter(|marker| marker.number > 0)?;
    Some(heading[..marker.len].trim_end_matches(STOPS))
}
