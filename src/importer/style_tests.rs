//! Short notices in the other ways in which such documents write who has to do what.

use super::tests::{clause, duty};
use super::*;

fn read(text: &str) -> Import {
    import(
        text,
        &About {
            id: Some("x".into()),
            ..About::default()
        },
    )
    .unwrap()
}

fn doubts(import: &Import) -> String {
    let said: Vec<&str> = import
        .doubts
        .iter()
        .map(|doubt| doubt.what.zh.as_str())
        .collect();
    said.join(
        "
",
    )
}

/// What an annotation says under a label that is no role.
fn field(import: &Import, id: &str, label: &str) -> String {
    let duty = clause(&import.catalogue, id).duty.as_ref().unwrap();
    let field = duty.fields.iter().find(|field| field.label == label);
    field.map_or_else(String::new, |field| field.text.clone())
}

/// The duties of all clauses.
fn duties(text: &str) -> Vec<String> {
    let catalogue = read(text).catalogue;
    catalogue
        .clauses()
        .map(|c| duty(&catalogue, &c.id.to_string()))
        .collect()
}

#[test]
fn reads_the_state_council_style_with_a_standing_first_lead() {
    let text = "国务院关于落实《政府工作报告》重点工作分工的意见\n\
        一、深化改革\n\
        （一）深化行政审批制度改革。今年取消一批事项。（中央编办牵头，排在第一位的部门为牵头部门，下同）\n\
        （二）完善税制。推进营改增，清理收费。（财政部、税务总局等负责）\n\
        （三）抓好安全。（应急部会同国务院有关部门负责）\n\
        二、扩大开放\n\
        （四）稳定外贸。完善出口退税。（商务部、财政部、海关总署、税务总局按职责分工负责）\n";
    let import = read(text);
    let all = &import.catalogue;
    assert_eq!(
        all.notice.title,
        "国务院关于落实《政府工作报告》重点工作分工的意见"
    );
    assert_eq!(
        all.areas()
            .iter()
            .map(|a| a.title.as_str())
            .collect::<Vec<_>>(),
        ["深化改革", "扩大开放"]
    );
    assert_eq!(duty(all, "1.1"), "牵头 中央编办");
    assert_eq!(duty(all, "1.2"), "牵头 财政部；负责 税务总局 等");
    assert_eq!(duty(all, "1.3"), "牵头 应急部；配合 国务院有关部门");
    assert_eq!(
        duty(all, "2.1"),
        "牵头 商务部；负责 财政部 海关总署 税务总局"
    );
    assert_eq!(all.rules().len(), 1);
}

#[test]
fn reads_labels_on_lines_of_their_own() {
    let text = "某市2024年重点工作任务分解表\n\
        一、产业发展\n\
        1.培育链主企业。新增规上企业50家。\n\
        牵头单位：市工信局\n\
        配合单位：市发改委、财政局，各县（市、区）人民政府\n\
        完成时限：12月底前\n\
        2.建设产业园区。\n\
        责任单位：市发改委 市自然资源和规划局\n\
        责任领导：张三\n";
    let import = read(text);
    let all = &import.catalogue;
    assert_eq!(all.clauses().count(), 2);
    assert_eq!(
        duty(all, "1.1"),
        "牵头 市工信局；配合 市发改委 市财政局 各县（市、区）人民政府｜12月底前"
    );
    assert_eq!(duty(all, "1.2"), "负责 市发改委 市自然资源和规划局");
    assert_eq!(
        clause(all, "1.1").text,
        "1.培育链主企业。新增规上企业50家。"
    );
    assert_eq!(
        clause(all, "1.1").duty.as_ref().unwrap().annotation,
        "牵头单位：市工信局 配合单位：市发改委、财政局，各县（市、区）人民政府 完成时限：12月底前"
    );
    assert_eq!(field(&import, "1.2", "责任领导"), "张三");
    assert_eq!(doubts(&import), "");
}

#[test]
fn reads_square_brackets_and_plain_parentheses() {
    let text = "一、重点任务\n\
        （一）推进改革。【牵头单位：区发改局；责任单位：区财政局、教育局】\n\
        （二）扩大就业。(区人社局牵头,区教育局、退役军人局配合)\n\
        （三）保障住房。[责任单位:区住建局]\n";
    assert_eq!(
        duties(text),
        [
            "牵头 区发改局；负责 区财政局 区教育局",
            "牵头 区人社局；配合 区教育局 区退役军人局",
            "负责 区住建局"
        ]
    );
}

#[test]
fn reads_hosts_helpers_and_deadlines() {
    let text = "一、工作任务\n\
        1.开展普查（主办单位：省统计局；协办单位：省公安厅、民政厅；完成时限：2025年6月底）\n\
        2.建设平台。（承办单位：市大数据局，参与单位：各有关部门，2024年底前完成）\n\
        3.清理文件。（2024年6月底前完成，市司法局牵头，各县区政府、市直各部门分别负责）\n";
    assert_eq!(
        duties(text),
        [
            "牵头 省统计局；配合 省公安厅 省民政厅｜2025年6月底",
            "负责 市大数据局；配合 各有关部门｜2024年底前完成",
            "牵头 市司法局；负责 各县区政府 市直各部门｜2024年6月底前完成",
        ]
    );
}

#[test]
fn reads_a_label_behind_the_sentence_without_brackets() {
    let text = "二、主要任务\n（一）加强监管。健全制度。责任单位：自治区市场监管局、药监局\n\
        （二）扩大消费。牵头单位：自治区商务厅；配合单位：各盟行政公署、市人民政府";
    assert_eq!(
        duties(text),
        [
            "负责 自治区市场监管局 自治区药监局",
            "牵头 自治区商务厅；配合 各盟行政公署 市人民政府"
        ]
    );
}

#[test]
fn makes_titles_on_lines_of_their_own_part_of_their_clause() {
    let text = "一、总体要求\n加快发展。\n二、重点任务\n\
        （一）建设平台\n　　建设统一平台。完善功能。（省大数据局负责）\n\
        （二）培育主体\n　　培育企业。\n　　引进人才。（省工信厅牵头）\n\
        （三）优化环境\n　　优化服务。（责任单位：省政务局）\n";
    let import = read(text);
    let all = &import.catalogue;
    assert_eq!(all.areas().len(), 1);
    assert_eq!(all.areas()[0].title, "重点任务");
    assert_eq!(
        clause(all, "1.1").text,
        "（一）建设平台 建设统一平台。完善功能。"
    );
    assert_eq!(
        clause(all, "1.2").text,
        "（二）培育主体 培育企业。引进人才。"
    );
    assert_eq!(clause(all, "1.2").line, 6);
}

#[test]
fn joins_an_annotation_that_a_page_has_broken() {
    let text = "一、任务\n1.建设园区，完善配套。（责任单位：市发改委、市自\n然资源局、市财政局）\n2.招商。（市商务局负责）\n";
    assert_eq!(
        duties(text),
        ["负责 市发改委 市自然资源局 市财政局", "负责 市商务局"]
    );
}

#[test]
fn puts_clauses_without_heading_into_one_area_under_the_title() {
    let text = "某县关于稳增长的若干措施\n1.支持企业。（县工信局负责）\n2.支持农业。（县农业农村局负责）\n";
    let all = read(text).catalogue;
    assert_eq!(all.areas().len(), 1);
    assert_eq!(all.areas()[0].title, "某县关于稳增长的若干措施");
    assert_eq!(all.areas()[0].heading, None);
    assert_eq!(all.areas()[0].clauses.len(), 2);
}

#[test]
fn reads_two_annotations_side_by_side_as_one() {
    let text = "一、任务\n1.建设园区。（市发改委牵头）（市财政局、商务局配合）\n";
    assert_eq!(duties(text), ["牵头 市发改委；配合 市财政局 市商务局"]);
}

#[test]
fn reads_mixed_verbs() {
    for (note, expected) in [
        ("省发改委牵头、省财政厅配合", "牵头 省发改委；配合 省财政厅"),
        (
            "由省发改委牵头，会同省财政厅、商务厅落实",
            "牵头 省发改委；配合 省财政厅 省商务厅",
        ),
        ("省发改委会同省财政厅负责", "牵头 省发改委；配合 省财政厅"),
        (
            "省发改委牵头会同省财政厅组织实施",
            "牵头 省发改委；配合 省财政厅",
        ),
        (
            "省发改委牵头负责，省财政厅等有关部门协助",
            "牵头 省发改委；配合 省财政厅 等",
        ),
        ("省教育厅、财政厅分别负责", "负责 省教育厅 省财政厅"),
        (
            "省教育厅、财政厅按照各自职责分工负责",
            "负责 省教育厅 省财政厅",
        ),
        (
            "省发改委、省财政厅共同牵头，各市政府具体落实",
            "牵头 省发改委 省财政厅；负责 各市政府",
        ),
        (
            "市住建局、城管局，各区政府负责",
            "负责 市住建局 市城管局 各区政府",
        ),
        (
            "省委组织部、宣传部、省人社厅负责",
            "负责 省委组织部 省委宣传部 省人社厅",
        ),
        ("省发改委牵头，财政厅配合", "牵头 省发改委；配合 省财政厅"),
        (
            "国家发展改革委牵头，工业和信息化部、财政部等按职责分工负责",
            "牵头 国家发展改革委；负责 工业和信息化部 财政部 等",
        ),
        (
            "省国资委牵头，龙煤集团、大庆油田参加",
            "牵头 省国资委；配合 龙煤集团 大庆油田",
        ),
        (
            "各市、县（区）人民政府负责，省自然资源厅指导",
            "负责 各市、县（区）人民政府；配合 省自然资源厅",
        ),
        (
            "牵头市领导：刘副市长，市科技局牵头，市工信局、市财政局，两江新区管委会等按职责分工负责",
            "牵头 市科技局；负责 市工信局 市财政局 两江新区管委会 等",
        ),
        (
            "责任单位：市委政法委、市公安局（排第一位的为牵头单位）",
            "牵头 市委政法委；负责 市公安局",
        ),
        (
            "财政部、国家税务总局等国务院相关部门及各地区按职责分工负责",
            "负责 财政部 国家税务总局 各地区 等",
        ),
        (
            "市发改委、市商务局，各县〈市、区〉人民政府",
            "负责 市发改委 市商务局 各县〈市、区〉人民政府",
        ),
        ("市审计局牵头，各区县参照执行", "牵头 市审计局；负责 各区县"),
        (
            "牵头单位：市外办，市商务局配合",
            "牵头 市外办；配合 市商务局",
        ),
        ("济南市发改委、财政局负责", "负责 济南市发改委 济南市财政局"),
        (
            "自治区党委宣传部、网信办、财政厅负责",
            "负责 自治区党委宣传部 自治区党委网信办 自治区财政厅",
        ),
        (
            "发展改革委、省级人民政府、银保监会负责",
            "负责 发展改革委 省级人民政府 银保监会",
        ),
        ("省商务厅、大庆等5个市负责", "负责 省商务厅 大庆市 等"),
        (
            "共青团中央、全国妇联、教育部按职责分工负责",
            "负责 共青团中央 全国妇联 教育部",
        ),
        (
            "责任单位（部门）：市教育局、体育局",
            "负责 市教育局 市体育局",
        ),
        (
            "市发改委、市财政局，各县区政府，市直有关部门",
            "负责 市发改委 市财政局 各县区政府 市直有关部门",
        ),
        (
            "牵头领导：李四；牵头单位：市发改委；责任单位：市财政局、各区",
            "牵头 市发改委；负责 市财政局 各区",
        ),
        (
            "省纪委监委、省委政法委、省法院、检察院按职责分工负责",
            "负责 省纪委监委 省委政法委 省法院 省检察院",
        ),
    ] {
        let text = format!("一、任务\n1.推进工作。（{note}）\n");
        assert_eq!(duties(&text), [expected], "{note}");
    }
}

#[test]
fn takes_a_bare_list_of_departments_for_responsible_and_says_so() {
    let import = read(
        "一、任务\n1.推进工作。（市发展改革委、市财政局）\n2.推进园区（北方）建设。（市商务局）\n",
    );
    assert_eq!(duty(&import.catalogue, "1.1"), "负责 市发展改革委 市财政局");
    assert_eq!(duty(&import.catalogue, "1.2"), "负责 市商务局");
    assert!(clause(&import.catalogue, "1.2").text.contains("（北方）"));
    assert!(doubts(&import).contains("没有说明牵头、负责或配合"));
}

#[test]
fn people_are_no_units() {
    let import = read("一、任务\n1.推进工作。（李副市长牵头，市发改委、财政局负责）\n");
    assert_eq!(duty(&import.catalogue, "1.1"), "负责 市发改委 市财政局");
    assert_eq!(field(&import, "1.1", "领导"), "李副市长");
    let import = read("一、任务\n1.推进工作。（王建国、市发改委、财政局负责）\n");
    assert!(doubts(&import).contains("王建国"));
}

#[test]
fn reports_what_looks_like_an_annotation_but_is_not() {
    let import = read("一、任务\n1.成立专班（由市发改委牵头），统筹推进。（市发改委负责）\n");
    assert_eq!(import.catalogue.clauses().count(), 1);
    assert!(
        clause(&import.catalogue, "1.1")
            .text
            .contains("（由市发改委牵头）")
    );
    assert!(doubts(&import).contains("像责任标注"));
}

#[test]
fn reads_an_annotation_whose_bracket_is_not_closed_and_says_so() {
    let import =
        read("一、任务\n1.推进工作。（市发改委牵头，市财政局配合\n2.招商。（市商务局负责）\n");
    assert_eq!(
        duty(&import.catalogue, "1.1"),
        "牵头 市发改委；配合 市财政局"
    );
    assert!(doubts(&import).contains("没有结束"));
}

#[test]
fn starts_the_next_clause_in_the_same_line() {
    let text = "一、任务\n1.推进工作。（市发改委负责）2．招商。（市商务局负责）。（二）用人。（市人社局负责）\n二、开放\n（一）通关。（市口岸办负责）";
    let all = read(text).catalogue;
    assert_eq!(
        all.clauses().map(|c| c.text.as_str()).collect::<Vec<_>>(),
        ["1.推进工作。", "2．招商。", "（二）用人。", "（一）通关。"]
    );
}

#[test]
fn tells_plain_numbers_from_markers_and_full_width_digits() {
    let text = "一、任务\n１．完成投资\n1.5亿元。（市发改委负责）\n２．招商。（市商务局负责）\n";
    assert_eq!(duties(text), ["负责 市发改委", "负责 市商务局"]);
}

#[test]
fn counts_a_unit_once_in_an_annotation_and_says_so() {
    let import = read("一、任务\n1.推进工作。（省发改委牵头，省发改委、财政厅配合）\n");
    assert_eq!(
        duty(&import.catalogue, "1.1"),
        "牵头 省发改委；配合 省财政厅"
    );
    assert!(doubts(&import).contains("重复"));
}

#[test]
fn takes_a_deadline_in_a_bracket_of_its_own() {
    let text = "一、任务\n1.推进工作。（2024年6月底前完成）（责任单位：市发改委）\n2.招商。（市商务局负责）（持续推进）\n\
        3.按规定（2024年6月底前完成）办理。（市工信局负责）";
    assert_eq!(
        duties(text),
        [
            "负责 市发改委｜2024年6月底前完成",
            "负责 市商务局｜持续推进",
            "负责 市工信局"
        ]
    );
}

#[test]
fn takes_an_annotation_under_several_points_for_all_of_them() {
    let text = "一、任务\n1.建设园区。\n（1）完善配套。\n（2）招引企业。\n责任单位：市发改委\n\
        2.优化环境。\n（1）精简流程。\n（2）公开信息。\n责任单位：市政务局\n";
    let all = read(text).catalogue;
    assert_eq!(all.clauses().count(), 2);
    assert_eq!(
        clause(&all, "1.1").text,
        "1.建设园区。（1）完善配套。（2）招引企业。"
    );
    assert_eq!(duty(&all, "1.2"), "负责 市政务局");
}

#[test]
fn leaves_brackets_that_explain() {
    let text = "一、任务\n1.落实责任（含各区政府、市直部门）。（市发改委负责）\n2.发文（〔2018〕9号）。（市府办负责）";
    assert_eq!(duties(text), ["负责 市发改委", "负责 市府办"]);
}

#[test]
fn counts_points_beside_clauses_as_clauses_of_the_same_area() {
    let text = "一、任务\n（一）安全\n1.抓好生产安全。（市应急局牵头）\n2.做好以下工作：\n\
        ①完成普查（市统计局）；②完成审计（市审计局、市委审计办）。\n（二）民生\n3.办学。（市教育局负责）\n4.就业。（市人社局负责）\n";
    let all = read(text).catalogue;
    assert_eq!(
        all.areas()
            .iter()
            .map(|area| area.clauses.len())
            .collect::<Vec<_>>(),
        [3, 2]
    );
    assert_eq!(clause(&all, "1.3").text, "②完成审计");
}

#[test]
fn leaves_people_and_deadlines_on_lines_without_brackets_out_of_the_text() {
    let import = read(
        "一、任务\n1.建设机场。责任领导：王明；责任单位：市交通局，机场公司。\n\
        2.新建学校。\n责任单位：市教体局\n时限要求：2024年8月\n联系人：张三\n",
    );
    let all = &import.catalogue;
    assert_eq!(duty(all, "1.1"), "负责 市交通局 机场公司");
    assert_eq!(clause(all, "1.1").text, "1.建设机场。");
    assert_eq!(duty(all, "1.2"), "负责 市教体局｜2024年8月");
    assert_eq!(field(&import, "1.1", "责任领导"), "王明");
}
