//! What the screen starts with: a saved view, a filter.

use crate::app::{Deadlines, Kind, Pick, Picked, Start};
use crate::error::{Error, Kind as Fault, Result};
use crate::lang::both;
use crate::listing::order::ClauseOrder;
use crate::search::{Filter, Library};
use crate::settings::{Options, SavedView, ViewScreen};

/// What `--view` and `--filter` ask for; a filter beside a view takes the place of the view's own.
///
/// # Errors
///
/// [`Fault::Usage`] where no view has that name; those of [`Filter::parse`].
pub(crate) fn start(options: &Options, library: &Library) -> Result<Start> {
    let view = match &options.view {
        Some(name) => Some(named(name, &options.views)?),
        None => None,
    };
    let line = options
        .filter
        .as_ref()
        .or(view.and_then(|view| view.filter.as_ref()));
    let name = match (&options.filter, view) {
        (None, Some(view)) => Some(&view.name),
        (filter, _) => filter.as_ref(),
    };
    let line = line.map(String::as_str);
    let pick = match name {
        Some(name) => Some(Pick {
            name: name.clone(),
            filter: Filter::parse(line.unwrap_or_default(), library)?,
        }),
        None => None,
    };
    let screen = view.map_or(ViewScreen::default(), |view| view.screen);
    let kind: Option<Kind> = match (screen, pick) {
        (ViewScreen::Deadlines, pick) => Some(Deadlines::of(pick).into()),
        // A filter that was typed is meant, whatever the view shows without it.
        (ViewScreen::Home, _) if options.filter.is_none() => None,
        (_, pick) => pick.map(|pick| Picked::of(pick).into()),
    };
    Ok(Start {
        kind,
        order: view.map_or(ClauseOrder::default(), |view| view.sort),
    })
}

fn named<'a>(name: &str, views: &'a [SavedView]) -> Result<&'a SavedView> {
    let found = views.iter().find(|view| view.name == name);
    found.ok_or_else(|| {
        let fault = Error::new(
            Fault::Usage,
            both!("没有名为“{name}”的视图", "there is no view {name:?}"),
        );
        let all: Vec<_> = views.iter().map(|view| view.name.as_str()).collect();
        let (zh, en) = (all.join("、"), all.join(", "));
        fault.hint(if all.is_empty() {
            both!(
                "视图写在配置文件的 views 中，见 duban config",
                "views stand in the configuration under views, see duban config"
            )
        } else {
            both!("可用：{zh}", "known here: {en}")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    fn library() -> Library {
        Library::new(Catalogue::embedded().unwrap()).unwrap()
    }

    fn view(name: &str, filter: Option<&str>, screen: ViewScreen) -> SavedView {
        SavedView {
            name: name.to_owned(),
            filter: filter.map(str::to_owned),
            sort: ClauseOrder::Due,
            screen,
        }
    }

    /// The screen that these ask for, in a word, with its name.
    fn asked(named: Option<&str>, filter: Option<&str>) -> Result<(String, ClauseOrder)> {
        let options = Options {
            view: named.map(str::to_owned),
            filter: filter.map(str::to_owned),
            views: vec![
                view("周会", Some("lead:商务"), ViewScreen::Deadlines),
                view("牵头", Some("role:lead"), ViewScreen::List),
                view("首页", None, ViewScreen::Home),
            ],
            ..Options::default()
        };
        let start = start(&options, &library())?;
        let kind = match start.kind {
            None => "home".to_owned(),
            Some(Kind::Picked(it)) => format!("list {}", it.pick.name),
            Some(Kind::Deadlines(it)) => {
                format!("deadlines {}", it.pick.map_or(String::new(), |it| it.name))
            }
            Some(other) => format!("{other:?}"),
        };
        Ok((kind, start.order))
    }

    #[test]
    fn a_view_or_a_filter_says_where_the_screen_starts() {
        let due = ClauseOrder::Due;
        for (view, filter, expected) in [
            (None, None, ("home", ClauseOrder::Number)),
            (
                None,
                Some("due:overdue"),
                ("list due:overdue", ClauseOrder::Number),
            ),
            (Some("周会"), None, ("deadlines 周会", due)),
            (Some("牵头"), None, ("list 牵头", due)),
            (Some("首页"), None, ("home", due)),
            // What is typed takes the place of what is saved.
            (Some("周会"), Some("2.3"), ("deadlines 2.3", due)),
            (Some("首页"), Some("2.3"), ("list 2.3", due)),
        ] {
            let (kind, order) = asked(view, filter).unwrap();
            assert_eq!((kind.as_str(), order), expected, "{view:?} {filter:?}");
        }
    }

    #[test]
    fn what_cannot_be_is_told() {
        let wrong = asked(Some("没有"), None).unwrap_err();
        assert_eq!(wrong.kind(), Fault::Usage);
        assert!(
            wrong
                .message(crate::lang::Lang::Zh)
                .contains("周会、牵头、首页")
        );
        assert!(asked(None, Some("due:later")).is_err());
        assert!(asked(None, Some("lead:没有这个单位")).is_err());
    }
}
