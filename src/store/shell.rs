//! Commands that people are told to type.

use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// The command that goes back to `backup` by copying it over `journal`.
pub(crate) fn going_back(backup: &Path, journal: &Path) -> String {
    format!("cp -p {} {}", quoted(backup), quoted(journal))
}

/// A path as a shell reads it, whatever is in it, on one line.
pub(crate) fn quoted(path: &Path) -> String {
    let bytes = path.as_os_str().as_bytes();
    // Else it would be an option.
    let before = if bytes.starts_with(b"-") { "./" } else { "" };
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains(char::is_control) => {
            format!("'{before}{}'", text.replace('\'', r"'\''"))
        }
        _ => {
            let mut out = format!("$'{before}");
            for byte in bytes {
                if byte.is_ascii_graphic() && !matches!(byte, b'\'' | b'\\') || *byte == b' ' {
                    out.push(char::from(*byte));
                } else {
                    // Writing into a string cannot fail.
                    let _ = write!(out, "\\{byte:03o}");
                }
            }
            out.push('\'');
            out
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::process::Command;

    use super::*;

    #[test]
    fn a_shell_reads_any_name_as_it_is() {
        for name in [
            "-x.ron",
            "a b.ron",
            "it's \"so\".ron",
            "$HOME `x` \\",
            "记.ron",
        ] {
            let out = Command::new("sh")
                .args(["-c", &format!("printf %s {}", quoted(Path::new(name)))])
                .output()
                .unwrap();
            let read = String::from_utf8(out.stdout).unwrap();
            assert_eq!(read.strip_prefix("./").unwrap_or(&read), name);
        }
    }

    #[test]
    fn what_cannot_be_shown_is_told_by_its_bytes() {
        let quoted = quoted(Path::new(OsStr::from_bytes(b"a\n\xff'.ron")));
        assert_eq!(quoted, r"$'a\012\377\047.ron'");
    }
}
