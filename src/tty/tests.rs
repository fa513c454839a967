//! A panic on a real terminal. The test runs itself again behind a pseudo-terminal, and panics there.

use std::io::Read;
use std::os::fd::BorrowedFd;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use super::{Face, Flow, Input, Options, install_panic_hook, run};
use crate::lang::Lang;
use crate::text::Ambiguous;
use crate::text::Ruler;

const INSIDE: &str = "DUBAN_TEST_PANICS_HERE";

struct Broken;

impl Face for Broken {
    fn on(&mut self, _: Input, _: Size) -> Flow {
        Flow::Quit
    }

    fn draw(&mut self, _: &mut Buffer, _: Ruler) -> Option<Position> {
        panic!("broken\u{1b}[2J on purpose");
    }

    fn wake_fd(&self) -> Option<BorrowedFd<'_>> {
        None
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_what_to_report() {
    if std::env::var_os(INSIDE).is_some() {
        install_panic_hook(Lang::Zh);
        let options = Options {
            ambiguous: Ambiguous::Narrow,
            ..Options::default()
        };
        run(&mut Broken, options).unwrap();
        return;
    }
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    let name = "tty::tests::a_panic_gives_the_terminal_back_and_says_what_to_report";
    command.args([name, "--exact", "--nocapture", "--test-threads=1"]);
    command.env(INSIDE, "1");
    command.env("LANG", "C.UTF-8");
    command.env("TERM", "xterm-256color");
    let before = format!("{:?}", pair.master.get_termios());
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut bytes = Vec::new();
    // The end of a terminal is an error to its reader.
    let _ = pair
        .master
        .try_clone_reader()
        .unwrap()
        .read_to_end(&mut bytes);
    assert!(!child.wait().unwrap().success());
    let said = String::from_utf8_lossy(&bytes);
    let (_, shown) = said.split_once("\u{1b}[?1049h").unwrap();
    let (_, after) = shown.split_once("\u{1b}[?1049l").unwrap();
    assert!(shown.contains("\u{1b}[?2004l") && shown.contains("\u{1b}[?25h"));
    assert!(after.contains("督办程序内部出错，已退出"), "{after}");
    assert!(
        after.contains("on purpose") && !after.contains("\u{1b}[2J"),
        "{after}"
    );
    assert_eq!(format!("{:?}", pair.master.get_termios()), before);
}
