//! What leaves the screen: a clause or its ledger row for the clipboard, the rows of a list as a file.

use std::path::PathBuf;

use crate::catalogue::{Clause, ClauseId};
use crate::keys::Command;
use crate::lang::{plural, tr};

use super::export::{Export, Exported};
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

    /// The clauses of the list that is shown; an area stands for all of its own.
    fn shown_clauses(&self, world: &World) -> Vec<ClauseId> {
        let mut clauses = Vec::new();
        for row in self.window().list.rows() {
            match *row {
                Item::Clause(id) => clauses.push(id),
                Item::Area(number) => {
                    let area = world.library.catalogue.area(number).into_iter();
                    let ids = area.flat_map(|area| &area.clauses).map(|clause| clause.id);
                    clauses.extend(ids);
                }
                _ => {}
            }
        }
        clauses
    }

    /// What the list that is shown holds, in words: its name, and which clauses of it; empty where that is all there is.
    fn told_scope(&self, world: &World, count: usize) -> String {
        if world.library.catalogue.clauses().count() == count {
            return String::new();
        }
        let name = self.window().page().title(world).unwrap_or_default();
        let filter = match self.show {
            Show::All => return name,
            Show::Open => world.lang.pick("未完成", "open"),
            Show::Done => world.lang.pick("已完成", "done"),
        };
        tr!(world.lang, "{name}，{filter}", "{name}, {filter}")
    }

    /// Whether the list that is shown has rows that can be exported.
    pub(super) fn has_rows(&self, world: &World) -> bool {
        !self.shown_clauses(world).is_empty()
    }

    /// Asks where to write the rows that are shown.
    pub(super) fn ask_export(&mut self, world: &World) {
        let clauses = self.shown_clauses(world);
        let scope = self.told_scope(world, clauses.len());
        let asks = Asks::Export(Export {
            clauses,
            scope,
            replaces: None,
        });
        let name = world.lang.pick("~/台账.xlsx", "~/ledger.xlsx");
        self.push_screen(Screen::new(Prompt { asks }.into()).typed(name));
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
                let (count, place) = (export.clauses.len(), place.display());
                let s = plural(count);
                let text = tr!(
                    world.lang,
                    "已导出 {count} 条：{place}",
                    "exported {count} clause{s}: {place}"
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

/// There is no row that could be exported.
pub(super) fn nothing_to_export(_: &App, world: &World) -> Option<String> {
    let key = world.hint(Command::Show, "切换筛选", "change the filter");
    Some(tr!(
        world.lang,
        "没有列出条款，没有可导出的{key}",
        "no clause is listed, so there is nothing to export{key}"
    ))
}
