//! Characters that stay beside others: marks that open and close, and those of numbers.

/// Marks that must not begin a line.
const CLOSING: &str = "，。、；：？！）》〉」』】〕］｝〗〙”’…·～％‰℃／,.;:?!)]}%";
/// Marks that must not end a line.
const OPENING: &str = "（《〈「『【〔［｛〖〘“‘([{";
/// Whether the mark opens what follows it, and so must not stand last.
pub(super) fn opens(c: char) -> bool {
    OPENING.contains(c)
}

/// Whether the mark closes what stands before it, and so must not stand first.
pub(super) fn closes(c: char) -> bool {
    CLOSING.contains(c)
}

/// Whether the character may stand in a number.
pub(super) fn in_number(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９') || ".,/．".contains(c)
}

/// Whether a number before the character goes on with it, or means something else without it: 47|.3, 16|%, 1160|万.
pub(super) fn continues_number(c: char) -> bool {
    in_number(c) || "%％‰万亿".contains(c)
}
