//! The notices of a shelf: going into one, and what was read of it.

use crate::catalogue::NoticeNo;

use super::message::Level;
use super::msg::{Effect, Opened};
use super::screens::Home;
use super::slot::Reading;
use super::state::App;

impl App {
    /// Goes into a notice; one that has not been read is read first, and one that cannot be read says why.
    pub(super) fn open_notice(&mut self, notice: NoticeNo) -> Vec<Effect> {
        match self.slots.get(notice.index()).map(|slot| &slot.reading) {
            Some(Reading::Read(_)) => self.push(Home { notice }),
            Some(Reading::Failed(why)) => self.say(Level::Error, why.clone()),
            Some(Reading::Waiting) => {
                self.wanted = Some(notice);
                return vec![Effect::Read(notice)];
            }
            None => {}
        }
        Vec::new()
    }

    /// Takes what was read of notices, and goes into the one where that was asked for.
    pub(super) fn opened(&mut self, notices: Vec<(NoticeNo, Opened)>) -> Vec<Effect> {
        let wanted = self.wanted;
        let wanted = wanted.filter(|wanted| notices.iter().any(|(no, _)| no == wanted));
        for (notice, result) in notices {
            let Some(slot) = self.slots.get_mut(notice.index()) else {
                continue;
            };
            slot.reading = match result {
                Ok((journal, read_only)) => {
                    self.progress.take(journal.progress(), notice);
                    slot.read_only = read_only;
                    Reading::Read(journal)
                }
                Err(why) => Reading::Failed(why),
            };
        }
        self.outdate();
        match wanted {
            Some(notice) => {
                self.wanted = None;
                self.open_notice(notice)
            }
            None => Vec::new(),
        }
    }

    /// How many notices have not been read yet, and how many there are.
    pub(crate) fn waiting_notices(&self) -> (usize, usize) {
        let waiting = |reading: &Reading| matches!(reading, Reading::Waiting);
        let slots = self.slots.iter();
        let count = slots.filter(|slot| waiting(&slot.reading)).count();
        (count, self.slots.len())
    }
}
