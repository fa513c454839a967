//! The child process that takes packages apart: this program again, with little memory and time, which gets the file on standard
//! input and answers on standard output.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::document::Document;
use super::limits;
use super::package;
use super::refusal::Refusal;
use crate::error::{Error, Kind, Result};

/// The argument that makes this program the child; no verb that people use.
const READER: &str = "office-reader";

/// What the child answers.
type Answer = std::result::Result<Document, Refusal>;

/// Reads a package in a child process.
///
/// # Errors
///
/// [`Kind::Data`] where it is no package that is known, is damaged, needs a password, or would cost more than any notice does.
pub(crate) fn open(bytes: Vec<u8>) -> Result<Document> {
    answer(bytes).map_err(|refusal| Error::new(Kind::Data, refusal.wording()))
}

fn answer(bytes: Vec<u8>) -> Answer {
    if bytes.len() > limits::PACKAGE {
        return Err(Refusal::TooLarge);
    }
    let mut child = start().map_err(|e| {
        log::warn!("no child to read an office file: {e}");
        Refusal::Unstarted
    })?;
    let said = said(&mut child, bytes);
    let _ = child.kill();
    let ended = child.wait();
    let said = said.ok_or(Refusal::Costly)?;
    serde_json::from_slice(&said).unwrap_or_else(|e| {
        log::warn!("the child that reads office files ended with {ended:?}: {e}");
        Err(Refusal::Costly)
    })
}

/// This program again. A program that was replaced while it runs is still found by the kernel's own name for it.
fn start() -> io::Result<Child> {
    let own = if cfg!(target_os = "linux") {
        "/proc/self/exe".into()
    } else {
        std::env::current_exe()?
    };
    Command::new(own)
        .arg(READER)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// What the child says to `bytes`; `None` where it says nothing in time.
fn said(child: &mut Child, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let (mut stdin, stdout) = (child.stdin.take()?, child.stdout.take()?);
    // A child that ends early closes its end: then there is nobody left to write to.
    thread::spawn(move || stdin.write_all(&bytes));
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut said = Vec::new();
        let read = stdout.take(limits::ANSWER).read_to_end(&mut said);
        sender.send(read.map(|_| said))
    });
    receiver.recv_timeout(limits::PATIENCE).ok()?.ok()
}

/// Whether the arguments, the program's name first, ask for the child.
pub(crate) fn is_reader(args: &[OsString]) -> bool {
    args.len() == 2 && args[1] == READER
}

/// Is the child: reads the package on standard input and answers on standard output. The exit code.
pub(crate) fn serve() -> u8 {
    let said = confine().map_err(|_| Refusal::Unstarted).and_then(|()| {
        let mut bytes = Vec::new();
        let most = limits::PACKAGE as u64 + 1;
        let read = io::stdin().lock().take(most).read_to_end(&mut bytes);
        read.map_err(|_| Refusal::Damaged)?;
        package::read(bytes)
    });
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = serde_json::to_writer(&mut out, &said).is_ok() && out.flush().is_ok();
    u8::from(!written)
}

/// Takes from this process what reading one file does not need.
fn confine() -> io::Result<()> {
    for (resource, most) in [
        (Resource::As, limits::SPACE),
        (Resource::Cpu, limits::SECONDS),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ] {
        // A limit that is lower already stays.
        let most = getrlimit(resource)
            .maximum
            .map_or(most, |now| now.min(most));
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, limit)?;
    }
    Ok(())
}
