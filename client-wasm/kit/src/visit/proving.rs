//! What volunteers can do, and what proves it.

use contract::teams::{ProofState, SkillProof, Volunteering, terms};
use yew::prelude::*;

use crate::{
    i18n::{fill, service as text, t},
    ui::{Shape, Tone, chip},
};

/// What somebody can do, a chip for each skill; those that do not count without a proof stand apart.
pub fn can_do(of: &Volunteering) -> Html {
    let chips = of.sheet.skills.iter().map(|skill| {
        let name = t(terms::skill(*skill));
        if of.unproved.contains(skill) {
            chip(Tone::Amber, Shape::Clock, &fill(text::UNPROVED, &[name]))
        } else {
            chip(Tone::Green, Shape::Check, name)
        }
    });
    html! { <p class="lx-row lx-wishes" data-test="can-do">{ for chips }</p> }
}

/// A certificate, how it stands, until when it counts, and why it was refused.
pub fn proof(of: &SkillProof) -> Html {
    let (tone, shape) = match of.state {
        ProofState::Waiting => (Tone::Blue, Shape::Clock),
        ProofState::Confirmed => (Tone::Green, Shape::Check),
        ProofState::Refused => (Tone::Amber, Shape::Info),
    };
    html! {
        <div>
            <p class="lx-row">
                <strong class="lx-grow">{ t(terms::skill(of.skill)) }</strong>
                { chip(tone, shape, t(terms::proof_state(of.state))) }
            </p>
            <p>{ &of.kind }{ " · " }<span class="lx-number">{ &of.number }</span></p>
            if let Some(day) = &of.until { <p class="lx-small lx-number">{ fill(text::PROOF_VALID, &[day]) }</p> }
            if let Some(day) = &of.counts_until { <p class="lx-small lx-number">{ fill(text::PROOF_COUNTS, &[day]) }</p> }
            if let Some(reason) = &of.reason { <p>{ fill(text::PROOF_REFUSED, &[reason]) }</p> }
        </div>
    }
}
