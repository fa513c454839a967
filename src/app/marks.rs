//! Recording: what is asked of the journal, and what is said of the answer.

use crate::catalogue::ClauseId;
use crate::error::Result;
use crate::journal::{Act, Did, Entry, Journal, Stamp, Status};
use crate::lang::{Wording, both};
use crate::store::Saved;

use super::{App, Asks, Effect, Level, LineEdit, Prompt, Screen, World};

impl App {
    /// Asks for the selected clause to be done, or open again: what the user sees decides which.
    pub(super) fn toggle(&mut self, world: &World) -> Vec<Effect> {
        let Some(id) = self.clause(world) else {
            return Vec::new();
        };
        self.settle(world);
        let done = self.progress.of(id).status != Status::Done;
        vec![Effect::Record(Act::Mark {
            clauses: vec![id],
            done,
        })]
    }

    /// Asks for the last change of this session to be taken back.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let save = self.undo.last().cloned();
        vec![Effect::Record(Act::Undo { save })]
    }

    /// Asks for what was taken back last to be made again.
    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let save = self.redo.last().cloned();
        vec![Effect::Record(Act::Redo { save })]
    }

    pub(super) fn ask_note(&mut self, world: &World) {
        if let Some(clause) = self.clause(world) {
            self.settle(world);
            self.push(Screen::Prompt(Prompt {
                clause,
                asks: Asks::Note,
                line: LineEdit::default(),
            }));
        }
    }

    pub(super) fn ask_value(&mut self, world: &World) {
        if let Some(clause) = self.clause(world) {
            self.settle(world);
            self.push(Screen::Prompt(Prompt {
                clause,
                asks: Asks::Value(1),
                line: LineEdit::default(),
            }));
        }
    }

    /// Takes the line that was typed; an empty one records nothing.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        let Screen::Prompt(prompt) = &self.top().screen else {
            return Vec::new();
        };
        let text = prompt.line.text().trim().to_owned();
        let clause = prompt.clause;
        if text.is_empty() {
            self.back();
            self.say(
                Level::Warning,
                both!(
                    "没有输入内容，未作登记",
                    "nothing was typed, nothing is recorded"
                ),
            );
            return Vec::new();
        }
        vec![Effect::Record(match prompt.asks {
            Asks::Note => Act::Note { clause, text },
            Asks::Value(indicator) => Act::Value {
                clause,
                indicator,
                value: text,
            },
        })]
    }

    /// Takes over what the journal holds now, and says what became of the request.
    pub(super) fn recorded(&mut self, act: Act, result: Result<Saved>) {
        let saved = match result {
            Ok(saved) => saved,
            // A line that was typed stays in its prompt, so that it is not lost.
            Err(error) => return self.fail(&error),
        };
        if matches!(self.top().screen, Screen::Prompt(_)) {
            self.back();
        }
        let Saved {
            journal,
            plan,
            unsynced,
            no_backup,
            ..
        } = saved;
        let news = self.news(&journal, &plan.entries);
        self.take(journal);
        let Some(first) = plan.entries.first() else {
            return self.say(Level::Warning, nothing_new(&act, &plan.already));
        };
        self.remember(&act, first.stamp.clone(), plan.save.clone());
        // Saved, but with a fault to know of: that is more urgent than what was saved.
        if let Some(fault) = unsynced.or(no_backup) {
            return self.fail(&fault);
        }
        let said = with_more(said(&act, &plan.entries), overtaken(&plan.overtaken));
        self.say(Level::Info, with_more(said, news));
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

    fn take(&mut self, journal: Journal) {
        self.progress = journal.progress();
        self.journal = journal;
    }
}

/// What somebody else did, and how many more changes came with it.
fn heard(last: &Entry, others: usize) -> Wording {
    let by = &last.stamp.by;
    let Wording { zh, en } = did(last);
    match others {
        0 => both!("{by} 刚刚{zh}", "{by} just now: {en}"),
        _ => both!(
            "{by} 刚刚{zh}，另有 {others} 项变动",
            "{by} just now: {en}, and {others} more"
        ),
    }
}

/// A sentence, and another after it.
fn with_more(said: Wording, more: Option<Wording>) -> Wording {
    match more {
        None => said,
        Some(more) => Wording {
            zh: format!("{}  {}", said.zh, more.zh),
            en: format!("{}  {}", said.en, more.en),
        },
    }
}

/// Whose later marks an undo has left as they are.
fn overtaken(marks: &[(ClauseId, Stamp)]) -> Option<Wording> {
    let (id, stamp) = marks.first()?;
    let (by, at) = (&stamp.by, stamp.at.format("%m-%d %H:%M"));
    Some(both!(
        "{id} 之后由 {by} 于 {at} 改动，该项保留",
        "{id} was changed by {by} at {at} since; that change stays"
    ))
}

/// What an entry records, as a clause of a sentence.
fn did(entry: &Entry) -> Wording {
    let id = entry.clause;
    match &entry.did {
        Did::Done => both!("登记 {id} 已完成", "marked {id} done"),
        Did::Reopened => both!("取消 {id} 的完成登记", "opened {id} again"),
        Did::Note(_) => both!("记录了 {id} 的进展", "noted progress on {id}"),
        Did::Value { indicator, value } => {
            both!(
                "登记 {id} 第 {indicator} 项指标为 {value}",
                "recorded {value} for indicator {indicator} of {id}"
            )
        }
        Did::Undid(_) => both!("撤销了 {id} 的一项登记", "took back an entry of {id}"),
    }
}

/// What is said when a request is on disk.
fn said(act: &Act, entries: &[Entry]) -> Wording {
    let ids = ids(entries.iter().map(|entry| entry.clause));
    match (act, entries) {
        (Act::Undo { .. }, _) => both!(
            "已撤销 {ids} 的登记  U 恢复",
            "took back what was recorded for {ids}  U redo"
        ),
        (Act::Redo { .. }, _) => both!(
            "已恢复 {ids} 的登记  u 撤销",
            "recorded again for {ids}  u undo"
        ),
        (_, [entry]) => {
            let Wording { zh, en } = did(entry);
            both!("已保存：{zh}  u 撤销", "saved: {en}  u undo")
        }
        (Act::Mark { done: false, .. }, _) => {
            both!(
                "已保存：取消 {ids} 的完成登记  u 撤销",
                "saved: opened {ids} again  u undo"
            )
        }
        _ => both!(
            "已保存：登记 {ids} 已完成  u 撤销",
            "saved: marked {ids} done  u undo"
        ),
    }
}

/// What is said when all is already as was asked.
fn nothing_new(act: &Act, already: &[(ClauseId, Option<Stamp>)]) -> Wording {
    let ids = ids(already.iter().map(|(id, _)| *id));
    let done = matches!(act, Act::Mark { done: true, .. });
    match already.first().and_then(|(_, stamp)| stamp.as_ref()) {
        Some(Stamp { at, by }) if done => {
            let at = at.format("%Y-%m-%d %H:%M");
            both!(
                "{ids} 已由 {by} 于 {at} 登记完成，未重复登记",
                "{ids} was marked done by {by} at {at}; nothing added"
            )
        }
        _ if done => both!("{ids} 已经登记完成", "{ids} is done already"),
        _ => both!(
            "{ids} 本来就未完成，没有变动",
            "{ids} is open already; nothing added"
        ),
    }
}

/// Ids for a sentence: the first few, and how many there are.
fn ids(ids: impl Iterator<Item = ClauseId>) -> String {
    const SHOWN: usize = 3;
    let all: Vec<_> = ids.map(|id| id.to_string()).collect();
    if all.len() <= SHOWN {
        return all.join("、");
    }
    format!("{} 等({})", all[..SHOWN].join("、"), all.len())
}
