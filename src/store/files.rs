//! Several files into a folder: none where one of them is there and may not be replaced.

use std::fs;
use std::path::Path;

use super::fault::why;
use super::replace::{Over, write_file};
use crate::error::{Error, Kind, Result};
use crate::lang::{Wording, both};

/// Writes these files, by name, into a folder, which is made where it is missing; gives what the file system could not promise.
///
/// # Errors
///
/// [`Kind::Io`] where the folder cannot be made or a file cannot be written; where one is there that may not be replaced, none
/// is written.
pub(crate) fn write_files(
    folder: &Path,
    files: &[(String, Vec<u8>)],
    over: Over,
) -> Result<Vec<Error>> {
    fs::create_dir_all(folder).map_err(|e| {
        let Wording { zh, en } = why(&e);
        let text = both!("无法新建文件夹：{zh}", "the folder cannot be made: {en}");
        Error::new(Kind::Io, text).in_file(folder)
    })?;
    let paths: Vec<_> = files.iter().map(|(name, _)| folder.join(name)).collect();
    if over == Over::Nothing
        && let Some(there) = paths.iter().find(|path| path.symlink_metadata().is_ok())
    {
        return Err(Error::new(
            Kind::Io,
            both!(
                "已有此文件，各份文件均未生成",
                "it is there already, and no file was made"
            ),
        )
        .in_file(there)
        .hint(both!(
            "要覆盖请加 --force，或换一个文件夹",
            "--force replaces it; or name another folder"
        )));
    }
    let mut warnings = Vec::new();
    for (path, (_, bytes)) in paths.iter().zip(files) {
        warnings.extend(write_file(path, bytes, over)?);
    }
    Ok(warnings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_written_or_none() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("报送");
        let file = |name: &str| (name.to_owned(), name.as_bytes().to_vec());
        let files = [file("一.xlsx"), file("二.xlsx")];
        write_files(&folder, &files[1..], Over::Nothing).unwrap();
        let refused = write_files(&folder, &files, Over::Nothing).unwrap_err();
        assert_eq!(refused.kind(), Kind::Io);
        assert!(!folder.join("一.xlsx").exists());
        write_files(&folder, &files, Over::Anything).unwrap();
        assert_eq!(
            fs::read(folder.join("一.xlsx")).unwrap(),
            "一.xlsx".as_bytes()
        );
    }
}
