//! What a verb works on: the catalogue, the index over it, and the journal.

use std::env;

use chrono::{DateTime, FixedOffset, Local};

use super::options::Options;
use super::{input, out::Out};
use crate::catalogue::{Catalogue, Lexicon};
use crate::error::{Error, Kind, Result};
use crate::journal::{Act, Journal, Progress};
use crate::lang::both;
use crate::listing::Board;
use crate::search::Index;
use crate::store::{Missing, Saved, Store, default_path};
use crate::text;

/// The catalogue that the options name, or the embedded one.
pub(super) fn catalogue(options: &Options) -> Result<Catalogue> {
    match &options.catalogue {
        Some(file) => Catalogue::from_ron(&input::text(file)?, file),
        None => Catalogue::embedded(),
    }
}

/// In whose name is recorded: `--as`, `DUBAN_OPERATOR`, else the login name as the system knows it, not as `$USER` claims.
///
/// # Errors
///
/// [`Kind::Usage`] where there is none, or the name holds what no name does.
pub(crate) fn operator(options: &Options) -> Result<String> {
    let hint = || {
        both!(
            "请用 --as 姓名 指定经办人",
            "name the operator with --as NAME"
        )
    };
    let name = match &options.operator {
        Some(name) => name.clone(),
        None => whoami::username().map_err(|_| {
            Error::new(
                Kind::Usage,
                both!("不知道登录名", "the login name is unknown"),
            )
            .hint(hint())
        })?,
    };
    let name = name.trim();
    if name.is_empty() || text::clean(name) != name {
        return Err(Error::new(
            Kind::Usage,
            both!(
                "经办人姓名为空或含有控制字符",
                "the operator's name is blank or holds control characters"
            ),
        )
        .hint(hint()));
    }
    Ok(name.to_owned())
}

/// Everything a verb works on. Opening it touches no journal.
pub(crate) struct Desk<'a> {
    options: &'a Options,
    /// The notice taken apart.
    pub(crate) catalogue: Catalogue,
    /// The names of its units.
    pub(crate) lexicon: Lexicon,
    /// Its units, ready to be found.
    pub(crate) index: Index,
    /// The journal on disk.
    pub(crate) store: Store,
}

impl<'a> Desk<'a> {
    /// What the options name.
    ///
    /// # Errors
    ///
    /// Those of reading a catalogue; [`Kind::Usage`] where there is no place for the journal.
    pub(super) fn open(options: &'a Options) -> Result<Self> {
        // A slip in the path would start a second journal that nobody reads; `init` makes one.
        Self::with(options, Missing::Refused)
    }

    /// What the options name, for the screen: there somebody sees that the journal is a new one before the first mark
    /// makes it.
    ///
    /// # Errors
    ///
    /// Those of [`Desk::open`].
    pub(crate) fn for_screen(options: &'a Options) -> Result<Self> {
        Self::with(options, Missing::Empty)
    }

    fn with(options: &'a Options, missing: Missing) -> Result<Self> {
        let catalogue = catalogue(options)?;
        let lexicon = Lexicon::embedded()?;
        let index = Index::new(&catalogue, &lexicon);
        let store = store(options, &catalogue.notice.id, missing)?;
        Ok(Self {
            options,
            catalogue,
            lexicon,
            index,
            store,
        })
    }

    /// How far each clause is now.
    pub(super) fn progress(&self) -> Result<Progress> {
        Ok(self.store.load()?.progress())
    }

    /// The catalogue beside `progress`.
    pub(super) fn board<'b>(&'b self, progress: &'b Progress) -> Board<'b> {
        Board {
            catalogue: &self.catalogue,
            progress,
        }
    }

    /// The journal as it is now.
    pub(super) fn journal(&self) -> Result<Journal> {
        self.store.load()
    }

    /// Records `act` in the operator's name; what the file system adds to it is told on standard error.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] under `--read-only`, else those of [`Store::record`]; nothing is recorded then.
    pub(super) fn record(&self, act: &Act, out: &mut Out) -> Result<Saved> {
        writable(self.options)?;
        let by = operator(self.options)?;
        let new = !self.store.path().exists();
        let saved = self.store.record(act, &by, now)?;
        if !saved.plan.entries.is_empty() {
            out.saved();
            if new {
                let path = self.store.path().display();
                out.note(&both!("新建了登记文件 {path}", "made the journal {path}"));
            }
        }
        for warning in saved.unsynced.iter().chain(&saved.no_backup) {
            out.warn(warning);
        }
        Ok(saved)
    }
}

/// Refuses to change anything under `--read-only`.
pub(super) fn writable(options: &Options) -> Result<()> {
    if options.read_only {
        return Err(Error::new(
            Kind::Usage,
            both!(
                "只读方式（--read-only）下不能登记或写文件",
                "nothing can be changed under --read-only"
            ),
        ));
    }
    Ok(())
}

/// The wall clock, with the offset of this host.
pub(super) fn now() -> DateTime<FixedOffset> {
    Local::now().fixed_offset()
}

/// The journal of a notice that the options name, or the one in the user's data folder. The latter is made by the first
/// save; what one that is named and not there means, the caller decides.
fn store(options: &Options, notice: &str, named: Missing) -> Result<Store> {
    if let Some(path) = &options.state {
        return Ok(Store::at(path.clone(), notice, named));
    }
    let path = default_path(|name| env::var_os(name), notice)?;
    Ok(Store::at(path, notice, Missing::EmptyWithFolder))
}
