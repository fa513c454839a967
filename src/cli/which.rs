//! Which unit a query on the command line means.

use super::out::Out;
use crate::catalogue::UnitId;
use crate::error::{Error, Kind, Result};
use crate::lang::{both, tr};
use crate::search::Library;

/// The unit that is meant by `query`; says which where the query is not its name.
///
/// # Errors
///
/// [`Kind::NotFound`] where no unit answers, [`Kind::Usage`] where nothing is asked.
pub(super) fn unit(query: &str, library: &Library, out: &Out) -> Result<UnitId> {
    if let Some(id) = library.catalogue.unit_named(query.trim()) {
        return Ok(id);
    }
    if query.trim().is_empty() {
        return Err(Error::new(
            Kind::Usage,
            both!("单位名称是空的", "the unit's name is blank"),
        ));
    }
    let hits = library.units(query);
    let Some(hit) = hits.first() else {
        return library.unit(query);
    };
    let name = &library.catalogue.unit(hit.unit).name;
    let by = hit.matched.as_ref().map_or(name, |matched| &matched.name);
    let others = hits.len() - 1;
    let note = match (by == name, others) {
        (true, 0) => tr!(out.lang, "按“{name}”查找", "taken as {name}"),
        (false, 0) => tr!(out.lang, "按“{name}”（{by}）查找", "taken as {name} ({by})"),
        (true, _) => tr!(
            out.lang,
            "按“{name}”查找；另有 {others} 个单位相符，见 duban units {query}",
            "taken as {name}; {others} more match, see duban units {query}"
        ),
        (false, _) => {
            tr!(
                out.lang,
                "按“{name}”（{by}）查找；另有 {others} 个单位相符，见 duban units {query}",
                "taken as {name} ({by}); {others} more match, see duban units {query}"
            )
        }
    };
    out.note(&note);
    Ok(hit.unit)
}
