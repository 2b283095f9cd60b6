//! What the council decided about a need, as the station writes it down.

use std::rc::Rc;

use contract::{
    bodies::{BodyAct, BodySummary},
    needs::{CommunityNeed, NeedState, SENTENCES, ScreenNeed},
};
use kit::{
    drafts::use_draft,
    http::Call,
    i18n::{needs as text, t},
    need, part,
    sending::use_sending,
    ui::{Button, ButtonKind, Field, use_toasts},
};
use yew::prelude::*;

use super::decider::use_decider;

/// Properties of [`Screening`].
#[derive(Properties, PartialEq)]
pub(super) struct ScreeningProps {
    pub(super) need: CommunityNeed,
    /// The bodies of its community.
    pub(super) bodies: Rc<Vec<BodySummary>>,
    /// Called once it is written down.
    pub(super) done: Callback<()>,
}

/// The reason, and the decisions that can be taken.
#[component]
pub(super) fn Screening(props: &ScreeningProps) -> Html {
    let of = &props.need;
    let said = use_draft(&format!("screen.{}", of.id));
    let (sending, toasts) = (use_sending(), use_toasts());
    let (body_id, decider) = use_decider(&props.bodies, (BodyAct::ScreenNeeds, &[]), text::SCREEN_ALONE, &sending);
    let decide = |accepted: bool| {
        let (sending, said, toasts, done) = (sending.clone(), said.clone(), toasts.clone(), props.done.clone());
        let path = format!("/needs/{}/screening", of.id);
        Callback::from(move |_: MouseEvent| {
            let reason = Some(said.text.trim().to_owned()).filter(|reason| !reason.is_empty());
            let decided = ScreenNeed {
                accepted,
                field: None,
                reason,
                body_id,
            };
            let Some(body) = sending.written(&decided, SENTENCES) else {
                return;
            };
            let (clear, toasts, done) = (said.clear.clone(), toasts.clone(), done.clone());
            sending.send(Call::post(&path).json_text(&body), move |_: CommunityNeed| {
                clear.emit(());
                toasts.good(t(text::SAVED));
                done.emit(());
            });
        })
    };
    html! {
        <div class="lx-stack" data-test="screening">
            { decider }
            { part!(Field {
                label: t(text::SCREEN_WHY),
                value: said.text.clone(),
                oninput: said.set.clone(),
                max_length: 200,
                error: sending.error("/reason"),
                data_test: "screen-reason",
            }) }
            { need::trouble(&sending, &[], "screen-trouble") }
            <p class="lx-row">
                if of.state != NeedState::Screened {
                    { part!(Button { kind: ButtonKind::Primary, loading: sending.is_busy(), onclick: decide(true), data_test: "accept", children: html! { { t(text::SCREEN_ACCEPT) } } }) }
                }
                if of.state != NeedState::Discarded {
                    { part!(Button { loading: sending.is_busy(), onclick: decide(false), data_test: "discard", children: html! { { t(text::SCREEN_DISCARD) } } }) }
                }
            </p>
        </div>
    }
}
