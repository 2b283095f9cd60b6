//! Signing (附议), and taking a signature back.

use contract::proposals::{ProposalAction as Action, ProposalState as State, Standing as Part};
use kit::{
    http::Call,
    i18n::{fill, proposals as text, t},
    part,
    sending::use_sending,
    session::{Standing, use_session},
    ui::{Banner, Button, ButtonKind, Shape, Tone, chip, use_toasts},
    way,
};
use yew::prelude::*;

use crate::{page::OfProposal, routes::Route, shell::sign_in_link};

/// What the reader may do about signing.
#[component]
pub(crate) fn Signature(props: &OfProposal) -> Html {
    let (sending, toasts, session) = (use_sending(), use_toasts(), use_session());
    let (proposal, standing) = (&props.proposal, &props.proposal.standing);
    let path = format!("/proposals/{}/signature", proposal.summary.id);
    let act = |call: Call, words: &'static str| {
        let (sending, toasts, reload) = (sending.clone(), toasts.clone(), props.reload.clone());
        Callback::from(move |_: MouseEvent| {
            let (toasts, reload) = (toasts.clone(), reload.clone());
            sending.send(call.clone(), move |()| {
                toasts.good(words);
                reload.emit(());
            });
        })
    };
    let can = |action| standing.actions.contains(&action);
    let open = matches!(proposal.summary.state, State::Gathering | State::Effective);
    let changed = standing.signed_edition.is_some_and(|signed| {
        proposal
            .editions
            .iter()
            .any(|one| one.published_at.is_some() && one.edition > signed)
    });
    html! {
        <div class="lx-stack">
            if changed && can(Action::Unsign) {
                { part!(Banner { tone: Tone::Amber, shape: Shape::Info, words: t(text::CHANGED_SINCE), data_test: "changed" }) }
            }
            if can(Action::Sign) {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    shape: Shape::Hand,
                    loading: sending.is_busy(),
                    onclick: act(Call::put(&path), t(text::THANKS)),
                    data_test: "sign",
                    children: html! { { t(text::SIGN) } },
                }) }
            } else if standing.signed_at.is_some() {
                { signed(standing, sending.is_busy(), act(Call::delete(&path), t(text::UNSIGNED))) }
            } else if open && session.standing == Standing::SignedOut {
                { sign_in_link("lx-button lx-button-primary lx-button-block", t(text::SIGN_IN_TO_SIGN), "sign-in-to-sign") }
            } else if open && !standing.verified && standing.part.is_none() && session.me().is_some_and(|me| me.phone.is_some()) {
                { verify_first(standing) }
            }
            { sending.trouble("sign-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
        </div>
    }
}

/// That the reader signed, and the way to take it back.
fn signed(standing: &Part, loading: bool, unsign: Callback<MouseEvent>) -> Html {
    html! {
        <>
            if let Some(number) = &standing.signed_with { <p class="lx-small" data-test="signed-with">{ fill(text::SIGNED_WITH, &[number]) }</p> }
            <p class="lx-row lx-row-spread">
                <span>{ chip(Tone::Green, Shape::Check, t(text::SIGNED_BY_ME)) }</span>
                if standing.actions.contains(&Action::Unsign) {
                    { part!(Button {
                        kind: ButtonKind::Text,
                        loading,
                        onclick: unsign,
                        data_test: "unsign",
                        children: html! { { t(text::UNSIGN) } },
                    }) }
                }
            </p>
        </>
    }
}

/// Only who is verified signs: the way there.
fn verify_first(standing: &Part) -> Html {
    html! {
        <p class="lx-row lx-small">
            <span class="lx-grow">{ t(if standing.proof.is_some() { text::PROOF_LOW } else { text::VERIFY_FIRST }) }</span>
            <a class="lx-button" href={Route::Mine.href()} onclick={way::on_link(Route::Mine.href())} data-test="verify">
                { t(text::VERIFY) }
            </a>
        </p>
    }
}
