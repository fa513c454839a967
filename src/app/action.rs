//! What each command does, when it can, and why not.

use crate::catalogue::Catalogue;
use crate::keys::{Command, Scope};

use super::leaving;
use super::moves::Move;
use super::msg::Effect;
use super::returns;
use super::screens::{Asks, Kind, Overview};
use super::state::App;
use super::why;
use super::world::World;

/// What a command has to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touches {
    /// What is shown.
    View,
    /// The selected clause, or the marked ones: what is recorded for them, and which are marked.
    Clauses,
    /// What was recorded, as a whole.
    Journal,
    /// Anything: other commands are chosen in it.
    Anything,
    /// The program and the terminal: works where nothing can be shown, too.
    Program,
}

impl Touches {
    /// Whether such a command has to wait for what was begun before it: until a number that was typed has been gone to, since
    /// people mean it for the clause they typed; and until a save has ended, since what it does depends on what is recorded.
    pub(crate) fn waits(self) -> bool {
        matches!(self, Self::Clauses | Self::Journal | Self::Anything)
    }
}

/// How a command is done.
enum Run {
    /// In the state alone.
    Inside(fn(&mut App, &World)),
    /// With effects outside of it.
    Outside(fn(&mut App, &World) -> Vec<Effect>),
}

/// A command as it is done.
pub(crate) struct Action {
    /// What it has to do with.
    pub(crate) touches: Touches,
    /// Whether it changes the journal by itself: nothing is typed first, and only a change of many clauses is asked about.
    pub(crate) at_once: bool,
    when: fn(&App, &World) -> bool,
    run: Run,
    why_not: fn(&App, &World) -> Option<String>,
}

impl Action {
    fn new(touches: Touches, run: Run) -> Self {
        Self {
            touches,
            at_once: false,
            when: |_, _| true,
            run,
            why_not: |_, _| None,
        }
    }

    fn when(self, when: fn(&App, &World) -> bool) -> Self {
        Self { when, ..self }
    }

    fn because(self, why_not: fn(&App, &World) -> Option<String>) -> Self {
        Self { why_not, ..self }
    }

    fn at_once(self) -> Self {
        Self {
            at_once: true,
            ..self
        }
    }

    /// Whether it can do anything now; the same answer decides whether it is done and whether it is shown.
    pub(super) fn can_run(&self, app: &App, world: &World) -> bool {
        let possible = match self.touches {
            Touches::Clauses => app.read_only().is_none() && app.clause().is_some(),
            Touches::Journal => app.read_only().is_none(),
            Touches::View | Touches::Anything => true,
            Touches::Program => return (self.when)(app, world),
        };
        possible && !app.unseen && (self.when)(app, world)
    }

    /// Does it.
    pub(super) fn run(&self, app: &mut App, world: &World) -> Vec<Effect> {
        match self.run {
            Run::Inside(run) => {
                run(app, world);
                Vec::new()
            }
            Run::Outside(run) => run(app, world),
        }
    }

    /// Why it does nothing now; `None` where nobody wonders.
    pub(super) fn why_not(&self, app: &App, world: &World) -> Option<String> {
        match self.touches {
            Touches::Clauses | Touches::Journal if app.read_only().is_some() => {
                app.read_only().map(str::to_owned)
            }
            Touches::Clauses if app.clause().is_none() => Some(why::no_clause(app, world)),
            _ => (self.why_not)(app, world),
        }
    }
}

fn view(run: fn(&mut App, &World)) -> Action {
    Action::new(Touches::View, Run::Inside(run))
}

fn clauses(run: fn(&mut App, &World)) -> Action {
    Action::new(Touches::Clauses, Run::Inside(run))
}

fn outside(touches: Touches, run: fn(&mut App, &World) -> Vec<Effect>) -> Action {
    Action::new(touches, Run::Outside(run))
}

/// What a command does.
#[rustfmt::skip]
pub(crate) fn action(command: Command) -> Action {
    use Touches::{Anything, Clauses, Journal, Program, View};
    match command {
        Command::Next => view(|app, _| app.go(Move::Rows(1))),
        Command::Previous => view(|app, _| app.go(Move::Rows(-1))),
        Command::PageDown => view(|app, _| app.go(Move::Pages(1))),
        Command::PageUp => view(|app, _| app.go(Move::Pages(-1))),
        Command::HalfDown => view(|app, _| app.go(Move::Halves(1))),
        Command::HalfUp => view(|app, _| app.go(Move::Halves(-1))),
        Command::First => view(|app, _| app.go(Move::First)),
        Command::Last => view(|app, _| app.go(Move::Last)),
        Command::Open => outside(View, App::open).when(|app, _| app.top().list.selected().is_some()),
        Command::Back => view(|app, _| app.back()).when(|app, _| app.can_go_back()).because(why::at_the_top),
        Command::Decline => view(|app, _| app.back()),
        Command::NextClause => view(|app, _| app.turn(1)).when(|app, _| app.has_siblings()),
        Command::PreviousClause => view(|app, _| app.turn(-1)).when(|app, _| app.has_siblings()),
        Command::NextChoice => outside(View, |app, _| app.choose_or_complete()).when(|app, _| app.has_choices()),
        Command::PreviousChoice => view(|app, _| app.choose(-1)).when(|app, _| app.has_choices()),
        Command::NextArea => view(|app, world| app.turn_area(&world.library.catalogue, 1)).when(|app, world| has_area(app, &world.library.catalogue, 1)).because(why::no_area),
        Command::PreviousArea => view(|app, world| app.turn_area(&world.library.catalogue, -1)).when(|app, world| has_area(app, &world.library.catalogue, -1)).because(why::no_area),
        Command::Units => view(|app, _| app.find_units()),
        Command::Search => view(|app, _| app.find("")),
        Command::News => view(|app, _| app.open_news()),
        Command::Overview => view(|app, _| app.push(Overview::default())),
        Command::Returns => view(|app, _| app.open_returns()),
        Command::Approve => outside(Journal, App::approve).at_once().when(|app, _| app.scope() == Scope::Replies && app.clause().is_some()).because(returns::one_by_one),
        Command::SendBack => Action::new(Journal, Run::Inside(App::ask_send_back)).when(|app, _| app.clause().is_some()),
        Command::Urge => Action::new(Journal, Run::Inside(|app, _| app.ask_urge())).when(|app, _| app.has_asked_unit()),
        Command::OnlyMissing => view(|app, _| app.only_missing()),
        Command::NextPeriod => view(|app, _| app.next_period()).when(|app, _| app.has_periods()).because(returns::one_period),
        Command::NextPart => view(|app, _| app.turn_part(1)),
        Command::PreviousPart => view(|app, _| app.turn_part(-1)),
        Command::Narrow => view(|app, _| _ = app.narrow()),
        Command::Range => view(|app, _| app.next_range()),
        Command::NextHit => view(|app, world| app.walk(world, 1)).when(|app, _| app.walk.is_some()).because(why::nothing_found_yet),
        Command::PreviousHit => view(|app, world| app.walk(world, -1)).when(|app, _| app.walk.is_some()).because(why::nothing_found_yet),
        Command::Show => view(|app, _| app.show_next()).when(|app, _| app.top().page().filters()).because(why::shows_open_only),
        Command::ListOpen => view(|app, _| app.list_open()),
        Command::Deadlines => view(|app, _| app.list_deadlines()).when(|app, _| !matches!(app.top().kind, Kind::Deadlines(_))).because(why::is_shown),
        Command::Sort => view(App::sort).when(|app, _| app.top().page().sorts()).because(why::own_order),
        Command::Role => view(App::narrow_role).when(App::has_roles).because(why::one_role),
        Command::NarrowSearch => view(|app, _| app.narrow_search()).when(App::has_sorts),
        Command::Copy => outside(View, App::copy).when(|app, _| app.clause().is_some()).because(|app, world| Some(why::no_clause(app, world))),
        Command::CopyRow => outside(View, App::copy_row).when(|app, _| app.clause().is_some()).because(|app, world| Some(why::no_clause(app, world))),
        Command::Export => view(App::ask_export).when(App::has_rows).because(leaving::nothing_to_export),
        Command::NoticeText => view(App::read_notice),
        Command::Help => view(App::help),
        Command::Palette => Action::new(Anything, Run::Inside(App::open_palette)),
        Command::Note => clauses(|app, _| app.ask_for_clause(Asks::Note)),
        Command::Value => clauses(|app, _| app.ask_for_clause(Asks::Value)).when(App::has_indicators).because(why::no_indicator),
        Command::Due => clauses(|app, _| app.ask_deadline()),
        Command::Mark => clauses(|app, _| app.mark()),
        Command::MarkAll => clauses(|app, _| app.mark_all()),
        Command::Toggle => outside(Clauses, |app, _| app.toggle()).at_once(),
        Command::Undo => outside(Journal, |app, _| app.undo()).at_once().when(|app, _| !app.undo.is_empty()).because(why::nothing_to_undo),
        Command::Redo => outside(Journal, |app, _| app.redo()).at_once().when(|app, _| !app.redo.is_empty()).because(why::nothing_to_redo),
        Command::Elsewhere => Action::new(Journal, Run::Inside(|app, _| app.ask_elsewhere())).when(|app, _| app.unsaved.is_some()),
        Command::ReadOnly => view(App::switch_read_only),
        Command::Accept => outside(View, App::accept),
        Command::NewLine => view(App::break_line).when(|app, _| app.takes_lines()),
        Command::Confirm => outside(Journal, |app, _| app.confirm()).at_once(),
        Command::Redraw => outside(Program, |_, _| vec![Effect::Redraw]),
        Command::Suspend => outside(Program, |_, _| vec![Effect::Suspend]),
        // From the notice it goes back, which nobody would see on a terminal too small to show anything.
        Command::Quit => outside(Program, |app, _| app.quit()).when(|app, _| !app.unseen || app.scope() != Scope::NoticeText),
        Command::Leave => outside(Program, |_, _| vec![Effect::Quit]),
    }
}

fn has_area(app: &App, catalogue: &Catalogue, step: i16) -> bool {
    app.area_beside(catalogue, step).is_some()
}
