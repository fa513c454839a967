//! Whether those who share a folder can share the journal in it.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::names::folder_of;
use super::shell::quoted;
use crate::lang::{Wording, both};

/// A folder that hands on its group.
const SETGID: u32 = 0o2000;

/// What keeps the group of the folder from using the journal at `path`, with the command that mends it; `None` where nothing
/// does, or the folder is not shared: it is where its group may write in it and it hands the group on (setgid).
pub(super) fn obstacle(path: &Path) -> Option<Wording> {
    let real = fs::canonicalize(path).ok()?;
    let folder = fs::metadata(folder_of(&real)).ok()?;
    let file = fs::metadata(&real).ok()?;
    let shared = folder.mode() & SETGID != 0 && folder.mode() & 0o020 != 0;
    let name = group(folder.gid());
    let target = quoted(path);
    if !shared || file.mode() & 0o060 == 0o060 && file.gid() == folder.gid() {
        return None;
    }
    if file.gid() != folder.gid() {
        let other = group(file.gid());
        return Some(both!(
            "文件夹由 {name} 组共用，登记文件却属于 {other} 组；请其所有者执行：chgrp {name} {target} && chmod g+rw {target}",
            "the folder is shared by the group {name}, but the journal belongs to the group {other}; its owner can mend it with: chgrp {name} {target} && chmod g+rw {target}"
        ));
    }
    let (zh, en) = if file.mode() & 0o040 == 0 {
        ("读写", "read or write")
    } else {
        ("登记", "record")
    };
    Some(both!(
        "文件夹由 {name} 组共用，该组成员却不能{zh}；请登记文件的所有者执行：chmod g+rw {target}",
        "the folder is shared by the group {name}, but its members cannot {en}; the journal's owner can mend it with: chmod g+rw {target}"
    ))
}

/// The name of a group, or its number where this host's table (group(5)) has none.
fn group(gid: u32) -> String {
    let table = fs::read_to_string("/etc/group").unwrap_or_default();
    let number = gid.to_string();
    let name = table.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)? == number).then(|| name.to_owned())
    });
    name.unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::lang::Lang;

    #[test]
    fn tells_what_the_group_of_a_shared_folder_cannot() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("j.ron");
        fs::write(&path, "").unwrap();
        let told = |folder_mode, mode| {
            for (path, mode) in [(folder.path(), folder_mode), (&path, mode)] {
                fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
            }
            obstacle(&path).map(|it| it.pick(Lang::En).to_owned())
        };
        assert_eq!(told(0o775, 0o600), None);
        assert_eq!(told(0o2755, 0o600), None);
        assert_eq!(told(0o2775, 0o660), None);
        assert!(told(0o2775, 0o640).unwrap().contains("cannot record"));
        assert!(told(0o2775, 0o600).unwrap().contains("chmod g+rw '"));
    }
}
