//! What is built into the program: the catalogue of its notice and the names of its units, in a form that is read without
//! parsing. `data/catalogue.ron` and `data/units.ron` are what people edit; a test holds both forms equal.

use serde::de::DeserializeOwned;

use super::{Catalogue, Lexicon};
use crate::error::{Error, Kind, Result};
use crate::lang::both;

/// `data/catalogue.ron` in postcard's form.
const CATALOGUE: &[u8] = include_bytes!("../../data/catalogue.bin");
/// `data/units.ron` in postcard's form.
const LEXICON: &[u8] = include_bytes!("../../data/units.bin");

impl Catalogue {
    /// The catalogue compiled into the program.
    ///
    /// # Errors
    ///
    /// Never in a program whose tests passed.
    pub(crate) fn embedded() -> Result<Self> {
        unpacked(CATALOGUE)
    }
}

impl Lexicon {
    /// The lexicon of the embedded notice.
    ///
    /// # Errors
    ///
    /// Never in a program whose tests passed.
    pub(crate) fn embedded() -> Result<Self> {
        unpacked(LEXICON)
    }
}

fn unpacked<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    postcard::from_bytes(bytes).map_err(|e| {
        let text = both!("内置的数据已损坏：{e}", "what is built in is damaged: {e}");
        Error::new(Kind::Data, text)
    })
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;
    use std::path::Path;

    use serde::Serialize;

    use super::*;

    const FILES: [&str; 2] = ["data/catalogue.bin", "data/units.bin"];

    fn from_ron() -> (Catalogue, Lexicon) {
        let file = Path::new("data");
        let catalogue = include_str!("../../data/catalogue.ron");
        let lexicon = include_str!("../../data/units.ron");
        (
            Catalogue::from_ron(catalogue, file).unwrap(),
            Lexicon::read(lexicon, file).unwrap(),
        )
    }

    #[test]
    fn what_is_built_in_is_what_the_files_say() {
        fn same<T: Serialize + PartialEq + Debug>(built_in: &T, file: &T, bytes: &[u8]) {
            assert_eq!(
                built_in, file,
                "UPDATE=1 cargo test --lib -- --ignored packs"
            );
            assert_eq!(postcard::to_allocvec(file).unwrap(), bytes);
        }
        let (catalogue, lexicon) = from_ron();
        same(&Catalogue::embedded().unwrap(), &catalogue, CATALOGUE);
        same(&Lexicon::embedded().unwrap(), &lexicon, LEXICON);
    }

    #[test]
    #[ignore = "writes data/*.bin when UPDATE is set"]
    fn packs_what_the_files_say() {
        if std::env::var_os("UPDATE").is_none() {
            return;
        }
        let (catalogue, lexicon) = from_ron();
        let packed = [
            postcard::to_allocvec(&catalogue),
            postcard::to_allocvec(&lexicon),
        ];
        for (file, bytes) in FILES.into_iter().zip(packed) {
            std::fs::write(file, bytes.unwrap()).unwrap();
        }
    }
}
