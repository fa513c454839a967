//! The screen tells what the command line tells: both lay out the pages of `listing`.

use crate::lang::Lang;
use crate::listing::Topic;

use super::Session;

/// What is left of a text where it does not matter how it is laid out.
fn bare(text: &str) -> String {
    let layout = |c: &char| !c.is_whitespace() && *c != '、';
    crate::text::clean(text).chars().filter(layout).collect()
}

/// The keys that go to a clause's page.
fn way(id: &str) -> String {
    let keys: Vec<String> = id.chars().map(String::from).collect();
    format!("{} enter", keys.join(" "))
}

#[test]
fn a_clauses_page_shows_every_fact_of_listing() {
    let mut desk = Session::new().sized(90, 120);
    for keys in [
        "1 . 1 enter a 巩固率已报 enter esc esc",
        "1 . 8 enter = 46.1 enter esc esc",
        "2 . 3 enter space esc esc",
        "2 . 4 enter space u esc esc",
    ] {
        desk = desk.press(keys);
    }
    let ids: Vec<_> = desk
        .world
        .library
        .catalogue
        .clauses()
        .map(|clause| clause.id)
        .collect();
    let mut compared = 0;
    for id in ids {
        desk = desk.press(&way(&id.to_string()));
        let seen = desk.frame();
        let frame = bare(&seen);
        let board = desk.app.board(&desk.world);
        let clause = board.catalogue.clause(id).unwrap();
        for fact in board.page(clause).facts(board, Lang::Zh) {
            // Area and who marked it done stand elsewhere on the screen, in shorter words.
            if matches!(fact.topic, Topic::Area | Topic::Done) {
                continue;
            }
            // Who and when stand in a column of their own.
            let text = match fact.topic {
                Topic::Entry => fact.text.splitn(4, ' ').last().unwrap_or_default(),
                _ => &fact.text,
            };
            // A note says itself that it is one.
            let text = text.strip_prefix("进展：").unwrap_or(text);
            // What sort of unit it is may stand between two names, and a word of its own behind 等.
            let parts: Vec<&str> = match fact.topic {
                Topic::Units => text.trim_end_matches('等').split('、').collect(),
                // Name, goal, value and gap stand in columns.
                Topic::Target => text
                    .split([' ', '，'])
                    .filter(|part| !["目标", "现为"].contains(part))
                    .collect(),
                _ => vec![text],
            };
            for part in parts {
                assert!(
                    frame.contains(&bare(part)),
                    "{id} {:?}: {part}\n{seen}",
                    fact.topic
                );
            }
            let open = fact.topic == Topic::Units && text.ends_with('等');
            assert!(
                !open || frame.contains("等（名单未列尽）"),
                "{id}: {text}\n{seen}"
            );
            compared += 1;
        }
        desk = desk.press("esc esc");
    }
    assert!(compared > 400, "{compared}");
}
