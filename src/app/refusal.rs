//! Why a key did nothing, where the user may wonder.

use crate::lang::{Wording, both};

use super::{App, Level, Screen, Show, World};
use crate::keys::Key;
use crate::keys::{Command, Scope};

impl App {
    /// Says why a command did nothing.
    pub(super) fn refuse(&mut self, world: &World, command: Command) {
        let records = command.concerns_clause() || matches!(command, Command::Undo | Command::Redo);
        let why = match (command, self.read_only.clone()) {
            (_, Some(why)) if records => why,
            _ if command.concerns_clause() && self.clause(world).is_none() => self.no_clause(world),
            (Command::Value, _) => both!("这一条没有约束性指标", "this clause sets no indicator"),
            (Command::Undo, _) => both!(
                "本次运行中没有可以撤销的登记",
                "nothing was recorded here that could be undone"
            ),
            (Command::NextHit | Command::PreviousHit, _) => {
                let key = world.keymap.hint(Command::Search, "查找", "search");
                let (zh, en) = (key.zh, key.en);
                both!("还没有查找过{zh}", "nothing was searched for yet{en}")
            }
            (Command::Redo, _) => both!("没有可以恢复的撤销", "nothing was undone here"),
            (Command::NextArea | Command::PreviousArea, _) => self.no_area(),
            (Command::Back, _) => {
                let key = world.keymap.hint(Command::Quit, "退出程序", "quits");
                let (zh, en) = (key.zh, key.en);
                both!("已在首页{zh}", "this is the top{en}")
            }
            _ => return,
        };
        self.say(Level::Warning, why);
    }

    /// Says why a key that means nothing here did nothing: a question waits for its answer, or the key records elsewhere. Takes
    /// back the number that was being typed, unless the key was meant for it.
    pub(super) fn explain(&mut self, world: &World, key: Key) {
        let scope = self.scope();
        if scope == Scope::Confirm {
            let yes = world.keymap.hint(Command::Confirm, "确认", "yes");
            let no = world.keymap.hint(Command::Decline, "取消", "no");
            let said = Wording {
                zh: format!("请先回答{}{}", yes.zh, no.zh),
                en: format!("answer first{}{}", yes.en, no.en),
            };
            return self.say(Level::Warning, said);
        }
        let meant = world.keymap.command(Scope::Area, key.fold());
        if scope.types() || !meant.is_some_and(Command::concerns_clause) {
            self.digits.clear();
            return;
        }
        if !self.digits.is_empty() {
            return self.ask_to_go_first(world);
        }
        let why = match self.read_only.clone() {
            Some(why) => why,
            None if self.clause(world).is_some() => {
                both!("标记须在条款列表中进行", "clauses are marked in a list")
            }
            None => self.no_clause(world),
        };
        self.say(Level::Warning, why);
    }

    /// Says that a number is still to be gone to: the clause that is selected is not the one that was typed.
    pub(super) fn ask_to_go_first(&mut self, world: &World) {
        let digits = &self.digits;
        let no = world.keymap.hint(Command::Back, "取消", "cancel");
        let (zh, en) = (no.zh, no.en);
        let said = both!(
            "请先按回车转到 {digits}{zh}",
            "press Enter to go to {digits} first{en}"
        );
        self.say(Level::Warning, said);
    }

    fn no_clause(&self, world: &World) -> Wording {
        if self.show != Show::All && self.top().screen.list().is_some() {
            let key = world
                .keymap
                .hint(Command::Show, "切换筛选", "change the filter");
            let (zh, en) = (key.zh, key.en);
            return both!("没有列出条款{zh}", "no clause is listed{en}");
        }
        both!(
            "没有选中条款：进入一个领域，选中条款后再登记",
            "no clause is selected: open an area and select one first"
        )
    }

    fn no_area(&self) -> Wording {
        let mut stack = self.stack.iter();
        if stack.any(|shown| matches!(shown.screen, Screen::Area { .. })) {
            both!("这个方向上没有领域了", "there is no area further that way")
        } else {
            both!(
                "这里不是从领域进入的，不能换领域",
                "this was not opened from an area"
            )
        }
    }
}
