//! Items that are read when they are first asked for: most of what is asked for needs a few clauses of a hundred thousand.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::slice;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What reads the items.
type Read<T> = Arc<dyn Fn() -> Vec<T> + Send + Sync>;

/// A list that may not have been read yet; nobody who looks at it can tell. A copy shares what is read with the first.
pub(crate) struct Later<T>(Arc<List<T>>);

#[derive(Clone)]
struct List<T> {
    /// There from the start, or changed since.
    given: Vec<T>,
    /// Until then, what reads it when it is first asked for.
    read: Option<Unread<T>>,
}

#[derive(Clone)]
struct Unread<T> {
    /// How many items there will be.
    count: usize,
    read: Read<T>,
    made: OnceLock<Vec<T>>,
}

impl<T> Later<T> {
    /// What `read` gives when it is first asked for, at most once: `count` items.
    pub(crate) fn new(count: usize, read: impl Fn() -> Vec<T> + Send + Sync + 'static) -> Self {
        Self(Arc::new(List {
            given: Vec::new(),
            read: Some(Unread {
                count,
                read: Arc::new(read),
                made: OnceLock::new(),
            }),
        }))
    }

    /// Whether it has been read.
    pub(super) fn is_read(&self) -> bool {
        let unread = self.0.read.as_ref();
        unread.is_none_or(|unread| unread.made.get().is_some())
    }

    /// How many items there are; nothing is read for it.
    pub(crate) fn len(&self) -> usize {
        let unread = self.0.read.as_ref();
        unread.map_or(self.0.given.len(), |unread| unread.count)
    }
}

impl<T: Clone> Later<T> {
    /// Reads it now, and lets go of what it was read from.
    pub(crate) fn settle(&mut self) {
        let _ = self.to_mut();
    }

    /// Its items, for good.
    pub(super) fn into_vec(mut self) -> Vec<T> {
        std::mem::take(self.to_mut())
    }

    fn to_mut(&mut self) -> &mut Vec<T> {
        let _ = self.as_slice();
        let list = Arc::make_mut(&mut self.0);
        if let Some(unread) = list.read.take() {
            list.given = unread.made.into_inner().unwrap_or_default();
        }
        &mut list.given
    }
}

impl<T> Deref for Later<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        match &self.0.read {
            None => &self.0.given,
            Some(unread) => unread.made.get_or_init(|| (unread.read)()),
        }
    }
}

impl<T: Clone> DerefMut for Later<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        self.to_mut()
    }
}

impl<T> Default for Later<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T> From<Vec<T>> for Later<T> {
    fn from(all: Vec<T>) -> Self {
        Self(Arc::new(List {
            given: all,
            read: None,
        }))
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

impl<'a, T: Clone> IntoIterator for &'a mut Later<T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.to_mut().iter_mut()
    }
}

impl<T> Clone for Later<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
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
        let list = Later::new(3, || {
            TIMES.fetch_add(1, Ordering::Relaxed);
            vec![1, 2, 3]
        });
        let copy = list.clone();
        assert_eq!(TIMES.load(Ordering::Relaxed), 0);
        assert_eq!((list.len(), TIMES.load(Ordering::Relaxed)), (3, 0));
        assert_eq!((list.first(), list.as_slice().len()), (Some(&1), 3));
        assert_eq!(TIMES.load(Ordering::Relaxed), 1);
        assert_eq!(copy, list);
        assert_eq!(TIMES.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn what_is_changed_stays_changed_and_no_copy_with_it() {
        let mut list = Later::new(2, || vec![1, 2]);
        let copy = list.clone();
        for item in &mut list {
            *item += 1;
        }
        assert_eq!(*list, [2, 3]);
        assert_eq!(*list.clone(), [2, 3]);
        list.push(4);
        assert_eq!((list.len(), copy.len()), (3, 2));
        list.clear();
        assert!(list.is_empty());
        let mut given = Later::from(vec![1]);
        let copy = given.clone();
        given.settle();
        given.push(2);
        assert_eq!((given.len(), copy.len()), (2, 1));
    }
}
