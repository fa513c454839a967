//! Rows of a list written as a file, and its name completed while it is typed.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{Program, expanded, now};
use crate::app::{Export, Exported, Rows};
use crate::catalogue::UnitId;
use crate::error::{Error, Result};
use crate::journal::Period;
use crate::lang::{Label, Lang};
use crate::listing::{Board, unit_ledger_sheet};
use crate::report::returns::Package;
use crate::report::{self, Form, Format, Listed, Look, Reader, Request};
use crate::store::{Over, write_file, write_files};

impl Program {
    /// Writes the rows as the ledger; gives the whole path, by which people fetch it from elsewhere.
    pub(super) fn export(
        &self,
        path: &str,
        export: &Export,
        over: bool,
    ) -> std::result::Result<PathBuf, Exported> {
        let file = expanded(path);
        if !over && fs::symlink_metadata(&file).is_ok() {
            return Err(Exported::There);
        }
        self.written(&file, export, over).map_err(Exported::Failed)
    }

    fn written(&self, file: &Path, export: &Export, over: bool) -> Result<PathBuf> {
        if let Rows::Sheets { period, by, units } = &export.rows {
            return self.sheets(file, (*period, *by, units), over);
        }
        let format = Format::of(file)?;
        let board = self.app.board(&self.world);
        let clauses = match &export.rows {
            Rows::Clauses(ids) => ids.as_slice(),
            _ => &[],
        };
        let clauses = clauses
            .iter()
            .filter_map(|id| self.world.library.catalogue.clause(*id));
        let request = Request {
            board,
            rows: clauses.map(|clause| board.row(clause)).collect(),
            scope: export.scope.clone(),
            span: None,
            made: now(),
            journal: self.store.path().display().to_string(),
            to: String::new(),
            signed: String::new(),
            look: Look::default(),
            lang: self.world.lang,
        };
        let bytes = match listed(board, &export.rows, self.world.lang) {
            Some(listed) => report::write_listed(&request, listed, format, Reader::Spreadsheet)?,
            None => report::write(&request, Form::Ledger, format, Reader::Spreadsheet)?,
        };
        let over = if over { Over::Anything } else { Over::Nothing };
        // That the disk did not confirm it is no reason to keep the file from people.
        let _: Option<Error> = write_file(file, &bytes, over)?;
        Ok(file.canonicalize().unwrap_or_else(|_| file.to_path_buf()))
    }

    /// Makes return sheets anew, into a folder.
    fn sheets(
        &self,
        folder: &Path,
        (period, by, units): (Period, NaiveDate, &[UnitId]),
        over: bool,
    ) -> Result<PathBuf> {
        let board = self.app.board(&self.world);
        let mut owing = board.owing(board.clauses(), false).units;
        owing.retain(|owed| units.contains(&owed.id));
        let package = Package {
            board,
            units: &owing,
            period,
            by,
            stamp: self
                .app
                .journal()
                .entries()
                .last()
                .map_or(0, |entry| entry.order()),
            signed: "",
            made: now().date_naive(),
        };
        let over = if over { Over::Anything } else { Over::Nothing };
        // That the disk did not confirm it is no reason to keep the files from people.
        let _: Vec<Error> = write_files(folder, &package.files()?, over)?;
        Ok(folder
            .canonicalize()
            .unwrap_or_else(|_| folder.to_path_buf()))
    }

    /// The path that is typed, completed as far as there is one way to; as it is where there is none.
    pub(super) fn completed(typed: &str) -> String {
        let (folder, beginning) = match typed.rfind('/') {
            Some(at) => typed.split_at(at + 1),
            None => ("", typed),
        };
        let place = match folder {
            "" => PathBuf::from("."),
            folder => expanded(folder),
        };
        let Ok(entries) = fs::read_dir(place) else {
            return typed.to_owned();
        };
        let names = entries.filter_map(|entry| {
            let entry = entry.ok()?;
            let mut name = entry.file_name().into_string().ok()?;
            // A hidden one only where its dot was typed.
            let fits =
                name.starts_with(beginning) && (!beginning.is_empty() || !name.starts_with('.'));
            if entry.path().is_dir() {
                name.push('/');
            }
            fits.then_some(name)
        });
        let shared = names.reduce(|shared, name| {
            let same = shared.chars().zip(name.chars());
            same.take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
        });
        match shared {
            Some(shared) => format!("{folder}{shared}"),
            None => typed.to_owned(),
        }
    }
}

/// The table of a list that is none of clauses; `None` of clauses, which have a ledger.
fn listed(board: Board<'_>, rows: &Rows, lang: Lang) -> Option<Listed> {
    let (key, name, sheet) = match rows {
        Rows::Clauses(_) | Rows::Sheets { .. } => return None,
        Rows::Units(units) => {
            let rows: Vec<_> = units.iter().map(|id| board.unit_row(*id)).collect();
            let name = Label::new("各单位任务完成情况", "units");
            ("units", name, unit_ledger_sheet(&rows))
        }
        Rows::Entries(places) => {
            let sheet = board.entries_sheet(places, lang);
            ("entries", Label::new("登记情况", "entries"), sheet)
        }
        Rows::Hits(hits) => {
            let name = Label::new("查找结果", "search");
            ("hits", name, board.hit_sheet(hits))
        }
    };
    Some(Listed { key, name, sheet })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_completed_as_far_as_there_is_one_way_to() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| format!("{}/{name}", home.path().display());
        fs::create_dir(at("报表")).unwrap();
        for name in ["台账-2026.xlsx", "台账-2027.xlsx", ".隐藏"] {
            fs::write(at(name), "").unwrap();
        }
        assert_eq!(Program::completed(&at("报")), at("报表/"));
        assert_eq!(Program::completed(&at("台")), at("台账-202"));
        assert_eq!(Program::completed(&at("台账-2026")), at("台账-2026.xlsx"));
        assert_eq!(Program::completed(&at(".")), at(".隐藏"));
        assert_eq!(Program::completed(&at("没有")), at("没有"));
        assert_eq!(Program::completed(&at("无此目录/x")), at("无此目录/x"));
    }
}
