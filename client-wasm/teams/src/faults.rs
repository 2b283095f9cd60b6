//! The sentences for faults that forms find before anything is sent; the others come with the server's answer.

use contract::teams::{Sentence, sentence};

/// The sentences that this app carries.
pub(crate) const FAULTS: [Sentence; 22] = [
    sentence("speech_count"),
    sentence("free_count"),
    sentence("caseload_range"),
    sentence("level_range"),
    sentence("volunteer_reason"),
    sentence("volunteer_number"),
    sentence("need_length"),
    sentence("volunteers_range"),
    sentence("skills_needed"),
    sentence("service_day"),
    sentence("weeks_range"),
    sentence("phone_needed"),
    sentence("home_needed"),
    sentence("referral_consent"),
    sentence("teams_count"),
    sentence("reason_most"),
    sentence("record_length"),
    sentence("minutes_range"),
    sentence("served_count"),
    sentence("correction_range"),
    sentence("dispute_minutes"),
    sentence("proof_until"),
];
