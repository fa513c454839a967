//! Which file system a folder is on, and whether other hosts can see it too.

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

/// Usual file systems of this host's own disks and memory, as people call them.
const OWN: [(u64, &str); 8] = [
    (0xef53, "ext4"),
    (0x5846_5342, "XFS"),
    (0x9123_683e, "Btrfs"),
    (0x2fc1_2fc1, "ZFS"),
    (0xf2f5_2010, "F2FS"),
    (0x0102_1994, "tmpfs"),
    (0x794c_7630, "overlay"),
    (0x5265_4973, "ReiserFS"),
];

/// The file system of this folder as people call it, else its number; `?` where the system does not say.
pub(super) fn any_kind(folder: &Path) -> String {
    let Ok(stat) = rustix::fs::statfs(folder) else {
        return "?".to_owned();
    };
    // The number has 32 bits; some systems hand it out with a sign.
    let found = u64::try_from(stat.f_type).unwrap_or_default() & 0xffff_ffff;
    let known = KINDS.iter().chain(&OWN).find(|(kind, _)| *kind == found);
    known.map_or_else(|| format!("{found:#x}"), |(_, name)| (*name).to_owned())
}
