//! What was recorded: its screen, the line that narrows it, and from when on it lists.

use super::screens::{Kind, News};
use super::state::App;

impl App {
    /// Shows what was recorded.
    pub(super) fn open_news(&mut self) {
        self.push(News::default());
    }

    fn news(&mut self) -> Option<&mut News> {
        match &mut self.top_mut().kind {
            Kind::News(news) => Some(news),
            _ => None,
        }
    }

    /// Opens the line that narrows what was recorded; `false` on other screens.
    pub(super) fn narrow(&mut self) -> bool {
        let Some(news) = self.news() else {
            return false;
        };
        news.typing = true;
        self.top_mut().line.get_or_insert_default();
        true
    }

    /// Has keys mean commands again where the line took them; what was typed goes on narrowing the list. `false` where no such
    /// line takes the keys.
    pub(super) fn leave_line(&mut self) -> bool {
        let Some(news) = self.news() else {
            return false;
        };
        if !std::mem::take(&mut news.typing) {
            return false;
        }
        let top = self.top_mut();
        if top.text().trim().is_empty() {
            top.line = None;
        }
        true
    }

    /// Lists what was recorded today, this week, ever, round and round.
    pub(super) fn next_range(&mut self) {
        if let Some(news) = self.news() {
            news.since = news.since.next();
            self.outdate();
        }
    }
}
