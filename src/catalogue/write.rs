//! The RON text of a catalogue: fixed order, one clause in a few lines, long texts in one piece, so that a change to
//! one clause shows as a change to its lines.

use std::fmt::Write as _;

use super::draft::Draft;
use super::{Area, Catalogue, Clause, Deadline, Duty, Indicator};
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
        let version = Draft::VERSION;
        writeln!(out, "(\n    version: {version},\n    notice: (")?;
        let day = notice.day.map(|day| day.to_string());
        for (name, value) in [
            ("id", Some(&notice.id)),
            ("title", Some(&notice.title)),
            ("short", notice.short.as_ref()),
            ("issuer", notice.issuer.as_ref()),
            ("date", notice.date.as_ref()),
            ("day", day.as_ref()),
            ("place", notice.place.as_ref()),
        ] {
            if let Some(value) = value {
                writeln!(out, "        {name}: {},", quoted(value))?;
            }
        }
        writeln!(out, "        lines: [")?;
        for line in &notice.lines {
            writeln!(out, "            {},", quoted(line))?;
        }
        writeln!(out, "        ],\n    ),\n    units: [")?;
        for (_, unit) in self.units() {
            let also = match unit.also.as_slice() {
                [] => String::new(),
                also => format!(", also: {}", list(also)),
            };
            let (name, kind) = (quoted(&unit.name), unit.kind);
            writeln!(out, "        (name: {name}, kind: {kind:?}{also}),")?;
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
        write!(out, "        (\n            number: {}", area.number)?;
        for (name, value) in [
            ("printed", area.printed.as_ref()),
            ("chapter", area.chapter.as_ref()),
            ("title", Some(&area.title)),
            ("heading", area.heading.as_ref()),
        ] {
            if let Some(value) = value {
                write!(out, ", {name}: {}", quoted(value))?;
            }
        }
        writeln!(out, ", line: {},\n            clauses: [", area.line)?;
        for clause in &area.clauses {
            self.write_clause(out, clause)?;
        }
        writeln!(out, "            ],\n        ),")
    }

    fn write_clause(&self, out: &mut String, clause: &Clause) -> std::fmt::Result {
        let also = match clause.also.as_slice() {
            [] => String::new(),
            also => format!(" also: {also:?},"),
        };
        let (id, line) = (clause.id, clause.line);
        writeln!(out, "                (")?;
        writeln!(out, "{INDENT}id: \"{id}\", line: {line},{also}")?;
        writeln!(out, "{INDENT}text: {},", quoted(&clause.text))?;
        if let Some(duty) = &clause.duty {
            self.write_duty(out, duty)?;
        }
        write_indicators(out, &clause.indicators)?;
        writeln!(out, "                ),")
    }

    fn write_duty(&self, out: &mut String, duty: &Duty) -> std::fmt::Result {
        writeln!(out, "{INDENT}annotation: {},", quoted(&duty.annotation))?;
        if !duty.groups.is_empty() {
            writeln!(out, "{INDENT}groups: [{}],", self.groups(duty))?;
        }
        if let Some(Deadline { text, day }) = &duty.deadline {
            let day = day.map_or_else(String::new, |day| format!(", day: \"{day}\""));
            writeln!(out, "{INDENT}deadline: (text: {}{day}),", quoted(text))?;
        }
        if !duty.fields.is_empty() {
            let fields = duty.fields.iter().map(|field| {
                let (label, text) = (quoted(&field.label), quoted(&field.text));
                format!("(label: {label}, text: {text})")
            });
            let fields: Vec<String> = fields.collect();
            writeln!(out, "{INDENT}fields: [{}],", fields.join(", "))?;
        }
        Ok(())
    }

    /// `(role: Lead, units: ["省工信委"]), (role: Support, units: ["省发改委", "省农委"], open: true)`.
    fn groups(&self, duty: &Duty) -> String {
        let groups = duty.groups.iter().map(|group| {
            let names = group.units.iter().map(|unit| &self.unit(*unit).name);
            let open = if group.open { ", open: true" } else { "" };
            format!("(role: {:?}, units: {}{open})", group.role, list(names))
        });
        groups.collect::<Vec<_>>().join(", ")
    }
}

/// What stands before each field of a clause.
const INDENT: &str = "                    ";

/// A RON list of strings.
fn list<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = texts.into_iter().map(|text| quoted(text)).collect();
    format!("[{}]", quoted.join(", "))
}

fn write_indicators(out: &mut String, indicators: &[Indicator]) -> std::fmt::Result {
    if indicators.is_empty() {
        return Ok(());
    }
    writeln!(out, "{INDENT}indicators: [")?;
    for i in indicators {
        let (name, value, measure) = (quoted(&i.name), quoted(&i.value), quoted(&i.measure));
        writeln!(
            out,
            "                        (name: {name}, direction: {:?}, value: {value}, measure: {measure}),",
            i.direction
        )?;
    }
    writeln!(out, "{INDENT}],")
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
