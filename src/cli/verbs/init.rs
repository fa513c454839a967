//! `init`: a new journal with nothing in it.

use clap::{ArgMatches, Command};

use crate::cli::{args, desk::Desk, ending::Ending, out::Out};
use crate::error::Result;
use crate::lang::{Lang, tr};
use crate::settings::Options;

/// How it is parsed.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick("新建一份空的登记文件", "Make a new, empty journal");
    args::verb(
        "init",
        lang,
        about,
        &["duban --state /srv/duban/2012.ron init"],
    )
}

/// Performs it.
pub(super) fn run(_: &ArgMatches, options: &Options, out: &mut Out) -> Result<Ending> {
    options.writable()?;
    let desk = Desk::open(options)?;
    let unsynced = desk.store.make()?;
    out.saved();
    if let Some(warning) = &unsynced {
        out.warn(warning);
    }
    let path = desk.store.path().display();
    out.line(&tr!(
        out.lang,
        "新建了登记文件 {path}",
        "made the journal {path}"
    ));
    for remark in [desk.store.sharing_obstacle(), desk.store.network_remark()]
        .iter()
        .flatten()
    {
        out.note(remark.pick(out.lang));
    }
    Ok(Ending::Fine)
}
