//! What is kept of a catalogue file, from the shell: it is never seen, but for the time that it spares.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use crate::desk::{Desk, word};

const RON: &str = include_str!("../../data/catalogue.ron");

/// A desk with a catalogue in a file that has not been changed for a while, and a journal.
fn desk() -> (Desk, PathBuf) {
    let desk = Desk::new();
    let file = desk.write("notice.ron", RON);
    assert_eq!(run(&desk, &["init"]).0, 0);
    (desk, file)
}

fn run(desk: &Desk, args: &[&str]) -> (i32, String, String) {
    let named = ["--catalogue", "notice.ron", "--state", "journal.ron"];
    let ran = desk.run(&[&named, args].concat());
    (ran.code, ran.out, ran.err)
}

/// The files of the cache.
fn kept(desk: &Desk) -> Vec<PathBuf> {
    let folder = fs::read_dir(desk.path(".cache/duban"));
    let files = folder.into_iter().flatten();
    files.map(|file| file.unwrap().path()).collect()
}

/// All that a catalogue says, as far as verbs tell it.
fn told(desk: &Desk) -> Vec<String> {
    let verbs: [&[&str]; 6] = [
        &["list", "--format", "json"],
        &["units", "--format", "json"],
        &["unit", "省教育厅"],
        &["status"],
        &["search", "大豆"],
        &["notice"],
    ];
    let told = verbs.map(|verb| {
        let (code, out, err) = run(desk, verb);
        assert_eq!((code, err.as_str()), (0, ""), "{verb:?}");
        out
    });
    told.to_vec()
}

#[test]
fn what_is_kept_says_what_the_file_says() {
    let (desk, _) = desk();
    let [file] = &kept(&desk)[..] else {
        panic!("one file is kept");
    };
    let mode = |path: &PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(
        (mode(file), mode(&desk.path(".cache/duban"))),
        (0o600, 0o700)
    );
    let from_cache = told(&desk);
    fs::remove_dir_all(desk.path(".cache")).unwrap();
    // No folder can be made where a file is in its place.
    desk.write(".cache", "");
    assert_eq!(told(&desk), from_cache);
    assert!(kept(&desk).is_empty());
}

#[test]
fn what_is_imported_is_kept_at_once() {
    let desk = Desk::new();
    let line = |at| format!("{at}.整治第{at}段渠系，增加大豆种植。（省教育厅负责）\n");
    let text = (1..=1500).map(line).collect::<Vec<_>>().concat();
    desk.write("a.txt", format!("清河省2030年工作方案\n（一）水利\n{text}"));
    assert_eq!(desk.run(&["import", "a.txt", "-o", "notice.ron"]).code, 0);
    let [file] = &kept(&desk)[..] else {
        panic!("one file is kept");
    };
    let made = fs::read(file).unwrap();
    assert_eq!(run(&desk, &["init"]).0, 0);
    let from_cache = told(&desk);
    // Nothing was made again.
    assert_eq!(fs::read(file).unwrap(), made);
    fs::remove_dir_all(desk.path(".cache")).unwrap();
    assert_eq!(told(&desk), from_cache);
}

#[test]
fn what_is_damaged_is_made_again_without_a_word() {
    let (desk, _) = desk();
    let right = told(&desk);
    let file = kept(&desk).remove(0);
    let whole = fs::read(&file).unwrap();
    let mut places: Vec<usize> = (0..whole.len()).step_by(whole.len() / 12).collect();
    places.push(whole.len() - 1);
    for at in places {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x2a;
        fs::write(&file, damaged).unwrap();
        assert_eq!(
            run(&desk, &["list", "--format", "json"]).1,
            right[0],
            "{at}"
        );
        fs::write(&file, &whole[..at]).unwrap();
        assert_eq!(
            run(&desk, &["list", "--format", "json"]).1,
            right[0],
            "cut at {at}"
        );
    }
    assert_eq!(told(&desk), right);
    let again = fs::read(&file).unwrap();
    assert_eq!(told(&desk), right);
    // Nothing was left to be made again.
    assert_eq!(fs::read(&file).unwrap(), again);
}

#[test]
fn a_changed_file_is_read_whatever_is_kept() {
    let (desk, file) = desk();
    told(&desk);
    let meta = fs::metadata(&file).unwrap();
    // As long as before, and dated as before.
    let changed = RON.replace("大豆", "小豆");
    assert_eq!(changed.len(), RON.len());
    fs::write(&file, changed).unwrap();
    let open = fs::File::options().write(true).open(&file).unwrap();
    open.set_modified(meta.modified().unwrap()).unwrap();
    assert_eq!(run(&desk, &["search", "大豆"]).0, 1);
    assert_eq!(run(&desk, &["search", "小豆"]).0, 0);
    // What cannot be read is told, as if nothing were kept.
    fs::write(&file, RON.replacen("units: [", "unit: [", 1)).unwrap();
    assert_eq!(run(&desk, &["list"]).0, 3);
    assert_eq!(kept(&desk).len(), 1);
}

#[test]
fn check_reads_the_file_itself() {
    let (desk, file) = desk();
    told(&desk);
    let cache = kept(&desk).remove(0);
    let trusted = fs::read(&cache).unwrap();
    fs::write(&file, RON.replacen("units: [", "unit: [", 1)).unwrap();
    fs::write(&cache, trusted).unwrap();
    assert_eq!(run(&desk, &["check"]).0, 3);
    fs::write(&file, RON).unwrap();
    assert_eq!(run(&desk, &["check"]).0, 0);
    let (code, out, _) = run(&desk, &["check", "--report"]);
    let bytes = fs::metadata(&cache).unwrap().len();
    assert_eq!(code, 0);
    assert!(
        out.contains(&format!("目录缓存：1 份，共 {bytes} 字节")),
        "{out}"
    );
}

#[test]
fn a_shelfs_notices_are_kept_too_and_small_ones_are_not() {
    let desk = Desk::new();
    fs::create_dir(desk.path("shelf")).unwrap();
    desk.write("shelf/large.ron", RON);
    let small = "方案\n一、水利\n1.疏浚东渠。（市水务局牵头）\n";
    let small = desk.write("small.txt", small);
    assert_eq!(
        desk.run(&["import", word(&small), "-o", "shelf/small.ron"])
            .code,
        0
    );
    let list = ["--shelf", "shelf", "list", "--format", "json"];
    let first = desk.run(&list);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    assert_eq!(kept(&desk).len(), 1);
    assert_eq!(desk.run(&list), first);
    let alone = ["--shelf", "shelf", "--notice", "large", "show", "2.3"];
    assert_eq!(desk.run(&alone).code, 0);
}

#[test]
fn the_folder_is_where_the_user_has_it() {
    let (desk, _) = desk();
    let mut command = desk.command(&[
        "--catalogue",
        "notice.ron",
        "--state",
        "journal.ron",
        "status",
    ]);
    let ran = command
        .env("XDG_CACHE_HOME", desk.path("own"))
        .output()
        .unwrap();
    assert!(ran.status.success());
    assert_eq!(fs::read_dir(desk.path("own/duban")).unwrap().count(), 1);
}
