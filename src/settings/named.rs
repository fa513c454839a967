//! What the settings name: the catalogue, the operator, the journal.

use std::path::PathBuf;
use std::sync::Arc;

use super::operator::misleading;
use super::{Volume, cached, folders, options::Options};
use crate::catalogue::Catalogue;
use crate::error::{Error, Kind, Result};
use crate::journal::{Author, Subject};
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
        match (&self.catalogue, self.volume()?) {
            (Some(file), _) => cached::catalogue(file),
            (None, Some(volume)) => volume.catalogue(),
            (None, None) => Catalogue::embedded(),
        }
    }

    /// The file of the catalogue that is meant; `None`: the built-in one.
    ///
    /// # Errors
    ///
    /// Those of [`Options::folder`].
    pub(crate) fn catalogue_file(&self) -> Result<Option<PathBuf>> {
        let of_shelf = || Ok(self.volume()?.and_then(|volume| volume.file().cloned()));
        self.catalogue
            .clone()
            .map_or_else(of_shelf, |file| Ok(Some(file)))
    }

    /// The one notice of the shelf that is meant, where one is.
    fn volume(&self) -> Result<Option<Volume>> {
        let Some(name) = &self.notice else {
            return Ok(None);
        };
        match self.folder()? {
            Some(folder) => folder.named(name).cloned().map(Some),
            None => Err(Error::new(
                Kind::Usage,
                both!("--notice 要与 --shelf 一起用", "--notice goes with --shelf"),
            )),
        }
    }

    /// In whose name is recorded: `--as`, `DUBAN_OPERATOR`, else the login name as the system knows it, not as `$USER` claims.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] where there is none, or the name holds what no name does.
    pub(crate) fn author(&self) -> Result<Author> {
        let login = whoami::username().ok();
        let Some(name) = self.operator.as_ref().or(login.as_ref()) else {
            return Err(no_login());
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
            .hint(both!(
                "请用 --as 姓名 指定经办人",
                "name the operator with --as NAME"
            )));
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
            .hint(both!(
                "请用 --as 姓名 指定经办人",
                "name the operator with --as NAME"
            )));
        }
        Ok(Author {
            by: name.to_owned(),
            login: login.filter(|login| text::clean(login) == *login),
        })
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
    pub(crate) fn store(&self, subject: Arc<Subject>, named: Missing) -> Result<Store> {
        if let Some(volume) = self.volume()? {
            return Ok(volume.store_of(subject));
        }
        if let Some(path) = &self.state {
            return Ok(Store::at(path.clone(), subject, named));
        }
        let path = folders::journal(subject.notice())?;
        Ok(Store::at(path, subject, Missing::EmptyWithFolder))
    }
}

fn no_login() -> Error {
    Error::new(
        Kind::Usage,
        both!(
            "查不到登录名：本机 /etc/passwd 里没有当前用户，而静态编译的程序查不到 LDAP、SSSD 的用户",
            "the login name is unknown: /etc/passwd here lacks you, and a static program cannot ask LDAP or SSSD"
        ),
    )
    .hint(both!(
        "请用 --as 姓名 指定经办人，或设置 DUBAN_OPERATOR",
        "name the operator with --as NAME, or set DUBAN_OPERATOR"
    ))
}
