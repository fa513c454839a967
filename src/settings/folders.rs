//! The user's folders (XDG Base Directory Specification 0.8; a relative variable counts as unset).

use std::path::PathBuf;

use etcetera::base_strategy::{BaseStrategy as _, Xdg};

use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};

/// The user's folders; `None` without a home.
fn folders() -> Option<Xdg> {
    let folders = Xdg::new().ok()?;
    folders.home_dir().is_absolute().then_some(folders)
}

/// `$XDG_CONFIG_HOME/duban/config.ron`, else `~/.config/duban/config.ron`; `None` without a home.
pub(super) fn config() -> Option<PathBuf> {
    Some(folders()?.config_dir().join("duban/config.ron"))
}

/// `$XDG_CACHE_HOME/duban`, else `~/.cache/duban`, for what can be made anew at any time; `None` without a home.
pub(super) fn cache() -> Option<PathBuf> {
    Some(folders()?.cache_dir().join("duban"))
}

/// A file in it.
pub(crate) fn cache_file(name: &str) -> Option<PathBuf> {
    Some(cache()?.join(name))
}

/// The journal of `notice` (a notice's id): `$XDG_DATA_HOME/duban/ID.ron`, else `~/.local/share/duban/ID.ron`.
///
/// # Errors
///
/// [`Kind::Usage`] without a home, or where the id cannot be a file's name.
pub(super) fn journal(notice: &str) -> Result<PathBuf> {
    let refused = |what: Wording| {
        Error::new(Kind::Usage, what).hint(both!(
            "请用 --state 指定登记文件",
            "name the journal with --state"
        ))
    };
    let Some(folders) = folders() else {
        return Err(refused(both!(
            "不知道登记文件放在哪里：没有主目录（HOME）",
            "there is no home folder (HOME), so there is no place for the journal"
        )));
    };
    if notice.is_empty() || notice.contains(['/', '\0']) {
        return Err(refused(both!(
            "通知编号“{notice}”不能作文件名",
            "the notice's id “{notice}” cannot be a file name"
        )));
    }
    let folder = folders.data_dir().join("duban");
    Ok(folder.join(format!("{notice}.ron")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_cannot_lead_out_of_the_folder() {
        for id in ["", "../x", "/x", "a\0"] {
            assert!(journal(id).is_err(), "{id:?}");
        }
    }
}
