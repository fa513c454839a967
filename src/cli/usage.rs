//! The parser's errors, in the language of the user.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::ending::Ending;
use super::out::Out;
use crate::error::{Error, Kind};
use crate::lang::{Wording, both};

/// Shows the help that was asked for or says what is wrong; gives the exit code.
pub(super) fn report(error: &clap::Error, out: &mut Out) -> u8 {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        let shown = error.render().to_string();
        out.write(&shown.replace("[OPTIONS]", out.lang.pick("[选项]", "[OPTIONS]")));
        let lang = out.lang;
        let shown = std::mem::replace(out, Out::plain(lang));
        return shown.end(Ok(Ending::Fine));
    }
    let usage = Error::new(Kind::Usage, describe(error));
    out.fail(&match hint(error) {
        Some(hint) => usage.hint(hint),
        None => usage.hint(both!("详见 duban --help", "see duban --help")),
    })
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn describe(error: &clap::Error) -> Wording {
    let arg = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => both!("没有选项“{arg}”", "there is no option {arg}"),
        ErrorKind::InvalidSubcommand => {
            let verb = context(error, ContextKind::InvalidSubcommand);
            both!("没有命令“{verb}”", "there is no command {verb}")
        }
        ErrorKind::MissingRequiredArgument => {
            both!("缺少参数 {arg}", "the argument {arg} is missing")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            both!("{arg} 后面缺少取值", "{arg} needs a value")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            both!("{arg} 不能取“{value}”", "{arg} cannot be {value:?}")
        }
        ErrorKind::ArgumentConflict => both!(
            "{arg} 重复，或与其他选项冲突",
            "{arg} stands twice or does not go with another option"
        ),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            both!("{arg} 的取值个数不对", "wrong number of values for {arg}")
        }
        ErrorKind::InvalidUtf8 => both!("参数不是 UTF-8 文本", "an argument is not UTF-8"),
        _ => {
            let said = error.to_string();
            let first = said
                .lines()
                .next()
                .unwrap_or_default()
                .trim_start_matches("error: ");
            both!("命令行不正确：{first}", "{first}")
        }
    }
}

fn hint(error: &clap::Error) -> Option<Wording> {
    let suggested = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .map(|kind| context(error, kind))
    .find(|said| !said.is_empty());
    if let Some(meant) = suggested {
        return Some(both!("是否想输入 {meant}？", "did you mean {meant}?"));
    }
    let valid = context(error, ContextKind::ValidValue);
    (!valid.is_empty()).then(|| both!("可用：{valid}", "possible: {valid}"))
}
