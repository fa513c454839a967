//! The ledger (台账): its columns and rows, and the tables that go with it. What leaves the program is made from these.

use std::collections::HashMap;

use super::board::Board;
use super::clauses::{AreaRow, ClauseRow, counts};
use super::flags::nearness_label;
use super::sheet::{Column, Sheet, Value, Width};
use super::tally::Tally;
use super::target::{Gap, Target};
use super::units::UnitRow;
use super::whose::notice_column;
use super::words::in_zone;
use crate::catalogue::{AreaNo, Clause, Direction, Duty, Indicator, Role, UnitId, UnitKind};
use crate::journal::Stamp;
use crate::lang::{Label, Lang, tr};

/// Half Chinese characters that a list of units may take.
const UNITS: usize = 16;

/// An indicator with what has been recorded of it.
#[derive(Clone, Copy)]
pub(crate) struct IndicatorRow<'a> {
    /// Its clause.
    pub(crate) row: ClauseRow<'a>,
    /// Its number in the clause, from 1.
    pub(crate) number: u16,
    /// What is measured and aimed at.
    pub(crate) indicator: &'a Indicator,
}

impl<'a> IndicatorRow<'a> {
    /// What is aimed at, and how near it is.
    pub(crate) fn target(self) -> Target<'a> {
        Target {
            number: self.number,
            indicator: self.indicator,
            current: self.row.state.value(self.number),
        }
    }

    /// When the latest value was recorded, and by whom.
    pub(crate) fn recorded(self) -> Option<&'a Stamp> {
        let (stamp, _) = self.row.state.values.get(&self.number)?;
        Some(stamp)
    }

    /// What is missing as a number: 0 where the target is reached, below 0 where a level is passed.
    fn gap(self) -> Value {
        match self.target().gap() {
            None => Value::Nothing,
            Some(Gap::Reached) => Value::Decimal("0".to_owned()),
            Some(Gap::Missing(amount)) => Value::Decimal(amount),
            Some(Gap::Above(amount)) => Value::Decimal(format!("-{amount}")),
        }
    }
}

/// The office's word for the sort of target.
pub(crate) fn direction_label(direction: Direction) -> Label {
    match direction {
        Direction::Reach => Label::new("达到", "reach"),
        Direction::Rise => Label::new("提高", "rise by"),
        Direction::Fall => Label::new("降低", "fall by"),
        Direction::Level => Label::new("为", "at"),
    }
}

impl<'a> Board<'a> {
    /// The areas that these clauses belong to, each with its clauses among them, in the order of the notice.
    pub(crate) fn areas_of(self, rows: &[ClauseRow<'a>]) -> Vec<AreaRow<'a>> {
        let mut by_area: HashMap<AreaNo, Vec<ClauseRow<'a>>> = HashMap::new();
        for row in rows {
            by_area.entry(row.clause.id.area).or_default().push(*row);
        }
        let areas = self.catalogue.areas().iter();
        areas
            .filter_map(|area| {
                let rows = by_area.remove(&area.number)?;
                let tally = rows.iter().copied().collect();
                let flags = rows.iter().map(|row| row.flags).collect();
                Some(AreaRow { area, tally, flags })
            })
            .collect()
    }

    /// The units that these clauses name, each with its clauses among them, the most leads first.
    pub(crate) fn units_of(self, rows: &[ClauseRow<'a>]) -> Vec<UnitRow<'a>> {
        let mut by_unit: HashMap<UnitId, [Vec<ClauseRow<'a>>; 3]> = HashMap::new();
        for row in rows {
            let duty = row.clause.duty.iter();
            for mention in duty.flat_map(Duty::mentions) {
                by_unit.entry(mention.unit).or_default()[mention.role as usize].push(*row);
            }
        }
        let mut units: Vec<(UnitId, UnitRow<'a>)> = by_unit
            .into_iter()
            .map(|(id, by_role)| {
                let unit = self.catalogue.unit(id);
                let by_role = by_role.map(|rows| rows.into_iter().collect());
                (id, UnitRow { unit, by_role })
            })
            .collect();
        units.sort_by_key(|(id, row)| (row.by_role.map(|tally| std::cmp::Reverse(tally.of)), *id));
        units.into_iter().map(|(_, row)| row).collect()
    }

    /// The indicators of these clauses, in the order of the notice.
    pub(crate) fn indicators_of(self, rows: &[ClauseRow<'a>]) -> Vec<IndicatorRow<'a>> {
        rows.iter()
            .flat_map(|row| {
                (1..)
                    .zip(&row.clause.indicators)
                    .map(|(number, indicator)| IndicatorRow {
                        row: *row,
                        number,
                        indicator,
                    })
            })
            .collect()
    }

    /// The ledger of these clauses, a row a clause.
    pub(crate) fn ledger_sheet(self, rows: &[ClauseRow<'a>], lang: Lang) -> Sheet {
        let columns = self.ledger_columns(lang);
        Sheet::new(&columns, (1..).zip(rows.iter().copied()))
    }

    fn ledger_columns(self, lang: Lang) -> Vec<Column<'a, (u64, ClauseRow<'a>)>> {
        type Of<'a> = Column<'a, (u64, ClauseRow<'a>)>;
        let mut columns: Vec<Of<'a>> = vec![
            Of::count("row", Label::new("序号", "No."), |(at, _)| {
                Value::Number(*at)
            }),
            Of::new(
                "area",
                Label::new("任务领域", "Area"),
                move |(_, row)| {
                    let area = self.catalogue.area(row.clause.id.area);
                    Value::text(area.map(|area| area.title.as_str()))
                },
            )
            .wide(Width::Most(12)),
            Of::new("id", Label::new("条款编号", "Clause"), |(_, row)| {
                Value::Id(row.clause.id)
            }),
            Of::new("text", Label::new("工作任务", "Task"), |(_, row)| {
                Value::Text(row.clause.text.clone())
            })
            .wide(Width::Rest),
        ];
        for (role, key, label) in [
            (Role::Lead, "lead", Label::new("牵头单位", "Lead")),
            (
                Role::Responsible,
                "responsible",
                Label::new("负责单位", "Responsible"),
            ),
            (Role::Support, "support", Label::new("配合单位", "Support")),
        ] {
            let named = move |(_, row): &(u64, ClauseRow<'a>)| {
                let groups = self.groups(row.clause).into_iter();
                let groups = groups.filter(|group| group.role == role);
                let names: Vec<_> = groups.map(|group| group.names(lang)).collect();
                Value::text(Some(names.join("；")).filter(|names| !names.is_empty()))
            };
            columns.push(Of::new(key, label, named).wide(Width::Most(UNITS)));
        }
        columns.extend(self.journal_columns());
        let notice = notice_column(self, |(_, row): &(u64, ClauseRow<'_>)| {
            Some(row.clause.id.notice())
        });
        if let Some(notice) = notice {
            columns.insert(1, notice);
        }
        columns
    }

    /// The sheet of these indicators.
    pub(crate) fn indicator_sheet(self, rows: &[IndicatorRow<'a>]) -> Sheet {
        type Of<'a> = Column<'a, IndicatorRow<'a>>;
        let notice = notice_column(self, |row: &IndicatorRow<'_>| {
            Some(row.row.clause.id.notice())
        });
        let mut columns: Vec<_> = notice.into_iter().collect();
        columns.extend([
            Of::new("id", Label::new("条款编号", "Clause"), |row| {
                Value::Id(row.row.clause.id)
            }),
            Of::new("name", Label::new("指标", "Indicator"), |row| {
                Value::Text(row.indicator.name.clone())
            })
            .wide(Width::Rest),
            Of::new("direction", Label::new("要求", "Kind"), |row| {
                let label = direction_label(row.indicator.direction);
                Value::Word(label.en, label)
            }),
            Of::count("target", Label::new("目标", "Target"), |row| {
                Value::Decimal(row.indicator.value.clone())
            }),
            Of::new("measure", Label::new("计量单位", "Unit"), |row| {
                Value::Text(row.indicator.measure.clone())
            }),
            Of::count("latest", Label::new("最新值", "Latest"), |row| {
                row.target()
                    .current
                    .map_or(Value::Nothing, |value| Value::Decimal(value.to_owned()))
            }),
            Of::new("day", Label::new("登记日期", "Recorded on"), |row| {
                let stamp = row.recorded();
                stamp.map_or(Value::Nothing, |stamp| {
                    Value::Day(in_zone(stamp.at).date_naive())
                })
            }),
            Of::new("by", Label::new("登记人", "Recorded by"), |row| {
                Value::text(row.recorded().map(|stamp| stamp.by.as_str()))
            }),
            Of::count("gap", Label::new("差距", "Gap"), |row| row.gap()),
        ]);
        Sheet::new(&columns, rows.iter().copied())
    }
}

impl<'a> Board<'a> {
    /// The columns of the ledger that the journal fills.
    fn journal_columns(self) -> Vec<Column<'a, (u64, ClauseRow<'a>)>> {
        type Of<'a> = Column<'a, (u64, ClauseRow<'a>)>;
        let told = move |key, zh, en, text: fn(Self, ClauseRow<'a>) -> Option<String>| {
            Of::new(key, Label::new(zh, en), move |(_, row)| {
                Value::text(text(self, *row))
            })
            .wide(Width::Rest)
        };
        vec![
            Of::new("due", Label::new("完成时限", "Due"), |(_, row)| {
                match row.state.due_day() {
                    Some(day) => Value::Day(day),
                    // Words of the notice that name no day.
                    None => Value::text(Some(row.due_text()).filter(|text| !text.is_empty())),
                }
            }),
            Of::new("status", Label::new("状态", "Status"), |(_, row)| {
                Value::Status(row.state.stage())
            }),
            Of::new("flag", Label::new("逾期", "Overdue"), |(_, row)| {
                let label = row.flags.due.map(nearness_label);
                label.map_or(Value::Nothing, |label| Value::Word(label.en, label))
            }),
            Of::new(
                "done_on",
                Label::new("完成日期", "Done on"),
                |(_, row)| row.done_day().map_or(Value::Nothing, Value::Day),
            ),
            told("by", "登记人", "Recorded by", Self::recorded_by),
            told("progress", "进展情况", "Progress", Self::progress_text),
            told("problems", "存在问题", "Problems", Self::problems_text),
            told("next", "下一步措施", "Next steps", Self::next_text),
            told("remark", "备注", "Remarks", Self::remark_text),
        ]
    }
}

/// The sheet of these areas as files have it, counts apart.
pub(crate) fn area_ledger_sheet(board: Board<'_>, rows: &[AreaRow<'_>]) -> Sheet {
    type Of<'a> = Column<'a, AreaRow<'a>>;
    let notice = notice_column(board, |row: &AreaRow<'_>| Some(row.area.number.notice));
    let mut columns: Vec<_> = notice.into_iter().collect();
    columns.extend([
        Of::count("number", Label::new("序号", "No."), |row| {
            Value::Number(u64::from(row.area.number.number))
        }),
        Of::new("title", Label::new("任务领域", "Area"), |row| {
            Value::Text(row.area.title.clone())
        })
        .wide(Width::Rest),
    ]);
    columns.extend(counts(|row: &AreaRow<'_>| row.tally));
    columns.push(Of::count(
        "percent",
        Label::new("完成率", "Share done"),
        |row| Value::Percent(row.tally.percent()),
    ));
    columns.push(Of::new("strip", Label::new("进度", "Progress"), |row| {
        Value::Tally(row.tally)
    }));
    Sheet::new(&columns, rows.iter().copied())
}

/// The sheet of these units as files have it: clauses and done of each role.
pub(crate) fn unit_ledger_sheet(rows: &[UnitRow<'_>]) -> Sheet {
    type Of<'a> = Column<'a, (u64, UnitRow<'a>)>;
    let count = |key, label, of: fn(Tally) -> usize, role: Role| {
        Of::count(key, label, move |(_, row)| {
            Value::Clauses(of(row.in_role(role)))
        })
    };
    let all = |tally: Tally| tally.of;
    let done = |tally: Tally| tally.done;
    let [lead, responsible, support] = Role::ALL;
    let columns = [
        Of::count("row", Label::new("序号", "No."), |(at, _)| {
            Value::Number(*at)
        }),
        Of::new("name", Label::new("单位", "Unit"), |(_, row)| {
            Value::Text(row.unit.name.clone())
        })
        .wide(Width::Rest),
        Of::new("kind", Label::new("类别", "Kind"), |(_, row)| {
            Value::Kind(row.unit.kind)
        }),
        count("lead", Label::new("牵头", "Lead"), all, lead),
        count(
            "lead_done",
            Label::new("牵头已完成", "Lead, done"),
            done,
            lead,
        ),
        count(
            "responsible",
            Label::new("负责", "Responsible"),
            all,
            responsible,
        ),
        count(
            "responsible_done",
            Label::new("负责已完成", "Responsible, done"),
            done,
            responsible,
        ),
        count("support", Label::new("配合", "Support"), all, support),
        count(
            "support_done",
            Label::new("配合已完成", "Support, done"),
            done,
            support,
        ),
        Of::count("total", Label::new("合计", "All"), |(_, row)| {
            Value::Clauses(row.total().of)
        }),
        Of::count("done", Label::new("已完成", "Done"), |(_, row)| {
            Value::Clauses(row.total().done)
        }),
    ];
    Sheet::new(&columns, (1..).zip(rows.iter().copied()))
}

/// Whether a unit is one body that can be asked, not several at once.
pub(crate) fn is_one_body(row: &UnitRow<'_>) -> bool {
    row.unit.kind != UnitKind::Collective
}

impl<'a> Board<'a> {
    /// Whether nobody leads a clause and the first of the responsible is taken for its lead.
    pub(crate) fn is_inferred(self, clause: &'a Clause) -> bool {
        self.names(clause, Role::Lead).next().is_none()
            && self.names(clause, Role::Responsible).next().is_some()
    }

    /// These clauses under those who lead them, as [`Self::leads_or_inferred`] names them, in the order in which they come.
    pub(crate) fn by_leads(
        self,
        rows: &[ClauseRow<'a>],
        lang: Lang,
    ) -> Vec<(String, Vec<ClauseRow<'a>>)> {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut leads: Vec<(String, Vec<ClauseRow<'a>>)> = Vec::new();
        for row in rows {
            for name in self.leads_or_inferred(row.clause, lang) {
                let at = *places.entry(name).or_insert_with_key(|name| {
                    leads.push((name.clone(), Vec::new()));
                    leads.len() - 1
                });
                leads[at].1.push(*row);
            }
        }
        leads
    }

    /// Under whom a clause stands in a list by lead: each lead; where there is none, the first of the responsible, marked as
    /// inferred; where nobody is named, a word that says so.
    pub(crate) fn leads_or_inferred(self, clause: &'a Clause, lang: Lang) -> Vec<String> {
        // Across notices a body stands once, under the name that tells it from others.
        let shown = |role| {
            let units = clause.duty.iter().flat_map(move |duty| duty.in_role(role));
            units.map(|unit| self.catalogue.unit(unit).name.as_str())
        };
        let leads: Vec<String> = shown(Role::Lead).map(str::to_owned).collect();
        if !leads.is_empty() {
            return leads;
        }
        let first = shown(Role::Responsible).next();
        let name = match first.or_else(|| shown(Role::Support).next()) {
            Some(name) => tr!(lang, "{name}（推定）", "{name} (inferred)"),
            None => tr!(lang, "（未明确）", "(not named)"),
        };
        vec![name]
    }
}
