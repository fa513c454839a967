//! What the journal answered: the state that follows, and what can be undone.

use std::path::Path;

use crate::error::{Error, Kind, Result};
use crate::journal::{Act, Entry, Journal, Stamp};
use crate::lang::{Wording, both};

use super::said::{heard, nothing_new, overtaken, said, with_more};
use super::{App, Level, Recorded, Screen, World};
use crate::keys::Command;

impl App {
    /// Takes over what the journal holds now, and says what became of the request.
    pub(super) fn recorded(&mut self, world: &World, act: Act, result: Result<Recorded>) {
        let saved = match result {
            Ok(saved) => saved,
            Err(error) => return self.not_recorded(world, act, &error),
        };
        self.unsaved = None;
        if self.top().screen.is_overlay() {
            self.back();
        }
        let Recorded {
            journal,
            plan,
            fault,
        } = saved;
        let news = self.news(&journal, &plan.entries);
        self.take(journal);
        let Some(first) = plan.entries.first() else {
            return self.say(Level::Warning, nothing_new(&act, &plan.already));
        };
        self.remember(&act, first.stamp.clone(), plan.save.clone());
        // Marks are for one change; those that the filter hid, or that a note passed by, are still to be used.
        if let (Act::Mark { clauses, .. }, Some(list)) = (&act, self.top_mut().screen.list_mut()) {
            list.marked.retain(|id| !clauses.contains(id));
        }
        // Saved, but with a fault to know of: that is more urgent than what was saved.
        if let Some(fault) = fault {
            return self.fail(&fault);
        }
        let said = with_more(
            said(&act, &plan.entries, &world.keymap),
            overtaken(&plan.overtaken),
        );
        self.say(Level::Info, with_more(said, news));
    }

    /// Says why nothing was recorded. A line that was typed stays in its prompt, so that it is not lost; where the file
    /// cannot be written, another one is offered.
    fn not_recorded(&mut self, world: &World, act: Act, error: &Error) {
        self.fail(error);
        if error.kind() == Kind::Io && !matches!(act, Act::Undo { .. } | Act::Redo { .. }) {
            self.unsaved = Some(act);
            let key =
                world
                    .keymap
                    .hint(Command::Elsewhere, "改存到别的文件", "save to another file");
            let (zh, en) = (key.zh, key.en);
            let typing = matches!(self.top().screen, Screen::Prompt(_));
            self.append(if typing {
                both!(
                    "没有登记，输入的内容还在，可按回车重试；返回后{zh}",
                    "nothing was recorded; what you typed is still here, Enter tries again; once back{en}"
                )
            } else {
                both!("这一步没有登记{zh}", "nothing was recorded{en}")
            });
        }
    }

    /// Says what the user should know, after what the status line says already.
    pub(super) fn warn(&mut self, text: Wording) {
        match self.message {
            Some(_) => self.append(text),
            None => self.say(Level::Warning, text),
        }
    }

    /// Says more after what the status line says.
    fn append(&mut self, more: Wording) {
        if let Some(message) = &mut self.message {
            message.text = with_more(message.text.clone(), Some(more));
        }
    }

    /// Keeps what can be undone and redone in step with what was just saved.
    fn remember(&mut self, act: &Act, new: Stamp, restored: Option<Stamp>) {
        match act {
            Act::Undo { .. } => {
                self.undo.pop();
                self.redo.extend(restored);
            }
            Act::Redo { .. } => {
                self.redo.pop();
                self.undo.extend(restored);
            }
            _ => {
                self.redo.clear();
                self.undo.push(new);
            }
        }
    }
}

impl App {
    /// Takes over a journal that was changed outside, and says who changed what.
    pub(super) fn reloaded(&mut self, world: &World, result: Result<Journal>) {
        let journal = match result {
            Ok(journal) => journal,
            Err(error) => return self.fail(&error),
        };
        let news = self.news(&journal, &[]);
        self.settle(world);
        self.take(journal);
        if let Some(news) = news {
            self.say(Level::Info, news);
        }
    }

    /// What others have recorded since this screen last read the journal; `own` entries are no news.
    fn news(&self, journal: &Journal, own: &[Entry]) -> Option<Wording> {
        let known = |entry: &Entry| {
            self.journal.entries().binary_search(entry).is_ok() || own.contains(entry)
        };
        let news: Vec<_> = journal
            .entries()
            .iter()
            .filter(|entry| !known(entry))
            .collect();
        news.last().map(|last| heard(last, news.len() - 1))
    }

    /// Says, after what was recorded, that the journal is another file from now on.
    pub(super) fn moved(&mut self, path: &Path) {
        let path = path.display();
        let more = both!("以后都登记到 {path}", "from now on {path} is used");
        self.append(more);
    }

    fn take(&mut self, journal: Journal) {
        self.progress = journal.progress();
        self.journal = journal;
    }
}
