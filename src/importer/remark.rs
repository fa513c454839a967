//! Standing remarks: what an annotation says that holds for all later clauses (…下同).

use crate::catalogue::Standing;

/// Splits a standing remark (…下同) off an annotation: what stands before it, and the remark with its meaning.
pub(super) fn remark(text: &str) -> (&str, Option<(String, Option<Standing>)>) {
    let Some(same) = text.find("下同").or_else(|| first_leads(text)) else {
        return (text, None);
    };
    let starts = [
        "只明确",
        "只有一个",
        "仅明确",
        "只列",
        "排在",
        "排名",
        "排第",
        "列第",
        "列在",
        "列首",
        "居首",
        "首位",
        "第一个",
        "第一位",
        "未明确",
        "未列",
    ];
    let known = starts
        .iter()
        .filter_map(|start| text.find(start))
        .filter(|at| *at <= same)
        .min();
    let before = &text[..same];
    let at = known
        .or_else(|| before.rfind('。').map(|at| at + '。'.len_utf8()))
        .or_else(|| {
            before
                .trim_end_matches(['，', ','])
                .rfind(['，', ',', '；'])
        })
        .unwrap_or(same);
    let remark = text[at..]
        .trim()
        .trim_start_matches(['，', ',', '；', '。']);
    // The remark may stand in a bracket of its own inside the annotation.
    let body = text[..at].trim_end_matches(['（', '(']);
    let bracketed = body.len() < at;
    let remark = if bracketed {
        remark.trim_end_matches(['）', ')'])
    } else {
        remark
    };
    (body, Some((remark.to_owned(), meaning(remark))))
}

/// Where a remark begins that says without 下同 who of a list leads.
fn first_leads(text: &str) -> Option<usize> {
    let at = [
        "排在第一",
        "排名第一",
        "排第一",
        "列第一",
        "排在首位",
        "列首位",
        "列在首位",
        "居首位",
    ]
    .iter()
    .filter_map(|start| text.find(start))
    .min()?;
    text[at..].contains("牵头").then_some(at)
}

/// What a standing remark means.
pub(super) fn meaning(remark: &str) -> Option<Standing> {
    let first = remark.contains("第一") || remark.contains("首位") || remark.contains("居首");
    if first && remark.contains("牵头") {
        return Some(Standing::FirstLeads);
    }
    let others = ["其他", "其它", "有关部门", "相关部门"]
        .iter()
        .any(|w| remark.contains(w));
    (others && remark.contains("配合")).then_some(Standing::OthersSupport)
}
