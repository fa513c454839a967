//! Recording or not, switched in the running program.

use crate::keys::Command;
use crate::lang::tr;

use super::message::Level;
use super::read_only::ReadOnly;
use super::state::App;
use super::world::World;

impl App {
    /// Records nothing from now on, or records again; says why not where the program was started so.
    pub(super) fn switch_read_only(&mut self, world: &World) {
        let lang = world.lang;
        let (level, text) = match self.read_only.take() {
            None => {
                let palette = world.hint(Command::Palette, "功能", "commands");
                self.read_only = Some(ReadOnly::Chosen(tr!(
                    lang,
                    "只读，不能登记：已在程序中切换为只读，可再切换回来{palette}",
                    "read-only, nothing can be recorded: you have chosen so, and can choose otherwise{palette}"
                )));
                let text = lang.pick(
                    "已切换为只读，不再登记",
                    "read-only from now on: nothing is recorded",
                );
                (Level::Info, text.to_owned())
            }
            Some(ReadOnly::Chosen(_)) => {
                let text = lang.pick("已改回可登记", "recording again");
                (Level::Info, text.to_owned())
            }
            Some(ReadOnly::Given(why)) => {
                let text = tr!(
                    lang,
                    "{why}；不能在程序中改回",
                    "{why}; that cannot be changed in the running program"
                );
                self.read_only = Some(ReadOnly::Given(why));
                (Level::Warning, text)
            }
        };
        self.say(level, text);
    }
}
