//! The street's lists of words that moderators are shown where they stand.

use contract::{
    page::Page,
    proposals::{NewWordList, Severity, WordList},
};
use kit::{
    form::use_saved,
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{Text, fill, moderation as text, shared, t},
    part,
    remote::use_call,
    sending::{Sending, typing, use_sending},
    ui::{Button, ButtonKind, Choice, Field, FieldKind, Select, TextArea, button, overtaken, use_toasts},
};
use yew::prelude::*;

use crate::figures::OfStreet;

/// Characters that the words of a list may take in the form: 2,000 of 40, and the ends of lines.
const MOST: u32 = 82_000;

/// What a severity is called.
const fn called(severity: Severity) -> Text {
    match severity {
        Severity::Notice => text::NOTICE,
        Severity::Warning => text::WARNING,
        Severity::Grave => text::GRAVE,
    }
}

#[component]
pub(crate) fn ListsPage(props: &OfStreet) -> Html {
    let (lists, reload) = use_call::<_, Page<WordList>>(props.street, |street| {
        Some(Call::get(&format!("/streets/{street}/word-lists")))
    });
    lists.show(3, &reload, |page| {
        let one = |list: &WordList| {
            html! {
                <details key={list.id.to_string()} class="lx-card" data-test="list">
                    <summary>{ fill(text::LIST_ONE, &[&list.name, t(called(list.severity)), &list.words.len().to_string()]) }</summary>
                    { part!(Editor { street: props.street, list: Some(list.clone()), reload: reload.clone() }) }
                </details>
            }
        };
        html! {
            <div class="lx-stack" data-test="lists">
                <p class="lx-small lx-muted">{ t(text::LISTS_LEAD) }</p>
                { for page.items.iter().map(one) }
                <section class="lx-card">
                    <h2 class="lx-title">{ t(text::LIST_NEW) }</h2>
                    { part!(Editor { street: props.street, list: None::<WordList>, reload: reload.clone() }) }
                </section>
            </div>
        }
    })
}

#[derive(Properties, PartialEq)]
struct EditorProps {
    street: contract::ids::StreetId,
    /// The list that is changed; a new one without.
    list: Option<WordList>,
    reload: Callback<()>,
}

/// What is typed: the name, how grave it is, and the words, one for each line.
type Typed = (String, Severity, String);

fn typed_of(list: Option<&WordList>) -> Typed {
    match list {
        Some(list) => (list.name.clone(), list.severity, list.words.join("\n")),
        None => (String::new(), Severity::Notice, String::new()),
    }
}

#[component]
fn Editor(props: &EditorProps) -> Html {
    let saved = use_saved(props.list.clone());
    let version = saved.as_ref().map_or(0, |list| list.version);
    let (typed, begun) = (use_state(|| typed_of(saved.as_ref())), use_state(|| version));
    let sending = use_sending();
    let behind = *begun != version && *typed != typed_of(saved.as_ref());
    let onsubmit = use_save(props, &typed, &begun, &saved, &sending);
    let remove = props.list.as_ref().map(|list| {
        let (sending, reload, path) = (sending.clone(), props.reload.clone(), address(list));
        Callback::from(move |_: MouseEvent| {
            let reload = reload.clone();
            sending.send(Call::delete(&path), move |()| reload.emit(()));
        })
    });
    html! {
        <form class="lx-stack" {onsubmit} data-test="list-form">
            { fields(&typed, &sending) }
            { sending.trouble("list-trouble") }
            if behind { { both(&typed, &begun, saved.as_ref()) } }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            <p class="lx-row">
                { part!(Button {
                    kind: ButtonKind::Primary,
                    submit: true,
                    loading: sending.is_busy(),
                    disabled: behind,
                    data_test: "list-save",
                    children: html! { { t(shared::SAVE) } },
                }) }
                if let Some(onclick) = remove {
                    { button(ButtonKind::Text, t(text::LIST_REMOVE), onclick, "list-remove") }
                }
            </p>
        </form>
    }
}

fn address(list: &WordList) -> String {
    format!("/word-lists/{}", list.id)
}

/// Saves a list over the version that it was begun at, or a new one.
#[hook]
fn use_save(
    props: &EditorProps,
    typed: &UseStateHandle<Typed>,
    begun: &UseStateHandle<u32>,
    saved: &UseStateHandle<Option<WordList>>,
    sending: &Sending,
) -> Callback<SubmitEvent> {
    let toasts = use_toasts();
    let (typed, begun, saved, sending) = (typed.clone(), begun.clone(), saved.clone(), sending.clone());
    let (path, street, reload) = (props.list.as_ref().map(address), props.street, props.reload.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let new = new(&typed);
        let call = if let Some(path) = &path {
            Call::put(path).json(&new).if_match(&format!("\"{}\"", *begun))
        } else {
            let path = format!("/streets/{street}/word-lists");
            Call::post(&path).json(&new).key(&sending.key(&path, &new))
        };
        let (reload, toasts, typed, fresh) = (reload.clone(), toasts.clone(), typed.clone(), path.is_none());
        let (begun, saved) = (begun.clone(), saved.clone());
        let failed = sending.behind(&reload);
        let done = move |now: WordList| {
            toasts.good(t(shared::SAVED));
            if fresh {
                typed.set(typed_of(None));
            } else {
                begun.set(now.version);
                saved.set(Some(now));
            }
            reload.emit(());
        };
        sending.send_or(call, done, failed);
    })
}

fn fields(typed: &UseStateHandle<Typed>, sending: &Sending) -> Html {
    html! {
        <>
                { part!(Field {
                    label: t(text::LIST_NAME),
                    kind: FieldKind::Text,
                    value: typed.0.clone(),
                    oninput: typing(typed, |typed: &mut Typed, name| typed.0 = name),
                    error: sending.error("/name"),
                    data_test: "list-name",
                }) }
                { part!(Select {
                    label: t(text::LIST_SEVERITY),
                    options: Severity::ALL.iter().map(|one| Choice::new(one.word(), t(called(*one)))).collect::<Vec<_>>(),
                    value: typed.1.word(),
                    onchange: typing(typed, |typed: &mut Typed, word: String| typed.1 = Severity::from_word(&word).unwrap_or(typed.1)),
                    data_test: "list-severity",
                }) }
                { part!(TextArea {
                    label: t(text::LIST_WORDS),
                    value: typed.2.clone(),
                    oninput: typing(typed, |typed: &mut Typed, words| typed.2 = words),
                    limit: MOST,
                    error: sending.error("/words"),
                    data_test: "list-words",
                }) }
        </>
    }
}

/// The list that somebody else saved meanwhile, and which is to stand.
fn both(typed: &UseStateHandle<Typed>, begun: &UseStateHandle<u32>, saved: Option<&WordList>) -> Html {
    let theirs = typed_of(saved);
    let shown = html! { <p class="lx-text">{ &theirs.0 }{ " · " }{ t(called(theirs.1)) }{ "\n" }{ &theirs.2 }</p> };
    let version = saved.map_or(0, |list| list.version);
    let (typed, taken, keep) = (typed.clone(), begun.clone(), begun.clone());
    let ontake = move |_: MouseEvent| {
        typed.set(theirs.clone());
        taken.set(version);
    };
    overtaken(
        shown,
        Callback::from(ontake),
        Callback::from(move |_: MouseEvent| keep.set(version)),
    )
}

/// The list as it was typed; empty lines say nothing.
fn new(typed: &Typed) -> NewWordList {
    let lines = typed.2.lines().map(str::trim).filter(|line| !line.is_empty());
    NewWordList {
        name: typed.0.trim().to_owned(),
        severity: typed.1,
        words: lines.map(str::to_owned).collect(),
    }
}
