//! The one table of settings.

use std::path::PathBuf;
use std::str::FromStr;

use strum::VariantNames as _;

use super::options::{Options, SoonDays, When};
use crate::lang::{Label, Lang};
use crate::text::Ambiguous;

/// One setting: by what names it is set, what it takes, and what is told of it.
pub(super) struct Setting {
    /// Its option, without the dashes.
    pub(super) option: Option<&'static str>,
    /// Its environment variable.
    pub(super) variable: Option<&'static str>,
    /// Its name in the configuration file.
    pub(super) field: Option<&'static str>,
    /// What it takes, and where that is kept.
    pub(super) takes: Takes,
    /// What it is, for the help and the file.
    pub(super) about: Label,
    /// What the help alone adds, with the punctuation before it.
    pub(super) in_help: Label,
    /// What the file alone adds, with the punctuation before it.
    pub(super) in_file: Label,
}

/// What a setting takes, with the field of [`Options`] that keeps it.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    /// A path, with what it leads to. In the file a relative one begins at the file's folder, and an empty one is none.
    Path(fn(&mut Options) -> &mut Option<PathBuf>, Label),
    /// A text in one line, with what it is called; an empty one is none.
    Words(fn(&mut Options) -> &mut Option<String>, Label),
    /// Yes or no. An option can only turn it on.
    Switch(fn(&mut Options) -> &mut bool),
    /// One of several words.
    Choice(Choice),
    /// A text in one line that the screen alone takes, by option, with what it is called there.
    Start(fn(&mut Options) -> &mut Option<String>, Label),
    /// A number of days; only in the file.
    Days(fn(&mut Options) -> &mut SoonDays),
    /// Saved views by name; only in the file.
    Views,
    /// A command's keys, for any number of commands; only in the file.
    Keys,
}

/// One of several words.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    /// All of them, the usual one first.
    pub(super) words: &'static [&'static str],
    /// What is told of some.
    pub(super) meanings: &'static [(&'static str, Label)],
    /// Keeps one of `words`.
    pub(super) keep: fn(&mut Options, &str),
}

const FILE: Label = Label::new("文件", "FILE");
const FOLDER: Label = Label::new("文件夹", "FOLDER");
const PERSON: Label = Label::new("姓名", "NAME");
const NAME: Label = Label::new("名称", "NAME");

/// All settings in the order of help and file.
pub(super) const SETTINGS: [Setting; 26] = [
    Setting::new(
        Takes::Path(|options| &mut options.state, FILE),
        Label::new("登记文件", "the journal"),
    )
    .option("state")
    .variable("DUBAN_STATE")
    .field(
        "state",
        Label::new(
            "，如 \"~/duban.ron\"；空为默认位置；相对路径从本文件所在目录算起",
            ", such as \"~/duban.ron\"; empty: the usual place; relative to this file's folder",
        ),
    ),
    Setting::new(
        Takes::Path(|options| &mut options.config, FILE),
        Label::new("配置文件", "the configuration"),
    )
    .option(CONFIG_OPTION)
    .variable(CONFIG_VARIABLE)
    .help(Label::new("，见 duban config", ", see duban config")),
    Setting::new(
        Takes::Path(|options| &mut options.catalogue, FILE),
        Label::new("目录文件", "another notice's catalogue"),
    )
    .option("catalogue")
    .help(Label::new("，缺省为内置的通知", "; else the embedded one")),
    Setting::new(
        Takes::Path(|options| &mut options.shelf, FOLDER),
        Label::new("放有多份通知的文件夹", "a folder of several notices"),
    )
    .option("shelf")
    .variable("DUBAN_SHELF")
    .help(Label::new("，目录为 名称.ron，登记为 名称.journal.ron", ": catalogues NAME.ron, journals NAME.journal.ron"))
    .field(
        "shelf",
        Label::new(
            "，如 \"~/通知\"；空为只看一份通知；相对路径从本文件所在目录算起",
            ", such as \"~/notices\"; empty: one notice; relative to this file's folder",
        ),
    ),
    Setting::new(
        Takes::Words(|options| &mut options.notice, NAME),
        Label::new("文件夹中的一份通知：简称、文件名或编号", "one notice of the folder: its short name, file name or id"),
    )
    .option("notice"),
    Setting::new(
        Takes::Switch(|options| &mut options.no_embedded),
        Label::new("文件夹中不列内置的通知", "leave the built-in notice out of the folder"),
    )
    .option("no-embedded")
    .field("no_embedded", NOTHING),
    Setting::new(
        Takes::Words(|options| &mut options.operator, PERSON),
        Label::new("经办人", "the operator"),
    )
    .option("as")
    .variable("DUBAN_OPERATOR")
    .help(Label::new("，缺省为登录名", "; else the login name"))
    .field(
        "operator",
        Label::new("姓名；空为登录名", "; empty: the login name"),
    ),
    Setting::new(
        Takes::Choice(Choice {
            words: Lang::VARIANTS,
            meanings: &[],
            keep: |options, word| keep(&mut options.lang, word),
        }),
        Label::new("界面语言", "language"),
    )
    .option(LANG_OPTION)
    .field("lang", NOTHING),
    Setting::new(
        Takes::Choice(Choice {
            words: When::VARIANTS,
            meanings: &[],
            keep: |options, word| keep(&mut options.color, word),
        }),
        Label::new("颜色", "colours"),
    )
    .option("color")
    .field("color", NOTHING),
    Setting::new(
        Takes::Choice(Choice {
            words: Ambiguous::VARIANTS,
            meanings: &[
                ("auto", Label::new("询问终端", "asks the terminal")),
                ("narrow", Label::new("一列", "one column")),
                ("wide", Label::new("两列", "two")),
            ],
            keep: |options, word| keep(&mut options.ambiguous, word),
        }),
        Label::new("“”…— 等字符的宽度", "width of “ ” … — and the like"),
    )
    .option("ambiguous")
    .variable("DUBAN_AMBIGUOUS")
    .field("ambiguous", NOTHING),
    Setting::new(
        Takes::Choice(Choice {
            words: &["table", "json"],
            meanings: &[],
            keep: |options, word| options.json = word == "json",
        }),
        Label::new("输出格式", "output"),
    )
    .option("format"),
    Setting::new(
        Takes::Switch(|options| &mut options.mouse),
        Label::new(
            "启用鼠标（选取文字时须按住 Shift）",
            "use the mouse (hold Shift to select text)",
        ),
    )
    .option("mouse")
    .field("mouse", NOTHING),
    Setting::new(
        Takes::Switch(|options| &mut options.plain),
        Label::new(
            "每行一项“标签：值”，供读屏软件和慢线路使用",
            "one labelled value a line, for screen readers and slow lines",
        ),
    )
    .option("plain"),
    Setting::new(
        Takes::Switch(|options| &mut options.read_only),
        Label::new("只查看，不登记", "look only, record nothing"),
    )
    .option("read-only"),
    Setting::new(
        Takes::Path(|options| &mut options.log, FILE),
        Label::new("供技术支持的日志", "a log for support"),
    )
    .variable("DUBAN_LOG"),
    Setting::new(
        Takes::Start(|options| &mut options.view, Label::new("名称", "NAME")),
        Label::new("界面从保存的视图开始", "start the screen with a saved view"),
    )
    .option("view"),
    Setting::new(
        Takes::Start(|options| &mut options.filter, Label::new("条件", "FILTER")),
        Label::new("界面从符合条件的条款开始", "start the screen with the clauses of a filter"),
    )
    .option("filter")
    .help(Label::new("，如 'role:lead due:overdue'", ", such as 'role:lead due:overdue'")),
    Setting::new(
        Takes::Days(|options| &mut options.soon_days),
        Label::new("临期：距时限不超过几天", "a deadline is near from so many days before it"),
    )
    .field("soon_days", NOTHING),
    Setting::new(
        Takes::Views,
        Label::new("保存的视图，duban --view 名称 打开", "saved views, opened by duban --view NAME"),
    )
    .field(
        "views",
        Label::new(
            "，如 { \"周会\": (filter: \"牵头:商务 due:7d\", sort: \"due\", screen: \"deadlines\") }；sort：number latest status lead due；screen：list deadlines home",
            ", such as { \"weekly\": (filter: \"lead:商务 due:7d\", sort: \"due\", screen: \"deadlines\") }; sort: number latest status lead due; screen: list deadlines home",
        ),
    ),
    Setting::new(
        Takes::Words(|options| &mut options.report.title_font, NAME),
        Label::new("报告标题的字体", "the font of a report's title"),
    )
    .field("report_title_font", Label::new("；空为方正小标宋简体", "; empty: 方正小标宋简体")),
    Setting::new(
        Takes::Words(|options| &mut options.report.body_font, NAME),
        Label::new("报告正文的字体", "the font of a report's text"),
    )
    .field("report_body_font", Label::new("；空为仿宋_GB2312", "; empty: 仿宋_GB2312")),
    Setting::new(
        Takes::Words(|options| &mut options.report.chapter_font, NAME),
        Label::new("报告一级标题的字体", "the font of headings 一、"),
    )
    .field("report_chapter_font", Label::new("；空为黑体", "; empty: 黑体")),
    Setting::new(
        Takes::Words(|options| &mut options.report.section_font, NAME),
        Label::new("报告二级标题的字体", "the font of headings （一）"),
    )
    .field("report_section_font", Label::new("；空为楷体_GB2312", "; empty: 楷体_GB2312")),
    Setting::new(
        Takes::Words(|options| &mut options.report.line, NAME),
        Label::new("报告正文的行距（磅）", "the distance of a report's lines in points"),
    )
    .field("report_line", Label::new("，如 \"28\"；空为每页 22 行（28.95 磅）", ", such as \"28\"; empty: 22 lines a page (28.95)")),
    Setting::new(
        Takes::Words(|options| &mut options.report.signed, NAME),
        Label::new("报告的署名机关", "who signs a report"),
    )
    .field("report_signed", Label::new("；空为不署名", "; empty: nobody")),
    Setting::new(
        Takes::Keys,
        Label::new(
            "按键：功能名和按键列表，取代原有按键；[] 为不用按键。输入文字时字符键不作功能键。",
            "keys: a command and its keys, instead of those it has; [] for none. Where one types, characters stay text.",
        ),
    )
    .field("keys", NOTHING),
];

/// The option that is needed before the others can be read: it says where the file is.
pub(super) const CONFIG_OPTION: &str = "config";

/// The variable that says where the file is.
pub(super) const CONFIG_VARIABLE: &str = "DUBAN_CONFIG";

/// The option that is needed before the others are parsed: the parser's own words depend on it.
pub(super) const LANG_OPTION: &str = "lang";

const NOTHING: Label = Label::new("", "");

impl Setting {
    const fn new(takes: Takes, about: Label) -> Self {
        Self {
            option: None,
            variable: None,
            field: None,
            takes,
            about,
            in_help: NOTHING,
            in_file: NOTHING,
        }
    }

    const fn option(mut self, name: &'static str) -> Self {
        self.option = Some(name);
        self
    }

    const fn variable(mut self, name: &'static str) -> Self {
        self.variable = Some(name);
        self
    }

    const fn field(mut self, name: &'static str, adds: Label) -> Self {
        self.field = Some(name);
        self.in_file = adds;
        self
    }

    const fn help(mut self, adds: Label) -> Self {
        self.in_help = adds;
        self
    }

    /// What it is and the words it takes.
    pub(super) fn describe(&self, lang: Lang) -> String {
        let about = self.about.pick(lang);
        let Takes::Choice(choice) = self.takes else {
            return about.to_owned();
        };
        let told = |word: &&str| match choice.meanings.iter().find(|(of, _)| of == word) {
            Some((_, meaning)) => {
                let meaning = meaning.pick(lang);
                match lang {
                    Lang::Zh => format!("{word}（{meaning}）"),
                    Lang::En => format!("{word} ({meaning})"),
                }
            }
            None => (*word).to_owned(),
        };
        let words: Vec<_> = choice.words.iter().map(told).collect();
        let words = words.join(lang.pick("、", ", "));
        let colon = lang.pick("：", ": ");
        format!("{about}{colon}{words}")
    }
}

/// Keeps the value that `word` names; a word that names none changes nothing.
fn keep<T: FromStr>(field: &mut T, word: &str) {
    if let Ok(value) = word.parse() {
        *field = value;
    }
}
