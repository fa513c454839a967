//! Labelled lines for screen readers and bad lines: a record is one `label: value` a line, a blank line parts records; no
//! columns, no colour, no sign that is not a word.
//!
//! The records are made of the same rows of `listing` as tables and JSON.

use super::did;
use super::out::Out;
use crate::catalogue::Role;
use crate::lang::{Label, Lang, both, plural};
use crate::listing::{
    AreaRow, Board, ClauseRow, Tally, UnitRow, kind_word, role_word, status_word,
};

/// What one record says.
pub(super) struct Record {
    lang: Lang,
    lines: Vec<String>,
}

impl Record {
    /// A record that says nothing yet.
    pub(super) fn new(lang: Lang) -> Self {
        let lines = Vec::new();
        Self { lang, lines }
    }

    /// Adds a value; nothing where it is empty.
    pub(super) fn field(mut self, label: Label, value: impl AsRef<str>) -> Self {
        self.push(label.pick(self.lang), value.as_ref());
        self
    }

    /// Adds how many clauses something has, and how many of each status.
    pub(super) fn tally(self, tally: Tally) -> Self {
        let lang = self.lang;
        let of = |count: usize| {
            let s = plural(count);
            let said = both!("{count} 条", "{count} clause{s}");
            said.pick(lang).to_owned()
        };
        self.field(Label::new("条款", "Clauses"), of(tally.of))
            .field(Label::new("已完成", "Done"), of(tally.done))
            .field(Label::new("推进中", "Started"), of(tally.started))
            .field(Label::new("未启动", "Pending"), of(tally.pending()))
    }

    /// Adds a value under a label that is known only now.
    pub(super) fn push(&mut self, label: &str, value: &str) {
        if !value.is_empty() {
            self.lines
                .push(format!("{label}{}{value}", self.lang.pick("：", ": ")));
        }
    }
}

/// Writes the records, a blank line between two; says so where there are none, since silence tells a listener nothing.
pub(super) fn print(records: impl IntoIterator<Item = Record>, out: &mut Out) {
    let mut records = records.into_iter().peekable();
    if records.peek().is_none() {
        out.line(out.lang.pick("结果：没有", "Found: nothing"));
    }
    for (at, record) in records.enumerate() {
        if at > 0 {
            out.line("");
        }
        for line in &record.lines {
            out.line(line);
        }
    }
}

/// The totals of the whole notice.
pub(super) fn total(board: Board<'_>, lang: Lang) -> Record {
    let tally = board.total();
    let percent = format!("{}%", tally.percent());
    Record::new(lang)
        .field(Label::new("通知", "Notice"), &board.catalogue.notice.title)
        .tally(tally)
        .field(Label::new("完成率", "Share done"), percent)
}

/// An area and its counts.
pub(super) fn area(row: AreaRow<'_>, lang: Lang) -> Record {
    let (number, title) = (row.area.number, &row.area.title);
    Record::new(lang)
        .field(Label::new("领域", "Area"), format!("{number} {title}"))
        .tally(row.tally)
}

/// A unit and its counts; `matched` is the other name that a query hit.
pub(super) fn unit(row: UnitRow<'_>, matched: Option<&str>, lang: Lang) -> Record {
    let total = row.total();
    let mut record = Record::new(lang)
        .field(Label::new("单位", "Unit"), &row.unit.name)
        .field(
            Label::new("匹配名称", "Matched name"),
            matched.unwrap_or_default(),
        )
        .field(Label::new("类别", "Kind"), kind_word(row.unit.kind, lang));
    for role in Role::ALL {
        let Tally { of, done, .. } = row.in_role(role);
        let said = both!("{of} 条，已完成 {done} 条", "{of} clauses, {done} done");
        record.push(role_label(role, lang), said.pick(lang));
    }
    record.tally(total)
}

/// A clause as a list has it: number, status, units by role, text.
pub(super) fn clause(board: Board<'_>, row: ClauseRow<'_>, lang: Lang) -> Record {
    let (clause, state) = (row.clause, row.state);
    let area = board.catalogue.area(clause.id.area);
    let area = area.map(|area| format!("{} {}", area.number, area.title));
    let mut record = Record::new(lang)
        .field(Label::new("条款", "Clause"), clause.id.to_string())
        .field(Label::new("领域", "Area"), area.unwrap_or_default())
        .field(
            Label::new("状态", "Status"),
            status_word(state.stage(), lang),
        );
    if let Some(stamp) = state.status.done() {
        record = record.field(Label::new("完成登记", "Marked done by"), did::who(stamp));
    }
    let duty = clause.duty.as_ref();
    let last = duty
        .and_then(|duty| duty.mentions.last())
        .map(|mention| mention.role);
    for role in Role::ALL {
        let mut names = board.names(clause, role).collect::<Vec<_>>().join("、");
        if duty.is_some_and(|duty| duty.open_ended) && last == Some(role) {
            names.push_str(lang.pick("等", " and others"));
        }
        record.push(role_label(role, lang), &names);
    }
    record.field(Label::new("工作任务", "Task"), &clause.text)
}

/// The label of what stands in a role.
fn role_label(role: Role, lang: Lang) -> &'static str {
    match (lang, role) {
        (Lang::Zh, _) => role_word(role, lang),
        (Lang::En, Role::Lead) => "Lead",
        (Lang::En, Role::Responsible) => "Responsible",
        (Lang::En, Role::Support) => "Support",
    }
}
