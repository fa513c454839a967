use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::lock::Lock;
use super::process::Process;
use super::rights::Rights;
use super::*;
use crate::error::{Kind, Result};
use crate::journal::samples::{done, id, journal, subject, time};
use crate::journal::{Act, Author, Stage};
use crate::lang::Lang;

/// A folder with a journal in it: 1.1 is done.
struct Place {
    folder: TempDir,
    path: PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("j.ron");
    let journal = journal(&[done(0, "a", "1.1")]);
    fs::write(&path, journal.to_ron().unwrap()).unwrap();
    Place { folder, path }
}

impl Place {
    /// What lies in the folder, sorted, but for the lock that stays.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(&self.folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "j.ron.lock")
            .collect();
        names.sort();
        names
    }
}

fn store(path: &Path) -> Store {
    Store::at(path.to_path_buf(), subject(), Missing::Empty)
}

fn mark(clause: &str) -> Act {
    Act::Mark {
        clauses: vec![id(clause)],
        done: true,
    }
}

fn save(path: &Path, clause: &str) -> Result<Saved> {
    store(path).record(&mark(clause), &Author::new("王芳"), || time(1000))
}

fn is_done(path: &Path, clause: &str) -> bool {
    let progress = store(path).load().unwrap().progress();
    progress.of(id(clause)).stage() == Stage::Done
}

/// That both reading and saving are refused as `kind`, and how.
fn refused(path: &Path, kind: Kind) -> String {
    let told = store(path).load().unwrap_err();
    assert_eq!(told.kind(), kind);
    assert_eq!(save(path, "1.2").unwrap_err().kind(), kind);
    let told = told.message(Lang::En);
    assert!(told.starts_with(&path.display().to_string()), "{told}");
    told
}

#[test]
fn a_mark_is_on_disk_when_it_is_reported() {
    let at = place();
    let saved = save(&at.path, "1.2").unwrap();
    assert_eq!(saved.journal, store(&at.path).load().unwrap());
    let [entry] = &saved.plan.entries[..] else {
        panic!("{:?}", saved.plan);
    };
    assert!(entry.save.is_some());
    let expected = done(1000, "王芳", "1.2");
    assert_eq!((&entry.stamp, &entry.did), (&expected.stamp, &expected.did));
    assert_eq!(entry.clause, expected.clause);
    assert!(!store(&at.path).changed_since(&saved.fingerprint));
    assert!(saved.unsynced.is_none() && saved.no_backup.is_none());
    assert_eq!(at.names(), ["j.ron", "j.ron.2026-11-23.bak"]);
}

#[test]
fn what_changes_nothing_writes_nothing() {
    let at = place();
    let before = Fingerprint::of_path(&at.path);
    let saved = save(&at.path, "1.1").unwrap();
    assert_eq!(saved.plan.already[0].0, id("1.1"));
    assert!(!store(&at.path).changed_since(&before));
    assert_eq!(at.names(), ["j.ron"]);
}

#[test]
fn a_missing_journal_is_empty_and_made_by_the_first_save() {
    let at = tempfile::tempdir().unwrap();
    let path = at.path().join("new.ron");
    assert_eq!(store(&path).load().unwrap(), Journal::new(subject()));
    assert!(
        store(&path)
            .record(&Act::Undo { save: None }, &Author::new("a"), || time(0))
            .is_err()
    );
    assert_eq!(fs::read_dir(&at).unwrap().count(), 0);
    save(&path, "1.2").unwrap();
    assert!(is_done(&path, "1.2"));
    // The journal and its lock.
    assert_eq!(fs::read_dir(&at).unwrap().count(), 2);
    for name in ["new.ron", "new.ron.lock"] {
        assert_eq!(
            fs::metadata(at.path().join(name)).unwrap().mode() & 0o007,
            0
        );
    }
}

#[test]
fn a_missing_folder_is_made_only_where_it_may_be() {
    let at = tempfile::tempdir().unwrap();
    let path = at.path().join("a/b/new.ron");
    assert_eq!(save(&path, "1.2").unwrap_err().kind(), Kind::Io);
    assert!(!at.path().join("a").exists());
    let store = Store::at(path.clone(), subject(), Missing::EmptyWithFolder);
    assert_eq!(store.access(), Access::Writable);
    store
        .record(&mark("1.2"), &Author::new("a"), || time(0))
        .unwrap();
    assert!(is_done(&path, "1.2"));
}

#[test]
fn a_missing_journal_can_be_refused() {
    let at = tempfile::tempdir().unwrap();
    let path = at.path().join("slip.ron");
    let store = Store::at(path.clone(), subject(), Missing::Refused);
    assert_eq!(store.load().unwrap_err().kind(), Kind::Io);
    let refused = store.record(&mark("1.2"), &Author::new("a"), || time(0));
    assert_eq!(refused.unwrap_err().kind(), Kind::Io);
    assert!(!path.exists());
}

#[test]
fn keeps_the_link() {
    let at = place();
    let elsewhere = tempfile::tempdir().unwrap();
    let (link, hop) = (elsewhere.path().join("link"), elsewhere.path().join("hop"));
    symlink(&at.path, &hop).unwrap();
    symlink("hop", &link).unwrap();
    save(&link, "1.2").unwrap();
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("hop"));
    assert_eq!(fs::read_link(&hop).unwrap(), at.path);
    assert!(is_done(&at.path, "1.2"));
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 2);
}

#[test]
fn keeps_the_mode() {
    let at = place();
    for mode in [0o600, 0o640, 0o664] {
        fs::set_permissions(&at.path, fs::Permissions::from_mode(mode)).unwrap();
        save(&at.path, &format!("2.{mode}")).unwrap();
        assert_eq!(fs::metadata(&at.path).unwrap().mode() & 0o7777, mode);
    }
}

#[test]
fn keeps_what_people_wrote_between_the_entries() {
    let at = place();
    let text = fs::read_to_string(&at.path).unwrap();
    fs::write(
        &at.path,
        text.replacen("    entries", "    // 勿删\n    entries", 1),
    )
    .unwrap();
    save(&at.path, "1.2").unwrap();
    assert!(
        fs::read_to_string(&at.path)
            .unwrap()
            .contains("    // 勿删\n")
    );
}

/// What was read before is not taken for what is there: another line of the same length, by hand, under the same store.
#[test]
fn a_line_that_a_hand_has_changed_since_is_read_again_and_kept() {
    let at = place();
    let store = store(&at.path);
    let record = |clause| store.record(&mark(clause), &Author::new("王芳"), || time(1000));
    record("1.2").unwrap();
    store.load().unwrap();
    let text = fs::read_to_string(&at.path).unwrap();
    let changed = text.replacen("\"1.1\"", "\"3.1\"", 1);
    assert_eq!(text.len(), changed.len());
    fs::write(&at.path, &changed).unwrap();
    let saved = record("1.3").unwrap();
    for journal in [saved.journal, store.load().unwrap()] {
        let progress = journal.progress();
        let is = |clause| progress.of(id(clause)).stage();
        assert_eq!((is("3.1"), is("1.1")), (Stage::Done, Stage::Pending));
        assert_eq!((is("1.2"), is("1.3")), (Stage::Done, Stage::Done));
    }
    let now = fs::read_to_string(&at.path).unwrap();
    let common = changed.trim_end_matches("    ],\n)\n");
    assert!(now.starts_with(common), "{now}");
    // And what is no journal any more is told as that.
    fs::write(&at.path, &changed[..changed.len() - 4]).unwrap();
    assert!(store.load().is_err() && record("1.4").is_err());
}

/// Nor where the file looks from outside as it did, as after a change within one tick of the clock: it is seen when it is copied.
#[test]
fn a_change_that_cannot_be_seen_from_outside_is_kept_too() {
    let at = place();
    let store = store(&at.path);
    let record = |clause| store.record(&mark(clause), &Author::new("王芳"), || time(1000));
    record("1.2").unwrap();
    let text = fs::read_to_string(&at.path).unwrap();
    let changed = text.replacen("\"1.1\"", "\"3.1\"", 1);
    assert_ne!(text, changed);
    fs::write(&at.path, &changed).unwrap();
    let (known, _) = store.known().take().unwrap();
    *store.known() = Some((known, store.fingerprint()));
    let saved = record("1.3").unwrap();
    for journal in [saved.journal, store.load().unwrap()] {
        let progress = journal.progress();
        let is = |clause| progress.of(id(clause)).stage();
        assert_eq!((is("3.1"), is("1.1")), (Stage::Done, Stage::Pending));
        assert_eq!(is("1.3"), Stage::Done);
    }
    let now = fs::read_to_string(&at.path).unwrap();
    assert!(
        now.starts_with(changed.trim_end_matches("    ],\n)\n")),
        "{now}"
    );
    let left = fs::read_dir(at.path.parent().unwrap()).unwrap();
    let left = left.filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().ends_with(".tmp")
    });
    assert_eq!(left.count(), 0);
}

#[test]
fn a_link_to_nowhere_or_to_itself_is_refused_and_kept() {
    let at = tempfile::tempdir().unwrap();
    for target in ["nowhere", "link"] {
        let link = at.path().join("link");
        symlink(target, &link).unwrap();
        refused(&link, Kind::Io);
        assert_eq!(fs::read_link(&link).unwrap(), Path::new(target));
        fs::remove_file(&link).unwrap();
    }
    assert_eq!(fs::read_dir(&at).unwrap().count(), 0);
}

#[test]
fn a_folder_a_pipe_and_a_device_are_refused_at_once() {
    let at = tempfile::tempdir().unwrap();
    assert!(refused(at.path(), Kind::Io).contains("a folder"));
    assert!(refused(Path::new("/dev/null"), Kind::Io).contains("a device"));
    let pipe = at.path().join("pipe");
    let mode = rustix::fs::Mode::from_raw_mode(0o600);
    let fifo = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, fifo, mode, 0).unwrap();
    assert!(refused(&pipe, Kind::Io).contains("a named pipe"));
    assert_eq!(fs::read_dir(&at).unwrap().count(), 1);
}

/// `/proc` says for ever that a file that was to be made there is not there.
#[test]
fn a_folder_that_takes_no_file_is_told_soon() {
    let path = Path::new("/proc/self/comm");
    if path.exists() {
        let begun = Instant::now();
        let refused = save(path, "1.2").unwrap_err();
        assert_eq!(refused.kind(), Kind::Io);
        let said = refused.message(Lang::En);
        assert!(said.contains("cannot be locked"), "{said}");
        assert!(begun.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn what_is_no_journal_is_refused_and_left_alone() {
    let at = place();
    let good = fs::read(&at.path).unwrap();
    let mut cases: Vec<Vec<u8>> = vec![
        b"".to_vec(),
        b" \r\n".to_vec(),
        vec![0; 4096],
        [&good[..], &good[..]].concat(),
        "（".repeat(100_000).into_bytes(),
        [&b"\xff\xfe"[..], &good[..]].concat(),
    ];
    cases.extend((1..good.len() - 2).map(|end| good[..end].to_vec()));
    for bad in cases {
        fs::write(&at.path, &bad).unwrap();
        refused(&at.path, Kind::Data);
        assert_eq!(fs::read(&at.path).unwrap(), bad);
    }
    assert_eq!(at.names(), ["j.ron"]);
}

#[test]
fn invalid_utf_8_is_told_with_line_and_column() {
    let at = place();
    let good = fs::read_to_string(&at.path).unwrap();
    let bytes = good.as_bytes();
    let place = good.find("1.1").unwrap();
    fs::write(
        &at.path,
        [&bytes[..place], b"\xd5\xd0", &bytes[place..]].concat(),
    )
    .unwrap();
    let told = refused(&at.path, Kind::Data);
    assert!(told.contains("line 5, column 65: not UTF-8"), "{told}");
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let at = place();
    let file = fs::OpenOptions::new().write(true).open(&at.path).unwrap();
    file.set_len(1 << 40).unwrap();
    assert!(refused(&at.path, Kind::Data).contains("over 256 MiB"));
}

#[test]
fn what_a_killed_save_left_behind_gives_way() {
    let at = place();
    let dead = Process::dead();
    let temp = at.folder.path().join(format!(".j.ron.{dead}.0.tmp"));
    let saving = at.folder.path().join(".j.ron.saving");
    for first in [false, true] {
        fs::write(&temp, "half a jour").unwrap();
        symlink(format!("{dead}.0@2026-11-23T20:45:40+08:00"), &saving).unwrap();
        if first {
            fs::remove_file(&at.path).unwrap();
        }
        save(&at.path, "1.2").unwrap();
        assert!(is_done(&at.path, "1.2"));
        assert!(!at.names().iter().any(|name| name.starts_with('.')));
        for backup in store(&at.path).backups() {
            fs::remove_file(backup).unwrap();
        }
    }
}

#[test]
fn whoever_saves_on_another_host_is_waited_for_and_named_until_it_must_be_gone() {
    let at = place();
    let saving = at.folder.path().join(".j.ron.saving");
    symlink("far-1-2-42-7.0@2026-11-23T20:45:40+08:00", &saving).unwrap();
    thread::scope(|scope| {
        let waiting = scope.spawn(|| save(&at.path, "1.2").unwrap());
        thread::sleep(std::time::Duration::from_millis(100));
        assert!(!waiting.is_finished());
        // As if it had been made a good while ago.
        let past = rustix::fs::Timespec {
            tv_sec: 1,
            tv_nsec: 0,
        };
        let times = rustix::fs::Timestamps {
            last_access: past,
            last_modification: past,
        };
        let flags = rustix::fs::AtFlags::SYMLINK_NOFOLLOW;
        rustix::fs::utimensat(rustix::fs::CWD, &saving, &times, flags).unwrap();
        waiting.join().unwrap();
    });
    assert!(is_done(&at.path, "1.2"));
    assert_eq!(at.names(), ["j.ron", "j.ron.2026-11-23.bak"]);
}

#[test]
fn a_save_whose_lock_another_has_taken_over_is_tried_again() {
    let at = place();
    let mut patience = Patience::new(&Wait::for_command());
    let rights = Rights::Journal;
    let lock = Lock::take(&at.path, &rights, &mut patience).unwrap();
    let saving = at.folder.path().join(".j.ron.saving");
    assert!(lock.is_held());
    fs::remove_file(&saving).unwrap();
    symlink("far-1-2-42-7.0@2026-11-23T20:45:40+08:00", &saving).unwrap();
    assert!(!lock.is_held());
    drop(lock);
    // It is not ours to remove.
    assert!(fs::symlink_metadata(&saving).is_ok());
}

/// What is known of a file that was changed since, though it looks as it did: file systems that count in seconds do that.
fn looks_unchanged(store: &Store, from: &str, to: &str) {
    let text = fs::read_to_string(&store.path).unwrap();
    assert!(text.contains(from) && from.len() == to.len());
    fs::write(&store.path, text.replace(from, to)).unwrap();
    let (held, _) = store.known().take().unwrap();
    *store.known() = Some((held, store.fingerprint()));
}

#[test]
fn what_changes_nothing_is_held_against_the_file_as_what_is_written_is() {
    let at = place();
    let store = store(&at.path);
    let author = Author::new("王芳");
    store.record(&mark("1.2"), &author, || time(1000)).unwrap();
    // Somebody made it 1.3 with an editor.
    looks_unchanged(&store, "clause: \"1.2\"", "clause: \"1.3\"");
    let saved = store.record(&mark("1.2"), &author, || time(1001)).unwrap();
    assert_eq!(saved.plan.entries.len(), 1);
    assert!(is_done(&at.path, "1.2") && is_done(&at.path, "1.3"));
    // What would be refused is held against it too: what was to be taken back is another's by now.
    looks_unchanged(&store, "by: \"王芳\"", "by: \"李雷\"");
    let other = Author::new("李雷");
    let undone = store
        .record(&Act::Undo { save: None }, &other, || time(1002))
        .unwrap();
    assert_eq!(undone.plan.entries.len(), 1);
    assert!(!is_done(&at.path, "1.2"));
}

#[test]
fn who_may_only_read_cannot_keep_others_from_saving() {
    let at = place();
    let file = fs::File::open(&at.path).unwrap();
    file.lock().unwrap();
    save(&at.path, "1.2").unwrap();
    assert!(is_done(&at.path, "1.2"));
    let lock = at.folder.path().join("j.ron.lock");
    for (mode, wanted) in [(0o644, 0o600), (0o664, 0o660), (0o600, 0o600)] {
        fs::set_permissions(&at.path, fs::Permissions::from_mode(mode)).unwrap();
        fs::remove_file(&lock).unwrap();
        save(&at.path, &format!("2.{mode}")).unwrap();
        assert_eq!(fs::metadata(&lock).unwrap().mode() & 0o777, wanted);
    }
}

#[test]
fn a_save_that_waits_says_for_whom_and_can_be_given_up() {
    let at = place();
    let saving = at.folder.path().join(".j.ron.saving");
    symlink("far-1-2-42-7.0@2026-11-23T20:45:40+08:00", &saving).unwrap();
    let mut watch = Watch::new(&at.path).unwrap();
    while watch.drain() {}
    let wait = Wait::new(std::time::Duration::from_secs(60), Some(watch.bell()));
    thread::scope(|scope| {
        let waiting = scope.spawn(|| {
            store(&at.path).record_while(&wait, &mark("1.2"), &Author::new("a"), || time(0))
        });
        while wait.holder().is_none() {
            thread::yield_now();
        }
        let told = wait.holder().unwrap();
        assert!(told.pick(Lang::En).contains("42 on host far"), "{told:?}");
        wait.give_up();
        let told = waiting.join().unwrap().unwrap_err();
        assert!(told.message(Lang::En).contains("nothing was saved"));
    });
    assert!(watch.drain());
    assert!(!is_done(&at.path, "1.2"));
}

#[test]
fn what_lies_in_the_way_of_a_save_is_named_and_left_alone() {
    let at = place();
    let old = fs::read(&at.path).unwrap();
    for name in ["j.ron.lock", ".j.ron.saving"] {
        for kind in ["folder", "link"] {
            let way = at.folder.path().join(name);
            if kind == "folder" {
                fs::create_dir(&way).unwrap();
            } else {
                symlink("/etc/passwd", &way).unwrap();
            }
            let error = save(&at.path, "1.2").unwrap_err();
            assert_eq!(error.kind(), Kind::Io);
            let told = error.message(Lang::En);
            assert!(told.starts_with(way.to_str().unwrap()), "{told}");
            assert!(told.contains("not saved"), "{told}");
            assert_eq!(fs::read(&at.path).unwrap(), old);
            assert!(fs::symlink_metadata(&way).is_ok());
            let _ = fs::remove_dir(&way).or_else(|_| fs::remove_file(&way));
        }
    }
    save(&at.path, "1.2").unwrap();
}

#[test]
fn in_a_folder_that_hands_on_its_group_the_group_may_what_it_may_there() {
    for (folder, journal) in [(0o2770, 0o660), (0o2750, 0o640), (0o2700, 0o600)] {
        let at = tempfile::tempdir().unwrap();
        fs::set_permissions(at.path(), fs::Permissions::from_mode(folder)).unwrap();
        let path = at.path().join("new.ron");
        assert!(store(&path).make().unwrap().is_none());
        for name in ["new.ron", "new.ron.lock"] {
            let mode = fs::metadata(at.path().join(name)).unwrap().mode();
            assert_eq!(mode & 0o777, journal, "{name} in {folder:o}");
        }
    }
}

#[test]
fn keeps_access_lists_and_attributes() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let at = place();
    // Version 2; owner rw, user 7 rw, group r, mask rw, others none: pairs of tag, rights and id, little-endian (acl(5)).
    let entry = |tag: u16, may: u16, id: u32| {
        [
            &tag.to_le_bytes()[..],
            &may.to_le_bytes(),
            &id.to_le_bytes(),
        ]
        .concat()
    };
    let nobody = u32::MAX;
    let acl = [
        2_u32.to_le_bytes().to_vec(),
        entry(0x01, 6, nobody),
        entry(0x02, 6, 7),
        entry(0x04, 4, nobody),
        entry(0x10, 6, nobody),
        entry(0x20, 0, nobody),
    ]
    .concat();
    for (name, value) in [
        ("user.office", b"ducha".to_vec()),
        ("system.posix_acl_access", acl),
    ] {
        // Some file systems have none of them.
        if setxattr(&at.path, name, &value, XattrFlags::empty()).is_err() {
            continue;
        }
        save(&at.path, &format!("1.{}", name.len())).unwrap();
        let mut found = vec![0; 256];
        let length = getxattr(&at.path, name, &mut found[..]).unwrap();
        assert_eq!(found[..length], value, "{name}");
    }
}

#[test]
fn threads_that_save_at_once_lose_nothing() {
    let at = place();
    thread::scope(|scope| {
        for area in 2..10 {
            let path = &at.path;
            scope.spawn(move || {
                for index in 1..=20 {
                    save(path, &format!("{area}.{index}")).unwrap();
                }
            });
        }
    });
    let journal = store(&at.path).load().unwrap();
    assert_eq!(journal.entries().len(), 1 + 8 * 20);
    // One clock for all: each save stands behind what it has read.
    let entries = journal.entries().iter();
    let places: std::collections::HashSet<_> = entries.clone().map(|entry| entry.order()).collect();
    let saves: std::collections::HashSet<_> = entries.map(|entry| entry.key()).collect();
    assert_eq!(places.len(), journal.entries().len());
    assert_eq!(saves.len(), journal.entries().len());
    assert_eq!(at.names(), ["j.ron", "j.ron.2026-11-23.bak"]);
}

#[test]
fn threads_that_make_the_journal_at_once_lose_nothing() {
    for _ in 0..10 {
        let at = tempfile::tempdir().unwrap();
        let path = &at.path().join("new.ron");
        thread::scope(|scope| {
            for area in 1..=8 {
                scope.spawn(move || save(path, &format!("{area}.1")).unwrap());
            }
        });
        assert_eq!(store(path).load().unwrap().entries().len(), 8);
        assert_eq!(
            fs::read_dir(&at).unwrap().count(),
            2 + store(path).backups().len()
        );
    }
}

#[test]
fn the_first_change_of_a_day_keeps_the_journal_before_it() {
    let at = place();
    let on = |day: i64, clause: &str| {
        let now = time(day * 24 * 3600 * 1000);
        store(&at.path)
            .record(&mark(clause), &Author::new("a"), || now)
            .unwrap()
    };
    let mut before = Vec::new();
    for day in 1..10 {
        before.push(fs::read(&at.path).unwrap());
        on(day, &format!("{day}.2"));
        on(day, &format!("{day}.3"));
    }
    let kept = store(&at.path).backups();
    assert_eq!(kept.len(), 7);
    for (path, text) in kept.iter().zip(before.iter().rev()) {
        assert_eq!(&fs::read(path).unwrap(), text);
    }
    assert!(kept[0].ends_with("j.ron.2026-12-02.bak"));
}

#[test]
fn a_clock_that_was_wrong_for_a_day_costs_no_backup() {
    let at = place();
    let on = |day: i64, clause: &str| {
        let now = time(day * 24 * 3600 * 1000);
        store(&at.path)
            .record(&mark(clause), &Author::new("a"), || now)
            .unwrap()
    };
    on(400, "1.2");
    for day in 1..=9 {
        on(day, &format!("{day}.3"));
    }
    let kept = store(&at.path).backups();
    assert_eq!(kept.len(), 7);
    assert!(kept[0].ends_with("j.ron.2026-12-02.bak"), "{kept:?}");
    assert!(
        kept.iter()
            .all(|path| path.to_str().unwrap().contains(".2026-"))
    );
}

#[test]
fn what_is_no_backup_is_not_counted_as_one_and_is_told_where_it_lies_in_the_way() {
    let at = place();
    for name in ["j.ron.2026-11-23.bak", "j.ron.2030-01-01.bak"] {
        fs::write(at.folder.path().join(name), "x").unwrap();
    }
    let told = save(&at.path, "1.2").unwrap().no_backup.unwrap();
    let told = told.message(Lang::En);
    assert!(told.contains("j.ron.2026-11-23.bak"), "{told}");
    let way = at.folder.path().join("j.ron.2026-11-23.bak");
    assert_eq!(fs::read(&way).unwrap(), b"x");
    fs::remove_file(way).unwrap();
    assert!(save(&at.path, "1.3").unwrap().no_backup.is_none());
    let latest = store(&at.path).backups().remove(0);
    assert!(latest.ends_with("j.ron.2026-11-23.bak"));
}

#[test]
fn a_journal_that_is_gone_is_told_with_the_command_that_goes_back() {
    let at = place();
    save(&at.path, "1.2").unwrap();
    fs::remove_file(&at.path).unwrap();
    for missing in [Missing::Empty, Missing::Refused] {
        let store = Store::at(at.path.clone(), subject(), missing);
        for refused in [
            store.load().unwrap_err(),
            store
                .record(&mark("1.3"), &Author::new("a"), || time(0))
                .unwrap_err(),
            store.make().unwrap_err(),
        ] {
            let told = refused.message(Lang::En);
            assert!(told.contains("cp -p '"), "{told}");
        }
    }
    assert!(!at.path.exists());
}

#[test]
fn a_backup_that_fails_does_not_cost_the_mark() {
    let at = place();
    // The name is one byte too long with the day, and not without.
    let long = at.folder.path().join("n".repeat(245));
    fs::rename(&at.path, &long).unwrap();
    let saved = save(&long, "1.2").unwrap();
    assert!(
        saved
            .no_backup
            .unwrap()
            .message(Lang::En)
            .contains("too long")
    );
    assert!(is_done(&long, "1.2"));
}

#[test]
fn a_copy_never_takes_the_place_of_a_file() {
    let at = place();
    let journal = store(&at.path).load().unwrap();
    let old = fs::read(&at.path).unwrap();
    assert_eq!(
        Store::write_new(&at.path, &journal).unwrap_err().kind(),
        Kind::Usage
    );
    assert_eq!(fs::read(&at.path).unwrap(), old);
    let copy = at.folder.path().join("copy.ron");
    assert!(Store::write_new(&copy, &journal).unwrap().is_none());
    assert_eq!(store(&copy).load().unwrap(), journal);
}

#[test]
fn sees_the_changes_of_others_and_no_others() {
    let at = place();
    let seen = store(&at.path).fingerprint();
    store(&at.path).load().unwrap();
    assert!(!store(&at.path).changed_since(&seen));
    save(&at.path, "1.2").unwrap();
    assert!(store(&at.path).changed_since(&seen));
    fs::remove_file(&at.path).unwrap();
    assert!(store(&at.path).changed_since(&seen));
}

#[test]
fn knows_beforehand_what_cannot_be_written() {
    let at = place();
    assert_eq!(store(&at.path).access(), Access::Writable);
    // The process table takes no files, whoever asks.
    let nowhere = store(Path::new("/proc/self/j.ron")).access();
    assert!(matches!(nowhere, Access::ReadOnly(_)), "{nowhere:?}");
}

#[test]
fn a_reader_never_sees_half_a_journal() {
    let at = place();
    let mut filler = fs::OpenOptions::new().append(true).open(&at.path).unwrap();
    writeln!(filler, "// {}", "x".repeat(200_000)).unwrap();
    thread::scope(|scope| {
        let path = &at.path;
        let writer = scope.spawn(move || {
            for index in 1..=30 {
                save(path, &format!("3.{index}")).unwrap();
            }
        });
        while !writer.is_finished() {
            store(path).load().unwrap();
        }
    });
}
