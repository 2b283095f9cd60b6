//! How content a resident was with each of those who came, and what they want to say to them.

use contract::{
    ids::AccountId,
    teams::{OfferState, PersonStars, Service, ServiceRating, TeamMember, terms},
};
use kit::{
    form::use_form,
    http::Call,
    i18n::{fill, service as text, t},
    part,
    sending::use_sending,
    ui::{Shape, Stars, TextArea, icon, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use crate::{faults::FAULTS, page::OfService, reason::unsent};

/// What was pressed and typed so far.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    people: Vec<PersonStars>,
    thanks: String,
}

impl Typed {
    fn of(&self, account: AccountId) -> u8 {
        let found = self.people.iter().find(|one| one.account_id == account);
        found.map_or(0, |one| one.stars)
    }

    fn give(&mut self, account_id: AccountId, stars: u8) {
        self.people.retain(|one| one.account_id != account_id);
        self.people.push(PersonStars { account_id, stars });
    }
}

/// Stars that were given, for eyes and ears.
pub(crate) fn stars(given: u8) -> Html {
    let words = fill(text::STARS, &[&given.to_string()]);
    html! {
        <p class="lx-row lx-given" data-test="given" data-stars={given.to_string()}>
            <span class="lx-given-stars" aria-hidden="true">{ for (0..given).map(|_| icon(Shape::Star)) }</span>
            <span class="lx-small">{ words }</span>
        </p>
    }
}

/// Asks for stars for each, and for a word of thanks.
#[component]
pub(crate) fn Rate(props: &OfService) -> Html {
    let form = use_form(format!("rating.{}", props.service.summary.id), Typed::default());
    let (sending, toasts) = (use_sending(), use_toasts());
    let came = props
        .service
        .team
        .iter()
        .filter(|one| one.state == OfferState::Accepted && one.minutes != Some(0));
    let onsubmit = {
        let (form, sending, reload, path) = (form.clone(), sending.clone(), props.reload.clone(), props.path("rating"));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let body = ServiceRating {
                people: form.typed.people.clone(),
                thanks: Some(form.typed.thanks.trim().to_owned()).filter(|thanks| !thanks.is_empty()),
            };
            if !sending.accepts_in(&body, &FAULTS) {
                return;
            }
            let (form, toasts, again) = (form.clone(), toasts.clone(), reload.clone());
            let done = move |_: Service| {
                form.done();
                toasts.good(t(text::RATED_NOW));
                again.emit(());
            };
            sending.send_or(Call::post(&path).json(&body), done, reload.reform(|_| ()));
        })
    };
    let one = |(place, member): (usize, &TeamMember)| {
        let id = member.account_id;
        part!(Stars [id.to_string()] {
            label: fill(text::RATE_ONE, &[&member.name, t(terms::team_role(member.role))]),
            names: [text::STARS_1, text::STARS_2, text::STARS_3, text::STARS_4, text::STARS_5].map(|name| AttrValue::from(t(name))),
            value: form.typed.of(id),
            onchange: form.typing(move |typed: &mut Typed, stars| typed.give(id, stars)),
            data_test: format!("stars-{place}"),
        })
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} data-test="rate">
            <h2 class="lx-title">{ t(text::RATE) }</h2>
            { for came.enumerate().map(one) }
            if let Some(wrong) = sending.error("/people") { <p class="lx-error" role="alert">{ wrong }</p> }
            { part!(TextArea {
                label: t(text::THANKS),
                value: form.typed.thanks.clone(),
                oninput: form.typing(|typed: &mut Typed, thanks| typed.thanks = thanks),
                limit: 500,
                rows: 3,
                error: sending.error("/thanks"),
                data_test: "thanks",
            }) }
            { unsent(&sending) }
            { sending.submit_wide(t(text::RATE_SEND), "send-rating") }
        </form>
    }
}
