//! Catalogue files, read from what is kept of them where that fits.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{folders, input};
use crate::catalogue::{Catalogue, Parts};
use crate::error::Result;
use crate::store::{Cache, Kept, Looked};
use crate::version;

/// The catalogue in a file, as [`Catalogue::from_ron`] reads it.
///
/// # Errors
///
/// Those of reading a catalogue; what is kept of it never adds one.
pub(super) fn catalogue(file: &Path) -> Result<Catalogue> {
    let cache = cache();
    let looked = cache.as_ref().and_then(|cache| cache.look(file));
    let kept = looked.as_ref().and_then(|looked| kept(looked, file));
    if let Some(catalogue) = kept {
        return Ok(catalogue);
    }
    let text = input::text(file)?;
    let catalogue = Catalogue::from_ron(&text, file)?;
    if let Some(looked) = looked
        && let Some(made) = catalogue.packed()
    {
        looked.keep(text.as_bytes(), &made);
    }
    Ok(catalogue)
}

/// Keeps what a file was written from just now, so that it is quick from the first time; `text` is what was written. Another
/// may have taken its place since, so that the content is compared the first time.
pub(crate) fn keep(file: &Path, text: &str, catalogue: &Catalogue) {
    let cache = cache();
    if let Some(looked) = cache.as_ref().and_then(|cache| cache.look(file))
        && let Some(made) = catalogue.packed()
    {
        looked.unsettled().keep(text.as_bytes(), &made);
    }
}

/// How many catalogues something is kept of, and its bytes.
pub(crate) fn cache_size() -> (usize, u64) {
    cache().map_or((0, 0), |cache| cache.size())
}

fn cache() -> Option<Cache> {
    folders::cache().map(|folder| Cache::at(folder, version::WHOLE))
}

fn kept(looked: &Looked<'_>, file: &Path) -> Option<Catalogue> {
    let parts: Arc<dyn Parts> = Arc::new(OfFile {
        kept: looked.kept()?,
        file: std::path::absolute(file).ok()?,
    });
    Catalogue::unpacked(&parts)
}

/// What is kept of a catalogue's file.
#[derive(Debug)]
struct OfFile {
    kept: Kept,
    file: PathBuf,
}

impl Parts for OfFile {
    fn length(&self) -> u64 {
        self.kept.length()
    }

    fn bytes(&self, at: u64, length: usize) -> Option<Vec<u8>> {
        self.kept.bytes(at, length)
    }

    fn again(&self) -> Option<Catalogue> {
        self.kept.forget();
        let text = input::text(&self.file).ok()?;
        Catalogue::from_ron(&text, &self.file).ok()
    }
}
