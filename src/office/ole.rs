//! The names of what stands in the root of an OLE compound file: they tell a workbook from a text, whatever is embedded in it.

/// The number that ends a chain of sectors.
const END: u32 = 0xffff_fffe;
/// The bytes of one entry of the directory.
const ENTRY: usize = 128;
/// No entry.
const NONE: u32 = 0xffff_ffff;

/// The names in the root; `None` where the file is not as its form says.
pub(super) fn root_names(bytes: &[u8]) -> Option<Vec<String>> {
    let shift = u32::from(*bytes.get(30)?);
    if !(7..=16).contains(&shift) {
        return None;
    }
    let size = 1_usize << shift;
    let directory = directory(bytes, size)?;
    let entry = |at: u32| {
        let from = usize::try_from(at).ok()?.checked_mul(ENTRY)?;
        directory.get(from..from + ENTRY)
    };
    // The names are the nodes of a tree under the root; a file in which it goes in circles ends with its entries.
    let mut open = vec![word(entry(0)?, 76)?];
    let mut names = Vec::new();
    let most = directory.len() / ENTRY;
    while let Some(at) = open.pop() {
        if at == NONE || names.len() >= most {
            continue;
        }
        let Some(entry) = entry(at) else { continue };
        names.push(name(entry));
        open.extend([word(entry, 68)?, word(entry, 72)?]);
    }
    Some(names)
}

/// The directory in one piece.
fn directory(bytes: &[u8], size: usize) -> Option<Vec<u8>> {
    let sector = |at: u32| {
        let from = usize::try_from(at)
            .ok()?
            .checked_add(1)?
            .checked_mul(size)?;
        bytes.get(from..bytes.len().min(from.checked_add(size)?))
    };
    let each = size / 4;
    // The first 109 sectors of the table of chains are named in the head, the others in a chain of sectors of their own.
    let table = |nth: usize| {
        if nth < 109 {
            return word(bytes, 76 + 4 * nth);
        }
        let mut list = word(bytes, 68)?;
        for _ in 0..(nth - 109) / (each - 1) {
            list = word(sector(list)?, 4 * (each - 1))?;
        }
        word(sector(list)?, 4 * ((nth - 109) % (each - 1)))
    };
    let next = |at: u32| {
        let nth = usize::try_from(at).ok()?;
        word(sector(table(nth / each)?)?, 4 * (nth % each))
    };
    let mut at = word(bytes, 48)?;
    let mut out = Vec::new();
    while at < END && out.len() < bytes.len() {
        out.extend_from_slice(sector(at)?);
        at = next(at).unwrap_or(END);
    }
    Some(out)
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
