//! A folder of several notices from the shell: one unit across all of them, sheets that hold several, each journal beside its
//! catalogue.

use std::fs;
use std::path::PathBuf;

use super::desk::{Desk, Ran};
use crate::fill::{Put, fill_sheet};

/// Two notices of one city and one of another, each with a water bureau.
const NOTICES: [(&str, &str); 3] = [
    (
        "water",
        "济南市2030年水利工作方案\n一、水利\n1.疏浚东渠。（市水务局牵头，市财政局配合；2026年6月底前完成）\n2.加固西堤。（市水务局负责）\n",
    ),
    (
        "schools",
        "济南市2031年教育工作方案\n一、小学\n1.新建小学。（市教育局牵头，市财政局配合）\n2.校舍防汛。（市水务局牵头）\n",
    ),
    (
        "others",
        "青岛市2030年水利工作方案\n一、水利\n1.修水库。（市水务局牵头）\n",
    ),
];

/// What each is called in rows.
const SHORT: [(&str, &str); 3] = [
    ("water", "济南水利"),
    ("schools", "济南教育"),
    ("others", "青岛水利"),
];

/// A desk with the folder of them.
fn desk() -> Desk {
    let desk = Desk::new();
    for (name, text) in NOTICES {
        let file = desk.write(&format!("{name}.txt"), text);
        let _ = fs::create_dir(desk.path("shelf"));
        let to = catalogue(&desk, name);
        let args = [
            "import",
            file.to_str().unwrap(),
            "--id",
            name,
            "-o",
            to.to_str().unwrap(),
        ];
        assert_eq!(desk.run(&args).code, 0);
    }
    for (name, short) in SHORT {
        let to = catalogue(&desk, name);
        let text = fs::read_to_string(&to).unwrap();
        let at = text.find("        title:").unwrap();
        let kept: String = text
            .lines()
            .filter(|l| !l.starts_with("        short:"))
            .collect::<Vec<_>>()
            .join("\n");
        let named = format!(
            "{}        short: \"{short}\",\n{}\n",
            &kept[..at],
            &kept[at..]
        );
        fs::write(&to, named).unwrap();
    }
    desk
}

fn catalogue(desk: &Desk, name: &str) -> PathBuf {
    desk.path(&format!("shelf/{name}.ron"))
}

fn journal(desk: &Desk, name: &str) -> String {
    fs::read_to_string(desk.path(&format!("shelf/{name}.journal.ron"))).unwrap_or_default()
}

/// A run on the folder without the built-in notice.
fn run(desk: &Desk, args: &[&str]) -> Ran {
    let shelf = desk.path("shelf");
    let shelf = [
        "--no-embedded",
        "--as",
        "王芳",
        "--shelf",
        shelf.to_str().unwrap(),
    ];
    desk.run(&[&shelf[..], args].concat())
}

#[test]
fn lists_counts_and_searches_run_across_all() {
    let desk = desk();
    let list = run(&desk, &["list"]);
    assert_eq!(list.code, 0, "{list:?}");
    assert_eq!(list.out.lines().count(), 5);
    assert!(list.out.contains("济南教育\t1.2"), "{}", list.out);
    let json = run(&desk, &["list", "防汛", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["clauses"][0]["notice"], "济南教育");
    let unit = run(&desk, &["unit", "shuiwu"]);
    assert!(
        unit.out.contains("济南水利 牵头") && unit.out.contains("济南教育 牵头"),
        "{unit:?}"
    );
    assert!(unit.out.contains("按同一单位合并"), "{}", unit.out);
    assert!(!unit.out.contains("修水库"), "{}", unit.out);
    let units = run(&desk, &["units", "水务"]);
    assert!(units.out.contains("济南市水务局") && units.out.contains("青岛市水务局"));
    let found = run(&desk, &["search", "堤"]);
    assert!(found.out.contains("济南水利\t条款\t1.2"), "{}", found.out);
    let status = run(&desk, &["status"]);
    assert!(status.out.starts_with("共 5 条"), "{}", status.out);
    assert!(status.out.contains("青岛水利"), "{}", status.out);
    let one = run(&desk, &["list", "通知:青岛"]);
    assert_eq!(one.out.lines().count(), 1);
    let two = run(&desk, &["list", "济南教育", "1.2"]);
    assert!(
        two.out.contains("校舍防汛") && two.out.lines().count() == 1,
        "{}",
        two.out
    );
}

#[test]
fn what_is_recorded_needs_one_notice_and_goes_to_its_journal() {
    let desk = desk();
    let which = run(&desk, &["done", "1.2"]);
    assert_eq!(which.code, 2);
    assert!(
        which.err.contains("--notice") && which.err.contains("济南教育"),
        "{}",
        which.err
    );
    let done = run(&desk, &["--notice", "济南教育", "done", "1.2"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(journal(&desk, "schools").contains("clause: \"1.2\""));
    assert_eq!(journal(&desk, "water"), "");
    let log = run(&desk, &["log"]);
    assert!(
        log.out.contains("济南教育") && log.out.contains("登记完成"),
        "{}",
        log.out
    );
    let status = run(&desk, &["list", "done:yes"]);
    assert!(status.out.contains("校舍防汛"));
    assert_eq!(run(&desk, &["--notice", "没有", "list"]).code, 1);
    let with_state = run(&desk, &["--state", "x.ron", "list"]);
    assert_eq!(with_state.code, 2, "{with_state:?}");
}

#[test]
fn one_bad_notice_is_told_and_the_rest_is_there() {
    let desk = desk();
    desk.write(
        "shelf/water.journal.ron",
        "(version: 2, notice: \"water\", entries: [(at:",
    );
    desk.write("shelf/broken.ron", "(version: 2, notice: (id: \"x\"");
    let list = run(&desk, &["list"]);
    assert_eq!(list.out.lines().count(), 3, "{list:?}");
    assert!(list.err.contains("“济南水利”未计入"), "{}", list.err);
    assert!(list.err.contains("broken.ron"), "{}", list.err);
    let check = run(&desk, &["check"]);
    assert_eq!(check.code, 3, "{check:?}");
    assert!(check.out.contains("== 青岛水利 =="));
    let json = run(&desk, &["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["notices"].as_array().unwrap().len(), 4);
}

#[test]
fn a_person_says_which_units_are_one() {
    let desk = desk();
    desk.write(
        "shelf/units.ron",
        "(version: 1, same: [[(\"济南水利\", \"市水务局\"), (\"others\", \"市水务局\")]], apart: [(\"schools\", \"市水务局\")])",
    );
    let unit = run(&desk, &["unit", "水务"]);
    assert!(
        unit.out.contains("修水库") && !unit.out.contains("校舍防汛"),
        "{}",
        unit.out
    );
    desk.write(
        "shelf/units.ron",
        "(version: 1, apart: [(\"schools\", \"市气象局\")])",
    );
    let check = run(&desk, &["check"]);
    assert_eq!(check.code, 3);
    assert!(check.err.contains("市气象局"), "{}", check.err);
    desk.write("shelf/units.ron", "(version: 1, apart: [");
    let list = run(&desk, &["list"]);
    assert_eq!(list.code, 3);
    assert!(list.err.contains("units.ron"), "{}", list.err);
}

#[test]
fn one_sheet_holds_all_notices_of_a_unit_and_comes_back_in_one_go() {
    let desk = desk();
    let out = desk.path("out");
    let out = out.to_str().unwrap();
    let asked = run(
        &desk,
        &[
            "returns",
            "--period",
            "2030-Q4",
            "--by",
            "2030-12-25",
            "-o",
            out,
        ],
    );
    assert_eq!(asked.code, 0, "{asked:?}");
    let file = desk.path("out/报送-济南市水务局-2030Q4.xlsx");
    assert!(file.exists(), "{}", asked.out);
    for name in ["water", "schools", "others"] {
        assert!(journal(&desk, name).contains("Asked"), "{name}");
    }
    let status = run(&desk, &["status", "--period", "2030-Q4"]);
    assert!(
        status.out.contains("济南水利") && status.out.contains("未报"),
        "{}",
        status.out
    );
    let again = run(&desk, &["collect", out, "--dry-run", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&again.out).unwrap();
    let sheets = |at: usize| json["notices"][at]["sheets"].as_array().unwrap().len();
    assert_eq!(
        (sheets(0), sheets(1), sheets(2)),
        (1, 2, 1),
        "{}",
        again.out
    );
}

#[test]
fn each_journal_gets_what_the_unit_said_of_its_notice() {
    let desk = desk();
    let out = desk.path("out");
    let out = out.to_str().unwrap();
    let made = run(
        &desk,
        &[
            "returns",
            "--period",
            "2030-Q4",
            "--by",
            "2030-12-25",
            "-o",
            out,
        ],
    );
    assert_eq!(made.code, 0, "{made:?}");
    let file = desk.path("out/报送-济南市水务局-2030Q4.xlsx");
    let put = |text: &str| Put::Text(text.to_owned());
    let of_schools = [
        ("G5".to_owned(), put("推进中")),
        ("K5".to_owned(), put("校舍屋面已检修")),
    ];
    let of_water = [
        ("G5".to_owned(), put("推进中")),
        ("K5".to_owned(), put("东渠疏浚过半")),
    ];
    let book = fill_sheet(&fs::read(&file).unwrap(), 1, &of_schools);
    fs::write(&file, fill_sheet(&book, 2, &of_water)).unwrap();
    let taken = run(&desk, &["collect", file.to_str().unwrap(), "--yes"]);
    assert_eq!(taken.code, 0, "{taken:?}");
    let (schools, water) = (journal(&desk, "schools"), journal(&desk, "water"));
    assert!(
        schools.contains("校舍屋面已检修") && !schools.contains("东渠"),
        "{schools}"
    );
    assert!(
        water.contains("东渠疏浚过半") && !water.contains("校舍"),
        "{water}"
    );
    assert!(
        schools.contains("unit: \"市水务局\""),
        "as its notice calls it: {schools}"
    );
    let again = run(&desk, &["collect", file.to_str().unwrap(), "--yes"]);
    assert!(again.out.contains("都已收过"), "{again:?}");
    // The same file where one notice alone is open: the other's sheet is told of and left.
    let alone = run(
        &desk,
        &["--notice", "济南水利", "collect", file.to_str().unwrap()],
    );
    assert!(alone.out.contains("另一通知"), "{alone:?}");
    let undone = run(&desk, &["--notice", "济南教育", "undo"]);
    assert_eq!(undone.code, 0, "{undone:?}");
    assert!(
        !run(&desk, &["status", "--period", "2030-Q4"])
            .out
            .contains("校舍")
    );
}

#[test]
fn a_report_is_on_all_of_them() {
    let desk = desk();
    let to = desk.path("r.md");
    let report = run(&desk, &["report", "-o", to.to_str().unwrap()]);
    assert_eq!(report.code, 0, "{report:?}");
    let text = fs::read_to_string(&to).unwrap();
    assert!(text.contains("关于3份通知落实情况的报告"), "{text}");
    assert!(text.contains("《济南市2031年教育工作方案》"), "{text}");
    assert!(text.contains("济南教育：小学"), "{text}");
    let ledger = run(
        &desk,
        &[
            "report",
            "-o",
            "-",
            "--form",
            "ledger",
            "--to-format",
            "csv",
        ],
    );
    assert!(ledger.out.contains("通知,"), "{}", ledger.out);
}
