//! What an indicator is to reach.

use crate::catalogue::{Direction, Indicator};
use crate::lang::Lang;

/// The target in words: ` 减少 8.6%`.
pub(super) fn target(indicator: &Indicator, lang: Lang) -> String {
    let verb = match indicator.direction {
        Direction::Reach => lang.pick("达到", "to reach"),
        Direction::Rise => lang.pick("增加", "to rise by"),
        Direction::Fall => lang.pick("减少", "to fall by"),
        Direction::Level => lang.pick("为", "at"),
    };
    format!(" {verb} {}{}", indicator.value, indicator.measure)
}
