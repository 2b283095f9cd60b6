//! Changing the time of a request, for whoever may take it back as well.

use std::rc::Rc;

use contract::{
    liaison::Daypart,
    problem::Kind,
    teams::{Service, ServiceAction, ServiceTime, terms},
};
use yew::prelude::*;

use crate::{
    hooks::use_state,
    http::{Call, Failure},
    i18n::{service as text, shared, t},
    part,
    sending::{typing, use_sending},
    ui::{Banner, Button, ButtonKind, Choice, Choices, Dialog, Field, FieldKind, Shape, TextArea, Tone, use_toasts},
};

/// Properties of [`MoveTime`].
#[derive(Properties, PartialEq)]
pub struct MoveTimeProps {
    /// The request.
    pub service: Rc<Service>,
    /// Reads it again.
    pub reload: Callback<()>,
}

/// The button that opens the sheet, and the sheet; nothing for who may not, or no longer.
#[component]
pub fn MoveTime(props: &MoveTimeProps) -> Html {
    let summary = &props.service.summary;
    let as_it_is = ServiceTime {
        day: summary.day.clone(),
        part: summary.part,
        reason: None,
    };
    let (open, behind) = (use_state(|| false), use_state(|| false));
    let typed = use_state(|| as_it_is.clone());
    let (sending, toasts) = (use_sending(), use_toasts());
    let set = |to: bool| {
        let (open, behind, typed, now) = (open.clone(), behind.clone(), typed.clone(), as_it_is.clone());
        Callback::from(move |()| {
            typed.set(now.clone());
            behind.set(false);
            open.set(to);
        })
    };
    let onsubmit = {
        let (sending, typed, close, reload) = (sending.clone(), typed.clone(), set(false), props.reload.clone());
        let path = format!("/services/{}/time", summary.id);
        let (version, behind) = (props.service.version, behind.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut body = (*typed).clone();
            body.reason = body.reason.map(|why| why.trim().to_owned()).filter(|why| !why.is_empty());
            if !sending.accepts_known(&body) {
                return;
            }
            let (close, again, toasts) = (close.clone(), reload.clone(), toasts.clone());
            let done = move |_: Service| {
                close.emit(());
                toasts.good(t(text::MOVED_NOW));
                again.emit(());
            };
            let (behind, again, forgiving) = (behind.clone(), reload.clone(), sending.clone());
            let failed = Callback::from(move |failure: Failure| {
                if failure.is(Kind::Stale) {
                    forgiving.forgive();
                    behind.set(true);
                }
                again.emit(());
            });
            let call = Call::put(&path).json(&body).if_match(&format!("\"{version}\""));
            sending.send_or(call, done, failed);
        })
    };
    let parts = Daypart::ALL
        .iter()
        .map(|part| Choice::new(part.word(), t(terms::daypart(*part))));
    let form = || {
        html! {
            <form class="lx-stack" {onsubmit}>
                <p class="lx-small lx-muted">{ t(text::MOVE_NOTE) }</p>
                { part!(Field {
                    label: t(text::DAY_PICK),
                    kind: FieldKind::Date,
                    value: typed.day.clone(),
                    oninput: typing(&typed, |typed: &mut ServiceTime, day| typed.day = day),
                    error: sending.error("/day"),
                    data_test: "move-day",
                }) }
                { part!(Choices {
                    label: t(text::PART),
                    options: parts.collect::<Vec<_>>(),
                    chosen: vec![AttrValue::from(typed.part.word())],
                    onchange: typing(&typed, |typed: &mut ServiceTime, word: AttrValue| {
                        typed.part = Daypart::from_word(&word).unwrap_or(typed.part);
                    }),
                    data_test: "move-part",
                }) }
                { part!(TextArea {
                    label: t(text::MOVE_WHY),
                    value: typed.reason.clone().unwrap_or_default(),
                    oninput: typing(&typed, |typed: &mut ServiceTime, why| typed.reason = Some(why)),
                    limit: 200,
                    rows: 2,
                    error: sending.error("/reason"),
                    data_test: "move-why",
                }) }
                if *behind {
                    { part!(Banner { tone: Tone::Amber, shape: Shape::Alert, words: t(text::CHANGED_BEHIND), data_test: "move-behind" }) }
                }
                { sending.trouble("move-trouble") }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "send-move",
                    children: html! { { t(text::MOVE) } },
                }) }
            </form>
        }
    };
    html! {
        if props.service.actions.contains(&ServiceAction::Move) {
            { part!(Button {
                kind: ButtonKind::Plain,
                block: true,
                onclick: set(true).reform(|_: MouseEvent| ()),
                data_test: "move",
                children: html! { { t(text::MOVE) } },
            }) }
            if *open {
                { part!(Dialog { title: t(text::MOVE), onclose: set(false), close_label: t(shared::CLOSE), data_test: "move-sheet", children: form() }) }
            }
        }
    }
}
