//! One request: what is asked for, who goes, and what is to be done about it now.

use std::rc::Rc;

use contract::{
    ids::ServiceId,
    teams::{Service, ServiceAction, ServicePart, ServiceState, terms},
};
use gloo_timers::callback::Interval;
use kit::{
    desk::use_desk,
    hide_picture::{HidePicture, by_reason, numbered},
    hooks::use_effect_with,
    http::Call,
    i18n::{Text, fill, service as shown, t, teams as text, words},
    part,
    remote::use_call,
    sending::Sending,
    ui::{Shape, Toasts, Tone, chip},
    visit::{AtDoor, VisitPictures, referrals, state, timeline, when},
};
use yew::prelude::*;

use crate::{choose::Choose, doing::Doing, end::End, members::Members, refer::Refer, routes::Route, shortage::Short};

/// Milliseconds after which a request is read again while people are being asked.
const AGAIN: u32 = 15_000;

/// Properties of a [`ServicePage`].
#[derive(Properties, PartialEq)]
pub(crate) struct ServicePageProps {
    pub(crate) id: ServiceId,
}

/// Properties of what shows a request, and of everything in it that changes it.
#[derive(Properties, PartialEq)]
pub(crate) struct OfService {
    /// It, as it was read.
    pub(crate) service: Rc<Service>,
    /// Reads it again.
    pub(crate) reload: Callback<()>,
}

impl OfService {
    /// The same, for a part of the page.
    pub(crate) fn again(&self) -> Self {
        Self {
            service: self.service.clone(),
            reload: self.reload.clone(),
        }
    }

    /// Whether the reader may do this now.
    pub(crate) fn can(&self, action: ServiceAction) -> bool {
        self.service.actions.contains(&action)
    }

    /// Where it lies at the server.
    pub(crate) fn path(&self, below: &str) -> String {
        format!("/services/{}/{below}", self.service.summary.id)
    }

    /// Changes it, says that it worked, and reads it again; also where somebody else was quicker.
    pub(crate) fn act(&self, sending: &Sending, toasts: &Toasts, call: Call, said: Text) {
        let (toasts, reload) = (toasts.clone(), self.reload.clone());
        let failed = self.reload.reform(|_| ());
        let done = move |_: Service| {
            toasts.good(t(said));
            reload.emit(());
        };
        sending.send_or(call, done, failed);
    }
}

#[component]
pub(crate) fn ServicePage(props: &ServicePageProps) -> Html {
    let (service, reload) = use_call::<_, Service>(props.id, |id| Some(Call::get(&format!("/services/{id}"))));
    let state = service.ready().map(|service| service.summary.state);
    let waits = matches!(
        state,
        Some(ServiceState::Offered | ServiceState::Ready | ServiceState::UnderWay)
    );
    {
        let reload = reload.clone();
        use_effect_with(waits, move |waits| {
            // Who is asked answers on their own telephone.
            let clock = waits.then(|| Interval::new(AGAIN, move || reload.emit(())));
            move || drop(clock)
        });
    }
    service.show(4, &reload, |service| {
        part!(
            Open,
            OfService {
                service: service.clone(),
                reload: reload.clone()
            }
        )
    })
}

#[component]
fn Open(props: &OfService) -> Html {
    let service = &props.service;
    // Whoever goes there needs the address first.
    let (leads, in_charge) = (service.summary.standing == ServicePart::Lead, use_desk().in_charge());
    let contact = || {
        part!(AtDoor {
            service: service.summary.id,
            ask: text::CONTACT
        })
    };
    html! {
        <article class="lx-two" data-test="service">
            <div class="lx-stack">
                { part!(What, props.again()) }
                { part!(Doing, props.again()) }
                if service.contact && leads { { contact() } }
                if props.can(ServiceAction::Choose) { { part!(Choose, props.again()) } }
                { referrals(service) }
                { part!(Refer, props.again()) }
                if service.summary.state == ServiceState::Short { { part!(Short, props.again()) } }
                if !service.team.is_empty() { { part!(Members, props.again()) } }
                { done(service) }
                { part!(VisitPictures { service: service.clone(), reload: props.reload.clone() }) }
                if in_charge && !(service.photos.is_empty() && service.hidden_photos.is_empty()) {
                    <section class="lx-card">{ part!(HidePicture {
                        path: format!("/services/{}", service.summary.id),
                        photos: numbered("", &service.photos),
                        hidden: by_reason("", &service.hidden_photos),
                        done: props.reload.clone(),
                    }) }</section>
                }
            </div>
            <div class="lx-stack">
                if service.contact && !leads { { contact() } }
                { part!(End, props.again()) }
                { timeline(service) }
            </div>
        </article>
    }
}

/// What is asked for.
#[component]
fn What(props: &OfService) -> Html {
    let (service, summary) = (&props.service, &props.service.summary);
    let place = use_desk().place_of(summary.community_id, summary.cell_id, true);
    let trained: Vec<&str> = service.trainings.iter().map(|one| t(terms::training(*one))).collect();
    html! {
        <section class="lx-card" data-test="what">
            <p>{ Route::Requests.link("lx-link", "back", html! { { t(text::BACK) } }) }</p>
            <p class="lx-row">
                <strong class="lx-grow lx-title">{ t(terms::service_kind(summary.kind)) }</strong>
                { state(summary.state) }
            </p>
            <p class="lx-strong">{ when(&summary.day, summary.part) }{ " · " }{ place }</p>
            <p class="lx-text">{ &service.need }</p>
            { wishes(service) }
            if !trained.is_empty() { <p>{ fill(text::TRAINED, &[&trained.join(" ")]) }</p> }
            <p class="lx-small lx-muted">
                { t(words::urgency(summary.urgency)) }{ " · " }
                { fill(text::VOLUNTEERS_NEEDED, &[&summary.volunteers.to_string()]) }{ " · " }
                <span class="lx-number">{ &summary.number }</span>
            </p>
            if let Some(case) = service.case_id {
                <p><a class="lx-link" href={format!("/console/cases/{case}")} data-test="case">{ t(text::CASE) }</a></p>
            }
        </section>
    }
}

/// What is asked of those who come.
fn wishes(service: &Service) -> Html {
    let skills = service.skills.iter().map(|skill| t(terms::skill(*skill)));
    let speech = service.speech.iter().map(|speech| t(terms::speech(*speech)));
    let gender = service.gender.iter().map(|gender| t(terms::gender(*gender)));
    let wishes = skills.chain(speech).chain(gender);
    html! {
        <p class="lx-row">
            if service.safeguard { { chip(Tone::Violet, Shape::Shield, t(shown::SAFEGUARDED)) } }
            if service.by_person { { chip(Tone::Grey, Shape::Person, t(shown::BY_PERSON)) } }
            if service.least_level > 1 { { chip(Tone::Grey, Shape::Star, &fill(text::LEAST_LEVEL_OF, &[&service.least_level.to_string()])) } }
            { for wishes.map(|wish| chip(Tone::Grey, Shape::Check, wish)) }
        </p>
    }
}

/// What the lead wrote, and what the resident said.
fn done(service: &Service) -> Html {
    html! {
        if let Some(record) = &service.record {
            <section class="lx-card" data-test="record">
                <h2 class="lx-label">{ t(shown::RECORD) }</h2>
                <p class="lx-text">{ record }</p>
                if let Some(thanks) = &service.thanks {
                    <h2 class="lx-label">{ t(text::THANKS) }</h2>
                    <p class="lx-text">{ thanks }</p>
                }
            </section>
        }
    }
}
