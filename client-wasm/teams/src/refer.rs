//! Referring a request to an organisation, and taking it back from there.

use contract::{
    handling::Organisation,
    page::Page,
    teams::{NewReferral, ReferralConsent, Service, ServiceAction, ServiceState, terms},
};
use kit::{
    form::{Form, use_form},
    http::Call,
    i18n::{service as shown, t, teams as text},
    part,
    remote::use_call,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Choice, Select, TextArea, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use crate::{
    faults::FAULTS,
    reason::{Reason, Why},
    service::OfService,
};

/// Whatever of it the reader may do now.
#[component]
pub(crate) fn Refer(props: &OfService) -> Html {
    let referred = props.service.summary.state == ServiceState::Referred;
    html! {
        <>
            if props.can(ServiceAction::Refer) {
                <details class="lx-card">
                    <summary data-test="refer">{ t(text::REFER) }</summary>
                    { part!(ReferForm, props.again()) }
                </details>
            }
            if props.can(ServiceAction::Recall) {
                { part!(Reason {
                    why: if referred { Why::Recall } else { Why::Unshare },
                    service: props.service.clone(),
                    reload: props.reload.clone(),
                    data_test: "recall"
                }) }
            }
        </>
    }
}

/// What was typed and chosen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    organisation: String,
    text: String,
    consent: String,
}

/// To whom, what they are told, and what the resident agreed to.
#[component]
fn ReferForm(props: &OfService) -> Html {
    let summary = &props.service.summary;
    let form = use_form(format!("refer.{}", summary.id), Typed::default());
    let sending = use_sending();
    let onsubmit = use_referring(props, &form, &sending);
    let (found, again) = use_call::<_, Page<Organisation>>(summary.community_id, |id| {
        Some(Call::get(&format!("/communities/{id}/organisations")))
    });
    found.show(2, &again, |found| {
        let all = found.items.iter();
        let usable: Vec<_> = all.filter(|one| !one.retired && !one.representatives.is_empty()).collect();
        if usable.is_empty() {
            return html! { <p class="lx-muted" data-test="refer-nobody">{ t(text::REFER_NOBODY) }</p> };
        }
        html! {
            <form class="lx-stack" onsubmit={onsubmit.clone()}>
                <p class="lx-small lx-muted">{ t(text::REFER_LEAD) }</p>
                { to_whom(&form, &sending, &usable) }
                { part!(TextArea {
                    label: t(text::REFER_WHAT),
                    value: form.typed.text.clone(),
                    oninput: form.typing(|typed: &mut Typed, said| typed.text = said),
                    limit: 500,
                    rows: 3,
                    hint: t(text::REFER_WHAT_HINT),
                    error: sending.error("/text"),
                    data_test: "refer-text",
                }) }
                { consent(&form) }
                { sending.trouble("refer-trouble") }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    submit: true,
                    disabled: form.typed.organisation.is_empty(),
                    loading: sending.is_busy(),
                    data_test: "send-referral",
                    children: html! { { t(text::REFER) } },
                }) }
            </form>
        }
    })
}

/// Refers it; where it stands otherwise by now, it is read again.
#[hook]
fn use_referring(props: &OfService, form: &Form<Typed>, sending: &Sending) -> Callback<SubmitEvent> {
    let toasts = use_toasts();
    let (form, sending, of) = (form.clone(), sending.clone(), props.again());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let Ok(organisation_id) = form.typed.organisation.parse() else {
            return;
        };
        let body = NewReferral {
            organisation_id,
            text: form.typed.text.trim().to_owned(),
            consent: ReferralConsent::from_word(&form.typed.consent),
        };
        if !sending.accepts_in(&body, &FAULTS) {
            return;
        }
        let (form, toasts, reload) = (form.clone(), toasts.clone(), of.reload.clone());
        let failed = of.reload.reform(|_| ());
        let done = move |_: Service| {
            form.done();
            toasts.good(t(text::REFERRED));
            reload.emit(());
        };
        sending.send_or(Call::post(&of.path("referral")).json(&body), done, failed);
    })
}

fn to_whom(form: &Form<Typed>, sending: &Sending, usable: &[&Organisation]) -> Html {
    let usable = usable.iter();
    let usable = usable.map(|one| Choice::new(one.id.to_string(), one.sheet.name.clone()));
    let options = [Choice::new("", t(text::REFER_CHOOSE))].into_iter().chain(usable);
    part!(Select {
        label: t(text::REFER_TO),
        options: options.collect::<Vec<_>>(),
        value: form.typed.organisation.clone(),
        onchange: form.typing(|typed: &mut Typed, id: String| typed.organisation = id),
        error: sending.error("/organisation_id"),
        data_test: "refer-to",
    })
}

fn consent(form: &Form<Typed>) -> Html {
    let all = ReferralConsent::ALL.iter();
    let all = all.map(|each| Choice::new(each.word(), t(terms::referral_consent(*each))));
    let options = [Choice::new("", t(text::REFER_UNNAMED))].into_iter().chain(all);
    part!(Select {
        label: t(shown::REFERRAL_CONSENT),
        options: options.collect::<Vec<_>>(),
        value: form.typed.consent.clone(),
        onchange: form.typing(|typed: &mut Typed, word: String| typed.consent = word),
        data_test: "refer-consent",
    })
}
