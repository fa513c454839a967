//! How an official text looks: fonts and spacing. The defaults are those of GB/T 9704-2012.

/// Twentieths of a point, the measure that .docx files count in.
pub(crate) type Twips = u32;

/// Fonts and spacing of a written report; an office may set its own in the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    /// The title's font, 2号.
    pub(crate) title_font: String,
    /// The text's font, 3号.
    pub(crate) body_font: String,
    /// The font of headings 一、.
    pub(crate) chapter_font: String,
    /// The font of headings （一）.
    pub(crate) section_font: String,
    /// The font of letters and digits.
    pub(crate) latin_font: String,
    /// The distance of the text's lines. The standard sets 22 lines on 225 mm, which is 28.95 points and called 29.
    pub(crate) line: Twips,
    /// The distance of the title's lines.
    pub(crate) title_line: Twips,
    /// The margins: 天头 above, 订口 left, then right and below, so that 156 by 225 mm are left.
    pub(crate) margins: Margins,
}

/// The empty borders of an upright A4 page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Margins {
    /// Above.
    pub(crate) top: Twips,
    /// Below.
    pub(crate) bottom: Twips,
    /// At the left, where the sheets are bound.
    pub(crate) left: Twips,
    /// At the right.
    pub(crate) right: Twips,
}

/// 37, 35, 28 and 26 mm.
const STANDARD_MARGINS: Margins = Margins {
    top: 2098,
    bottom: 1984,
    left: 1588,
    right: 1474,
};

impl Look {
    /// The distance of lines that is written as points, 10 to 60; `None` for anything else.
    pub(crate) fn line_of(points: &str) -> Option<Twips> {
        let points: f64 = points.trim().parse().ok()?;
        // Within the range it fits and is above 0.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let twips = (points * 20.0).round() as Twips;
        (10.0..=60.0).contains(&points).then_some(twips)
    }
}

impl Default for Look {
    fn default() -> Self {
        Self {
            title_font: "方正小标宋简体".to_owned(),
            body_font: "仿宋_GB2312".to_owned(),
            chapter_font: "黑体".to_owned(),
            section_font: "楷体_GB2312".to_owned(),
            latin_font: "Times New Roman".to_owned(),
            line: 579,
            title_line: 700,
            margins: STANDARD_MARGINS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_of_lines_is_given_in_points() {
        assert_eq!(Look::line_of("28.95"), Some(579));
        assert_eq!(Look::line_of(" 30 "), Some(600));
        for bad in ["", "0", "9", "61", "NaN", "三十"] {
            assert_eq!(Look::line_of(bad), None, "{bad}");
        }
    }
}
