//! Return sheets out to the units and back, as an office runs it.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use zip::write::SimpleFileOptions;

use crate::desk::{Desk, Ran, word};
use crate::fill::{Put, edit, fill};

/// The row of the first clause.
const FIRST: usize = 5;

/// Makes the sheets of a period that is over, so that days in it have been.
fn out(desk: &Desk, more: &[&str]) -> Ran {
    let folder = desk.path("报送");
    let args = [
        &[
            "--as",
            "王芳",
            "returns",
            "--period",
            "2012-Q4",
            "--by",
            "2012-12-25",
            "-o",
        ],
        &[word(&folder)][..],
        more,
    ];
    desk.run(&args.concat())
}

/// The bytes of a unit's sheet.
fn sheet(desk: &Desk, unit: &str) -> Vec<u8> {
    fs::read(desk.path(&format!("报送/报送-{unit}-2012Q4.xlsx"))).unwrap()
}

fn text(at: &str, text: &str) -> (String, Put) {
    (at.to_owned(), Put::Text(text.to_owned()))
}

/// 省商务厅's sheet filled in: one clause done, one under way, one whose state is no state, one with a formula.
fn filled(desk: &Desk) -> Vec<u8> {
    let cells = [
        text("B3", "李四"),
        text("D3", "0451-8888"),
        text("F3", "王处长"),
        text("H3", "2012.12.20"),
        text("G5", "已完成"),
        // 2012-11-20, as a spreadsheet counts days.
        ("H5".to_owned(), Put::Number(41_233.0)),
        text("K5", "已全部落实"),
        text("G6", "推进中"),
        text("K6", "正在招标"),
        text("G7", "差不多"),
        ("K8".to_owned(), Put::Formula("1+1", Some(2.0))),
    ];
    fill(&sheet(desk, "省商务厅"), &cells)
}

fn collect(desk: &Desk, args: &[&str]) -> Ran {
    desk.run(&[&["--as", "lilei", "collect"], args].concat())
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap()
}

/// How many entries the journal has.
fn entries(desk: &Desk) -> usize {
    let log = desk.json(&["log"]);
    log["entries"].as_array().unwrap().len()
}

/// The id in the sheet's row, from 1.
fn id_in(path: &Path, row: usize) -> String {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range("报送表").unwrap();
    match &range.rows().nth(row - 1).unwrap()[0] {
        Data::String(id) => id.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_unit_that_owes_one_gets_a_sheet_and_is_on_record_once() {
    let desk = Desk::new();
    let ran = out(&desk, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let units = ran.out.lines().count();
    assert!(units > 20, "{}", ran.out);
    assert!(
        ran.out
            .contains("省商务厅\t12\t2\t报送-省商务厅-2012Q4.xlsx"),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains("推定为牵头")
            && ran.err.contains("泛指的不报送")
            && ran.err.contains("1.13")
    );
    assert_eq!(fs::read_dir(desk.path("报送")).unwrap().count(), units + 1);
    let letter = fs::read_to_string(desk.path("报送/说明.txt")).unwrap();
    assert!(letter.contains("省商务厅 12 条"), "{letter}");
    assert!(
        desk.saved()
            .contains("did: Asked(period: \"2012-Q4\", by: \"2012-12-25\"")
    );
    assert_eq!(entries(&desk), 1);

    // What is there is left alone; asked again unchanged adds nothing.
    let before = sheet(&desk, "省商务厅");
    let again = out(&desk, &[]);
    assert_eq!((again.code, again.out.as_str()), (4, ""));
    assert!(again.err.contains("--force"), "{}", again.err);
    assert_eq!(sheet(&desk, "省商务厅"), before);
    let forced = out(&desk, &["--force", "--unit", "商务"]);
    assert_eq!(forced.code, 0, "{}", forced.err);
    assert_eq!(forced.out.lines().count(), 1);
    assert!(forced.err.contains("登记不变"), "{}", forced.err);
    assert_eq!(entries(&desk), 1);
}

#[test]
fn what_cannot_be_asked_makes_no_file_and_no_entry() {
    let desk = Desk::new();
    for (code, args) in [
        (
            2,
            &["--period", "第四季度", "--by", "2012-12-25", "-o", "a"][..],
        ),
        (2, &["--period", "2012-Q4", "--by", "someday", "-o", "a"]),
        (2, &["--period", "2012-Q4", "--by", "2012-12-25"]),
        (
            2,
            &[
                "--read-only",
                "--period",
                "2012-Q4",
                "--by",
                "2012-12-25",
                "-o",
                "a",
            ],
        ),
        (
            1,
            &[
                "--period",
                "2012-Q4",
                "--by",
                "2012-12-25",
                "-o",
                "a",
                "没有这样的文字",
            ],
        ),
        (
            1,
            &[
                "--period",
                "2012-Q4",
                "--by",
                "2012-12-25",
                "-o",
                "a",
                "--unit",
                "没有此单位厅",
            ],
        ),
    ] {
        let ran = desk.run(&[&["--as", "王芳", "returns"], args].concat());
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (code, ""),
            "{args:?}: {}",
            ran.err
        );
        assert!(
            !desk.path("a").exists() && !desk.journal().exists(),
            "{args:?}"
        );
    }
}

#[test]
fn a_sheet_comes_back_previewed_and_is_recorded_and_taken_back_in_one() {
    let desk = Desk::new();
    assert_eq!(out(&desk, &[]).code, 0);
    let path = desk.write("随便什么名字.xlsx", filled(&desk));
    let file = word(&path);
    let before = desk.saved();
    // Nobody is asked where there is no terminal.
    for args in [&[file][..], &[file, "--dry-run"]] {
        let ran = collect(&desk, args);
        assert_eq!(ran.code, 1, "{}", ran.err);
        for said in [
            "省商务厅 2012-Q4，填报 李四，审核 王处长，2012-12-20",
            "已完成 2012-11-20 已全部落实",
            "差不多",
            "报送表!K8 此格是公式",
            "填写 4 条：新 1，待核 1，存疑 2",
        ] {
            assert!(ran.out.contains(said), "{said}: {}", ran.out);
        }
        assert_eq!(desk.saved(), before);
    }
    let ran = collect(&desk, &[file, "--yes"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.out.contains("收 2 条") && ran.out.contains("未报 "),
        "{}",
        ran.out
    );
    let done = id_in(&path, FIRST);
    let started = id_in(&path, FIRST + 1);
    // A unit's 已完成 is not the office's.
    assert_eq!(desk.status(&done), "started");
    let shown = desk.json(&["show", &done]);
    assert_eq!(shown["clauses"][0]["flags"], serde_json::json!(["review"]));
    let returned = &shown["clauses"][0]["returns"][0];
    assert_eq!(returned["unit"], "省商务厅");
    assert_eq!(returned["on"], "2012-11-20");
    assert_eq!(returned["progress"], "已全部落实");
    let page = desk.run(&["show", &done]).out;
    assert!(
        page.contains("提示：待核") && !page.contains("完成时限：待核"),
        "{page}"
    );
    assert_eq!(desk.json(&["status"])["total"]["done"], 0);
    assert_eq!(desk.status(&started), "started");

    let saved = desk.saved();
    let again = collect(&desk, &[file, "--yes"]);
    assert!(again.out.contains("重复 2"), "{}", again.out);
    assert_eq!(desk.saved(), saved);
    assert_eq!(desk.run(&["--as", "lilei", "undo"]).code, 0);
    assert_eq!(desk.status(&done), "pending");
    assert_eq!(desk.status(&started), "pending");
}

#[test]
fn a_clean_sheet_ends_with_0_and_twice_changes_nothing() {
    let desk = Desk::new();
    assert_eq!(out(&desk, &[]).code, 0);
    let book = fill(&sheet(&desk, "省教育厅"), &[text("G5", "进行中")]);
    let path = desk.write("a.xlsx", book);
    let ran = collect(&desk, &[word(&path), "--yes", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let told = json(&ran);
    assert_eq!((&told["schema"], &told["recorded"]), (&1.into(), &1.into()));
    assert_eq!(told["rows"][0]["class"], "new");
    assert_eq!(told["rows"][0]["said"]["unit"], "省教育厅");
    assert_eq!(told["rounds"][0]["returned"], 1);
    let saved = desk.saved();
    let again = collect(&desk, &[word(&path), "--yes"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.out.contains("登记不变"), "{}", again.out);
    // Sent twice under two names, and all the sheets that nobody touched.
    let copy = desk.write("报送/b.xlsx", fs::read(&path).unwrap());
    fs::write(desk.path("报送/~$b.xlsx"), "x").unwrap();
    let folder = collect(&desk, &[word(copy.parent().unwrap()), "--yes"]);
    assert_eq!(folder.code, 0, "{}{}", folder.out, folder.err);
    assert!(folder.err.contains("~$b.xlsx"), "{}", folder.err);
    assert_eq!(desk.saved(), saved);
}

#[test]
fn two_files_of_one_name_are_told_apart() {
    let desk = Desk::new();
    assert_eq!(out(&desk, &[]).code, 0);
    for (folder, state) in [("甲", "推进中"), ("乙", "未启动")] {
        fs::create_dir(desk.path(folder)).unwrap();
        desk.write(
            &format!("{folder}/a.xlsx"),
            fill(&sheet(&desk, "省商务厅"), &[text("G5", state)]),
        );
    }
    let (one, two) = (desk.path("甲"), desk.path("乙"));
    // The same folder twice counts once.
    let ran = collect(
        &desk,
        &[
            word(&one),
            word(&two),
            word(&one),
            "--yes",
            "--format",
            "json",
        ],
    );
    let told = json(&ran);
    assert_eq!((ran.code, told["sheets"].as_array().unwrap().len()), (1, 2));
    let rows = told["rows"].as_array().unwrap();
    assert!(
        rows.len() == 2 && rows.iter().all(|row| row["class"] == "doubt"),
        "{rows:?}"
    );
    assert_ne!(rows[0]["file"], rows[1]["file"]);
}

#[test]
fn what_the_office_recorded_since_is_shown_and_taken_in_only_when_that_is_said() {
    let desk = Desk::new();
    assert_eq!(out(&desk, &[]).code, 0);
    let path = desk.write(
        "a.xlsx",
        fill(&sheet(&desk, "省商务厅"), &[text("G5", "推进中")]),
    );
    let clause = id_in(&path, FIRST);
    assert_eq!(desk.run(&["--as", "王芳", "done", &clause]).code, 0);
    let saved = desk.saved();
    let ran = collect(&desk, &[word(&path), "--yes"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("冲突") && ran.out.contains("王芳"),
        "{}",
        ran.out
    );
    assert!(ran.err.contains("--take-conflicts"), "{}", ran.err);
    assert_eq!(desk.saved(), saved);
    let ran = collect(&desk, &[word(&path), "--yes", "--take-conflicts"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // The office's mark stays, in its name.
    let shown = desk.json(&["show", &clause]);
    assert_eq!(shown["clauses"][0]["status"], "done");
    assert_eq!(shown["clauses"][0]["done_by"], "王芳");
    assert_eq!(shown["clauses"][0]["returns"][0]["state"], "started");
}

/// The visible sheet as comma-separated values.
fn as_csv(path: &Path) -> String {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range("报送表").unwrap();
    let shown = |cell: &Data| match cell {
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year}/{month}/{day}")
        }
        cell => cell.to_string(),
    };
    let cell = |cell: &Data| format!("\"{}\"", shown(cell).replace('"', "\"\""));
    let row = |row: &[Data]| row.iter().map(cell).collect::<Vec<_>>().join(",");
    range.rows().map(row).collect::<Vec<_>>().join("\r\n")
}

#[test]
fn a_csv_is_read_in_every_usual_encoding() {
    let desk = Desk::new();
    assert_eq!(out(&desk, &[]).code, 0);
    let path = desk.write("a.xlsx", filled(&desk));
    let csv = as_csv(&path);
    let (gbk, ..) = encoding_rs::GB18030.encode(&csv);
    let wide: Vec<u8> = csv.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("utf8.csv", csv.as_bytes().to_vec()),
        ("mark.csv", [b"\xef\xbb\xbf", csv.as_bytes()].concat()),
        ("gbk.csv", gbk.into_owned()),
        ("wide.csv", [&[0xff, 0xfe][..], &wide].concat()),
    ] {
        let path = desk.write(name, bytes);
        let ran = collect(&desk, &[word(&path), "--format", "json"]);
        let told = json(&ran);
        assert_eq!(told["sheets"][0]["unit"], "省商务厅", "{name}");
        assert_eq!(told["sheets"][0]["filled_on"], "2012-12-20", "{name}");
        let classes: Vec<&str> = told["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["class"].as_str().unwrap())
            .collect();
        // What the formula came to is all that a .csv has of it.
        assert_eq!(classes, ["review", "new", "doubt", "new"], "{name}");
    }
    // Without what stands above the table somebody has to say whose it is.
    let bare: Vec<&str> = csv.split("\r\n").skip(3).collect();
    let bare = desk.write("bare.csv", bare.join("\r\n"));
    let ran = collect(&desk, &[word(&bare)]);
    assert!(ran.code == 1 && ran.out.contains("--unit"), "{}", ran.out);
    let args = [
        word(&bare),
        "--unit",
        "商务",
        "--period",
        "2012Q4",
        "--format",
        "json",
    ];
    assert_eq!(
        json(&collect(&desk, &args))["sheets"][0]["unit"],
        "省商务厅"
    );
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An OLE file with one stream in its root, as an Office file that a password locks is.
fn locked() -> Vec<u8> {
    let mut file = vec![0_u8; 512 * 3];
    file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let mut set = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    set(0x18, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    set(0x2c, &1_u32.to_le_bytes());
    set(0x30, &1_u32.to_le_bytes());
    set(0x38, &4096_u32.to_le_bytes());
    set(0x3c, &0xffff_fffe_u32.to_le_bytes());
    set(0x44, &0xffff_fffe_u32.to_le_bytes());
    for at in 0..109 {
        set(0x4c + 4 * at, &[0xff; 4]);
    }
    set(0x4c, &0_u32.to_le_bytes());
    for at in 0..128 {
        set(512 + 4 * at, &[0xff; 4]);
    }
    set(512, &0xffff_fffd_u32.to_le_bytes());
    set(516, &0xffff_fffe_u32.to_le_bytes());
    for (at, (name, kind)) in [("Root Entry", 5), ("EncryptedPackage", 2)]
        .iter()
        .enumerate()
    {
        let entry = 1024 + 128 * at;
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(name.len() + 2).unwrap();
        set(entry, &name);
        set(entry + 64, &length.to_le_bytes());
        set(entry + 66, &[*kind, 1]);
        set(entry + 68, &[0xff; 12]);
        if at == 0 {
            set(entry + 76, &1_u32.to_le_bytes());
        }
    }
    file
}

#[test]
fn hostile_files_are_refused_or_cut_soon_and_say_what_to_do() {
    let desk = Desk::new();
    assert_eq!(out(&desk, &[]).code, 0);
    let good = filled(&desk);
    let sheet1 = |change: &dyn Fn(&str) -> String| {
        edit(&good, |name, text| {
            (name == "xl/worksheets/sheet1.xml").then(|| change(text))
        })
    };
    let far = sheet1(&|text| {
        text.replace(
            "</sheetData>",
            "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
        )
    });
    let bomb = sheet1(&|text| {
        let padding = " ".repeat(80 << 20);
        text.replace("</sheetData>", &format!("{padding}</sheetData>"))
    });
    let many = edit(&good, |name, text| {
        (name == "xl/sharedStrings.xml").then(|| {
            let strings = "<si><t>x</t></si>".repeat(1_000_000);
            text.replace("</sst>", &format!("{strings}</sst>"))
        })
    });
    let rows = sheet1(&|text| {
        let rows: Vec<String> = (100..8000)
            .map(|row| {
                format!("<row r=\"{row}\"><c r=\"G{row}\" t=\"str\"><v>推进中</v></c></row>")
            })
            .collect();
        text.replace("</sheetData>", &format!("{}</sheetData>", rows.concat()))
    });
    let macros = edit(&good, |name, text| {
        (name == "[Content_Types].xml").then(|| {
            text.replace(
                "spreadsheetml.sheet.main+xml",
                "ms-excel.sheet.macroEnabled.main+xml",
            )
        })
    });
    let ods = zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", b"<x/>"),
    ]);
    let docx = zipped(&[(
        "word/document.xml",
        b"<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>",
    )]);
    for (name, bytes, said) in [
        ("far.xlsx", &far, "待核 1"),
        ("macros.xlsm", &macros, "待核 1"),
        ("rows.xlsx", &rows, "其余"),
        ("bomb.xlsx", &bomb, "文件太大"),
        ("many.xlsx", &many, ""),
        ("ods.xlsx", &ods, "OpenDocument"),
        ("docx.xlsx", &docx, "不是工作簿"),
        ("locked.xlsx", &locked(), "密码"),
        ("cut.xlsx", &good[..good.len() / 2].to_vec(), "损坏"),
        ("empty.xlsx", &Vec::new(), "文件是空的"),
        (
            "page.xls",
            &b"<html><body><table></table></body></html>".to_vec(),
            "网页",
        ),
        ("text.csv", &"随便\n写的".as_bytes().to_vec(), "表头"),
        ("large.csv", &vec![b'a'; 11 << 20], "10 MB"),
    ] {
        let path = desk.write(name, bytes);
        let begun = Instant::now();
        let ran = collect(&desk, &[word(&path), "--dry-run"]);
        let took = begun.elapsed();
        assert!(matches!(ran.code, 0 | 1), "{name}: {}", ran.err);
        assert!(ran.out.contains(said), "{name}: {}", ran.out);
        // The child has two seconds of the processor; the rest is what a test machine under load adds.
        assert!(took < Duration::from_secs(8), "{name}: {took:?}");
        assert!(!ran.out.contains('\u{1b}'), "{name}");
    }
}

#[test]
fn text_from_a_cell_reaches_the_terminal_clean() {
    let desk = Desk::new();
    assert_eq!(out(&desk, &[]).code, 0);
    let cells = [
        text("B3", "李\u{9b}31m四"),
        text("G5", "推进中"),
        text("K5", "第一行\n\u{202e}第二行\u{9b}2J"),
        text("A30", "9.9\u{9b}x"),
        text("K30", "自加"),
    ];
    let book = fill(&sheet(&desk, "省商务厅"), &cells[..3]);
    let path = desk.write("a.xlsx", book);
    for args in [
        &["--dry-run"][..],
        &["--yes"],
        &["--dry-run", "--format", "json"],
    ] {
        let ran = collect(&desk, &[&[word(&path)], args].concat());
        for c in ['\u{9b}', '\u{202e}'] {
            assert!(!ran.out.contains(c) && !ran.err.contains(c), "{args:?}");
        }
    }
    assert!(!desk.saved().contains('\u{9b}'));
}

#[test]
fn who_is_missing_late_or_urged_is_told_by_unit() {
    let desk = Desk::new();
    assert_eq!(out(&desk, &[]).code, 0);
    let late = [
        text("B3", "张三"),
        text("H3", "2012-12-28"),
        text("G5", "推进中"),
    ];
    let late = desk.write("late.xlsx", fill(&sheet(&desk, "省教育厅"), &late));
    let good = desk.write("good.xlsx", filled(&desk));
    assert_eq!(collect(&desk, &[word(&late), word(&good), "--yes"]).code, 1);
    let urge = [
        "--as",
        "lilei",
        "urge",
        "工信委",
        "--period",
        "2012-Q4",
        "--how",
        "电话",
        "--answer",
        "刘工：明日报",
    ];
    let urged = desk.run(&urge);
    assert_eq!(urged.code, 0, "{}", urged.err);
    assert!(
        urged
            .out
            .contains("催报 省工信委 2012-Q4（电话）：刘工：明日报"),
        "{}",
        urged.out
    );
    let again = desk.run(&["--as", "lilei", "urge", "商务", "--period", "2012-Q4"]);
    assert!(again.err.contains("省商务厅已报送"), "{}", again.err);

    let told = desk.json(&["status", "--period", "2012-Q4"]);
    let asked = told["asked"].as_u64().unwrap();
    assert_eq!((&told["returned"], &told["review"]), (&2.into(), &1.into()));
    assert_eq!(told["late"], serde_json::json!(["省教育厅"]));
    assert_eq!(told["missing"].as_array().unwrap().len() as u64, asked - 2);
    let unit = |name: &str| {
        let units = told["units"].as_array().unwrap();
        units
            .iter()
            .find(|unit| unit["unit"] == name)
            .unwrap()
            .clone()
    };
    let commerce = unit("省商务厅");
    assert_eq!(
        (
            &commerce["owed"],
            &commerce["returned"],
            &commerce["review"]
        ),
        (&12.into(), &2.into(), &1.into())
    );
    assert_eq!(
        (
            &commerce["reply"],
            &commerce["filled"],
            &commerce["checked"]
        ),
        (&"in-time".into(), &"李四".into(), &"王处长".into())
    );
    assert!(
        unit("省工信委")["urged"]
            .as_str()
            .unwrap()
            .contains("电话：刘工：明日报")
    );
    let table = desk.run(&["status", "--period", "2012-Q4"]);
    assert!(
        table.out.contains("已报 2，") && table.out.contains("迟报 1：省教育厅"),
        "{}",
        table.out
    );
    assert_eq!(desk.run(&["status", "--period", "2011-Q1"]).code, 1);
    // Before they were asked there was nothing.
    let before = desk.run(&["status", "--period", "2012-Q4", "--at", "2012-01-01"]);
    assert_eq!(before.code, 1, "{}", before.out);
}

#[test]
fn the_ledger_has_what_the_lead_returned() {
    let desk = Desk::new();
    assert_eq!(out(&desk, &[]).code, 0);
    let cells = [
        text("G5", "推进中"),
        text("K5", "厅里的进展"),
        text("L5", "缺资金"),
        text("M5", "再协调"),
    ];
    let path = desk.write("a.xlsx", fill(&sheet(&desk, "省商务厅"), &cells));
    assert_eq!(collect(&desk, &[word(&path), "--yes"]).code, 0);
    let csv = desk.run(&["report", "-o", "-", "--to-format", "csv", "--no-bom"]);
    let id = format!(",{},", id_in(&path, FIRST));
    let row = csv.out.lines().find(|line| line.contains(&id)).unwrap();
    assert!(row.contains("厅里的进展,缺资金,再协调"), "{row}");
}
