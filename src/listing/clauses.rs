//! Rows of areas and of clauses.

use chrono::NaiveDate;

use super::board::Board;
use super::flags::{Calendar, FlagCounts, SOON_DAYS, flag_words};
use super::sheet::{Column, Faces, Sheet, Value, Width};
use super::tally::Tally;
use super::target::Target;
use super::whose::notice_column;
use super::words::{self, area_text, deadline_text, in_zone, stamp_text};
use crate::catalogue::{Area, AreaNo, Clause, NoticeNo, Role, UnitId};
use crate::journal::{AreaCounts, ClauseState, Counts, Flags};
use crate::lang::{Label, Lang, tr};

/// Columns of a terminal that the units who answer for a clause may take.
const ANSWERING: usize = 24;
/// Columns of a terminal that a deadline may take.
const DEADLINE: usize = 16;

/// An area in a list.
#[derive(Clone, Copy)]
pub(crate) struct AreaRow<'a> {
    /// The area.
    pub(crate) area: &'a Area,
    /// Its clauses by status.
    pub(crate) tally: Tally,
    /// How many of them have each flag.
    pub(crate) flags: FlagCounts,
}

/// A clause in a list.
#[derive(Clone, Copy)]
pub(crate) struct ClauseRow<'a> {
    /// The clause.
    pub(crate) clause: &'a Clause,
    /// What has been recorded for it.
    pub(crate) state: &'a ClauseState,
    /// What is to be seen to beside its status.
    pub(crate) flags: Flags,
}

impl<'a> ClauseRow<'a> {
    /// One of its targets, from 1, and how near it is; `None` where it has not so many.
    pub(crate) fn target(self, number: u16) -> Option<Target<'a>> {
        let at = usize::from(number).checked_sub(1)?;
        Some(Target {
            number,
            indicator: self.clause.indicators.get(at)?,
            current: self.state.value(number),
        })
    }
}

impl ClauseRow<'_> {
    /// On which day a clause that is done was done: the unit's day where a return was approved that told one, else that of the
    /// mark.
    pub(crate) fn done_day(&self) -> Option<NaiveDate> {
        let stamp = self.state.status.done()?;
        let marked = in_zone(stamp.at).date_naive();
        Some(self.state.done_on.unwrap_or(marked))
    }

    /// By when it is to be done: the day that the office has set, that it took the deadline away, or else the notice's words;
    /// empty without any.
    pub(crate) fn due_text(&self) -> String {
        let duty = self.clause.duty.as_ref();
        let words = duty.and_then(|duty| duty.deadline.as_ref());
        match (&self.state.due, self.state.due_day()) {
            (Some(_), Some(day)) => day.to_string(),
            (Some(_), None) => String::new(),
            (None, _) => words.map(deadline_text).unwrap_or_default(),
        }
    }

    /// The due day with how it came about, for a page: the first day and the reason where it was moved.
    pub(crate) fn due_story(&self, lang: Lang) -> String {
        let text = self.due_text();
        let Some(due) = &self.state.due else {
            return text;
        };
        let who = stamp_text(&due.stamp);
        let why = due.why.as_deref().map(|why| format!("，{why}"));
        let why = why.unwrap_or_default();
        match (due.on, due.first) {
            (None, Some(first)) => tr!(
                lang,
                "已取消（原为 {first}{why}；{who}）",
                "lifted (was {first}{why}; {who})"
            ),
            (None, None) => tr!(lang, "已取消（{who}{why}）", "lifted ({who}{why})"),
            (Some(on), Some(first)) if on != first => tr!(
                lang,
                "{on}（最初为 {first}{why}；{who}）",
                "{on} (at first {first}{why}; {who})"
            ),
            (Some(on), _) => tr!(lang, "{on}（{who}{why}）", "{on} ({who}{why})"),
        }
    }
}

impl<'a> Board<'a> {
    /// All clauses by status.
    pub(crate) fn total(self) -> Tally {
        Tally::of(self.counts_of(self.catalogue.areas()))
    }

    /// How many of all clauses have each flag.
    pub(crate) fn late(self) -> FlagCounts {
        FlagCounts::of(self.counts_of(self.catalogue.areas()))
    }

    /// The flags that clauses have; without those that none has.
    pub(crate) fn flags_there_are(self) -> impl Iterator<Item = Flags> {
        let counts = self.counts_of(self.catalogue.areas());
        let all = Flags::all().zip(counts.flags);
        all.filter_map(|(flags, count)| (count > 0).then_some(flags))
    }

    /// The clauses of one notice by status, and how many of them have each flag.
    pub(crate) fn total_of(self, notice: NoticeNo) -> (Tally, FlagCounts) {
        let counts = self.counts_of(self.catalogue.areas_of(notice));
        (Tally::of(counts), FlagCounts::of(counts))
    }

    /// The clauses of these areas together.
    fn counts_of(self, areas: &[Area]) -> Counts {
        let counts = areas.iter().map(|area| self.counts(area));
        counts.fold(Counts::default(), Counts::and)
    }

    /// The clauses of an area, counted once with those of all others.
    fn counts(self, area: &Area) -> Counts {
        let day = self.calendar.map(|day| (day.today, day.soon));
        let all = self.progress.by_area(day, || self.count_areas());
        let known = all.and_then(|all| all.get(&area.number).copied());
        known.unwrap_or_else(|| self.count(area))
    }

    fn count_areas(self) -> AreaCounts {
        let areas = self.catalogue.areas().iter();
        areas.map(|area| (area.number, self.count(area))).collect()
    }

    fn count(self, area: &Area) -> Counts {
        let mut counts = Counts::default();
        for state in area.ids().map(|id| self.progress.of(id)) {
            counts.stages[state.stage() as usize] += 1;
            counts.flags[self.flags(state).kind()] += 1;
        }
        counts
    }

    /// All areas in the order of the notice.
    pub(crate) fn areas(self) -> impl Iterator<Item = AreaRow<'a>> {
        let areas = self.catalogue.areas().iter();
        areas.map(move |area| self.area_row(area))
    }

    /// The area of this number.
    pub(crate) fn area(self, number: AreaNo) -> Option<AreaRow<'a>> {
        self.catalogue.area(number).map(|area| self.area_row(area))
    }

    /// All areas of one notice, in its order.
    pub(crate) fn areas_in(self, notice: NoticeNo) -> impl Iterator<Item = AreaRow<'a>> {
        let areas = self.catalogue.areas_of(notice).iter();
        areas.map(move |area| self.area_row(area))
    }

    /// All clauses of one notice, in its order.
    pub(crate) fn clauses_of(self, notice: NoticeNo) -> impl Iterator<Item = ClauseRow<'a>> {
        let areas = self.catalogue.areas_of(notice).iter();
        let clauses = areas.flat_map(|area| &area.clauses);
        clauses.map(move |clause| self.row(clause))
    }

    fn area_row(self, area: &'a Area) -> AreaRow<'a> {
        let counts = self.counts(area);
        AreaRow {
            area,
            tally: Tally::of(counts),
            flags: FlagCounts::of(counts),
        }
    }

    /// All clauses in the order of the notice.
    pub(crate) fn clauses(self) -> impl Iterator<Item = ClauseRow<'a>> {
        self.catalogue.clauses().map(move |clause| self.row(clause))
    }

    /// The row of one clause.
    pub(crate) fn row(self, clause: &'a Clause) -> ClauseRow<'a> {
        let state = self.progress.of(clause.id);
        ClauseRow {
            clause,
            state,
            flags: self.flags(state),
        }
    }

    /// What is to be seen to beside a status.
    pub(super) fn flags(self, state: &ClauseState) -> Flags {
        match self.calendar {
            Some(Calendar { today, soon }) => state.flags(today, soon),
            None => state.flags(NaiveDate::MIN, 0),
        }
    }

    /// How many clauses have each flag, in a line with the rule; empty where none has any.
    pub(crate) fn flag_line(self, counts: FlagCounts, lang: Lang) -> String {
        let soon = self.calendar.map_or(SOON_DAYS, |calendar| calendar.soon);
        if counts.is_empty() {
            String::new()
        } else {
            counts.describe(soon, lang)
        }
    }

    /// What its notice calls a clause's units in `role`, in the order of the notice.
    pub(crate) fn names(self, clause: &'a Clause, role: Role) -> impl Iterator<Item = &'a str> {
        let duty = clause.duty.iter();
        duty.flat_map(move |duty| duty.in_role(role))
            .map(move |unit| self.catalogue.name_in(clause.id.notice(), unit))
    }

    /// Whether a unit is one of those who answer for a clause: a lead, where there is none a responsible unit, and so on.
    pub(crate) fn answers_for(self, unit: UnitId, clause: &Clause) -> bool {
        let duty = clause.duty.as_ref();
        let answering = Role::ALL.into_iter().find_map(|role| {
            let mut own = duty?.in_role(role).peekable();
            own.peek().is_some().then_some(own)
        });
        answering.is_some_and(|mut own| own.any(|own| own == unit))
    }

    /// Who answers for a clause, as a list shows it: the leads, else the responsible, else the supporting; several
    /// joined by 、.
    pub(crate) fn answering(self, clause: &'a Clause) -> String {
        Role::ALL
            .iter()
            .map(|role| self.names(clause, *role).collect::<Vec<_>>())
            .find(|names| !names.is_empty())
            .unwrap_or_default()
            .join("、")
    }

    /// The sheet of these clauses.
    pub(crate) fn clause_sheet(
        self,
        rows: impl IntoIterator<Item = ClauseRow<'a>>,
        lang: Lang,
    ) -> Sheet {
        let rows: Vec<_> = rows.into_iter().collect();
        let due = |row: &ClauseRow<'_>| Value::text(some(row.due_text()));
        let flags = move |row: &ClauseRow<'_>| Value::text(some(flag_words(row.flags, lang)));
        // A notice without deadlines is not given an empty column.
        let due_somewhere = rows.iter().any(|row| due(row) != Value::Nothing);
        let notice = notice_column(self, |row: &ClauseRow<'_>| Some(row.clause.id.notice()));
        let mut columns: Vec<_> = notice.into_iter().collect();
        columns.extend(self.standing_columns());
        columns.extend(self.unit_columns(lang));
        columns.push(
            Column::new("text", words::TASK, |row: &ClauseRow<'_>| {
                Value::Text(row.clause.text.clone())
            })
            .wide(Width::Rest),
        );
        if due_somewhere {
            columns.push(Column::new("due", words::DUE, due).wide(Width::Most(DEADLINE)));
        }
        if rows.iter().any(|row| row.flags != Flags::default()) {
            columns.push(Column::new("flags", words::FLAGS, flags));
        }
        Sheet::new(&columns, rows)
    }

    /// Which clause it is and how far.
    fn standing_columns(self) -> Vec<Column<'a, ClauseRow<'a>>> {
        type Of<'a> = Column<'a, ClauseRow<'a>>;
        let area = move |row: &ClauseRow<'a>| {
            let area = self.catalogue.area(row.clause.id.area);
            Value::text(area.map(area_text))
        };
        vec![
            Of::new("id", words::CLAUSE, |row| Value::Id(row.clause.id)),
            Of::new("area", words::AREA, area).only(Faces::LABELLED),
            Of::new("status", words::STATUS, |row| {
                Value::Status(row.state.stage())
            }),
            Of::new("done", words::DONE_BY, |row| {
                Value::text(row.state.status.done().map(stamp_text))
            })
            .only(Faces::LABELLED),
        ]
    }

    /// Who has to do it: in a table those who answer for it, else all of them by role.
    fn unit_columns(self, lang: Lang) -> Vec<Column<'a, ClauseRow<'a>>> {
        type Of<'a> = Column<'a, ClauseRow<'a>>;
        let named = |role| {
            move |row: &ClauseRow<'a>| {
                let groups = self.groups(row.clause).into_iter();
                let groups = groups.filter(|group| group.role == role);
                let names: Vec<_> = groups.map(|group| group.names(lang)).collect();
                Value::text(Some(names.join("；")).filter(|names| !names.is_empty()))
            }
        };
        let answering = Of::new("units", Label::new("责任单位", "Units"), move |row| {
            Value::Text(self.answering(row.clause))
        });
        let mut columns = vec![answering.wide(Width::Most(ANSWERING)).only(Faces::TABLE)];
        columns.extend(Role::ALL.map(|role| {
            let label = words::role_label(role);
            Of::new(role.label().en, label, named(role)).only(Faces::LABELLED)
        }));
        columns
    }

    /// The totals of the whole notice.
    pub(crate) fn total_sheet(self) -> Sheet {
        type Of<'a> = Column<'a, Tally>;
        let title = &self.catalogue.notice.title;
        let name = Of::new("notice", Label::new("通知", "Notice"), |_| {
            Value::Text(title.clone())
        });
        let mut columns = vec![name];
        columns.extend(counts(|tally: &Tally| *tally));
        columns.push(Of::count(
            "percent",
            Label::new("完成率", "Share done"),
            |tally| Value::Percent(tally.percent()),
        ));
        Sheet::new(&columns, [self.total()])
    }
}

/// The text, unless it is empty.
fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// The sheet of these areas.
pub(crate) fn area_sheet<'a>(
    board: Board<'a>,
    rows: impl IntoIterator<Item = AreaRow<'a>>,
) -> Sheet {
    type Of<'a> = Column<'a, AreaRow<'a>>;
    let notice = notice_column(board, |row: &AreaRow<'_>| Some(row.area.number.notice));
    let mut columns: Vec<_> = notice.into_iter().collect();
    columns.extend([
        Of::count("number", words::AREA, |row| {
            Value::Number(u64::from(row.area.number.number))
        })
        .only(Faces::TABLE),
        Of::new("area", words::AREA, |row| Value::Text(area_text(row.area))).only(Faces::LABELLED),
    ]);
    columns.extend(counts(|row: &AreaRow<'_>| row.tally));
    columns.push(
        Of::new("title", Label::new("名称", "Title"), |row| {
            Value::Text(row.area.title.clone())
        })
        .wide(Width::Rest)
        .only(Faces::TABLE),
    );
    Sheet::new(&columns, rows)
}

/// How many clauses something has, and how many of each status.
pub(super) fn counts<'a, R: 'a>(tally: impl Fn(&R) -> Tally + Copy + 'a) -> [Column<'a, R>; 4] {
    [
        Column::count("clauses", Label::new("条款", "Clauses"), move |row| {
            Value::Clauses(tally(row).of)
        }),
        Column::count("done", Label::new("已完成", "Done"), move |row| {
            Value::Clauses(tally(row).done)
        }),
        Column::count("started", Label::new("推进中", "Started"), move |row| {
            Value::Clauses(tally(row).started)
        }),
        Column::count("pending", Label::new("未启动", "Pending"), move |row| {
            Value::Clauses(tally(row).pending())
        }),
    ]
}

impl<'a> FromIterator<ClauseRow<'a>> for Tally {
    fn from_iter<I: IntoIterator<Item = ClauseRow<'a>>>(rows: I) -> Self {
        rows.into_iter().map(|row| row.state.stage()).collect()
    }
}
