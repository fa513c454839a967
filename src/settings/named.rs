//! What the settings name: the catalogue, the operator, the journal.

use super::operator::misleading;
use super::{folders, input, options::Options};
use crate::catalogue::Catalogue;
use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};
use crate::logfile::{self, Refused};
use crate::store::{self, Missing, Store};
use crate::text;

impl Options {
    /// The catalogue that is named, or the embedded one.
    ///
    /// # Errors
    ///
    /// Those of reading a catalogue.
    pub(crate) fn load_catalogue(&self) -> Result<Catalogue> {
        match &self.catalogue {
            Some(file) => Catalogue::from_ron(&input::text(file)?, file),
            None => Catalogue::embedded(),
        }
    }

    /// In whose name is recorded: `--as`, `DUBAN_OPERATOR`, else the login name as the system knows it, not as `$USER` claims.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] where there is none, or the name holds what no name does.
    pub(crate) fn operator_name(&self) -> Result<String> {
        let hint = || {
            both!(
                "请用 --as 姓名 指定经办人",
                "name the operator with --as NAME"
            )
        };
        let name = match &self.operator {
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
        if let Some(why) = misleading(name) {
            let Wording { zh, en } = why;
            return Err(Error::new(
                Kind::Usage,
                both!(
                    "经办人姓名会被当成别人的：{zh}",
                    "the operator's name could be taken for another's: {en}"
                ),
            )
            .hint(hint()));
        }
        Ok(name.to_owned())
    }

    /// Begins to log where that is asked for.
    ///
    /// # Errors
    ///
    /// [`Kind::Io`] where the log cannot be written; to be told, since people wait for it in vain.
    pub(crate) fn start_log(&self) -> Result<()> {
        let Some(file) = &self.log else {
            return Ok(());
        };
        let what = match logfile::start(file) {
            Ok(()) => return Ok(()),
            Err(Refused::Other) => both!(
                "已有别的文件，不写日志（DUBAN_LOG）",
                "another file is there, so nothing is logged (DUBAN_LOG)"
            ),
            Err(Refused::System(e)) => {
                let Wording { zh, en } = store::why(&e);
                both!(
                    "无法写日志（DUBAN_LOG）：{zh}",
                    "nothing can be logged (DUBAN_LOG): {en}"
                )
            }
        };
        Err(Error::new(Kind::Io, what).in_file(file))
    }

    /// Refuses to change anything under `--read-only`.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] there.
    pub(crate) fn writable(&self) -> Result<()> {
        if self.read_only {
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

    /// The journal of a notice that is named, or the one in the user's data folder. The latter is made by the first
    /// save; what one that is named and not there means, the caller decides.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] where there is no place for it.
    pub(crate) fn store(&self, notice: &str, named: Missing) -> Result<Store> {
        if let Some(path) = &self.state {
            return Ok(Store::at(path.clone(), notice, named));
        }
        let path = folders::journal(notice)?;
        Ok(Store::at(path, notice, Missing::EmptyWithFolder))
    }
}
