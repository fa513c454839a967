//! What a support case needs, as labelled lines: numbers and kinds, no text of the notice or the journal, no name of a person,
//! a host or a file.

use std::collections::{BTreeSet, HashMap};
use std::env;
use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use rustix::termios::tcgetwinsize;

use crate::catalogue::Catalogue;
use crate::cli::desk::Desk;
use crate::error::{Error, Result};
use crate::journal::{Did, Journal};
use crate::lang::{Label, Lang, tr};
use crate::settings::{Options, cache_size};
use crate::store::{Access, now};
use crate::text;
use crate::version;

/// What `check` found, to be told without its content.
pub(super) struct Case<'a> {
    /// Faults in the catalogue; what else there is, is known only where there are none.
    pub(super) catalogue_faults: usize,
    /// Catalogue and journal, or why they could not be opened.
    pub(super) desk: Result<&'a Desk<'a>>,
    /// The journal, or why it could not be read; `None` without a desk.
    pub(super) journal: Option<Result<Journal>>,
    /// Faults and remarks of the journal.
    pub(super) found: (usize, usize),
}

/// Variables whose values are told, since they say how a terminal and a language are set.
const TOLD: [&str; 10] = [
    "TERM",
    "COLORTERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "VTE_VERSION",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
    "TZ",
    "DUBAN_AMBIGUOUS",
];

/// Variables of which only that they are set is told: their values name people, hosts and folders.
const NAMED: [&str; 12] = [
    "TMUX",
    "STY",
    "SSH_CONNECTION",
    "NO_COLOR",
    "DUBAN_STATE",
    "DUBAN_CONFIG",
    "DUBAN_OPERATOR",
    "DUBAN_LOG",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_RUNTIME_DIR",
];

/// Columns that a variable's value may have; what is longer is cut.
const MOST: usize = 60;

/// The whole, a line a fact.
pub(super) fn lines(case: &Case<'_>, options: &Options, lang: Lang) -> Vec<String> {
    let mut lines = vec![
        tr!(
            lang,
            "duban 技术支持信息（不含通知和登记的内容，不含姓名、主机名和路径）",
            "duban, for support (no content of notice or journal, no names of people, hosts or files)"
        ),
        tr!(lang, "版本：{}", "version: {}", version::WHOLE),
        tr!(lang, "编译器：{}", "compiler: {}", version::COMPILER),
    ];
    lines.extend(system(lang));
    lines.extend(terminal(lang));
    lines.extend(catalogue(case, options, lang));
    lines.extend(journal(case, options, lang));
    lines.push(configuration(options, lang));
    lines
}

/// The operating system and its clock.
fn system(lang: Lang) -> Vec<String> {
    let uname = rustix::system::uname();
    let [name, release, machine] = [uname.sysname(), uname.release(), uname.machine()]
        .map(|part| shown(&part.to_string_lossy()));
    let known = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let pretty = known
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="));
    let pretty = shown(pretty.unwrap_or("?").trim_matches('"'));
    let now = now().format("%Y-%m-%d %H:%M %:z").to_string();
    vec![
        tr!(
            lang,
            "系统：{pretty}，{name} {release} {machine}",
            "system: {pretty}, {name} {release} {machine}"
        ),
        tr!(lang, "本机时间：{now}", "time of this host: {now}"),
    ]
}

/// What the environment says of the terminal and the language.
fn terminal(lang: Lang) -> Vec<String> {
    let size = [tcgetwinsize(io::stdout()), tcgetwinsize(io::stderr())];
    let size = size.into_iter().flatten().next();
    let size = size.map_or_else(
        || lang.pick("不是终端", "no terminal").to_owned(),
        |size| format!("{}x{}", size.ws_col, size.ws_row),
    );
    let mut lines = vec![tr!(lang, "窗口：{size}", "window: {size}")];
    let unset = lang.pick("未设置", "not set");
    for name in TOLD {
        let value = env::var_os(name).map(|value| told(&value.to_string_lossy(), lang));
        let value = value.as_deref().unwrap_or(unset);
        lines.push(tr!(lang, "{name}：{value}", "{name}: {value}"));
    }
    let set: Vec<&str> = NAMED
        .into_iter()
        .filter(|name| env::var_os(name).is_some())
        .collect();
    let set = if set.is_empty() {
        lang.pick("无", "none").to_owned()
    } else {
        set.join(" ")
    };
    lines.push(tr!(
        lang,
        "已设置（不列出值）：{set}",
        "set (values left out): {set}"
    ));
    lines
}

fn catalogue(case: &Case<'_>, options: &Options, lang: Lang) -> Vec<String> {
    let origin = match &options.catalogue {
        None => lang.pick("内置", "embedded").to_owned(),
        Some(file) => {
            let (size, version) = (size(file, lang), version_of(file, lang));
            tr!(
                lang,
                "另外指定，{size}，格式版本 {version}",
                "named, {size}, format version {version}"
            )
        }
    };
    let mut lines = vec![tr!(lang, "目录：{origin}", "catalogue: {origin}")];
    match &case.desk {
        Ok(desk) => lines.push(counts(&desk.library.catalogue, lang)),
        Err(_) if case.catalogue_faults > 0 => {
            let count = case.catalogue_faults;
            lines.push(tr!(
                lang,
                "目录有 {count} 处问题",
                "{count} faults in the catalogue"
            ));
        }
        Err(e) => lines.push(refused(e, lang)),
    }
    let (kept, bytes) = cache_size();
    lines.push(tr!(
        lang,
        "目录缓存：{kept} 份，共 {bytes} 字节",
        "cached catalogues: {kept}, {bytes} bytes in all"
    ));
    lines
}

fn counts(catalogue: &Catalogue, lang: Lang) -> String {
    let (areas, clauses) = (catalogue.areas().len(), catalogue.clauses().count());
    let units = catalogue.units().count();
    let targets: usize = catalogue.clauses().map(|it| it.indicators.len()).sum();
    tr!(
        lang,
        "目录内容：{areas} 个领域，{clauses} 条，{units} 个单位，{targets} 项指标",
        "in the catalogue: {areas} areas, {clauses} clauses, {units} units, {targets} indicators"
    )
}

fn journal(case: &Case<'_>, options: &Options, lang: Lang) -> Vec<String> {
    let Ok(desk) = &case.desk else {
        return Vec::new();
    };
    let file = desk.store.path();
    let place = if options.state.is_some() {
        lang.pick("另外指定", "named")
    } else {
        lang.pick("默认位置", "the usual place")
    };
    let (size, mode, system) = (size(file, lang), mode(file), desk.store.file_system());
    let writable = match desk.store.access() {
        Access::Writable => lang.pick("可以登记", "can be written"),
        Access::ReadOnly(_) => lang.pick("不能登记", "cannot be written"),
    };
    let (backups, bytes) = backups(desk);
    let mut lines = vec![
        tr!(
            lang,
            "登记文件：{place}，{size}，权限 {mode}，{writable}",
            "journal: {place}, {size}, mode {mode}, {writable}"
        ),
        tr!(lang, "文件系统：{system}", "file system: {system}"),
        tr!(
            lang,
            "备份：{backups} 份，共 {bytes} 字节",
            "backups: {backups}, {bytes} bytes in all"
        ),
    ];
    match &case.journal {
        Some(Ok(journal)) => lines.extend(entries(journal, lang)),
        Some(Err(e)) => lines.push(refused(e, lang)),
        None => {}
    }
    let (faults, remarks) = case.found;
    lines.push(tr!(
        lang,
        "检查：{faults} 处问题，{remarks} 处提示",
        "check: {faults} faults, {remarks} remarks"
    ));
    lines
}

/// How many copies there are, and their bytes.
fn backups(desk: &Desk<'_>) -> (usize, u64) {
    let all = desk.store.backups();
    let sizes = all
        .iter()
        .filter_map(|file| Some(fs::metadata(file).ok()?.len()));
    (all.len(), sizes.sum())
}

/// Version and counts.
fn entries(journal: &Journal, lang: Lang) -> Vec<String> {
    let (version, count) = (journal.version(), journal.entries().len());
    let stamps = journal.entries().iter().map(|entry| &entry.stamp);
    let people: BTreeSet<&str> = stamps.map(|stamp| &*stamp.by).collect();
    let people = people.len();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for entry in journal.entries() {
        *counts.entry(kind(&entry.did).pick(lang)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
    let kinds: Vec<String> = counts
        .iter()
        .map(|(kind, count)| format!("{kind} {count}"))
        .collect();
    let kinds = kinds.join(lang.pick("，", ", "));
    let mut lines = vec![tr!(
        lang,
        "登记：格式版本 {version}，{count} 条，{people} 人",
        "entries: format version {version}, {count} entries, {people} people"
    )];
    if !kinds.is_empty() {
        lines.push(tr!(lang, "登记种类：{kinds}", "kinds of entries: {kinds}"));
    }
    lines
}

/// What an entry did, without its content.
fn kind(did: &Did) -> Label {
    match did {
        Did::Done => Label::new("登记完成", "done"),
        Did::Reopened => Label::new("取消完成", "reopened"),
        Did::Note(_) => Label::new("进展", "note"),
        Did::Value { .. } => Label::new("指标数值", "value"),
        Did::Undid(_) => Label::new("撤销", "undo"),
        Did::Due { .. } => Label::new("设定时限", "deadline set"),
        Did::Lifted(_) => Label::new("取消时限", "deadline lifted"),
        Did::Asked { .. } => Label::new("要求报送", "asked"),
        Did::Return(_) => Label::new("报送", "return"),
        Did::Approved { .. } => Label::new("核准", "approved"),
        Did::SentBack { .. } => Label::new("退回", "sent back"),
        Did::Urged { .. } => Label::new("催报", "urged"),
    }
}

/// That something could not be read, and where, but not what stands there.
fn refused(error: &Error, lang: Lang) -> String {
    let place = error.line().map_or_else(String::new, |(line, column)| {
        tr!(
            lang,
            "，第 {line} 行第 {column} 列",
            ", line {line}, column {column}"
        )
    });
    let code = error.exit_code();
    tr!(
        lang,
        "读不出来{place}（退出码 {code}）",
        "cannot be read{place} (exit code {code})"
    )
}

/// Whether there is a configuration file, and how much of it.
fn configuration(options: &Options, lang: Lang) -> String {
    let size = options.config.as_deref().map_or_else(
        || lang.pick("没有", "none").to_owned(),
        |file| size(file, lang),
    );
    let views = options.views.len();
    tr!(
        lang,
        "配置文件：{size}，视图 {views} 个",
        "configuration: {size}, {views} views"
    )
}

fn size(file: &Path, lang: Lang) -> String {
    match fs::metadata(file) {
        Ok(meta) => {
            let bytes = meta.len();
            tr!(lang, "{bytes} 字节", "{bytes} bytes")
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => lang.pick("没有", "none").to_owned(),
        Err(_) => lang.pick("看不到", "out of sight").to_owned(),
    }
}

/// The rights of a file, as `chmod` takes them.
fn mode(file: &Path) -> String {
    fs::metadata(file).map_or_else(
        |_| "?".to_owned(),
        |meta| format!("{:04o}", meta.permissions().mode() & 0o7777),
    )
}

/// The version that a catalogue's head names.
fn version_of(file: &Path, lang: Lang) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let after = text.split_once("version:").map(|(_, after)| after.trim());
    let digits = after.map(|after| after.chars().take_while(char::is_ascii_digit));
    let version: String = digits.into_iter().flatten().take(6).collect();
    if version.is_empty() {
        lang.pick("不明", "unknown").to_owned()
    } else {
        version
    }
}

/// The value of a variable, but for a path, as `TZ` may have one: it can name a person.
fn told(value: &str, lang: Lang) -> String {
    if value.trim_start_matches(':').starts_with(['/', '~']) {
        lang.pick("一个路径（不列出）", "a path (left out)")
            .to_owned()
    } else {
        shown(value)
    }
}

/// A value from outside: clean, and not too long.
fn shown(value: &str) -> String {
    text::clean(value).chars().take(MOST).collect()
}
