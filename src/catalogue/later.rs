//! Items that are read when they are first asked for: most of what is asked for needs a few clauses of a hundred thousand.

use std::fmt;
use std::ops::Deref;
use std::slice;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What reads the items.
type Read<T> = Arc<dyn Fn() -> Vec<T> + Send + Sync>;

/// A list that may not have been read yet; nobody who looks at it can tell.
pub(crate) struct Later<T> {
    made: OnceLock<Vec<T>>,
    /// `None` for a list that was there from the start.
    read: Option<Read<T>>,
}

impl<T> Later<T> {
    /// What `read` gives when it is first asked for, at most once.
    pub(super) fn new(read: impl Fn() -> Vec<T> + Send + Sync + 'static) -> Self {
        Self {
            made: OnceLock::new(),
            read: Some(Arc::new(read)),
        }
    }

    /// All items, to be changed.
    pub(super) fn iter_mut(&mut self) -> slice::IterMut<'_, T> {
        let _ = self.len();
        self.read = None;
        let all = self.made.get_mut().map(Vec::as_mut_slice);
        all.unwrap_or_default().iter_mut()
    }

    /// Takes all items out.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}

impl<T> Deref for Later<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        let read = || self.read.as_ref().map(|read| read());
        self.made.get_or_init(|| read().unwrap_or_default())
    }
}

impl<T> Default for Later<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T> From<Vec<T>> for Later<T> {
    fn from(all: Vec<T>) -> Self {
        Self {
            made: all.into(),
            read: None,
        }
    }
}

impl<T> FromIterator<T> for Later<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Vec::from_iter(items).into()
    }
}

impl<'a, T> IntoIterator for &'a Later<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Later<T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T: Clone> Clone for Later<T> {
    fn clone(&self) -> Self {
        Self {
            made: self.made.clone(),
            read: self.read.clone(),
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Later<T> {}

impl<T: PartialEq, const N: usize> PartialEq<[&str; N]> for Later<T>
where
    T: for<'a> PartialEq<&'a str>,
{
    fn eq(&self, other: &[&str; N]) -> bool {
        **self == *other
    }
}

impl<T: Serialize> Serialize for Later<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Later<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn items_are_read_once_and_only_when_asked_for() {
        static TIMES: AtomicU32 = AtomicU32::new(0);
        let list = Later::new(|| {
            TIMES.fetch_add(1, Ordering::Relaxed);
            vec![1, 2, 3]
        });
        let unread = list.clone();
        assert_eq!(TIMES.load(Ordering::Relaxed), 0);
        assert_eq!((list.len(), list.first()), (3, Some(&1)));
        assert_eq!(TIMES.load(Ordering::Relaxed), 1);
        assert_eq!(list, unread);
        assert_eq!(TIMES.load(Ordering::Relaxed), 2);
    }

    #[test]
    fn what_is_changed_stays_changed() {
        let mut list = Later::new(|| vec![1, 2]);
        for item in &mut list {
            *item += 1;
        }
        assert_eq!(*list, [2, 3]);
        assert_eq!(*list.clone(), [2, 3]);
        list.clear();
        assert!(list.is_empty());
    }
}
