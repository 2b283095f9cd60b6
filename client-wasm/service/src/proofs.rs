//! The certificates by which a volunteer proves what they can do, where their community wants one.

use std::rc::Rc;

use contract::teams::{NewSkillProof, Skill, Volunteering, terms};
use kit::{
    form::{use_begun, use_form},
    http::Call,
    i18n::{fill, service as text, t},
    part,
    sending::use_sending,
    ui::{Field, FieldKind, use_toasts},
    visit::proof,
};
use yew::prelude::*;

use crate::reason::unsent;

/// Properties of a [`ProofsPart`].
#[derive(Properties, PartialEq)]
pub(crate) struct ProofsPartProps {
    /// Oneself as a volunteer.
    pub(crate) known: Rc<Volunteering>,
    /// Reads it again.
    pub(crate) reload: Callback<()>,
}

/// What was sent, and a form for each skill that does not count yet; nothing for who needs no proof.
#[component]
pub(crate) fn ProofsPart(props: &ProofsPartProps) -> Html {
    let known = &props.known;
    let sent = |skill: Skill| known.proofs.iter().any(|proof| proof.skill == skill);
    let skills = known.proofs.iter().map(|proof| proof.skill);
    let missing = known.unproved.iter().copied().filter(|skill| !sent(*skill));
    let row = |skill: Skill| {
        let (of, reload) = (known.proofs.iter().find(|proof| proof.skill == skill), props.reload.clone());
        html! {
            <div key={skill.word()} class="lx-stack" data-test="proof" data-state={of.map(|of| of.state.word())}>
                if let Some(of) = of { { proof(of) } }
                { part!(Prove { skill, reload }) }
            </div>
        }
    };
    html! {
        if !known.proofs.is_empty() || !known.unproved.is_empty() {
            <section class="lx-card lx-stack" data-test="proofs">
                <h2 class="lx-label">{ t(text::PROOFS) }</h2>
                <p class="lx-small lx-muted">{ t(text::PROOFS_LEAD) }</p>
                { for skills.chain(missing).map(row) }
            </section>
        }
    }
}

#[derive(Properties, PartialEq)]
struct ProveProps {
    skill: Skill,
    reload: Callback<()>,
}

/// Names a certificate, folded away.
#[component]
fn Prove(props: &ProveProps) -> Html {
    let nothing = NewSkillProof {
        kind: String::new(),
        number: String::new(),
        until: None,
    };
    let path = format!("/me/volunteering/proofs/{}", props.skill.word());
    let form = use_form(path.clone(), nothing);
    let begun = use_begun(!form.typed.number.is_empty());
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (form, sending, reload) = (form.clone(), sending.clone(), props.reload.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut body = (*form.typed).clone();
            body.until = body.until.filter(|day| !day.is_empty());
            // The server finds the faults: this app has no room for their sentences.
            let (form, toasts, reload) = (form.clone(), toasts.clone(), reload.clone());
            sending.send(Call::put(&path).json(&body), move |_: Volunteering| {
                form.done();
                toasts.good(t(text::PROOF_SENT));
                reload.emit(());
            });
        })
    };
    html! {
        <details open={begun}>
            <summary data-test="prove">{ fill(text::PROOF_ADD, &[t(terms::skill(props.skill))]) }</summary>
            <form class="lx-stack" {onsubmit}>
                { part!(Field {
                    label: t(text::PROOF_KIND),
                    value: form.typed.kind.clone(),
                    oninput: form.typing(|typed: &mut NewSkillProof, kind| typed.kind = kind),
                    max_length: 40,
                    error: sending.error("/kind"),
                    data_test: "proof-kind",
                }) }
                { part!(Field {
                    label: t(text::PROOF_NUMBER),
                    value: form.typed.number.clone(),
                    oninput: form.typing(|typed: &mut NewSkillProof, number| typed.number = number),
                    max_length: 40,
                    error: sending.error("/number"),
                    data_test: "proof-number",
                }) }
                { part!(Field {
                    kind: FieldKind::Date,
                    label: t(text::PROOF_UNTIL),
                    value: form.typed.until.clone().unwrap_or_default(),
                    oninput: form.typing(|typed: &mut NewSkillProof, day| typed.until = Some(day)),
                    error: sending.error("/until").or_else(|| sending.whole()),
                    data_test: "proof-valid",
                }) }
                { unsent(&sending) }
                { sending.submit_wide(t(text::PROOF_SEND), "send-proof") }
            </form>
        </details>
    }
}
