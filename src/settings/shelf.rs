//! The folder of several notices: which stand in it, and how one is read.
//!
//! A catalogue is `NAME.ron`, its journal `NAME.journal.ron` beside it; `units.ron` says which units are one. The built-in
//! notice stands first, with its journal where it always is, unless the folder holds that notice itself.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::options::Options;
use super::{cached, folders, input};
use crate::catalogue::{Book, Catalogue, HEAD_BYTES, Joins, Lexicon, Notice, NoticeNo};
use crate::error::{Error, Kind, Result};
use crate::journal::Subject;
use crate::lang::{Lang, Wording, both, tr};
use crate::store::{self, Missing, Store};

/// What says which units are one.
const JOINS: &str = "units.ron";

/// The notices of a folder, none of which has been read.
#[derive(Debug)]
pub(crate) struct Folder {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its notices, in the order in which they stand there.
    pub(crate) volumes: Vec<Volume>,
    joins: Joins,
    lexicon: Lexicon,
    lent: Lexicon,
}

/// A notice of a folder.
#[derive(Clone, Debug)]
pub(crate) struct Volume {
    /// Its place on the shelf.
    pub(crate) no: NoticeNo,
    /// What it is called in a row; no other is called so.
    pub(crate) name: String,
    /// What its catalogue says of it in the first lines, where these could be read.
    pub(crate) head: Option<Notice>,
    /// The file's name without its ending; the id of the built-in notice.
    pub(crate) file: String,
    /// `None`: the built-in notice.
    catalogue: Option<PathBuf>,
    journal: PathBuf,
}

impl Volume {
    /// The file of its catalogue; `None` for the built-in notice.
    pub(crate) fn file(&self) -> Option<&PathBuf> {
        self.catalogue.as_ref()
    }

    /// Where its journal is.
    pub(crate) fn journal(&self) -> &Path {
        &self.journal
    }

    /// Its catalogue, its ids those of a notice that is open alone.
    ///
    /// # Errors
    ///
    /// Those of reading a catalogue.
    pub(crate) fn catalogue(&self) -> Result<Catalogue> {
        match &self.catalogue {
            Some(file) => cached::catalogue(file),
            None => Catalogue::embedded(),
        }
    }

    /// Its journal, about the notice as `catalogue` numbers it; touches nothing.
    pub(crate) fn store(&self, catalogue: &Catalogue) -> Store {
        // Its clauses are about to be numbered and named as the shelf does.
        self.store_of(Arc::new(Subject::of(catalogue).settled()))
    }

    /// The same, about what is known already.
    pub(super) fn store_of(&self, subject: Arc<Subject>) -> Store {
        let missing = match self.catalogue {
            Some(_) => Missing::Empty,
            None => Missing::EmptyWithFolder,
        };
        Store::at(self.journal.clone(), subject, missing)
    }

    /// Whether a person who writes this means it: its name in rows, its file's name, its id.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let id = self.head.as_ref().map(|head| head.id.as_str());
        let name = name.strip_suffix(".ron").unwrap_or(name);
        self.name == name || self.file == name || id == Some(name)
    }
}

impl Folder {
    /// What stands in a folder, with the built-in notice where `embedded` says so.
    ///
    /// # Errors
    ///
    /// [`Kind::Io`] where it cannot be looked into, [`Kind::NotFound`] where no catalogue is there, [`Kind::Data`] where the file
    /// of joined units cannot be understood.
    pub(crate) fn open(path: &Path, embedded: bool) -> Result<Self> {
        let mut volumes = catalogues(path)?;
        if embedded {
            let notice = Catalogue::embedded()?.notice;
            let held = |one: &Volume| one.head.as_ref().is_some_and(|head| head.id == notice.id);
            if !volumes.iter().any(held) {
                volumes.insert(0, built_in(notice)?);
            }
        }
        if volumes.is_empty() {
            return Err(nothing_in(path));
        }
        let mut taken = HashSet::new();
        for (no, volume) in NoticeNo::all().zip(&mut volumes) {
            volume.no = no;
            if !taken.insert(volume.name.clone()) {
                volume.name.clone_from(&volume.file);
                taken.insert(volume.file.clone());
            }
        }
        let joins = path.join(JOINS);
        let joins = if joins.exists() {
            Joins::read(&input::text(&joins)?, &joins)?
        } else {
            Joins::default()
        };
        let lexicon = Lexicon::embedded()?;
        let elsewhere = Catalogue::shelf(String::new(), Vec::new()).notice;
        Ok(Self {
            path: path.to_path_buf(),
            volumes,
            joins,
            lent: lexicon.clone().for_notice(&elsewhere),
            lexicon,
        })
    }

    /// The shelf with nothing on it yet.
    pub(crate) fn shelf(&self, lang: Lang) -> Catalogue {
        let count = self.volumes.len();
        let title = tr!(lang, "{count} 份通知", "{count} notices");
        let names = self.volumes.iter().map(|volume| volume.name.clone());
        Catalogue::shelf(title, names.collect())
    }

    /// The notice that a person means by a name.
    ///
    /// # Errors
    ///
    /// [`Kind::NotFound`] where there is none, naming those there are.
    pub(crate) fn named(&self, name: &str) -> Result<&Volume> {
        let found = self.volumes.iter().find(|volume| volume.is_called(name));
        found.ok_or_else(|| {
            let known: Vec<_> = self.volumes.iter().map(|one| one.name.as_str()).collect();
            let (zh, en) = (known.join("、"), known.join(", "));
            Error::new(
                Kind::NotFound,
                both!("没有名为“{name}”的通知", "there is no notice {name:?}"),
            )
            .hint(both!("可用：{zh}", "known here: {en}"))
        })
    }

    /// Reads a notice for its place on the shelf, with the store of its journal, which is not touched.
    ///
    /// # Errors
    ///
    /// Those of reading a catalogue.
    pub(crate) fn read(&self, volume: &Volume) -> Result<(Book, Store)> {
        Ok(self.put(volume, volume.catalogue()?))
    }

    /// The same of a catalogue that has been read.
    pub(crate) fn put(&self, volume: &Volume, mut catalogue: Catalogue) -> (Book, Store) {
        let lexicon = if self.lexicon.is_made_for(&catalogue.notice) {
            &self.lexicon
        } else {
            &self.lent
        };
        catalogue.tell_today(|name| lexicon.today(name));
        let id = catalogue.notice.id.clone();
        let names = [volume.file.as_str(), volume.name.as_str(), id.as_str()];
        let book = Book::new(volume.no, catalogue, |catalogue| {
            catalogue.bodies(&names, &self.lexicon, &self.joins)
        });
        let store = volume.store(book.catalogue());
        (book, store)
    }

    /// That `units.ron` names units which no notice has, where it does; asked once all that can be read stands on `all`.
    pub(crate) fn unknown_joins(&self, all: &Catalogue) -> Option<Wording> {
        let has = |notice: &str, unit: &str| {
            let mut volumes = self.volumes.iter();
            let volume = volumes.find(|volume| volume.is_called(notice));
            volume.is_some_and(|volume| all.unit_in(volume.no, unit).is_some())
        };
        let unknown = self.joins.unknown(has);
        let (notice, unit) = unknown.first()?;
        let (count, file) = (unknown.len(), self.path.join(JOINS));
        let file = file.display();
        Some(both!(
            "{file} 中有 {count} 个单位在通知中没有，如“{notice}”的“{unit}”",
            "{file} names {count} units that no notice has, such as {unit} of {notice}"
        ))
    }
}

/// The catalogues in a folder, by the names of their files.
fn catalogues(path: &Path) -> Result<Vec<Volume>> {
    let failed = |e: std::io::Error| {
        let Wording { zh, en } = store::why(&e);
        Error::new(
            Kind::Io,
            both!("文件夹无法读取：{zh}", "the folder cannot be read: {en}"),
        )
        .in_file(path)
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(failed)? {
        let file = entry.map_err(failed)?.path();
        if is_catalogue(&file) {
            files.push(file);
        }
    }
    files.sort_unstable();
    Ok(files.into_iter().map(volume).collect())
}

fn is_catalogue(file: &Path) -> bool {
    let Some(name) = file.file_name().and_then(OsStr::to_str) else {
        return false;
    };
    let other = name.starts_with('.') || name.ends_with(".journal.ron") || name == JOINS;
    !other && file.extension() == Some(OsStr::new("ron")) && !file.is_dir()
}

fn volume(file: PathBuf) -> Volume {
    let stem = file.file_stem().and_then(OsStr::to_str);
    let stem = stem.unwrap_or_default().to_owned();
    let head = store::read_beginning(&file, HEAD_BYTES).ok();
    let head = head.and_then(|bytes| Notice::head(&String::from_utf8_lossy(&bytes)));
    Volume {
        no: NoticeNo::default(),
        name: head.as_ref().map_or_else(|| stem.clone(), Notice::row_name),
        head,
        journal: file.with_file_name(format!("{stem}.journal.ron")),
        file: stem,
        catalogue: Some(file),
    }
}

fn built_in(mut notice: Notice) -> Result<Volume> {
    notice.lines.clear();
    Ok(Volume {
        no: NoticeNo::default(),
        name: notice.row_name(),
        file: notice.id.clone(),
        journal: folders::journal(&notice.id)?,
        head: Some(notice),
        catalogue: None,
    })
}

fn nothing_in(path: &Path) -> Error {
    let what = both!(
        "文件夹中没有通知的目录文件（名称.ron）",
        "no catalogue (NAME.ron) is in the folder"
    );
    let path_text = path.display();
    Error::new(Kind::NotFound, what).in_file(path).hint(both!(
        "放入通知：duban import 通知.docx -o {path_text}/",
        "put one there: duban import NOTICE.docx -o {path_text}/"
    ))
}

impl Options {
    /// The folder of several notices, where one was named and no single notice of it is meant.
    ///
    /// # Errors
    ///
    /// Those of [`Folder::open`]; [`Kind::Usage`] where a journal or catalogue was named beside it.
    pub(crate) fn folder(&self) -> Result<Option<Folder>> {
        let Some(path) = &self.shelf else {
            return Ok(None);
        };
        // A catalogue that was asked for is meant whatever the configuration says of the shelf.
        if self.catalogue.is_some() {
            return Ok(None);
        }
        if self.state.is_some() {
            return Err(Error::new(
                Kind::Usage,
                both!(
                    "--state 不能与 --shelf 一起用：各通知的登记文件在其目录旁边",
                    "--state does not go with --shelf: each journal lies beside its catalogue"
                ),
            ));
        }
        Folder::open(path, !self.no_embedded).map(Some)
    }
}
