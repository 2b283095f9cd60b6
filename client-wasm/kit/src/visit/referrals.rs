//! To whom a request is referred, how that stands, and on whose word what is shared.

use contract::teams::{ReferralState as State, Service, ServiceReferral, terms};
use yew::prelude::*;

use crate::{
    i18n::{fill, service as text, t},
    time,
    ui::{Shape, Tone, chip},
    visit::phone_link,
};

const fn look(state: State) -> (Tone, Shape) {
    match state {
        State::Sent => (Tone::Amber, Shape::Clock),
        State::Taken => (Tone::Green, Shape::Hand),
        State::Done => (Tone::Grey, Shape::Check),
        State::Returned | State::Recalled => (Tone::Grey, Shape::Leave),
    }
}

/// Its referrals, each with the organisation's telephone.
pub fn referrals(service: &Service) -> Html {
    html! { <>{ for service.referrals.iter().map(one) }</> }
}

fn one(of: &ServiceReferral) -> Html {
    let (tone, shape) = look(of.state);
    let when = time::moment(of.sent_at);
    let way = if of.inbound { text::REFERRED_BY } else { text::REFERRED_TO };
    html! {
        <section class="lx-card" data-test="referral" data-state={of.state.word()}>
            <p class="lx-row">
                <strong class="lx-grow">{ &of.organisation }</strong>
                { chip(tone, shape, t(terms::referral_state(of.state))) }
            </p>
            <p class="lx-small">{ fill(way, &[&when]) }</p>
            <p class="lx-small lx-muted" data-test="shared">{ shared(of) }</p>
            if !of.state.is_over() && !of.phone.is_empty() {
                { phone_link(&of.phone, of.phone.clone(), "lx-button lx-button-plain lx-button-block", "call-organisation") }
            }
        </section>
    }
}

/// What they are told of the resident, and who agreed.
fn shared(of: &ServiceReferral) -> String {
    match of.consent {
        Some(consent) if of.inbound => t(terms::referral_consent(consent)).to_owned(),
        Some(consent) => fill(text::REFERRAL_SHARED, &[t(terms::referral_consent(consent))]),
        None => t(text::REFERRAL_NOT_SHARED).to_owned(),
    }
}
