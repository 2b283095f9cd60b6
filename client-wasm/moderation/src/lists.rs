//! The street's lists of words that moderators are shown where they stand.

use contract::{
    page::Page,
    proposals::{NewWordList, Severity, WordList},
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, moderation as text, shared, t},
    part,
    remote::use_call,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Choice, Field, FieldKind, Select, TextArea, use_toasts},
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

/// The page.
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
    let typed = use_state(|| typed_of(props.list.as_ref()));
    let (sending, toasts) = (use_sending(), use_toasts());
    let path = props.list.as_ref().map(|list| format!("/word-lists/{}", list.id));
    let onsubmit = {
        let (typed, sending, reload, toasts) = (typed.clone(), sending.clone(), props.reload.clone(), toasts.clone());
        let (path, street) = (path.clone(), props.street);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let new = new(&typed);
            let call = if let Some(path) = &path {
                Call::put(path).json(&new)
            } else {
                let path = format!("/streets/{street}/word-lists");
                Call::post(&path).json(&new).key(&sending.key(&path, &new))
            };
            let (reload, toasts, typed, fresh) = (reload.clone(), toasts.clone(), typed.clone(), path.is_none());
            sending.send(call, move |_: WordList| {
                toasts.good(t(shared::SAVED));
                if fresh {
                    typed.set(typed_of(None));
                }
                reload.emit(());
            });
        })
    };
    let remove = path.map(|path| {
        let (sending, reload) = (sending.clone(), props.reload.clone());
        Callback::from(move |_: MouseEvent| {
            let reload = reload.clone();
            sending.send(Call::delete(&path), move |()| reload.emit(()));
        })
    });
    html! {
        <form class="lx-stack" {onsubmit} data-test="list-form">
            { part!(Field {
                label: t(text::LIST_NAME),
                kind: FieldKind::Text,
                value: typed.0.clone(),
                oninput: typing(&typed, |typed: &mut Typed, name| typed.0 = name),
                error: sending.error("/name"),
                data_test: "list-name",
            }) }
            { part!(Select {
                label: t(text::LIST_SEVERITY),
                options: Severity::ALL.iter().map(|one| Choice::new(one.word(), t(called(*one)))).collect::<Vec<_>>(),
                value: typed.1.word(),
                onchange: typing(&typed, |typed: &mut Typed, word: String| typed.1 = Severity::from_word(&word).unwrap_or(typed.1)),
                data_test: "list-severity",
            }) }
            { part!(TextArea {
                label: t(text::LIST_WORDS),
                value: typed.2.clone(),
                oninput: typing(&typed, |typed: &mut Typed, words| typed.2 = words),
                limit: MOST,
                error: sending.error("/words"),
                data_test: "list-words",
            }) }
            { sending.trouble("list-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            <p class="lx-row">
                { part!(Button {
                    kind: ButtonKind::Primary,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "list-save",
                    children: html! { { t(shared::SAVE) } },
                }) }
                if let Some(onclick) = remove {
                    { part!(Button {
                        kind: ButtonKind::Text,
                        onclick,
                        data_test: "list-remove",
                        children: html! { { t(text::LIST_REMOVE) } },
                    }) }
                }
            </p>
        </form>
    }
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
