//! Why a command did nothing, where the user may wonder.

use crate::catalogue::ClauseId;
use crate::keys::{Command, Scope};
use crate::lang::tr;

use super::page::Show;
use super::screens::Kind;
use super::state::App;
use super::world::World;

/// No clause is selected that something could be recorded for.
pub(super) fn no_clause(app: &App, world: &World) -> String {
    if app.show != Show::All && app.top().page().lists_clauses() {
        let key = world.hint(Command::Show, "切换筛选", "change the filter");
        return tr!(world.lang, "没有列出条款{key}", "no clause is listed{key}");
    }
    if matches!(app.top().kind, Kind::Returns(_)) {
        let key = world.hint(Command::Open, "逐条看", "open");
        return tr!(
            world.lang,
            "这里列的是单位：先进入单位，再选条款{key}",
            "these are units: open one and select a clause first{key}"
        );
    }
    tr!(
        world.lang,
        "没有选中条款：先进入领域或单位，再选条款",
        "no clause is selected: open an area or a unit and select one first"
    )
}

/// Somebody else has changed the clause at this moment, while a key may have been on its way.
pub(super) fn just_changed(world: &World, id: ClauseId) -> String {
    let id = world.library.catalogue.told(id);
    tr!(
        world.lang,
        "{id} 刚由别人改动，这一键没有登记；看清后再按",
        "{id} was changed by somebody else at this moment; this key recorded nothing, look and press again"
    )
}

/// What is selected was recorded for units, and for no clause that could be shown.
pub(super) fn of_no_clause(world: &World) -> String {
    tr!(
        world.lang,
        "这一项不是某一条款的登记",
        "this was recorded for no clause"
    )
}

/// The clause has no target whose value could be recorded.
pub(super) fn no_indicator(_: &App, world: &World) -> Option<String> {
    Some(tr!(
        world.lang,
        "这一条没有约束性指标",
        "this clause sets no indicator"
    ))
}

/// The list has a rule of its own.
pub(super) fn shows_open_only(app: &App, world: &World) -> Option<String> {
    if matches!(app.top().kind, Kind::Deadlines(_)) {
        return Some(tr!(
            world.lang,
            "这里只列有时限而未完成的条款，没有其他筛选",
            "only clauses with a deadline that are not done stand here"
        ));
    }
    Some(tr!(
        world.lang,
        "这里只列未完成的条款，没有其他筛选",
        "only clauses that are not done stand here"
    ))
}

/// What is asked for is on the screen.
pub(super) fn is_shown(_: &App, world: &World) -> Option<String> {
    Some(tr!(world.lang, "正是这一页", "this is it"))
}

/// The list has an order of its own.
pub(super) fn own_order(_: &App, world: &World) -> Option<String> {
    Some(tr!(
        world.lang,
        "这里按时限和牵头单位排列，没有其他排列",
        "these stand by deadline and lead, in no other order"
    ))
}

/// What is shown is no list that could show open or done clauses alone.
pub(super) fn no_filter(app: &App, world: &World) -> String {
    if app.scope() == Scope::News {
        let narrow = world.hint(Command::Narrow, "筛选", "narrow");
        let range = world.hint(Command::Range, "今天、本周、全部", "today, this week, all");
        return tr!(
            world.lang,
            "这里列的是登记{narrow}{range}",
            "this lists what was recorded{narrow}{range}"
        );
    }
    tr!(
        world.lang,
        "这里不是条款列表，没有可筛选的",
        "this is no list of clauses: there is nothing to filter"
    )
}

/// The unit has but one role.
pub(super) fn one_role(_: &App, world: &World) -> Option<String> {
    Some(tr!(
        world.lang,
        "这个单位只有一种角色",
        "this unit has but one role"
    ))
}

/// Nothing was recorded in this session.
pub(super) fn nothing_to_undo(_: &App, world: &World) -> Option<String> {
    Some(tr!(
        world.lang,
        "本次运行中没有可以撤销的登记",
        "nothing was recorded here that could be undone"
    ))
}

/// Nothing was taken back in this session.
pub(super) fn nothing_to_redo(_: &App, world: &World) -> Option<String> {
    Some(tr!(
        world.lang,
        "没有可以恢复的撤销",
        "nothing was undone here"
    ))
}

/// There is nothing found to walk through.
pub(super) fn nothing_found_yet(_: &App, world: &World) -> Option<String> {
    let key = world.hint(Command::Search, "查找", "search");
    Some(tr!(
        world.lang,
        "还没有查找过{key}",
        "nothing was searched for yet{key}"
    ))
}

/// There is no area that way, or none that this was opened from.
pub(super) fn no_area(app: &App, world: &World) -> Option<String> {
    let mut stack = app.stack().iter();
    Some(if stack.any(|screen| screen.page().area().is_some()) {
        tr!(
            world.lang,
            "这个方向上没有领域了",
            "there is no area further that way"
        )
    } else {
        tr!(
            world.lang,
            "这里不是从领域进入的，不能换领域",
            "this was not opened from an area"
        )
    })
}

/// There is nothing to go back to.
pub(super) fn at_the_top(_: &App, world: &World) -> Option<String> {
    let key = world.hint(Command::Quit, "退出程序", "quits");
    Some(tr!(world.lang, "已在首页{key}", "this is the top{key}"))
}

/// A number is still to be gone to: the clause that is selected is not the one that was typed.
pub(super) fn number_first(app: &App, world: &World) -> String {
    let digits = &app.digits;
    let no = world.hint(Command::Back, "取消", "cancel");
    tr!(
        world.lang,
        "请先按回车转到 {digits}{no}",
        "press Enter to go to {digits} first{no}"
    )
}
