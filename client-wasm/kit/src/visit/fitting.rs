//! Whether somebody still fits a request whose time was changed, in words.

use contract::teams::{Misfit, TeamMember, terms};

use crate::i18n::{fill, service as text, t};

/// Why somebody no longer fits; nothing where they do.
pub fn unfit(member: &TeamMember) -> Option<String> {
    let why: Vec<&str> = member.unfit.iter().map(|one| t(terms::misfit(*one))).collect();
    (!why.is_empty()).then(|| why.join(" · "))
}

/// What the reader is told whose request was moved: what they said stands, unless something speaks against it.
pub fn moved(own: &TeamMember) -> String {
    match unfit(own) {
        _ if own.unfit.contains(&Misfit::Unproved) => t(text::UNPROVED).to_owned(),
        Some(why) => fill(text::UNFIT, &[&why]),
        None => t(text::MOVED).to_owned(),
    }
}
