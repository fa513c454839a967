//! The one table of commands: which keys, where they work, and what they are called.
//!
//! Key look-up, the help screen, the palette, the footer, the configuration and `docs/keys.md` all read these rows, by
//! way of the [`Keymap`](super::Keymap) that holds the user's own keys; so none of them can lie.

use crate::lang::Label;

use super::scope::Scope;
use Scope::{
    Area, Clause, Confirm, Help, Home, News, NewsLine, NoticeText, Overview, Palette, Prompt,
    Replies, Returns, Search, Shelf, Unit, Units,
};

/// Something a key can make the program do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Command {
    /// Select the next row, or scroll down a line.
    Next,
    /// Select the previous row, or scroll up a line.
    Previous,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// Half a page down.
    HalfDown,
    /// Half a page up.
    HalfUp,
    /// The first row.
    First,
    /// The last row.
    Last,
    /// Go into what is selected.
    Open,
    /// Go back one level.
    Back,
    /// The clause after this one in the list it was opened from.
    NextClause,
    /// The clause before this one in the list it was opened from.
    PreviousClause,
    /// The next of a clause's units or of a prompt's choices.
    NextChoice,
    /// The previous of a clause's units or of a prompt's choices.
    PreviousChoice,
    /// The area after this one.
    NextArea,
    /// The area before this one.
    PreviousArea,
    /// Find a department.
    Units,
    /// Find anything.
    Search,
    /// What was recorded, by day.
    News,
    /// The whole at a glance.
    Overview,
    /// The next part of the overview.
    NextPart,
    /// The one before.
    PreviousPart,
    /// Who was asked for a return, and how each answered.
    Returns,
    /// Accept what a unit returned.
    Approve,
    /// Send back what a unit returned.
    SendBack,
    /// Record that a unit was urged.
    Urge,
    /// Only the units that have returned nothing, or all.
    OnlyMissing,
    /// The returns of another period.
    NextPeriod,
    /// Type what narrows a list.
    Narrow,
    /// List what was recorded today, this week or ever.
    Range,
    /// The next of what was found.
    NextHit,
    /// The one before.
    PreviousHit,
    /// Done or open again.
    Toggle,
    /// Mark the row to be changed together with others.
    Mark,
    /// Mark all rows that are shown.
    MarkAll,
    /// Note progress.
    Note,
    /// Record what an indicator has reached.
    Value,
    /// Set a deadline, move it or take it away.
    Due,
    /// Take back the last change.
    Undo,
    /// Make the change that was taken back again.
    Redo,
    /// Show all, open or done clauses.
    Show,
    /// Copy the clause with its source.
    Copy,
    /// Copy the clause's row of the ledger.
    CopyRow,
    /// Write what is listed as a file.
    Export,
    /// List all clauses that are not done.
    ListOpen,
    /// List the clauses that have a deadline.
    Deadlines,
    /// Sort the list in the next order.
    Sort,
    /// Show what a unit has in one role only.
    Role,
    /// Show what was found of one sort only.
    NarrowSearch,
    /// Read the whole notice.
    NoticeText,
    /// What the keys do here.
    Help,
    /// Find a command by name.
    Palette,
    /// Take what was typed.
    Accept,
    /// Begin a new line in what is typed.
    NewLine,
    /// Yes, change them all.
    Confirm,
    /// No, change nothing.
    Decline,
    /// Record in another file what this one did not take.
    Elsewhere,
    /// Record nothing until the program ends, or record again.
    ReadOnly,
    /// Draw the whole screen anew.
    Redraw,
    /// Back to the shell; `fg` returns.
    Suspend,
    /// Close an overlay; from a list, leave the program.
    Quit,
    /// Leave the program at once.
    Leave,
}

/// What a command is for, under which the help lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// Moving about.
    Move,
    /// Finding.
    Find,
    /// Recording.
    Record,
    /// The program itself.
    Program,
}

impl Topic {
    /// All topics in the order of the help.
    pub(crate) const ALL: [Self; 4] = [Self::Move, Self::Find, Self::Record, Self::Program];

    /// Its heading.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Move => Label::new("移动", "Moving"),
            Self::Find => Label::new("查找", "Finding"),
            Self::Record => Label::new("登记", "Recording"),
            Self::Program => Label::new("程序", "Program"),
        }
    }
}

/// A command's row.
#[derive(Debug)]
pub(crate) struct Row {
    /// The command.
    pub(crate) command: Command,
    /// Its name in the configuration and the palette; all rows of a command have the same.
    pub(crate) name: &'static str,
    /// The keys in the notation of [`Key`](super::Key), the one to show first; the configuration may name others. A command
    /// without keys is given in the palette.
    pub(crate) keys: &'static [&'static str],
    /// The scopes in which they work.
    pub(crate) scopes: &'static [Scope],
    /// Under which heading the help lists it.
    pub(crate) topic: Topic,
    /// What it does, for the help.
    pub(crate) label: Label,
    /// What it does in a word, where the footer shows it.
    pub(crate) hint: Option<Label>,
}

const LISTS: &[Scope] = &[Area, Unit];
const CLAUSES: &[Scope] = &[Area, Unit, Clause];
const LEVELS: &[Scope] = &[
    Shelf, Home, Area, Clause, Unit, News, Overview, Returns, Replies,
];
const SEARCHING: &[Scope] = &[
    Shelf, Home, Area, Clause, Unit, Overview, Returns, Replies, NoticeText,
];
const READING: &[Scope] = &[
    Shelf, Home, Area, Clause, Unit, News, Overview, Returns, Replies, NoticeText,
];
const TYPING: &[Scope] = &[Units, Search, NewsLine, Palette, Help];
const MOVING: &[Scope] = &[
    Shelf, Home, Area, Clause, Unit, News, Overview, Returns, Replies, NoticeText, Units, Search,
    NewsLine, Palette, Help,
];
const ANY: &[Scope] = &Scope::ALL;

const fn row(
    command: Command,
    name: &'static str,
    keys: &'static [&'static str],
    scopes: &'static [Scope],
    topic: Topic,
    label: Label,
    hint: Option<Label>,
) -> Row {
    Row {
        command,
        name,
        keys,
        scopes,
        topic,
        label,
        hint,
    }
}

const fn label(zh: &'static str, en: &'static str) -> Label {
    Label::new(zh, en)
}

// Wrapped, so that a row of the table reads as "this hint" or "none".
#[allow(clippy::unnecessary_wraps)]
const fn hint(zh: &'static str, en: &'static str) -> Option<Label> {
    Some(Label::new(zh, en))
}

/// Every command. The footer shows hints in this order, as many as fit.
#[rustfmt::skip]
pub(crate) const COMMANDS: &[Row] = &[
    row(Command::Open, "open", &["enter", "right", "l"], &[Shelf, Home, Area, Unit, Overview], Topic::Move, label("进入、打开所选", "open what is selected"), hint("进入", "open")),
    row(Command::Open, "open", &["enter", "right", "l"], &[Returns], Topic::Move, label("逐条看所选单位的报送", "see what the selected unit returned"), hint("逐条看", "open")),
    row(Command::Open, "open", &["enter", "right", "l"], &[Replies], Topic::Move, label("看所选条款", "see the selected clause"), hint("条款", "clause")),
    row(Command::Open, "open", &["enter", "right", "l"], &[Clause], Topic::Move, label("看所选单位", "see the chosen unit"), hint("看单位", "unit")),
    row(Command::Open, "open", &["enter"], &[Units, Search], Topic::Move, label("打开所选", "open what is selected"), hint("打开", "open")),
    row(Command::Open, "open", &["enter", "right", "l"], &[News], Topic::Move, label("看所选登记的条款", "see the clause of the selected entry"), hint("看条款", "clause")),
    row(Command::Open, "open", &["enter"], &[NewsLine], Topic::Move, label("看所选登记的条款", "see the clause of the selected entry"), hint("看条款", "clause")),
    row(Command::Open, "open", &["enter"], &[Palette], Topic::Move, label("执行所选功能", "do what is selected"), hint("执行", "do it")),
    row(Command::Accept, "accept", &["enter"], &[Prompt], Topic::Record, label("保存", "save"), hint("保存", "save")),
    row(Command::NewLine, "new-line", &["alt-enter", "ctrl-j"], &[Prompt], Topic::Record, label("换行：进展可以写几行", "a new line: a note may have several"), hint("换行", "new line")),
    row(Command::Confirm, "confirm", &["enter", "y"], &[Confirm], Topic::Record, label("确认", "yes"), hint("确认", "yes")),
    row(Command::Back, "back", &["esc", "left", "h"], READING, Topic::Move, label("取消标记；返回上一级", "take marks off; back one level"), hint("返回", "back")),
    row(Command::Back, "back", &["esc"], &[Units, Search, Palette, Help, Prompt], Topic::Move, label("返回", "back"), hint("返回", "back")),
    row(Command::Back, "back", &["esc"], &[NewsLine], Topic::Move, label("离开输入行，筛选保留", "leave the line; what it narrows to stays"), hint("离开", "leave")),
    row(Command::Decline, "decline", &["esc", "n"], &[Confirm], Topic::Record, label("取消", "no"), hint("取消", "no")),
    row(Command::Toggle, "toggle", &["space", "x"], CLAUSES, Topic::Record, label("登记完成 / 取消完成", "mark done / open again"), hint("完成", "done")),
    row(Command::Approve, "approve", &["space"], &[Returns], Topic::Record, label("核准所选报送（逐条进行）", "approve a return, one by one"), None),
    row(Command::Approve, "approve", &["space"], &[Replies], Topic::Record, label("核准所选或标记的报送", "approve what the unit returned, of the selected clause or the marked ones"), hint("核准", "approve")),
    row(Command::SendBack, "send-back", &["b"], &[Replies], Topic::Record, label("退回所选报送，写明原因", "send the return back, with a reason"), hint("退回", "send back")),
    row(Command::Urge, "urge", &["r"], &[Returns, Replies], Topic::Record, label("登记催报：方式、答复", "record that the unit was urged: how, and its answer"), hint("催报", "urge")),
    row(Command::OnlyMissing, "only-missing", &["t", "f7"], &[Returns], Topic::Find, label("只看未报的单位，或全部", "only units that have returned nothing, or all"), hint("未报", "missing")),
    row(Command::NextPeriod, "next-period", &["tab"], &[Returns], Topic::Find, label("换报告期", "another period"), hint("换报告期", "period")),
    row(Command::Note, "note", &["a", "f5"], CLAUSES, Topic::Record, label("记录进展情况", "note progress"), hint("进展", "note")),
    row(Command::Value, "value", &["=", "f6"], CLAUSES, Topic::Record, label("登记指标数值（有指标的条款）", "record an indicator's value"), hint("指标值", "value")),
    row(Command::Due, "due", &["d"], CLAUSES, Topic::Record, label("设定、调整或取消完成时限", "set, move or lift the deadline"), hint("定时限", "due")),
    row(Command::NextChoice, "next-choice", &["tab"], &[Clause], Topic::Move, label("下一个单位或指标", "next unit or indicator"), hint("换单位", "next unit")),
    row(Command::NextChoice, "next-choice", &["tab"], &[Prompt], Topic::Move, label("下一个指标；补全文件名", "next indicator; complete a path"), hint("换指标", "next target")),
    row(Command::PreviousChoice, "previous-choice", &["shift-tab"], &[Clause, Prompt], Topic::Move, label("上一个单位或指标", "previous unit or indicator"), None),
    row(Command::Narrow, "narrow", &["/", "f4"], &[News], Topic::Find, label("筛选登记：姓名、单位或条款号", "narrow what was recorded: a name, a unit, a clause"), hint("筛选", "narrow")),
    row(Command::Range, "range", &["tab"], &[News, NewsLine], Topic::Find, label("看今天、本周或全部登记", "what was recorded today, this week or ever"), hint("今天/本周/全部", "today/week/all")),
    row(Command::Units, "find-department", &["f", "f2"], READING, Topic::Find, label("找部门（单位）", "find a department"), hint("找部门", "units")),
    row(Command::Search, "search", &["/", "f4"], SEARCHING, Topic::Find, label("查找部门、条款、领域、进展和通知原文", "find departments, clauses, areas, notes, the notice's text"), hint("查找", "search")),
    row(Command::News, "news", &["L"], &[Shelf, Home], Topic::Find, label("动态：按日列出登记", "what was recorded, by day"), hint("动态", "news")),
    row(Command::News, "news", &["L"], &[Overview], Topic::Find, label("动态：按日列出登记", "what was recorded, by day"), hint("动态", "news")),
    row(Command::News, "news", &["L"], &[Area, Unit, Clause, Returns, Replies], Topic::Find, label("动态：按日列出登记", "what was recorded, by day"), None),
    row(Command::Overview, "overview", &["o"], &[Shelf, Home], Topic::Find, label("总览：领域、单位、指标和最近登记", "overview: areas, units, targets, last entries"), hint("总览", "overview")),
    row(Command::Overview, "overview", &["o"], &[Area, Clause, Unit, News, Returns, Replies], Topic::Find, label("总览：领域、单位、指标和最近登记", "overview: areas, units, targets, last entries"), None),
    row(Command::Returns, "returns", &["R"], &[Shelf, Home, Area, Clause, Unit, News, Overview], Topic::Find, label("报送：谁应报、已报、未报，逐条核准", "returns: who was asked, who answered; approve them"), None),
    row(Command::NextPart, "next-part", &["tab"], &[Overview], Topic::Move, label("下一部分：领域、单位、指标、登记", "next part: areas, units, targets, entries"), hint("下一部分", "next part")),
    row(Command::PreviousPart, "previous-part", &["shift-tab"], &[Overview], Topic::Move, label("上一部分", "previous part"), None),
    row(Command::NextHit, "next-hit", &["n"], SEARCHING, Topic::Find, label("查找结果的下一处", "next of what was found"), None),
    row(Command::PreviousHit, "previous-hit", &["N"], SEARCHING, Topic::Find, label("查找结果的上一处", "previous of what was found"), None),
    row(Command::Next, "next", &["down", "j", "ctrl-n"], READING, Topic::Move, label("下一行", "next row"), None),
    row(Command::Next, "next", &["down", "ctrl-n"], TYPING, Topic::Move, label("下一行", "next row"), None),
    row(Command::Previous, "previous", &["up", "k", "ctrl-p"], READING, Topic::Move, label("上一行", "previous row"), None),
    row(Command::Previous, "previous", &["up", "ctrl-p"], TYPING, Topic::Move, label("上一行", "previous row"), None),
    row(Command::PageDown, "page-down", &["pgdn", "ctrl-f"], MOVING, Topic::Move, label("下一页", "page down"), None),
    row(Command::PageUp, "page-up", &["pgup", "ctrl-b"], MOVING, Topic::Move, label("上一页", "page up"), None),
    row(Command::HalfDown, "half-down", &["ctrl-d"], READING, Topic::Move, label("下半页", "half a page down"), None),
    row(Command::HalfUp, "half-up", &["ctrl-u"], READING, Topic::Move, label("上半页", "half a page up"), None),
    row(Command::First, "first", &["home", "g"], READING, Topic::Move, label("到开头", "first row"), None),
    row(Command::Last, "last", &["end", "G"], READING, Topic::Move, label("到末尾", "last row"), None),
    row(Command::NextClause, "next-clause", &[".", ">"], &[Clause], Topic::Move, label("下一条", "next clause"), hint("下一条", "next")),
    row(Command::PreviousClause, "previous-clause", &[",", "<"], &[Clause], Topic::Move, label("上一条", "previous clause"), None),
    row(Command::NextArea, "next-area", &["]"], &[Area, Clause], Topic::Move, label("下一个领域", "next area"), None),
    row(Command::PreviousArea, "previous-area", &["["], &[Area, Clause], Topic::Move, label("上一个领域", "previous area"), None),
    row(Command::Show, "filter", &["t", "f7"], LISTS, Topic::Find, label("切换 全部 / 未完成 / 已完成", "cycle all / open / done"), hint("筛选", "filter")),
    row(Command::ListOpen, "list-open", &["t", "f7"], &[Shelf, Home], Topic::Find, label("列出全部未完成的条款", "list all clauses that are not done"), hint("未完成", "open")),
    row(Command::Deadlines, "deadlines", &["T"], LEVELS, Topic::Find, label("列出有时限的条款", "list the clauses that have a deadline"), hint("时限", "deadlines")),
    row(Command::Sort, "sort", &["s"], LISTS, Topic::Find, label("换排列：编号、最近登记、状态、牵头单位、时限", "sort by number, latest entry, status, lead, deadline"), hint("排列", "sort")),
    row(Command::Sort, "sort", &["tab"], &[Units], Topic::Find, label("换排列：牵头未完成、完成率、通知顺序", "sort by open leads, share done, the notice's order"), hint("换排列", "sort")),
    row(Command::Role, "role", &["r"], &[Unit], Topic::Find, label("只看一种角色：牵头、负责、配合", "one role only: lead, responsible, support"), hint("角色", "role")),
    row(Command::NarrowSearch, "sort-of-hit", &["tab"], &[Search], Topic::Find, label("只看一类：部门、条款、领域、进展、原文", "one sort only: units, clauses, areas, notes, the notice"), hint("只看一类", "one sort")),
    row(Command::Mark, "mark", &["v", "f9"], &[Area, Unit, Replies], Topic::Record, label("标记本行，和其他标记的一起登记", "mark the row, to be changed with other marked ones"), hint("标记", "mark")),
    row(Command::MarkAll, "mark-all", &["V"], &[Area, Unit, Replies], Topic::Record, label("标记列出的全部条款", "mark all that are shown"), None),
    row(Command::Copy, "copy", &["y"], &[Area, Unit, Clause, News, Replies], Topic::Find, label("复制条款和出处", "copy the clause with its source"), None),
    row(Command::CopyRow, "copy-row", &["Y"], &[Area, Unit, Clause, News, Replies], Topic::Find, label("复制条款的台账行", "copy the clause's row of the ledger"), None),
    row(Command::Copy, "copy", &["alt-y"], &[Search], Topic::Find, label("复制条款和出处", "copy the clause with its source"), None),
    row(Command::Export, "export", &["E"], &[Shelf, Home, Area, Unit, News, Overview, Replies], Topic::Find, label("把列出的内容导出为文件", "write what is listed as a file"), None),
    row(Command::Export, "export", &["E"], &[Returns], Topic::Record, label("重新生成列出单位的报送表", "make the sheets of the listed units anew"), hint("报送表", "sheets")),
    row(Command::Export, "export", &["alt-e"], &[Units, Search], Topic::Find, label("把列出的内容导出为文件", "write what is listed as a file"), None),
    row(Command::NoticeText, "notice", &["D", "f3"], LEVELS, Topic::Find, label("通知全文", "the whole notice"), hint("全文", "notice")),
    row(Command::Undo, "undo", &["u", "f8"], LEVELS, Topic::Record, label("撤销本次运行中的上一步登记", "undo the last change made here"), hint("撤销", "undo")),
    row(Command::Redo, "redo", &["U", "ctrl-r"], LEVELS, Topic::Record, label("恢复刚才撤销的登记", "redo what was undone"), None),
    row(Command::Elsewhere, "save-elsewhere", &["W"], LEVELS, Topic::Record, label("文件写不进时，改存到别的文件", "when the file cannot be written, save to another"), hint("另存", "save elsewhere")),
    row(Command::Help, "help", &["?", "f1"], READING, Topic::Program, label("按键说明", "what the keys do"), hint("帮助", "help")),
    row(Command::Palette, "palette", &[":", "f12"], READING, Topic::Program, label("查找并执行功能（汉字、拼音、英文均可）", "find a command by name and do it"), hint("功能", "commands")),
    row(Command::Palette, "palette", &["f12"], &[Units, Search, NewsLine], Topic::Program, label("查找并执行功能（汉字、拼音、英文均可）", "find a command by name and do it"), None),
    row(Command::Help, "help", &["f1"], &[Units, Search, NewsLine, Palette, Prompt], Topic::Program, label("按键说明", "what the keys do"), hint("帮助", "help")),
    row(Command::ReadOnly, "read-only", &[], LEVELS, Topic::Program, label("只读：切换为只读，或改回可登记", "read-only: record nothing, or record again"), None),
    row(Command::Redraw, "redraw", &["ctrl-l"], ANY, Topic::Program, label("重画屏幕", "redraw the screen"), None),
    row(Command::Suspend, "suspend", &["ctrl-z"], ANY, Topic::Program, label("暂时回到命令行（fg 返回）", "to the shell for a while (fg returns)"), None),
    row(Command::Quit, "quit", &["q", "f10"], LEVELS, Topic::Program, label("退出程序", "leave"), hint("退出", "quit")),
    row(Command::Quit, "quit", &["q", "f10"], &[NoticeText], Topic::Program, label("返回", "back"), None),
    row(Command::Leave, "leave", &["ctrl-c"], ANY, Topic::Program, label("立即退出（登记都已保存）", "leave at once (all is saved)"), None),
];
