//! The form of a return sheet (报送表): its columns and cells. What is written and what is read agree by it. Always in Chinese,
//! whatever language the office reads: it goes to units.

use strum::VariantArray;

use super::fold::fold;
use crate::catalogue::Indicator;
use crate::journal::Stage;
use crate::listing::direction_label;

/// The name of the form and its version, as a sheet carries it.
pub(super) const FORM: &str = "duban-return-1";
/// The sheet that the unit fills in.
pub(super) const SHEET: &str = "报送表";
/// The sheet that says what the file is; hidden.
pub(super) const HIDDEN: &str = "duban";
/// The most characters of each text that the form asks for.
pub(super) const LONGEST: usize = 2000;

/// A column of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, VariantArray)]
pub(super) enum Field {
    /// The clause's number.
    Id,
    /// The clause's text, verbatim.
    Task,
    /// What the unit has to do with it.
    Part,
    /// By when it is to be done.
    Due,
    /// How far it was when the sheet was made.
    LastState,
    /// What was said of it then.
    LastProgress,
    /// How far it is.
    State,
    /// On which day it was done.
    On,
    /// Which indicator the row is for.
    Indicator,
    /// What that has reached.
    Value,
    /// 进展情况.
    Progress,
    /// 存在问题.
    Problems,
    /// 下一步措施.
    Next,
    /// 备注.
    Remark,
}

impl Field {
    /// What stands over it, and what else people write there.
    fn heads(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["条款编号", "编号", "条款"],
            Self::Task => &["工作任务", "任务", "任务内容"],
            Self::Part => &["本单位职责", "职责"],
            Self::Due => &["完成时限", "时限"],
            Self::LastState => &["上期状态"],
            Self::LastProgress => &["上期进展", "上期进展情况"],
            Self::State => &["状态", "本期状态", "完成状态"],
            Self::On => &["完成日期", "完成时间"],
            Self::Indicator => &["指标"],
            Self::Value => &["指标最新值", "最新值"],
            Self::Progress => &["进展情况", "进展", "本期进展"],
            Self::Problems => &["存在问题", "存在的问题"],
            Self::Next => &["下一步措施", "下一步打算"],
            Self::Remark => &["备注"],
        }
    }

    /// What stands over it.
    pub(super) fn head(self) -> &'static str {
        self.heads()[0]
    }

    /// The column that has this over it, folded.
    pub(super) fn of_head(folded: &str) -> Option<Self> {
        let all = Self::VARIANTS.iter().copied();
        let mut named = all.filter(|field| field.heads().contains(&folded));
        named.next()
    }

    /// Whether the unit fills it in.
    pub(super) fn is_of_unit(self) -> bool {
        self >= Self::State && self != Self::Indicator
    }

    /// Its width in half Chinese characters.
    pub(super) fn width(self) -> usize {
        match self {
            Self::Id | Self::State | Self::LastState => 8,
            Self::Value => 10,
            Self::Part | Self::Due | Self::On => 11,
            Self::Indicator => 16,
            Self::Task => 40,
            Self::LastProgress | Self::Problems | Self::Next => 22,
            Self::Progress => 36,
            Self::Remark => 12,
        }
    }
}

/// A cell above the table that the unit fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub(super) enum Signed {
    /// 填报人.
    Filled,
    /// 联系电话.
    Phone,
    /// 审核人.
    Checked,
    /// 填报日期.
    On,
}

impl Signed {
    /// What stands before it.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Filled => "填报人",
            Self::Phone => "联系电话",
            Self::Checked => "审核人",
            Self::On => "填报日期",
        }
    }
}

/// What stands before the unit's name above the table.
pub(super) const UNIT: &str = "填报单位";
/// What the notice's id stands behind, where a workbook holds sheets of several.
pub(super) const NOTICE: &str = "通知编号";
/// What stands before the period.
pub(super) const PERIOD: &str = "报告期";

/// The word for a state in the sheet's list.
pub(super) fn stage_word(stage: Stage) -> &'static str {
    stage.label().zh
}

/// The state that a folded word names.
pub(super) fn stage_of(folded: &str) -> Option<Stage> {
    Some(match folded {
        "已完成" | "完成" | "办结" | "已办结" => Stage::Done,
        "推进中" | "进行中" | "正在推进" | "正在进行" => Stage::Started,
        "未启动" | "未开始" => Stage::Pending,
        _ => return None,
    })
}

/// What the sheet says of an indicator (from 1): `1. 九年义务教育巩固率（达到99%）`.
pub(super) fn indicator_text(number: u16, indicator: &Indicator) -> String {
    let Indicator {
        name,
        value,
        measure,
        direction,
    } = indicator;
    let direction = direction_label(*direction).zh;
    format!("{number}. {name}（{direction}{value}{measure}）")
}

/// The indicator (from 1) that a text of [`indicator_text`] means; `None` where it fits none.
pub(super) fn indicator_of(text: &str, indicators: &[Indicator]) -> Option<u16> {
    let said = fold(text);
    let all = (1..).zip(indicators);
    let mut fits = all.filter(|(number, one)| fold(&indicator_text(*number, one)) == said);
    fits.next().map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_found_by_what_stands_over_it() {
        let mut seen = Vec::new();
        for field in Field::VARIANTS {
            for head in field.heads() {
                assert_eq!(Field::of_head(&fold(head)), Some(*field), "{head}");
                assert!(!seen.contains(head), "{head}");
                seen.push(*head);
            }
        }
    }

    #[test]
    fn every_word_of_the_list_is_read() {
        for stage in Stage::ALL {
            assert_eq!(stage_of(&fold(stage_word(stage))), Some(stage));
        }
        assert_eq!(stage_of("差不多"), None);
    }
}
