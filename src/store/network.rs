//! Folders that other hosts can see too.

use std::path::Path;

/// File systems of other hosts, by their `f_type` (statfs(2)), and as people call them. Another host can change a file there
/// without a report to this one, and a lock of this host may not reach it.
const KINDS: [(u64, &str); 13] = [
    (0x6969, "NFS"),
    (0x517b, "SMB"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB"),
    (0x6573_5546, "FUSE"),
    (0x0102_1997, "9P"),
    (0x5346_414f, "AFS"),
    (0x7375_7245, "Coda"),
    (0x00c3_6400, "Ceph"),
    (0x7461_636f, "OCFS2"),
    (0x0bd0_0bd0, "Lustre"),
    (0x0116_1970, "GFS2"),
    // The folder of a virtual machine's host.
    (0x786f_4256, "vboxsf"),
];

/// The kind of network file system that this folder is on; `None` for a disk of this host.
pub(super) fn kind(folder: &Path) -> Option<&'static str> {
    let stat = rustix::fs::statfs(folder).ok()?;
    let found = u64::try_from(stat.f_type).ok()?;
    let known = KINDS.iter().find(|(kind, _)| *kind == found);
    known.map(|(_, name)| *name)
}
