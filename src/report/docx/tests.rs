//! A document of every sort of part, written out.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::*;
use crate::lang::Label;
use crate::listing::{Column, Sheet, Value, Width};
use crate::report::document::{Annex, Part, Table};

/// What each part of the package says.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn sheet(rows: usize) -> Sheet {
    let columns = [
        Column::count("row", Label::new("序号", "No."), |at: &usize| {
            Value::Number(*at as u64 + 1)
        }),
        Column::new("text", Label::new("工作任务", "Task"), |at: &usize| {
            Value::Text("推进工业结构优化升级，]]> & <b>“十二五”".repeat(at % 4 + 1))
        })
        .wide(Width::Rest),
        Column::new("note", Label::new("进展情况", "Progress"), |_| {
            Value::Nothing
        }),
    ];
    Sheet::new(&columns, 0..rows)
}

fn sample() -> Document {
    let table = |rows| {
        Part::Table(Table {
            caption: "约束性指标完成情况".to_owned(),
            sheet: sheet(rows),
        })
    };
    let text =
        "各地、各部门认真贯彻落实省政府决策部署，扎实推进各项重点任务，取得阶段性成效。".repeat(20);
    Document {
        title: "关于《黑龙江省“十二五”规划纲要主要目标和任务分工》落实情况的通报".to_owned(),
        to: "各责任单位".to_owned(),
        parts: vec![
            Part::Chapter("一、总体情况".to_owned()),
            Part::Text(text.clone()),
            Part::Section("（一）约束性指标".to_owned()),
            Part::Text(text),
            table(30),
            Part::Chapter("二、下一步工作要求".to_owned()),
            Part::Blank,
        ],
        signed: String::new(),
        day: "2026年11月29日".to_owned(),
        annexes: vec![
            Annex {
                title: "任务落实情况一览表".to_owned(),
                parts: vec![table(60)],
            },
            Annex {
                title: "未完成事项清单".to_owned(),
                parts: vec![table(3)],
            },
        ],
    }
}

#[test]
fn every_part_is_there_and_the_text_is_whole() {
    let bytes = write(&sample(), &Look::default(), Lang::Zh).unwrap();
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("]]&gt; &amp; &lt;b&gt;“十二五”"));
    assert_eq!(document.matches("<w:tblHeader/>").count(), 3);
    assert_eq!(document.matches("<w:sectPr>").count(), 2);
    assert!(document.contains("w:orient=\"landscape\""));
}
