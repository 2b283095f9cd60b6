//! Sentences for faults that single features know: browsers put these in words themselves, where they have the feature at all.

/// Sentences of every feature: code, Chinese, English.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const SENTENCES: &[&[(&str, &str, &str)]] = &[
    crate::surveys::SENTENCES,
    crate::diary::SENTENCES,
    crate::liaison::SENTENCES,
    crate::limits::SENTENCES,
    crate::notifications::SENTENCES,
    crate::addresses::SENTENCES,
    crate::open311::SENTENCES,
    crate::handling::SENTENCES,
    crate::proposals::SENTENCES,
    crate::publication::SENTENCES,
    crate::teams::SENTENCES,
    crate::votes::SENTENCES,
    crate::motions::SENTENCES,
    crate::agenda::SENTENCES,
    crate::needs::SENTENCES,
    crate::calls::SENTENCES,
    crate::bodies::SENTENCES,
    crate::projects::SENTENCES,
    crate::bulletins::SENTENCES,
    crate::faults::SENTENCES,
];
/// None in browsers.
#[cfg(target_arch = "wasm32")]
pub(crate) const SENTENCES: &[&[(&str, &str, &str)]] = &[];
