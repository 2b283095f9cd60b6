//! One call, letter or visit in a list: who, when, what about, and what is still to do.

use contract::{
    contacts::{Advice, CalledBack, Contact, Disclosure, WholeNumber},
    ids::{CaseId, ContactId},
};
use kit::{
    hooks::{UseStateHandle, use_state},
    i18n::{desk as text, fill, shared, t, words},
    part,
    remote::use_remote,
    sending::use_sending,
    time,
    ui::{ButtonKind, Dialog, Field, Shape, TextArea, Tone, button, chip, state_chip},
};
use yew::prelude::*;

use crate::{calls, case::voice, nav::use_nav, place::Page, queue::title};

/// Properties of a [`ContactRow`].
#[derive(Properties, PartialEq)]
pub(super) struct ContactProps {
    pub(super) contact: Contact,
    /// Whether the case is named; on its own page it need not be.
    #[prop_or(true)]
    pub(super) named: bool,
    /// Called when somebody was called back.
    pub(super) onchange: Callback<()>,
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    Number,
    Back,
}

/// A row.
#[component]
pub(super) fn ContactRow(props: &ContactProps) -> Html {
    let (nav, open) = (use_nav(), use_state(|| None::<Open>));
    let contact = &props.contact;
    let page = Page::Case(contact.case.id);
    html! {
        <li class="lx-card lx-stack" data-test={format!("contact-{}", contact.id)}>
            <span class="lx-row">
                { chip(Tone::Grey, Shape::Phone, t(words::channel(contact.channel))) }
                <span>{ contact.name.clone().unwrap_or_default() }</span>
                <span class="lx-number" data-test="contact-phone">{ contact.phone.clone().unwrap_or_else(|| t(text::WITHHELD).to_owned()) }</span>
                if contact.advice == Some(Advice::Told) { { chip(Tone::Red, Shape::Alert, t(text::TOLD_MARK)) } }
            </span>
            <span class="lx-muted lx-small">
                <time datetime={time::machine(contact.at)}>{ time::moment(contact.at) }</time>
                if let Some(seconds) = contact.seconds {
                    { " · " }{ fill(text::MINUTES, &[&(seconds / 60).to_string(), &(seconds % 60).to_string()]) }
                }
                { " · " }{ voice(&contact.by) }
            </span>
            if props.named {
                <a class="lx-link" href={nav.href(page)} onclick={nav.on_link(page)}>
                    { state_chip(contact.case.state, t(words::state(contact.case.state))) }{ title(&contact.case.title) }
                </a>
            }
            { wish(contact) }
            { buttons(contact, &open) }
            { dialog(props, &open) }
        </li>
    }
}

/// The wish to be called back, and whether it was granted.
fn wish(contact: &Contact) -> Html {
    match (&contact.callback, contact.called_back_at) {
        (_, Some(at)) => {
            html! { <span>{ chip(Tone::Green, Shape::Check, &fill(text::CALLED_BACK, &[&time::moment(at)])) }</span> }
        }
        (Some(when), None) => {
            let when = if when.is_empty() { t(text::ANY_TIME) } else { when };
            html! { <span>{ chip(Tone::Amber, Shape::Clock, t(text::CALLBACK)) }{ " " }{ when }</span> }
        }
        (None, None) => Html::default(),
    }
}

fn buttons(contact: &Contact, open: &UseStateHandle<Option<Open>>) -> Html {
    let to = |what| {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(Some(what)))
    };
    let waits = contact.callback.is_some() && contact.called_back_at.is_none();
    html! {
        <div class="lx-row">
            // Of who wants to be known to nobody only those who wait left a number.
            if contact.phone.is_some() || waits {
                { button(ButtonKind::Plain, t(text::SHOW_NUMBER), to(Open::Number), "contact-number") }
            }
            if waits {
                { button(ButtonKind::Primary, t(text::CALL_BACK), to(Open::Back), "contact-back") }
            }
        </div>
    }
}

fn dialog(props: &ContactProps, open: &UseStateHandle<Option<Open>>) -> Html {
    let (id, onchange) = (props.contact.id, props.onchange.clone());
    let onclose = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    match **open {
        Some(Open::Number) => part!(NumberDialog { id, onclose, onchange }),
        Some(Open::Back) => part!(BackDialog { id, onclose, onchange }),
        None => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
struct DialogProps {
    id: ContactId,
    onclose: Callback<()>,
    onchange: Callback<()>,
}

/// Asks what a number is needed for, then shows it.
#[component]
fn NumberDialog(props: &DialogProps) -> Html {
    let (reason, shown, sending) = (use_state(String::new), use_state(|| None::<String>), use_sending());
    let onsubmit = {
        let (id, reason, shown, sending) = (props.id, reason.clone(), shown.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let why = Disclosure {
                reason: (*reason).clone(),
            };
            if sending.accepts(&why) {
                let shown = shown.clone();
                sending.send::<WholeNumber>(calls::disclose(id, &why), move |number| shown.set(Some(number.phone)));
            }
        })
    };
    let oninput = {
        let reason = reason.clone();
        Callback::from(move |typed| reason.set(typed))
    };
    part!(Dialog {
        title: t(text::SHOW_NUMBER),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.clone(),
        data_test: "number-dialog",
        children: html! { <>if let Some(number) = &*shown {
            <p class="lx-title lx-number" data-test="whole-number">{ number }</p>
        } else {
            <form class="lx-stack" {onsubmit} novalidate=true>
                { sending.trouble("number-failed") }
                { part!(Field { label: t(text::SHOW_NUMBER_WHY), value: (*reason).clone(), oninput, hint: t(text::SHOW_NUMBER_HINT), error: sending.error("/reason"), data_test: "number-reason" }) }
                { sending.submit(t(text::SHOW), "number-show") }
            </form>
        }</> },
    })
}

/// Notes what came of calling back.
#[component]
fn BackDialog(props: &DialogProps) -> Html {
    let draft = kit::drafts::use_draft(&format!("callback.{}", props.id));
    let sending = use_sending();
    let onsubmit = {
        let (id, draft, sending) = (props.id, draft.clone(), sending.clone());
        let (onclose, onchange) = (props.onclose.clone(), props.onchange.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let back = CalledBack {
                text: draft.text.trim().to_owned(),
            };
            if sending.accepts(&back) {
                let key = sending.key(&format!("callback.{id}"), &back);
                let (draft, onclose, onchange) = (draft.clone(), onclose.clone(), onchange.clone());
                sending.send::<Contact>(calls::call_back(id, &back, &key), move |_| {
                    draft.clear.emit(());
                    onclose.emit(());
                    onchange.emit(());
                });
            }
        })
    };
    part!(Dialog {
        title: t(text::CALL_BACK),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.clone(),
        data_test: "back-dialog",
        children: html! { <><form class="lx-stack" {onsubmit} novalidate=true>
            { sending.trouble("back-failed") }
            { part!(TextArea { label: t(text::CALL_BACK_TEXT), value: draft.text.clone(), oninput: draft.set.clone(), limit: 2_000, rows: 3, error: sending.error("/text"), data_test: "back-text" }) }
            { sending.submit(t(shared::SAVE), "back-save") }
        </form></> },
    })
}

/// Properties of [`ContactsOfCase`].
#[derive(Properties, PartialEq)]
pub(crate) struct OfCaseProps {
    pub(crate) id: CaseId,
    /// The version of the case: another one may have another call.
    pub(crate) version: u32,
}

/// The calls, letters and visits about a case; nothing when there are none.
#[component]
pub(crate) fn ContactsOfCase(props: &OfCaseProps) -> Html {
    let (contacts, reload) = use_remote((props.id, props.version), |(id, _)| calls::contacts_of_case(*id));
    // A case without calls needs no place for them, and one whose calls cannot be had is a case all the same.
    let Some(contacts) = contacts.ready().filter(|contacts| !contacts.is_empty()) else {
        return Html::default();
    };
    html! {
        <section class="lx-case-part" data-test="case-contacts">
            <h3>{ t(text::CONTACTS) }</h3>
            <ul class="lx-hotline-list">
                { for contacts.iter().map(|contact| part!(ContactRow [contact.id.to_string()] { contact: contact.clone(), named: false, onchange: reload.clone() })) }
            </ul>
        </section>
    }
}
