//! Saying that somebody is not to come again, or that one does not want to go there again. The other side is not told.

use contract::{
    ids::AccountId,
    teams::{NewServiceBlock, Service, ServicePart, TeamMember},
};
use kit::{
    form::{use_begun, use_form},
    http::Call,
    i18n::{fill, service as text, t},
    part,
    sending::use_sending,
    ui::{Button, ButtonKind, TextArea},
};
use yew::prelude::*;

use crate::{page::OfService, reason::unsent};

/// Properties of a [`NotAgain`].
#[derive(Properties, PartialEq)]
pub(crate) struct NotAgainProps {
    /// The request.
    pub(crate) of: OfService,
    /// Who is not to come; oneself, where one does not want to go.
    pub(crate) member: TeamMember,
}

/// What was said, and taking it back; or the form to say it.
#[component]
pub(crate) fn NotAgain(props: &NotAgainProps) -> Html {
    let (member, sending) = (&props.member, use_sending());
    let is_resident = props.of.service.summary.standing == ServicePart::Resident;
    let said = if is_resident {
        text::NOT_THEM_SAID
    } else {
        text::NOT_THERE_SAID
    };
    let take_back = {
        let (sending, path, reload) = (sending.clone(), path(props, member.account_id), props.of.reload.clone());
        Callback::from(move |_: MouseEvent| {
            let reload = reload.clone();
            sending.send(Call::delete(&path), move |_: Service| reload.emit(()));
        })
    };
    if !member.not_again {
        return part!(Say {
            of: props.of.again(),
            member: member.clone()
        });
    }
    html! {
        <div class="lx-stack" data-test="kept-away">
            <p>{ fill(said, &[&member.name]) }</p>
            { unsent(&sending) }
            { part!(Button {
                kind: ButtonKind::Text,
                loading: sending.is_busy(),
                onclick: take_back,
                data_test: "let-back",
                children: html! { { t(text::NOT_AGAIN_UNDO) } },
            }) }
        </div>
    }
}

fn path(props: &NotAgainProps, of: AccountId) -> String {
    props.of.path(&format!("blocks/{of}"))
}

/// Asks for the reason, which residents need not give.
#[component]
fn Say(props: &NotAgainProps) -> Html {
    let (member, sending) = (&props.member, use_sending());
    let path = path(props, member.account_id);
    let form = use_form(format!("not-again.{path}"), String::new());
    let begun = use_begun(!form.typed.is_empty());
    let is_resident = props.of.service.summary.standing == ServicePart::Resident;
    let (ask, label, note) = if is_resident {
        (text::NOT_THEM, text::NOT_THEM_WHY, text::NOT_THEM_NOTE)
    } else {
        (text::NOT_THERE, text::NOT_THERE_WHY, text::NOT_THERE_NOTE)
    };
    let onsubmit = {
        let (form, sending, reload) = (form.clone(), sending.clone(), props.of.reload.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = form.typed.trim().to_owned();
            let body = NewServiceBlock {
                reason: Some(reason).filter(|reason| !is_resident || !reason.is_empty()),
            };
            if sending.accepts_known(&body) {
                let (form, reload) = (form.clone(), reload.clone());
                sending.send(Call::put(&path).json(&body), move |_: Service| {
                    form.done();
                    reload.emit(());
                });
            }
        })
    };
    html! {
        <details open={begun}>
            <summary data-test="not-again">{ fill(ask, &[&member.name]) }</summary>
            <form class="lx-stack" {onsubmit}>
                { part!(TextArea {
                    label: t(label),
                    value: (*form.typed).clone(),
                    oninput: form.typing(|reason: &mut String, typed| *reason = typed),
                    limit: 200,
                    rows: 2,
                    hint: t(note),
                    error: sending.error("/reason"),
                    data_test: "not-again-reason",
                }) }
                { unsent(&sending) }
                { part!(Button {
                    block: true,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "send-not-again",
                    children: html! { { t(text::NOT_AGAIN_SEND) } },
                }) }
            </form>
        </details>
    }
}
