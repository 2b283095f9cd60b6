//! Every word that people see, in Chinese and English: one table, a file for each area.
//!
//! A text is a constant, so an app carries only the texts that it uses, and one that is missing does not
//! compile. `t(shared::RETRY)` gives it in the reader's language.

use std::cell::Cell;

use contract::Language;
pub use contract::{Text, terms as words};

/// A text in both languages, as one string.
macro_rules! text {
    ($chinese:literal, $english:literal) => {
        $crate::i18n::Text::new(concat!($chinese, "\u{1f}", $english))
    };
}

/// Declares texts: `NAME = "中文", "English";`. A `{}` stands for a value, and in English `{s}` for the s of several; see [`fill`].
macro_rules! texts {
    ($($name:ident = $chinese:literal, $english:literal;)+) => {
        $(
            #[doc = concat!("「", $chinese, "」")]
            pub const $name: $crate::i18n::Text = text!($chinese, $english);
        )+
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, $crate::i18n::Text)] = &[$((stringify!($name), $name)),+];
    };
}

pub use crate::prefs::use_language;

pub mod bodies;
pub mod bulletins;
pub mod card;
pub mod cards;
pub mod console;
pub mod council;
pub mod desk;
pub mod field;
pub mod handling;
pub mod hours;
pub mod inbox;
pub mod moderation;
pub mod motions;
pub mod nearby;
pub mod needs;
pub mod officer;
pub mod people;
pub mod projects;
pub mod proposals;
pub mod publication;
pub mod resident;
pub mod rules;
pub mod service;
pub mod shared;
pub mod surveys;
pub mod teams;
pub mod votes;
pub mod works;

thread_local! {
    static CURRENT: Cell<Language> = const { Cell::new(Language::Chinese) };
}

/// The text in the reader's language.
///
/// Not a hook: [`crate::prefs::PrefsProvider`] builds everything below it anew when the language changes.
pub fn t(text: Text) -> &'static str {
    text.to(language())
}

/// The text in the reader's language, with its `{}` replaced by these values, in order, and `{s}` by an s unless the value before
/// it is one.
pub fn fill(text: Text, values: &[&str]) -> String {
    let (mut filled, mut last) = (String::new(), "");
    let mut values = values.iter();
    // By single characters: searching for two of them would have to be downloaded.
    for part in t(text).split('{') {
        let rest = if let Some(rest) = part.strip_prefix('}') {
            last = values.next().copied().unwrap_or_default();
            filled.push_str(last);
            rest
        } else if let Some(rest) = part.strip_prefix("s}") {
            filled.push_str(if last == "1" { "" } else { "s" });
            rest
        } else {
            part
        };
        filled.push_str(rest);
    }
    filled
}

/// The reader's language.
pub fn language() -> Language {
    CURRENT.with(Cell::get)
}

/// Sets the reader's language; only the preferences do.
pub(crate) fn set_language(language: Language) {
    CURRENT.with(|current| current.set(language));
}

#[cfg(test)]
mod tests {
    use super::{
        Language, Text, bodies, bulletins, card, cards, console, council, desk, field, fill, handling, hours, inbox, moderation,
        motions, nearby, needs, officer, people, projects, proposals, publication, resident, rules, service, set_language,
        shared, surveys, t, teams, votes, words, works,
    };

    /// Every table of texts, by name.
    fn tables() -> [(&'static str, &'static [(&'static str, Text)]); 33] {
        [
            ("shared", shared::ALL),
            ("bodies", bodies::ALL),
            ("words", words::ALL),
            ("resident", resident::ALL),
            ("console", console::ALL),
            ("desk", desk::ALL),
            ("handling", handling::ALL),
            ("terms of audit", contract::audit::terms::ALL),
            ("terms of handling", contract::handling::terms::ALL),
            ("people", people::ALL),
            ("card", card::ALL),
            ("proposals", proposals::ALL),
            ("publication", publication::ALL),
            ("terms of publication", contract::publication::ALL),
            ("rules", rules::ALL),
            ("works", works::ALL),
            ("service", service::ALL),
            ("hours", hours::ALL),
            ("terms of teams", contract::teams::terms::ALL),
            ("moderation", moderation::ALL),
            ("cards", cards::ALL),
            ("officer", officer::ALL),
            ("nearby", nearby::ALL),
            ("field", field::ALL),
            ("surveys", surveys::ALL),
            ("teams", teams::ALL),
            ("inbox", inbox::ALL),
            ("votes", votes::ALL),
            ("bulletins", bulletins::ALL),
            ("motions", motions::ALL),
            ("needs", needs::ALL),
            ("projects", projects::ALL),
            ("council", council::ALL),
        ]
    }

    #[test]
    fn every_text_is_complete_in_both_languages() {
        for (file, table) in tables() {
            for (name, text) in table {
                let (chinese, english) = (text.to(Language::Chinese), text.to(Language::English));
                assert!(
                    !chinese.trim().is_empty() && !english.trim().is_empty(),
                    "{file}::{name} is empty"
                );
                assert_eq!(
                    chinese.matches("{}").count(),
                    english.matches("{}").count(),
                    "{file}::{name} has other values in the other language"
                );
                let foreign = english.chars().find(|letter| ('\u{3000}'..'\u{fe00}').contains(letter));
                assert!(
                    foreign.is_none() || *name == "CHINESE",
                    "{file}::{name} has Chinese in its English text"
                );
            }
        }
    }

    #[test]
    fn values_take_their_places_in_order() {
        set_language(Language::English);
        assert_eq!(fill(shared::COUNT_OF, &["2", "6"]), "2 of 6");
        assert_eq!(t(shared::RETRY), "Try again");
        set_language(Language::Chinese);
        assert_eq!(t(shared::RETRY), "重试");
    }

    /// What follows a count of one and is no noun of several.
    const SINGULAR: [&str; 11] = [
        "is", "was", "has", "s", "yes", "less", "agrees", "needs", "stands", "waits", "consents",
    ];
    /// What follows a count of several only.
    const PLURAL: [&str; 5] = ["people", "are", "were", "have", "wait"];

    #[test]
    fn one_of_something_is_never_several() {
        set_language(Language::English);
        for (file, table) in tables() {
            for (name, text) in table {
                let one = fill(*text, &["1"; 9]);
                // The noun, or an adjective and the noun: as far as a mark ends what is said.
                for said in one.split(['.', ',', ';', ':', '(', ')', '·']) {
                    let words: Vec<&str> = said.split(' ').collect();
                    for counted in words.split(|word| *word == "1").skip(1) {
                        let several = |word: &&&str| word.ends_with('s') && !SINGULAR.contains(word) || PLURAL.contains(word);
                        assert_eq!(counted.iter().take(2).find(several), None, "{file}::{name}: {one}");
                    }
                }
            }
        }
        assert_eq!(fill(hours::MINUTES, &["1"]), "1 minute");
        assert_eq!(fill(hours::MINUTES, &["30"]), "30 minutes");
        set_language(Language::Chinese);
    }

    /// Texts live in the table only: no page holds Chinese of its own.
    #[test]
    fn no_source_outside_the_table_holds_chinese() {
        let client = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut waiting = vec![client];
        while let Some(folder) = waiting.pop() {
            for entry in std::fs::read_dir(&folder).expect("a source folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    if !path.ends_with("i18n") {
                        waiting.push(path);
                    }
                    continue;
                }
                // Tests may name what they expect; comments explain terms.
                if path.extension().is_none_or(|extension| extension != "rs") || path.ends_with("tests.rs") {
                    continue;
                }
                let source = std::fs::read_to_string(&path).expect("a source file");
                let source = source.split("#[cfg(test)]").next().unwrap_or_default();
                for (number, line) in source.lines().enumerate() {
                    let code = line.split("//").next().unwrap_or_default();
                    let chinese = code.chars().any(|letter| ('\u{3400}'..'\u{a000}').contains(&letter));
                    assert!(!chinese, "{}:{} holds Chinese", path.display(), number + 1);
                }
            }
        }
    }
}
