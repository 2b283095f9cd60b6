//! Changing the time of a request, for whoever may take it back as well.

use std::rc::Rc;

use contract::{
    liaison::Daypart,
    problem::Kind,
    teams::{Service, ServiceAction, ServiceTime, terms},
};
use yew::prelude::*;

use crate::{
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{service as text, shared, t},
    part,
    sending::{Sending, typing, use_sending},
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
    let open = use_state(|| false);
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
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
                { part!(Dialog {
                    title: t(text::MOVE),
                    onclose: set(false),
                    close_label: t(shared::CLOSE),
                    data_test: "move-sheet",
                    children: part!(Sheet { service: props.service.clone(), reload: props.reload.clone(), close: set(false) }),
                }) }
            }
        }
    }
}

#[derive(Properties, PartialEq)]
struct SheetProps {
    service: Rc<Service>,
    reload: Callback<()>,
    /// Called once it is moved.
    close: Callback<()>,
}

/// When it is to be, begun with when it is now.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let summary = &props.service.summary;
    let typed = use_state(|| ServiceTime {
        day: summary.day.clone(),
        part: summary.part,
        reason: None,
    });
    let (sending, behind) = (use_sending(), use_state(|| false));
    let onsubmit = use_moving(props, &typed, &sending, &behind);
    html! {
        <form class="lx-stack" {onsubmit}>
            <p class="lx-small lx-muted">{ t(text::MOVE_NOTE) }</p>
            { fields(&typed, &sending) }
            if *behind {
                { part!(Banner { tone: Tone::Amber, shape: Shape::Alert, words: t(text::CHANGED_BEHIND), data_test: "move-behind" }) }
            }
            { sending.trouble("move-trouble") }
            { sending.submit_wide(t(text::MOVE), "send-move") }
        </form>
    }
}

/// Moves it. Where somebody else changed it meanwhile, it is read again, and who moves it decides once more.
#[hook]
fn use_moving(
    props: &SheetProps,
    typed: &UseStateHandle<ServiceTime>,
    sending: &Sending,
    behind: &UseStateHandle<bool>,
) -> Callback<SubmitEvent> {
    let toasts = use_toasts();
    let (sending, typed, behind) = (sending.clone(), typed.clone(), behind.clone());
    let (close, reload) = (props.close.clone(), props.reload.clone());
    let (path, version) = (format!("/services/{}/time", props.service.summary.id), props.service.version);
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
}

/// The day, its part, and why.
fn fields(typed: &UseStateHandle<ServiceTime>, sending: &Sending) -> Html {
    let parts = Daypart::ALL.iter();
    let parts = parts.map(|part| Choice::new(part.word(), t(terms::daypart(*part))));
    html! {
        <>
            { part!(Field {
                label: t(text::DAY_PICK),
                kind: FieldKind::Date,
                value: typed.day.clone(),
                oninput: typing(typed, |typed: &mut ServiceTime, day| typed.day = day),
                error: sending.error("/day"),
                data_test: "move-day",
            }) }
            { part!(Choices {
                label: t(text::PART),
                options: parts.collect::<Vec<_>>(),
                chosen: vec![AttrValue::from(typed.part.word())],
                onchange: typing(typed, |typed: &mut ServiceTime, word: AttrValue| {
                    typed.part = Daypart::from_word(&word).unwrap_or(typed.part);
                }),
                data_test: "move-part",
            }) }
            { part!(TextArea {
                label: t(text::MOVE_WHY),
                value: typed.reason.clone().unwrap_or_default(),
                oninput: typing(typed, |typed: &mut ServiceTime, why| typed.reason = Some(why)),
                limit: 200,
                rows: 2,
                error: sending.error("/reason"),
                data_test: "move-why",
            }) }
        </>
    }
}
