//! `report`: what each file holds, read back, and what is refused.

use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;

use crate::desk::{Desk, word};

/// A desk with two clauses done, one started, a value recorded.
fn worked() -> Desk {
    let desk = Desk::new();
    for args in [
        &["done", "2.1", "2.10"][..],
        &["note", "2.2", "已完成前期工作，正在招标"],
        &["value", "1.1", "98.7"],
    ] {
        let ran = desk.run(&[&["--as", "王芳"], args].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    desk
}

/// Makes a report of this name; gives its bytes.
fn made(desk: &Desk, name: &str, args: &[&str]) -> Vec<u8> {
    let path = desk.path(name);
    let ran = desk.run(&[&["report", "-o", word(&path)], args].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains(word(&path.canonicalize().unwrap())),
        "{}",
        ran.out
    );
    std::fs::read(&path).unwrap()
}

/// A sheet of a workbook as text, a row a line.
fn sheet(path: &Path, name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range(name).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn text(data: &Data) -> &str {
    match data {
        Data::String(text) => text,
        Data::Empty => "",
        other => panic!("not text: {other:?}"),
    }
}

/// The text of a .docx, a paragraph a line.
fn docx_text(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut part = zip.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut xml).unwrap();
    let mut out = String::new();
    for piece in xml.replace("</w:p>", "\n").split('<') {
        if let Some((_, text)) = piece.split_once('>') {
            out.push_str(text);
        }
    }
    let plain = out
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    plain.replace("&apos;", "'").replace("&amp;", "&")
}

#[test]
fn the_workbook_counts_as_status_does_and_keeps_ids_and_days() {
    let desk = worked();
    made(&desk, "台账.xlsx", &[]);
    let path = desk.path("台账.xlsx");
    let status = desk.json(&["status"]);
    let rows = sheet(&path, "台账");
    let heads: Vec<&str> = rows[0].iter().map(text).collect();
    assert_eq!(
        heads,
        [
            "序号",
            "任务领域",
            "条款编号",
            "工作任务",
            "牵头单位",
            "负责单位",
            "配合单位",
            "完成时限",
            "状态",
            "逾期",
            "完成日期",
            "登记人",
            "进展情况",
            "存在问题",
            "下一步措施",
            "备注"
        ]
    );
    assert_eq!(rows.len() - 1, 87);
    let of = |id: &str| {
        rows.iter()
            .find(|row| row[2] == Data::String(id.to_owned()))
            .unwrap()
    };
    assert_eq!(text(&of("2.10")[8]), "已完成");
    assert!(
        matches!(of("2.10")[10], Data::DateTime(_)),
        "{:?}",
        of("2.10")[10]
    );
    assert_eq!(text(&of("2.10")[11]), "王芳");
    assert_eq!(text(&of("2.1")[4]), "省工信委");
    assert_eq!(text(&of("2.2")[12]), "已完成前期工作，正在招标");
    let done = rows
        .iter()
        .filter(|row| row[8] == Data::String("已完成".to_owned()));
    assert_eq!(
        done.count() as u64,
        status["total"]["done"].as_u64().unwrap()
    );

    for (row, area) in sheet(&path, "分领域")
        .iter()
        .skip(1)
        .zip(status["areas"].as_array().unwrap())
    {
        assert_eq!(text(&row[1]), area["title"].as_str().unwrap());
        for (at, key) in (2..).zip(["clauses", "done", "started", "pending"]) {
            assert_eq!(
                row[at],
                Data::Float(area[key].as_f64().unwrap()),
                "{key} of {:?}",
                row[1]
            );
        }
    }
    let units = sheet(&path, "分单位");
    let told = status["units"].as_array().unwrap();
    assert_eq!(units.len() - 1, told.len());
    for row in &units[1..] {
        let unit = told
            .iter()
            .find(|unit| unit["name"] == text(&row[1]))
            .unwrap();
        for (at, role) in (3..).step_by(2).zip(["lead", "responsible", "support"]) {
            assert_eq!(
                row[at],
                Data::Float(unit[role]["clauses"].as_f64().unwrap())
            );
            assert_eq!(
                row[at + 1],
                Data::Float(unit[role]["done"].as_f64().unwrap())
            );
        }
    }
    let indicators = sheet(&path, "指标");
    assert_eq!(
        indicators[1][3..6],
        [
            Data::Float(99.0),
            Data::String("%".to_owned()),
            Data::Float(98.7)
        ]
    );
    assert_eq!(indicators[1][8], Data::Float(0.3));
}

#[test]
fn csv_opens_in_excel_and_is_bare_for_programs() {
    let desk = worked();
    let bytes = made(&desk, "a.csv", &[]);
    assert!(bytes.starts_with("\u{feff}序号,任务领域,条款编号".as_bytes()));
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    assert_eq!(lines.len(), 89);
    assert!(lines[..88].iter().all(|line| line.ends_with(b"\r")));
    assert!(
        String::from_utf8(bytes.clone())
            .unwrap()
            .contains(",2.10\t,")
    );
    let bare = desk.run(&["report", "-o", "-", "--to-format", "csv", "--no-bom"]);
    assert_eq!((bare.code, bare.err.as_str()), (0, ""));
    assert!(bare.out.starts_with("序号,") && bare.out.contains(",2.10,"));
}

#[test]
fn each_written_form_counts_as_status_does() {
    let desk = worked();
    let total = desk.json(&["status"])["total"].clone();
    let said = format!(
        "已完成{}条（2.3%），推进中{}条（2.3%），未启动{}条（95.4%）",
        total["done"], total["started"], total["pending"]
    );
    for (form, title) in [
        ("report", "落实情况的报告"),
        ("notice", "落实情况的通报"),
        ("midterm", "中期评估报告"),
    ] {
        let args = ["--form", form];
        let docx = docx_text(&made(&desk, &format!("{form}.docx"), &args));
        let md = String::from_utf8(made(&desk, &format!("{form}.md"), &args)).unwrap();
        let html = String::from_utf8(made(&desk, &format!("{form}.html"), &args)).unwrap();
        let json = String::from_utf8(made(&desk, &format!("{form}.json"), &args)).unwrap();
        for text in [&docx, &md, &html, &json] {
            assert!(text.contains(&said), "{form}: {text}");
            assert!(text.contains("已完成前期工作，正在招标"), "{form}");
        }
        let whole: String = docx.lines().take(4).collect();
        assert!(whole.contains(title), "{form}: {whole}");
        for part in [
            "总体情况",
            "约束性指标",
            "分领域情况",
            "存在问题",
            "统计说明",
            "任务落实情况一览表",
        ] {
            assert!(
                docx.contains(part) && md.contains(part) && html.contains(part),
                "{form}: {part}"
            );
        }
        let order = |a: &str, b: &str| docx.find(a).unwrap() < docx.find(b).unwrap();
        assert_eq!(order("、约束性指标", "、总体情况"), form == "midterm");
    }
    let notice = docx_text(&std::fs::read(desk.path("notice.docx")).unwrap());
    assert!(notice.contains("各责任单位："));
}

#[test]
fn the_ledger_goes_into_every_format() {
    let desk = worked();
    for ending in ["docx", "md", "html"] {
        let bytes = made(&desk, &format!("ledger.{ending}"), &["--form", "ledger"]);
        let text = match ending {
            "docx" => docx_text(&bytes),
            _ => String::from_utf8(bytes).unwrap(),
        };
        for head in ["任务落实台账", "分单位", "下一步措施", "2.10", "省质监局"] {
            assert!(text.contains(head), "{ending}: {head}");
        }
    }
    let json: Value = serde_json::from_slice(&made(&desk, "ledger.json", &[])).unwrap();
    assert_eq!(
        (json["schema"].as_u64(), json["form"].as_str()),
        (Some(1), Some("ledger"))
    );
    assert_eq!(json["clauses"].as_array().unwrap().len(), 87);
    assert_eq!(json["clauses"][0]["id"], "1.1");
    assert_eq!(json["totals"], desk.json(&["status"])["total"]);
}

#[test]
fn a_filtered_report_says_so_inside_and_counts_what_it_shows() {
    let desk = worked();
    let args = ["--unit", "商务", "--role", "lead"];
    let listed = desk
        .run(&[&["list"], &args[..]].concat())
        .out
        .lines()
        .count();
    let told = format!(
        "单位 省商务厅，牵头：{listed}条（全部87条，其余{}条未列入）",
        87 - listed
    );
    made(&desk, "s.xlsx", &args);
    assert_eq!(sheet(&desk.path("s.xlsx"), "台账").len() - 1, listed);
    let cover = sheet(&desk.path("s.xlsx"), "封面");
    assert!(
        cover.iter().any(|row| row[1] == Data::String(told.clone())),
        "{cover:?}"
    );
    assert!(docx_text(&made(&desk, "s.docx", &args)).contains(&told));
    let json: Value = serde_json::from_slice(&made(&desk, "s.json", &args)).unwrap();
    assert_eq!(json["scope"], "单位 省商务厅，牵头");
}

#[test]
fn hostile_text_stays_text_in_every_format() {
    let desk = worked();
    let long = "长".repeat(10_000);
    let hostile = "=HYPERLINK(\"http://x\",\"y\")\n]]> <script>alert(1)</script> & \\ud800 _xD800_ | `a` \u{9b}31m";
    for (id, note) in [
        ("3.1", hostile),
        ("4.2", "+1-1"),
        ("4.3", "@SUM(A1)"),
        ("4.4", &long),
    ] {
        let ran = desk.run(&["--as", "a", "note", id, "--", note]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    made(&desk, "h.xlsx", &[]);
    let rows = sheet(&desk.path("h.xlsx"), "台账");
    let note = |id: &str| {
        let row = rows
            .iter()
            .find(|row| row[2] == Data::String(id.to_owned()));
        text(&row.unwrap()[12]).to_owned()
    };
    assert!(
        note("3.1").contains("=HYPERLINK(\"http://x\",\"y\")") && note("3.1").contains("_xD800_")
    );
    assert_eq!(
        (note("4.2").as_str(), note("4.3").as_str()),
        ("+1-1", "@SUM(A1)")
    );
    assert_eq!(note("4.4"), long);

    let csv = String::from_utf8(made(&desk, "h.csv", &[])).unwrap();
    assert!(csv.contains("\"'=HYPERLINK(\"\"http://x\"\"") && csv.contains("\"'+1-1\""));
    let html = String::from_utf8(made(&desk, "h.html", &[])).unwrap();
    assert!(!html.contains("<script>") && html.contains("]]&gt; &lt;script&gt;"));
    let md = String::from_utf8(made(&desk, "h.md", &[])).unwrap();
    assert!(!md.contains("<script>") && md.contains("\\`a\\`"));
    let docx = docx_text(&made(&desk, "h.docx", &[]));
    assert!(docx.contains("]]> <script>alert(1)</script> & \\ud800"));
    for text in [&csv, &html, &md, &docx] {
        assert!(!text.contains('\u{9b}') && text.contains(&long));
    }
    let json: Value = serde_json::from_slice(&made(&desk, "h.json", &[])).unwrap();
    let clauses = json["clauses"].as_array().unwrap();
    assert!(
        clauses
            .iter()
            .any(|clause| clause["progress"] == long.as_str())
    );
}

#[test]
fn what_cannot_be_made_is_refused_and_leaves_no_file() {
    let desk = worked();
    let path = desk.path("x.xlsx");
    let at = word(&path);
    for (code, args) in [
        (2, &["-o", at, "--form", "notice"][..]),
        (2, &["-o", "台账.doc"]),
        (2, &["-o", "-"]),
        (2, &["--read-only", "-o", at]),
        (1, &["-o", at, "没有这样的文字"]),
        (4, &["-o", "没有这个目录/x.xlsx"]),
    ] {
        let ran = desk.run(&[&["report"], args].concat());
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (code, ""),
            "{args:?}: {}",
            ran.err
        );
        assert!(!ran.err.is_empty() && !path.exists(), "{args:?}");
    }
    desk.write("x.xlsx", "mine");
    let ran = desk.run(&["report", "-o", at]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    assert!(ran.err.contains("--force"), "{}", ran.err);
    assert_eq!(desk.run(&["report", "-o", at, "--force"]).code, 0);
    assert_eq!(sheet(&path, "台账").len(), 88);
}

#[test]
fn english_chrome_around_the_notices_own_words() {
    let desk = worked();
    let md =
        String::from_utf8(made(&desk, "en.md", &["--lang", "en", "--form", "notice"])).unwrap();
    assert!(
        md.contains("# Circular on progress under《")
            || md.contains("# Circular on progress under 《")
    );
    assert!(
        md.contains("2 done (2.3%), 2 started (2.3%), 83 pending (95.4%)"),
        "{md}"
    );
    assert!(md.contains("## 1. Totals"));
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).out;
    let verbs: Vec<&str> = help
        .lines()
        .skip_while(|line| !line.starts_with("命令"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(verbs.len() > 20, "{help}");
    for args in [
        &["completions", "bash"][..],
        &["completions", "zsh"],
        &["completions", "fish"],
        &["man"],
    ] {
        let ran = desk.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        for verb in &verbs {
            assert!(ran.out.contains(verb), "{args:?}: {verb}");
        }
    }
    assert_eq!(desk.run(&["completions", "csh"]).code, 2);
}

/// A journal of two quarters: 2.1 done in the first, in the second 2.3 done, 2.5 begun by a return with a problem, 2.1 opened
/// again; 2.4 overdue since.
const TWO_QUARTERS: &str = r#"(
    version: 2,
    notice: "heilongjiang-2012-0704",
    entries: [
        (at: "2026-08-03T09:00:00.000+08:00", by: "王芳", save: "a1", clause: "2.1", did: Done),
        (at: "2026-08-03T09:10:00.000+08:00", by: "王芳", save: "a2", clause: "2.4", did: Due(on: "2026-09-30")),
        (at: "2026-10-08T09:00:00.000+08:00", by: "李雷", save: "a3", clause: "2.3", did: Done),
        (at: "2026-10-09T09:00:00.000+08:00", by: "李雷", save: "a4", clause: "2.1", did: Reopened),
        (at: "2026-10-20T09:00:00.000+08:00", by: "李雷", save: "a5", clause: "2.5", did: Return(unit: "省商务厅", period: "2026-Q4", state: Started, problems: "用地指标未落实。")),
    ],
)
"#;

#[test]
fn a_report_of_a_period_tells_what_it_changed_what_is_overdue_and_the_problems() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.journal().parent().unwrap()).unwrap();
    std::fs::write(desk.journal(), TWO_QUARTERS).unwrap();
    let report = String::from_utf8(made(&desk, "报告.md", &["--period", "2026-q4"])).unwrap();
    for told in [
        "2026年第4季度以来（自2026年10月1日起）新完成1条（2.3），新启动1条（2.5），取消完成1条（2.1）。",
        "设有完成时限的1条，其中逾期 1 条，临期 0 条",
        "本期新完成1条（2.3）。",
        "省商务厅：2.5 用地指标未落实。",
        "省林业厅：逾期1条，为2.4（2026年9月30日）。",
    ] {
        assert!(report.contains(told), "{told} in\n{report}");
    }
    let earlier = String::from_utf8(made(&desk, "三季度.md", &["--period", "2026-Q3"])).unwrap();
    assert!(earlier.contains("新完成1条（2.3）"), "{earlier}");
    let later = String::from_utf8(made(&desk, "以后.md", &["--period", "2099"])).unwrap();
    assert!(
        later.contains("2099年自2099年1月1日起，尚未开始。"),
        "{later}"
    );
    // Without a period nothing is compared.
    let plain = String::from_utf8(made(&desk, "现状.md", &[])).unwrap();
    assert!(!plain.contains("以来"), "{plain}");
    let json: Value = serde_json::from_slice(&made(
        &desk,
        "报告.json",
        &["--period", "2026-Q4", "--form", "report"],
    ))
    .unwrap();
    assert_eq!(json["period"]["name"], "2026-Q4");
    assert_eq!(json["period"]["reopened"][0], "2.1");
    assert_eq!(json["flags"]["overdue"], 1);
    let clauses = json["clauses"].as_array().unwrap();
    let moved = clauses.iter().find(|row| row["id"] == "2.3").unwrap();
    assert_eq!(moved["change"], "done");
    let path = desk.path("台账.xlsx");
    made(&desk, "台账.xlsx", &["--period", "2026-Q4"]);
    let rows = sheet(&path, "台账");
    let head = &rows[0];
    let row = rows.iter().find(|row| text(&row[2]) == "2.4").unwrap();
    let column = |name: &str| head.iter().position(|cell| text(cell) == name).unwrap();
    assert_eq!(text(&row[column("逾期")]), "逾期");
    assert!(matches!(row[column("完成时限")], Data::DateTime(_)));
    let refused = desk.run(&["report", "-o", "x.md", "--period", "第四季度"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("2026-Q4"), "{}", refused.err);
}
