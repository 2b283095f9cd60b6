//! Who sees to an answer that is owed: chosen among those who work there, and read by everybody.

use contract::{
    handling::{Handler, Handlers},
    ids::{AccountId, CommunityId, ProposalId},
    proposals::{NewResponsible, Proposal},
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{fill, moderation as text, proposals, shared, t},
    part,
    remote::use_call,
    sending::{typing, use_sending},
    ui::{Button, Choice, Select, use_toasts},
};
use yew::prelude::*;

/// Properties of a [`Responsible`].
#[derive(Properties, PartialEq)]
pub(crate) struct ResponsibleProps {
    /// The proposal.
    pub(crate) id: ProposalId,
    /// Where it was proposed.
    pub(crate) community: CommunityId,
}

/// In whose hands it is, and giving it into others.
#[component]
pub(crate) fn Responsible(props: &ResponsibleProps) -> Html {
    let (proposal, reload) = use_call::<_, Proposal>(props.id, |id| Some(Call::get(&format!("/proposals/{id}"))));
    let (people, again) = use_call::<_, Handlers>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/handlers")))
    });
    let (chosen, sending, toasts) = (use_state(|| None::<AccountId>), use_sending(), use_toasts());
    let onsubmit = {
        let (sending, toasts, reload) = (sending.clone(), toasts.clone(), reload.clone());
        let (path, account_id) = (format!("/proposals/{}/responsible", props.id), *chosen);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(account_id) = account_id else { return };
            let (toasts, reload) = (toasts.clone(), reload.clone());
            sending.send(Call::put(&path).json(&NewResponsible { account_id }), move |_: Proposal| {
                toasts.good(t(text::RESPONSIBLE_NOW));
                reload.emit(());
            });
        })
    };
    let select = |people: &Handlers| {
        let one = |person: &Handler| {
            Some(Choice::new(
                person.account_id?.to_string(),
                person.name.clone().unwrap_or_default(),
            ))
        };
        let none = Choice::new("", t(text::RESPONSIBLE_CHOOSE));
        part!(Select {
            label: t(text::RESPONSIBLE),
            options: std::iter::once(none)
                .chain(people.people.iter().filter_map(one))
                .collect::<Vec<_>>(),
            value: chosen.map(|id| id.to_string()).unwrap_or_default(),
            onchange: typing(&chosen, |chosen: &mut Option<AccountId>, id: String| *chosen =
                id.parse().ok()),
            error: sending.error("/account_id"),
            data_test: "responsible",
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} data-test="assign">
            { proposal.show(1, &reload, |proposal| html! {
                if let Some(name) = &proposal.responsible {
                    <p data-test="responsible-now">{ fill(proposals::RESPONSIBLE, &[name]) }</p>
                }
            }) }
            { people.show(1, &again, |people| select(people)) }
            { sending.trouble("assign-trouble") }
            { part!(Button {
                submit: true,
                disabled: chosen.is_none(),
                loading: sending.is_busy(),
                data_test: "assign-now",
                children: html! { { t(shared::OK) } },
            }) }
        </form>
    }
}
