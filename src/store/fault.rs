//! What the system refused, in words an office understands. Which file it was is added where it is known.

use std::fs::FileType;
use std::io;
use std::os::unix::fs::FileTypeExt;
use std::path::Path;

use rustix::io::Errno;

use super::shell::going_back;
use crate::error::{Error, Kind};
use crate::lang::{Label, Wording, both};

/// `error` with the file, where it is about the file and not about what was asked for.
pub(super) fn named(error: Error, path: &Path) -> Error {
    match error.kind() {
        Kind::Io | Kind::Data => error.in_file(path),
        Kind::Usage | Kind::NotFound => error,
    }
}

/// That `doing` failed, why, and what to do about it.
pub(super) fn io(doing: Label, error: &io::Error) -> Error {
    let told = io_elsewhere(doing, error);
    match hint(error) {
        Some(hint) => told.hint(hint),
        None => told,
    }
}

/// The same of a file that is no journal.
pub(super) fn io_elsewhere(doing: Label, error: &io::Error) -> Error {
    let why = why(error);
    Error::new(
        Kind::Io,
        Wording {
            zh: format!("{}：{}", doing.zh, why.zh),
            en: format!("{}: {}", doing.en, why.en),
        },
    )
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
        Some(Errno::STALE) => both!("服务器上已没有这个文件", "it is gone from the server"),
        Some(Errno::BUSY | Errno::TXTBSY | Errno::AGAIN) => both!("正被占用", "it is in use"),
        Some(Errno::NOMEM) => both!("内存不足", "out of memory"),
        Some(Errno::EXIST) => both!("已经存在", "it is there already"),
        Some(Errno::MLINK) => both!("链接太多", "too many links"),
        Some(Errno::XDEV) => both!("不在同一文件系统上", "on another file system"),
        Some(
            Errno::NOTCONN
            | Errno::TIMEDOUT
            | Errno::HOSTDOWN
            | Errno::HOSTUNREACH
            | Errno::NETUNREACH
            | Errno::CONNRESET
            | Errno::CONNREFUSED
            | Errno::CONNABORTED
            | Errno::REMOTEIO,
        ) => both!("与服务器的连接已断", "the server cannot be reached"),
        Some(code) => {
            let number = code.raw_os_error();
            both!("系统错误 {number}", "{error}")
        }
        None if error.kind() == io::ErrorKind::WriteZero => both!("写不进去", "{error}"),
        None => both!("系统错误（{error}）", "{error}"),
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
pub(super) fn no_file() -> Error {
    Error::new(
        Kind::Io,
        both!("没有这个登记文件", "there is no such journal"),
    )
    .hint(both!(
        "请检查路径（--state 或 DUBAN_STATE）；要新建一份，请用 duban init",
        "check the path (--state or DUBAN_STATE); duban init makes a new journal"
    ))
}

/// That the journal is not there any more, while a copy of it is.
pub(super) fn gone(backup: &Path, journal: &Path) -> Error {
    let command = going_back(backup, journal);
    Error::new(
        Kind::Io,
        both!(
            "登记文件不见了，但备份还在",
            "the journal is gone, but its backup is there"
        ),
    )
    .hint(both!(
        "恢复：{command}（备份之后的登记不在其中）；确要另起一份空的，请先把备份移到别处",
        "to go back: {command} (what was recorded since is not in it); to begin an empty one after all, move the backups away first"
    ))
}

/// That there is a file already, which must not give way.
pub(super) fn exists() -> Error {
    Error::new(
        Kind::Io,
        both!(
            "文件已经存在，未覆盖",
            "the file is there already and was left alone"
        ),
    )
    .hint(both!(
        "换一个文件名，或加 --force 覆盖它",
        "name another file, or replace it with --force"
    ))
}

/// That something lies where a save puts a file of its own.
pub(super) fn in_the_way(path: &Path) -> Error {
    Error::new(
        Kind::Io,
        both!(
            "未保存：此处已有别的东西，登记时要用这个名称",
            "not saved: something else lies here, and a save needs the name"
        ),
    )
    .in_file(path)
    .hint(both!(
        "请查明后把它移走，再重试",
        "find out what it is, move it away and try again"
    ))
}

/// That the link leads nowhere.
pub(super) fn dangling() -> Error {
    Error::new(
        Kind::Io,
        both!(
            "链接指向的文件不存在",
            "the link points to a file that does not exist"
        ),
    )
}

/// That the path names something other than a plain file.
pub(super) fn not_a_file(kind: FileType) -> Error {
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
            zh: format!("这是{}，不是普通文件", is.zh),
            en: format!("this is {}, not a plain file", is.en),
        },
    )
}

/// That the file is, or would be, larger than a journal may be, `most` bytes.
pub(super) fn too_large(most: u64) -> Error {
    let mib = most >> 20;
    Error::new(
        Kind::Data,
        both!("文件超过 {mib} MiB，太大了", "too large: over {mib} MiB"),
    )
}

/// That the operator did not want to wait any longer.
pub(super) fn given_up() -> Error {
    Error::new(
        Kind::Io,
        both!("已放弃等待，未保存", "given up waiting; nothing was saved"),
    )
}

/// That others kept the journal locked all the while; who, as far as that is known.
pub(super) fn busy(seconds: u64, holder: Option<&Wording>) -> Error {
    let other = both!("其他程序", "another program");
    let Wording { zh, en } = holder.unwrap_or(&other);
    Error::new(
        Kind::Io,
        both!(
            "{zh}占用登记文件已超过 {seconds} 秒，未保存",
            "{en} has kept the journal locked for over {seconds} seconds; nothing was saved"
        ),
    )
    .hint(both!("请稍后重试", "try again later"))
}
