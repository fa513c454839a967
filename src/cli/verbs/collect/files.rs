//! The files that `collect` is given: which are sheets, and what they hold.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::out::Out;
use crate::error::{Error, Kind, Result};
use crate::importer;
use crate::journal::Period;
use crate::lang::{Lang, Wording, both, tr};
use crate::office::{self, Document, Form};
use crate::report::returns::{Filled, Given, pages, recognise};
use crate::search::Library;
use crate::settings::input;
use crate::store::why;
use crate::text::clean;

/// The largest file that is read, in bytes; packages have the same limit.
const MOST: usize = 10 << 20;

/// A file that was not taken in.
pub(super) struct RefusedFile {
    /// Its name, without folders.
    pub(super) file: String,
    /// Why, and what to do.
    pub(super) why: Wording,
}

/// What came of the files.
#[derive(Default)]
pub(super) struct Read {
    /// The sheets, in the order of the files.
    pub(super) sheets: Vec<Filled>,
    /// The files that are none.
    pub(super) refused: Vec<RefusedFile>,
}

impl Read {
    /// Whether there was no file at all.
    pub(super) fn is_empty(&self) -> bool {
        self.sheets.is_empty() && self.refused.is_empty()
    }

    /// The periods that the sheets are for.
    pub(super) fn periods(&self) -> BTreeSet<Period> {
        self.sheets.iter().map(|sheet| sheet.period).collect()
    }
}

/// What a file holds: a sheet of one notice, or one for each of several; of each the place of its notice among those that are
/// open, or why it was not taken in.
type Found = std::result::Result<(usize, Filled), Wording>;

/// Reads files and the files in folders; gives what was read of each notice in `open`, and the files that no notice is told of.
///
/// # Errors
///
/// [`Kind::Io`] where a file or folder cannot be read.
pub(super) fn read(
    paths: &[PathBuf],
    open: &[&Library],
    told: &dyn Fn(usize) -> Given,
    out: &Out,
) -> Result<(Vec<Read>, Vec<RefusedFile>)> {
    let mut reads: Vec<Read> = open.iter().map(|_| Read::default()).collect();
    let mut refused = Vec::new();
    let mut used = HashSet::new();
    for path in all(paths)? {
        let file = path.file_name().unwrap_or(path.as_os_str());
        let file = clean(&file.to_string_lossy()).into_owned();
        // Two of one name from two folders are told apart by their paths.
        let file = if used.insert(file.clone()) {
            file
        } else {
            clean(&path.to_string_lossy()).into_owned()
        };
        if file.starts_with("~$") || file.starts_with(".~") {
            out.note(&tr!(
                out.lang,
                "跳过 {file}：这是打开着的文件的临时文件",
                "skipped {file}: an open file's own"
            ));
            continue;
        }
        let found = understood(&path).and_then(|(document, loose)| {
            sheets(document, &file, open, told, loose).map_err(Failure::Refused)
        });
        let found = match found {
            Ok(found) => found,
            Err(Failure::Refused(why)) => vec![Err(why)],
            Err(Failure::Unread(error)) => return Err(error),
        };
        for one in found {
            match one {
                Ok((at, sheet)) => reads[at].sheets.push(sheet),
                Err(why) => refused.push(RefusedFile {
                    file: file.clone(),
                    why,
                }),
            }
        }
    }
    Ok((reads, refused))
}

/// The sheets in a file, each for its notice.
fn sheets(
    document: Document,
    file: &str,
    open: &[&Library],
    told: &dyn Fn(usize) -> Given,
    loose: bool,
) -> std::result::Result<Vec<Found>, Wording> {
    let found = pages(document)?.into_iter().map(|page| {
        let id = page.notice.as_deref();
        let own = open
            .iter()
            .position(|one| Some(one.catalogue.notice.id.as_str()) == id);
        let at = match (own, open) {
            (Some(at), _) => at,
            // Whether it is of the only one is told by what stands in it.
            (None, [_]) => 0,
            (None, _) => return Err(of_no_notice(id)),
        };
        let sheet = recognise(&page.document, file, open[at], told(at), loose)?;
        Ok((at, sheet))
    });
    Ok(found.collect())
}

fn of_no_notice(id: Option<&str>) -> Wording {
    match id {
        Some(id) => {
            let id = clean(id);
            both!(
                "文件夹中没有这份报送表的通知（{id}）",
                "the notice of this sheet, {id}, is not in the folder"
            )
        }
        None => both!(
            "看不出是哪份通知的报送表；请用 --notice 说明",
            "nothing tells of which notice this sheet is; say so with --notice"
        ),
    }
}

/// Why a file gave nothing.
enum Failure {
    /// It is no sheet that can be taken in.
    Refused(Wording),
    /// The system did not let it be read.
    Unread(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        if error.kind() == Kind::Io {
            return Self::Unread(error);
        }
        let error = error.hint(both!(
            "报送表请存为 .xlsx 再收",
            "save return sheets as .xlsx and collect those"
        ));
        Self::Refused(Wording {
            zh: error.message(Lang::Zh).replace('\n', "；"),
            en: error.message(Lang::En).replace('\n', "; "),
        })
    }
}

/// What a file holds, and whether it has no numbers apart from texts.
fn understood(path: &Path) -> std::result::Result<(Document, bool), Failure> {
    let bytes = input::bytes(path)?;
    if bytes.len() > MOST {
        return Err(Failure::Refused(both!(
            "超过 10 MB，不像报送表，未读取；请删去图片和无关内容后再收",
            "larger than 10 MB, which no return sheet is; take out pictures and what does not belong"
        )));
    }
    if bytes.is_empty() {
        return Err(Failure::Refused(both!("文件是空的", "the file is empty")));
    }
    if office::form(&bytes)? == Form::Package {
        return Ok((office::open(bytes)?, false));
    }
    let text = importer::decode(&bytes)?;
    if office::is_page(&text) {
        return Err(Failure::Refused(both!(
            "这是网页，不是工作簿，未读取；请用 Excel 或 WPS 打开，另存为 .xlsx 再收",
            "this is a web page and no workbook; open it in Excel or WPS, save it as .xlsx and collect that"
        )));
    }
    Ok((office::csv(&text), true))
}

/// The files, each once, those in folders by name.
fn all(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let failed = |e: std::io::Error| {
            let Wording { zh, en } = why(&e);
            Error::new(Kind::Io, both!("无法读取：{zh}", "cannot be read: {en}")).in_file(path)
        };
        let mut inside = Vec::new();
        for entry in fs::read_dir(path).map_err(failed)? {
            let entry = entry.map_err(failed)?.path();
            if entry.is_file() && may_be_sheet(&entry) {
                inside.push(entry);
            }
        }
        inside.sort();
        files.extend(inside);
    }
    let mut seen = HashSet::new();
    files.retain(|file| seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())));
    Ok(files)
}

/// Whether a file in a folder is looked at: what else lies there is nobody's return.
fn may_be_sheet(path: &Path) -> bool {
    let endings = ["xlsx", "xlsm", "xls", "et", "csv", "ods", "xlsb", "docx"];
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}
