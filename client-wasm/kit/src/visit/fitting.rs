//! Whether somebody still fits a request whose time was changed, in words.

use contract::teams::{Misfit, OfferState, Service, ServiceAction, TeamMember, terms};

use crate::i18n::{fill, service as text, t};

/// Why somebody no longer fits; nothing where they do.
pub fn unfit(member: &TeamMember) -> Option<String> {
    let why: Vec<&str> = member.unfit.iter().map(|one| t(terms::misfit(*one))).collect();
    (!why.is_empty()).then(|| why.join(" · "))
}

/// Whether the reader is waited for: they have not answered, or said yes to another time and may not be free at this one.
pub fn is_waited_for(service: &Service) -> bool {
    let doubts = |own: &TeamMember| own.unfit.iter().any(|why| *why != Misfit::Unproved);
    let waits = service.own().is_some_and(|own| own.state == OfferState::Open || doubts(own));
    waits && service.actions.contains(&ServiceAction::Accept)
}

/// What the reader is told whose request was moved: what they said stands, unless something speaks against it.
pub fn moved(own: &TeamMember) -> String {
    match unfit(own) {
        _ if own.unfit.contains(&Misfit::Unproved) => t(text::MOVED_UNPROVED).to_owned(),
        Some(why) => fill(text::UNFIT, &[&why]),
        None => t(text::MOVED).to_owned(),
    }
}
