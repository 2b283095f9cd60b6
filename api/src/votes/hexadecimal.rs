//! Serials and digests as people see them: lower-case hexadecimal. Pure.

use std::fmt::Write;

/// Bytes as text.
pub(crate) fn written(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The 32 bytes that a text stands for; none where it stands for no such bytes.
pub(super) fn read(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let digits = text.as_bytes();
    // Rust would take a sign for part of a number.
    if digits.len() != 2 * bytes.len() || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{read, written};

    #[test]
    fn what_is_written_reads_back() {
        let mut bytes = [0x5e; 32];
        bytes[0] = 0;
        assert_eq!(read(&written(&bytes)), Some(bytes));
        for none in [
            "",
            "5e",
            &"g".repeat(64),
            &"+5".repeat(32),
            &"5e".repeat(33),
            &"选".repeat(64),
        ] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
