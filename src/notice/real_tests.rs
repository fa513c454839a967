//! Eight real notices in other styles, read from the folder that `DUBAN_SHARED` names.

use super::*;

fn real(file: &str) -> Import {
    let folder =
        std::env::var("DUBAN_SHARED").expect("DUBAN_SHARED names the folder with notices/");
    let text = std::fs::read_to_string(format!("{folder}/notices/{file}")).unwrap();
    let about = About {
        id: "real".into(),
        ..About::default()
    };
    let import = import(&text, &about).unwrap();
    assert_eq!(
        import.catalogue.notice.lines,
        text.lines().collect::<Vec<_>>()
    );
    import
}

fn annotations(import: &Import) -> usize {
    import
        .catalogue
        .clauses()
        .filter(|clause| clause.duty.is_some())
        .count()
}

#[test]
#[ignore = "needs DUBAN_SHARED"]
fn dumps_tmp() {
    for file in FILES {
        let import = real(file.0);
        let mut out = format!("{} {} want {}\n", file.0, annotations(&import), file.1);
        for doubt in &import.doubts {
            out += &format!("  ! {} {}\n", doubt.line, doubt.what.zh);
        }
        out +=
            &import.catalogue.to_ron()[import.catalogue.to_ron().find("    units: [").unwrap()..];
        std::fs::write(format!("/tmp/dump-{}", file.0), out).unwrap();
        println!(
            "{} {} want {}; {} {} {}",
            file.0,
            annotations(&import),
            file.1,
            import.catalogue.notice.title,
            import.catalogue.notice.issuer,
            import.catalogue.notice.date
        );
    }
}

const FILES: [(&str, usize); 8] = [
    ("02-guofa-2019-03-zonghe-baoshuiqu.txt", 21),
    ("08-shandong-2019-shuzi-shandong.txt", 68),
    ("11-shandong-2021-fuwuye-shuzihua.txt", 49),
    ("12-shandong-2023-shida-gongcheng-it.txt", 32),
    ("15-anhui-2022-rcep.txt", 31),
    ("16-baotou-2022-shuzi-zhengfu-kaoping.txt", 90),
    ("19-jinan-2019-xianjin-zhizaoye.txt", 26),
    ("24-jinan-2021-shuzi-xianfeng.txt", 19),
];
