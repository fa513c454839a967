//! How far a clause is, in three words.

use crate::lang::Label;

/// 未启动, 推进中, 已完成: what is filtered, counted, named and coloured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Stage {
    /// 未启动.
    #[default]
    Pending,
    /// 推进中.
    Started,
    /// 已完成.
    Done,
}

impl Stage {
    /// All of them, from the beginning to the end.
    pub(crate) const ALL: [Self; 3] = [Self::Pending, Self::Started, Self::Done];

    /// The field's word; the English one is also its name in JSON and in filters.
    pub(crate) const fn label(self) -> Label {
        match self {
            Self::Pending => Label::new("未启动", "pending"),
            Self::Started => Label::new("推进中", "started"),
            Self::Done => Label::new("已完成", "done"),
        }
    }
}
