use proptest::prelude::*;

use super::{Decoder, Event};
use crate::keys::Key;
use crate::tty::mouse::Mouse;

/// What the program makes of `bytes` that arrive at once and are all.
fn read(bytes: &[u8]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut events = decoder.feed(bytes);
    events.extend(decoder.give_up());
    events
}

/// Keys in the notation of the help; other events as they print.
fn keys(bytes: &[u8]) -> String {
    let names = read(bytes).into_iter().map(|event| match event {
        Event::Key(key) => key.to_string(),
        other => format!("{other:?}"),
    });
    names.collect::<Vec<_>>().join(" ")
}

#[test]
fn reads_what_people_type() {
    assert_eq!(keys("jG 省／".as_bytes()), "j G space 省 ／");
    assert_eq!(
        keys(b"\r\t\x7f\x08\x04\x00\n"),
        "enter tab backspace backspace ctrl-d ctrl-space ctrl-j"
    );
    assert_eq!(keys(b"\x1c"), "ctrl-\\");
}

#[test]
fn knows_the_keys_of_usual_terminals() {
    assert_eq!(keys(b"\x1b[A\x1b[B\x1bOC\x1bOD"), "up down right left");
    assert_eq!(
        keys(b"\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~"),
        "home end home end home end"
    );
    assert_eq!(
        keys(b"\x1b[5~\x1b[6~\x1b[3~\x1b[Z"),
        "pgup pgdn del shift-tab"
    );
    assert_eq!(
        keys(b"\x1bOP\x1bOQ\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[24~"),
        "f1 f2 f1 f5 f6 f10 f12"
    );
    assert_eq!(keys(b"\x1b[[A\x1b[[E"), "f1 f5");
    assert_eq!(
        keys(b"\x1b[1;5A\x1b[1;3B\x1b[1;2C"),
        "ctrl-up alt-down right"
    );
}

#[test]
fn esc_and_a_key_in_one_packet_are_marked() {
    assert_eq!(keys(b"\x1bj"), "alt-j");
    assert_eq!(keys("\x1b省".as_bytes()), "alt-省");
    assert_eq!(keys(b"\x1b\x1b[A"), "esc up");
    assert_eq!(keys(b"\x1b["), "alt-[");
    assert_eq!(keys(b"\x1b"), "esc");
}

#[test]
fn a_sequence_in_two_packets_is_still_one_key() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert!(decoder.patience().is_some());
    assert_eq!(decoder.feed(b"[A").len(), 1);
    assert_eq!(decoder.patience(), None);
    assert_eq!(decoder.feed(&"省".as_bytes()[..2]), []);
    assert_eq!(decoder.patience(), None);
    assert_eq!(
        decoder.feed(&"省".as_bytes()[2..]),
        [Event::Key(Key::char('省'))]
    );
}

#[test]
fn a_paste_is_one_event_and_no_key() {
    let paste = |s: &str| vec![Event::Paste(s.to_owned())];
    assert_eq!(read(b"\x1b[200~q\r\nd\x1b[A\ry\x1b[201~"), paste("q\nd\ny"));
    assert_eq!(read(b"\x1b[200~\x1b[201~"), paste(""));
    assert_eq!(read(b"\x1b[200~broken off"), paste("broken off"));
    assert_eq!(read(b"\x1b[200~a\x1b[201~j").len(), 2);
}

#[test]
fn a_paste_that_holds_its_own_end_mark_ends_at_the_last_one() {
    let hostile = b"\x1b[200~a\x1b[201~ x\x1b[201~j";
    let paste = Event::Paste("a x".to_owned());
    assert_eq!(read(hostile), [paste, Event::Key(Key::char('j'))]);
    let two = b"\x1b[200~a\x1b[201~j\x1b[200~b\x1b[201~";
    assert_eq!(read(two).len(), 3);
}

#[test]
fn control_sequences_in_a_paste_leave_nothing_behind() {
    let decoded = |text: &str| read(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    let paste = |text: &str| [Event::Paste(text.to_owned())];
    assert_eq!(
        decoded("第二行\x1b[31m红\x1b[0;1m色\x1b[2 q"),
        paste("第二行红色")
    );
    // What may be text stays.
    assert_eq!(decoded("a\x1b[12"), paste("a\x1b[12"));
    assert_eq!(decoded("a\x1bP好"), paste("a\x1bP好"));
}

#[test]
fn a_control_character_in_a_paste_is_no_key_whatever_the_packets() {
    let mut decoder = Decoder::default();
    let bytes = b"\x1b[200~a\x03b\x1b[201~";
    let events: Vec<_> = bytes
        .iter()
        .flat_map(|byte| decoder.feed(&[*byte]))
        .collect();
    assert_eq!(events, [Event::Paste("a\u{3}b".to_owned())]);
}

#[test]
fn a_huge_paste_is_cut_but_read_to_its_end() {
    let mut bytes = b"\x1b[200~".to_vec();
    bytes.extend(vec![b'a'; super::LONGEST_PASTE + 5000]);
    bytes.extend(b"\x1b[201~j");
    let events = read(&bytes);
    assert!(matches!(&events[0], Event::Paste(p) if p.len() == super::LONGEST_PASTE));
    assert_eq!(events[1..], [Event::Key(Key::char('j'))]);
}

#[test]
fn other_encodings_swallow_no_key() {
    // 发改 in GBK, then keys; a character cut in the middle, then a key.
    assert_eq!(keys(b"\xb7\xa2\xb8\xc4jk"), "j k");
    assert_eq!(keys(b"\xe7\x9cq"), "q");
}

#[test]
fn answers_to_questions_are_no_keys() {
    assert_eq!(read(b"\x1b[1;7R"), [Event::Column(7)]);
    assert_eq!(keys(b"\x1b]11;rgb:0000/0000/0000\x07j"), "j");
    assert_eq!(
        keys(b"\x1bP1$r0m\x1b\\j\x1b[?62;22cj\x1b[<0;3;4mj"),
        "j j j"
    );
    assert_eq!(keys(b"\x1b[12\x1b[A"), "up");
}

/// What the keys send that differ between terminals, from their documentation and terminfo.
#[test]
fn knows_the_odd_keys_of_each_terminal() {
    let table: [(&str, &[u8], &str); 31] = [
        ("all, flow control", b"\x13\x11", "ctrl-s ctrl-q"),
        ("all, keypad Enter", b"\r", "enter"),
        (
            "xterm, keypad in application mode",
            b"\x1bOM\x1bOp\x1bOy\x1bOk",
            "enter 0 9 +",
        ),
        ("xterm, arrows", b"\x1b[A\x1b[D", "up left"),
        (
            "xterm, arrows in application mode",
            b"\x1bOA\x1bOB\x1bOC\x1bOD",
            "up down right left",
        ),
        (
            "xterm, Home and End",
            b"\x1b[H\x1b[F\x1bOH\x1bOF",
            "home end home end",
        ),
        (
            "PuTTY, Xshell, linux, tmux, screen, Home and End",
            b"\x1b[1~\x1b[4~",
            "home end",
        ),
        ("rxvt, Home and End", b"\x1b[7~\x1b[8~", "home end"),
        ("rxvt, Shift with Home", b"\x1b[7$j", "home j"),
        ("rxvt, Ctrl with PgUp", b"\x1b[5^j", "ctrl-pgup j"),
        (
            "xterm, F1 to F4",
            b"\x1bOP\x1bOQ\x1bOR\x1bOS",
            "f1 f2 f3 f4",
        ),
        (
            "PuTTY, rxvt, F1 to F5",
            b"\x1b[11~\x1b[12~\x1b[13~\x1b[14~\x1b[15~",
            "f1 f2 f3 f4 f5",
        ),
        (
            "linux, F1 to F5",
            b"\x1b[[A\x1b[[B\x1b[[C\x1b[[D\x1b[[E",
            "f1 f2 f3 f4 f5",
        ),
        (
            "all, F6 to F10",
            b"\x1b[17~\x1b[18~\x1b[19~\x1b[20~\x1b[21~",
            "f6 f7 f8 f9 f10",
        ),
        ("all, F11 and F12", b"\x1b[23~\x1b[24~", "f11 f12"),
        ("all, Del", b"\x1b[3~", "del"),
        ("all, Ins, which means nothing", b"\x1b[2~j", "j"),
        ("all, PgUp and PgDn", b"\x1b[5~\x1b[6~", "pgup pgdn"),
        ("xterm, linux, Backspace", b"\x7f", "backspace"),
        ("vt100, Xshell, SecureCRT, Backspace", b"\x08", "backspace"),
        ("xterm, PuTTY, Shift-Tab", b"\x1b[Z", "shift-tab"),
        ("linux, Shift-Tab", b"\x1b\t", "shift-tab"),
        ("xterm, Ctrl with an arrow", b"\x1b[1;5C", "ctrl-right"),
        ("xterm, Shift with F1", b"\x1b[1;2P", "f1"),
        ("xterm, Alt with a letter", b"\x1bx", "alt-x"),
        ("xterm, focus", b"\x1b[I\x1b[Oj", "j"),
        ("vt100, PF1", b"\x1bOP", "f1"),
        (
            "PuTTY in VT100+ mode",
            b"\x1bOP\x1bOT\x1bOX\x1bOZ\x1bO[",
            "f1 f5 f9 f11 f12",
        ),
        ("PuTTY in rxvt mode", b"\x1b[H\x1bOw", "home end"),
        ("a key that nobody knows", b"\x1bOzj", "j"),
        ("old xterm, with modifiers", b"\x1bO5A\x1bO2Pj", "up f1 j"),
    ];
    for (terminal, bytes, expected) in table {
        assert_eq!(keys(bytes), expected, "{terminal}");
    }
}

#[test]
fn reads_the_mouse_in_numbers_and_in_bytes() {
    let mouse = |button, column, row| Event::Mouse(Mouse::reported(button, column, row).unwrap());
    let mut decoder = Decoder::default();
    decoder.expect_mouse();
    assert_eq!(
        decoder.feed(b"\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<65;200;50M\x1b[<35;1;1M\x1b[32;3;4M"),
        [mouse(0, 3, 4), mouse(65, 200, 50), mouse(0, 3, 4)]
    );
    assert_eq!(decoder.feed(b"\x1b[M !"), []);
    assert_eq!(decoder.feed(b"\"\x1b[M`qq").len(), 2);
    assert_eq!(keys(b"\x1b[Mj"), "j");
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        "[a-z省发改]{1,4}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..6),
        Just(b"\x1b[A".to_vec()),
        Just(b"\x1b[1;5C".to_vec()),
        Just(b"\x1bOP".to_vec()),
        Just(b"\x1b[200~ab\r\n\x1b[201~".to_vec()),
        Just(b"\x1b]0;t\x1b\\".to_vec()),
        Just(b"\x1b".to_vec()),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// Modes that another program may have left on are understood all the same: nothing in them is a key that was not pressed.
#[test]
fn keys_and_the_mouse_in_forms_that_were_not_asked_for() {
    let table: [(&str, &[u8], &str); 22] = [
        ("mouse in bytes", b"\x1b[M !!j", "j"),
        ("mouse let go", b"\x1b[M#!!j", "j"),
        (
            "mouse beyond column 95, mode 1005",
            "\x1b[M \u{100}!j".as_bytes(),
            "j",
        ),
        ("mouse in rxvt's numbers", b"\x1b[32;10;5Mj", "j"),
        ("mouse in numbers", b"\x1b[<0;10;5M\x1b[<0;10;5mj", "j"),
        ("focus", b"\x1b[I\x1b[Oj", "j"),
        (
            "kitty, letters",
            b"\x1b[106u\x1b[106;1u\x1b[32u",
            "j j space",
        ),
        (
            "kitty, Shift",
            b"\x1b[103;2u\x1b[47:63;2u\x1b[103:71;2u",
            "G ? G",
        ),
        (
            "kitty, Esc, Enter, Tab, Backspace",
            b"\x1b[27u\x1b[13u\x1b[9u\x1b[9;2u\x1b[127u",
            "esc enter tab shift-tab backspace",
        ),
        (
            "kitty, Ctrl and Alt",
            b"\x1b[99;5u\x1b[120;3u",
            "ctrl-c alt-x",
        ),
        (
            "kitty, let go",
            b"\x1b[106;1:1u\x1b[106;1:3u\x1b[1;1:3A\x1b[1;1:1A",
            "j up",
        ),
        ("kitty, with text", b"\x1b[97;2;65u\x1b[0;;30465u", "A 省"),
        (
            "kitty, keypad",
            b"\x1b[57400u\x1b[57414u\x1b[57421u",
            "1 enter pgup",
        ),
        ("kitty, Shift alone", b"\x1b[57441;2uj", "j"),
        (
            "xterm, modifyOtherKeys",
            b"\x1b[27;5;99~\x1b[27;2;71~\x1b[27;1;27~",
            "ctrl-c G esc",
        ),
        ("xterm, formatOtherKeys", b"\x1b[99;5u", "ctrl-c"),
        (
            "Windows, a letter",
            b"\x1b[74;36;106;1;0;1_\x1b[74;36;106;0;0;1_",
            "j",
        ),
        ("Windows, three times", b"\x1b[74;36;106;1;0;3_", "j j j"),
        (
            "Windows, Esc and Enter",
            b"\x1b[27;1;27;1;0;1_\x1b[13;28;13;1;0;1_",
            "esc enter",
        ),
        ("Windows, Ctrl-C", b"\x1b[67;46;3;1;8;1_", "ctrl-c"),
        (
            "Windows, arrows",
            b"\x1b[38;72;0;1;256;1_\x1b[40;80;0;1;256;1_",
            "up down",
        ),
        (
            "Windows, Shift alone and Han",
            b"\x1b[16;42;0;1;16;1_\x1b[0;0;30465;1;0;1_",
            "省",
        ),
    ];
    for (form, bytes, expected) in table {
        assert_eq!(keys(bytes), expected, "{form}");
    }
}

proptest! {
    #[test]
    fn it_does_not_matter_where_the_bytes_are_split(bytes in bytes(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let mut places: Vec<usize> = cuts.iter().map(|c| c.index(bytes.len() + 1)).collect();
        places.extend([0, bytes.len()]);
        places.sort_unstable();
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        for pair in places.windows(2) {
            events.extend(decoder.feed(&bytes[pair[0]..pair[1]]));
        }
        events.extend(decoder.give_up());
        prop_assert_eq!(events, read(&bytes));
    }
}
