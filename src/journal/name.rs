//! A person's name, held once however many entries have it.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use foldhash::HashSet;

/// A person's name; copies of it share their letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name(Arc<str>);

impl Name {
    /// Its letters.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl From<String> for Name {
    fn from(name: String) -> Self {
        Self(name.into())
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.as_str().to_owned()
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

/// The names that have been met so far.
#[derive(Debug, Default)]
pub(super) struct Names(HashSet<Arc<str>>);

impl Names {
    /// This name, the one met before where there is one.
    pub(super) fn name(&mut self, name: &str) -> Name {
        if let Some(known) = self.0.get(name) {
            return Name(Arc::clone(known));
        }
        let new: Arc<str> = name.into();
        self.0.insert(Arc::clone(&new));
        Name(new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_met_twice_is_held_once() {
        let mut names = Names::default();
        let (one, two) = (names.name("王芳"), names.name("王芳"));
        assert!(Arc::ptr_eq(&one.0, &two.0));
        assert_eq!(one, "王芳");
        assert_ne!(names.name("李雷"), one);
    }
}
