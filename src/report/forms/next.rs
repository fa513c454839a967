//! 存在问题 and 下一步: what only the office can write gets room.

use super::text::Text;
use crate::report::form::Form;
use crate::report::request::Request;

/// 存在问题.
pub(super) fn problems(text: &mut Text) {
    let title = text.lang.pick("存在问题", "Problems");
    text.chapter(title);
    text.blank();
}

/// 下一步.
pub(super) fn write(text: &mut Text, form: Form, _: &Request<'_>) {
    let title = match form {
        Form::Notice => text.lang.pick("下一步工作要求", "What is asked for next"),
        Form::Midterm => text.lang.pick("对策建议", "Proposals"),
        Form::Report | Form::Ledger => text.lang.pick("下一步工作打算", "Next steps"),
    };
    text.chapter(title);
    text.blank();
}
