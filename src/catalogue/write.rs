//! The RON text of a catalogue: fixed order, one clause in a few lines, long texts in one piece, so that a change to
//! one clause shows as a change to its lines.

use std::fmt::Write as _;

use super::format::VERSION;
use super::{Area, Catalogue, Clause, Duty, Indicator, Role};
use crate::text;

impl Catalogue {
    /// The catalogue as RON; the same catalogue always gives the same text.
    pub(crate) fn to_ron(&self) -> String {
        let mut out = String::new();
        // Writing into a string cannot fail.
        let _ = self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let notice = &self.notice;
        writeln!(out, "(\n    version: {VERSION},\n    notice: (")?;
        for (name, value) in [
            ("id", &notice.id),
            ("title", &notice.title),
            ("issuer", &notice.issuer),
            ("date", &notice.date),
        ] {
            writeln!(out, "        {name}: {},", quoted(value))?;
        }
        writeln!(out, "        lines: [")?;
        for line in &notice.lines {
            writeln!(out, "            {},", quoted(line))?;
        }
        writeln!(out, "        ],\n    ),\n    units: [")?;
        for (_, unit) in self.units() {
            writeln!(
                out,
                "        (name: {}, kind: {:?}),",
                quoted(&unit.name),
                unit.kind
            )?;
        }
        writeln!(out, "    ],\n    rules: [")?;
        for rule in self.rules() {
            writeln!(
                out,
                "        (since: \"{}\", means: {:?}, text: {}),",
                rule.since,
                rule.means,
                quoted(&rule.text)
            )?;
        }
        writeln!(out, "    ],\n    areas: [")?;
        for area in self.areas() {
            self.write_area(out, area)?;
        }
        writeln!(out, "    ],\n)")
    }

    fn write_area(&self, out: &mut String, area: &Area) -> std::fmt::Result {
        writeln!(out, "        (")?;
        writeln!(
            out,
            "            number: {}, title: {}, heading: {}, line: {},",
            area.number,
            quoted(&area.title),
            quoted(&area.heading),
            area.line
        )?;
        writeln!(out, "            clauses: [")?;
        for clause in &area.clauses {
            self.write_clause(out, clause)?;
        }
        writeln!(out, "            ],\n        ),")
    }

    fn write_clause(&self, out: &mut String, clause: &Clause) -> std::fmt::Result {
        writeln!(out, "                (")?;
        writeln!(
            out,
            "                    id: \"{}\", line: {},",
            clause.id, clause.line
        )?;
        writeln!(out, "                    text: {},", quoted(&clause.text))?;
        if let Some(duty) = &clause.duty {
            writeln!(
                out,
                "                    annotation: {},",
                quoted(&duty.annotation)
            )?;
            writeln!(out, "                    units: [{}],", self.groups(duty))?;
            if duty.open_ended {
                writeln!(out, "                    open_ended: true,")?;
            }
            if !duty.deadline.is_empty() {
                writeln!(
                    out,
                    "                    deadline: {},",
                    quoted(&duty.deadline)
                )?;
            }
        }
        write_indicators(out, &clause.indicators)?;
        writeln!(out, "                ),")
    }

    /// `Lead(["省工信委"]), Support(["省发改委", "省农委"])`.
    fn groups(&self, duty: &Duty) -> String {
        let mut groups: Vec<(Role, Vec<String>)> = Vec::new();
        for mention in &duty.mentions {
            let name = quoted(&self.unit(mention.unit).name);
            match groups.last_mut() {
                Some((role, names)) if *role == mention.role => names.push(name),
                _ => groups.push((mention.role, vec![name])),
            }
        }
        let groups: Vec<String> = groups
            .iter()
            .map(|(role, names)| format!("{role:?}([{}])", names.join(", ")))
            .collect();
        groups.join(", ")
    }
}

fn write_indicators(out: &mut String, indicators: &[Indicator]) -> std::fmt::Result {
    if indicators.is_empty() {
        return Ok(());
    }
    writeln!(out, "                    indicators: [")?;
    for i in indicators {
        let (name, value, measure) = (quoted(&i.name), quoted(&i.value), quoted(&i.measure));
        writeln!(
            out,
            "                        (name: {name}, direction: {:?}, value: {value}, measure: {measure}),",
            i.direction
        )?;
    }
    writeln!(out, "                    ],")
}

/// A RON string: Chinese text and U+3000 as they are, what cannot be seen as an escape.
fn quoted(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a reader of the file could not see `c`, or see the text around it in another order.
fn hidden(c: char) -> bool {
    let mut bytes = [0; 4];
    let alone: &str = c.encode_utf8(&mut bytes);
    text::clean(alone) != alone
}
