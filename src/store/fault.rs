//! What the system refused, in words an office understands.

use std::fs::FileType;
use std::io;
use std::os::unix::fs::FileTypeExt;
use std::path::Path;

use rustix::io::Errno;

use super::MAX_BYTES;
use crate::error::{Error, Kind};
use crate::lang::{Label, Wording, both};

/// That `doing` failed for this file, why, and what to do about it.
pub(super) fn io(doing: Label, path: &Path, error: &io::Error) -> Error {
    let why = why(error);
    let told = Error::new(
        Kind::Io,
        Wording {
            zh: format!("{}：{}", doing.zh, why.zh),
            en: format!("{}: {}", doing.en, why.en),
        },
    )
    .in_file(path);
    match hint(error) {
        Some(hint) => told.hint(hint),
        None => told,
    }
}

/// Why the system refused to read or write a file.
pub(crate) fn why(error: &io::Error) -> Wording {
    match Errno::from_io_error(error) {
        Some(Errno::NOSPC) => both!("磁盘已满", "the disk is full"),
        Some(Errno::DQUOT) => both!("磁盘配额已用完", "the disk quota is used up"),
        Some(Errno::ROFS) => both!("文件系统是只读的", "the file system is read-only"),
        Some(Errno::ACCESS | Errno::PERM) => both!("没有权限", "permission denied"),
        Some(Errno::NOENT) => both!("没有这个文件或文件夹", "no such file or folder"),
        Some(Errno::ISDIR) => both!("这是一个文件夹", "it is a folder"),
        Some(Errno::NOTDIR) => both!("路径中有一段不是文件夹", "a part of the path is no folder"),
        Some(Errno::LOOP) => both!("链接指向自己", "the link leads to itself"),
        Some(Errno::NAMETOOLONG) => both!("文件名太长", "the file name is too long"),
        Some(Errno::IO) => both!("磁盘读写出错", "the disk reports an error"),
        Some(Errno::FBIG) => both!("超过了允许的文件大小", "over the permitted file size"),
        Some(Errno::MFILE | Errno::NFILE) => both!("打开的文件太多", "too many files are open"),
        Some(Errno::NOLCK | Errno::OPNOTSUPP | Errno::NOSYS) => {
            both!("文件系统不支持", "the file system cannot do it")
        }
        _ => both!("{error}", "{error}"),
    }
}

fn hint(error: &io::Error) -> Option<Wording> {
    match Errno::from_io_error(error)? {
        Errno::NOSPC | Errno::DQUOT => Some(both!(
            "请腾出空间后重试，或用 --state 指定另一个文件",
            "free some space and try again, or name another file with --state"
        )),
        Errno::ROFS | Errno::ACCESS | Errno::PERM => Some(both!(
            "请检查文件和所在文件夹的权限，或用 --state 指定另一个文件",
            "check the permissions of the file and its folder, or name another file with --state"
        )),
        Errno::NOLCK | Errno::OPNOTSUPP => Some(both!(
            "请把登记文件放在本机磁盘上",
            "keep the journal on a local disk"
        )),
        _ => None,
    }
}

/// That there is no journal where there must be one.
pub(super) fn no_file(path: &Path) -> Error {
    Error::new(
        Kind::Io,
        both!("没有这个登记文件", "there is no such journal"),
    )
    .in_file(path)
    .hint(both!(
        "请检查路径（--state 或 DUBAN_STATE）；要新建一份，请用 duban init",
        "check the path (--state or DUBAN_STATE); duban init makes a new journal"
    ))
}

/// That the journal is not there any more, while a copy of it is.
pub(super) fn gone(path: &Path, backup: &Path) -> Error {
    let copy = backup.display();
    Error::new(
        Kind::Io,
        both!(
            "登记文件不见了，但备份还在",
            "the journal is gone, but its backup is there"
        ),
    )
    .in_file(path)
    .hint(both!(
        "恢复：把 {copy} 复制为原来的文件名；要另起一份空的，请用 duban init",
        "to go back, copy {copy} to its old name; duban init begins an empty one"
    ))
}

/// That the link leads nowhere.
pub(super) fn dangling(path: &Path) -> Error {
    Error::new(
        Kind::Io,
        both!(
            "链接指向的文件不存在",
            "the link points to a file that does not exist"
        ),
    )
    .in_file(path)
}

/// That the path names something other than a plain file.
pub(super) fn not_a_file(path: &Path, kind: FileType) -> Error {
    let is = if kind.is_dir() {
        Label::new("文件夹", "a folder")
    } else if kind.is_fifo() {
        Label::new("命名管道", "a named pipe")
    } else if kind.is_socket() {
        Label::new("套接字", "a socket")
    } else {
        Label::new("设备", "a device")
    };
    Error::new(
        Kind::Io,
        Wording {
            zh: format!("这是{}，不是登记文件", is.zh),
            en: format!("this is {}, not a journal", is.en),
        },
    )
    .in_file(path)
}

/// That the file is, or would be, larger than a journal may be.
pub(super) fn too_large(path: &Path) -> Error {
    let mib = MAX_BYTES >> 20;
    Error::new(
        Kind::Data,
        both!(
            "文件超过 {mib} MiB，不会是登记文件",
            "over {mib} MiB, more than a journal may have"
        ),
    )
    .in_file(path)
}

/// That others kept the file locked all the while.
pub(super) fn busy(path: &Path, seconds: u64) -> Error {
    Error::new(
        Kind::Io,
        both!(
            "其他程序占用登记文件已超过 {seconds} 秒，未保存",
            "another program has kept the journal locked for over {seconds} seconds; nothing was saved"
        ),
    )
    .in_file(path)
    .hint(both!(
        "请稍后重试；fuser 命令可查看占用者",
        "try again later; the command fuser shows who has it"
    ))
}
