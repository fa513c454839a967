//! A catalogue of any size, made of the embedded one's texts.

use crate::catalogue::{
    AreaDraft, AreaNo, Catalogue, ClauseDraft, ClauseId, Draft, GroupDraft, NoticeDraft, Role,
    Unit, UnitKind,
};

/// Clauses of about 80 characters cut from the real ones, in areas of at most a thousand, over departments of made-up cities: one for
/// every ten clauses, 10,000 at the most.
pub(crate) fn made_up(small: &Catalogue, clauses: u32) -> Catalogue {
    let units = unit_names(small, (clauses as usize / 10).clamp(50, 10_000));
    let mut pool: Vec<char> = small
        .clauses()
        .flat_map(|clause| clause.text.chars())
        .collect();
    pool.retain(|c| !c.is_whitespace());
    let mut lines = Vec::new();
    let mut areas = Vec::new();
    for number in 1..=clauses.div_ceil(1000) {
        let title = format!("任务领域{number}");
        lines.push(title.clone());
        let line = lines.len();
        let of_area = (clauses - (number - 1) * 1000).min(1000);
        let clauses = (1..=of_area).map(|index| {
            let nth = (number as usize - 1) * 1000 + index as usize;
            let from = nth * 37 % (pool.len() - 80);
            let text: String = pool[from..from + 60 + nth % 20].iter().collect();
            let names = [0, 7, 91].map(|step| units[(nth + step * nth) % units.len()].name.clone());
            let mut names = names.to_vec();
            names.dedup();
            names.truncate(2);
            let annotation = format!("（{}负责）", names.join("、"));
            lines.push(format!("{text}{annotation}"));
            ClauseDraft {
                id: ClauseId {
                    area: AreaNo::new(number),
                    index,
                },
                line: lines.len(),
                also: Vec::new(),
                text,
                annotation: Some(annotation),
                groups: vec![GroupDraft {
                    role: Role::Responsible,
                    units: names,
                    open: false,
                }],
                deadline: None,
                fields: Vec::new(),
                indicators: Vec::new(),
            }
        });
        let clauses = clauses.collect();
        areas.push(AreaDraft {
            number: AreaNo::new(number),
            printed: None,
            chapter: None,
            title: title.clone(),
            heading: Some(title),
            line,
            clauses,
        });
    }
    let notice = NoticeDraft {
        id: "made-up".to_owned(),
        title: "made up".to_owned(),
        lines,
        ..NoticeDraft::default()
    };
    let draft = Draft {
        version: Draft::VERSION,
        notice,
        units,
        rules: Vec::new(),
        areas,
    };
    Catalogue::from_draft(draft).unwrap_or_else(|faults| {
        eprintln!("{:?}", faults.first());
        std::process::abort()
    })
}

/// 济南市发改委 and the like: the embedded departments in made-up cities.
fn unit_names(small: &Catalogue, count: usize) -> Vec<Unit> {
    let stems: Vec<String> = small
        .units()
        .filter(|(_, unit)| unit.name.starts_with('省'))
        .map(|(_, unit)| unit.name.chars().skip(1).collect())
        .collect();
    let first: Vec<char> = "安临宁长永新东南西北青平广海江河泰和昌德武汉"
        .chars()
        .collect();
    let second: Vec<char> = "州阳山城川原口门安岭源湖".chars().collect();
    let cities = first
        .iter()
        .flat_map(|a| second.iter().map(move |b| format!("{a}{b}市")));
    let names = cities.flat_map(|city| {
        let own: Vec<String> = stems.iter().map(|stem| format!("{city}{stem}")).collect();
        own
    });
    names
        .take(count)
        .map(|name| Unit {
            name,
            kind: UnitKind::Department,
            also: Vec::new(),
            today: Vec::new(),
            names: Vec::new(),
        })
        .collect()
}
