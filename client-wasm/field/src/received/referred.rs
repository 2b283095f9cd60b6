//! One request that is referred to somebody's organisation, or that it referred: to take, to do, to give back.

use std::rc::Rc;

use contract::teams::{ReferralReturn, SENTENCES, Service, ServiceAction as Action};
use kit::{
    form::use_form,
    hooks::use_state,
    http::Call,
    i18n::{handling as text, service as shown, t, teams},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{ButtonKind, TextArea, use_toasts},
    visit::{AtDoor, card, phone_link, referrals, timeline},
};
use uuid::Uuid;
use yew::prelude::*;

use super::looks::{self, is_done, outcome, submit};
use crate::{routes::Route, shell::Screen};

/// Properties of a [`ReferredPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct ReferredProps {
    /// Which request.
    pub(crate) id: Uuid,
}

#[component]
pub(crate) fn ReferredPage(props: &ReferredProps) -> Html {
    let gone = use_state(|| false);
    let (service, reload) = use_call::<_, Service>(props.id, |id| Some(Call::get(&format!("/services/{id}"))));
    let ondone = {
        let gone = gone.clone();
        Callback::from(move |()| gone.set(true))
    };
    let matter = if *gone {
        html! { <p class="lx-pad lx-muted" data-test="handed-back">{ t(text::HANDED_BACK) }</p> }
    } else {
        service.show(4, &reload, |service| open(service, &reload, &ondone))
    };
    part!(Screen {
        title: t(shown::HELP),
        back: Route::Received,
        data_test: "referred-service",
        children: matter
    })
}

fn open(service: &Rc<Service>, reload: &Callback<()>, ondone: &Callback<()>) -> Html {
    let can = |action| service.actions.contains(&action);
    let deed = |ondone: &Callback<()>| DeedProps {
        service: service.clone(),
        ondone: ondone.clone(),
    };
    html! {
        <div class="lx-pad lx-stack">
            { card(service, Html::default(), html! {
                if service.need.is_empty() { <p class="lx-muted" data-test="outcome-alone">{ t(text::REFERRED_OVER) }</p> }
            }) }
            { referrals(service) }
            if can(Action::TakeOver) { { part!(Take, deed(reload)) } }
            if service.contact { { part!(AtDoor { service: service.summary.id, ask: shown::SHOW_CONTACT }) } }
            if can(Action::HandBack) { { part!(GiveBack, deed(ondone)) } }
            if !service.station_phone.is_empty() {
                { phone_link(&service.station_phone, t(text::STATION_PHONE).to_owned(), "lx-button lx-button-plain lx-button-block", "call-station") }
            }
            if !service.timeline.is_empty() { { timeline(service) } }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DeedProps {
    service: Rc<Service>,
    ondone: Callback<()>,
}

impl DeedProps {
    fn path(&self, below: &str) -> String {
        format!("/services/{}/{below}", self.service.summary.id)
    }
}

/// Takes it.
#[component]
fn Take(props: &DeedProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let onclick = {
        let (sending, path, ondone) = (sending.clone(), props.path("referral/acknowledge"), props.ondone.clone());
        Callback::from(move |_: MouseEvent| {
            let (toasts, ondone) = (toasts.clone(), ondone.clone());
            let failed = ondone.reform(|_| ());
            let done = move |_: Service| {
                toasts.good(t(text::TAKEN));
                ondone.emit(());
            };
            sending.send_or(Call::post(&path), done, failed);
        })
    };
    looks::take(&sending, onclick)
}

/// Gives it back, with what came of it.
#[component]
fn GiveBack(props: &DeedProps) -> Html {
    let first = ReferralReturn {
        done: true,
        text: String::new(),
    };
    let form = use_form(format!("give-back.{}", props.service.summary.id), first);
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (form, sending, path, ondone) = (
            form.clone(),
            sending.clone(),
            props.path("referral/hand-back"),
            props.ondone.clone(),
        );
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let body = (*form.typed).clone();
            if sending.accepts_in(&body, SENTENCES) {
                let (form, toasts, ondone) = (form.clone(), toasts.clone(), ondone.clone());
                sending.send(Call::post(&path).json(&body), move |()| {
                    form.done();
                    toasts.good(t(text::HANDED_BACK));
                    ondone.emit(());
                });
            }
        })
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="hand-back-form">
            <h2 class="lx-label">{ t(text::HAND_BACK) }</h2>
            { outcome(form.typed.done, form.typing(|typed: &mut ReferralReturn, chosen: AttrValue| typed.done = is_done(&chosen))) }
            { part!(TextArea {
                label: t(text::REFER_DONE),
                value: form.typed.text.clone(),
                oninput: form.typing(|typed: &mut ReferralReturn, said| typed.text = said),
                limit: 500,
                rows: 3,
                hint: t(teams::REFER_WHAT_HINT),
                error: sending.error("/text"),
                data_test: "hand-back-text",
            }) }
            { sending.trouble("hand-back-failed") }
            { submit(text::HAND_BACK, &sending, ButtonKind::Primary, "hand-back-send") }
        </form>
    }
}
