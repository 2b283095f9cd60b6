//! The call that is going on: who, what, and what is done about it, on one screen.

use contract::{cases::Urgency, contacts::Recorded, ids::CaseId, problem::Kind};
use gloo_timers::callback::Interval;
use kit::{
    desk::use_desk,
    hooks::{use_effect_with, use_focus, use_state},
    http::Failure,
    i18n::{desk as text, fill, t},
    part,
    sending::{Sending, use_sending},
    ui::{Banner, Button, ButtonKind, Field, FieldKind, Shape, Tone, use_toasts},
};
use yew::prelude::*;

use super::{
    caller::{CallerPane, joined, next_to_join, number_label, use_caller},
    danger,
    draft::Draft,
    keys::{CallKey, use_call_keys, with_key},
    matter, same,
};
use crate::{
    calls,
    keys::{focus, press},
};

/// Properties of a [`CallForm`].
#[derive(Properties, PartialEq)]
pub(super) struct CallProps {
    pub(super) draft: Draft,
    pub(super) onchange: Callback<Draft>,
    /// Called when the call was saved or discarded.
    pub(super) onend: Callback<()>,
}

/// The call.
#[component]
pub(super) fn CallForm(props: &CallProps) -> Html {
    use_focus("call-phone");
    let draft = &props.draft;
    let sending = use_sending();
    let number = draft.said.number();
    let caller = use_caller(&number);
    let save = use_save(props, &sending);
    let change = Change {
        draft: draft.clone(),
        onchange: props.onchange.clone(),
    };
    let next = caller.as_ref().and_then(|caller| next_to_join(caller, draft.case));
    use_call_keys({
        let (change, save, onend) = (change.clone(), save.clone(), props.onend.clone());
        Callback::from(move |key| act(key, &change, next, &save, &onend))
    });
    let onsubmit = save.reform(|event: SubmitEvent| event.prevent_default());
    let onjoin = change.of(|draft, case: Option<CaseId>| draft.case = case);
    html! {
        <form class="lx-hotline-call" {onsubmit} novalidate=true data-test="call-form">
            <div class="lx-stack">
                { part!(Clock { draft: draft.clone() }) }
                { danger::banner(draft, &change.of(|draft, advice| draft.advice = advice)) }
                { trouble(&sending) }
                if let Some(words) = joined(caller.as_ref(), draft.case) {
                    { part!(Banner {
                        tone: Tone::Blue,
                        shape: Shape::Merge,
                        words,
                        data_test: "call-joined",
                    }) }
                }
                { same::chosen(&change) }
                { person(&change, &sending) }
                { matter::fields(&change, &sending) }
                { foot(&sending, &props.onend) }
            </div>
            <aside class="lx-stack">
                if let Some(caller) = caller { { part!(CallerPane { caller, joined: draft.case, onjoin }) } }
                { same::list(&change) }
            </aside>
        </form>
    }
}

/// Who calls.
fn person(change: &Change, sending: &Sending) -> Html {
    let said = &change.draft.said;
    html! {
        <>
            { part!(Field {
                label: number_label(),
                kind: FieldKind::Phone,
                value: said.phone.clone(),
                autocomplete: "off",
                oninput: change.of(|draft, phone| draft.said.phone = phone),
                hint: t(text::NUMBER_HINT),
                error: sending.error("/person/phone"),
                data_test: "call-phone",
            }) }
            { part!(Field {
                label: t(text::NAME),
                value: said.name.clone(),
                autocomplete: "off",
                oninput: change.of(|draft, name| draft.said.name = name),
                error: sending.error("/person/name"),
                data_test: "call-name",
            }) }
        </>
    }
}

/// The draft, and the way to change it.
#[derive(Clone)]
pub(super) struct Change {
    pub(super) draft: Draft,
    onchange: Callback<Draft>,
}

impl Change {
    /// A callback that changes one part of the call.
    pub(super) fn of<V: 'static>(&self, change: impl Fn(&mut Draft, V) + 'static) -> Callback<V> {
        let this = self.clone();
        Callback::from(move |value| this.make(|draft| change(draft, value)))
    }

    fn make(&self, change: impl FnOnce(&mut Draft)) {
        let mut new = self.draft.clone();
        change(&mut new);
        self.onchange.emit(new);
    }
}

fn act(key: CallKey, change: &Change, next: Option<CaseId>, save: &Callback<()>, onend: &Callback<()>) {
    match key {
        CallKey::Title => focus("call-title"),
        CallKey::Body => focus("call-body"),
        CallKey::Category => focus("call-category"),
        CallKey::Subcategory => focus("call-subcategory"),
        CallKey::Cell => focus("call-cell"),
        CallKey::Nameless => {
            let on = !change.draft.nameless;
            change.make(|draft| draft.nameless = on);
        }
        CallKey::Merge if change.draft.merge.is_some() => change.make(|draft| draft.merge = None),
        CallKey::Merge => press("similar-pick"),
        CallKey::Answer => focus("call-answer"),
        CallKey::Address => focus("call-address"),
        CallKey::Callback => {
            let on = !change.draft.callback;
            change.make(|draft| draft.callback = on);
            kit::browser::soon(move || focus(if on { "call-when" } else { "call-callback" }));
        }
        CallKey::Urgency(index) => {
            if let Some(urgency) = Urgency::ALL.get(index) {
                change.make(|draft| draft.said.urgency = *urgency);
            }
        }
        CallKey::Told => change.make(|draft| draft.advice = Some(contract::contacts::Advice::Told)),
        CallKey::NoDanger => change.make(|draft| draft.advice = Some(contract::contacts::Advice::NoDanger)),
        CallKey::Join => change.make(|draft| draft.case = next),
        CallKey::Save => save.emit(()),
        CallKey::Drop => onend.emit(()),
    }
}

fn trouble(sending: &Sending) -> Html {
    if sending.failure().is_some_and(|failure| failure.is(Kind::KeyReused)) {
        return part!(Banner {
            tone: Tone::Amber,
            shape: Shape::Info,
            words: t(text::SAVED_BEFORE),
            data_test: "call-saved-before"
        });
    }
    let advice = sending.error("/talk/advice");
    html! {
        <>
            { sending.trouble("call-failed") }
            if let Some(words) = advice { { part!(Banner { tone: Tone::Red, shape: Shape::Alert, words, data_test: "call-advice-needed" }) } }
        </>
    }
}

fn foot(sending: &Sending, onend: &Callback<()>) -> Html {
    html! {
        <div class="lx-row">
            { part!(Button {
                submit: true,
                kind: ButtonKind::Primary,
                loading: sending.is_busy(),
                key_shortcut: "Control+Enter",
                data_test: "call-save",
                children: html! { <>{ with_key(text::SAVE, "Ctrl+Enter") }</> },
            }) }
            { part!(Button {
                kind: ButtonKind::Text,
                onclick: onend.reform(|_: MouseEvent| ()),
                data_test: "call-drop",
                children: html! { <>{ with_key(text::DROP, "Alt+X") }</> },
            }) }
        </div>
    }
}

/// Saves the call once: its key is its own, and its length stands still when it is sent first.
#[hook]
fn use_save(props: &CallProps, sending: &Sending) -> Callback<()> {
    let (toasts, desk) = (use_toasts(), use_desk());
    let (draft, onchange, onend, sending) = (
        props.draft.clone(),
        props.onchange.clone(),
        props.onend.clone(),
        sending.clone(),
    );
    Callback::from(move |()| {
        let mut draft = draft.clone();
        draft.seconds = Some(draft.talked());
        let call = match (draft.case, draft.whole()) {
            (Some(case), _) => {
                let further = draft.further();
                sending.accepts(&further).then(|| calls::add_call(case, &further, &draft.key))
            }
            (None, Some(call)) => sending.accepts(&call).then(|| calls::take_call(&call, &draft.key)),
            (None, None) => {
                sending.misses("/matter/category", t(text::CATEGORY_NEEDED));
                None
            }
        };
        let Some(call) = call else { return };
        onchange.emit(draft.clone());
        let (toasts, onend, touch, saved) = (toasts.clone(), onend.clone(), desk.touch.clone(), draft.clone());
        let done = move |recorded: Recorded| {
            toasts.good(fill(text::CALL_SAVED, &[&recorded.case.number]));
            let ended = {
                let (touch, onend) = (touch.clone(), onend.clone());
                Callback::from(move |()| {
                    touch.emit(());
                    onend.emit(());
                })
            };
            same::merge(&saved, &recorded, toasts, ended);
        };
        let onchange = onchange.clone();
        let failed = Callback::from(move |failure: Failure| {
            // It was not taken, and they still talk.
            if !failure.fields().is_empty() {
                let mut talking = draft.clone();
                talking.seconds = None;
                talking.revision += 1;
                onchange.emit(talking);
            }
        });
        sending.send_or::<Recorded>(call, done, failed);
    })
}

#[derive(Properties, PartialEq)]
struct ClockProps {
    draft: Draft,
}

/// How long they talk.
#[component]
fn Clock(props: &ClockProps) -> Html {
    let beat = use_state(|| 0_u32);
    {
        let beat = beat.setter();
        use_effect_with((), move |()| {
            let mut count = 0;
            let interval = Interval::new(1_000, move || {
                count += 1;
                beat.set(count);
            });
            move || drop(interval)
        });
    }
    let talked = props.draft.talked();
    let words = format!("{:02}:{:02}", talked / 60, talked % 60);
    html! { <p class="lx-hotline-clock lx-number" role="timer" data-test="call-clock">{ fill(text::TALKING, &[&words]) }</p> }
}
