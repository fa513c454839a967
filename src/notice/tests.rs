use super::*;
use crate::catalogue::Role;

/// Our notice, as it is in the project.
const OURS: &str = include_str!("../../data/notice.txt");

fn ours() -> Import {
    let about = About {
        id: "heilongjiang-2012-0704".into(),
        title: Some("黑龙江省“十二五”规划纲要主要目标和任务分工".into()),
        issuer: Some("黑龙江省人民政府".into()),
    };
    import(OURS, &about).unwrap()
}

/// Writes the catalogue that the importer makes of our notice: `UPDATE=1 cargo test updates_the_catalogue -- --ignored`.
#[test]
#[ignore = "writes data/catalogue.ron"]
fn updates_the_catalogue() {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write("data/catalogue.ron", ours().catalogue.to_ron()).unwrap();
    }
}

#[test]
fn counts_our_notice() {
    let ours = ours().catalogue;
    let counts: Vec<usize> = ours.areas().iter().map(|area| area.clauses.len()).collect();
    assert_eq!(counts, [13, 10, 1, 6, 4, 6, 5, 3, 7, 8, 2, 9, 6, 4, 1, 2]);
    let mentions: Vec<Role> = ours
        .clauses()
        .filter_map(|c| c.duty.as_ref())
        .flat_map(|d| &d.mentions)
        .map(|m| m.role)
        .collect();
    let of = |role| mentions.iter().filter(|r| **r == role).count();
    assert_eq!(
        (of(Role::Lead), of(Role::Responsible), of(Role::Support)),
        (73, 45, 119)
    );
    assert_eq!(ours.units().count(), 53);
    assert_eq!(
        ours.clauses()
            .filter(|c| c.duty.as_ref().is_some_and(|d| d.open_ended))
            .count(),
        25
    );
    assert_eq!(
        ours.clauses().map(|c| c.indicators.len()).sum::<usize>(),
        16
    );
}
