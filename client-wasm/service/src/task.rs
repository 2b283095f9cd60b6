//! A task, for somebody of the team: what, when, who else, and one big button for what comes next.

use contract::teams::{OfferState, Service, ServiceAction as Action, ServicePart, ServiceState, TeamMember, terms};
use kit::{
    i18n::{fill, service as text, t},
    part,
    ui::{Banner, Shape, Tone, chip},
    visit::{VisitPictures, card, is_waited_for, moved, timeline},
};
use yew::prelude::*;

use crate::{
    agreement::AgreementPart,
    answer::Answer,
    contact::Contact,
    doing::Doing,
    not_again::NotAgain,
    page::{OfService, call_station},
    rate::stars,
};

/// A request, for one of those who come, or are asked to.
#[component]
pub(crate) fn Task(props: &OfService) -> Html {
    let (service, summary) = (&props.service, &props.service.summary);
    let of = || OfService {
        service: service.clone(),
        reload: props.reload.clone(),
    };
    let waits = is_waited_for(service);
    let answer = || html! { if waits || props.can(Action::Decline) { { part!(Answer, of()) } } };
    let emergency = fill(text::EMERGENCY, &[&service.station_phone]);
    html! {
        <article class="lx-pad lx-stack lx-task-page">
            { card(service, Html::default(), wishes(service)) }
            if summary.clashes {
                { part!(Banner { tone: Tone::Amber, shape: Shape::Alert, words: t(text::CLASHES), data_test: "clashes" }) }
            }
            if let Some(own) = own_moved(service) {
                { part!(Banner { tone: Tone::Amber, shape: Shape::Clock, words: moved(own), data_test: "moved" }) }
            }
            if service.summary.standing == ServicePart::Volunteer && !summary.state.is_over() {
                { part!(AgreementPart { only_due: true }) }
            }
            // Whoever is asked answers first; whoever has said yes can still say no, below what they go there for.
            if waits { { answer() } }
            { part!(Doing { of: of() }) }
            if service.contact { { part!(Contact, of()) } }
            { done(service) }
            { part!(VisitPictures { service: service.clone(), reload: props.reload.clone() }) }
            { team(service) }
            if !waits { { answer() } }
            { not_there(props) }
            { timeline(service) }
            if !summary.state.is_over() {
                <div class="lx-emergency">{ call_station(service, "lx-button lx-button-warn lx-button-block", emergency) }</div>
            }
        </article>
    }
}

/// The reader, where the time was changed after they were asked and they may still say no.
fn own_moved(service: &Service) -> Option<&TeamMember> {
    let moved = service.own().filter(|own| own.moved && own.state.stands());
    moved.filter(|_| service.actions.contains(&Action::Decline))
}

/// What is asked of those who come.
fn wishes(service: &Service) -> Html {
    let skills = service.skills.iter().map(|skill| t(terms::skill(*skill)));
    let speech = service.speech.iter().map(|speech| t(terms::speech(*speech)));
    let gender = service.gender.iter().map(|gender| t(terms::gender(*gender)));
    let wishes = skills.chain(speech).chain(gender);
    html! {
        <p class="lx-row lx-wishes">
            if service.safeguard { { chip(Tone::Violet, Shape::Shield, t(text::SAFEGUARDED)) } }
            { for wishes.map(|wish| chip(Tone::Grey, Shape::Check, wish)) }
        </p>
    }
}

/// What was written of it, and what one's own part in it was.
fn done(service: &Service) -> Html {
    let own = service.own();
    html! {
        if let Some(record) = &service.record {
            <section class="lx-card lx-stack" data-test="record">
                <h2 class="lx-label">{ t(text::RECORD) }</h2>
                <p class="lx-text">{ record }</p>
                if let Some(minutes) = own.and_then(|own| own.minutes) {
                    <p class="lx-strong" data-test="minutes">{ fill(text::MINUTES, &[&minutes.to_string()]) }</p>
                }
                { own.and_then(|own| own.stars).map(stars).unwrap_or_default() }
                if let Some(thanks) = &service.thanks {
                    <h2 class="lx-label">{ t(text::THANKED) }</h2>
                    <p class="lx-text" data-test="thanked">{ thanks }</p>
                }
            </section>
        }
    }
}

/// Not going there again, for who has been there.
fn not_there(props: &OfService) -> Html {
    let own = props.service.own().filter(|own| own.state == OfferState::Accepted);
    html! {
        if let Some(own) = own.filter(|_| props.service.summary.state == ServiceState::Done) {
            <section class="lx-card">{ part!(NotAgain { of: props.again(), member: own.clone() }) }</section>
        }
    }
}

fn team(service: &Service) -> Html {
    let standing = service.team.iter().filter(|one| one.own || one.state.stands());
    html! {
        <section class="lx-card lx-stack" data-test="team">
            <h2 class="lx-label">{ t(text::TEAM) }</h2>
            { for standing.map(one) }
        </section>
    }
}

fn one(member: &TeamMember) -> Html {
    let (tone, shape) = match member.state {
        OfferState::Open => (Tone::Amber, Shape::Clock),
        OfferState::Accepted => (Tone::Green, Shape::Check),
        OfferState::Declined | OfferState::Lapsed | OfferState::Withdrawn => (Tone::Grey, Shape::Leave),
    };
    let name = if member.own { t(text::OWN) } else { &member.name };
    html! {
        <p key={member.account_id.to_string()} class="lx-row">
            <span class="lx-grow">{ name.to_owned() }{ " · " }{ t(terms::team_role(member.role)) }</span>
            { chip(tone, shape, t(terms::offer_state(member.state))) }
        </p>
    }
}
