//! Where the configuration lies, and reading it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::options::Options;
use super::table::{CONFIG_OPTION, CONFIG_VARIABLE};
use super::{arguments, environment, file, input};
use crate::error::Error;

/// What the configuration sets that the arguments, the environment or the user's folder name, and everything that is wrong
/// with it. Only one that is named has to be there. The language is the one that the arguments ask for, if any do.
pub(crate) fn load(args: &[OsString]) -> (Options, Vec<Error>) {
    let named = arguments::value(args, CONFIG_OPTION)
        .or_else(|| environment::variable(CONFIG_VARIABLE))
        .map(PathBuf::from);
    let must = named.is_some();
    let file = named.or_else(|| usual(environment::variable));
    let (mut options, faults) = match &file {
        Some(file) if must || file.exists() => match input::text(file) {
            Ok(text) => file::read(&text, file),
            Err(fault) => (Options::default(), vec![fault]),
        },
        _ => (Options::default(), Vec::new()),
    };
    options.config = file;
    options.lang = arguments::lang(args).unwrap_or(options.lang);
    (options, faults)
}

/// `$XDG_CONFIG_HOME/duban/config.ron`, else `~/.config/duban/config.ron`. A relative variable counts as unset (XDG Base
/// Directory Specification 0.8).
fn usual(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| {
        variable(name)
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
    };
    let folder = folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")));
    Some(folder?.join("duban/config.ron"))
}

/// A path that stands in `file`: `~/` is the home folder, a relative one begins at the file's folder.
pub(super) fn beside(file: &Path, path: &Path) -> PathBuf {
    if let (Ok(rest), Some(home)) = (path.strip_prefix("~"), std::env::home_dir()) {
        return home.join(rest);
    }
    file.parent()
        .map_or_else(|| path.to_owned(), |folder| folder.join(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_in_the_users_configuration_folder() {
        let at = |vars: &[(&str, &str)]| {
            usual(|name| {
                let found = vars.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| OsString::from(value))
            })
        };
        let home = Some(PathBuf::from("/h/.config/duban/config.ron"));
        assert_eq!(at(&[("HOME", "/h")]), home);
        assert_eq!(at(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "c")]), home);
        assert_eq!(
            at(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "/c")]),
            Some("/c/duban/config.ron".into())
        );
        assert_eq!(at(&[]), None);
    }

    #[test]
    fn a_relative_path_begins_at_the_files_folder() {
        assert_eq!(
            beside(Path::new("/c/config.ron"), Path::new("a.ron")),
            Path::new("/c/a.ron")
        );
        assert_eq!(
            beside(Path::new("/c/config.ron"), Path::new("/a.ron")),
            Path::new("/a.ron")
        );
    }
}
