//! Eight real notices in other styles, read from `notices/` in the folder that `DUBAN_SHARED` names:
//! `DUBAN_SHARED=… cargo test real_tests -- --ignored`.

use super::tests::{clause, duty};
use super::*;

/// The import of a file; every line of it is kept.
fn real(file: &str) -> Import {
    let folder =
        std::env::var("DUBAN_SHARED").expect("DUBAN_SHARED names the folder that holds notices/");
    let text = std::fs::read_to_string(format!("{folder}/notices/{file}")).unwrap();
    let about = About {
        id: Some("real".into()),
        ..About::default()
    };
    let import = import(&text, &about).unwrap();
    assert_eq!(
        *import.catalogue.notice.lines,
        text.lines().collect::<Vec<_>>()
    );
    import
}

/// Compares the number of annotations, of clauses by area, and some duties as read by hand.
fn compare(file: &str, annotations: usize, counts: &[usize], duties: &[(&str, &str)]) -> Catalogue {
    let all = real(file).catalogue;
    assert_eq!(
        all.clauses().filter(|clause| clause.duty.is_some()).count(),
        annotations
    );
    let found: Vec<usize> = all.areas().iter().map(|area| area.clauses.len()).collect();
    assert_eq!(found, counts);
    for (id, expected) in duties {
        assert_eq!(duty(&all, id), *expected, "{id}");
    }
    all
}

#[test]
#[ignore = "needs the notices that DUBAN_SHARED names"]
fn state_council_2019_customs_zones() {
    let all = compare(
        "02-guofa-2019-03-zonghe-baoshuiqu.txt",
        21,
        &[5, 4, 4, 3, 5],
        &[
            ("1.1", "牵头 税务总局；负责 财政部 海关总署"),
            ("1.5", "牵头 海关总署"),
            ("2.1", "牵头 海关总署；负责 商务部 等"),
            ("3.4", "牵头 海关总署；负责 文化和旅游部 文物局"),
            (
                "4.1",
                "牵头 商务部；负责 工业和信息化部 生态环境部 海关总署",
            ),
        ],
    );
    assert_eq!(
        all.notice.title,
        "国务院关于促进综合保税区高水平开放高质量发展的若干意见"
    );
    assert_eq!(
        (all.notice.issuer.as_deref(), all.notice.date.as_deref()),
        (Some("国务院"), Some("2019年1月12日"))
    );
    assert_eq!(all.rules()[0].text, "排在第一位的部门为牵头部门，下同");
    assert_eq!(all.areas()[0].title, "统筹两个市场，打造加工制造中心");
}

#[test]
#[ignore = "needs the notices that DUBAN_SHARED names"]
fn shandong_2019_digital_province() {
    let all = compare(
        "08-shandong-2019-shuzi-shandong.txt",
        68,
        &[14, 15, 21, 18],
        &[
            (
                "1.1",
                "牵头 省大数据局 省政府办公厅；配合 各有关部门 各市政府",
            ),
            (
                "1.2",
                "牵头 省政府办公厅；配合 省大数据局；负责 各有关部门 各市政府",
            ),
            (
                "1.5",
                "负责 省大数据局 省政府办公厅 省公安厅；配合 各有关部门 各市政府",
            ),
            ("1.11", "牵头 省大数据局；负责 各有关部门"),
            ("3.1", "负责 各有关部门"),
            ("3.18", "牵头 济南市政府；配合 省卫生健康委 各有关部门"),
            (
                "3.20",
                "牵头 省大数据局 省委网信办；配合 省发展改革委 省住房城乡建设厅 等；负责 各市政府",
            ),
            ("4.8", "牵头 省委编办；负责 各有关部门 各市政府"),
        ],
    );
    assert!(
        clause(&all, "4.1")
            .text
            .contains("（1个省级政务云平台，N个市级政务云节点）")
    );
    assert!(clause(&all, "4.8").text.ends_with("编码相统一）"));
    assert!(clause(&all, "1.2").text.starts_with("加强整合共享成果应用"));
}

#[test]
#[ignore = "needs the notices that DUBAN_SHARED names"]
fn shandong_2021_services() {
    let all = compare(
        "11-shandong-2021-fuwuye-shuzihua.txt",
        49,
        &[4, 4, 4, 4, 3, 2, 5, 3, 3, 4, 4, 3, 4, 3],
        &[
            ("1.1", "牵头 省卫生健康委；配合 省大数据局"),
            ("3.1", "牵头 省文化和旅游厅；配合 济南市政府 省大数据局"),
            ("5.1", "牵头 省科技厅；配合 省教育厅 省工业和信息化厅"),
            (
                "6.2",
                "牵头 省交通运输厅；配合 省商务厅 中铁济南局 青岛市政府",
            ),
            (
                "8.3",
                "牵头 省地方金融监管局 人民银行济南分行；配合 济南市政府 青岛市政府 烟台市政府",
            ),
            (
                "9.1",
                "牵头 省大数据局；配合 省生态环境厅 省发展改革委 济南市政府 青岛市政府 济宁市政府",
            ),
            ("11.1", "无"),
            ("11.3", "牵头 省政府办公厅；配合 省有关部门"),
        ],
    );
    assert!(clause(&all, "5.2").text.starts_with("2.加快发展工业软件"));
}

#[test]
#[ignore = "needs the notices that DUBAN_SHARED names"]
fn shandong_2023_ten_projects() {
    let all = compare(
        "12-shandong-2023-shida-gongcheng-it.txt",
        32,
        &[10, 3, 3, 3, 3, 3, 3, 4],
        &[
            ("1.1", "牵头 省工业和信息化厅；负责 省发展改革委 省科技厅"),
            ("1.6", "牵头 省工业和信息化厅"),
            (
                "1.8",
                "牵头 省工业和信息化厅；负责 省发展改革委 省农业农村厅 省商务厅 省地方金融监管局 省大数据局 中国人民银行山东省分行 国家金融监督管理总局山东监管局",
            ),
            ("2.2", "牵头 省发展改革委 省科技厅 省工业和信息化厅"),
            ("8.3", "牵头 省委宣传部 省工业和信息化厅"),
        ],
    );
    assert_eq!(all.areas()[0].title, "重点领域");
    assert_eq!(all.areas()[7].heading.as_deref(), Some("四、保障措施"));
}

#[test]
#[ignore = "needs the notices that DUBAN_SHARED names"]
fn anhui_2022_rcep() {
    let all = compare(
        "15-anhui-2022-rcep.txt",
        31,
        &[6, 2, 2, 4, 3, 3, 8, 3],
        &[
            ("1.1", "负责 合肥海关"),
            ("1.3", "牵头 省商务厅；配合 省农业农村厅"),
            ("1.5", "牵头 合肥海关；配合 省贸促会 省商务厅"),
            (
                "4.2",
                "牵头 省商务厅；负责 省十大新兴产业推进组工作专班牵头单位",
            ),
            (
                "6.1",
                "牵头 省十大新兴产业推进组工作专班牵头单位；配合 省十大新兴产业推进组工作专班成员单位",
            ),
            (
                "7.2",
                "牵头 省发展改革委；负责 省交通运输厅 省民航机场集团 省港航集团",
            ),
            ("7.6", "负责 中国出口信用保险公司安徽分公司"),
            (
                "8.1",
                "负责 省推进“三地一区”建设领导小组改革开放新高地执行小组成员单位",
            ),
        ],
    );
    assert!(clause(&all, "5.3").text.starts_with("探索市场化方式举办"));
}

#[test]
#[ignore = "needs the notices that DUBAN_SHARED names"]
fn baotou_2022_assessment() {
    let all = compare(
        "16-baotou-2022-shuzi-zhengfu-kaoping.txt",
        90,
        &[
            2, 2, 1, 3, 2, 3, 4, 1, 20, 3, 2, 2, 5, 3, 5, 4, 2, 3, 4, 2, 2, 2, 3, 5, 1, 3, 1,
        ],
        &[
            ("1.1", "牵头 市审批服务局｜5月底取得明显成效并持续推进"),
            ("2.2", "牵头 市政府办公室 市公安局｜6月底完成"),
            ("4.1", "牵头 市审批服务局｜5月底完成"),
            ("4.3", "牵头 市住建局 市审批服务局｜持续优化"),
            ("9.1", "牵头 市审批服务局｜5月底取得阶段性成效并持续推进"),
            ("14.3", "牵头 市发改委｜按进度推进"),
        ],
    );
    assert!(
        clause(&all, "9.1")
            .text
            .ends_with("集中高效办理。（0.5分）")
    );
    assert!(clause(&all, "4.1").text.ends_with("蒙速办\""));
    assert_eq!(all.areas()[0].title, "一体化政务服务平台建设（3分）");
}

#[test]
#[ignore = "needs the notices that DUBAN_SHARED names"]
fn jinan_2019_manufacturing() {
    let all = compare(
        "19-jinan-2019-xianjin-zhizaoye.txt",
        26,
        &[3, 4, 4, 4, 4, 3, 4],
        &[
            ("1.1", "负责 市经济和信息化委 市统计局"),
            (
                "1.3",
                "负责 市投资促进局 市经济和信息化委 市发改委 市工商局 市财政局",
            ),
            ("3.2", "负责 市经济和信息化委 市科技局 市发改委"),
            ("3.3", "负责 市经济和信息化委 市发改委 市商务局"),
            ("7.1", "负责 市经济和信息化委 市财政局 市金融办"),
        ],
    );
    assert_eq!(clause(&all, "3.2").line, clause(&all, "3.3").line);
    assert!(
        clause(&all, "3.3")
            .text
            .starts_with("１０．大力培育平台型企业")
    );
    assert!(clause(&all, "7.1").text.ends_with("扩大企业直接融资规模。"));
    assert_eq!(all.notice.date.as_deref(), Some("2019年１月３日"));
}

#[test]
#[ignore = "needs the notices that DUBAN_SHARED names"]
fn jinan_2021_digital_city() {
    let all = compare(
        "24-jinan-2021-shuzi-xianfeng.txt",
        19,
        &[4, 2, 3, 3, 2, 3, 2],
        &[
            (
                "1.2",
                "负责 市工业和信息化局 市委机要保密局 各区县政府 济南高新区管委会",
            ),
            ("2.1", "负责 市科技局 市工业和信息化局 市发展改革委"),
            ("6.1", "负责 市大数据局 市相关部门"),
            ("7.2", "负责 市工业和信息化局 市文化和旅游局 市商务局"),
        ],
    );
    assert_eq!(
        all.areas()[0].heading.as_deref(),
        Some("1.打造数字经济核心产业新高地。")
    );
    assert!(clause(&all, "1.2").text.contains("BIM（建筑信息模型）软件"));
}
