//! Where the journal lies when nobody says.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::error::{Error, Kind, Result};
use crate::lang::both;

/// The journal of `notice` (a notice's id) in the user's data folder: `$XDG_DATA_HOME/duban/ID.ron`, else
/// `~/.local/share/duban/ID.ron`. A relative `XDG_DATA_HOME` counts as unset (XDG Base Directory Specification 0.8).
///
/// # Errors
///
/// [`Kind::Usage`] where neither variable says where, or the id cannot be a file's name.
pub(crate) fn default_path(
    env: impl Fn(&str) -> Option<OsString>,
    notice: &str,
) -> Result<PathBuf> {
    let folder = |name: &str| {
        env(name)
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
    };
    let data = folder("XDG_DATA_HOME")
        .or_else(|| Some(folder("HOME")?.join(".local/share")))
        .ok_or_else(|| {
            Error::new(
                Kind::Usage,
                both!(
                    "不知道登记文件放在哪里：HOME 未设置",
                    "HOME is not set, so there is no place for the journal"
                ),
            )
            .hint(both!(
                "请用 --state 指定登记文件",
                "name the journal with --state"
            ))
        })?;
    if notice.is_empty() || notice.contains(['/', '\0']) {
        return Err(Error::new(
            Kind::Usage,
            both!(
                "通知编号“{notice}”不能作文件名",
                "the notice's id “{notice}” cannot be a file name"
            ),
        )
        .hint(both!(
            "请用 --state 指定登记文件",
            "name the journal with --state"
        )));
    }
    Ok(data.join("duban").join(format!("{notice}.ron")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(vars: &[(&str, &str)]) -> Option<PathBuf> {
        let env = |name: &str| {
            let found = vars.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| OsString::from(value))
        };
        default_path(env, "n-1").ok()
    }

    #[test]
    fn is_in_the_users_data_folder() {
        assert_eq!(
            path(&[("XDG_DATA_HOME", "/d"), ("HOME", "/h")]),
            Some("/d/duban/n-1.ron".into())
        );
        let at_home = Some("/h/.local/share/duban/n-1.ron".into());
        assert_eq!(path(&[("HOME", "/h")]), at_home);
        assert_eq!(path(&[("XDG_DATA_HOME", "d"), ("HOME", "/h")]), at_home);
        assert_eq!(path(&[("XDG_DATA_HOME", ""), ("HOME", "/h")]), at_home);
    }

    #[test]
    fn is_nowhere_without_a_home() {
        assert_eq!(path(&[]), None);
        assert_eq!(path(&[("HOME", "")]), None);
    }

    #[test]
    fn a_notice_cannot_lead_out_of_the_folder() {
        let env = |_: &str| Some(OsString::from("/h"));
        assert!(default_path(env, "../x").is_err());
    }
}
