//! One change for several notices: recorded journal by journal, told in one sentence, taken back in one step.

/// How far a change is that goes into the journals of several notices.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// How many journals have answered.
    at: usize,
    /// How many are asked.
    of: usize,
    /// What was said of those that have answered.
    said: Option<String>,
}

impl Parts {
    /// A change that goes into so many journals.
    pub(super) fn of(count: usize) -> Self {
        Self {
            of: count,
            ..Self::default()
        }
    }

    /// Takes note that one more has answered.
    pub(super) fn answered(&mut self) {
        self.at += 1;
    }

    /// Whether the one that answered last was the first.
    pub(super) fn is_first(&self) -> bool {
        self.at <= 1
    }

    /// Whether none is left.
    pub(super) fn is_last(&self) -> bool {
        self.at >= self.of
    }

    /// What is to be said after the one that answered last.
    pub(super) fn told(&mut self, text: String) -> String {
        let text = match self.said.take() {
            Some(said) => format!("{said}  {text}"),
            None => text,
        };
        if !self.is_last() {
            self.said = Some(text.clone());
        }
        text
    }
}
