//! Why a key that means nothing where the user is did nothing.

use crate::keys::{Command, Key, Scope};
use crate::lang::tr;

use super::action::{Touches, action};
use super::message::Level;
use super::state::App;
use super::why;
use super::world::World;

impl App {
    /// Says why such a key did nothing: a question waits for its answer, or the key records elsewhere. Takes back the number
    /// that was being typed, unless the key was meant for it.
    pub(super) fn explain(&mut self, world: &World, key: Key) {
        let scope = self.scope();
        if key == Key::char('\u{3000}') && !scope.types() {
            let text = tr!(
                world.lang,
                "这是全角空格，在这里没有作用；请切换到半角（常为 Shift-空格）再按空格键",
                "this is a full-width space, which does nothing here; switch the input method to half width and press Space again"
            );
            return self.say(Level::Warning, text);
        }
        if scope == Scope::Confirm {
            let text = answer_first(world);
            return self.say(Level::Warning, text);
        }
        let meant = world.keymap.command(Scope::Area, key.fold());
        let records = meant.is_some_and(|command| action(command).touches == Touches::Clauses);
        if meant == Some(Command::Show) && !scope.types() {
            let text = why::no_filter(self, world);
            return self.say(Level::Warning, text);
        }
        let copies = matches!(meant, Some(Command::Copy | Command::CopyRow));
        if copies && !scope.types() && self.clause().is_none() {
            let text = why::no_clause(self, world);
            return self.say(Level::Warning, text);
        }
        if scope.types() || !records {
            self.digits.clear();
            return;
        }
        let text = if !self.digits.is_empty() {
            why::number_first(self, world)
        } else if let Some(why) = self.read_only() {
            why.to_owned()
        } else if scope == Scope::News {
            tr!(
                world.lang,
                "这里只列登记，按回车打开条款后再登记",
                "this lists what was recorded: open the clause to record"
            )
        } else if self.clause().is_some() {
            tr!(
                world.lang,
                "标记须在条款列表中进行",
                "clauses are marked in a list"
            )
        } else {
            why::no_clause(self, world)
        };
        self.say(Level::Warning, text);
    }
}

fn answer_first(world: &World) -> String {
    let yes = world.hint(Command::Confirm, "确认", "yes");
    let no = world.hint(Command::Decline, "取消", "no");
    tr!(world.lang, "请先回答{yes}{no}", "answer first{yes}{no}")
}
