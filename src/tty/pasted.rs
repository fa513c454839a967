//! Text that was pasted, made plain; also where the terminal does not mark that it was.

/// The fewest bytes of a read that nobody types at once.
const LONG: usize = 64;

/// What one read holds, if that must be a paste: a long text, or one in Han, that goes on after a line's end. Where a line is
/// being typed, its Enter would end the line, and the rest be taken for commands. Quick typing, and what was typed ahead
/// on a slow line, comes in shorter reads; a single key after Han may be that.
pub(super) fn unmarked_paste(bytes: &[u8]) -> Option<String> {
    let text = text_of(bytes)?;
    let (_, after) = text.split_once('\n')?;
    let after = after.trim_start_matches('\n').chars().count();
    let han = text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    let pasted = bytes.len() >= LONG && after > 0 || han && after > 1;
    pasted.then_some(text)
}

/// The bytes as text, if they hold no control sequence and no key but line ends and tabs.
pub(super) fn text_of(bytes: &[u8]) -> Option<String> {
    let keys = |b: &u8| b.is_ascii_control() && !matches!(b, b'\r' | b'\n' | b'\t');
    (!bytes.iter().any(keys)).then(|| pasted(bytes))
}

pub(super) fn pasted(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes)
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    without_sequences(&text)
}

/// The text without its control sequences, such as colours, whole. A broken one stays, and so do control strings, whose end may
/// be missing: nothing that was meant as text is lost, and what is left of them is made harmless later.
fn without_sequences(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c| ('0'..='?').contains(&c));
        let rest = rest.trim_start_matches(|c| (' '..='/').contains(&c));
        if let Some(rest) = rest.strip_prefix(|c| ('@'..='~').contains(&c)) {
            out.push_str(rest);
        } else {
            out.push_str("\x1b[");
            out.push_str(part);
        }
    }
    out
}
