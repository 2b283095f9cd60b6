//! The certificates by which a volunteer proves what they can do, and what who is in charge says to them.

use contract::{
    ids::CommunityId,
    teams::{PooledVolunteer, ProofDecision, ProofNumber, ProofState, SkillProof, terms},
};
use kit::{
    desk::use_desk,
    form::{Form, use_begun, use_form},
    hooks::use_state,
    http::Call,
    i18n::{fill, service, t, teams as text},
    part,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, FieldKind, button, use_toasts},
    visit::proof,
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use crate::faults::FAULTS;

/// Properties of [`Proofs`].
#[derive(Properties, PartialEq)]
pub(crate) struct ProofsProps {
    /// The community in whose pool they are.
    pub(crate) community: CommunityId,
    /// Them.
    pub(crate) one: PooledVolunteer,
    /// Shows them as they are now.
    pub(crate) shown: Callback<PooledVolunteer>,
    /// Reads them again: somebody else decided meanwhile.
    pub(crate) again: Callback<()>,
}

/// All of them; nothing where there is none.
#[component]
pub(crate) fn Proofs(props: &ProofsProps) -> Html {
    let decides = use_desk().in_charge();
    let path = |proof: &SkillProof| {
        let (community, id) = (props.community, props.one.account_id);
        format!("/communities/{community}/volunteers/{id}/proofs/{}", proof.skill.word())
    };
    let row = |of: &SkillProof| {
        html! {
            <li key={of.skill.word()} class="lx-seat lx-stack" data-test="proof" data-state={of.state.word()}>
                { proof(of) }
                if decides {
                    // Another certificate is another form: nothing typed for the one before is sent with it.
                    { part!(Decide [of.edition.to_string()] { path: path(of), of: of.clone(), shown: props.shown.clone(), again: props.again.clone() }) }
                }
            </li>
        }
    };
    let all = &props.one.volunteering.proofs;
    html! {
        if !all.is_empty() {
            <section class="lx-card lx-stack" data-test="proofs">
                <h2 class="lx-title">{ t(service::PROOFS) }</h2>
                <ul class="lx-manage-list">{ for all.iter().map(row) }</ul>
            </section>
        }
    }
}

#[derive(Properties, PartialEq)]
struct DecideProps {
    path: String,
    of: SkillProof,
    shown: Callback<PooledVolunteer>,
    again: Callback<()>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    until: String,
    reason: String,
}

/// Looking at the whole number, confirming until a day, refusing for a reason.
#[component]
fn Decide(props: &DecideProps) -> Html {
    let of = &props.of;
    let first = Typed {
        until: of.counts_until.clone().or_else(|| of.until.clone()).unwrap_or_default(),
        reason: String::new(),
    };
    let form = use_form(format!("{} {}", props.path, of.edition), first);
    let (begun, sending) = (use_begun(!form.typed.reason.is_empty()), use_sending());
    let decide = use_deciding(props, &form, &sending);
    html! {
        <>
            { part!(Number { path: props.path.clone(), sending: sending.clone() }) }
            { form.line(&sending, (text::PROOF_COUNTS, FieldKind::Date, 10), ("/until", "proof-until"), |typed| &mut typed.until) }
            { sending.trouble_of_all("proof-trouble") }
            { part!(Button {
                kind: ButtonKind::Primary,
                loading: sending.is_busy(),
                onclick: decide.reform(|_: MouseEvent| true),
                data_test: "proof-confirm",
                children: html! { { t(text::PROOF_CONFIRM) } },
            }) }
            if of.state != ProofState::Refused {
                <details open={begun}>
                    <summary data-test="proof-refuse-open">{ t(text::PROOF_REFUSE) }</summary>
                    { form.area(&sending, (text::TURN_DOWN_WHY, 200, 2), ("/reason", "proof-why"), |typed| &mut typed.reason) }
                    { part!(Button {
                        kind: ButtonKind::Warn,
                        loading: sending.is_busy(),
                        onclick: decide.reform(|_: MouseEvent| false),
                        data_test: "proof-refuse",
                        children: html! { { t(text::PROOF_REFUSE) } },
                    }) }
                </details>
            }
        </>
    }
}

/// Confirms it, or refuses it.
#[hook]
fn use_deciding(props: &DecideProps, form: &Form<Typed>, sending: &Sending) -> Callback<bool> {
    let toasts = use_toasts();
    let (form, sending) = (form.clone(), sending.clone());
    let (path, shown, again) = (props.path.clone(), props.shown.clone(), props.again.reform(|_| ()));
    let (edition, state) = (props.of.edition, props.of.state);
    Callback::from(move |confirms: bool| {
        let typed = &form.typed;
        let body = ProofDecision {
            edition,
            seen: Some(state),
            // What is no day, and what is no reason, is refused by its field.
            until: confirms.then(|| typed.until.clone()),
            reason: (!confirms).then(|| typed.reason.trim().to_owned()),
        };
        if sending.accepts_in(&body, &FAULTS) {
            let (form, toasts, shown) = (form.clone(), toasts.clone(), shown.clone());
            let done = move |one: PooledVolunteer| {
                form.done();
                toasts.good(t(text::DISPUTE_DECIDED));
                shown.emit(one);
            };
            sending.send_or(Call::post(&path).json(&body), done, again.clone());
        }
    })
}

#[derive(Properties, PartialEq)]
struct NumberProps {
    path: String,
    sending: Sending,
}

/// The number of a certificate, whole once somebody asks for it.
#[component]
fn Number(props: &NumberProps) -> Html {
    let number = use_state(|| None::<String>);
    if let Some(number) = &*number {
        return html! { <p class="lx-strong lx-number" data-test="proof-whole">{ number }</p> };
    }
    let look = {
        let (sending, path) = (props.sending.clone(), format!("{}/number", props.path));
        Callback::from(move |_: MouseEvent| {
            let number = number.clone();
            sending.send(Call::post(&path), move |whole: ProofNumber| number.set(Some(whole.number)));
        })
    };
    button(ButtonKind::Text, t(text::PROOF_LOOK), look, "proof-look")
}

/// That somebody could come if they proved what they can do, in words.
pub(crate) fn unproved(of: &contract::teams::Shortage) -> String {
    let each = of.unproved.iter();
    let said = each.map(|each| fill(text::SHORT_UNPROVED, &[&each.count.to_string(), t(terms::skill(each.skill))]));
    said.collect()
}
