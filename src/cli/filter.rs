//! Which clauses a list shows.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgMatches, Command, value_parser};

use super::{args, out::Out, which};
use crate::catalogue::{AreaNo, Catalogue};
use crate::error::{Error, Kind, Result};
use crate::lang::{Label, Lang, Wording, both, tr};
use crate::listing::{role_word, status_word};
use crate::search::{
    Filter, Library, role_named, role_names, spelled, status_names, statuses_named,
};

/// `command` with the filter's options.
pub(super) fn add(command: Command, lang: Lang) -> Command {
    let value = |name: &'static str| (name, lang.pick("取值", "VALUE"));
    let choice =
        |(id, name): (&'static str, &'static str), values: Vec<PossibleValue>, help: Wording| {
            Arg::new(id)
                .long(id)
                .value_name(name)
                .value_parser(PossibleValuesParser::new(values))
                .hide_possible_values(true)
                .help(help.pick(lang).to_owned())
        };
    command
        .arg(
            Arg::new("area")
                .long("area")
                .value_name("N")
                .value_parser(value_parser!(u32))
                .help(lang.pick("领域编号", "the area's number")),
        )
        .arg(
            Arg::new("unit")
                .long("unit")
                .value_name(lang.pick("单位", "UNIT"))
                .help(lang.pick("责任单位，简称、拼音均可", "a unit by any of its names")),
        )
        .arg(choice(
            value("role"),
            choices(role_names()),
            spelled(&role_names()),
        ))
        .arg(choice(
            value("status"),
            choices(status_names()),
            spelled(&status_names()),
        ))
        .arg(args::words(
            "text",
            lang.pick("文字", "TEXT"),
            lang.pick(
                "条款中的文字或拼音，可带 role:lead unit:商务 done:no 等条件",
                "words in the clause; also role:lead, unit:商务, done:no, area:2",
            ),
            false,
        ))
}

/// Each name, the Chinese one too though the help does not list it.
fn choices(names: Vec<Label>) -> Vec<PossibleValue> {
    let value = |name: Label| PossibleValue::new(name.en).alias(name.zh);
    names.into_iter().map(value).collect()
}

/// The filter that the arguments describe: the words, in which `role:lead` and the like may stand, then the options,
/// which come before them. Which unit was meant is told on standard error.
///
/// # Errors
///
/// Those of [`Filter::parse`]; [`Kind::NotFound`] for an area or a unit that is not there.
pub(super) fn read(matches: &ArgMatches, library: &Library, out: &Out) -> Result<Filter> {
    let word = |id: &str| matches.get_one::<String>(id).map(String::as_str);
    let line = args::given(matches, "text").join(" ");
    let mut filter = Filter::parse(&line, library)?;
    if let Some(number) = matches.get_one::<u32>("area") {
        filter.areas = areas(*number, &library.catalogue)?;
    }
    if let Some(query) = word("unit") {
        filter.units = vec![(which::unit(query, library, out)?, None)];
    }
    if let Some(word) = word("role") {
        filter.role = role_named(word);
    }
    if let Some(word) = word("status") {
        filter.statuses = statuses_named(word).unwrap_or_default();
    }
    Ok(filter)
}

/// What a filter asks for, in words; empty where it asks for nothing.
pub(super) fn describe(
    matches: &ArgMatches,
    filter: &Filter,
    library: &Library,
    lang: Lang,
) -> String {
    let mut said = Vec::new();
    let catalogue = &library.catalogue;
    for notice in &filter.notices {
        let short = catalogue.short(*notice);
        said.push(tr!(lang, "通知 {short}", "notice {short}"));
    }
    for area in filter
        .areas
        .iter()
        .filter_map(|number| catalogue.area(*number))
    {
        let (number, title) = (area.number, &area.title);
        said.push(tr!(lang, "领域 {number} {title}", "area {number} {title}"));
    }
    for (unit, role) in &filter.units {
        let name = &library.catalogue.unit(*unit).name;
        let role = role.map_or("", |role| role_word(role, lang));
        said.push(
            tr!(lang, "单位 {name}{role}", "unit {name} {role}")
                .trim_end()
                .to_owned(),
        );
    }
    if let Some(role) = filter.role {
        said.push(role_word(role, lang).to_owned());
    }
    if !filter.statuses.is_empty() {
        let words = filter
            .statuses
            .iter()
            .map(|status| status_word(*status, lang));
        said.push(words.collect::<Vec<_>>().join(lang.pick("或", " or ")));
    }
    let typed = args::given(matches, "text").join(" ");
    if !typed.is_empty() {
        said.push(tr!(lang, "条件“{typed}”", "matching {typed:?}"));
    }
    said.join(lang.pick("，", ", "))
}

/// The areas of this number, one of each notice that has one.
fn areas(number: u32, catalogue: &Catalogue) -> Result<Vec<AreaNo>> {
    let notices = catalogue.notices().map(|(notice, _)| notice);
    let areas = notices.map(|notice| AreaNo::new(number).on(notice));
    let areas: Vec<_> = areas
        .filter(|area| catalogue.area(*area).is_some())
        .collect();
    if !areas.is_empty() {
        return Ok(areas);
    }
    let notices = catalogue.notices().map(|(notice, _)| notice);
    let counts = notices.map(|notice| catalogue.areas_of(notice).len());
    let count = counts.max().unwrap_or(0);
    Err(Error::new(
        Kind::NotFound,
        both!("没有第 {number} 领域", "there is no area {number}"),
    )
    .hint(both!(
        "共有 {count} 个领域，编号为 1 至 {count}",
        "there are {count} areas, 1 to {count}"
    )))
}
