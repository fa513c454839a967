//! A report as Markdown, for wikis and for pasting.

use super::document::{Document, Part, Table};
use super::printable::printable;
use crate::lang::Lang;
use crate::listing::{Align, Sheet};

/// The text of the file.
pub(crate) fn write(document: &Document, lang: Lang) -> String {
    let mut out = format!("# {}\n", inline(&document.title));
    if !document.to.is_empty() {
        let colon = lang.pick("：", ":");
        paragraph(&mut out, &format!("{}{colon}", document.to));
    }
    parts(&mut out, &document.parts, lang);
    for line in [&document.signed, &document.day] {
        if !line.is_empty() {
            paragraph(&mut out, line);
        }
    }
    for (at, annex) in (1..).zip(&document.annexes) {
        let label = lang.pick("附件 ", "Annex ");
        heading(&mut out, 2, &format!("{label}{at} {}", annex.title));
        parts(&mut out, &annex.parts, lang);
    }
    out
}

fn parts(out: &mut String, parts: &[Part], lang: Lang) {
    for part in parts {
        match part {
            Part::Chapter(text) => heading(out, 2, text),
            Part::Section(text) => heading(out, 3, text),
            Part::Text(text) => {
                for line in text.lines() {
                    paragraph(out, line);
                }
            }
            Part::Table(table) => write_table(out, table, lang),
            Part::Blank => paragraph(out, lang.pick("（待填写）", "(to be filled in)")),
        }
    }
}

fn heading(out: &mut String, order: usize, text: &str) {
    let marks = "#".repeat(order);
    out.push_str(&format!("\n{marks} {}\n", inline(text)));
}

fn paragraph(out: &mut String, text: &str) {
    let text = inline(text);
    out.push('\n');
    // What would begin a list or a heading.
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let list = text.starts_with(['-', '+', '#', '=', '~', ' ', '\t']);
    if list {
        out.push('\\');
        out.push_str(&text);
    } else if digits.len() < text.len() && digits.starts_with(['.', ')']) {
        let number = &text[..text.len() - digits.len()];
        out.push_str(&format!("{number}\\{digits}"));
    } else {
        out.push_str(&text);
    }
    out.push('\n');
}

fn write_table(out: &mut String, table: &Table, lang: Lang) {
    if !table.caption.is_empty() {
        out.push_str(&format!("\n**{}**\n", inline(&table.caption)));
    }
    let Sheet { heads, rows } = &table.sheet;
    out.push('\n');
    row(out, heads.iter().map(|head| inline(head.label.pick(lang))));
    row(
        out,
        heads.iter().map(|head| {
            match head.align {
                Align::Left => "---",
                Align::Right => "---:",
            }
            .to_owned()
        }),
    );
    for values in rows {
        row(out, values.iter().map(|value| inline(&value.cell(lang))));
    }
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for cell in cells {
        out.push_str("| ");
        out.push_str(&cell);
        out.push(' ');
    }
    out.push_str("|\n");
}

/// `text` as it is read, not as Markdown or HTML would take it; line ends become breaks.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_taken_for_markup() {
        assert_eq!(
            inline("a|b <script> **x** [y](z)\n`c`"),
            "a\\|b &lt;script&gt; \\*\\*x\\*\\* \\[y\\](z)<br>\\`c\\`"
        );
        let mut out = String::new();
        paragraph(&mut out, "# 一");
        paragraph(&mut out, "1. 一");
        paragraph(&mut out, "2012年");
        assert_eq!(out, "\n\\# 一\n\n1\\. 一\n\n2012年\n");
    }
}
