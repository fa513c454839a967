//! Saved views: what the screen is to start with, by name.

use strum::{EnumString, VariantNames};

use super::reader::{Entries, Reader, Settings, part};
use crate::lang::both;
use crate::listing::order::ClauseOrder;

/// A saved view.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SavedView {
    /// Its name.
    pub(crate) name: String,
    /// Which clauses it shows; `None`: all.
    pub(crate) filter: Option<String>,
    /// In which order.
    pub(crate) sort: ClauseOrder,
    /// On which screen.
    pub(crate) screen: ViewScreen,
}

/// The screen of a view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, VariantNames)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum ViewScreen {
    /// A list of clauses.
    #[default]
    List,
    /// 时限.
    Deadlines,
    /// The areas, which no filter narrows.
    Home,
}

/// The views that the setting `views` holds.
pub(super) fn read<'a>(reader: &mut Reader<'a>, whole: &'a str) -> Vec<SavedView> {
    let entries = reader.value::<Entries<'a>>(whole);
    let mut views: Vec<SavedView> = Vec::new();
    for (name, view) in entries.map_or(Vec::new(), |entries| entries.0) {
        let (name, view) = (part(name), part(view));
        let Some(word) = reader.words(name) else {
            let said = both!("视图要有名称", "a view must have a name");
            reader.wrong(name, said, None);
            continue;
        };
        if views.iter().any(|other| other.name == word) {
            let said = both!("{word} 设置了两次", "{word} is set twice");
            reader.wrong(name, said, None);
            continue;
        }
        views.push(one(reader, word, view));
    }
    views
}

const FIELDS: [&str; 3] = ["filter", "sort", "screen"];

fn one<'a>(reader: &mut Reader<'a>, name: String, whole: &'a str) -> SavedView {
    let mut view = SavedView {
        name,
        ..SavedView::default()
    };
    let fields = reader.value::<Settings<'a>>(whole);
    for (field, raw) in fields.map_or(Vec::new(), |fields| fields.0) {
        let value = part(raw);
        match field.as_str() {
            "filter" => view.filter = reader.words(value),
            "sort" => view.sort = choice(reader, value, ClauseOrder::VARIANTS),
            "screen" => view.screen = choice(reader, value, ViewScreen::VARIANTS),
            _ => {
                let known = FIELDS.join(", ");
                reader.wrong(
                    reader.named(&field, value),
                    both!("视图没有名为 {field} 的内容", "a view has no {field}"),
                    Some(both!("可用：{known}", "known here: {known}")),
                );
            }
        }
    }
    if view.screen == ViewScreen::Home && view.filter.is_some() {
        reader.wrong(
            whole,
            both!(
                "首页不能带筛选条件，screen 请用 \"list\" 或 \"deadlines\"",
                "the areas take no filter; let screen be \"list\" or \"deadlines\""
            ),
            None,
        );
    }
    view
}

/// One of several words as a value; the usual one where it is none of them.
fn choice<'a, T: std::str::FromStr + Default>(
    reader: &mut Reader<'a>,
    value: &'a str,
    words: &'static [&'static str],
) -> T {
    let word = reader.choice(value, words);
    word.and_then(|word| word.parse().ok()).unwrap_or_default()
}
