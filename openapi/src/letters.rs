//! What people see of a text: some characters show nothing, and some turn the direction in which those around them are read.

/// Whether nobody sees it: marks that only shape, join or direct what stands beside them, blanks of no width, and fillers.
/// After Unicode's `Default_Ignorable_Code_Point`, with the blank of Braille.
pub const fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether it turns the direction in which others are read, until something ends it or the line does: embeddings, overrides
/// and isolates. No script needs them to be typed.
pub const fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text that turns nothing around it.
pub fn upright(text: &str) -> String {
    text.chars().filter(|letter| !turns(*letter)).collect()
}

/// A text with what was typed as wide as Chinese characters (全角), digits, letters and marks, as wide as numbers are read.
pub fn narrow(text: &str) -> String {
    let slim = |letter| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    text.chars().map(slim).collect()
}

/// How many characters somebody sees, blanks between them counted.
pub fn seen(text: &str) -> usize {
    let (mut seen, mut blanks) = (0, 0);
    for letter in text.chars().filter(|letter| !is_invisible(*letter)) {
        if letter.is_whitespace() {
            blanks += 1;
        } else {
            seen += if seen == 0 { 1 } else { 1 + blanks };
            blanks = 0;
        }
    }
    seen
}

/// Whether it says something, in at most so many characters.
pub fn says(text: &str, most: usize) -> bool {
    seen(text) > 0 && text.chars().count() <= most
}

#[cfg(test)]
mod tests {
    use super::{narrow, says, seen, upright};

    #[test]
    fn wide_digits_count_as_others_do() {
        for (typed, read) in [
            ("１３８００１３８０００", "13800138000"),
            ("０５１２－６０００", "0512-6000"),
            ("９：３０", "9:30"),
            ("３号楼", "3号楼"),
            ("", ""),
        ] {
            assert_eq!(narrow(typed), read);
        }
    }

    #[test]
    fn only_what_is_seen_counts() {
        for (text, count) in [
            ("", 0),
            (" \u{3000}\n", 0),
            ("\u{200b}\u{200d}\u{feff}\u{2060}\u{ad}", 0),
            ("\u{3164}\u{ffa0}\u{2800}\u{fe0f}\u{e0020}\u{180e}", 0),
            ("路\u{200b}灯", 2),
            (" 两 盏\u{200b} ", 3),
            ("👨\u{200d}👩\u{200d}👧", 3),
            ("Straße 3", 8),
        ] {
            assert_eq!(seen(text), count, "{text:?}");
        }
        assert!(says("好", 1) && !says("好好", 1) && !says("\u{200b}", 9));
    }

    #[test]
    fn what_is_upright_keeps_its_words_and_marks() {
        assert_eq!(upright("\u{202e}路灯\u{2066}坏了\u{2069}\u{202c}"), "路灯坏了");
        assert_eq!(upright("👨\u{200d}👩 a\u{200e}b"), "👨\u{200d}👩 a\u{200e}b");
    }
}
