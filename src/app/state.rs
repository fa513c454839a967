//! Everything that can change while the program runs.

use chrono::{DateTime, FixedOffset};

use crate::catalogue::{ClauseId, NoticeNo};
use crate::error::Error;
use crate::journal::{Act, Journal, Progress, SaveKey};
use crate::keys::Scope;
use crate::lang::tr;
use crate::listing::order::ClauseOrder;
use crate::listing::{Board, Calendar};

use super::item::Item;
use super::message::{Level, Message, joined};
use super::msg::Waiting;
use super::page::{Seen, Show};
use super::parts::Parts;
use super::read_only::ReadOnly;
use super::screen::Screen;
use super::screens::{Home, Kind, Shelf};
use super::scroll::Metrics;
use super::slot::Slot;
use super::world::World;

/// The answers of the last search that was gone into, to be walked through.
#[derive(Clone, Debug)]
pub(super) struct Walk {
    /// What to show for each.
    pub(super) items: Vec<Item>,
    /// The one that was shown last.
    pub(super) at: usize,
    /// How many screens lay below the search.
    pub(super) depth: usize,
}

/// What the program starts with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Start {
    /// The screen over the areas; `None`: the areas.
    pub(crate) kind: Option<Kind>,
    /// In which order lists of clauses stand.
    pub(crate) order: ClauseOrder,
}

/// The state behind the screen.
pub(crate) struct App {
    /// Never empty; the first shows the areas.
    pub(super) stack: Vec<Screen>,
    /// The notices that are open, by their place; one where there is no shelf.
    pub(super) slots: Vec<Slot>,
    /// Derived from their journals whenever one changes.
    pub(super) progress: Progress,
    /// Which clauses lists show.
    pub(crate) show: Show,
    /// In which order lists of clauses stand.
    pub(crate) order: ClauseOrder,
    /// The time by the reader's clock, when it was last told.
    pub(crate) now: DateTime<FixedOffset>,
    /// What the status line says.
    pub(crate) message: Option<Message>,
    /// Digits typed so far to go to an area or clause.
    pub(crate) digits: String,
    /// Changes of this session that can be taken back, the latest last: the saves of each, with their notices.
    pub(super) undo: Vec<Vec<(NoticeNo, SaveKey)>>,
    /// Undos of this session that can be taken back, the latest last; emptied by a new change.
    pub(super) redo: Vec<Vec<(NoticeNo, SaveKey)>>,
    /// The change that is being recorded, where it is for several notices.
    pub(super) parts: Parts,
    /// Why nothing can be recorded, where that is so.
    pub(super) read_only: Option<ReadOnly>,
    /// Why a journal cannot be read as things stand, where that is so: what is shown is what was read before.
    pub(crate) trouble: Option<(NoticeNo, String)>,
    /// The save that waits, where one does.
    pub(crate) waits: Option<Waiting>,
    /// The selected clause, where somebody else has just changed its mark: it stays where it is until a key is pressed.
    pub(super) held: Option<ClauseId>,
    /// What could not be recorded last, so that it can be recorded in another file.
    pub(super) unsaved: Option<(NoticeNo, Act)>,
    /// What the last search found.
    pub(super) walk: Option<Walk>,
    /// The notice that is gone into as soon as it has been read.
    pub(super) wanted: Option<NoticeNo>,
    /// Rows of the body when it was drawn last.
    pub(super) page: usize,
    /// Whether the terminal is too small to show anything: what nobody sees must not happen.
    pub(super) unseen: bool,
}

impl App {
    /// The program as it starts at `now`, on the areas, or on the notices where there is a shelf; `read_only` says why nothing
    /// can be recorded, where that is so.
    pub(crate) fn new(
        world: &World,
        slots: Vec<Slot>,
        read_only: Option<&str>,
        now: DateTime<FixedOffset>,
    ) -> Self {
        let read_only = read_only.map(|why| {
            tr!(
                world.lang,
                "只读，不能登记：{why}",
                "read-only, nothing can be recorded: {why}"
            )
        });
        let message = read_only
            .clone()
            .map(|text| Message::new(Level::Warning, text));
        let read_only = read_only.map(ReadOnly::Given);
        let first: Kind = if world.library.catalogue.is_shelf() {
            Shelf::default().into()
        } else {
            Home::default().into()
        };
        let mut progress = Progress::default();
        for (no, journal) in slots
            .iter()
            .filter_map(|slot| Some((slot.no, slot.journal()?)))
        {
            progress.take(journal.progress(), no);
        }
        let mut app = Self {
            stack: vec![Screen::new(first)],
            progress,
            slots,
            show: Show::default(),
            order: ClauseOrder::default(),
            now,
            message,
            digits: String::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            parts: Parts::default(),
            read_only,
            trouble: None,
            waits: None,
            held: None,
            unsaved: None,
            walk: None,
            wanted: None,
            page: 1,
            unseen: false,
        };
        app.refresh(world);
        app
    }

    /// Begins with another screen or order.
    pub(crate) fn begin(&mut self, world: &World, start: Start) {
        self.order = start.order;
        if let Some(kind) = start.kind {
            self.push(kind);
        }
        self.outdate();
        self.refresh(world);
    }

    /// What the lists are made of.
    pub(crate) fn board<'a>(&'a self, world: &'a World) -> Board<'a> {
        self.seen(world).board()
    }

    /// What rows are made from, nothing typed.
    pub(crate) fn seen<'a>(&'a self, world: &'a World) -> Seen<'a> {
        Seen {
            world,
            notice: self.notice(),
            slots: &self.slots,
            progress: &self.progress,
            show: self.show,
            held: self.held,
            order: self.order,
            calendar: self.calendar(world),
            now: self.now,
            line: "",
        }
    }

    /// The day that flags are counted from, and by what rule.
    pub(crate) fn calendar(&self, world: &World) -> Calendar {
        Calendar {
            today: self.now.date_naive(),
            soon: world.soon_days,
        }
    }

    /// Whether a save that waits is about this clause, so that its row is not what was asked for yet.
    pub(crate) fn is_unsaved(&self, id: ClauseId) -> bool {
        let waits = self.waits.as_ref();
        waits.is_some_and(|waits| waits.clauses.contains(&id))
    }

    /// The screens from the areas up to the one that is shown.
    pub(crate) fn stack(&self) -> &[Screen] {
        &self.stack
    }

    /// The screen that takes the keys.
    pub(crate) fn top(&self) -> &Screen {
        // The stack is never empty: `back` keeps the first screen.
        &self.stack[self.stack.len() - 1]
    }

    pub(super) fn top_mut(&mut self) -> &mut Screen {
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    /// The screen below a prompt or question, else the top one: what the whole window shows.
    pub(crate) fn window(&self) -> &Screen {
        &self.stack[self.window_at()]
    }

    /// The screen that the window was opened from; `None` for the first.
    pub(crate) fn below(&self) -> Option<&Screen> {
        self.stack.get(self.window_at().checked_sub(1)?)
    }

    fn window_at(&self) -> usize {
        let covered = self.top().page().is_overlay();
        self.stack.len() - 1 - usize::from(covered)
    }

    /// In which scope keys are looked up.
    pub(crate) fn scope(&self) -> Scope {
        self.top().scope()
    }

    /// The notices that are open, by their place.
    pub(crate) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// What was read last from the journal of a notice; `None` where that has not been read.
    pub(crate) fn journal(&self, notice: NoticeNo) -> Option<&Journal> {
        self.slots.get(notice.index())?.journal()
    }

    /// The notice that one is in: that of the clause or area shown, or of the areas that one came from. `None` over the notices.
    pub(crate) fn notice(&self) -> Option<NoticeNo> {
        let mut screens = self.stack.iter().rev();
        screens.find_map(|screen| screen.page().notice())
    }

    /// The notice that a command means: that of the selected clause, else the one that one is in.
    pub(super) fn notice_meant(&self) -> Option<NoticeNo> {
        let selected = match self.window().list.selected() {
            Some(Item::Notice(notice)) => Some(notice),
            _ => self.clause().map(ClauseId::notice),
        };
        selected.or_else(|| self.notice())
    }

    /// Why nothing can be recorded, where that is known.
    pub(crate) fn read_only(&self) -> Option<&str> {
        let of_all = self.read_only.as_ref().map(ReadOnly::why);
        of_all.or_else(|| {
            let slot = self.slots.get(self.notice_meant()?.index())?;
            slot.read_only.as_deref()
        })
    }

    /// The clause that the commands on clauses mean: the one shown whole, or the selected one.
    pub(crate) fn clause(&self) -> Option<ClauseId> {
        self.window().clause()
    }

    /// Position and number of what is shown, counted from 1 as people do: 3 of 10. A clause's are those in the list below.
    pub(crate) fn position(&self) -> Option<(usize, usize)> {
        let window = self.window();
        let Some(id) = window.page().clause() else {
            return window.list.place();
        };
        let list = &self.below()?.list;
        list.place_of(Item::Clause(id)).or_else(|| {
            let selected = list.selected().and_then(Item::clause);
            list.place().filter(|_| selected == Some(id))
        })
    }

    /// Takes note of how the window was drawn.
    pub(crate) fn fit(&mut self, metrics: Metrics) {
        self.unseen = metrics.page == 0;
        if self.unseen {
            return;
        }
        self.page = metrics.page;
        if let Some(message) = &mut self.message {
            message.drawn = true;
        }
        let window = self.window_at();
        self.stack[window].scroll.fit(metrics);
    }

    /// Whether the terminal has become large enough to show anything, or too small; known before the next draw.
    pub(crate) fn resized(&mut self, seen: bool) {
        self.unseen = !seen;
    }

    /// Puts a screen on top.
    pub(super) fn push(&mut self, kind: impl Into<Kind>) {
        self.push_screen(Screen::new(kind.into()));
    }

    /// The same with a screen that is set up already.
    pub(super) fn push_screen(&mut self, screen: Screen) {
        self.top_mut().list.settle();
        self.stack.push(screen);
    }

    /// Takes note of the time. On another day the flags are others.
    pub(super) fn tell_time(&mut self, now: DateTime<FixedOffset>) {
        let before = std::mem::replace(&mut self.now, now);
        if before.date_naive() != now.date_naive() {
            self.progress.another_day();
            self.outdate();
        }
    }

    /// Has all rows made anew, since what they are made from has changed.
    pub(super) fn outdate(&mut self) {
        self.stack.iter_mut().for_each(Screen::outdate);
    }

    /// Makes the rows anew where that is needed.
    pub(super) fn refresh(&mut self, world: &World) {
        let calendar = self.calendar(world);
        let notice = self.notice();
        let seen = Seen {
            notice,
            world,
            slots: &self.slots,
            progress: &self.progress,
            show: self.show,
            held: self.held,
            order: self.order,
            calendar,
            now: self.now,
            line: "",
        };
        for screen in &mut self.stack {
            screen.refresh(&seen);
        }
    }

    /// Says something; what failed and was not shown yet stays before it.
    pub(super) fn say(&mut self, level: Level, text: String) {
        match &mut self.message {
            Some(owed) if owed.is_owed() && level != Level::Error => {
                owed.text = joined(std::mem::take(&mut owed.text), Some(text));
            }
            message => *message = Some(Message::new(level, text)),
        }
    }

    /// Forgets what was said, but for what failed and was not shown yet; says whether nothing is left.
    pub(super) fn hush(&mut self) -> bool {
        if !self.message.as_ref().is_some_and(Message::is_owed) {
            self.message = None;
        }
        self.message.is_none()
    }

    pub(super) fn fail(&mut self, world: &World, error: &Error) {
        self.say(Level::Error, error.message(world.lang));
    }
}
