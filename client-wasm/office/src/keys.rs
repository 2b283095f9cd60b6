//! Programs of others that report through Open311: who has a key, and giving and taking one.

use contract::open311::{ApiClient, IssuedKey, NewApiClient, PER_MINUTE};
use kit::{
    desk::{Desk, use_desk},
    hooks::use_state,
    http::Call,
    i18n::{fill, people as text, shared, t},
    part,
    remote::use_remote,
    sending::{typing, use_sending},
    time,
    ui::{Button, ButtonKind, Check, Choice, Dialog, Empty, Field, FieldKind, Select, Shape, button},
};
use yew::prelude::*;

use crate::{calls, newcomer::submit};

/// The keys of the street's programs; only the street gives them.
#[component]
pub(crate) fn KeysPage() -> Html {
    let desk = use_desk();
    let street = desk.communities.first().filter(|_| desk.of_street()).map(|one| one.street_id);
    match street {
        Some(street) => part!(Keys {
            path: format!("/streets/{street}/api-clients")
        }),
        None => html! { <p class="lx-muted">{ t(text::KEYS_STREET) }</p> },
    }
}

#[derive(Properties, PartialEq)]
struct KeysProps {
    /// Where they are listed and added.
    path: AttrValue,
}

#[component]
fn Keys(props: &KeysProps) -> Html {
    let (keys, reload) = use_remote(props.path.clone(), |path| calls::api_clients(path.to_string()));
    let (adding, desk) = (use_state(|| false), use_desk());
    let show = {
        let adding = adding.clone();
        Callback::from(move |_: MouseEvent| adding.set(true))
    };
    let onclose = {
        let (adding, reload) = (adding.clone(), reload.clone());
        Callback::from(move |()| {
            adding.set(false);
            reload.emit(());
        })
    };
    html! {
        <section class="lx-stack" data-test="keys">
            <div class="lx-row lx-row-spread">
                <p class="lx-muted lx-small">{ t(text::KEYS_LEAD) }</p>
                { button(ButtonKind::Primary, t(text::KEY_ADD), show, "key-new") }
            </div>
            { keys.show(3, &reload, |keys| if keys.is_empty() {
                part!(Empty { shape: Shape::Person, words: t(text::KEYS_NONE) })
            } else {
                html! { <ul class="lx-manage-list">{ for keys.iter().map(|key| html! { <>{ part!(Row [key.id.to_string()] { program: key.clone(), place: place(&desk, key), onrevoked: reload.clone() }) }</> }) }</ul> }
            }) }
            if *adding { { part!(Form { path: props.path.clone(), onclose }) } }
        </section>
    }
}

/// Where it reports to.
fn place(desk: &Desk, key: &ApiClient) -> AttrValue {
    let own = desk.communities.iter().find(|one| Some(one.id) == key.sheet.community_id);
    own.map_or_else(|| t(text::STREET_WIDE).into(), |one| one.name.clone().into())
}

#[derive(Properties, PartialEq)]
struct RowProps {
    program: ApiClient,
    place: AttrValue,
    onrevoked: Callback<()>,
}

/// A program, and the end of its key: asked twice, because there is no way back.
#[component]
fn Row(props: &RowProps) -> Html {
    let (key, sending, sure) = (&props.program, use_sending(), use_state(|| false));
    let onclick = {
        let (path, sending) = (format!("/api-clients/{}/revocation", key.id), sending.clone());
        let (sure, onrevoked) = (sure.clone(), props.onrevoked.clone());
        Callback::from(move |_: MouseEvent| {
            if !*sure {
                return sure.set(true);
            }
            let onrevoked = onrevoked.clone();
            sending.send::<ApiClient>(Call::post(&path), move |_| onrevoked.emit(()));
        })
    };
    let standing = match (key.revoked_at, key.last_used_at) {
        (Some(at), _) => fill(text::KEY_REVOKED, &[&time::day(at)]),
        (None, Some(at)) => fill(text::KEY_USED, &[&time::day(at)]),
        (None, None) => t(text::KEY_UNUSED).to_owned(),
    };
    let told = t(if key.sheet.open { text::KEY_OPEN } else { text::KEY_QUIET });
    html! {
        <li class="lx-card lx-manage-row" data-test="key">
            <div class="lx-row lx-row-spread">
                <strong>{ &key.sheet.name }</strong>
                <span class="lx-muted">{ standing }</span>
            </div>
            <p>{ format!("…{} · {} · {}", key.key_ending, props.place, told) }</p>
            { sending.trouble_of_all("key-failed") }
            if key.revoked_at.is_none() {
                { part!(Button {
                    kind: if *sure { ButtonKind::Warn } else { ButtonKind::Plain },
                    loading: sending.is_busy(),
                    onclick,
                    data_test: "key-revoke",
                    children: html! { <>{ t(if *sure { text::KEY_REVOKE_SURE } else { text::KEY_REVOKE }) }</> },
                }) }
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    path: AttrValue,
    onclose: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    name: String,
    community: String,
    per_minute: String,
    open: bool,
}

impl Typed {
    fn sheet(&self) -> NewApiClient {
        NewApiClient {
            name: self.name.trim().to_owned(),
            community_id: self.community.parse().ok(),
            per_minute: self.per_minute.trim().parse().unwrap_or_default(),
            open: self.open,
        }
    }
}

/// Gives a program a key, and shows it once.
#[component]
fn Form(props: &FormProps) -> Html {
    let (desk, sending, given) = (use_desk(), use_sending(), use_state(|| None::<String>));
    let typed = use_state(|| Typed {
        name: String::new(),
        community: String::new(),
        per_minute: PER_MINUTE.to_string(),
        open: false,
    });
    let onsubmit = {
        let (path, typed, sending, given) = (props.path.clone(), typed.clone(), sending.clone(), given.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let given = given.clone();
            sending.send::<IssuedKey>(Call::post(&path).json(&typed.sheet()), move |issued| {
                given.set(Some(issued.key));
            });
        })
    };
    let onopen = {
        let typed = typed.clone();
        Callback::from(move |open| {
            typed.set(Typed {
                open,
                ..(*typed).clone()
            });
        })
    };
    let communities = desk
        .communities
        .iter()
        .map(|one| Choice::new(one.id.to_string(), one.name.clone()));
    let options: Vec<Choice> = [Choice::new("", t(text::STREET_WIDE))]
        .into_iter()
        .chain(communities)
        .collect();
    let content = match &*given {
        Some(key) => html! { <>
            <p><code class="lx-secret" data-test="key-given">{ key }</code></p>
            <p class="lx-muted">{ t(text::KEY_LEAD) }</p>
        </> },
        None => html! { <><form class="lx-stack" {onsubmit} novalidate=true>
            { sending.trouble_of_all("key-failed") }
            { part!(Field { label: t(text::NAME), value: typed.name.clone(), oninput: typing(&typed, |typed, value| typed.name = value), error: sending.error("/name"), data_test: "key-name" }) }
            { part!(Select { label: t(text::PLACE), options, value: typed.community.clone(), onchange: typing(&typed, |typed, value| typed.community = value), error: sending.error("/community_id"), data_test: "key-community" }) }
            { part!(Field { kind: FieldKind::Code, label: t(text::KEY_PER_MINUTE), value: typed.per_minute.clone(), oninput: typing(&typed, |typed, value| typed.per_minute = value), error: sending.error("/per_minute"), data_test: "key-per-minute" }) }
            { part!(Check { checked: typed.open, onchange: onopen, data_test: "key-open", children: html! { <>{ t(text::KEY_OPEN_ASK) }</> } }) }
            { submit(&sending) }
        </form></> },
    };
    part!(Dialog {
        title: t(text::KEY_ADD),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.clone(),
        children: content
    })
}
