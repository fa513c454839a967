//! A digest of bytes, to tell whether a file still begins as it did.

use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Read};

/// The bytes that are taken in at a time.
const BLOCK: usize = 16;

/// The bytes that are read at a time: few enough to stay near the processor, and so many that those who watch a folder in which
/// they are copied are not woken for each of a hundred pieces.
const PIECE: usize = 1 << 20;

/// A digest of the bytes that it has taken in, in pieces of any length. Two texts have the same with a chance of one in 2⁶⁴;
/// its key is another one each time, so that no text can be made to have a given one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Digest {
    key: u64,
    state: u64,
    /// The bytes that do not fill a block yet, then zeros.
    open: [u8; BLOCK],
    length: usize,
}

impl Digest {
    /// That of nothing, under a new key.
    pub(crate) fn new() -> Self {
        Self::keyed(RandomState::new().hash_one(BLOCK))
    }

    fn keyed(key: u64) -> Self {
        Self {
            key,
            state: key,
            open: [0; BLOCK],
            length: 0,
        }
    }

    /// How many bytes it has taken in.
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// With these bytes taken in too.
    pub(crate) fn with(mut self, bytes: &[u8]) -> Self {
        let filled = self.length % BLOCK;
        self.length += bytes.len();
        let mut bytes = bytes;
        if filled > 0 {
            let (head, rest) = bytes.split_at(bytes.len().min(BLOCK - filled));
            self.open[filled..filled + head.len()].copy_from_slice(head);
            if filled + head.len() < BLOCK {
                return self;
            }
            self.state = mixed(self.state, &self.open);
            bytes = rest;
        }
        let (blocks, rest) = bytes.as_chunks();
        self.state = blocks.iter().fold(self.state, mixed);
        self.open = [0; BLOCK];
        self.open[..rest.len()].copy_from_slice(rest);
        self
    }

    /// Whether a text begins with the bytes that this has taken in. They are read, and no more, and handed on as they come.
    ///
    /// # Errors
    ///
    /// Those of reading, and of `take`.
    pub(crate) fn begins(
        &self,
        mut text: impl Read,
        mut take: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<bool> {
        let mut seen = Self::keyed(self.key);
        let mut piece = vec![0; PIECE.min(self.length)];
        while seen.length < self.length {
            let most = piece.len().min(self.length - seen.length);
            let read = match text.read(&mut piece[..most]) {
                Ok(0) => return Ok(false),
                Err(e) if e.kind() == ErrorKind::Interrupted => continue,
                read => read?,
            };
            take(&piece[..read])?;
            seen = seen.with(&piece[..read]);
        }
        Ok(seen == *self)
    }
}

/// Both halves of a block multiplied, and both halves of the product joined: wyhash's step (Wang Yi, 2019).
fn mixed(state: u64, block: &[u8; BLOCK]) -> u64 {
    let both = u128::from_le_bytes(*block);
    let (low, high) = (
        halves(both).0 ^ state,
        halves(both).1 ^ 0xe703_7ed1_a0b4_28db,
    );
    let (low, high) = halves(u128::from(low) * u128::from(high));
    low ^ high ^ state.rotate_left(23)
}

/// The low and the high half.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the halves are what is wanted"
)]
fn halves(both: u128) -> (u64, u64) {
    (both as u64, (both >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    impl Digest {
        /// Whether it is that of these bytes.
        fn is_of(&self, bytes: &[u8]) -> bool {
            let mut read = Vec::new();
            let take = |piece: &[u8]| {
                read.extend_from_slice(piece);
                Ok(())
            };
            let begins = self.begins(bytes, take).unwrap();
            assert!(!begins || bytes.starts_with(&read));
            begins && read.len() == bytes.len()
        }
    }

    #[test]
    fn what_comes_in_many_pieces_is_all_read() {
        let bytes: Vec<u8> = (0..=250).cycle().take(PIECE * 2 + 5).collect();
        let digest = Digest::new().with(&bytes);
        assert!(digest.is_of(&bytes));
        assert!(
            digest
                .begins(&[&bytes[..], b"more"].concat()[..], |_| Ok(()))
                .unwrap()
        );
        assert!(!digest.is_of(&bytes[1..]));
    }

    proptest! {
        #[test]
        fn it_does_not_matter_in_which_pieces_bytes_come(pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..8)) {
            let whole = pieces.concat();
            let digest = pieces.iter().fold(Digest::new(), |digest, piece| digest.with(piece));
            prop_assert_eq!(digest.length(), whole.len());
            prop_assert!(digest.is_of(&whole));
        }

        #[test]
        fn a_byte_that_is_another_one_is_noticed(bytes in prop::collection::vec(any::<u8>(), 1..200), at: prop::sample::Index, by in 1_u8..) {
            let mut other = bytes.clone();
            other[at.index(bytes.len())] ^= by;
            prop_assert!(!Digest::new().with(&bytes).is_of(&other));
        }

        #[test]
        fn so_is_one_more_or_less(bytes in prop::collection::vec(0_u8..2, 0..70)) {
            let digest = Digest::new().with(&bytes);
            prop_assert!(!digest.is_of(&[&bytes[..], &[0]].concat()));
            if let Some((_, shorter)) = bytes.split_last() {
                prop_assert!(!digest.is_of(shorter));
            }
        }
    }
}
