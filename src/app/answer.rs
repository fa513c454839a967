//! What the journal answered: the state that follows, and what can be undone.

use std::path::Path;

use crate::catalogue::NoticeNo;
use crate::error::{Error, Kind, Result};
use crate::journal::{Act, Entry, Journal, SaveKey};
use crate::keys::Command;
use crate::lang::tr;

use super::describe;
use super::message::{Level, joined};
use super::msg::Recorded;
use super::page::Show;
use super::slot::Reading;
use super::state::App;
use super::world::World;

impl App {
    /// Takes over what the journal holds now, and says what became of the request.
    pub(super) fn recorded(
        &mut self,
        world: &World,
        notice: NoticeNo,
        act: Act,
        result: Result<Recorded>,
    ) {
        self.parts.answered();
        let Recorded {
            journal,
            plan,
            fault,
            remarks,
        } = match result {
            Ok(recorded) => recorded,
            Err(error) => return self.not_recorded(world, notice, act, &error),
        };
        self.unsaved = None;
        self.trouble.take_if(|(of, _)| *of == notice);
        if self.asked_for(&act) && !self.ask_for_next_value(&act) {
            self.back();
        }
        let news = self.take_over(world, notice, journal, &plan.entries);
        let overtaken = describe::overtaken(world, &plan.overtaken);
        let Some(key) = plan.key() else {
            let text = describe::nothing_new(world, &act, &plan.already);
            let text = joined(text.unwrap_or_default(), overtaken);
            let text = self.parts.told(text);
            return self.say(Level::Warning, text);
        };
        self.remember(notice, &act, key, plan.save.map(|save| save.key));
        // Marks are for one change; those that the filter hid, or that a note passed by, are still to be used.
        if let Act::Mark { clauses, .. } | Act::Due { clauses, .. } | Act::Lift { clauses, .. } =
            &act
        {
            self.top_mut().marked.retain(|id| !clauses.contains(id));
        }
        if matches!(act, Act::Approve { .. }) {
            self.top_mut().marked.clear();
        }
        // Saved, but with a fault to know of: that is more urgent than what was saved.
        if let Some(fault) = fault {
            return self.fail(world, &fault);
        }
        let hinted = self.parts.is_last();
        let text = describe::saved(world, self.board(world), &act, &plan.entries, hinted);
        let text = joined(joined(text, overtaken), news);
        let level = if remarks.is_empty() {
            Level::Info
        } else {
            Level::Warning
        };
        let remarks = remarks.iter().map(|remark| remark.pick(world.lang));
        let text = remarks.fold(text, |text, remark| joined(text, Some(remark.to_owned())));
        let text = self.parts.told(text);
        self.say(level, text);
    }

    /// Says why nothing was recorded. A line that was typed stays in its prompt, so that it is not lost; where the file
    /// cannot be written, another one is offered.
    fn not_recorded(&mut self, world: &World, notice: NoticeNo, act: Act, error: &Error) {
        self.fail(world, error);
        if error.kind() != Kind::Io || matches!(act, Act::Undo { .. } | Act::Redo { .. }) {
            return;
        }
        self.unsaved = Some((notice, act));
        let key = world.hint(Command::Elsewhere, "改存到别的文件", "save to another file");
        let typing = self.top().line.is_some();
        self.append(if typing {
            tr!(
                world.lang,
                "没有登记，输入的内容还在，可按回车重试；返回后{key}",
                "nothing was recorded; what you typed is still here, Enter tries again; once back{key}"
            )
        } else {
            tr!(
                world.lang,
                "这一步没有登记{key}",
                "nothing was recorded{key}"
            )
        });
    }

    /// Keeps what can be undone and redone in step with what was just saved.
    fn remember(&mut self, notice: NoticeNo, act: &Act, new: SaveKey, restored: Option<SaveKey>) {
        let first = self.parts.is_first();
        let add = |to: &mut Vec<Vec<(NoticeNo, SaveKey)>>, save| match to.last_mut() {
            Some(change) if !first => change.push((notice, save)),
            _ => to.push(vec![(notice, save)]),
        };
        let take = |from: &mut Vec<Vec<(NoticeNo, SaveKey)>>| {
            let left = from.last_mut().map(|change| {
                change.retain(|(of, _)| *of != notice);
                change.len()
            });
            if left == Some(0) {
                from.pop();
            }
        };
        match act {
            Act::Undo { .. } => {
                take(&mut self.undo);
                if let Some(save) = restored {
                    add(&mut self.redo, save);
                }
            }
            Act::Redo { .. } => {
                take(&mut self.redo);
                if let Some(save) = restored {
                    add(&mut self.undo, save);
                }
            }
            _ => {
                self.redo.clear();
                add(&mut self.undo, new);
            }
        }
    }

    /// Takes over a journal that was changed outside, and says who changed what.
    pub(super) fn reloaded(&mut self, world: &World, notice: NoticeNo, result: Result<Journal>) {
        let journal = match result {
            Ok(journal) => journal,
            Err(error) => {
                self.trouble = Some((notice, error.message(world.lang)));
                return self.fail(world, &error);
            }
        };
        if self.trouble.take_if(|(of, _)| *of == notice).is_some() {
            // What was said of it is no longer so.
            self.message = None;
        }
        self.top_mut().list.settle();
        let selected = self.clause();
        let stage = |app: &Self| selected.map(|id| app.progress.of(id).stage());
        let before = stage(self);
        let news = self.take_over(world, notice, journal, &[]);
        if self.show != Show::All && stage(self) != before {
            self.held = selected;
        }
        if let Some(news) = news {
            self.say(Level::Info, news);
        }
    }

    /// Says, after what was recorded, that the journal is another file from now on.
    pub(super) fn moved(&mut self, world: &World, path: &Path) {
        let path = path.display();
        self.append(tr!(
            world.lang,
            "以后都登记到 {path}",
            "from now on {path} is used"
        ));
    }

    /// Takes over a journal, and describes what others have recorded since the last one; `own` entries are no news.
    fn take_over(
        &mut self,
        world: &World,
        notice: NoticeNo,
        journal: Journal,
        own: &[Entry],
    ) -> Option<String> {
        self.outdate();
        let slot = self.slots.get_mut(notice.index())?;
        let known = match &slot.reading {
            Reading::Read(before) => Some(before),
            _ => None,
        };
        self.progress.follow(&journal, known, notice);
        let before = std::mem::replace(&mut slot.reading, Reading::Read(journal));
        let (Reading::Read(before), Some(journal)) = (before, self.journal(notice)) else {
            return None;
        };
        let later = journal.since(&before);
        let news: Vec<_> = later.filter(|entry| !own.contains(entry)).collect();
        let last = news.last()?;
        let board = self.board(world);
        Some(describe::news(world, board, last, news.len() - 1))
    }
}
