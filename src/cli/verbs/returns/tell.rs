//! What is told of the sheets that were made.

use crate::cli::out::Out;
use crate::lang::{Label, tr};
use crate::listing::{Column, Owed, Owing, Sheet, Value, Width};
use crate::report::returns::{Book, Package};

/// The units with their clauses and files.
pub(super) fn sheet(package: &Package<'_>) -> Sheet {
    type Of<'a> = Column<'a, (&'a Book<'a>, &'a String)>;
    let names = package.names();
    let columns = [
        Of::new("unit", Label::new("单位", "Unit"), |(book, _)| {
            Value::Text(book.unit.to_owned())
        }),
        Of::count("clauses", Label::new("条款", "Clauses"), |(book, _)| {
            Value::Clauses(book.clauses())
        }),
        Of::count(
            "inferred",
            Label::new("推定牵头", "Taken for the lead"),
            |(book, _)| Value::Clauses(book.inferred()),
        ),
        Of::new("file", Label::new("文件", "File"), |(_, file)| {
            Value::Text((*file).clone())
        })
        .wide(Width::Rest),
    ];
    Sheet::new(&columns, package.books.iter().zip(&names))
}

/// What people should know of who was asked and who was not.
pub(super) fn tell(owing: &Owing<'_>, short: &str, out: &Out) {
    let lang = out.lang;
    let of = match short {
        "" => String::new(),
        short => tr!(lang, "{short}：", "{short}: "),
    };
    let inferred: usize = owing.units.iter().map(Owed::inferred).sum();
    if inferred > 0 {
        out.note(&tr!(
            lang,
            "{of}有 {inferred} 条没有写明牵头单位，由负责单位报送，第一个推定为牵头",
            "{of}{inferred} clauses name no lead: the responsible units return on them, the first as if it led"
        ));
    }
    let names = |names: Vec<&str>| names.join(lang.pick("、", ", "));
    if !owing.collectives.is_empty() {
        let units = owing.collectives.iter();
        let units = names(units.map(|unit| unit.name.as_str()).collect());
        out.note(&tr!(
            lang,
            "{of}泛指的不报送：{units}",
            "{of}collectives owe nothing: {units}"
        ));
    }
    if !owing.by_nobody.is_empty() {
        let ids = owing.by_nobody.iter().map(|row| row.clause.id.to_string());
        let ids: Vec<_> = ids.collect();
        let ids = names(ids.iter().map(String::as_str).collect());
        out.note(&tr!(
            lang,
            "{of}没有单位报送的条款：{ids}",
            "{of}clauses on which nobody owes a return: {ids}"
        ));
    }
}
