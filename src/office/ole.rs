//! OLE compound files: the names of what stands in the root, which tell a workbook from a text, whatever is embedded in it, and
//! the bytes of one of them.

/// The number that ends a chain of sectors.
const END: u32 = 0xffff_fffe;
/// The bytes of one entry of the directory.
const ENTRY: usize = 128;
/// No entry.
const NONE: u32 = 0xffff_ffff;

/// Streams that are shorter are kept elsewhere; no workbook's is.
const SHORTEST: usize = 4096;

/// The names in the root; `None` where the file is not as its form says.
pub(super) fn root_names(bytes: &[u8]) -> Option<Vec<String>> {
    let entries = Sectors::of(bytes)?.root()?;
    Some(entries.iter().map(|entry| name(entry)).collect())
}

/// The bytes of the stream in the root that is called `wanted`, unless it is a short one.
pub(super) fn stream(bytes: &[u8], wanted: &str) -> Option<Vec<u8>> {
    let sectors = Sectors::of(bytes)?;
    let entries = sectors.root()?;
    let entry = entries.iter().find(|entry| name(entry) == wanted)?;
    let size = usize::try_from(word(entry, 120)?).ok()?;
    let mut stream = sectors.chain(word(entry, 116)?)?;
    stream.truncate(size);
    (size >= SHORTEST).then_some(stream)
}

/// A file as sectors of one size.
struct Sectors<'a> {
    bytes: &'a [u8],
    /// Bytes of a sector.
    size: usize,
}

impl<'a> Sectors<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let shift = u32::from(*bytes.get(30)?);
        let size = 1_usize.checked_shl(shift).unwrap_or_default();
        (7..=16).contains(&shift).then_some(Self { bytes, size })
    }

    /// The entries of the root.
    fn root(&self) -> Option<Vec<Vec<u8>>> {
        let directory = self.chain(word(self.bytes, 48)?)?;
        let entry = |at: u32| {
            let from = usize::try_from(at).ok()?.checked_mul(ENTRY)?;
            directory.get(from..from + ENTRY)
        };
        // The names are the nodes of a tree under the root; a file in which it goes in circles ends with its entries.
        let mut open = vec![word(entry(0)?, 76)?];
        let mut entries = Vec::new();
        let most = directory.len() / ENTRY;
        while let Some(at) = open.pop() {
            if at == NONE || entries.len() >= most {
                continue;
            }
            let Some(entry) = entry(at) else { continue };
            entries.push(entry.to_vec());
            open.extend([word(entry, 68)?, word(entry, 72)?]);
        }
        Some(entries)
    }

    /// The bytes of the sectors from `at` on, as the table chains them.
    fn chain(&self, at: u32) -> Option<Vec<u8>> {
        let mut at = at;
        let mut out = Vec::new();
        while at < END && out.len() < self.bytes.len() {
            out.extend_from_slice(self.sector(at)?);
            at = self.next(at).unwrap_or(END);
        }
        Some(out)
    }

    fn sector(&self, at: u32) -> Option<&'a [u8]> {
        let from = usize::try_from(at)
            .ok()?
            .checked_add(1)?
            .checked_mul(self.size)?;
        let to = self.bytes.len().min(from.checked_add(self.size)?);
        self.bytes.get(from..to)
    }

    /// The sector behind the one at `at`.
    fn next(&self, at: u32) -> Option<u32> {
        let nth = usize::try_from(at).ok()?;
        let each = self.size / 4;
        word(self.sector(self.table(nth / each)?)?, 4 * (nth % each))
    }

    /// The sector that holds the `nth` part of the table of chains: the first 109 are named in the head, the others in a
    /// chain of sectors of their own.
    fn table(&self, nth: usize) -> Option<u32> {
        if nth < 109 {
            return word(self.bytes, 76 + 4 * nth);
        }
        let each = self.size / 4;
        let mut list = word(self.bytes, 68)?;
        for _ in 0..(nth - 109) / (each - 1) {
            list = word(self.sector(list)?, 4 * (each - 1))?;
        }
        word(self.sector(list)?, 4 * ((nth - 109) % (each - 1)))
    }
}

/// The number of four bytes at `at`.
fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_le_bytes(bytes))
}

/// The name of an entry.
fn name(entry: &[u8]) -> String {
    let len = usize::from(entry[64]).saturating_sub(2).min(62);
    let units: Vec<u16> = entry[..len]
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}
