//! Our notice, to the character, and every trap in it.

use proptest::prelude::*;

use super::*;
use crate::catalogue::{Clause, ClauseId, Direction, Role, Standing, UnitKind};

/// Our notice, as it is in the project.
const OURS: &str = include_str!("../../data/notice.txt");
/// What the importer made of it.
const CATALOGUE: &str = include_str!("../../data/catalogue.ron");

fn ours() -> Catalogue {
    let about = About {
        id: Some("heilongjiang-2012-0704".into()),
        title: Some("黑龙江省“十二五”规划纲要主要目标和任务分工".into()),
        issuer: Some("黑龙江省人民政府".into()),
        ..About::default()
    };
    import(OURS, &about).unwrap().catalogue
}

/// The clause with this id, and its duty in short: `牵头 省发改委；配合 省财政厅 等`.
pub(super) fn duty(catalogue: &Catalogue, id: &str) -> String {
    let clause = clause(catalogue, id);
    let Some(duty) = &clause.duty else {
        return "无".into();
    };
    let mut groups = Vec::new();
    for group in &duty.groups {
        let role = match group.role {
            Role::Lead => "牵头",
            Role::Responsible => "负责",
            Role::Support => "配合",
        };
        let names = group.units.iter().map(|&unit| &catalogue.unit(unit).name);
        let names: Vec<&str> = names.map(String::as_str).collect();
        let open = if group.open { " 等" } else { "" };
        groups.push(format!("{role} {}{open}", names.join(" ")));
    }
    let mut out = groups.join("；");
    if let Some(deadline) = &duty.deadline {
        out.push('｜');
        out.push_str(&deadline.text);
    }
    out
}

/// The clause with this id.
pub(super) fn clause<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Clause {
    catalogue.clause(id.parse::<ClauseId>().unwrap()).unwrap()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Makes `data/catalogue.ron` anew: `UPDATE=1 cargo test makes_the_embedded_catalogue -- --ignored`.
#[test]
#[ignore = "writes data/catalogue.ron when UPDATE is set"]
fn makes_the_embedded_catalogue() {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write("data/catalogue.ron", ours().to_ron()).unwrap();
    }
}

#[test]
fn a_fresh_import_equals_the_embedded_catalogue() {
    assert!(
        ours().to_ron() == CATALOGUE,
        "run UPDATE=1 cargo test makes_the_embedded_catalogue -- --ignored"
    );
    assert_eq!(ours(), Catalogue::embedded().unwrap());
}

#[test]
fn keeps_the_notice_to_the_byte() {
    assert_eq!(ours().notice.lines.join("\n") + "\n", OURS);
}

#[test]
fn headings_texts_and_annotations_give_section_two_to_the_character() {
    let mut again = String::from("二、落实主要目标和任务分工安排");
    for area in ours().areas() {
        again.push_str(area.heading.as_deref().unwrap_or_default());
        for clause in &area.clauses {
            again.push_str(&clause.text);
            again.push_str(clause.duty.as_ref().map_or("", |duty| &duty.annotation));
        }
    }
    let start = OURS.find("二、落实").unwrap();
    let end = OURS.find("三、工作要求").unwrap();
    assert_eq!(squeezed(&again), squeezed(&OURS[start..end]));
}

#[test]
fn counts_areas_clauses_units_and_mentions() {
    let ours = ours();
    let counts: Vec<usize> = ours.areas().iter().map(|area| area.clauses.len()).collect();
    assert_eq!(counts, [13, 10, 1, 6, 4, 6, 5, 3, 7, 8, 2, 9, 6, 4, 1, 2]);
    assert_eq!(ours.clauses().count(), 87);
    let duties: Vec<_> = ours.clauses().filter_map(|c| c.duty.as_ref()).collect();
    let of = |role| {
        duties
            .iter()
            .map(|duty| duty.in_role(role).count())
            .sum::<usize>()
    };
    assert_eq!(
        (of(Role::Lead), of(Role::Responsible), of(Role::Support)),
        (73, 45, 119)
    );
    assert_eq!(ours.units().count(), 53);
    assert_eq!(duties.iter().filter(|duty| duty.open_ended()).count(), 25);
    assert!(duties.iter().all(|duty| duty.deadline.is_none()));
}

#[test]
fn titles_have_neither_number_nor_stop() {
    let ours = ours();
    let titles: Vec<_> = ours
        .areas()
        .iter()
        .map(|area| area.title.as_str())
        .collect();
    assert_eq!(titles[0], "约束性指标");
    assert_eq!(titles[15], "推动规划实施");
    assert!(titles.iter().all(|title| !title.contains(['（', '。'])));
    assert_eq!(
        ours.areas()[1].heading.as_deref(),
        Some("（二）推进工业结构优化升级。")
    );
}

#[test]
fn takes_one_paragraph_with_two_annotations_for_two_clauses() {
    let ours = ours();
    let (two, three) = (clause(&ours, "12.2"), clause(&ours, "12.3"));
    assert_eq!(two.line, three.line);
    assert!(two.text.ends_with("规范收入分配秩序。"));
    assert!(three.text.starts_with("扩大基本养老"));
    assert_eq!(duty(&ours, "12.2"), "牵头 省人社厅");
    assert_eq!(duty(&ours, "12.3"), "牵头 省人社厅");
}

#[test]
fn finds_the_heading_in_the_middle_of_a_line() {
    let ours = ours();
    assert_eq!(
        ours.areas()[15].heading.as_deref(),
        Some("（十六）推动规划实施。")
    );
    assert_eq!(ours.areas()[15].line, clause(&ours, "15.1").line);
}

#[test]
fn keeps_the_clause_without_annotation() {
    let ours = ours();
    let clause = clause(&ours, "1.13");
    assert_eq!(clause.duty, None);
    assert!(
        clause
            .text
            .starts_with("单位地区生产总值能源消耗降低、主要污染物")
    );
    assert!(clause.text.contains("各市（地）、县（市、区）要确保完成。"));
    assert_eq!(clause.indicators, []);
}

#[test]
fn takes_the_standing_remark_for_a_rule_and_not_for_a_unit() {
    let ours = ours();
    assert_eq!(duty(&ours, "1.1"), "牵头 省教育厅");
    let [rule] = ours.rules() else {
        panic!("{:?}", ours.rules())
    };
    assert_eq!(rule.since, "1.1".parse().unwrap());
    assert_eq!(rule.means, Standing::OthersSupport);
    assert_eq!(
        rule.text,
        "只明确一个部门的，其他有关部门配合，不一一列出，下同。"
    );
    assert!(ours.rule_for(clause(&ours, "16.2")).is_some());
    assert!(ours.rule_for(clause(&ours, "16.1")).is_none());
}

#[test]
fn reads_nested_parentheses_in_an_annotation() {
    let ours = ours();
    assert_eq!(
        duty(&ours, "12.9"),
        "负责 省住建厅 省发改委 省财政厅 各市（地）政府（行署） 等"
    );
    assert!(
        clause(&ours, "12.9")
            .duty
            .as_ref()
            .unwrap()
            .annotation
            .ends_with("各市（地）政府（行署）负责）")
    );
}

#[test]
fn leaves_parentheses_that_are_plain_text() {
    let ours = ours();
    for (id, text) in [
        ("4.3", "四省（区）协作机制"),
        ("5.4", "锅炉（窑炉）改造"),
        ("9.5", "工程（研究）中心"),
    ] {
        assert!(clause(&ours, id).text.contains(text), "{id}");
    }
    assert_eq!(duty(&ours, "5.4"), "牵头 省发改委");
}

#[test]
fn restores_prefixes_only_where_they_were_left_out() {
    let ours = ours();
    assert_eq!(duty(&ours, "1.3"), "负责 省发改委 省工信委 省水利厅");
    assert_eq!(duty(&ours, "10.1"), "负责 省发改委 哈尔滨铁路局");
    assert_eq!(
        duty(&ours, "13.3"),
        "负责 省国资委 省发改委 省工信委 省粮食局 黑龙江证监局 等"
    );
    assert_eq!(
        duty(&ours, "13.5"),
        "牵头 省金融办；配合 人民银行哈尔滨中心支行 黑龙江银监局 黑龙江证监局 黑龙江保监局 等"
    );
}

#[test]
fn makes_cities_of_the_places_in_a_list() {
    let ours = ours();
    assert_eq!(
        duty(&ours, "2.2"),
        "牵头 省发改委；配合 省工信委 省财政厅 省商务厅 省国土资源厅 省环保厅 龙煤集团 大庆市 鹤岗市 鸡西市 双鸭山市 七台河市 等"
    );
    assert!(duty(&ours, "2.8").ends_with("省商务厅 哈尔滨市 佳木斯市 等"));
}

#[test]
fn knows_cities_enterprises_and_collectives() {
    let ours = ours();
    let of = |kind| {
        ours.units()
            .filter(|(_, unit)| unit.kind == kind)
            .map(|(_, unit)| unit.name.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of(UnitKind::Collective),
        ["有关资源型城市", "各市（地）政府（行署）", "省委有关部门"]
    );
    assert_eq!(of(UnitKind::Enterprise), ["龙煤集团"]);
    assert_eq!(
        of(UnitKind::City),
        [
            "大庆市",
            "鹤岗市",
            "鸡西市",
            "双鸭山市",
            "七台河市",
            "哈尔滨市",
            "佳木斯市"
        ]
    );
}

#[test]
fn counts_shared_responsibility_as_responsible() {
    assert_eq!(duty(&ours(), "4.6"), "负责 省发改委 省交通运输厅 省商务厅");
}

#[test]
fn lets_the_one_who_is_supported_lead() {
    let ours = ours();
    for id in ["13.6", "14.1", "15.1"] {
        let duty = duty(&ours, id);
        assert!(
            duty.starts_with("配合 省") && duty.contains("；牵头 省委有关部门"),
            "{duty}"
        );
    }
}

#[test]
fn reads_joint_leads() {
    let ours = ours();
    assert_eq!(
        duty(&ours, "5.2"),
        "牵头 省发改委 省林业厅；配合 省森工总局"
    );
    assert_eq!(
        duty(&ours, "10.8"),
        "牵头 省工信委 省通信管理局 省广电局；配合 省发改委 省财政厅 哈尔滨市 等"
    );
    assert_eq!(duty(&ours, "16.1"), "牵头 省发改委 省财政厅");
}

#[test]
fn takes_the_numbers_of_other_sections_for_no_areas() {
    let import = import(
        OURS,
        &About {
            id: Some("x".into()),
            ..About::default()
        },
    )
    .unwrap();
    assert_eq!(import.catalogue.areas().len(), 16);
    let said: Vec<_> = import
        .doubts
        .iter()
        .map(|doubt| (doubt.line, doubt.what.zh.as_str()))
        .collect();
    // What stands before and behind the tasks is no task, and nobody is in doubt of it.
    let left = |line| import.left_out.iter().find(|left| left.line == line);
    assert_eq!(left(219).map(|left| left.why), Some(Why::After));
    assert!(said.iter().all(|(line, _)| *line != 219), "{said:?}");
    assert!(
        said.iter()
            .any(|(line, what)| *line == 42 && what.contains("没有责任标注")),
        "{said:?}"
    );
}

#[test]
fn reads_the_binding_indicators() {
    let ours = ours();
    let counts: Vec<usize> = ours.areas()[0]
        .clauses
        .iter()
        .map(|c| c.indicators.len())
        .collect();
    assert_eq!(counts, [1, 1, 1, 1, 1, 1, 4, 2, 1, 1, 1, 1, 0]);
    let seven = &clause(&ours, "1.7").indicators;
    let read: Vec<_> = seven
        .iter()
        .map(|i| {
            (
                i.name.as_str(),
                i.direction,
                i.value.as_str(),
                i.measure.as_str(),
            )
        })
        .collect();
    assert_eq!(
        read,
        [
            ("化学需氧量", Direction::Fall, "8.6", "%"),
            ("二氧化硫排放", Direction::Fall, "2", "%"),
            ("氨氮排放", Direction::Fall, "10.4", "%"),
            ("氮氧化物排放", Direction::Fall, "3.1", "%"),
        ]
    );
    let four = &clause(&ours, "1.4").indicators[0];
    assert_eq!(
        (four.name.as_str(), four.direction),
        ("非化石能源占一次能源消耗比重", Direction::Rise)
    );
    assert_eq!(
        ours.clauses()
            .skip(13)
            .map(|c| c.indicators.len())
            .sum::<usize>(),
        0
    );
}

#[test]
fn says_what_the_text_says_of_itself() {
    let ours = ours();
    assert_eq!(ours.notice.date.as_deref(), Some("2012年7月4日"));
    assert_eq!(ours.notice.issuer.as_deref(), Some("黑龙江省人民政府"));
}

#[test]
fn reads_the_same_from_other_encodings_of_lines() {
    let about = About {
        id: Some("x".into()),
        ..About::default()
    };
    let plain = import(OURS, &about).unwrap();
    for text in [
        format!("\u{feff}{OURS}"),
        OURS.replace('\n', "\r\n"),
        OURS.trim_end().to_owned() + "\n\n",
        OURS.replace("　　", "    "),
        OURS.replace('（', "(").replace('）', ")"),
    ] {
        let other = import(&text, &about).unwrap();
        let of = |c: &Catalogue| {
            c.clauses()
                .map(|c| (c.id, c.duty.as_ref().map(|d| d.groups.clone())))
                .collect::<Vec<_>>()
        };
        assert_eq!(of(&other.catalogue), of(&plain.catalogue));
    }
}

#[test]
fn refuses_what_is_no_notice() {
    for text in [
        "",
        "\n",
        "甲乙丙丁。",
        "一、总则\n（一）甲。乙。",
        "\0\0",
        "（北方）（区）",
        &"（\n".repeat(MAX_LINES + 1),
    ] {
        let err = import(
            text,
            &About {
                id: Some("x".into()),
                ..About::default()
            },
        )
        .unwrap_err();
        assert_eq!(err.kind(), Kind::Data, "{text:?}");
    }
}

#[test]
fn reports_control_characters_and_keeps_them() {
    let text = "加强建设\u{1b}。（省发改委负责）";
    let import = import(
        text,
        &About {
            id: Some("x".into()),
            ..About::default()
        },
    )
    .unwrap();
    assert_eq!(*import.catalogue.notice.lines, [text]);
    assert!(
        import
            .doubts
            .iter()
            .any(|doubt| doubt.what.zh.contains("控制字符"))
    );
}

#[test]
fn none_of_very_many_clauses_is_dropped_on_lines_of_their_own_or_on_one() {
    let clause = |n: usize| format!("{n}.推进第{n}项工作。（县水务局负责）");
    for between in ["\n", ""] {
        let clauses: Vec<String> = (1..=2000).map(clause).collect();
        let text = format!("清河县方案\n{}\n", clauses.join(between));
        let import = import(&text, &About::default()).unwrap();
        assert_eq!(import.catalogue.clauses().count(), 2000);
        assert_eq!(import.doubts, []);
    }
}

proptest! {
    #[test]
    fn never_panics_and_keeps_every_line(text in "[一二（）()【1.2、。；，：省市发改委财政厅局牵头配合负责责任单位等和\n 　\r\t第条①5个会同大庆〔〕和]{0,120}") {
        if let Ok(import) = import(&text, &About { id: Some("x".into()), ..About::default() }) {
            let lines = import.catalogue.notice.lines.clone();
            let expected = text.replace("\r\n", "\n").replace('\r', "\n");
            prop_assert_eq!(lines.join("\n"), expected.strip_suffix('\n').unwrap_or(&expected));
            let again = Catalogue::from_ron(&import.catalogue.to_ron(), std::path::Path::new("x")).unwrap();
            prop_assert_eq!(again, import.catalogue);
        }
    }

    #[test]
    fn never_panics_on_any_text(text in any::<String>()) {
        let _ = import(&text, &About { id: Some("x".into()), ..About::default() });
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn survives_any_change_to_our_notice(at in 0..8000_usize, len in 0..40_usize, put in "[（）。、：牵头\n]{0,3}") {
        let chars: Vec<char> = OURS.chars().collect();
        let text: String = chars[..at].iter().copied().chain(put.chars()).chain(chars[at + len..].iter().copied()).collect();
        let import = import(&text, &About { id: Some("x".into()), ..About::default() }).unwrap();
        prop_assert_eq!(import.catalogue.notice.lines.join("\n") + "\n", text);
    }

    /// Every line of made-up notices is somewhere.
    #[test]
    fn nothing_vanishes(pieces in proptest::collection::vec(piece(), 1..25)) {
        let text = format!("清河县2030年重点工作方案\n{}\n9.末项。（县水务局负责）\n", pieces.join("\n"));
        let import = import(&text, &About::default()).unwrap();
        prop_assert_eq!(vanished(&import), None, "{}", text);
    }
}

/// The first line that is in no clause, heading, annotation or title, not left out, and named in no doubt.
pub(super) fn vanished(import: &Import) -> Option<String> {
    let catalogue = &import.catalogue;
    let mut held: std::collections::HashSet<usize> =
        import.left_out.iter().map(|left| left.line).collect();
    held.extend(import.doubts.iter().map(|doubt| doubt.line));
    let duties = || {
        catalogue
            .clauses()
            .filter_map(|clause| clause.duty.as_ref())
    };
    let notice = &catalogue.notice;
    let signed = [&notice.issuer, &notice.date].into_iter().flatten();
    let mut said: Vec<String> = duties().map(|duty| squeezed(&duty.annotation)).collect();
    said.extend(catalogue.areas().iter().flat_map(|area| {
        let heading = area.heading.iter().chain(&area.chapter);
        heading.chain([&area.title]).map(|text| squeezed(text))
    }));
    let signed: Vec<String> = signed.map(|text| squeezed(text)).collect();
    said.push(squeezed(&notice.title));
    said.extend(catalogue.rules().iter().map(|rule| squeezed(&rule.text)));
    for clause in catalogue.clauses() {
        held.extend(clause.also.iter().chain([&clause.line]));
    }
    held.extend(catalogue.areas().iter().map(|area| area.line));
    (1..).zip(&notice.lines).find_map(|(line, text)| {
        let bare = squeezed(text);
        let plain = squeezed(&crate::text::plain_forms(text));
        let there = |text: &String| text.contains(&bare) || text.contains(&plain);
        let signs = |text: &String| bare.contains(text.as_str()) || there(text);
        let gone = !bare.is_empty()
            && !held.contains(&line)
            && !said.iter().any(there)
            && !signed.iter().any(signs);
        gone.then(|| format!("{line}: {text}"))
    })
}

/// A line of a made-up notice.
fn piece() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "一、水利建设",
        "二、教育（牵头单位：县教体局）",
        "（一）东渠工程",
        "1.疏浚东渠。（县水务局负责）",
        "2.加固西堤。",
        "责任单位：县水务局",
        "完成时限：6月底",
        "——水利",
        "新建小学一所。",
        "（以上任务由县水务局牵头）",
        "序号\t任务\t责任单位",
        "1\t建闸\t县水务局",
        "一、合计\t\t",
        "— 3 —",
        "3.建闸。（县水务",
        "局负责）",
        "整改措施：",
        "各乡镇：",
        "第一条 支持入驻。",
        "（县财政局配合）",
        "教育事业",
    ])
    .prop_map(str::to_owned)
}
