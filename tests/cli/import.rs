//! `import`.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::desk::{Desk, word};

const NOTICE: &str = include_str!("../../data/notice.txt");

#[test]
fn a_notice_becomes_a_catalogue_that_works() {
    let desk = Desk::new();
    let notice = desk.write("some notice.txt", NOTICE);
    let ran = desk.run(&[
        "import",
        word(&notice),
        "-o",
        "c.ron",
        "--id",
        "some-notice",
    ]);
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
    let odd = desk.write("odd.txt", b"abc\n\xff\xff");
    let ran = desk.run(&["import", word(&odd)]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("GB18030"), "{}", ran.err);
    let pdf = desk.write("scan.txt", "%PDF-1.7");
    let ran = desk.run(&["import", word(&pdf)]);
    assert!(ran.code == 3 && ran.err.contains("PDF"), "{}", ran.err);
    let ran = desk.run(&["import", "missing.txt"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.starts_with("missing.txt："), "{}", ran.err);
}

/// Two clauses, one of them without an owner.
const PLAN: &str =
    "清河县2030年重点工作方案\n各乡镇：\n一、水利\n1.疏浚东渠。（县水务局负责）\n2.加固西堤。\n";

#[test]
fn doubts_and_lines_left_out_are_told_and_strict_refuses_them() {
    let desk = Desk::new();
    let plan = desk.write("方案.txt", PLAN);
    let ran = desk.run(&["import", word(&plan), "--left-out", "-o", "c.ron"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("第 5 行：“2.加固西堤。…”没有责任标注"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("第 2 行未列入（任务之前）：各乡镇："),
        "{}",
        ran.err
    );
    let ran = desk.run(&["import", word(&plan), "--strict", "-o", "d.ron"]);
    assert_eq!(ran.code, 3);
    assert!(!desk.path("d.ron").exists());
}

#[test]
fn notices_of_one_title_get_ids_that_differ_and_a_revised_text_keeps_its_own() {
    let desk = Desk::new();
    let id = |file: &str| {
        let ron = fs::read_to_string(desk.path(file)).unwrap();
        ron.lines()
            .find(|line| line.contains(" id: "))
            .unwrap()
            .to_owned()
    };
    let (first, second) = (
        desk.write("甲.txt", PLAN),
        desk.write("乙.txt", PLAN.replace("东渠", "南渠")),
    );
    assert_eq!(desk.run(&["import", word(&first), "-o", "a.ron"]).code, 0);
    assert_eq!(desk.run(&["import", word(&second), "-o", "b.ron"]).code, 0);
    assert_ne!(id("a.ron"), id("b.ron"));
    let before = id("a.ron");
    assert_eq!(
        desk.run(&["import", word(&second), "-o", "a.ron", "--force"])
            .code,
        0
    );
    assert_eq!(id("a.ron"), before);
}

#[test]
fn a_table_in_the_encoding_of_older_systems_is_read() {
    let desk = Desk::new();
    let (table, ..) = encoding_rs::GB18030
        .encode("县任务分解表\n序号\t任务\t责任单位\t时限\n1\t疏浚东渠\t县水务局、财政局\t6月底\n");
    let file = desk.write("表.txt", &table[..]);
    assert_eq!(desk.run(&["import", word(&file), "-o", "c.ron"]).code, 0);
    let list = desk.run(&["--catalogue", "c.ron", "show", "1.1"]);
    for part in ["1 疏浚东渠", "县水务局、县财政局", "6月底"] {
        assert!(list.out.contains(part), "{}", list.out);
    }
}
