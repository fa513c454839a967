//! What README and handbooks say of keys, key by key: each line that names keys has walks here that press every one of them
//! and find what the line promises.

use std::collections::BTreeSet;

use crate::keys::Key;
use crate::lang::Lang;

use super::Session;
use super::deadlines::dated;
use super::documents::{FOR_USERS, is_key, read, spans};
use super::looks::lived_in;
use super::returns::asked;
use super::shelf::beside_others;

/// Keys to press, and what the frame then shows; behind `copied `, what is on the clipboard.
type Step = (&'static str, &'static [&'static str]);

/// Words of the lines that a walk is about, the desk it begins at, its steps.
type Walk = (&'static [&'static str], fn() -> Session, &'static [Step]);

const WALKS: &[Walk] = &[
    // The way in and back.
    (
        &["`上` `下`"],
        Session::new,
        &[
            ("down", &["第 2 个领域"]),
            ("up", &["第 1 个领域"]),
            ("end", &["第 16 个领域"]),
            ("home", &["第 1 个领域"]),
            ("1 enter pgdn", &["第 13 条"]),
            ("pgup", &["第 1 条"]),
        ],
    ),
    (
        &[
            "`回车` | 进入、打开所选",
            "`Esc` | 返回上一级",
            "- 方向键选择",
        ],
        Session::new,
        &[
            ("down enter", &["第 1 条，共 10 条"]),
            ("esc", &["第 2 个领域"]),
        ],
    ),
    (
        &[
            "`?` 或 `F1`",
            "`?` 只列",
            "`?`（或 `F1`）",
            "| `?` |",
            "看状态行；`?`",
            "Many take `F1`",
        ],
        Session::new,
        &[
            ("2 enter ?", &["登记完成 / 取消完成"]),
            ("esc f1", &["登记完成 / 取消完成"]),
        ],
    ),
    (
        &[
            "`:` 或 `F12`",
            "按 `:` 输入想做的事",
            "`:`（或 `F12`）",
            "`F12` finds",
            "Many take `F1`",
        ],
        Session::new,
        &[
            (": tongzhi", &["通知全文"]),
            ("esc f12 通知全文 enter", &["各市（地）"]),
        ],
    ),
    (
        &["用 `F12` 执行功能", "or `F12` and its name"],
        lived_in,
        &[
            ("/ 项目 f12 导出", &["把列出的内容导出为文件"]),
            ("enter", &["导出到"]),
        ],
    ),
    (
        &["`Ctrl-L` 重画", "`Ctrl-L`"],
        Session::new,
        &[("ctrl-l", &["约束性指标"])],
    ),
    (
        &["输入法没关也能用"],
        Session::new,
        &[
            ("２ enter", &["第 1 条，共 10 条"]),
            ("tab esc ：", &["功能："]),
        ],
    ),
    // Several notices.
    (
        &[
            "首屏列出各份通知",
            "`Enter` goes into one, `Esc` comes back",
        ],
        beside_others,
        &[
            ("down enter", &["济南水利", "第 1 个领域"]),
            ("esc", &["第 2 份通知，共 4 份"]),
        ],
    ),
    (
        &["都跨全部通知"],
        beside_others,
        &[
            ("f shuiwu", &["青岛市水务局"]),
            ("esc / 防汛", &["济南教育 1.2"]),
            ("esc L", &["十二五规 13.4"]),
            ("esc T", &["济南水利 1.1"]),
            ("esc R", &["报送"]),
            ("esc o", &["分通知 4 份"]),
        ],
    ),
    (
        &["`u` 一次撤销；要撤销的是另一份通知"],
        beside_others,
        &[
            ("f shuiwu enter V space", &["济南教育 1.2"]),
            ("u", &["已撤销", "济南教育 1.2"]),
        ],
    ),
    // Departments.
    (
        &[
            "what the commerce department leads",
            "(`f`, `swt`, `Enter`)",
            "`f`（或 `F2`）",
            "`f` 找到单位",
        ],
        lived_in,
        &[
            ("f swt", &["省商务厅", "牵头"]),
            ("enter", &["省商务厅", "牵头 6 条"]),
            ("esc esc f2 商务 enter", &["省商务厅", "牵头 6 条"]),
        ],
    ),
    (
        &["按 `回车` 看它牵头、负责、配合的条款"],
        lived_in,
        &[
            ("f 商务 enter r", &["第 1 条，共 6 条"]),
            ("r r r t", &["只列未完成"]),
            ("f7", &["只列已完成"]),
            ("f7 s", &["按最近登记排列"]),
            ("s", &["按状态排列"]),
        ],
    ),
    // Clauses.
    (
        &["a clause people name by its number", "输入条款号如 `2.3`"],
        lived_in,
        &[
            ("2 . 3 enter", &["> 2.3"]),
            ("esc esc / 2.3", &["2.3", "强化地质勘查力度"]),
        ],
    ),
    (
        &["**看一条的全部情况。**"],
        lived_in,
        &[
            (
                "2 . 8 enter",
                &["> 2.8", "牵头  省农委", "原文（省农委牵头"],
            ),
            (".", &["> 2.9"]),
            (",", &["> 2.8"]),
            ("tab tab enter", &["> 省工信委"]),
            ("esc ]", &["3 推动资源型", ">[ ] 3.1"]),
            ("[", &["2 推进工业", "第 1 条，共 10 条"]),
        ],
    ),
    (
        &["首屏按 `t`"],
        dated,
        &[("t", &["2.1   逾期"]), ("esc f7", &["2.1   逾期"])],
    ),
    (
        &["`D`（或 `F3`）", "| `D` |"],
        Session::new,
        &[
            ("D", &["通知全文", "各市（地）"]),
            ("/ 组织领导", &["原文"]),
            ("esc esc f3", &["通知全文", "各市（地）"]),
        ],
    ),
    (
        &[
            "`/`（或 `F4`）",
            "`/` searches",
            "in `/`, `list`",
            "`/` 同时查",
        ],
        Session::new,
        &[
            ("/ 煤炭 enter n", &["第 2 处", "> 5.4"]),
            ("N", &["第 1 处", "> 2.2"]),
            ("esc esc f4", &["查找："]),
        ],
    ),
    (
        &[
            "`y` 把条款和出处",
            "`y` sends a clause",
            "`Y` its row of the ledger",
        ],
        lived_in,
        &[
            ("2 enter y", &["copied ——《黑龙江省"]),
            ("esc 2 enter Y", &["copied \t2.1\t"]),
        ],
    ),
    (
        &["`E` 把列出的内容", "`E` writes what is listed"],
        lived_in,
        &[("2 enter E", &["10 条导出到"]), ("tab", &["~/台账.xlsx!"])],
    ),
    (
        &["打字时用 `Alt-e`", "typed it is `Alt-e`"],
        lived_in,
        &[("f alt-e", &["导出到"])],
    ),
    // What is recorded.
    (
        &[
            "to mark the selected clause done",
            "`空格` 登记完成，",
            "| 登记完成，再按一次取消 |",
        ],
        Session::new,
        &[
            ("2 . 3 enter space", &["已保存：2.3 登记完成"]),
            ("u", &["已撤销 2.3 登记完成"]),
            ("U", &["已恢复 2.3 登记完成"]),
            ("space", &["2.3 取消完成"]),
        ],
    ),
    (
        &["| 撤销、恢复 |", "`u` 和 `duban undo`", "names them; `u`"],
        Session::new,
        &[
            ("2 . 3 enter space u", &["已撤销 2.3 登记完成"]),
            ("ctrl-r", &["已恢复 2.3 登记完成"]),
            ("f8", &["已撤销 2.3 登记完成"]),
            ("U", &["已恢复 2.3 登记完成"]),
        ],
    ),
    (
        &[
            "to note how far it is",
            "- `a` 记录进展情况",
            "| 记进展 |",
            "在条款上按 `a`",
        ],
        Session::new,
        &[
            (
                "2 . 3 enter a 招标 alt-enter 中标 enter",
                &["已保存：2.3 进展：招标"],
            ),
            (
                "f5 开工 ctrl-j 完工 enter",
                &["已保存：2.3 进展：开工", "完工"],
            ),
            ("space u", &["已撤销 2.3 登记完成"]),
        ],
    ),
    (
        &[
            "to record what an indicator",
            "`=` 登记数值",
            "| 登记约束性指标的数值 |",
        ],
        Session::new,
        &[
            (
                "1 . 7 enter = tab 1.9 enter",
                &["已保存：1.7 二氧化硫排放：1.9%"],
            ),
            ("esc f6", &["（目标："]),
        ],
    ),
    (
        &[
            "to say by when it is due",
            "`d` 定时限",
            "| 设定时限 |",
            "按 `d` 给所选",
            "`d` sets the day",
        ],
        Session::new,
        &[
            ("2 . 3 enter d 12.31", &["2026-12-31"]),
            ("enter", &["已保存：2.3"]),
            ("d 11.30 enter", &["原因"]),
            ("esc T", &["2.3", "12-31"]),
            ("esc 2 enter s s s s", &["按时限排列"]),
        ],
    ),
    (
        &["**看什么快到期。**", "`T` lists what is due: 逾期"],
        dated,
        &[
            ("T", &["逾期 2 条", "11-20"]),
            ("esc 2 enter s s s s", &["按时限排列"]),
        ],
    ),
    (
        &["| 一次登记几条 |", "`v` marks a row"],
        Session::new,
        &[
            ("2 enter v", &["已标记 1 条"]),
            ("f9", &["已标记 2 条"]),
            ("V space", &["将 10 条登记为已完成，确认吗？"]),
        ],
    ),
    (
        &["按 `W` 改存", "`W` goes on"],
        || Session::new().full(),
        &[("2 enter space", &["磁盘已满"]), ("W", &["另存到文件"])],
    ),
    (
        &["界面里按 `:` 输入“只读”"],
        Session::new,
        &[
            (": 只读 enter", &["只读  王芳"]),
            (": 只读 enter 2 enter space", &["已保存"]),
        ],
    ),
    // Views.
    (
        &["the whole at a glance", "- `o` 看总览", "按 `o` 看总览"],
        lived_in,
        &[
            ("o", &["总览", "分领域"]),
            ("tab", &["分单位"]),
            ("enter", &["总览 > 省"]),
        ],
    ),
    (
        &["to see who recorded what", "`L` 看动态"],
        || lived_in().on_its_last_day(),
        &[
            ("L tab", &["动态（今天）"]),
            ("tab", &["动态（本周）"]),
            ("/ 张伟", &["筛选：张伟"]),
            ("enter", &["动态（本周） > "]),
        ],
    ),
    (
        &[
            "who was asked for a return",
            "`R` 看报送",
            "`回车` 看一个单位报的各条",
        ],
        asked,
        &[
            ("R", &["应报 2，已报 1"]),
            ("enter space", &["已保存：2.5 核准"]),
            ("b", &["退回省商务厅 2.5，原因："]),
            ("esc esc r", &["催报省商务厅："]),
        ],
    ),
    (
        &["`空格` 核准所选"],
        asked,
        &[
            ("R t", &["只列未报", "省工信委"]),
            ("t r", &["催报省商务厅："]),
            ("esc tab", &["报送 2026年第4季度"]),
            ("enter b", &["原因："]),
            ("esc v down v down v space", &["已保存：核准 2.5、4.2"]),
        ],
    ),
];

/// Keys that a line names and no session can press: of which line, and what holds them.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("按 `y` 或 `--yes` 登记", "y", "tests/pty/main.rs"),
    ("taken in with `y` or `--yes`", "y", "tests/pty/main.rs"),
    ("`Esc` 放弃", "Esc", "tests/pty/main.rs"),
    ("`Ctrl-C` 立即退出", "q F10 Ctrl-C", "leaving_by_every_key"),
    ("`q` 退出", "q", "leaving_by_every_key"),
    ("leave with `q`", "F10 q", "leaving_by_every_key"),
    ("Many take `F1`", "F10 q", "leaving_by_every_key"),
    ("However it ends, by `q`", "q Ctrl-Z", "tests/pty/main.rs"),
    ("`Ctrl-Z` 暂回命令行", "Ctrl-Z", "tests/pty/main.rs"),
];

#[test]
fn every_walk_of_the_documents_leads_where_they_say() {
    let mut lost = String::new();
    for (lines, desk, steps) in WALKS {
        let mut desk = desk();
        for (keys, wanted) in *steps {
            desk = desk.press(keys);
            let frame = desk.frame();
            let copied = desk.copied.clone().unwrap_or_default();
            let holds = |text: &str| match text.strip_prefix("copied ") {
                Some(text) => copied.contains(text),
                None => frame.contains(text),
            };
            for text in wanted.iter().filter(|text| !holds(text)) {
                lost += &format!("{lines:?}: no {text:?} after {keys:?} in\n{frame}\n");
            }
        }
    }
    assert!(lost.is_empty(), "{lost}");
}

#[test]
fn leaving_by_every_key() {
    for key in ["q", "f10", "ctrl-c"] {
        assert!(Session::new().press(key).left, "{key}");
    }
}

/// The labels, in both languages, of what a walk presses.
fn pressed(steps: &[Step]) -> BTreeSet<String> {
    let words = steps.iter().flat_map(|(keys, _)| keys.split_whitespace());
    let keys = words.filter_map(|word| word.parse::<Key>().ok());
    keys.flat_map(|key| [Lang::Zh, Lang::En].map(|lang| key.label(lang)))
        .collect()
}

#[test]
fn every_key_of_the_documents_is_pressed_for_the_line_that_names_it() {
    let (mut used, mut lost) = (BTreeSet::new(), String::new());
    for document in FOR_USERS {
        let text = read(document);
        let prose = text.split("```").step_by(2).flat_map(str::lines);
        for line in prose {
            let about = |words: &str| line.contains(words);
            let walks = WALKS
                .iter()
                .filter(|(lines, ..)| lines.iter().any(|it| about(it)));
            let mut known: BTreeSet<String> =
                walks.flat_map(|(_, _, steps)| pressed(steps)).collect();
            for (words, keys, _) in ELSEWHERE.iter().filter(|(words, ..)| about(words)) {
                known.extend(keys.split(' ').map(str::to_owned));
                used.insert(*words);
            }
            for (lines, ..) in WALKS {
                used.extend(lines.iter().filter(|it| about(it)));
            }
            let keys = spans(line).into_iter().filter(|span| is_key(span));
            for key in keys.filter(|key| !known.contains(key)) {
                lost += &format!("{document}: no walk presses {key} for\n{line}\n");
            }
        }
    }
    for (_, _, holder) in ELSEWHERE {
        let here = include_str!("walks.rs").contains(&format!("fn {holder}("));
        assert!(
            here || !read(holder).is_empty(),
            "nothing is called {holder}"
        );
    }
    let walks = WALKS.iter().flat_map(|(lines, ..)| *lines);
    for words in walks.chain(ELSEWHERE.iter().map(|(words, ..)| words)) {
        assert!(
            used.contains(words),
            "no document has a line with {words:?}"
        );
    }
}
