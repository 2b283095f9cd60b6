//! The form of one act: what is typed, the templates for it, and sending it exactly once.

use contract::{
    cases::{Case, Category, DeclineReason, Urgency, Visibility},
    problem::Kind,
};
use kit::{
    files::{self, Attached, Files},
    hooks::use_state,
    http::Failure,
    i18n::{console as text, shared, t, words},
    part,
    sending::{Sending, use_sending},
    ui::{Banner, Button, ButtonKind, Choice, Choices, IconButton, Select, Shape, TextArea, Tone},
};
use yew::prelude::*;

use super::{
    act::Act,
    draft::{Draft, name},
    handling,
    templates::Templates,
};
use crate::{
    calls::{self, Held},
    subcategory::SubcategoryPicker,
};

/// Properties of a [`Form`].
#[derive(Properties, PartialEq)]
pub(super) struct FormProps {
    /// What is done.
    pub(super) act: Act,
    /// The case as it is known.
    pub(super) held: Held,
    /// Whether it can still be done.
    pub(super) allowed: bool,
    /// Called when it is done, with what became of the case.
    pub(super) ondone: Callback<(Act, Held)>,
    /// Called with the case as others left it; with nothing, to fetch it.
    pub(super) onlatest: Callback<Option<Box<Case>>>,
    /// Puts the form away; the draft stays.
    pub(super) onclose: Callback<()>,
}

/// A form. Give it its act as key: each act has a draft of its own.
#[component]
pub(super) fn Form(props: &FormProps) -> Html {
    let (id, act) = (props.held.case.summary.id, props.act);
    let draft = use_state(move || Draft::recall(id, act));
    // What is on its way to the server meanwhile is added to what is typed by then.
    let latest = use_mut_ref(|| (*draft).clone());
    let change = {
        let (draft, latest) = (draft.clone(), latest.clone());
        Callback::from(move |new: Draft| {
            new.keep(id, act);
            latest.replace(new.clone());
            draft.set(new);
        })
    };
    let onattach = change.reform(move |file: Attached| {
        let mut new = latest.borrow().clone();
        new.files.push(file);
        new
    });
    let uploading = use_state(|| false);
    let sending = use_sending();
    let send = use_send(props, &draft, &sending, *uploading);
    let onsubmit = send.reform(|event: SubmitEvent| event.prevent_default());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send.emit(());
        }
    });
    let failure = sending.failure().cloned();
    html! {
        <form class="lx-case-form" {onsubmit} {onkeydown} novalidate=true data-test={format!("{}-form", act.word())}>
            <div class="lx-case-form-head">
                <h3>{ t(act.deed().title) }</h3>
                { part!(IconButton {
                    shape: Shape::Close,
                    label: t(shared::CLOSE),
                    onclick: props.onclose.reform(|_: MouseEvent| ()),
                    data_test: "form-close",
                }) }
            </div>
            { trouble(&sending, props) }
            { part!(Inputs {
                act,
                case: props.held.case.clone(),
                draft: (*draft).clone(),
                failure,
                onchange: change.clone(),
                onattach,
                onuploading: {
                    let uploading = uploading.setter();
                    Callback::from(move |busy: bool| uploading.set(busy))
                },
            }) }
            { foot(props, &draft, &change, sending.is_busy(), *uploading) }
        </form>
    }
}

/// The way to send what is typed, exactly once however often it is pressed.
#[hook]
fn use_send(props: &FormProps, draft: &Draft, sending: &Sending, uploading: bool) -> Callback<()> {
    let (act, held, allowed) = (props.act, props.held.clone(), props.allowed && !uploading);
    let (ondone, onlatest) = (props.ondone.clone(), props.onlatest.clone());
    let (draft, sending) = (draft.clone(), sending.clone());
    Callback::from(move |()| {
        if !allowed {
            return;
        }
        let id = held.case.summary.id;
        let Some(body) = draft.body(act, &held.case, &sending) else {
            return;
        };
        let key = sending.key(&name(id, act), &body);
        let (held, ondone, onlatest) = (held.clone(), ondone.clone(), onlatest.clone());
        let sent = async move {
            let outcome = calls::act(id, act.deed().path, &body, held.etag.as_deref(), &key).await;
            // Somebody else was quicker: show how it stands; what was typed stays.
            outcome.inspect_err(|refusal| {
                if refusal.is(Kind::Conflict) {
                    onlatest.emit(refusal.current().cloned().map(Box::new));
                }
            })
        };
        sending.start(sent, move |held| {
            Draft::forget(id, act);
            ondone.emit((act, held));
        });
    })
}

fn foot(props: &FormProps, draft: &Draft, change: &Callback<Draft>, busy: bool, uploading: bool) -> Html {
    let act = props.act;
    let discard = {
        let (change, onclose) = (change.clone(), props.onclose.clone());
        Callback::from(move |_: MouseEvent| {
            change.emit(Draft::default());
            onclose.emit(());
        })
    };
    html! {
        <div class="lx-case-form-foot">
            if !draft.is_empty() {
                <span class="lx-muted lx-small lx-case-form-kept">{ t(text::DRAFT_KEPT) }</span>
                { part!(Button {
                    kind: ButtonKind::Text,
                    onclick: discard,
                    data_test: "draft-discard",
                    children: html! { <>{ t(text::DISCARD) }</> },
                }) }
            }
            { part!(Button {
                submit: true,
                kind: if act == Act::Decline { ButtonKind::Warn } else { ButtonKind::Primary },
                loading: busy,
                disabled: !props.allowed || uploading,
                data_test: format!("{}-submit", act.word()),
                children: html! { <>{ t(act.deed().submit) }</> },
            }) }
        </div>
    }
}

/// What went wrong as a whole; what is wrong with a field stands there.
fn trouble(sending: &Sending, props: &FormProps) -> Html {
    if !props.allowed {
        return html! { { part!(Banner { tone: Tone::Red, shape: Shape::Alert, words: t(text::UNAVAILABLE_NOW), data_test: "form-too-late" }) } };
    }
    let Some(failure) = sending.failure().filter(|failure| failure.fields().is_empty()) else {
        return Html::default();
    };
    if failure.is(Kind::Stale) {
        let (sending, onlatest) = (sending.clone(), props.onlatest.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            sending.forgive();
            onlatest.emit(None);
        });
        return html! {
            { part!(Banner {
                tone: Tone::Amber,
                shape: Shape::Alert,
                words: t(text::STALE),
                data_test: "form-stale",
                children: html! {
                    <>
                        { part!(Button {
                            onclick,
                            data_test: "reload",
                            children: html! { <>{ t(text::RELOAD) }</> },
                        }) }
                    </>
                },
            }) }
        };
    }
    html! { { part!(Banner { tone: Tone::Red, shape: Shape::Alert, words: failure.line(), data_test: "form-failed" }) } }
}

/// Properties of the fields of a form.
#[derive(Properties, PartialEq)]
pub(super) struct InputsProps {
    pub(super) act: Act,
    pub(super) case: std::rc::Rc<Case>,
    pub(super) draft: Draft,
    failure: Option<Failure>,
    onchange: Callback<Draft>,
    onattach: Callback<Attached>,
    onuploading: Callback<bool>,
}

/// Gives a callback that changes one part of the draft.
pub(super) fn change<T: 'static>(props: &InputsProps, change: impl Fn(&mut Draft, T) + 'static) -> Callback<T> {
    let (draft, onchange) = (props.draft.clone(), props.onchange.clone());
    Callback::from(move |value: T| {
        let mut draft = draft.clone();
        change(&mut draft, value);
        onchange.emit(draft);
    })
}

/// What is wrong with the first of these that something is wrong with. What is empty points at them together, not at each.
pub(super) fn fault(props: &InputsProps, pointers: &[&str]) -> Option<AttrValue> {
    let failure = props.failure.as_ref()?;
    let mut of_all = failure.fields().iter().filter(|fault| fault.pointer.is_empty());
    let words = pointers.iter().find_map(|pointer| match *pointer {
        "" => of_all.next().map(|fault| fault.detail.as_str()),
        pointer => failure.field(pointer),
    })?;
    Some(AttrValue::from(words.to_owned()))
}

#[component]
fn Inputs(props: &InputsProps) -> Html {
    let deed = props.act.deed();
    html! {
        <>
            { before_text(props) }
            if let Some(action) = deed.templates {
                { part!(Templates {
                    case: props.case.summary.id,
                    action,
                    category: props.case.summary.category,
                    onpick: change(props, |draft, text: AttrValue| {
                        if !draft.text.trim().is_empty() {
                            draft.text.push('\n');
                        }
                        draft.text.push_str(&text);
                    }),
                }) }
            }
            if let Some(label) = deed.label {
                { part!(TextArea {
                    label: t(label),
                    hint: deed.hint.map(|hint| AttrValue::from(t(hint))),
                    value: props.draft.text.clone(),
                    oninput: change(props, |draft, text| draft.text = text),
                    limit: deed.limit,
                    error: fault(props, if props.act.rules() { &["/text", ""] } else { &["/text", "/body"] }),
                    rows: if matches!(props.act, Act::Answer | Act::Draft) { 7 } else { 4 },
                    data_test: props.act.field(),
                }) }
            }
            if matches!(props.act, Act::Answer | Act::Draft) {
                { part!(Files {
                    files: props.draft.files.clone(),
                    onadd: props.onattach.clone(),
                    onremove: change(props, |draft, place: usize| {
                        draft.files.remove(place);
                    }),
                    onbusy: props.onuploading.clone(),
                    error: fault(props, &files::POINTERS),
                }) }
            }
        </>
    }
}

/// The choices that come before the text.
fn before_text(props: &InputsProps) -> Html {
    let (draft, summary) = (&props.draft, &props.case.summary);
    match props.act {
        Act::Accept => html! {
            <div class="lx-two">
                { part!(Select {
                    label: t(text::URGENCY),
                    value: draft.urgency.unwrap_or(summary.urgency).word(),
                    options: Urgency::ALL.iter().map(|each| Choice::new(each.word(), t(words::urgency(*each)))).collect::<Vec<_>>(),
                    onchange: change(props, |draft, word: String| draft.urgency = Urgency::from_word(&word)),
                    data_test: "accept-urgency",
                }) }
                { part!(Select {
                    label: t(text::CATEGORY),
                    value: draft.category.unwrap_or(summary.category).word(),
                    options: Category::ALL.iter().map(|each| Choice::new(each.word(), t(words::category(*each)))).collect::<Vec<_>>(),
                    onchange: change(props, |draft, word: String| {
                        draft.category = Category::from_word(&word);
                        draft.subcategory.clear();
                    }),
                    data_test: "accept-category",
                }) }
                { part!(SubcategoryPicker {
                    community: summary.community_id,
                    category: Some(draft.category.unwrap_or(summary.category)),
                    value: draft.subcategory.clone(),
                    none: t(text::SUBCATEGORY_NONE),
                    onchange: change(props, |draft, id| draft.subcategory = id),
                    error: fault(props, &["/subcategory_id"]),
                    data_test: "accept-subcategory",
                }) }
            </div>
        },
        Act::Note => {
            let chosen = if draft.public {
                Visibility::Public
            } else {
                Visibility::Internal
            };
            html! {
                { part!(Choices {
                    label: t(text::NOTE_VISIBILITY),
                    chosen: vec![AttrValue::from(chosen.word())],
                    options: vec![
                                        Choice::new(Visibility::Internal.word(), t(text::NOTE_INTERNAL)),
                                        Choice::new(Visibility::Public.word(), t(text::NOTE_PUBLIC)),
                                    ],
                    onchange: change(props, |draft, word: AttrValue| draft.public = word == Visibility::Public.word()),
                    data_test: "note-visibility",
                }) }
            }
        }
        Act::Decline => html! {
            { part!(Select {
                label: t(text::DECLINE_REASON),
                value: draft.reason.unwrap_or(DeclineReason::NotCompetent).word(),
                options: DeclineReason::ALL.iter().map(|each| Choice::new(each.word(), t(words::decline_reason(*each)))).collect::<Vec<_>>(),
                onchange: change(props, |draft, word: String| draft.reason = DeclineReason::from_word(&word)),
                data_test: "decline-reason",
            }) }
        },
        _ => handling::before_text(props),
    }
}
