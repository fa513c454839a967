//! What the columns of a table hold, by what stands over them.

use crate::importer::labels::{self, Label};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    /// What is to be done.
    Task,
    /// Units, deadlines, remarks: what an annotation would say under this label.
    Label(String, Label),
}

/// What the columns under these heads hold; `None` where they are no heads of a table of tasks.
pub(super) fn columns(heads: &[String]) -> Option<Vec<Column>> {
    let known: Vec<Option<Column>> = heads.iter().map(|head| column(head)).collect();
    let has = |wanted: fn(&Column) -> bool| known.iter().flatten().any(wanted);
    let tasks = has(|column| *column == Column::Task);
    let roles = has(|column| matches!(column, Column::Label(_, Label::Role(_) | Label::Division)));
    let most = known.iter().flatten().count() * 2 > heads.len();
    let columns = known.into_iter().zip(heads);
    (tasks && roles && most).then(|| {
        let other = |head: &String| match head.as_str() {
            "" => Column::Task,
            head => Column::Label(head.to_owned(), Label::Field),
        };
        columns
            .map(|(column, head)| column.unwrap_or_else(|| other(head)))
            .collect()
    })
}

/// What a column with this head holds.
pub(super) fn column(head: &str) -> Option<Column> {
    let bare: String = head
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '*')
        .collect();
    if bare.is_empty() || bare.chars().count() > 14 {
        return None;
    }
    if ["序号", "编号", "项次", "No", "NO", "No."].contains(&bare.as_str()) {
        return Some(Column::Number);
    }
    let label = format!("{bare}：");
    if let Some((label, word, "")) =
        labels::any_label(&label).filter(|(label, ..)| *label != Label::Field)
    {
        return Some(Column::Label(word, label));
    }
    let tasks = [
        "任务",
        "内容",
        "事项",
        "举措",
        "措施",
        "项目",
        "重点工作",
        "主要工作",
        "工作",
        "问题",
        "要点",
        "目标",
        "清单",
        "要求",
        "类别",
        "领域",
        "板块",
        "分类",
        "指标",
        "名称",
        "安排",
        "分解",
        "描述",
    ];
    if tasks.iter().any(|end| bare.ends_with(end)) {
        return Some(Column::Task);
    }
    let remarks = [
        "备注",
        "说明",
        "资金来源",
        "分值",
        "进展",
        "完成情况",
        "成果",
        "完成标志",
    ];
    remarks
        .iter()
        .any(|end| bare.ends_with(end))
        .then_some(Column::Label(bare, Label::Field))
}
