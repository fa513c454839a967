//! Notices in files of office programs, good and hostile, through the child process that opens them.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use zip::write::SimpleFileOptions;

use crate::desk::{Desk, word};

/// A package of these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn text(body: &str) -> Vec<u8> {
    let text = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    zipped(&[("word/document.xml", text.as_bytes())])
}

fn book(sheet: &str, strings: &str) -> Vec<u8> {
    zipped(&[
        (
            "_rels/.rels",
            b"<Relationships><Relationship Id=\"a\" Type=\"x/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        ("xl/workbook.xml", b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
              <Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
        ),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet>{sheet}</worksheet>").as_bytes()),
    ])
}

/// A row of the workbook: its number and the texts of its cells.
fn row(number: usize, cells: &[&str]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| format!("<c t=\"str\"><v>{cell}</v></c>"))
        .collect();
    format!("<row r=\"{number}\">{}</row>", cells.concat())
}

#[test]
fn a_text_and_a_workbook_are_read_whatever_they_are_called() {
    let desk = Desk::new();
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = [
        p("清河县2030年工作方案"),
        p("一、水利"),
        p("1.疏浚东渠。（县水务局负责）"),
    ]
    .concat();
    let file = desk.write("方案.txt", text(&body));
    let ran = desk.run(&["import", word(&file), "-o", "a.ron"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let list = desk.run(&["--catalogue", "a.ron", "list"]);
    assert!(
        list.out.contains("疏浚东渠") && list.out.contains("县水务局"),
        "{}",
        list.out
    );

    let rows = [
        row(1, &["清河县任务分解表"]),
        row(2, &["序号", "任务", "牵头单位", "配合单位", "完成时限"]),
        row(
            3,
            &["1", "疏浚东渠", "县水务局", "县财政局、东乡镇", "6月底"],
        ),
    ];
    let file = desk.write(
        "表.docx",
        book(
            &format!("<sheetData>{}</sheetData>", rows.concat()),
            "<sst/>",
        ),
    );
    let ran = desk.run(&["import", word(&file), "-o", "b.ron"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("1 条，3 个单位；存疑 0 处"), "{}", ran.err);
}

#[test]
fn a_page_is_read_and_what_it_shows_of_a_table() {
    let desk = Desk::new();
    let page = "<html><head><meta charset=gbk></head><body><h1>清河县任务分解表</h1><table><tr><th>序号<th>任务<th>责任单位\
        <tr><td>1<td>疏浚东渠<td>县水务局</table></body></html>";
    let (page, ..) = encoding_rs::GB18030.encode(page);
    let file = desk.write("页.html", &page[..]);
    assert_eq!(desk.run(&["import", word(&file), "-o", "c.ron"]).code, 0);
    let list = desk.run(&["--catalogue", "c.ron", "list"]);
    assert!(list.out.contains("1 疏浚东渠"), "{}", list.out);
}

#[test]
fn hostile_packages_are_refused_soon_with_a_sentence() {
    let desk = Desk::new();
    let much = vec![b'0'; 300 << 20];
    let many = format!("<sst>{}</sst>", "<si><t>甲</t></si>".repeat(1_500_000));
    let long = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(30_000));
    let same = row(1, &[]) + &"<row><c t=\"s\"><v>0</v></c></row>".repeat(20_000);
    let merged = format!(
        "<sheetData>{}</sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>",
        "<row><c><v>1</v></c></row>".repeat(900_000)
    );
    let cases = [
        (
            "bomb.docx",
            zipped(&[("word/document.xml", &much[..])]),
            "太大",
        ),
        ("strings.xlsx", book("<sheetData/>", &many), ""),
        (
            "repeated.xlsx",
            book(&format!("<sheetData>{same}</sheetData>"), &long),
            "太大",
        ),
        ("rows.xlsx", book(&merged, "<sst/>"), ""),
        (
            "big.xlsx",
            [&b"PK\x03\x04"[..], &vec![7; 11 << 20]].concat(),
            "太大",
        ),
        ("broken.docx", b"PK\x03\x04nothing".to_vec(), "损坏"),
        ("locked.docx", locked(), "密码"),
    ];
    for (name, bytes, said) in cases {
        let file = desk.write(name, bytes);
        let began = Instant::now();
        let ran = desk.run(&["import", word(&file)]);
        let took = began.elapsed();
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{name}: {}", ran.err);
        assert!(
            ran.err.contains(name) && ran.err.contains(said),
            "{name}: {}",
            ran.err
        );
        // Two seconds of its own processor time, on a machine that has other things to do.
        assert!(took < Duration::from_secs(15), "{name}: {took:?}");
    }
}

/// An OLE file whose root holds `EncryptedPackage`: what Office makes of a text with a password.
fn locked() -> Vec<u8> {
    let mut bytes = vec![0; 512 * 3];
    bytes[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes[30] = 9;
    let mut put = |at: usize, value: u32| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    // The table of chains in the first sector, the directory in the second, one sector long.
    put(44, 1);
    put(48, 1);
    put(76, 0);
    put(512, 0xffff_fffd);
    put(516, 0xffff_fffe);
    put(1024 + 76, 1);
    for at in [68, 72] {
        put(1024 + 128 + at, 0xffff_ffff);
    }
    for (at, name) in [(0, "Root Entry"), (128, "EncryptedPackage")] {
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes[1024 + at..1024 + at + units.len()].copy_from_slice(&units);
        bytes[1024 + at + 64] = u8::try_from(units.len() + 2).unwrap();
    }
    bytes
}
