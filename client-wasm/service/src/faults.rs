//! The sentences for faults that forms find before anything is sent; the others come with the server's answer.

use contract::teams::SENTENCES;

/// A fault's code, and what is said of it in Chinese and English.
type Sentence = (&'static str, &'static str, &'static str);

/// The sentences that this app carries.
pub(crate) const FAULTS: [Sentence; 8] = [
    of("need_length"),
    of("skills_needed"),
    of("speech_count"),
    of("free_count"),
    of("days_off_range"),
    of("days_off_count"),
    of("guardian_needed"),
    of("served_count"),
];

/// The sentence of a code; one that there is not does not compile.
const fn of(code: &str) -> Sentence {
    let mut at = 0;
    while !same(SENTENCES[at].0.as_bytes(), code.as_bytes()) {
        at += 1;
    }
    SENTENCES[at]
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
