//! Which terminals draw “ two columns wide, as they answered last time: the first frame is drawn for that.
//!
//! Only wide ones are kept, since every other is taken for narrow anyhow. The file lies in the user's cache folder and not with
//! the state: all that it says is found anew at each start, and whoever takes it away loses one drawing. It is never waited
//! for, and what is wrong with it is told to the log alone.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::thread;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind, Result};
use crate::lang::{Lang, both};
use crate::settings::cache_file;
use crate::store::{Over, make_folder, read_file, why, write_file};
use crate::text::{Ambiguous, Ruler};

const NAME: &str = "terminals.ron";
/// The largest file that is read, in bytes.
const MOST_BYTES: u64 = 4096;
/// How many terminals are kept: those that were found wide last.
const KEPT: usize = 32;

const HEAD: &str = "// Terminals on which “ is two columns wide, each a sum over what tells it apart. Not needed: \
     duban asks at each start.\n";

/// Of a program in between that answers itself. What lies behind it does not count then, and its variables may be those of
/// a terminal that went away long ago.
const BETWEEN: [&str; 3] = ["TMUX", "STY", "ZELLIJ"];
/// What such a program says of itself.
const NAMES: [&str; 3] = ["TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION"];
/// What terminals say of themselves beside, here or from the other end of the line.
const BESIDE: [&str; 6] = [
    "COLORTERM",
    "LC_TERMINAL",
    "LC_TERMINAL_VERSION",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "XTERM_VERSION",
];

/// What the file holds.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Remembered {
    /// By [`terminal`]; the one found last comes first.
    wide: Vec<String>,
}

/// What is known of the terminal at hand.
#[derive(Debug)]
pub(crate) struct Learnt {
    file: PathBuf,
    terminal: String,
    ruler: Ruler,
}

impl Learnt {
    /// What was learnt of this terminal; `None` where the user says how wide it draws, or has no home.
    pub(crate) fn here(ambiguous: Ambiguous) -> Option<Self> {
        if ambiguous != Ambiguous::Auto {
            return None;
        }
        let variable = |name: &str| std::env::var_os(name).map(OsString::into_encoded_bytes);
        Some(Self::of(cache_file(NAME)?, &variable))
    }

    fn of(file: PathBuf, variable: &dyn Fn(&str) -> Option<Vec<u8>>) -> Self {
        let terminal = terminal(variable);
        let wide = Remembered::read(&file).wide.contains(&terminal);
        Self {
            file,
            terminal,
            ruler: Ruler { wide },
        }
    }

    /// How the first frame is to be measured.
    pub(crate) fn ruler(&self) -> Ruler {
        self.ruler
    }

    /// Takes note of the terminal's answer; what is new is written in a thread that nobody waits for.
    pub(super) fn found(&mut self, ruler: Ruler) {
        if ruler == self.ruler {
            return;
        }
        self.ruler = ruler;
        let (file, terminal) = (self.file.clone(), self.terminal.clone());
        let write = move || match remember(&file, &terminal, ruler) {
            Ok(()) => log::info!("probe: remembered that this terminal is {ruler:?}"),
            Err(e) => log::info!("probe: not remembered: {}", e.message(Lang::En)),
        };
        if let Err(e) = thread::Builder::new().name("learn".to_owned()).spawn(write) {
            log::info!("probe: not remembered: {e}");
        }
    }
}

impl Remembered {
    /// What is there; nothing where it cannot be read or is none of ours.
    fn read(file: &Path) -> Self {
        let bytes = read_file(file, MOST_BYTES).unwrap_or_default();
        ron::de::from_bytes(&bytes).unwrap_or_default()
    }

    fn take(&mut self, terminal: &str, ruler: Ruler) {
        self.wide.retain(|known| known != terminal);
        if ruler.wide {
            self.wide.insert(0, terminal.to_owned());
        }
        self.wide.truncate(KEPT);
    }
}

/// Reads again what others may have written meanwhile, and replaces it. Of two who write at the same moment one may lose
/// what it learnt, and learns it the next time.
///
/// # Errors
///
/// [`Kind::Io`]: the folder or the file cannot be written.
fn remember(file: &Path, terminal: &str, ruler: Ruler) -> Result<()> {
    let mut known = Remembered::read(file);
    known.take(terminal, ruler);
    let text = ron::to_string(&known).map_err(|e| Error::new(Kind::Io, both!("{e}", "{e}")))?;
    if let Some(folder) = file.parent() {
        make_folder(folder).map_err(|e| Error::new(Kind::Io, why(&e)).in_file(folder))?;
    }
    write_file(file, format!("{HEAD}{text}\n").as_bytes(), Over::Anything).map(drop)
}

/// A short sum over what tells a terminal apart on this host, so that no address stands in the file. The client's address
/// counts: a person who comes from two machines may have two terminals. Its port is another each time.
fn terminal(variable: &dyn Fn(&str) -> Option<Vec<u8>>) -> String {
    let mut sum = crc32fast::Hasher::new();
    let mut add = |value: Option<Vec<u8>>| {
        // Each ends with a byte that none holds, and one that is empty is told from one that is not set.
        sum.update(&[u8::from(value.is_some())]);
        sum.update(&value.unwrap_or_default());
        sum.update(&[0]);
    };
    let between = BETWEEN.map(|name| variable(name).is_some());
    add(Some(between.map(u8::from).to_vec()));
    for name in NAMES {
        add(variable(name));
    }
    if !between.contains(&true) {
        for name in BESIDE {
            add(variable(name));
        }
        add(variable("WT_SESSION").map(|_| Vec::new()));
        let client = variable("SSH_CONNECTION")
            .map(|line| line.split(|byte| *byte == b' ').next().map(<[u8]>::to_vec));
        add(client.flatten());
    }
    format!("{:08x}", sum.finalize())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The terminal of a program with these variables.
    fn with(pairs: &[(&str, &str)]) -> String {
        terminal(&|name| {
            let pair = pairs.iter().find(|pair| pair.0 == name);
            pair.map(|pair| pair.1.as_bytes().to_vec())
        })
    }

    fn expected(file: &Path, terminal: &str) -> Ruler {
        let wide = Remembered::read(file).wide.iter().any(|it| it == terminal);
        Ruler { wide }
    }

    #[test]
    fn what_was_found_once_is_expected_there_and_nowhere_else() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("cache/duban").join(NAME);
        assert_eq!(expected(&file, "a"), Ruler::NARROW);
        remember(&file, "a", Ruler::WIDE).unwrap();
        remember(&file, "b", Ruler::WIDE).unwrap();
        assert_eq!(expected(&file, "a"), Ruler::WIDE);
        assert_eq!(expected(&file, "c"), Ruler::NARROW);
        remember(&file, "a", Ruler::NARROW).unwrap();
        assert_eq!(expected(&file, "a"), Ruler::NARROW);
        assert_eq!(expected(&file, "b"), Ruler::WIDE);
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text, format!("{HEAD}(wide:[\"b\"])\n"));
    }

    #[test]
    fn an_answer_that_was_expected_writes_nothing() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("duban").join(NAME);
        let mut learnt = Learnt::of(file.clone(), &|_| None);
        learnt.found(Ruler::NARROW);
        assert!(!file.parent().unwrap().exists());
        remember(&file, &learnt.terminal, Ruler::WIDE).unwrap();
        let mut learnt = Learnt::of(file.clone(), &|_| None);
        assert_eq!(learnt.ruler(), Ruler::WIDE);
        fs::remove_file(&file).unwrap();
        learnt.found(Ruler::WIDE);
        assert!(!file.exists());
    }

    #[test]
    fn what_is_broken_or_foreign_says_nothing_and_gives_way() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join(NAME);
        let large = format!("(wide:[\"a\"]) // {}", "x".repeat(5000));
        let deep = "(".repeat(4000);
        for text in ["", "(wide:", "\u{1b}[2J", "(wide: 1)", "[]", &large, &deep] {
            fs::write(&file, text).unwrap();
            assert_eq!(expected(&file, "a"), Ruler::NARROW, "{text:.20}");
            remember(&file, "a", Ruler::WIDE).unwrap();
            assert_eq!(expected(&file, "a"), Ruler::WIDE, "{text:.20}");
        }
        fs::write(&file, [0xff, 0xfe, 0]).unwrap();
        assert_eq!(expected(&file, "a"), Ruler::NARROW);
        // What is no file is left as it is.
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        assert_eq!(expected(&file, "a"), Ruler::NARROW);
        assert_eq!(
            remember(&file, "a", Ruler::WIDE).unwrap_err().kind(),
            Kind::Io
        );
    }

    #[test]
    fn only_the_last_are_kept() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join(NAME);
        for number in 0..KEPT + 8 {
            remember(&file, &format!("{number:08x}"), Ruler::WIDE).unwrap();
        }
        let known = Remembered::read(&file).wide;
        assert_eq!(known.len(), KEPT);
        assert_eq!(known.last().unwrap(), "00000008");
        assert!(fs::metadata(&file).unwrap().len() < MOST_BYTES);
    }

    #[test]
    fn many_at_once_break_nothing() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join(NAME);
        remember(&file, "first", Ruler::WIDE).unwrap();
        thread::scope(|scope| {
            for one in 0..8 {
                let file = &file;
                scope.spawn(move || {
                    for _ in 0..20 {
                        let _ = remember(file, &format!("{one}"), Ruler::WIDE);
                        assert!(!Remembered::read(file).wide.is_empty());
                    }
                });
            }
        });
        let names = fs::read_dir(home.path()).unwrap();
        assert_eq!(names.count(), 1, "something was left behind");
    }

    #[test]
    fn terminals_are_told_apart_by_what_they_say_and_where_the_user_comes_from() {
        let xterm = ("TERM", "xterm-256color");
        let from = |address| [xterm, ("SSH_CONNECTION", address)];
        let one = with(&from("10.0.0.1 50000 10.0.0.9 22"));
        assert_eq!(one, with(&from("10.0.0.1 50022 10.0.0.9 22")));
        assert_ne!(one, with(&from("10.0.0.2 50000 10.0.0.9 22")));
        assert_ne!(one, with(&[xterm]));
        let all = [
            with(&[]),
            with(&[xterm]),
            with(&[xterm, ("WT_SESSION", "1")]),
            with(&[xterm, ("LC_TERMINAL", "iTerm2")]),
            with(&[xterm, ("TERM_PROGRAM", "iTerm2")]),
            with(&[xterm, ("COLORTERM", "")]),
            with(&[xterm, ("TMUX", "/tmp/x,1,0")]),
            with(&[xterm, ("STY", "1.pts")]),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[at + 1..].contains(one), "{at}");
        }
        let session = with(&[xterm, ("WT_SESSION", "2")]);
        assert_eq!(session, with(&[xterm, ("WT_SESSION", "1")]));
    }

    #[test]
    fn inside_tmux_the_terminal_around_it_does_not_count() {
        let tmux = [("TERM", "tmux-256color"), ("TMUX", "/tmp/x,1,0")];
        let mut around = tmux.to_vec();
        around.extend([
            ("SSH_CONNECTION", "10.0.0.1 5 10.0.0.9 22"),
            ("COLORTERM", "truecolor"),
        ]);
        assert_eq!(with(&tmux), with(&around));
    }
}
