//! Settings from environment variables.

use std::env;
use std::ffi::OsString;

use super::options::Options;
use super::table::{Setting, Takes};
use crate::error::{Error, Kind, Result};
use crate::lang::both;

/// The variable's value; an empty one counts as unset.
pub(super) fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// Takes a setting from its variable, where it has one that is set.
///
/// # Errors
///
/// [`Kind::Usage`] where the value is none that the setting takes.
pub(super) fn take(setting: &Setting, options: &mut Options) -> Result<()> {
    let Some((name, value)) = setting
        .variable
        .and_then(|name| Some((name, variable(name)?)))
    else {
        return Ok(());
    };
    match setting.takes {
        Takes::Path(field, _) => *field(options) = Some(value.into()),
        Takes::Words(field, _) => *field(options) = Some(utf8(name, value)?),
        Takes::Switch(field) => *field(options) = true,
        Takes::Choice(choice) => {
            let word = value.to_string_lossy();
            if !choice.words.contains(&&*word) {
                let (zh, en) = (choice.words.join("、"), choice.words.join(", "));
                return Err(Error::new(
                    Kind::Usage,
                    both!(
                        "环境变量 {name} 不能是“{word}”",
                        "{name} cannot be {word:?}"
                    ),
                )
                .hint(both!("可用：{zh}", "known here: {en}")));
            }
            (choice.keep)(options, &word);
        }
        Takes::Start(..) | Takes::Days(_) | Takes::Views | Takes::Keys => {}
    }
    Ok(())
}

fn utf8(name: &str, value: OsString) -> Result<String> {
    value.into_string().map_err(|_| {
        Error::new(
            Kind::Usage,
            both!("{name} 不是 UTF-8 文本", "{name} is not UTF-8"),
        )
    })
}
