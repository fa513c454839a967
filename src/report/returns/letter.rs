//! 说明.txt: what is sent along with the sheets.

use chrono::NaiveDate;

use super::form::LONGEST;
use crate::journal::Period;
use crate::lang::Lang;
use crate::report::words;

/// What the letter says.
pub(crate) struct Letter<'a> {
    /// The notice's title.
    pub(crate) notice: &'a str,
    /// For which period.
    pub(crate) period: Period,
    /// By which day.
    pub(crate) by: NaiveDate,
    /// Who signs it; empty where nobody is named.
    pub(crate) signed: &'a str,
    /// On which day.
    pub(crate) made: NaiveDate,
    /// The units, each with its clauses and its file.
    pub(crate) units: Vec<(&'a str, usize, String)>,
}

/// The letter, ready for Windows: UTF-8 with its mark, lines that end as there.
pub(crate) fn letter(letter: &Letter<'_>) -> Vec<u8> {
    let day = |day| words::day(day, Lang::Zh);
    let (title, period, by) = (letter.notice, letter.period.wording().zh, day(letter.by));
    let mut lines = vec![
        "各有关单位：".to_owned(),
        String::new(),
        format!("    请报送{title}{period}落实情况，于{by}前将报送表发回。"),
        String::new(),
        "    一、每个单位一份表，请只填本单位的表，只填黄色的格。".to_owned(),
        "    二、状态从列表中选：未启动、推进中、已完成。选已完成的请填完成日期，经我办核准后按已完成统计。".to_owned(),
        "    三、有指标的，每项指标一行，填指标最新值；其他内容填在该条款的第一行。".to_owned(),
        format!("    四、进展情况、存在问题、下一步措施各不超过{LONGEST}字；没有新情况的条款可以不填。"),
        "    五、职责为“负责（推定牵头）”的，是通知未写明牵头单位而由排在首位的负责单位汇总；有不同意见请写在备注中。".to_owned(),
        "    六、请填全填报人、联系电话、审核人、填报日期，经本单位负责人审核后报出。".to_owned(),
        "    七、请不要改动条款编号和工作任务，不要增删列，存为 .xlsx 发回；文件名可以改。".to_owned(),
        String::new(),
    ];
    if !letter.signed.is_empty() {
        lines.push(format!("    {}", letter.signed));
    }
    lines.push(format!("    {}", day(letter.made)));
    lines.push(String::new());
    let count = letter.units.len();
    lines.push(format!("报送表 {count} 份："));
    let units = (1..).zip(&letter.units);
    lines.extend(units.map(|(at, (unit, rows, file))| format!("{at}. {unit} {rows} 条  {file}")));
    let text = lines.join("\r\n");
    format!("\u{feff}{text}\r\n").into_bytes()
}
