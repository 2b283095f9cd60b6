//! A card that counts no more: revoked, or replaced by another.

use contract::{
    ids::AccountId,
    liaison::{Card, Officer, Revocation, Revoke},
};
use kit::{
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{cards as text, shared, t, words},
    part,
    sending::{Sending, typing, use_sending},
    ui::{Button, ButtonKind, Choice, Dialog, Select},
};
use yew::prelude::*;

use super::of_officers;

/// Properties of a [`Change`].
#[derive(Properties, PartialEq)]
pub(super) struct ChangeProps {
    /// The card.
    pub(super) card: Card,
    /// Whether another is issued in its place.
    pub(super) replaced: bool,
    /// Whose the new one can be.
    pub(super) officers: Vec<Officer>,
    /// Called with whether it was done.
    pub(super) onclose: Callback<bool>,
}

/// The officer of the card, if they still hold a post; else another.
fn next_officer(props: &ChangeProps) -> Option<AccountId> {
    let mut still = props.officers.iter().filter(|one| one.id == props.card.officer.id);
    still.next().or_else(|| props.officers.first()).map(|one| one.id)
}

/// Asks why, and for a new card whose it is.
#[component]
pub(super) fn Change(props: &ChangeProps) -> Html {
    let sending = use_sending();
    let first = if props.replaced {
        Revocation::Damaged
    } else {
        Revocation::Lost
    };
    let change = use_state(|| Revoke {
        reason: first,
        officer_id: next_officer(props).filter(|_| props.replaced),
    });
    let onclick = changing(props, &change, &sending);
    let reasons: Vec<Choice> = Revocation::ALL
        .iter()
        .map(|why| Choice::new(why.word(), t(words::revocation(*why))))
        .collect();
    let (title, lead) = if props.replaced {
        (text::REPLACE, text::REPLACE_LEAD)
    } else {
        (text::REVOKE, text::REVOKE_LEAD)
    };
    let foot = part!(Button {
        kind: if props.replaced {
            ButtonKind::Primary
        } else {
            ButtonKind::Warn
        },
        onclick,
        loading: sending.is_busy(),
        data_test: "card-change",
        children: html! { <>{ t(title) }</> },
    });
    part!(Dialog {
        title: format!("{} {}", t(title), props.card.label),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.reform(|()| false),
        foot,
        children: html! { <div class="lx-stack">
            <p class="lx-muted">{ t(lead) }</p>
            { sending.trouble("card-change-failed") }
            { part!(Select {
                label: t(text::REASON),
                options: reasons,
                value: change.reason.word(),
                onchange: typing(&change, |change: &mut Revoke, word: String| {
                    change.reason = Revocation::from_word(&word).unwrap_or(change.reason);
                }),
                error: sending.error("/reason"),
                data_test: "card-reason",
            }) }
            if let Some(officer) = change.officer_id {
                { part!(Select {
                    label: t(text::NEW_OFFICER),
                    options: of_officers(&props.officers),
                    value: officer.to_string(),
                    onchange: typing(&change, |change: &mut Revoke, id: String| change.officer_id = id.parse().ok()),
                    error: sending.error("/officer_id"),
                    data_test: "card-officer",
                }) }
            }
        </div> },
    })
}

/// Revokes the card, or replaces it.
fn changing(props: &ChangeProps, change: &UseStateHandle<Revoke>, sending: &Sending) -> Callback<MouseEvent> {
    let (change, sending, onclose) = (change.clone(), sending.clone(), props.onclose.clone());
    let path = format!(
        "/liaison/cards/{}/{}",
        props.card.id,
        if props.replaced { "replace" } else { "revoke" }
    );
    Callback::from(move |_: MouseEvent| {
        let call = Call::post(&path).json(&*change).key(&sending.key(&path, &*change));
        let onclose = onclose.clone();
        sending.send::<Card>(call, move |_| onclose.emit(true));
    })
}
