//! Money: whole fen inside, yuan where people read and write it. No fractions of a fen, no floating point.

use crate::letters;

/// The most that a sum may be, in fen: a hundred million yuan. A whole budget of such lines still is a number that every browser
/// counts exactly.
pub const MOST_FEN: u64 = 10_000_000_000;

/// Reads yuan as people write them, `12,000`, `0.5`, `99.90`, into fen; nothing for what is not an amount, or is more than
/// [`MOST_FEN`].
///
/// ```
/// assert_eq!(contract::money::fen("12,000.5"), Some(1_200_050));
/// assert_eq!(contract::money::fen("0.005"), None);
/// ```
pub fn fen(yuan: &str) -> Option<u64> {
    let yuan = letters::narrow(yuan);
    let (whole, part) = yuan.trim().split_once('.').unwrap_or((yuan.trim(), ""));
    if part.len() > 2 || whole.is_empty() && part.is_empty() {
        return None;
    }
    let mut sum = 0_u64;
    let digits = whole.bytes().filter(|byte| *byte != b',');
    for byte in digits.chain(part.bytes()).chain(std::iter::repeat_n(b'0', 2 - part.len())) {
        if !byte.is_ascii_digit() {
            return None;
        }
        sum = sum.checked_mul(10)?.checked_add((byte - b'0').into())?;
    }
    Some(sum).filter(|sum| *sum <= MOST_FEN)
}

/// Fen as yuan, with their hundredths where there are any: `12000`, `99.90`.
///
/// ```
/// assert_eq!(contract::money::yuan(1_200_050), "12000.50");
/// assert_eq!(contract::money::yuan(1_200_000), "12000");
/// ```
pub fn yuan(fen: u64) -> String {
    match fen % 100 {
        0 => (fen / 100).to_string(),
        part => format!("{}.{part:02}", fen / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_FEN, fen, yuan};

    #[test]
    fn what_is_written_is_read_to_the_fen() {
        for (text, sum) in [
            ("0", Some(0)),
            ("1", Some(100)),
            (" 12,000 ", Some(1_200_000)),
            (".5", Some(50)),
            ("１２，０００．５", Some(1_200_050)),
            ("7.", Some(700)),
            ("0.07", Some(7)),
            ("100000000", Some(MOST_FEN)),
            ("100000000.01", None),
            ("99999999999999999999999", None),
            ("", None),
            (".", None),
            ("1.234", None),
            ("-1", None),
            ("1e3", None),
            ("１２", Some(1_200)),
            ("十二", None),
            ("1.2.3", None),
        ] {
            assert_eq!(fen(text), sum, "{text}");
        }
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for sum in [0, 1, 10, 99, 100, 101, 123_456_789, MOST_FEN] {
            assert_eq!(fen(&yuan(sum)), Some(sum));
        }
    }
}
