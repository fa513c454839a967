//! What leaves the screen: a clause or its ledger row for the clipboard, the rows of a list as a file.

use std::collections::HashSet;
use std::path::PathBuf;
use std::slice;

use crate::catalogue::{Clause, ClauseId};
use crate::keys::Command;
use crate::lang::tr;

use super::export::{Export, Exported, Rows};
use super::item::Item;
use super::message::Level;
use super::msg::Effect;
use super::page::Show;
use super::screen::Screen;
use super::screens::{Asks, Kind, Prompt};
use super::state::App;
use super::world::World;

impl App {
    /// Sends the clause in question with its source to the clipboard.
    pub(super) fn copy(&mut self, world: &World) -> Vec<Effect> {
        let board = self.board(world);
        let text = self.clause_of(world).map(|clause| board.quotation(clause));
        text.map(|text| sent(world, text)).into_iter().collect()
    }

    /// Sends the ledger row of the clause in question to the clipboard, its cells parted by tabs.
    pub(super) fn copy_row(&mut self, world: &World) -> Vec<Effect> {
        let board = self.board(world);
        let row = self.clause_of(world).map(|clause| board.row(clause));
        let text = row.map(|row| board.ledger_line(row, world.lang));
        text.map(|text| sent(world, text)).into_iter().collect()
    }

    fn clause_of<'a>(&self, world: &'a World) -> Option<&'a Clause> {
        world.library.catalogue.clause(self.clause()?)
    }

    /// The rows of the list that is shown.
    fn shown_rows(&self, world: &World) -> Rows {
        let rows = self.window().list.rows().iter().copied();
        match &self.window().kind {
            Kind::Units(_) => Rows::Units(rows.filter_map(Item::unit).collect()),
            Kind::News(_) => Rows::Entries(rows.filter_map(Item::entry).collect()),
            Kind::Returns(returns) => returns.sheets(rows),
            Kind::Search(search) => Rows::Hits(search.shown().cloned().collect()),
            _ => Rows::Clauses(clauses(world, rows)),
        }
    }

    /// What the list that is shown holds, in words: its name, and which clauses of it; empty where that is all there is.
    fn told_scope(&self, world: &World, rows: &Rows) -> String {
        let name = self.window().page().title(world).unwrap_or_default();
        let catalogue = &world.library.catalogue;
        let all = match rows {
            Rows::Clauses(clauses) => catalogue.clauses().count() == clauses.len(),
            Rows::Units(units) => catalogue.units().count() == units.len(),
            Rows::Entries(_) | Rows::Hits(_) | Rows::Sheets { .. } => false,
        };
        if all {
            return String::new();
        }
        if !matches!(rows, Rows::Clauses(_)) {
            return match self.window().text().trim() {
                "" => name,
                typed => tr!(world.lang, "{name}“{typed}”", "{name} {typed:?}"),
            };
        }
        let filter = match self.show {
            Show::All => return name,
            Show::Open => world.lang.pick("未完成", "open"),
            Show::Done => world.lang.pick("已完成", "done"),
        };
        tr!(world.lang, "{name}，{filter}", "{name}, {filter}")
    }

    /// Whether the list that is shown has rows that can be exported.
    pub(super) fn has_rows(&self, world: &World) -> bool {
        let mut rows = self.window().list.rows().iter().copied();
        match &self.window().kind {
            Kind::Units(_) => rows.any(|row| row.unit().is_some()),
            Kind::News(_) => rows.any(|row| row.entry().is_some()),
            Kind::Returns(returns) => returns.sheets(rows).len() > 0,
            Kind::Search(search) => search.shown().next().is_some(),
            _ => ids(world, rows).next().is_some(),
        }
    }

    /// Asks where to write the rows that are shown.
    pub(super) fn ask_export(&mut self, world: &World) {
        let rows = self.shown_rows(world);
        let scope = self.told_scope(world, &rows);
        let name = rows.suggestion(world.lang);
        let asks = Asks::Export(Export {
            rows,
            scope,
            replaces: None,
        });
        self.push_screen(Screen::new(Prompt { asks }.into()).typed(&name));
    }

    /// The rows that a file name is being typed for.
    fn export_asked(&mut self) -> Option<&mut Export> {
        match &mut self.top_mut().kind {
            Kind::Prompt(Prompt {
                asks: Asks::Export(export),
            }) => Some(export),
            _ => None,
        }
    }

    /// Whether a file name for rows is being typed.
    pub(crate) fn types_export(&self) -> bool {
        let kind = &self.top().kind;
        matches!(
            kind,
            Kind::Prompt(Prompt {
                asks: Asks::Export(_)
            })
        )
    }

    /// Chooses the next unit or indicator; completes a file name.
    pub(super) fn choose_or_complete(&mut self) -> Vec<Effect> {
        if self.types_export() {
            return vec![Effect::Complete(self.top().text().to_owned())];
        }
        self.choose(1);
        Vec::new()
    }

    /// Takes a path as far as the program could complete it.
    pub(super) fn completed(&mut self, path: &str) {
        if let Some(line) = &mut self.top_mut().line {
            line.set(path);
        }
    }

    /// Says what was written and where; asks about a file that is there, which goes if it is named again.
    pub(super) fn exported(
        &mut self,
        world: &World,
        path: String,
        result: Result<PathBuf, Exported>,
    ) {
        let Some(export) = self.export_asked() else {
            return;
        };
        match result {
            Ok(place) => {
                let (count, place) = (export.rows.counted(world.lang), place.display());
                let text = tr!(
                    world.lang,
                    "已导出 {count}：{place}",
                    "exported {count}: {place}"
                );
                self.back();
                self.say(Level::Info, text);
            }
            Err(Exported::There) => {
                export.replaces = Some(path);
                let text = tr!(
                    world.lang,
                    "已有此文件，再按回车覆盖，或改名",
                    "it is there already: Enter again replaces it, or type another name"
                );
                self.say(Level::Warning, text);
            }
            Err(Exported::Failed(error)) => self.fail(world, &error),
        }
    }
}

fn sent(world: &World, text: String) -> Effect {
    let said = tr!(
        world.lang,
        "已发送，终端不支持时请用鼠标选取  按任意键返回",
        "sent; where the terminal takes none, select with the mouse  any key goes back"
    );
    Effect::Copy { text, said }
}

/// The clauses among these rows, each once.
fn clauses(world: &World, rows: impl Iterator<Item = Item>) -> Vec<ClauseId> {
    let mut seen = HashSet::new();
    ids(world, rows).filter(|id| seen.insert(*id)).collect()
}

/// The clauses of these rows; an area stands for all of its own, a notice for all of its areas.
fn ids(world: &World, rows: impl Iterator<Item = Item>) -> impl Iterator<Item = ClauseId> {
    let catalogue = &world.library.catalogue;
    rows.flat_map(|row| {
        let areas = match row {
            Item::Notice(notice) => catalogue.areas_of(notice),
            Item::Area(number) => catalogue.area(number).map_or(&[][..], slice::from_ref),
            _ => &[],
        };
        let of_area = areas.iter().flat_map(|area| &area.clauses);
        of_area.map(|clause| clause.id).chain(row.about())
    })
}

/// There is no row that could be exported.
pub(super) fn nothing_to_export(app: &App, world: &World) -> Option<String> {
    let key = if app.top().page().filters() {
        world.hint(Command::Show, "切换筛选", "change the filter")
    } else {
        String::new()
    };
    Some(tr!(
        world.lang,
        "没有列出内容，没有可导出的{key}",
        "nothing is listed, so there is nothing to export{key}"
    ))
}
