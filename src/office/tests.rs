//! Packages made here, and what is read of them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::*;
use crate::lang::Lang;

/// A package of these parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// A text of Word with this body, these lists and styles.
fn word(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(r#"<Relationship Id="{kind}" Type="http://x/{kind}" Target="{target}"/>"#)
    };
    zipped(&[
        (
            "_rels/.rels",
            &format!(
                "<Relationships>{}</Relationships>",
                relation("officeDocument", "word/document.xml")
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            &format!(
                "<Relationships>{}{}</Relationships>",
                relation("numbering", "numbering.xml"),
                relation("styles", "/word/styles.xml")
            ),
        ),
        (
            "word/document.xml",
            &format!("<w:document {W}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/numbering.xml",
            &format!("<w:numbering {W}>{numbering}</w:numbering>"),
        ),
        (
            "word/styles.xml",
            &format!("<w:styles {W}>{styles}</w:styles>"),
        ),
    ])
}

/// The lines that are read of a package, without a child.
fn lines(bytes: Vec<u8>) -> Vec<String> {
    let document = package::read(bytes).unwrap();
    document.lines().lines().map(str::to_owned).collect()
}

fn refusal(bytes: Vec<u8>) -> String {
    let refusal = package::read(bytes).unwrap_err();
    refusal.wording().pick(Lang::Zh).to_owned()
}

/// A paragraph; `list` is its list and level.
fn p(text: &str, list: Option<(u32, u32)>) -> String {
    let list = list.map_or_else(String::new, |(list, level)| {
        format!(r#"<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>"#)
    });
    format!("<w:p>{list}<w:r><w:t>{text}</w:t></w:r></w:p>")
}

const LISTS: &str = r#"
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%4"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Item"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>"#;

#[test]
fn automatic_numbers_stand_before_their_paragraphs() {
    let body = [
        p("水利", Some((1, 0))),
        p("东渠", Some((1, 1))),
        p("疏浚。", Some((1, 2))),
        p("护坡。", Some((1, 2))),
        p("细目", Some((1, 3))),
        p("西堤", Some((1, 1))),
        p("加固。", Some((1, 2))),
        p("抬高。", Some((2, 2))),
        p("再抬高。", Some((2, 2))),
        p("教育", Some((1, 0))),
        p("南校", Some((1, 1))),
        p("没有编号", Some((0, 0))),
        r#"<w:p><w:pPr><w:pStyle w:val="Item"/></w:pPr><w:r><w:t>总则</w:t></w:r></w:p>"#
            .to_owned(),
        r#"<w:p><w:pPr><w:pStyle w:val="Sub"/></w:pPr><w:r><w:t>附则</w:t></w:r></w:p>"#.to_owned(),
    ];
    let styles = r#"<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Item"/></w:style>"#;
    assert_eq!(
        lines(word(&body.concat(), LISTS, styles)),
        [
            "一、水利",
            "（一）东渠",
            "1.疏浚。",
            "2.护坡。",
            "1.1.1 细目",
            "（二）西堤",
            "1.加固。",
            "1.抬高。",
            "2.再抬高。",
            "二、教育",
            "（一）南校",
            "没有编号",
            "第3条 总则",
            "第4条 附则",
        ]
    );
}

#[test]
fn runs_entities_breaks_and_changes_are_read_as_the_page_shows_them() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr>\
        <w:r><w:t>甲&amp;乙</w:t></w:r><w:r><w:t xml:space=\"preserve\"> &#20219;</w:t><w:br/><w:t>下一行</w:t></w:r>\
        <w:ins><w:r><w:t>加的</w:t></w:r></w:ins><w:del><w:r><w:delText>去的</w:delText></w:r></w:del></w:p>\
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
        <mc:Fallback><w:p><w:r><w:t>文本框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>外面</w:t></w:r></w:p>\
        <w:p><w:r><w:footnoteReference w:id=\"2\"/><a:blip/><w:object/></w:r></w:p>";
    let bytes = word(body, "", "");
    assert_eq!(
        lines(bytes.clone()),
        ["甲&乙 任", "下一行加的", "文本框", "外面"]
    );
    let unread = package::read(bytes).unwrap().unread();
    assert_eq!(
        unread,
        [
            Unread::Pictures(1),
            Unread::Embedded(1),
            Unread::Notes(1),
            Unread::Changes
        ]
    );
}

#[test]
fn a_table_in_a_text_keeps_its_columns_and_repeats_cells_that_are_merged_downwards() {
    let cell =
        |text: &str, more: &str| format!("<w:tc><w:tcPr>{more}</w:tcPr>{}</w:tc>", p(text, None));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let body = format!(
        "{}<w:tbl>{}{}{}</w:tbl>{}",
        p("清河县任务分解表", None),
        row(&[cell("序号", ""), cell("任务", ""), cell("责任单位", "")]),
        row(&[
            format!("<w:tc>{}</w:tc>", p("", Some((1, 2)))),
            cell("疏浚东渠", "<w:vMerge w:val=\"restart\"/>"),
            cell("县水务局", "")
        ]),
        row(&[
            format!("<w:tc>{}</w:tc>", p("", Some((1, 2)))),
            cell("", "<w:vMerge/>"),
            cell("县财政局", "")
        ]),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>框中一段</w:t></w:r></w:p><w:p><w:r><w:t>框中二段</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    );
    assert_eq!(
        lines(word(&body, LISTS, "")),
        [
            "清河县任务分解表",
            "序号\t任务\t责任单位",
            "1.\t疏浚东渠\t县水务局",
            "2.\t疏浚东渠\t县财政局",
            "框中一段",
            "框中二段",
        ]
    );
}

/// A workbook of one sheet with these cells.
fn book(sheet: &str) -> Vec<u8> {
    book_with(sheet, &[])
}

/// A workbook of one sheet with these cells, and with more parts.
fn book_with(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    let mut parts = vec![
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="a" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="http://r"><sheets><sheet name="水利" sheetId="1" r:id="a"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="http://x/styles" Target="styles.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_str()),
    ];
    parts.extend(more);
    zipped(&parts)
}

const STYLES: &str = r#"<styleSheet><numFmts count="1"><numFmt numFmtId="170" formatCode="0.0&quot;万元&quot;"/></numFmts>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

#[test]
fn numbers_of_a_workbook_are_shown_as_the_sheet_shows_them() {
    let bytes = book_with(
        "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>0.98</v></c><c r=\"B1\" s=\"2\"><f>1+1</f><v>1200</v></c>\
         <c r=\"C1\" s=\"0\"><v>0.98</v></c><c r=\"D1\" s=\"3\"><v>46203</v></c></row></sheetData>",
        &[("xl/styles.xml", STYLES)],
    );
    let document = package::read(bytes).unwrap();
    assert_eq!(document.lines(), "98%\t1200.0万元\t0.98\t2026年6月30日\n");
    let [Part::Table(table)] = document.parts.as_slice() else {
        panic!("{:?}", document.parts)
    };
    let percent = Cell::Figure {
        number: 0.98,
        text: "98%".into(),
    };
    assert_eq!(table.rows[0].cells[0], percent);
}

#[test]
fn what_stands_over_the_cells_of_a_workbook_is_told() {
    let drawing = "<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>本表由县水</a:t></a:r><a:r><a:t>务局填报</a:t></a:r></a:p></xdr:txBody></xdr:sp>\
        <xdr:sp><xdr:txBody><a:p/></xdr:txBody></xdr:sp><xdr:pic/></xdr:wsDr>";
    let bytes = book_with(
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>",
        &[
            ("xl/drawings/drawing1.xml", drawing),
            ("xl/drawings/vmlDrawing1.vml", "<xml/>"),
            (
                "xl/comments1.xml",
                "<comments><commentList><comment ref=\"A1\"/><comment ref=\"A2\"/></commentList></comments>",
            ),
        ],
    );
    assert_eq!(
        package::read(bytes).unwrap().unread(),
        [
            Unread::Boxes(1, "本表由县水务局填报".into()),
            Unread::Comments(2),
            Unread::Pictures(1),
        ]
    );
}

/// A compound file that holds this workbook of an old Excel.
fn old_book(stream: &[u8]) -> Vec<u8> {
    const SIZE: usize = 512;
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).div_ceil(SIZE) * SIZE, 0);
    let sectors = u32::try_from(stream.len() / SIZE).unwrap();
    let mut head = vec![0; SIZE];
    head[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let mut set = |at: usize, bytes: &[u8]| head[at..at + bytes.len()].copy_from_slice(bytes);
    set(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    set(44, &1_u32.to_le_bytes());
    // The directory is sector 1, the table of chains sector 0.
    set(48, &1_u32.to_le_bytes());
    set(56, &4096_u32.to_le_bytes());
    set(60, &0xffff_fffe_u32.to_le_bytes());
    set(68, &0xffff_fffe_u32.to_le_bytes());
    set(76, &0_u32.to_le_bytes());
    set(80, &[0xff; 432]);
    let mut chains = vec![0xffff_fffd_u32, 0xffff_fffe];
    chains.extend((2..=sectors).map(|sector| sector + 1));
    chains.push(0xffff_fffe);
    chains.resize(SIZE / 4, 0xffff_ffff);
    let entry = |name: &str, kind: u8, child: u32, start: u32, size: usize| {
        let mut entry = vec![0; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = u8::try_from(2 * name.len() + 2).unwrap();
        (entry[66], entry[67]) = (kind, 1);
        entry[68..76].copy_from_slice(&[0xff; 8]);
        entry[76..80].copy_from_slice(&child.to_le_bytes());
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&u32::try_from(size).unwrap().to_le_bytes());
        entry
    };
    let mut directory = entry("Root Entry", 5, 1, 0xffff_fffe, 0);
    directory.extend(entry("Workbook", 2, 0xffff_ffff, 2, stream.len()));
    directory.resize(SIZE, 0);
    let chains: Vec<u8> = chains.iter().flat_map(|next| next.to_le_bytes()).collect();
    [head, chains, directory, stream].concat()
}

#[test]
fn numbers_of_an_old_workbook_are_shown_as_the_sheet_shows_them_too() {
    let record = |kind: u16, data: &[u8]| {
        let len = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &len.to_le_bytes(), data].concat()
    };
    let begins = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let style = |format: u16| {
        let mut style = vec![0; 20];
        style[2..4].copy_from_slice(&format.to_le_bytes());
        record(0x00e0, &style)
    };
    let number = |column: u16, style: u16, value: f64| {
        let at = [0, column, style].map(u16::to_le_bytes).concat();
        record(0x0203, &[&at[..], &value.to_le_bytes()].concat())
    };
    // 0.0"元" in the width of two bytes.
    let own: Vec<u8> = "0.0\"元\""
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let own = [&[170, 0, 6, 0, 1][..], &own].concat();
    let sheet = [
        begins(0x10),
        number(0, 1, 0.98),
        number(1, 2, 12.0),
        number(2, 0, 0.98),
        record(0x001c, &[0; 12]),
        record(0x01b6, &[0; 18]),
        record(0x01b6, &[0; 18]),
        record(0x000a, &[]),
    ]
    .concat();
    let globals = |at: u32| {
        let named = [&at.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat();
        [
            begins(5),
            record(0x0042, &1200_u16.to_le_bytes()),
            record(0x041e, &own),
            style(0),
            style(9),
            style(170),
            record(0x0085, &named),
            record(0x000a, &[]),
        ]
        .concat()
    };
    let at = u32::try_from(globals(0).len()).unwrap();
    let document = package::read(old_book(&[globals(at), sheet].concat())).unwrap();
    assert_eq!(document.lines(), "98%\t12.0元\t0.98\n");
    assert_eq!(
        document.unread(),
        [Unread::Boxes(1, String::new()), Unread::Comments(1)]
    );
}

#[test]
fn headers_that_say_more_than_the_text_are_told() {
    let mut zip = zip::ZipArchive::new(Cursor::new(word(&p("清河县方案", None), "", ""))).unwrap();
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let name = zip.name_for_index(at).unwrap().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_index(at).unwrap(), &mut text).unwrap();
        parts.push((name, text));
    }
    for (name, text) in [
        ("word/header1.xml", "清河县方案"),
        ("word/footer1.xml", "第 3 页"),
        ("word/header2.xml", "内部资料，注意保管"),
    ] {
        parts.push((name.into(), format!("<w:hdr {W}>{}</w:hdr>", p(text, None))));
    }
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        package::read(zipped(&parts)).unwrap().unread(),
        [Unread::Margins(1, "内部资料，注意保管".into())]
    );
}

#[test]
fn a_workbook_is_read_by_rows_and_a_merged_cell_stands_in_each() {
    let bytes = book(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>序号</v></c><c r=\"B1\" t=\"str\"><v>任务</v></c></row>\
         <row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"str\"><v>疏浚\n东渠</v></c><c r=\"C2\"><f>1+1</f><v>2</v></c></row>\
         <row r=\"5\"><c r=\"A5\"><v>0.1</v></c><c r=\"XFD5\"><v>9</v></c></row></sheetData>\
         <mergeCells count=\"1\"><mergeCell ref=\"B2:B5\"/></mergeCells>",
    );
    let document = package::read(bytes).unwrap();
    assert_eq!(
        document.lines(),
        "序号\t任务\n1\t疏浚 东渠\t2\n0.1\t疏浚 东渠\n"
    );
    assert_eq!(document.unread(), [Unread::FarCells(1)]);
    let [Part::Table(table)] = document.parts.as_slice() else {
        panic!("{:?}", document.parts)
    };
    assert_eq!(table.rows[2].number, 5);
    assert_eq!(
        table.rows[1].cells[2],
        Cell::Computed(Box::new(Cell::Number(2.0)))
    );
}

#[test]
fn a_cell_at_the_far_end_costs_nothing() {
    let bytes = book(
        "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row></sheetData>",
    );
    let document = package::read(bytes).unwrap();
    assert_eq!(document.lines(), "1\n");
}

#[test]
fn days_and_numbers_are_shown_as_people_write_them() {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    for (cell, want) in [
        (Cell::Day(day), "2026年6月30日"),
        (Cell::Number(12.0), "12"),
        (Cell::Number(0.1 + 0.2), "0.3"),
        (Cell::Number(-3.9), "-3.9"),
        (Cell::Truth(true), "TRUE"),
    ] {
        assert_eq!(cell.text(), want);
    }
}

#[test]
fn what_cannot_be_read_is_named_with_what_to_do() {
    for (parts, name) in [
        (&[("OFD.xml", "")][..], "OFD"),
        (&[("mimetype", "x"), ("content.xml", "")], "OpenDocument"),
        (&[("ppt/presentation.xml", "")], "pptx"),
        (&[("xl/workbook.bin", "")], "xlsb"),
        (&[("方案.txt", "")], "压缩包"),
        (&[("word/document.xml", "<a")], "损坏"),
        (&[("xl/workbook.xml", "<a")], "损坏"),
    ] {
        let said = refusal(zipped(parts));
        assert!(said.contains(name), "{said}");
    }
    assert!(refusal(b"PK\x03\x04 cut".to_vec()).contains("损坏"));
    assert!(refusal(b"\xd0\xcf\x11\xe0 cut".to_vec()).contains("损坏"));
    for (bytes, name) in [
        (&b"%PDF-1.7"[..], "PDF"),
        (b"{\\rtf1", "RTF"),
        (b"From: x\nMIME-Version: 1.0", "mht"),
        (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "XML"),
    ] {
        let said = form(bytes).unwrap_err().message(Lang::Zh);
        assert!(said.contains(name), "{said}");
    }
    assert_eq!(form("清河县".as_bytes()), Ok(Form::Text));
}

#[test]
fn a_package_that_grows_beyond_measure_is_refused() {
    let nothing = "0".repeat(70 << 20);
    assert!(refusal(zipped(&[("word/document.xml", &nothing)])).contains("太大"));
}

fn read_page(text: &str) -> String {
    assert!(is_page(text), "{text}");
    page(text).lines()
}

#[test]
fn a_page_is_read_as_a_browser_shows_it() {
    let text = "<!DOCTYPE html><html><head><title>标签</title><style>p{}</style></head><body>\n\
        <div>首页 &gt; 政策<script>var a = '<p>';</script></div><h1>清河县\n  方案</h1>\
        <p>　　一、水利&nbsp;<b>工程</b><br>第二行</p><p style=\"display: none\">看不见</p>\
        <ol start=3><li>疏浚</li><li>护坡</li></ol><ol style=\"list-style-type: cjk-ideographic\"><li>教育</ol><ul><li>点</ul>尾";
    assert_eq!(
        read_page(text),
        "首页 > 政策\n清河县方案\n　　一、水利 工程\n第二行\n3.疏浚\n4.护坡\n一、教育\n• 点\n尾\n"
    );
}

#[test]
fn a_table_of_a_page_keeps_its_columns_and_one_for_looks_is_no_table() {
    let text = "<table><tr><td><h2>标题</h2><table><tr><th>序号<th>任务<th>责任单位</tr>\
        <tr><td>1<td rowspan=2>疏浚<br>东渠<td>县水务局<tr><td>2<td>县财政局</table>尾</td></tr></table>";
    assert_eq!(
        read_page(text),
        "标题\n序号\t任务\t责任单位\n1\t疏浚 东渠\t县水务局\n2\t疏浚 东渠\t县财政局\n尾\n"
    );
}

#[test]
fn hostile_pages_end_soon() {
    for text in [
        format!("<html>{}", "<table><tr><td>".repeat(100_000)),
        format!(
            "<html><table><tr><td rowspan=1000>{}{}",
            "长".repeat(2_000),
            "<tr>".repeat(100_000)
        ),
        format!("<html>{}", "<div".repeat(300_000)),
        format!("<html>{}", "&#1234567;<ol><li>".repeat(50_000)),
    ] {
        let lines = read_page(&text);
        assert!(lines.len() < 64 << 20);
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..600), start in 0..3_usize) {
        let mut all = [&b"PK\x03\x04"[..], &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], b"<html>"][start].to_vec();
        all.extend(bytes);
        let _ = package::read(all.clone());
        let _ = page(&String::from_utf8_lossy(&all));
    }

    #[test]
    fn a_change_anywhere_in_a_package_never_panics(at in 0..3_000_usize, to in proptest::num::u8::ANY) {
        let body = [p("水利", Some((1, 0))), p("东渠", Some((1, 1)))].concat();
        let mut bytes = word(&body, LISTS, "");
        let at = at % bytes.len();
        bytes[at] = to;
        let _ = package::read(bytes);
    }
}
