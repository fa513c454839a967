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
    let left = fs::read_dir(desk.path("")).unwrap();
    let left = left.filter(|entry| entry.as_ref().unwrap().file_name() != ".cache");
    assert_eq!(left.count(), 2);
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
    // Another notice altogether would take over marks that are not its own.
    let other = "江口县2031年要点\n一、教育\n1.新建中学。（县教体局负责）\n";
    let other = desk.write("丙.txt", other);
    let told = desk.run(&["import", word(&other), "-o", "a.ron", "--force"]);
    assert_eq!(told.code, 0);
    assert_ne!(id("a.ron"), before);
    assert!(told.err.contains("按另一通知编号"), "{}", told.err);
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

/// A plan whose areas stand in chapters.
const CHAPTERS: &str = "清河县2030年工作方案\n一、水利\n（一）东渠\n4.疏浚东渠。（县水务局、县水利局负责）\n5.护坡。（县水务局负责）\n\
    二、教育\n（一）南校\n6.新建小学。（县教体局负责）\n";

#[test]
fn what_the_notice_calls_so_is_found() {
    let desk = Desk::new();
    let file = desk.write("n.txt", CHAPTERS);
    assert_eq!(desk.run(&["import", word(&file), "-o", "c.ron"]).code, 0);
    let ids = |args: &[&str]| {
        let ran = desk.run(&[&["--catalogue", "c.ron", "--format", "json"], args].concat());
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let clauses = json["clauses"].as_array().unwrap().iter();
        clauses
            .map(|clause| clause["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&["show", "二（一）"]), ["2.1"]);
    assert_eq!(ids(&["show", "一（一）5"]), ["1.2"]);
    assert_eq!(ids(&["list", "一（一）"]), ["1.1", "1.2"]);
}

#[test]
fn several_files_go_into_a_folder_and_one_that_fails_keeps_no_other_back() {
    let desk = Desk::new();
    let (good, bad) = (
        desk.write("甲.txt", PLAN),
        desk.write("乙.txt", "没有任务。\n"),
    );
    let ran = desk.run(&["import", word(&bad), word(&good), "-o", "all"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("共 2 个文件，1 个没有导入"), "{}", ran.err);
    assert!(desk.path("all/甲.ron").exists() && !desk.path("all/乙.ron").exists());
    let code = |args: &[&str]| desk.run(&[&["import", word(&good)], args].concat()).code;
    assert_eq!(code(&[word(&good), "-o", "two"]), 2);
    assert_eq!(code(&[word(&bad)]), 2);
    assert_eq!(code(&[word(&bad), "-o", "x", "--id", "y"]), 2);
    assert_eq!(code(&["-o", "all"]), 4);
}

#[test]
fn corrections_are_made_and_a_doubt_says_which_would_help() {
    let desk = Desk::new();
    let file = desk.write("n.txt", PLAN);
    let ran = desk.run(&["import", word(&file), "-o", "c.ron"]);
    let help = "如不对，在更正文件（--edit）中写：NotClause(clause: \"加固西堤";
    assert!(ran.err.contains(help), "{}", ran.err);
    desk.write(
        "更正.ron",
        "(version: 1, edits: [Annotation(clause: \"加固西堤\", says: \"县财政局牵头\")])",
    );
    let args = [
        "import",
        word(&file),
        "-o",
        "c.ron",
        "--force",
        "--strict",
        "--edit",
        "更正.ron",
    ];
    let ran = desk.run(&args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let show = desk.run(&["--catalogue", "c.ron", "show", "1.2"]);
    assert!(show.out.contains("县财政局"), "{}", show.out);
    desk.write("更正.ron", "(version: 1, edits: [Anotation()])");
    let ran = desk.run(&args);
    assert!(
        ran.code == 3 && ran.err.contains("更正.ron 第 1 行"),
        "{}",
        ran.err
    );
}

#[test]
fn a_revision_is_compared_and_what_was_recorded_follows_its_clause() {
    let desk = Desk::new();
    let old = desk.write("旧.txt", CHAPTERS);
    let new = CHAPTERS
        .replace(
            "4.疏浚东渠。",
            "4.建设水闸三座。（县水务局负责）\n5.疏浚东渠。",
        )
        .replace("5.护坡。", "6.护坡。");
    let new = desk.write("新.txt", new);
    let import = |more: &[&str]| desk.run(&[&["import"], more].concat()).code;
    assert_eq!(import(&[word(&old), "-o", "c.ron", "--id", "n"]), 0);
    assert_eq!(desk.run(&["--catalogue", "c.ron", "done", "1.1"]).code, 0);
    let ran = desk.run(&["diff", "c.ron", word(&new)]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let counted = "新增 1 条，删去 0 条，修改或移号 2 条，相同 1 条";
    assert!(ran.err.contains(counted), "{}", ran.err);
    assert!(
        ran.out.contains("建设水闸") && ran.out.contains("移号"),
        "{}",
        ran.out
    );
    assert_eq!(import(&[word(&new), "-o", "c.ron", "--force"]), 0);
    let done = desk.run(&[
        "--catalogue",
        "c.ron",
        "list",
        "--status",
        "done",
        "--format",
        "json",
    ]);
    assert!(
        done.out.contains("\"1.2\"") && !done.out.contains("\"1.1\""),
        "{}",
        done.out
    );
    let check = desk.run(&["--catalogue", "c.ron", "check"]);
    assert!(check.err.contains("原 1.1 的条款现为 1.2"), "{}", check.err);
}
