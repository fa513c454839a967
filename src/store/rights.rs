//! Who may do what with a file that is written: as with the one it replaces, or as its folder has it.

use std::fs::{File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::Path;

use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fremovexattr, fsetxattr};
use rustix::io::Errno;

/// The attribute that holds the list of further users and groups (acl(5)).
const ACL: &str = "system.posix_acl_access";

/// The most bytes of attributes of one file (xattr(7)).
const MOST: usize = 64 << 10;

/// The rights of a new file.
pub(super) enum Rights {
    /// Owner, group, mode, access list and `user.` attributes of the file it replaces. What begins with `security.` and
    /// `trusted.` is the system's own.
    Like(Box<Old>),
    /// Those of a new journal: others are kept out; what the group may, the umask says, but in a folder that hands on its
    /// group (setgid) the folder does: who made it so shares what is in it.
    Journal,
    /// Those of any new file: what the umask leaves.
    Plain,
    /// Nobody else may even read it.
    Own,
}

/// What a file was that is to be replaced.
pub(super) struct Old {
    meta: Metadata,
    attributes: Vec<(String, Vec<u8>)>,
}

impl Rights {
    /// Those of this file.
    ///
    /// # Errors
    ///
    /// The system cannot tell its attributes.
    pub(super) fn of(file: &File) -> io::Result<Self> {
        let meta = file.metadata()?;
        let attributes = attributes(file)?;
        Ok(Self::Like(Box::new(Old { meta, attributes })))
    }

    /// A new file at `path` that these rights may be given to. Nobody else can open it before [`Rights::give`].
    pub(super) fn create(&self, path: &Path) -> io::Result<File> {
        let mode = match self {
            Self::Like(_) | Self::Own => 0o600,
            Self::Journal => 0o660,
            Self::Plain => 0o666,
        };
        OpenOptions::new()
            .read(true)
            .write(true)
            .create_new(true)
            .mode(mode)
            .open(path)
    }

    /// Gives them to a file that [`Rights::create`] made in `folder`.
    ///
    /// # Errors
    ///
    /// The system refuses one; that of the group, for one, where the operator is not in it.
    pub(super) fn give(&self, file: &File, folder: &File) -> io::Result<()> {
        match self {
            Self::Like(old) => old.give(file),
            Self::Journal => share(file, &folder.metadata()?),
            Self::Plain | Self::Own => Ok(()),
        }
    }
}

impl Rights {
    /// Gives a lock's file in `folder` the rights of those who may write the journal of these rights: who may only read it
    /// must not be able to lock it.
    ///
    /// # Errors
    ///
    /// The system refuses.
    pub(super) fn give_lock(&self, file: &File, folder: &File) -> io::Result<()> {
        let Self::Like(old) = self else {
            return self.give(file, folder);
        };
        let mode = old.meta.mode();
        let whole = |writes: u32, all: u32| if mode & writes == 0 { 0 } else { all };
        let mut wanted = 0o600 | whole(0o020, 0o060) | whole(0o002, 0o006);
        if file.metadata()?.gid() != old.meta.gid()
            && fchown(file, None, Some(old.meta.gid())).is_err()
        {
            wanted &= !0o060;
        }
        file.set_permissions(Permissions::from_mode(wanted))
    }
}

impl Old {
    fn give(&self, file: &File) -> io::Result<()> {
        keep_owner(file, &self.meta)?;
        // What the folder handed on is not the old file's.
        match fremovexattr(file, ACL) {
            Err(e) if !absent(e) => return Err(e.into()),
            _ => {}
        }
        file.set_permissions(Permissions::from_mode(self.meta.mode() & 0o7777))?;
        for (name, value) in &self.attributes {
            fsetxattr(file, name.as_str(), value, XattrFlags::empty())?;
        }
        Ok(())
    }
}

/// Gives the group of a folder that hands it on what it may do there.
fn share(file: &File, folder: &Metadata) -> io::Result<()> {
    const SETGID: u32 = 0o2000;
    if folder.mode() & SETGID == 0 || file.metadata()?.gid() != folder.gid() {
        return Ok(());
    }
    let group = folder.mode() & 0o060;
    file.set_permissions(Permissions::from_mode(0o600 | group))
}

/// Gives `file` the owner and group of `like`. Only root can give a file away: where operators share a file through their
/// group, the one who saves becomes its owner. The group must stay, else others would be let in or locked out.
fn keep_owner(file: &File, like: &Metadata) -> io::Result<()> {
    let meta = file.metadata()?;
    if (meta.uid(), meta.gid()) == (like.uid(), like.gid()) {
        return Ok(());
    }
    match fchown(file, Some(like.uid()), Some(like.gid())) {
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied && meta.gid() != like.gid() => {
            fchown(file, None, Some(like.gid()))
        }
        Err(e) if e.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}

/// The access list and the `user.` attributes; none where the file system has none.
fn attributes(file: &File) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for name in names(file)? {
        let mut value = vec![0; MOST];
        match fgetxattr(file, name.as_str(), &mut value[..]) {
            Ok(length) => value.truncate(length),
            Err(e) if absent(e) => continue,
            Err(e) => return Err(e.into()),
        }
        found.push((name, value));
    }
    Ok(found)
}

fn names(file: &File) -> io::Result<Vec<String>> {
    let mut list = vec![0; MOST];
    let length = match flistxattr(file, &mut list[..]) {
        Ok(length) => length,
        Err(e) if absent(e) => return Ok(Vec::new()),
        Err(e) => return Err(e.into()),
    };
    let names = list[..length].split(|byte| *byte == 0);
    Ok(names
        .filter_map(|name| std::str::from_utf8(name).ok())
        .filter(|name| *name == ACL || name.starts_with("user."))
        .map(str::to_owned)
        .collect())
}

/// That there is no such attribute, or there are none at all.
fn absent(error: Errno) -> bool {
    matches!(error, Errno::NODATA | Errno::OPNOTSUPP | Errno::NOSYS)
}
