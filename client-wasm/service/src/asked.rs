//! What a resident asked for: how it stands, who comes, and what they thought of it.

use contract::teams::{OfferState, ServiceAction as Action, ServiceState as State, TeamMember, terms};
use kit::{
    hooks::use_state,
    i18n::{Text, fill, service as text, t},
    part,
    ui::{Button, ButtonKind, Shape, Tone, chip, use_toasts},
    visit::{MoveTime, VisitPictures, card, referrals, timeline},
};
use yew::prelude::*;

use crate::{
    complaint::Complaint,
    not_again::NotAgain,
    page::{OfService, call_station},
    rate::{Rate, stars},
    reason::{ReasonSheet, Why},
};

/// A state in plain words.
const fn says(state: State) -> Text {
    match state {
        State::Asked => text::SAYS_ASKED,
        State::Offered => text::SAYS_OFFERED,
        State::Short => text::SAYS_SHORT,
        State::Ready => text::SAYS_READY,
        State::UnderWay => text::SAYS_UNDER_WAY,
        State::Done => text::SAYS_DONE,
        State::Declined => text::SAYS_DECLINED,
        State::Cancelled => text::SAYS_CANCELLED,
        State::Referred => text::SAYS_REFERRED,
    }
}

/// A request, for the resident at whose door it is.
#[component]
pub(crate) fn Asked(props: &OfService) -> Html {
    let (service, summary) = (&props.service, &props.service.summary);
    let over = summary.state.is_over();
    html! {
        <article class="lx-pad lx-stack">
            { card(service, html! { <p class="lx-strong" data-test="says">{ t(says(summary.state)) }</p> }, Html::default()) }
            if props.can(Action::Rate) {
                { part!(Rate { service: service.clone(), reload: props.reload.clone() }) }
            }
            { referrals(service) }
            if !matches!(summary.state, State::Declined | State::Cancelled | State::Referred) { { who_comes(props) } }
            if let Some(thanks) = &service.thanks {
                <section class="lx-card"><h2 class="lx-label">{ t(text::THANKED) }</h2><p class="lx-text">{ thanks }</p></section>
            }
            { part!(VisitPictures { service: service.clone(), reload: props.reload.clone() }) }
            if !over { { call_station(service, "lx-button lx-button-plain lx-button-block", t(text::CALL_STATION).to_owned()) } }
            { timeline(service) }
            if over {
                { part!(Complaint {
                    community: summary.community_id,
                    cell: summary.cell_id,
                    about: fill(text::COMPLAINT_ABOUT, &[&summary.number]),
                    question: text::COMPLAIN,
                }) }
            }
            { part!(MoveTime { service: service.clone(), reload: props.reload.clone() }) }
            if props.can(Action::Cancel) { { part!(Cancel { service: service.clone(), reload: props.reload.clone() }) } }
        </article>
    }
}

fn who_comes(props: &OfService) -> Html {
    let comes = || props.service.team.iter().filter(|one| one.state == OfferState::Accepted);
    html! {
        <section class="lx-card lx-stack" data-test="team">
            <h2 class="lx-label">{ t(text::WHO_COMES) }</h2>
            if comes().next().is_none() { <p class="lx-muted">{ t(text::NOBODY_YET) }</p> }
            { for comes().map(|member| one(props, member)) }
        </section>
    }
}

fn one(props: &OfService, member: &TeamMember) -> Html {
    let met = props.service.summary.state == State::Done;
    let here = match (member.arrived_at, member.left_at) {
        (Some(at), None) => Some(fill(text::ARRIVED_AT, &[&kit::time::moment(at)])),
        (_, Some(at)) => Some(fill(text::LEFT_AT, &[&kit::time::moment(at)])),
        (None, None) => None,
    };
    html! {
        <div key={member.account_id.to_string()}>
            <p class="lx-row">
                <strong class="lx-grow">{ &member.name }</strong>
                { chip(Tone::Green, Shape::Person, t(terms::team_role(member.role))) }
            </p>
            if let Some(here) = here { <p class="lx-small lx-muted">{ here }</p> }
            if let Some(given) = member.stars { { stars(given) } }
            if met { { part!(NotAgain { of: props.again(), member: member.clone() }) } }
        </div>
    }
}

#[component]
fn Cancel(props: &OfService) -> Html {
    let (open, toasts) = (use_state(|| false), use_toasts());
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let done = {
        let (close, reload) = (set(false), props.reload.clone());
        Callback::from(move |()| {
            close.emit(());
            toasts.good(t(text::CANCELLED_NOW));
            reload.emit(());
        })
    };
    html! {
        <>
            { part!(Button {
                kind: ButtonKind::Text,
                block: true,
                onclick: set(true).reform(|_: MouseEvent| ()),
                data_test: "cancel",
                children: html! { { t(text::CANCEL) } },
            }) }
            if *open {
                { part!(ReasonSheet { why: Why::Cancel, path: props.path("cancellation"), done, onclose: set(false) }) }
            }
        </>
    }
}
