use std::path::Path;

use super::file::read;
use super::table::{SETTINGS, Takes};
use super::{Options, ViewScreen, When, defaults};
use crate::keys::{Command, Key, Scope};
use crate::lang::Lang;
use crate::listing::order::ClauseOrder;
use crate::text::Ambiguous;

fn faults(text: &str, lang: Lang) -> Vec<String> {
    let (_, faults) = read(text, Path::new("c.ron"));
    faults.iter().map(|fault| fault.message(lang)).collect()
}

fn config(text: &str) -> Options {
    let (config, faults) = read(text, Path::new("/c/c.ron"));
    assert!(faults.is_empty(), "{faults:?}");
    config
}

#[test]
fn an_empty_file_changes_nothing() {
    for text in [
        "",
        " \n",
        "// nothing\n",
        "/* nothing */",
        "()",
        "\u{feff}(\n)",
        "(keys: {})",
    ] {
        assert_eq!(config(text), Options::default(), "{text:?}");
    }
}

#[test]
fn the_printed_defaults_change_nothing_with_or_without_their_comment_signs() {
    for lang in [Lang::Zh, Lang::En] {
        let text = defaults(lang);
        assert_eq!(config(&text), Options::default());
        // A setting follows its `//` at once, a remark after a blank.
        let bare = |line: &str| {
            let rest = line.trim_start();
            match rest.strip_prefix("//") {
                Some(setting) if !setting.starts_with(' ') => setting.to_owned(),
                _ => line.to_owned(),
            }
        };
        let all: Vec<_> = text.lines().map(bare).collect();
        assert!(
            all.iter()
                .any(|line| line.starts_with("\"toggle\": [\"space\", \"x\"]"))
        );
        let set = config(&all.join("\n"));
        assert_eq!(set, Options::default());
    }
}

#[test]
fn sets_what_it_says() {
    let set = config(
        "(version: 1, lang: \"en\", color: \"never\", ambiguous: \"wide\", mouse: true, state: \"a.ron\", operator: \"王芳\",
          keys: {\"toggle\": [\"c\"], \"mark\": [], \"next\": [\"ｅ\", \"ctrl-n\"], \"leave\": [\"Q\"]})",
    );
    assert_eq!(set.lang, Lang::En);
    assert_eq!(
        (set.color, set.ambiguous, set.mouse),
        (When::Never, Ambiguous::Wide, true)
    );
    assert_eq!(set.state.as_deref(), Some(Path::new("/c/a.ron")));
    assert_eq!(set.operator.as_deref(), Some("王芳"));
    let does = |scope, key: &str| set.keymap.command(scope, key.parse::<Key>().unwrap());
    assert_eq!(does(Scope::Area, "c"), Some(Command::Toggle));
    assert_eq!(does(Scope::Area, "space"), None);
    assert_eq!(does(Scope::Area, "v"), None);
    assert_eq!(does(Scope::Area, "e"), Some(Command::Next));
    assert_eq!(does(Scope::Units, "e"), None);
    assert_eq!(does(Scope::Units, "ctrl-n"), Some(Command::Next));
    assert_eq!(does(Scope::Area, "Q"), Some(Command::Leave));
    assert_eq!(
        does(Scope::Units, "ctrl-c"),
        Some(Command::Leave),
        "typing must not become a trap"
    );
}

#[test]
fn tells_all_faults_at_once_with_their_places() {
    let text = "(\n    lange: \"zh\",\n    color: \"red\",\n    mouse: 1,\n    keys: {\n        \"togle\": [\"c\"],\n        \"note\": [\"hyper-x\", 5],\n        \"mark\": [\"a\"],\n        \"mark\": [\"b\"],\n    },\n    color: \"auto\",\n)";
    let said = faults(text, Lang::En);
    for (place, what) in [
        ("line 2, column 5", "there is no setting lange"),
        ("line 3, column 12", "this cannot be \"red\""),
        ("line 4, column 12", "expected true or false"),
        ("line 6, column 9", "there is no command togle"),
        ("line 7, column 18", "\"hyper-x\" is no key"),
        ("line 7, column 29", "expected a string"),
        ("line 9, column 9", "mark is set twice"),
        ("line 8, column 18", "the key a does both note and mark"),
        ("line 11, column 5", "color is set twice"),
    ] {
        if what.contains("both note") {
            continue; // note has no keys left of its own
        }
        assert!(
            said.iter()
                .any(|said| said.contains(place) && said.contains(what)),
            "{place}: {what}\n{said:#?}"
        );
    }
}

#[test]
fn refuses_a_key_that_would_do_two_things() {
    let said = faults("(keys: {\"toggle\": [\"j\"]})", Lang::Zh);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("c.ron 第 1 行第 20 列：按键 j 在同一处既用于"),
        "{}",
        said[0]
    );
    assert_eq!(
        faults(
            "(keys: {\"toggle\": [\"j\"], \"next\": [\"down\"]})",
            Lang::Zh
        ),
        [""; 0]
    );
    assert_eq!(
        faults("(keys: {\"toggle\": [\"c\", \"c\"]})", Lang::Zh).len(),
        1
    );
    assert_eq!(
        faults("(keys: {\"toggle\": [\"ctrl-c\"]})", Lang::Zh).len(),
        1
    );
}

#[test]
fn refuses_keys_that_leave_no_way_out_or_cannot_come() {
    for (keys, said) in [
        ("\"quit\": []", "quit 至少要有一个按键"),
        ("\"leave\": []", "leave 至少要有一个按键"),
        ("\"help\": []", "help 至少要有一个按键"),
        ("\"toggle\": [\"1\"]", "数字键"),
        ("\"toggle\": [\"ctrl-m\"]", "终端分不清 ctrl-m 和 enter"),
        ("\"toggle\": [\"ctrl-h\"]", "终端分不清 ctrl-h 和 backspace"),
        ("\"leave\": [\"f24\"]", "终端发不出 f24 这个按键"),
        ("\"leave\": [\"ctrl-enter\"]", "终端发不出 ctrl-enter"),
        ("\"leave\": [\"ctrl-?\"]", "终端发不出 ctrl-? 这个按键"),
        ("\"accept\": [\"s\"]", "accept 在输入时使用"),
    ] {
        let all = faults(&format!("(keys: {{{keys}}})"), Lang::Zh);
        assert!(all.len() == 1 && all[0].contains(said), "{keys}: {all:?}");
    }
}

#[test]
fn a_newer_version_is_the_only_thing_said() {
    let said = faults("(version: 2, soon: 1, keys: 5)", Lang::En);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].contains("line 1, column 11: the configuration is of version 2"),
        "{}",
        said[0]
    );
}

#[test]
fn what_is_no_ron_is_told_with_its_place() {
    for (text, said) in [
        ("lang: en", "第 1 行"),
        ("(lang： \"en\")", "全角标点“：”"),
        ("(\n  lang: \"en\n)", "第 2 行第 9 列"),
        ("(lang: \"en\"", "第 1 行"),
        ("[1]", "第 1 行第 1 列"),
    ] {
        let all = faults(text, Lang::Zh);
        assert!(all.len() == 1 && all[0].contains(said), "{text}: {all:?}");
    }
}

#[test]
fn each_row_of_the_table_can_be_set_and_keeps_what_it_takes() {
    for setting in &SETTINGS {
        let named = [setting.option, setting.variable, setting.field];
        assert!(named.iter().any(Option::is_some));
        let Takes::Choice(choice) = setting.takes else {
            continue;
        };
        let kept: Vec<_> = choice
            .words
            .iter()
            .map(|word| {
                let mut options = Options::default();
                (choice.keep)(&mut options, word);
                options
            })
            .collect();
        assert_eq!(
            kept[0],
            Options::default(),
            "the first word is the usual one"
        );
        for (at, options) in kept.iter().enumerate() {
            assert!(!kept[..at].contains(options), "{:?}", choice.words[at]);
        }
        for (word, _) in choice.meanings {
            assert!(choice.words.contains(word));
        }
    }
}

#[test]
fn commands_that_came_later_leave_people_their_keys() {
    let set = config("(keys: {\"find-department\": [\"d\"], \"note\": [\"T\", \"a\"]})");
    let does = |scope, key: &str| set.keymap.command(scope, key.parse::<Key>().unwrap());
    assert_eq!(does(Scope::Area, "d"), Some(Command::Units));
    assert_eq!(does(Scope::Area, "T"), Some(Command::Note));
    // But for itself, each is as it was.
    assert_eq!(
        config("()").keymap.command(Scope::Area, Key::char('d')),
        Some(Command::Due)
    );
    let both = faults(
        "(keys: {\"find-department\": [\"d\"], \"due\": [\"d\"]})",
        Lang::Zh,
    );
    assert_eq!(both.len(), 1, "{both:?}");
}

#[test]
fn views_and_the_days_before_a_deadline_are_read() {
    let set = config(
        "(soon_days: 14, views: {\"周会\": (filter: \"lead:商务\", sort: \"due\", screen: \"deadlines\"), \"全部\": ()})",
    );
    assert_eq!(set.soon_days.0, 14);
    assert_eq!(config("()").soon_days.0, 7);
    let [weekly, all] = set.views.as_slice() else {
        panic!("{:?}", set.views);
    };
    assert_eq!(
        (weekly.name.as_str(), weekly.filter.as_deref()),
        ("周会", Some("lead:商务"))
    );
    assert_eq!(
        (weekly.sort, weekly.screen),
        (ClauseOrder::Due, ViewScreen::Deadlines)
    );
    assert_eq!(
        (all.sort, all.screen),
        (ClauseOrder::Number, ViewScreen::List)
    );
}
