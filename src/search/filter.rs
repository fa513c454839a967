//! The line that narrows a list: words, clause ids, statuses and `key:value` pairs side by side, `牵头:商务 未完成 领域:2`.

use std::ops::RangeInclusive;

use super::due::{self, Due, DueFilter};
use super::fold::fold;
use super::ids;
use super::library::Library;
use super::line::{Part, parts};
use super::phrase::Phrase;
use super::printed::printed;
use super::query::one_slip;
use crate::catalogue::{AreaNo, Catalogue, ClauseId, Duty, NoticeNo, Role, UnitId};
use crate::error::{Error, Kind, Result};
use crate::journal::{Past, Stage};
use crate::lang::{Label, Wording, both};

/// What a list is to show; everything asked for must hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// The words as typed that the text must hold.
    pub(crate) words: Vec<String>,
    /// The phrases in quotes that the text must hold.
    pub(crate) quoted: Vec<String>,
    /// The units that must be named, each in this role if any.
    pub(crate) units: Vec<(UnitId, Option<Role>)>,
    /// The role that those units must have, or somebody where no unit is given.
    pub(crate) role: Option<Role>,
    /// The statuses that count; empty for any.
    pub(crate) statuses: Vec<Stage>,
    /// The deadlines that count.
    pub(crate) due: Option<DueFilter>,
    /// The areas that count, of each notice that has one of the number; empty for any.
    pub(crate) areas: Vec<AreaNo>,
    /// The notices that count; empty for any.
    pub(crate) notices: Vec<NoticeNo>,
    /// The clauses named, one of which it must be; empty for any.
    pub(crate) ids: Vec<RangeInclusive<ClauseId>>,
    /// Names of whom something recorded must stand.
    operators: Vec<Phrase>,
}

/// What a filter looks at in one clause.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'a> {
    /// Its id.
    pub(crate) id: ClauseId,
    /// Who has to do it.
    pub(crate) duty: Option<&'a Duty>,
    /// How far it is.
    pub(crate) status: Stage,
    /// By when it is to be done.
    pub(crate) due: Due,
    /// What was recorded for it.
    pub(crate) history: &'a [Past],
}

/// What a pair narrows by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Role,
    Unit,
    /// A unit in this role.
    UnitAs(Role),
    Status,
    Done,
    Due,
    Area,
    Notice,
    Operator,
}

/// The keys in both languages.
const KEYS: [(&str, By); 24] = [
    ("role", By::Role),
    ("角色", By::Role),
    ("unit", By::Unit),
    ("单位", By::Unit),
    ("部门", By::Unit),
    ("status", By::Status),
    ("状态", By::Status),
    ("done", By::Done),
    ("完成", By::Done),
    ("due", By::Due),
    ("时限", By::Due),
    ("area", By::Area),
    ("领域", By::Area),
    ("notice", By::Notice),
    ("通知", By::Notice),
    ("lead", By::UnitAs(Role::Lead)),
    ("牵头", By::UnitAs(Role::Lead)),
    ("responsible", By::UnitAs(Role::Responsible)),
    ("负责", By::UnitAs(Role::Responsible)),
    ("support", By::UnitAs(Role::Support)),
    ("配合", By::UnitAs(Role::Support)),
    ("by", By::Operator),
    ("登记人", By::Operator),
    ("经办人", By::Operator),
];

/// A status in a filter that is more than one.
const OPEN: (Label, [Stage; 2]) = (
    Label::new("未完成", "open"),
    [Stage::Pending, Stage::Started],
);

/// The role of this name, in either language.
pub(crate) fn role_named(name: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.label().is(name))
}

/// The statuses of this name, in either language: one, or all that are not done.
pub(crate) fn statuses_named(name: &str) -> Option<Vec<Stage>> {
    if OPEN.0.is(name) {
        return Some(OPEN.1.to_vec());
    }
    let mut all = Stage::ALL.into_iter();
    all.find(|status| status.label().is(name))
        .map(|status| vec![status])
}

/// What [`role_named`] knows.
pub(crate) fn role_names() -> Vec<Label> {
    Role::ALL.map(Role::label).into()
}

/// What [`statuses_named`] knows.
pub(crate) fn status_names() -> Vec<Label> {
    let all = Stage::ALL.map(Stage::label).into_iter();
    all.chain([OPEN.0]).collect()
}

/// All names for a sentence: `lead 牵头、responsible 负责` or `lead, responsible`.
pub(crate) fn spelled(names: &[Label]) -> Wording {
    let zh = names.iter().map(|it| format!("{} {}", it.en, it.zh));
    let en = names.iter().map(|it| it.en);
    Wording {
        zh: zh.collect::<Vec<_>>().join("、"),
        en: en.collect::<Vec<_>>().join(", "),
    }
}

impl Filter {
    /// Reads a line. Width, case and traditional characters are folded in keys and values; a blank may follow the colon. What
    /// stands in quotes is text, and so is a word with a colon behind anything that is no key, `PPP:3`.
    ///
    /// # Errors
    /// [`Kind::Usage`], or [`Kind::NotFound`] for a unit or area that the catalogue lacks, with what can stand there.
    pub(crate) fn parse(line: &str, library: &Library) -> Result<Self> {
        Self::parse_in(line, library, None)
    }

    /// The same where one is in this notice: numbers are meant of it, where it has them.
    ///
    /// # Errors
    /// Those of [`Filter::parse`].
    pub(crate) fn parse_in(line: &str, library: &Library, home: Option<NoticeNo>) -> Result<Self> {
        let mut filter = Self::default();
        let mut parts = parts(line).into_iter();
        while let Some(part) = parts.next() {
            let word = match part {
                Part::Quoted(phrase) => {
                    filter.quoted.push(phrase.to_owned());
                    continue;
                }
                Part::Word(word) => word,
            };
            let Some((by, value)) = pair(word)? else {
                filter.take_word(word, &library.catalogue, home);
                continue;
            };
            let value = match value {
                "" => match parts.next() {
                    Some(Part::Word(next) | Part::Quoted(next)) => next,
                    None => "",
                },
                value => value,
            };
            if value.is_empty() {
                return Err(Error::new(
                    Kind::Usage,
                    both!("“{word}”后面缺少内容", "nothing follows {word}"),
                )
                .hint(allowed(by)));
            }
            filter.take_pair(by, value, library, home)?;
        }
        Ok(filter)
    }

    /// Whether it asks for nothing but words.
    pub(crate) fn is_plain(&self) -> bool {
        self.units.is_empty()
            && self.role.is_none()
            && self.statuses.is_empty()
            && self.due.is_none()
            && self.areas.is_empty()
            && self.notices.is_empty()
            && self.ids.is_empty()
            && self.operators.is_empty()
    }

    /// Whether a clause has what is asked for beside words.
    pub(super) fn allows(&self, facts: &Facts<'_>) -> bool {
        let mentions = || facts.duty.into_iter().flat_map(Duty::mentions);
        let has_role = |role: Role| self.role.is_none_or(|wanted| wanted == role);
        let named = if self.units.is_empty() {
            self.role.is_none() || mentions().any(|m| has_role(m.role))
        } else {
            let named = |(unit, role): &(UnitId, Option<Role>)| {
                let mut own = mentions().filter(|m| m.unit == *unit);
                own.any(|m| has_role(m.role) && role.is_none_or(|role| role == m.role))
            };
            self.units.iter().all(named)
        };
        let recorded = |operator: &Phrase| {
            let stands =
                |past: &&Past| past.taken_back.is_none() && past.entry.did.undoes().is_none();
            let mut standing = facts.history.iter().filter(stands);
            standing.any(|past| past.entry.stamp.names().any(|name| operator.is_in(name)))
        };
        named
            && self.operators.iter().all(recorded)
            && (self.statuses.is_empty() || self.statuses.contains(&facts.status))
            && self.due.is_none_or(|due| due.allows(facts.due))
            && (self.areas.is_empty() || self.areas.contains(&facts.id.area))
            && (self.notices.is_empty() || self.notices.contains(&facts.id.notice()))
            && (self.ids.is_empty() || self.ids.iter().any(|run| run.contains(&facts.id)))
    }

    /// A word that is no pair: a number as the notice prints it, an id that the catalogue has, a status, or text.
    fn take_word(&mut self, word: &str, catalogue: &Catalogue, home: Option<NoticeNo>) {
        if let Some(notice) = catalogue.called(word) {
            self.notices.push(notice);
            return;
        }
        let printed = printed(word, catalogue);
        if !printed.is_empty() {
            self.ids.extend(printed);
            return;
        }
        let runs = ids::read(word).map(|run| runs_in(&run, catalogue, home));
        if let Some(runs) = runs.filter(|runs| !runs.is_empty()) {
            self.ids.extend(runs);
            return;
        }
        let plain: String = word.chars().map(fold).collect();
        if !plain.is_ascii()
            && let Some(statuses) = statuses_named(&plain)
        {
            self.statuses.extend(statuses);
            return;
        }
        self.words.push(word.to_owned());
    }

    fn take_pair(
        &mut self,
        by: By,
        value: &str,
        library: &Library,
        home: Option<NoticeNo>,
    ) -> Result<()> {
        let plain: String = value.chars().map(fold).collect();
        match by {
            By::Role => {
                self.role = Some(role_named(&plain).ok_or_else(|| not_allowed(by, value))?);
            }
            By::Status => {
                self.statuses = statuses_named(&plain).ok_or_else(|| not_allowed(by, value))?;
            }
            By::Done => {
                self.statuses = match plain.as_str() {
                    "yes" | "y" | "是" => vec![Stage::Done],
                    "no" | "n" | "否" => OPEN.1.to_vec(),
                    _ => return Err(not_allowed(by, value)),
                };
            }
            By::Due => self.due = Some(DueFilter::parse(&plain)?),
            By::Area => self.areas = areas_of(value, &library.catalogue, home)?,
            By::Notice => self.notices = notices_of(value, &library.catalogue)?,
            By::Unit => self.units.push((library.unit(value)?, None)),
            By::UnitAs(role) => {
                self.units.push((library.unit(value)?, Some(role)));
            }
            By::Operator => {
                let operator = Phrase::new(value).ok_or_else(|| not_allowed(by, value))?;
                self.operators.push(operator);
            }
        }
        Ok(())
    }
}

/// What a run of ids means in the notices: in the one that one is in, where that has any of them, else in all that have.
fn runs_in(
    run: &RangeInclusive<ClauseId>,
    catalogue: &Catalogue,
    home: Option<NoticeNo>,
) -> Vec<RangeInclusive<ClauseId>> {
    let notices = catalogue.notices().map(|(notice, _)| notice);
    let runs = notices.map(|notice| run.start().on(notice)..=run.end().on(notice));
    let has = |run: &RangeInclusive<ClauseId>| {
        let areas = catalogue.areas_of(run.start().notice()).iter();
        let mut clauses = areas.flat_map(|area| &area.clauses);
        clauses.any(|clause| run.contains(&clause.id))
    };
    let mut runs: Vec<_> = runs.filter(has).collect();
    if runs.iter().any(|run| Some(run.start().notice()) == home) {
        runs.retain(|run| Some(run.start().notice()) == home);
    }
    runs
}

/// The areas of this number: that of the notice that one is in, where it has one, else those of all.
fn areas_of(value: &str, catalogue: &Catalogue, home: Option<NoticeNo>) -> Result<Vec<AreaNo>> {
    let plain: String = value.chars().map(fold).collect();
    if let [only] = printed(&plain, catalogue).as_slice() {
        return Ok(vec![only.start().area]);
    }
    let counted = ids::number(&plain).map(AreaNo::new);
    let notices = catalogue.notices().map(|(notice, _)| notice);
    let areas = notices.filter_map(|notice| Some(counted?.on(notice)));
    let mut areas: Vec<_> = areas
        .filter(|area| catalogue.area(*area).is_some())
        .collect();
    if areas.iter().any(|area| Some(area.notice) == home) {
        areas.retain(|area| Some(area.notice) == home);
    }
    if areas.is_empty() {
        let notices = catalogue.notices().map(|(notice, _)| notice);
        let counts = notices.map(|notice| catalogue.areas_of(notice).len());
        let last = counts.max().unwrap_or(0);
        return Err(Error::new(
            Kind::NotFound,
            both!("没有第“{value}”个领域", "there is no area {value}"),
        )
        .hint(both!("领域从 1 到 {last}", "areas run from 1 to {last}")));
    }
    Ok(areas)
}

/// The notices of this name, or whose name or title holds it, in characters or pinyin.
fn notices_of(value: &str, catalogue: &Catalogue) -> Result<Vec<NoticeNo>> {
    if let Some(notice) = catalogue.called(value) {
        return Ok(vec![notice]);
    }
    let phrase = Phrase::begun(value);
    let holds = |text: &str| phrase.as_ref().is_some_and(|phrase| phrase.is_in(text));
    let notices = catalogue.notices();
    let found = notices.filter(|(no, notice)| holds(catalogue.short(*no)) || holds(&notice.title));
    let found: Vec<_> = found.map(|(no, _)| no).collect();
    if found.is_empty() {
        let known = catalogue.notices().map(|(no, _)| catalogue.short(no));
        let known: Vec<_> = known.collect();
        let (zh, en) = (known.join("、"), known.join(", "));
        return Err(Error::new(
            Kind::NotFound,
            both!("没有名为“{value}”的通知", "there is no notice {value}"),
        )
        .hint(both!("可用：{zh}", "known here: {en}")));
    }
    Ok(found)
}

/// The key and value of a word with a known key; `None` for any other word.
///
/// # Errors
/// [`Kind::Usage`] for a key with a slip, `rloe:`; other words with a colon are text.
fn pair(word: &str) -> Result<Option<(By, &str)>> {
    let Some((key, value)) = word.split_once([':', '：']) else {
        return Ok(None);
    };
    let plain: String = key.chars().map(fold).collect();
    if let Some((_, by)) = KEYS.iter().find(|(name, _)| *name == plain) {
        return Ok(Some((*by, value)));
    }
    let slip = |name: &str| {
        name.is_ascii() && name.len() > 3 && one_slip(plain.as_bytes(), name.as_bytes())
    };
    if !KEYS.iter().any(|(name, _)| slip(name)) {
        return Ok(None);
    }
    Err(Error::new(
        Kind::Usage,
        both!("没有“{key}:”这样的筛选条件", "there is no filter {key}:"),
    )
    .hint(both!(
        "可用：牵头:　负责:　配合:　单位:　领域:　通知:　状态:　时限:　登记人:；加引号则按文字查找",
        "use lead:, unit:, role:, status:, done:, due:, area:, notice: or by:; put it in quotes to look for it as text"
    )))
}

fn not_allowed(by: By, value: &str) -> Error {
    Error::new(
        Kind::Usage,
        both!("“{value}”不能用在这里", "{value} cannot stand here"),
    )
    .hint(allowed(by))
}

/// What can follow a key.
fn allowed(by: By) -> Wording {
    match by {
        By::Role => {
            let Wording { zh, en } = spelled(&role_names());
            both!("角色：{zh}", "role: {en}")
        }
        By::Status => {
            let Wording { zh, en } = spelled(&status_names());
            both!("状态：{zh}", "status: {en}")
        }
        By::Done => both!("完成：yes 是、no 否", "done: yes or no"),
        By::Due => due::allowed(),
        By::Area => both!("领域：编号，如 area:2", "area: its number, area:2"),
        By::Notice => both!(
            "通知：简称或标题中的字，如 通知:济南",
            "notice: its short name or words of its title, notice:济南"
        ),
        By::Unit => both!(
            "单位：名称、简称或拼音，如 unit:fgw",
            "unit: a name, short form or pinyin, unit:fgw"
        ),
        By::UnitAs(_) => both!(
            "单位的名称、简称或拼音，如 牵头:fgw",
            "a unit's name, short form or pinyin, lead:fgw"
        ),
        By::Operator => both!(
            "登记人：姓名或拼音，如 登记人:王芳",
            "by: an operator's name, by:王芳"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::samples::done;
    use crate::lang::Lang;
    use crate::search::Told;

    fn shown(line: &str) -> Vec<String> {
        let library = library();
        let filter = Filter::parse(line, &library).unwrap();
        let history = [Past {
            entry: done(1, "王芳", "4.3").into(),
            taken_back: None,
        }];
        let told = |id: ClauseId| Told {
            status: if id.index == 1 {
                Stage::Done
            } else {
                Stage::Pending
            },
            history: if id.index == 3 { &history } else { &[] },
            ..Told::default()
        };
        let ids = library.clauses(&filter, &told);
        ids.iter().map(ToString::to_string).collect()
    }

    fn library() -> Library {
        Library::new(Catalogue::embedded().unwrap()).unwrap()
    }

    fn complaint(line: &str) -> (Kind, String) {
        let library = library();
        let error = Filter::parse(line, &library).unwrap_err();
        (error.kind(), error.message(Lang::Zh))
    }

    #[test]
    fn pairs_and_words_narrow_together() {
        let by_both = shown("role:lead unit:商务 done:no");
        assert!(by_both.contains(&"4.2".to_owned()) && !by_both.contains(&"4.1".to_owned()));
        assert_eq!(shown("role:support unit:swt 深加工"), ["2.2", "2.3"]);
        assert_eq!(shown("area:4").len(), 6);
        assert_eq!(shown("大豆"), ["2.1"]);
        assert_eq!(shown("dadou"), ["2.1"]);
        assert_eq!(shown("").len(), 87);
    }

    #[test]
    fn reads_chinese_keys_full_width_and_a_blank_after_the_colon() {
        let plain = shown("role:lead unit:商务 status:open area:2");
        assert!(!plain.is_empty());
        for line in [
            "角色：牵头 单位：商务 状态：未完成 领域：二",
            "ＲＯＬＥ：ｌｅａｄ　unit: 商务　status：ＯＰＥＮ　area:２",
            "角色:牵头 單位:商務廳 狀態:未完成 領域:2",
        ] {
            assert_eq!(shown(line), plain, "{line}");
        }
    }

    #[test]
    fn a_role_a_status_and_an_operator_stand_for_themselves() {
        assert_eq!(
            shown("牵头:商务 未完成 领域:4"),
            shown("role:lead unit:swt done:no area:4")
        );
        assert_eq!(shown("lead:swt"), shown("role:lead unit:swt"));
        assert_eq!(
            shown("牵头:发改委 配合:商务"),
            shown("牵头:发改委")
                .into_iter()
                .filter(|id| shown("配合:swt").contains(id))
                .collect::<Vec<_>>()
        );
        assert_eq!(shown("未启动 推进中"), shown("未完成"));
        assert_eq!(shown("登记人:王芳 领域:4"), ["4.3"]);
        assert_eq!(shown("by:wangfang 领域:4"), ["4.3"]);
        assert!(shown("登记人:李雷").is_empty());
    }

    #[test]
    fn a_colon_and_what_stands_in_quotes_are_text() {
        assert!(shown("PPP:3").is_empty());
        assert!(shown("http://a").is_empty());
        assert_eq!(shown("“大豆”"), ["2.1"]);
        assert_eq!(shown("\"水稻、大豆\""), ["2.1"]);
        assert!(shown("“大豆、水稻”").is_empty() && !shown("大豆 水稻").is_empty());
        assert!(shown("“未完成”").is_empty() && shown("\"role:lead\"").is_empty());
        assert!(!shown("单位:“商务”").is_empty());
    }

    #[test]
    fn ids_name_clauses_and_numbers_that_are_no_ids_are_words() {
        assert_eq!(shown("2.3 二（二）1"), ["2.1", "2.3"]);
        assert_eq!(shown("2.1-2.3"), ["2.1", "2.2", "2.3"]);
        assert_eq!(shown("1160.7"), ["1.2"]);
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(complaint("rloe:lead").0, Kind::Usage);
        assert!(complaint("role:主办").1.contains("牵头"));
        assert!(complaint("role:").1.contains("缺少"));
        assert_eq!(complaint("area:17").0, Kind::NotFound);
        assert_eq!(complaint("unit:外星局").0, Kind::NotFound);
        assert!(!complaint("unit:外星局").1.contains("最接近"));
        assert!(complaint("unit:交通营运厅").1.contains("最接近"));
        assert!(complaint("登记人:").1.contains("缺少"));
    }
}
