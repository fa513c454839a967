//! What the log is told of a save: which clauses, and how it ended; nothing of what was written.

use std::time::Duration;

use super::saved::Saved;
use crate::error::{Kind, Result};
use crate::journal::Act;
use crate::lang::Lang;

/// Tells the log how a save ended that took so long.
pub(super) fn note(act: &Act, saved: &Result<Saved>, took: Duration) {
    if !log::log_enabled!(log::Level::Info) {
        return;
    }
    let act: &str = act.into();
    let took = took.as_millis();
    match saved {
        Ok(saved) => {
            let clauses = saved
                .plan
                .entries
                .iter()
                .filter_map(|entry| Some(entry.clause?.to_string()));
            let clauses = clauses.collect::<Vec<_>>().join(" ");
            let count = saved.plan.entries.len();
            log::info!("save {act}: {count} entries [{clauses}] in {took} ms");
            for warning in saved.unsynced.iter().chain(&saved.no_backup) {
                log::warn!("save {act}: {}", warning.message(Lang::En));
            }
        }
        // What is wrong with what was typed may repeat it.
        Err(e) if e.kind() == Kind::Usage => log::warn!("save {act}: refused in {took} ms"),
        Err(e) => log::warn!("save {act}: failed in {took} ms: {}", e.message(Lang::En)),
    }
}
