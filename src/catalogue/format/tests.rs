use chrono::NaiveDate;

use super::*;
use crate::catalogue::Role;
use crate::lang::Lang;

const SMALL: &str = r#"(
    version: 2,
    notice: (
        id: "small",
        title: "甲",
        short: "甲",
        date: "2030年1月2日",
        day: "2030-01-02",
        lines: [
            "　　一、任务",
            "　　建设 平台。（省发改委等部门牵头，省财政厅配合；6月底；备注：先办）",
        ],
    ),
    units: [
        (name: "省发改委", kind: Department, also: ["省发展改革委"]),
        (name: "省财政厅", kind: Department),
    ],
    areas: [
        (
            number: 1, printed: "一、", chapter: "总则", title: "任务", heading: "一、任务", line: 1,
            clauses: [
                (
                    id: "1.1", line: 2,
                    text: "建设平台。",
                    annotation: "（省发改委等部门牵头，省财政厅配合；6月底；备注：先办）",
                    groups: [(role: Lead, units: ["省发改委"], open: true), (role: Support, units: ["省财政厅"])],
                    deadline: (text: "6月底", day: "2030-06-30"),
                    fields: [(label: "备注", text: "先办")],
                ),
            ],
        ),
    ],
)
"#;

/// A file as version 1 wrote it.
const OLD: &str = r#"(
    version: 1,
    notice: (
        id: "small",
        title: "甲",
        lines: [
            "　　一、任务",
            "　　建设 平台。（省发改委牵头，省财政厅等部门配合）",
        ],
    ),
    units: [
        (name: "省发改委", kind: Department),
        (name: "省财政厅", kind: Department),
    ],
    areas: [
        (
            number: 1, title: "任务", heading: "一、任务", line: 1,
            clauses: [
                (
                    id: "1.1", line: 2,
                    text: "建设平台。",
                    annotation: "（省发改委牵头，省财政厅等部门配合）",
                    units: [Lead(["省发改委"]), Support(["省财政厅"])],
                    open_ended: true,
                ),
            ],
        ),
    ],
)
"#;

fn read(text: &str) -> std::result::Result<Catalogue, Vec<String>> {
    Catalogue::check_ron(text, Path::new("c.ron"))
        .map_err(|all| all.iter().map(|err| err.message(Lang::Zh)).collect())
}

/// The messages after replacing `from`.
fn faults(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from}");
    read(&SMALL.replace(from, to)).unwrap_err().join("\n")
}

#[test]
fn reads_a_catalogue() {
    let small = read(SMALL).unwrap();
    let clause = small.clauses().next().unwrap();
    let duty = clause.duty.as_ref().unwrap();
    assert_eq!(
        duty.role_of(small.unit_named("省财政厅").unwrap()),
        Some(Role::Support)
    );
    assert!(duty.is_open(Role::Lead) && !duty.is_open(Role::Support));
    let deadline = duty.deadline.as_ref().unwrap();
    assert_eq!(deadline.day, NaiveDate::from_ymd_opt(2030, 6, 30));
    assert_eq!(small.areas()[0].printed.as_deref(), Some("一、"));
    assert_eq!(small.notice.issuer, None);
}

#[test]
fn reads_version_1_and_shows_its_openness_behind_the_last_list() {
    let old = read(OLD).unwrap();
    let duty = old.clauses().next().unwrap().duty.as_ref().unwrap();
    assert!(duty.is_open(Role::Support) && !duty.is_open(Role::Lead));
    assert_eq!((&duty.deadline, &old.notice.issuer), (&None, &None));
    assert_eq!(old.areas()[0].heading.as_deref(), Some("一、任务"));
    assert!(old.to_ron().starts_with("(\n    version: 2,"));
    assert_eq!(read(&old.to_ron()).unwrap(), old);
}

#[test]
fn a_file_of_one_version_has_no_field_of_the_other() {
    let mixed = OLD.replace("units: [Lead", "groups: [Lead");
    assert!(read(&mixed).unwrap_err()[0].contains("没有名为 groups 的字段"));
    let mixed = SMALL.replace("groups: [(role", "units: [(role");
    assert!(read(&mixed).unwrap_err()[0].contains("没有名为 units 的字段"));
}

#[test]
fn reads_what_it_writes() {
    for text in [SMALL, include_str!("../../../data/catalogue.ron")] {
        let catalogue = read(text).unwrap();
        assert_eq!(read(&catalogue.to_ron()).unwrap(), catalogue);
    }
}

#[test]
fn the_embedded_catalogue_is_sound() {
    assert_eq!(Catalogue::embedded().unwrap().clauses().count(), 87);
}

#[test]
fn writes_full_width_spaces_as_they_are_and_hidden_characters_as_escapes() {
    let text = SMALL.replace("　　一、任务\"", "　　一、任务\\u{1b}\\u{202e}\\\\\\\"\"");
    let out = read(&text).unwrap().to_ron();
    assert!(
        out.contains("\"　　一、任务\\u{1b}\\u{202e}\\\\\\\"\""),
        "{out}"
    );
    assert!(out.ends_with(")\n"));
}

#[test]
fn reads_a_file_with_byte_order_mark_and_windows_line_ends() {
    let text = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    assert_eq!(read(&text).unwrap(), read(SMALL).unwrap());
}

#[test]
fn refuses_a_newer_version_before_its_unknown_fields() {
    let said = faults("version: 2,", "version: 3, mood: \"new\",");
    assert!(
        said.contains("文件版本为 3") && said.contains("升级"),
        "{said}"
    );
}

#[test]
fn refuses_unknown_fields() {
    assert!(faults("open: true", "opened: true").contains("没有名为 opened 的字段"));
}

#[test]
fn says_everything_that_is_wrong_at_once_with_its_place() {
    let text = SMALL
        .replace("id: \"1.1\"", "id: \"1.2\"")
        .replace(
            "units: [\"省财政厅\"]",
            "units: [\"省财政局\", \"省发改委\"]",
        )
        .replace("建设平台。", "建设工厂。");
    let said = read(&text).unwrap_err();
    let places: Vec<&str> = said.iter().map(|s| s.split('：').next().unwrap()).collect();
    assert_eq!(said.len(), 4, "{said:?}");
    assert!(said[0].contains("条款编号应为 1.1"));
    assert!(said[1].contains("没有条款 1.1 的正文"));
    assert!(said[2].contains("“省财政局”不在 units 中"));
    assert!(said[3].contains("“省发改委”重复"));
    assert_eq!(places[0], "c.ron 第 23 行第 25 列");
    assert_eq!(places[2], "c.ron 第 26 行第 97 列");
}

#[test]
fn joins_all_faults_into_the_first() {
    let text = SMALL
        .replace("id: \"1.1\"", "id: \"1.2\"")
        .replace("建设平台。", "建设工厂。");
    let err = Catalogue::from_ron(&text, Path::new("c.ron")).unwrap_err();
    assert_eq!(err.kind(), Kind::Data);
    assert!(err.message(Lang::Zh).contains("另有 1 处问题"));
}

#[test]
fn refuses_what_the_rest_could_not_bear() {
    for (from, to, said) in [
        ("id: \"small\"", "id: \"\"", "文件代号"),
        ("id: \"small\"", "id: \"a b\"", "文件代号"),
        ("title: \"甲\"", "title: \" \"", "标题为空"),
        ("number: 1,", "number: 2,", "领域编号应为 1"),
        (
            "heading: \"一、任务\"",
            "heading: \"二、任务\"",
            "第 1 行没有这一标题",
        ),
        ("line: 1,", "line: 0,", "第 0 行没有这一标题"),
        ("line: 2,", "line: 99,", "第 99 行没有条款 1.1 的正文"),
        ("(name: \"省财政厅\"", "(name: \"省发改委\"", "单位重复"),
        ("(name: \"省财政厅\"", "(name: \"\"", "单位名称为空"),
        (
            "annotation: \"（省发改委等部门牵头，省财政厅配合；6月底；备注：先办）\",",
            "",
            "没有标注",
        ),
        ("id: \"1.1\"", "id: \"1.01\"", "不是条款编号"),
        ("[\"省财政厅\"]", "[]", "有一组没有单位"),
        (
            "    areas: [",
            "    rules: [(since: \"9.9\", means: FirstLeads, text: \"\")],\n    areas: [",
            "没有条款 9.9",
        ),
    ] {
        let found = faults(from, to);
        assert!(found.contains(said), "{to}: {found}");
    }
}

#[test]
fn bears_out_a_text_of_pieces_from_the_lines_it_names() {
    let text = SMALL
        .replace(
            "建设 平台。（",
            "建设\\t省\\t平台。\", \"（一）\", \"完工。（",
        )
        .replace(
            "text: \"建设平台。\"",
            "also: [4], text: \"建设 平台。 完工。\"",
        );
    assert!(read(&text).is_ok(), "{:?}", read(&text));
    let wrong = text.replace("also: [4]", "also: [3]");
    assert!(read(&wrong).is_err());
    let nowhere = text.replace("also: [4]", "also: [9]");
    assert!(read(&nowhere).is_err());
}

#[test]
fn bears_out_a_text_that_goes_on_over_several_lines() {
    let text = SMALL
        .replace("建设 平台。（", "建设\", \"　　\", \"平台。（")
        .replace("建设平台。", "建设 平台。");
    assert!(read(&text).is_ok(), "{:?}", read(&text));
}
