//! Settings from the configuration file.

use std::path::{Path, PathBuf};

use super::options::{Options, SoonDays};
use super::reader::{Reader, Settings, part};
use super::table::{SETTINGS, Setting, Takes};
use super::{keys, views};
use crate::error::Error;
use crate::lang::both;
use crate::ronfile::{ron_error, without_bom};

/// The newest form that this program reads.
pub(super) const VERSION: u32 = 1;

/// The name of the form's number in the file.
const VERSION_FIELD: &str = "version";

/// What `text`, the content of `file`, sets, and everything that is wrong with it. Where something is wrong, what is returned
/// is good for the language of the complaint and nothing else.
pub(super) fn read(text: &str, file: &Path) -> (Options, Vec<Error>) {
    let text = without_bom(text);
    let mut reader = Reader::new(text, file);
    let mut options = Options::default();
    match ron::from_str::<Settings<'_>>(text) {
        Ok(settings) => {
            let parts: Vec<_> = settings
                .0
                .iter()
                .map(|(name, raw)| (name.as_str(), part(raw)))
                .collect();
            take(&mut reader, &parts, &mut options);
        }
        Err(_) if is_blank(text) => {}
        Err(fault) => reader.faults.push(ron_error(&fault, text, file)),
    }
    // Some are seen only when all is read; people mend a file from its beginning.
    reader.faults.sort_by_key(Error::line);
    (options, reader.faults)
}

/// Whether there is nothing but blanks and comments.
fn is_blank(text: &str) -> bool {
    ron::from_str::<()>(&format!("{text}\n()")).is_ok()
}

/// Takes the settings with these names and values.
fn take<'a>(reader: &mut Reader<'a>, parts: &[(&str, &'a str)], options: &mut Options) {
    let version = parts.iter().find(|(name, _)| *name == VERSION_FIELD);
    if version.is_some_and(|(_, part)| !is_known(reader, part)) {
        return;
    }
    for (at, (name, part)) in parts.iter().copied().enumerate() {
        if parts[..at].iter().any(|(other, _)| *other == name) {
            let said = both!("{name} 设置了两次", "{name} is set twice");
            reader.wrong(reader.named(name, part), said, None);
            continue;
        }
        match SETTINGS.iter().find(|row| row.field == Some(name)) {
            Some(setting) => set(reader, setting, part, options),
            None if name == VERSION_FIELD => {}
            None => unknown(reader, name, part),
        }
    }
}

/// Whether a file of this version can be read.
fn is_known<'a>(reader: &mut Reader<'a>, part: &'a str) -> bool {
    let Some(version) = reader.value::<u32>(part) else {
        return false;
    };
    if (1..=VERSION).contains(&version) {
        return true;
    }
    let said = both!(
        "配置文件为第 {version} 版，本程序只认识第 {VERSION} 版",
        "the configuration is of version {version}; this program reads {VERSION}"
    );
    let hint = both!(
        "请更新程序，或改用 duban config 打印的格式",
        "update the program, or use the form that duban config prints"
    );
    reader.wrong(part, said, Some(hint));
    false
}

fn set<'a>(reader: &mut Reader<'a>, setting: &Setting, part: &'a str, options: &mut Options) {
    match setting.takes {
        Takes::Path(field, _) => {
            let path = reader.words(part);
            *field(options) = path.map(|path| beside(reader.file, Path::new(&path)));
        }
        Takes::Words(field, _) => *field(options) = reader.words(part),
        Takes::Switch(field) => *field(options) = reader.value(part).unwrap_or_default(),
        Takes::Choice(choice) => {
            if let Some(word) = reader.choice(part, choice.words) {
                (choice.keep)(options, word);
            }
        }
        Takes::Days(field) => {
            if let Some(days) = reader.value(part) {
                *field(options) = SoonDays(days);
            }
        }
        Takes::Views => options.views = views::read(reader, part),
        // Such a one has no field.
        Takes::Start(..) => {}
        Takes::Keys => options.keymap = keys::read(reader, part),
    }
}

fn unknown<'a>(reader: &mut Reader<'a>, name: &str, part: &'a str) {
    let fields = SETTINGS.iter().filter_map(|setting| setting.field);
    let known: Vec<_> = [VERSION_FIELD].into_iter().chain(fields).collect();
    let known = known.join(", ");
    reader.wrong(
        reader.named(name, part),
        both!("没有名为 {name} 的设置", "there is no setting {name}"),
        Some(both!("可用：{known}", "known here: {known}")),
    );
}

/// A path that stands in `file`: `~/` is the home folder, a relative one begins at the file's folder.
fn beside(file: &Path, path: &Path) -> PathBuf {
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
