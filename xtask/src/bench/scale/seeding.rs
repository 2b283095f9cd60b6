//! What the large databases hold, as statements for either of them.

use std::time::SystemTime;

use super::super::WORDS;

/// What is seeded.
pub(super) const SEED: &str = include_str!("seed.sql");

/// The seeding for one database: how it writes an identifier of a number, and an entry of the index.
pub(in crate::bench) fn sql(
    seed: &str,
    community: &str,
    cases: usize,
    (before, between, after): (&str, &str, &str),
    words: (&str, &str),
) -> String {
    let vocabulary: Vec<_> = WORDS
        .iter()
        .enumerate()
        .map(|(place, word)| format!("({place}, '{word}')"))
        .collect();
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default()
        .as_micros();
    let known = match before {
        "unhex('" => format!("unhex('{community}')"),
        _ => format!("decode('{community}', 'hex')"),
    };
    let text = seed
        .replace("$VOCABULARY", &vocabulary.join(", "))
        .replace("$COMMUNITY", &known)
        .replace("$CASES", &cases.to_string())
        .replace("$NOW", &now.to_string());
    let place = match before {
        "unhex('" => "lower(hex(community))",
        _ => "encode(community, 'hex')",
    };
    let text = text.replace("PLACE", place);
    // Calls of macros that neither database has: an identifier has no bracket in its arguments, words have none either.
    let text = called(&text, "BYTES(", |arguments| {
        let (prefix, number) = arguments.split_once(", ").unwrap_or((arguments, "0"));
        format!("{before}{}'{between}{number}{after}", prefix.trim_matches('\''))
    });
    called(&text, "WORDS(", |argument| format!("{}{argument}{}", words.0, words.1))
}

/// A text in which each call of this name is replaced.
fn called(text: &str, name: &str, with: impl Fn(&str) -> String) -> String {
    let mut parts = text.split(name);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (arguments, rest) = part.split_once(')').unwrap_or((part, ""));
        out += &with(arguments);
        out += rest;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::called;

    #[test]
    fn calls_are_replaced_with_their_arguments() {
        let text = called("SELECT F(1, n), F(2), g", "F(", |arguments| format!("[{arguments}]"));
        assert_eq!(text, "SELECT [1, n], [2], g");
    }
}
