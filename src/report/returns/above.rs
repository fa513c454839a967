//! What stands above the table of a sheet that came back: whose it is, for which period, who filled it in.

use chrono::NaiveDate;
use strum::VariantArray;

use super::fold::{self, fold};
use super::form::{PERIOD, Signed, UNIT};
use super::ticket::Ticket;
use crate::catalogue::UnitId;
use crate::journal::Period;
use crate::lang::{Wording, both};
use crate::office::{Cell, Row};
use crate::search::Library;
use crate::text::clean;

/// What the person who takes a file in says of it, where it does not say so itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Given {
    /// Whose it is.
    pub(crate) unit: Option<UnitId>,
    /// For which period.
    pub(crate) period: Option<Period>,
}

/// Who filled a sheet in, and when, as far as that is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signatures {
    /// 填报人.
    pub(crate) filled: Option<String>,
    /// 联系电话.
    pub(crate) phone: Option<String>,
    /// 审核人.
    pub(crate) checked: Option<String>,
    /// 填报日期.
    pub(crate) on: Option<NaiveDate>,
}

/// Whose sheet it is: as it says of itself, else as stands above its table, else as who takes it in says. Where two of these
/// disagree nobody's name is put under it.
pub(super) fn unit(
    ticket: Option<&Ticket>,
    above: &[&Row],
    library: &Library,
    given: Given,
    remarks: &mut Vec<Wording>,
) -> Result<UnitId, Wording> {
    let catalogue = &library.catalogue;
    let written = behind(above, UNIT);
    let head = written.as_deref().and_then(|name| named(name, library));
    if let (Some(written), None) = (&written, head) {
        let written = clean(written);
        remarks.push(both!(
            "表头的填报单位“{written}”不在通知的单位中",
            "{written}, the unit above the table, is none of the notice's"
        ));
    }
    let own = match ticket {
        Some(ticket) => match catalogue.unit_named(&ticket.unit) {
            None => {
                let unit = clean(&ticket.unit);
                return Err(both!(
                    "这是{unit}的报送表，通知中已没有这个单位；请重新生成报送表",
                    "this is the sheet of {unit}, which the notice does not name any more; make the sheets anew"
                ));
            }
            own => own,
        },
        None => None,
    };
    let mut said = [own, head, given.unit].into_iter().flatten();
    let Some(first) = said.next() else {
        return Err(both!(
            "看不出是哪个单位的报送表；请用 --unit 单位 说明",
            "nothing tells whose sheet it is; say so with --unit"
        ));
    };
    if let Some(other) = said.find(|other| *other != first) {
        let (first, other) = (&catalogue.unit(first).name, &catalogue.unit(other).name);
        return Err(both!(
            "一处说是{first}的报送表，一处说是{other}的，未收；请由该单位在本单位的表中重填",
            "it is the sheet of {first} in one place and of {other} in another, and was not taken in; have the unit fill in its own sheet"
        ));
    }
    Ok(first)
}

/// The one unit that has exactly this name, its own or another of its names: what only begins like one may be another's.
fn named(name: &str, library: &Library) -> Option<UnitId> {
    let catalogue = &library.catalogue;
    if let Some(unit) = catalogue.unit_named(name.trim()) {
        return Some(unit);
    }
    let wanted = fold(name);
    let is_called = |own: UnitId| {
        library.aliases(own).into_iter().any(|alias| {
            // 黑龙江省商务厅 is 省商务厅 with its place before it.
            let behind: String = alias.name.chars().skip(alias.shown).collect();
            let whole = format!("{}{behind}", alias.place);
            fold(&alias.name) == wanted || fold(&whole) == wanted
        })
    };
    let mut called = catalogue.units().filter(|(id, _)| is_called(*id));
    let (first, _) = called.next()?;
    called.next().is_none().then_some(first)
}

/// For which period it is; as [`unit()`].
pub(super) fn period(
    ticket: Option<&Ticket>,
    above: &[&Row],
    given: Given,
) -> Result<Period, Wording> {
    let written = behind(above, PERIOD);
    let written = written.as_deref().and_then(in_brackets);
    let said = [ticket.map(|ticket| ticket.period), written, given.period];
    let mut said = said.into_iter().flatten();
    let Some(first) = said.next() else {
        return Err(both!(
            "看不出是哪个报告期的报送表；请用 --period 说明，如 --period 2026-Q4",
            "nothing tells for which period it is; say so with --period, such as --period 2026-Q4"
        ));
    };
    match said.find(|other| *other != first) {
        Some(other) => Err(both!(
            "一处说是 {first} 的报送表，一处说是 {other} 的，未收",
            "it is the sheet for {first} in one place and for {other} in another, and was not taken in"
        )),
        None => Ok(first),
    }
}

/// The period in the first brackets of a text.
fn in_brackets(text: &str) -> Option<Period> {
    let plain = fold(text);
    let (_, rest) = plain.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    inside.parse().ok()
}

/// What stands behind a label above the table: in its own cell behind a colon, up to a wide gap, or in the next cell.
pub(super) fn behind(above: &[&Row], label: &str) -> Option<String> {
    above.iter().find_map(|row| {
        row.cells.iter().enumerate().find_map(|(at, cell)| {
            let text = cell.text();
            let rest = text.split_once(label)?.1;
            let rest = rest.trim_start_matches(['：', ':', ' ']);
            let rest = rest.split(['\u{3000}', '\n']).next()?;
            let rest = rest.split("  ").next()?.trim();
            if !rest.is_empty() {
                return Some(rest.to_owned());
            }
            let next = row.cells.get(at + 1)?.text();
            Some(next.trim().to_owned()).filter(|next| !next.is_empty())
        })
    })
}

/// Who filled it in, and when.
pub(super) fn signatures(above: &[&Row], period: Period, remarks: &mut Vec<Wording>) -> Signatures {
    let mut signed = Signatures::default();
    for label in Signed::VARIANTS {
        let name = label.label();
        let Some(cell) = signature(above, name) else {
            continue;
        };
        let read = match label {
            Signed::On => fold::day(&cell, period).map(|day| signed.on = day),
            _ => fold::text(&cell).map(|text| {
                let text = text.map(|text| clean(&text).into_owned());
                match label {
                    Signed::Filled => signed.filled = text,
                    Signed::Phone => signed.phone = text,
                    _ => signed.checked = text,
                }
            }),
        };
        if let Err(Wording { zh, en }) = read {
            remarks.push(both!("{name}未采用：{zh}", "{name} is left out: {en}"));
        }
    }
    signed
}

/// The cell of a signature: the one behind its label, or what stands in the label's own cell behind a colon.
fn signature(above: &[&Row], label: &str) -> Option<Cell> {
    let is_label = |text: &str| {
        let mut labels = Signed::VARIANTS.iter();
        labels.any(|one| fold(text).starts_with(one.label()))
    };
    above.iter().find_map(|row| {
        let mut cells = row
            .cells
            .iter()
            .skip_while(|cell| !fold(&cell.text()).starts_with(label));
        let own = cells.next()?.text();
        let rest = own.split_once(['：', ':']).map(|(_, rest)| rest.trim());
        if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
            return Some(Cell::Text(rest.to_owned()));
        }
        let next = cells.find(|cell| !cell.is_empty())?;
        (!is_label(&next.text())).then(|| next.clone())
    })
}
