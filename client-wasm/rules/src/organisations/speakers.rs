//! Who speaks for an organisation: sees what is handed to it, and gives it back.

use contract::handling::{NewRepresentative, Organisation, Representative, SENTENCES};
use kit::{
    hooks::{use_focus, use_state},
    http::Call,
    i18n::{fill, rules as text, shared, t},
    part,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Check, Dialog, Field, FieldKind, Shape, use_toasts},
};
use yew::prelude::*;

/// Properties of [`Speakers`].
#[derive(Properties, PartialEq)]
pub(super) struct SpeakersProps {
    /// For which.
    pub(super) organisation: Organisation,
    /// Called when somebody was added or removed.
    pub(super) onchange: Callback<()>,
}

/// Those there are, and the way to add one.
#[component]
pub(super) fn Speakers(props: &SpeakersProps) -> Html {
    let adding = use_state(|| false);
    let leaving = use_state(|| None::<Representative>);
    let add = {
        let adding = adding.clone();
        Callback::from(move |_: MouseEvent| adding.set(!*adding))
    };
    let onadded = {
        let (adding, onchange) = (adding.clone(), props.onchange.clone());
        Callback::from(move |()| {
            adding.set(false);
            onchange.emit(());
        })
    };
    let all = &props.organisation.representatives;
    let path = format!("/organisations/{}/representatives", props.organisation.id);
    html! {
        <div class="lx-stack">
            <h2 class="lx-label">{ t(text::SPEAKERS) }</h2>
            if all.is_empty() { <p class="lx-muted" data-test="speakers-none">{ t(text::SPEAKERS_NONE) }</p> }
            <ul class="lx-manage-list">{ for all.iter().map(|each| {
                let (leaving, who) = (leaving.clone(), each.clone());
                speaker(each, Callback::from(move |_: MouseEvent| leaving.set(Some(who.clone()))))
            }) }</ul>
            if *adding { { part!(Add { path: path.clone(), onadded }) } }
            else { { part!(Button { shape: Shape::Plus, onclick: add, data_test: "speaker-add", children: html! { { t(text::SPEAKER_ADD) } } }) } }
            if let Some(who) = &*leaving {
                { part!(Leave { path: format!("{path}/{}", who.account_id), name: called(who), onclose: {
                    let (leaving, onchange) = (leaving.clone(), props.onchange.clone());
                    Callback::from(move |gone| {
                        leaving.set(None);
                        if gone {
                            onchange.emit(());
                        }
                    })
                } }) }
            }
        </div>
    }
}

fn called(who: &Representative) -> String {
    if who.name.is_empty() {
        who.phone.clone()
    } else {
        who.name.clone()
    }
}

fn speaker(who: &Representative, onclick: Callback<MouseEvent>) -> Html {
    let post = if who.stands_in { text::SPEAKER_B } else { text::SPEAKER_A };
    html! {
        <li key={who.account_id.to_string()} class="lx-row lx-row-spread" data-test="speaker">
            <span>{ &who.name }{ " " }<span class="lx-number">{ &who.phone }</span>{ " · " }{ t(post) }</span>
            { part!(Button {
                kind: ButtonKind::Text,
                onclick,
                data_test: "speaker-remove",
                children: html! { { fill(text::SPEAKER_REMOVE, &[&called(who)]) } },
            }) }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct AddProps {
    path: String,
    onadded: Callback<()>,
}

/// Names somebody by their number. It is kept nowhere on this device: it is somebody else's.
#[component]
fn Add(props: &AddProps) -> Html {
    let typed = use_state(|| NewRepresentative {
        phone: String::new(),
        stands_in: false,
    });
    let (sending, toasts) = (use_sending(), use_toasts());
    use_focus("speaker-phone");
    let onsubmit = {
        let (typed, sending, path, onadded) = (typed.clone(), sending.clone(), props.path.clone(), props.onadded.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !sending.accepts_in(&*typed, SENTENCES) {
                return;
            }
            let (onadded, toasts) = (onadded.clone(), toasts.clone());
            let call = Call::post(&path).json(&*typed).key(&kit::browser::new_key());
            sending.send(call, move |_: Organisation| {
                toasts.good(t(text::SPEAKER_ADDED));
                onadded.emit(());
            });
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="speaker-form">
            { part!(Field {
                label: t(text::SPEAKER_PHONE),
                kind: FieldKind::Phone,
                value: typed.phone.clone(),
                oninput: typing(&typed, |typed: &mut NewRepresentative, phone: String| phone.trim().clone_into(&mut typed.phone)),
                autocomplete: "off",
                max_length: 11,
                hint: t(text::SPEAKER_PHONE_HINT),
                error: sending.error("/phone"),
                data_test: "speaker-phone",
            }) }
            { part!(Check {
                checked: typed.stands_in,
                onchange: typing(&typed, |typed: &mut NewRepresentative, on| typed.stands_in = on),
                data_test: "speaker-stands-in",
                children: html! { <>{ t(text::SPEAKER_B) }</> },
            }) }
            { sending.trouble("speaker-trouble") }
            { sending.submit(t(text::SPEAKER_ADD), "speaker-save") }
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct LeaveProps {
    path: String,
    name: String,
    /// Called with whether they are removed.
    onclose: Callback<bool>,
}

/// Asks once more.
#[component]
fn Leave(props: &LeaveProps) -> Html {
    let sending = use_sending();
    let onclick = {
        let (sending, path, onclose) = (sending.clone(), props.path.clone(), props.onclose.clone());
        Callback::from(move |_: MouseEvent| {
            let onclose = onclose.clone();
            sending.send(Call::delete(&path), move |()| onclose.emit(true));
        })
    };
    part!(Dialog {
        title: fill(text::SPEAKER_REMOVE, &[&props.name]),
        close_label: t(shared::CANCEL),
        onclose: props.onclose.reform(|()| false),
        data_test: "speaker-leave",
        children: html! { <>{ sending.trouble("leave-trouble") }<p>{ fill(text::SPEAKER_REMOVE_ASK, &[&props.name]) }</p></> },
        foot: part!(Button {
            kind: ButtonKind::Warn,
            onclick,
            loading: sending.is_busy(),
            data_test: "speaker-leave-yes",
            children: html! { { t(shared::DELETE) } },
        }),
    })
}
