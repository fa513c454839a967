//! The file with everything as it is without one.

use std::fmt::Write as _;

use super::file::VERSION;
use super::table::{SETTINGS, Setting, Takes};
use crate::keys::{Keymap, Topic};
use crate::lang::Lang;
use crate::listing::SOON_DAYS;

/// A file that changes nothing, with comments in `lang`: each setting stands in a comment of its own with the value that it
/// has anyway, so that what a later version does otherwise is not frozen.
pub(crate) fn defaults(lang: Lang) -> String {
    let head = lang.pick(
        "// duban 的配置。去掉行首的 // 并改动取值即可；命令行和环境变量优先于本文件。",
        "// duban's configuration. Take the // off a line and change the value; the command line and the environment come first.",
    );
    let mut text = format!("{head}\n(\n    version: {VERSION},\n");
    for setting in &SETTINGS {
        let Some(field) = setting.field else { continue };
        let Some(usual) = usual(setting) else {
            keys_of(setting, field, &mut text, lang);
            continue;
        };
        let (about, adds) = (setting.describe(lang), setting.in_file.pick(lang));
        // Writing into a string cannot fail.
        let _ = write!(text, "\n    // {about}{adds}\n    //{field}: {usual},\n");
    }
    text.push_str(")\n");
    text
}

/// What a setting is without a file, as it stands in one; `None` for the keys, which are a map.
fn usual(setting: &Setting) -> Option<String> {
    Some(match setting.takes {
        Takes::Path(..) | Takes::Words(..) => "\"\"".to_owned(),
        Takes::Switch(_) => "false".to_owned(),
        Takes::Choice(choice) => format!("{:?}", choice.words[0]),
        Takes::Days(_) => SOON_DAYS.to_string(),
        Takes::Views => "{}".to_owned(),
        // Such a one has no field.
        Takes::Start(..) | Takes::Keys => return None,
    })
}

fn keys_of(setting: &Setting, field: &str, text: &mut String, lang: Lang) {
    let about = setting.about.pick(lang);
    let notation = lang.pick(
        "写法：j G space enter esc tab shift-tab up down left right home end pgup pgdn backspace del f2 ctrl-d alt-x",
        "written: j G space enter esc tab shift-tab up down left right home end pgup pgdn backspace del f2 ctrl-d alt-x",
    );
    let _ = write!(
        text,
        "\n    // {about}\n    // {notation}\n    {field}: {{\n"
    );
    commands(text, lang);
    text.push_str("    },\n");
}

/// The keys of every command under the headings of the help.
fn commands(text: &mut String, lang: Lang) {
    let keymap = Keymap::default();
    let mut told = Vec::new();
    for topic in Topic::ALL {
        let _ = writeln!(text, "        // {}", topic.label().pick(lang));
        for binding in keymap.rows().filter(|binding| binding.row.topic == topic) {
            let row = binding.row;
            if told.contains(&row.command) {
                continue;
            }
            told.push(row.command);
            let keys: Vec<_> = binding
                .keys
                .iter()
                .map(|key| format!("{:?}", key.to_string()))
                .collect();
            let label = row.label.pick(lang);
            let _ = writeln!(
                text,
                "        //{:?}: [{}], // {label}",
                row.name,
                keys.join(", ")
            );
        }
    }
}
