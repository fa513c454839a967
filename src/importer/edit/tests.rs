//! Corrections made, and those that fit nothing.

use super::super::tests::duty;
use super::super::{About, Import, import};
use super::*;

const NOTICE: &str = "清河县2030年工作方案\n一、水利\n1.疏浚东渠。（县水务局、县水利局负责）\n2.加固西堤。（二十四节气、县财政局负责）\n\
    各乡镇要加强巡查，确保安全。\n二、教育\n3.新建小学。（县教体局负责）\n4.翻修中学。\n";

fn read(notice: &str, edits: &str) -> Import {
    let edits = format!("(version: 1, edits: [{edits}])");
    let edits = Edits::from_ron(&edits, Path::new("更正.ron")).unwrap();
    import(
        notice,
        &About {
            edits,
            ..About::default()
        },
    )
    .unwrap()
}

fn told(import: &Import, words: &str) -> bool {
    import
        .doubts
        .iter()
        .any(|doubt| doubt.what.zh.contains(words))
}

const EDITS: &str = "
    Unit(said: \"县水利局\", means: \"县水务局\"),
    Annotation(clause: \"加固西堤\", says: \"县财政局牵头，县水务局配合，6月底完成\"),
    Clause(line: \"各乡镇要加强巡查\", says: \"各乡镇负责\"),
    NotClause(clause: \"翻修中学\"),";

#[test]
fn corrections_are_made() {
    let import = read(NOTICE, EDITS);
    let all = &import.catalogue;
    assert_eq!(duty(all, "1.1"), "负责 县水务局");
    assert_eq!(duty(all, "1.2"), "牵头 县财政局；配合 县水务局｜6月底完成");
    assert_eq!(duty(all, "1.3"), "负责 各乡镇");
    assert_eq!(all.areas()[1].clauses.len(), 1);
    let unit = all.unit(all.unit_named("县水务局").unwrap());
    assert_eq!(unit.also, ["县水利局"]);
    assert!(
        !told(&import, "更正文件") && !told(&import, "翻修中学"),
        "{:?}",
        import.doubts
    );
}

#[test]
fn they_hold_for_a_revised_text_and_one_that_fits_nothing_is_told() {
    let revised = NOTICE
        .replace("1.疏浚东渠。", "1.新建水闸。（县水务局负责）\n2.疏浚东渠。")
        .replace("2.加固西堤。（", "3.加固西堤，抬高堤顶。（")
        .replace("4.翻修中学。\n", "");
    let import = read(&revised, EDITS);
    assert_eq!(duty(&import.catalogue, "1.2"), "负责 县水务局");
    assert_eq!(
        duty(&import.catalogue, "1.3"),
        "牵头 县财政局；配合 县水务局｜6月底完成"
    );
    assert!(
        told(&import, "更正文件第 4 条没有用上：原文中没有“翻修中学”"),
        "{:?}",
        import.doubts
    );
}

#[test]
fn words_that_fit_several_places_are_told_and_change_nothing() {
    let import = read(
        NOTICE,
        "NotClause(clause: \"。\"), NotUnit(said: \"县教体局\"), Right(line: \"翻修中学\")",
    );
    assert_eq!(import.catalogue.clauses().count(), 4);
    assert_eq!(duty(&import.catalogue, "2.1"), "");
    assert!(
        told(&import, "对应 4 处") && !told(&import, "翻修"),
        "{:?}",
        import.doubts
    );
}

/// What each doubt about `text` says to write, made; the doubts that are left.
fn answered(text: &str) -> Vec<Doubt> {
    let doubts = read(text, "").doubts;
    let otherwise = doubts.iter().map(|doubt| {
        let otherwise = doubt.otherwise.as_deref();
        otherwise.unwrap_or_else(|| panic!("no answer to {doubt:?}"))
    });
    let edits: Vec<&str> = otherwise.collect();
    assert!(!edits.is_empty());
    read(text, &edits.join(", ")).doubts
}

#[test]
fn the_line_that_a_doubt_gives_settles_it() {
    let untitled = "各乡镇：\n1.疏浚东渠。（县水务局负责）\n2.加固西堤。（县水务局负责）\n";
    assert_eq!(answered(untitled), []);
    let control = NOTICE.replace("3.新建", "3.新\u{7}建");
    let left = answered(&control);
    assert!(
        left.iter().all(|doubt| !doubt.what.zh.contains("控制")),
        "{left:?}"
    );
    let beside = "清河县方案\n一、水利\n（一）东渠。疏浚。（县水务局负责）\n（二）西堤。加固。（县水务局负责）\n（三）闸门\n\
        1.新建。（县水务局负责）\n2.拆旧。（县水务局负责）\n";
    assert_eq!(read(beside, "").catalogue.areas().len(), 1);
    assert_eq!(answered(beside), []);
    let edits = read(beside, "").doubts[0].otherwise.clone().unwrap();
    let areas = read(beside, &edits).catalogue;
    let titles: Vec<&str> = areas
        .areas()
        .iter()
        .map(|area| area.title.as_str())
        .collect();
    assert_eq!(titles, ["水利", "闸门"]);
}

#[test]
fn what_a_file_holds_beside_its_text_can_be_said_not_to_be_needed() {
    let unread = || {
        crate::lang::both!(
            "有 3 处批注未读取；如有要求…",
            "3 comments were not read; …"
        )
    };
    let edits = |edits: &str| {
        let edits = format!("(version: 1, edits: [{edits}])");
        Edits::from_ron(&edits, Path::new("更正.ron")).unwrap()
    };
    let mut import = read(NOTICE, "");
    let before = import.doubts.len();
    import.unread(vec![unread()], &Edits::default());
    assert_eq!(import.doubts.len(), before + 1);
    let otherwise = import.doubts[0].otherwise.clone().unwrap();
    assert_eq!(otherwise, "NotNeeded(what: \"处批注未读取\")");
    let mut import = read(NOTICE, "");
    import.unread(vec![unread()], &edits(&otherwise));
    assert_eq!(import.doubts.len(), before);
    import.unread(Vec::new(), &edits(&otherwise));
    assert!(told(&import, "更正文件第 1 条没有用上"));
}

#[test]
fn a_slip_in_the_file_is_told_with_its_line() {
    let wrong = Edits::from_ron(
        "(version: 1, edits: [\n  Unit(sad: \"甲\"),\n])",
        Path::new("更正.ron"),
    )
    .unwrap_err();
    assert_eq!(wrong.line().map(|(line, _)| line), Some(2));
    assert!(Edits::from_ron("(version: 9, edits: [])", Path::new("x")).is_err());
}
