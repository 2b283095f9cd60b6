//! Bytes as the wire writes them: base64url without padding (RFC 4648, section 5). Pure.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text of these bytes.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let three = [0, 1, 2].map(|at| u32::from(group.get(at).copied().unwrap_or_default()));
        let number = three[0] << 16 | three[1] << 8 | three[2];
        for digit in 0..=group.len() {
            let at = (number >> (18 - 6 * digit)) & 63;
            text.push(char::from(DIGITS[at as usize]));
        }
    }
    text
}

/// The bytes of a text; `None` if it is not written so.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for group in text.as_bytes().chunks(4) {
        let mut number = 0_u32;
        for digit in group {
            let value = DIGITS.iter().position(|known| known == digit)?;
            number = number << 6 | u32::try_from(value).ok()?;
        }
        let left = group.len().checked_sub(1).filter(|left| *left > 0)?;
        number <<= 6 * (4 - group.len());
        bytes.extend_from_slice(&number.to_be_bytes()[1..=left]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn what_is_written_is_read() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (&[1, 0, 1], "AQAB"),
            (&[251, 255], "-_8"),
        ] {
            assert_eq!(encode(bytes), text);
            assert_eq!(decode(text).as_deref(), Some(bytes));
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(&encode(&all)), Some(all));
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in ["A", "AA==", "A+/A", "é", "AAAAA"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
