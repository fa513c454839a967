//! A stranger's desk: a home of its own and the program to run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The program under test.
pub(crate) const DUBAN: &str = env!("CARGO_BIN_EXE_duban");

/// A home with nothing in it.
pub(crate) struct Desk {
    home: TempDir,
}

/// What a run came to.
#[must_use]
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A name as it is shown where who runs the tests records in it.
pub(crate) fn shown(by: &str) -> String {
    match whoami::username() {
        Ok(login) if login != by => format!("{by}({login})"),
        _ => by.to_owned(),
    }
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            home: TempDir::new().unwrap(),
        }
    }

    /// A file in the home.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Where the journal is when nobody says.
    pub(crate) fn journal(&self) -> PathBuf {
        self.path(".local/share/duban/heilongjiang-2012-0704.ron")
    }

    /// What is in the journal.
    pub(crate) fn saved(&self) -> String {
        fs::read_to_string(self.journal()).unwrap_or_default()
    }

    /// Writes a file into the home.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The program with these arguments, ready to run.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(DUBAN);
        command
            .args(args)
            .env_clear()
            .env("HOME", self.home.path())
            .env("TZ", "CST-8")
            .current_dir(self.home.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs it.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        ran(&self.command(args).output().unwrap())
    }

    /// Runs it with `input` on standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: &str) -> Ran {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        ran(&child.wait_with_output().unwrap())
    }

    /// Runs it; gives its JSON.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let ran = self.run(&[args, &["--format", "json"]].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        serde_json::from_str(&ran.out).unwrap()
    }

    /// The status of a clause.
    pub(crate) fn status(&self, id: &str) -> String {
        let shown = self.json(&["show", id]);
        shown["clauses"][0]["status"].as_str().unwrap().to_owned()
    }
}

/// A path as an argument.
pub(crate) fn word(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn ran(output: &Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}
