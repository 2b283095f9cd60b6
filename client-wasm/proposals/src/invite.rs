//! Asking others to propose it together.

use std::rc::Rc;

use contract::{
    handling::NamedOrganisation,
    ids::OrganisationId,
    page::Page,
    proposals::{Invitation, InvitationState, NewInvitation, Proposal},
};
use kit::{
    browser,
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{Text, fill, proposals as text, shared, t},
    part,
    remote::use_call,
    sending::{Sending, typing, use_sending},
    time,
    ui::{Button, ButtonKind, Cell, Cells, Check, Field, FieldKind, Shape, Toasts, use_toasts},
};
use yew::prelude::*;

use crate::{organisation, page::OfProposal, routes::Route};

/// Whom the author asks; as it is typed.
#[derive(Debug, Clone, Default, PartialEq)]
struct Asked {
    name: String,
    phone: String,
    organisation: Option<OrganisationId>,
}

impl Asked {
    fn invitation(&self) -> NewInvitation {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        NewInvitation {
            name: self.name.trim().to_owned(),
            phone: filled(&self.phone.replace(' ', "")),
            organisation_id: self.organisation,
        }
    }
}

/// Those who were asked, and a form to ask more.
#[component]
pub(crate) fn Invitations(props: &OfProposal) -> Html {
    let link = use_state(|| None::<String>);
    let made = {
        let link = link.clone();
        Callback::from(move |secret: Option<String>| link.set(secret.map(|secret| address(&secret))))
    };
    html! {
        <details class="lx-stack" open={!props.proposal.invitations.is_empty()} data-test="together">
            <summary>{ t(text::TOGETHER) }</summary>
            { listed(props) }
            if let Some(link) = &*link { { part!(Made { link: link.clone() }) } }
            { part!(Ask { proposal: props.proposal.clone(), reload: props.reload.clone(), made }) }
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct MadeProps {
    link: String,
}

/// The link by which somebody joins; it is shown this once.
#[component]
fn Made(props: &MadeProps) -> Html {
    let toasts = use_toasts();
    html! {
        <>
            <p class="lx-small">{ t(text::LINK_ONCE) }</p>
            <p class="lx-text"><code data-test="link">{ &props.link }</code></p>
            { part!(Button {
                block: true,
                shape: Shape::Send,
                onclick: copying(props.link.clone(), toasts),
                data_test: "copy-link",
                children: html! { { t(text::SHARE) } },
            }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct AskProps {
    proposal: Rc<Proposal>,
    reload: Callback<()>,
    /// Called with the secret of the link, if one was made.
    made: Callback<Option<String>>,
}

/// The form to ask somebody.
#[component]
fn Ask(props: &AskProps) -> Html {
    let (asked, sending) = (use_state(Asked::default), use_sending());
    let (known, _) = use_call::<_, Page<NamedOrganisation>>(props.proposal.summary.community_id, |community| {
        Some(Call::get(&format!("/communities/{community}/organisation-names")))
    });
    let onsubmit = use_asking(props, &asked, &sending);
    let field = |label: Text, kind: FieldKind, value: &str, name: &'static str, change: fn(&mut Asked, String)| {
        part!(Field {
            label: t(label),
            kind,
            value: value.to_owned(),
            oninput: typing(&asked, change),
            error: sending.error(&format!("/{name}")),
            data_test: name,
        })
    };
    html! {
        <form class="lx-stack" {onsubmit}>
            { field(text::INVITE_NAME, FieldKind::Text, &asked.name, "name", |asked, name| asked.name = name) }
            { field(text::INVITE_PHONE, FieldKind::Phone, &asked.phone, "phone", |asked, phone| asked.phone = phone) }
            { organisation::choose(
                known.ready().map(|known| &*known.items).unwrap_or_default(),
                asked.organisation,
                typing(&asked, |asked: &mut Asked, chosen: String| asked.organisation = chosen.parse().ok()),
                sending.error("/organisation_id"),
            ) }
            { sending.trouble("invite-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            { part!(Button {
                submit: true,
                block: true,
                loading: sending.is_busy(),
                data_test: "invite",
                children: html! { { t(text::INVITE) } },
            }) }
        </form>
    }
}

/// Asks whoever was named: by their number, or by a link that is to be passed on.
#[hook]
fn use_asking(props: &AskProps, asked: &UseStateHandle<Asked>, sending: &Sending) -> Callback<SubmitEvent> {
    let toasts = use_toasts();
    let (asked, sending, made, reload) = (asked.clone(), sending.clone(), props.made.clone(), props.reload.clone());
    let path = format!("/proposals/{}/invitations", props.proposal.summary.id);
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let invitation = asked.invitation();
        if !sending.accepts_known(&invitation) {
            return;
        }
        let call = Call::post(&path).json(&invitation).key(&sending.key(&path, &invitation));
        let (asked, made, reload, toasts) = (asked.clone(), made.clone(), reload.clone(), toasts.clone());
        sending.send(call, move |invited: Invitation| {
            asked.set(Asked::default());
            if invited.secret.is_none() {
                toasts.good(t(text::INVITED_BY_PHONE));
            }
            made.emit(invited.secret);
            reload.emit(());
        });
    })
}

/// Copies the link, to be pasted into a message.
fn copying(link: String, toasts: Toasts) -> Callback<MouseEvent> {
    Callback::from(move |_: MouseEvent| {
        if browser::copy(&link) {
            toasts.good(t(shared::COPIED));
        }
    })
}

/// The link that is sent: its secret rides behind `#`, which no server sees.
fn address(secret: &str) -> String {
    let origin = browser::window().and_then(|window| window.location().origin().ok());
    format!("{}{}#{secret}", origin.unwrap_or_default(), Route::Join.href())
}

fn became(of: &Invitation) -> String {
    let words = match of.state {
        InvitationState::Open => text::ASKED,
        InvitationState::Accepted => text::JOINED,
        InvitationState::Refused => text::REFUSED,
        InvitationState::Lapsed => text::LAPSED,
    };
    fill(words, &[&time::date(of.answer_by)])
}

fn listed(props: &OfProposal) -> Html {
    let all = &props.proposal.invitations;
    html! {
        if !all.is_empty() {
            { part!(Cells { children: html! {
                { for all.iter().map(|one| part!(One [one.id.to_string()] {
                    invitation: one.clone(),
                    proposal: props.proposal.clone(),
                    reload: props.reload.clone(),
                })) }
            } }) }
        }
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    invitation: Invitation,
    proposal: std::rc::Rc<Proposal>,
    reload: Callback<()>,
}

#[component]
fn One(props: &OneProps) -> Html {
    let sending = use_sending();
    let path = format!("/proposals/{}/invitations/{}", props.proposal.summary.id, props.invitation.id);
    let onclick = {
        let (sending, reload) = (sending.clone(), props.reload.clone());
        Callback::from(move |_: MouseEvent| {
            let reload = reload.clone();
            sending.send(Call::delete(&path), move |_: Proposal| reload.emit(()));
        })
    };
    let name = match &props.invitation.organisation {
        Some(organisation) => format!("{} · {organisation}", props.invitation.name),
        None => props.invitation.name.clone(),
    };
    part!(Cell {
        title: name,
        note: AttrValue::from(became(&props.invitation)),
        data_test: "invitation",
        children: html! {
            if props.invitation.state == InvitationState::Open {
                { part!(Button {
                    kind: ButtonKind::Text,
                    loading: sending.is_busy(),
                    onclick,
                    data_test: "uninvite",
                    children: html! { { t(text::UNINVITE) } },
                }) }
            }
        }
    })
}

/// Answers an invitation that names one's own number, or by a link's secret.
#[derive(Properties, PartialEq)]
pub(crate) struct ReplyProps {
    /// The proposal.
    pub(crate) id: contract::ids::ProposalId,
    /// What the link carried.
    #[prop_or_default]
    pub(crate) secret: Option<AttrValue>,
    /// The organisation that they are to speak for.
    #[prop_or_default]
    pub(crate) organisation: Option<String>,
    /// Until when it may be answered.
    #[prop_or_default]
    pub(crate) until: Option<String>,
    /// Called once it is answered.
    pub(crate) done: Callback<()>,
}

/// Two buttons: together, or rather not.
#[component]
pub(crate) fn Reply(props: &ReplyProps) -> Html {
    let (sending, toasts, named) = (use_sending(), use_toasts(), use_state(|| false));
    let answer = |accept: bool| {
        let answer = contract::proposals::InvitationAnswer {
            secret: props.secret.as_ref().map(ToString::to_string),
            accept,
            named: *named,
        };
        let (sending, toasts, done, id) = (sending.clone(), toasts.clone(), props.done.clone(), props.id);
        Callback::from(move |_: MouseEvent| {
            let (toasts, done) = (toasts.clone(), done.clone());
            let call = Call::post(&format!("/proposals/{id}/join")).json(&answer);
            sending.send(call, move |_: Option<Proposal>| {
                toasts.good(t(if accept { text::JOINED_NOW } else { text::REFUSED_NOW }));
                done.emit(());
            });
        })
    };
    html! {
        <section class="lx-card lx-stack" data-test="reply">
            if let Some(name) = &props.organisation {
                <p class="lx-strong">{ fill(text::INVITES_FOR, &[name]) }</p>
            } else {
                <p class="lx-strong">{ t(text::INVITES_YOU) }</p>
                { part!(Check {
                    checked: *named,
                    onchange: typing(&named, |named: &mut bool, value| *named = value),
                    data_test: "named",
                    children: html! { { t(text::NAMED) } },
                }) }
            }
            if let Some(until) = &props.until { <p class="lx-small lx-muted">{ fill(text::INVITES_UNTIL, &[until]) }</p> }
            { sending.trouble("reply-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                loading: sending.is_busy(),
                onclick: answer(true),
                data_test: "join",
                children: html! { { t(text::JOIN) } },
            }) }
            { part!(Button {
                block: true,
                disabled: sending.is_busy(),
                onclick: answer(false),
                data_test: "refuse",
                children: html! { { t(text::REFUSE) } },
            }) }
        </section>
    }
}
