//! The sentences for faults that forms find before anything is sent; the others come with the server's answer.

use contract::teams::{Sentence, sentence};

/// The sentences that this app carries.
pub(crate) const FAULTS: [Sentence; 9] = [
    sentence("need_length"),
    sentence("skills_needed"),
    sentence("speech_count"),
    sentence("free_count"),
    sentence("about_length"),
    sentence("days_off_range"),
    sentence("days_off_count"),
    sentence("guardian_needed"),
    sentence("served_count"),
];
