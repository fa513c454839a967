//! The file with everything as it is without one.

use std::fmt::Write as _;

use super::VERSION;
use crate::keys::{Group, Keymap};
use crate::lang::Lang;

/// A file that changes nothing, with comments in `lang`: each setting stands in a comment of its own with the value that it
/// has anyway, so that what a later version does otherwise is not frozen.
pub(crate) fn defaults(lang: Lang) -> String {
    let head = lang.pick(
        "// duban 的配置。去掉行首的 // 并改动取值即可；命令行和环境变量优先于本文件。",
        "// duban's configuration. Take the // off a line and change the value; the command line and the environment come first.",
    );
    let rows = [
        ("lang: \"zh\"", lang.pick("界面语言：zh、en", "language: zh, en")),
        ("color: \"auto\"", lang.pick("颜色：auto、always、never", "colours: auto, always, never")),
        ("ambiguous: \"auto\"", lang.pick("“”…— 等字符的宽度：auto（询问终端）、narrow（一列）、wide（两列）", "the width of “ ” … — and the like: auto (asks the terminal), narrow, wide")),
        ("mouse: false", lang.pick("鼠标：true 启用（此后须按住 Shift 才能选取文字）", "the mouse: true turns it on (selecting text then needs Shift)")),
        ("state: \"\"", lang.pick("登记文件，如 \"~/duban.ron\"；空为默认位置；相对路径从本文件所在目录算起", "the journal, such as \"~/duban.ron\"; empty: the usual place; relative to this file's folder")),
        ("operator: \"\"", lang.pick("经办人姓名；空为登录名", "the operator; empty: the login name")),
    ];
    let mut text = format!("{head}\n(\n    version: {VERSION},\n");
    for (setting, comment) in rows {
        // Writing into a string cannot fail.
        let _ = write!(text, "\n    // {comment}\n    //{setting},\n");
    }
    let said = lang.pick(
        "按键：功能名和按键列表，取代原有按键；[] 为不用按键。输入文字时字符键不作功能键。",
        "keys: a command and its keys, instead of those it has; [] for none. Where one types, characters stay text.",
    );
    let notation = lang.pick(
        "写法：j G space enter esc tab shift-tab up down left right home end pgup pgdn backspace del f2 ctrl-d alt-x",
        "written: j G space enter esc tab shift-tab up down left right home end pgup pgdn backspace del f2 ctrl-d alt-x",
    );
    let _ = write!(text, "\n    // {said}\n    // {notation}\n    keys: {{\n");
    keys(&mut text, lang);
    text.push_str("    },\n)\n");
    text
}

/// The keys of every command under the headings of the help.
fn keys(text: &mut String, lang: Lang) {
    let keymap = Keymap::default();
    let mut told = Vec::new();
    for group in Group::ALL {
        let _ = writeln!(text, "        // {}", group.label().pick(lang));
        for binding in keymap.rows().filter(|binding| binding.row.group == group) {
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
