//! Following a proposal: being told what becomes of it without signing it.

use contract::proposals::Part;
use kit::{
    http::Call,
    i18n::{proposals as text, t},
    part,
    sending::use_sending,
    session::use_session,
    ui::{Button, ButtonKind},
};
use yew::prelude::*;

use crate::page::OfProposal;

/// The button; those who propose it are told anyway.
#[component]
pub(crate) fn Follow(props: &OfProposal) -> Html {
    let (sending, session) = (use_sending(), use_session());
    let (proposal, standing) = (&props.proposal, &props.proposal.standing);
    let resident = session.me().is_some_and(|me| me.phone.is_some());
    let proposes = matches!(standing.part, Some(Part::Author | Part::Together));
    if !resident || proposes || !proposal.summary.state.is_public() {
        return Html::default();
    }
    let path = format!("/proposals/{}/follow", proposal.summary.id);
    let (call, words, data_test) = if standing.follows {
        (Call::delete(&path), text::UNFOLLOW, "unfollow")
    } else {
        (Call::put(&path), text::FOLLOW, "follow")
    };
    let onclick = {
        let (sending, reload) = (sending.clone(), props.reload.clone());
        Callback::from(move |_: MouseEvent| {
            let reload = reload.clone();
            sending.send(call.clone(), move |()| reload.emit(()));
        })
    };
    html! {
        <>
            { sending.trouble("follow-trouble") }
            { part!(Button {
                kind: ButtonKind::Text,
                loading: sending.is_busy(),
                onclick,
                data_test,
                children: html! { { t(words) } },
            }) }
        </>
    }
}
