//! `import`.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::desk::{Desk, word};

const NOTICE: &str = include_str!("../../data/notice.txt");

#[test]
fn a_notice_becomes_a_catalogue_that_works() {
    let desk = Desk::new();
    let notice = desk.write("some notice.txt", NOTICE);
    let ran = desk.run(&["import", word(&notice), "-o", "c.ron"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("编号 some-notice：16 个领域，87 条，53 个单位"),
        "{}",
        ran.err
    );
    let list = desk.run(&["--catalogue", "c.ron", "list"]);
    assert_eq!(list.out, desk.run(&["list"]).out);
    assert_eq!(desk.run(&["--catalogue", "c.ron", "done", "2.3"]).code, 0);
    assert!(desk.path(".local/share/duban/some-notice.ron").exists());
    assert!(!desk.journal().exists());
}

#[test]
fn the_catalogue_goes_to_standard_output_when_no_file_is_named() {
    let desk = Desk::new();
    let args = ["import", "-", "--id", "heilongjiang-2012-0704"];
    let ran = desk.run_with(&args, NOTICE);
    assert_eq!(ran.code, 0);
    assert!(ran.out.starts_with("(\n    version: 2,\n"), "{}", ran.out);
}

#[test]
fn what_is_no_catalogue_is_not_overwritten() {
    let desk = Desk::new();
    let notice = desk.write("n.txt", NOTICE);
    let import = |more: &[&str]| {
        let args = [&["import", word(&notice), "-o"], more].concat();
        desk.run(&args).code
    };
    assert_eq!(import(&["n.txt"]), 4);
    assert_eq!(import(&["n.txt", "--force"]), 2);
    assert_eq!(fs::read_to_string(&notice).unwrap(), NOTICE);
    assert_eq!(import(&["c.ron"]), 0);
    let first = fs::read(desk.path("c.ron")).unwrap();
    assert_eq!(import(&["c.ron", "--id", "two"]), 4);
    assert_eq!(fs::read(desk.path("c.ron")).unwrap(), first);
    let shared = fs::Permissions::from_mode(0o664);
    fs::set_permissions(desk.path("c.ron"), shared.clone()).unwrap();
    assert_eq!(import(&["c.ron", "--id", "two", "--force"]), 0);
    let mode = fs::metadata(desk.path("c.ron"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, shared.mode());
    assert!(
        fs::read_to_string(desk.path("c.ron"))
            .unwrap()
            .contains("id: \"two\"")
    );
    assert_eq!(fs::read_dir(desk.path("")).unwrap().count(), 2);
}

#[test]
fn what_is_no_notice_is_told() {
    let desk = Desk::new();
    let prose = desk.write("prose.txt", "没有任何标注的文字。\n");
    let ran = desk.run(&["import", word(&prose)]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("prose.txt"), "{}", ran.err);
    let gbk = desk.write("gbk.txt", b"abc\n\xb7\xa2");
    let ran = desk.run(&["import", word(&gbk)]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.contains("gbk.txt 第 2 行第 1 列：不是 UTF-8 文本"),
        "{}",
        ran.err
    );
    let ran = desk.run(&["import", "missing.txt"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.starts_with("missing.txt："), "{}", ran.err);
}
