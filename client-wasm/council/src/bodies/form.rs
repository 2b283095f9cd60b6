//! Forming a body: what kind it is, what it is called, and what it is for.

use contract::{
    bodies::{Body, BodyKind, NewBody, SENTENCES, faults_of_body},
    ids::{BodyId, CommunityId},
    proposals::Field as Matter,
};
use kit::{
    body,
    form::{Form, use_form},
    http::Call,
    i18n::{bodies as text, language, t, words},
    part,
    sending::{Sending, use_sending},
    ui::{Choice, FieldKind, Select, TextArea, use_toasts},
};
use serde::Serialize;
use yew::prelude::*;

/// Properties of a [`FormBody`].
#[derive(Properties, PartialEq)]
pub(super) struct FormBodyProps {
    /// On whose behalf it will decide.
    pub(super) community: CommunityId,
    /// Called with the new body.
    pub(super) onformed: Callback<BodyId>,
}

/// The form.
#[component]
pub(super) fn FormBody(props: &FormBodyProps) -> Html {
    let form = use_form(
        format!("body.{}", props.community),
        NewBody {
            kind: BodyKind::Group,
            name: String::new(),
            field: None,
            purpose: String::new(),
        },
    );
    let sending = use_sending();
    let onsubmit = use_forming(props, &form, &sending);
    let typed = &form.typed;
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="forming">
            <h2 class="lx-title">{ t(text::FORM) }</h2>
            { kind(&form, &sending) }
            { form.line(&sending, (text::NAME, FieldKind::Text, 30), ("/name", "name"), |typed| &mut typed.name) }
            { part!(TextArea {
                label: t(text::PURPOSE),
                value: typed.purpose.clone(),
                oninput: form.typing(|typed: &mut NewBody, purpose| typed.purpose = purpose),
                limit: 200,
                rows: 3,
                hint: t(text::PURPOSE_HINT),
                error: sending.error("/purpose"),
                data_test: "purpose",
            }) }
            { sending.trouble("form-trouble") }
            <p>{ sending.submit(t(text::FORM_NOW), "form-now") }</p>
        </form>
    }
}

/// Forms it, once it is as its kind wants it.
#[hook]
fn use_forming(props: &FormBodyProps, form: &Form<NewBody>, sending: &Sending) -> Callback<SubmitEvent> {
    let toasts = use_toasts();
    let (form, sending, onformed) = (form.clone(), sending.clone(), props.onformed.clone());
    let path = format!("/communities/{}/bodies", props.community);
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let new = (*form.typed).clone();
        if let [fault] = faults_of_body(new.kind, new.field, language()).as_slice() {
            let known = SENTENCES.iter().find(|(code, ..)| *code == fault.code);
            let words = known.map_or("", |(_, chinese, english)| language().pick(chinese, english));
            return sending.misses(&fault.pointer, words);
        }
        if !sending.accepts_in(&new, SENTENCES) {
            return;
        }
        let (form, onformed, toasts) = (form.clone(), onformed.clone(), toasts.clone());
        let call = Call::post(&path).json(&new).key(&sending.key(&path, &new));
        sending.send(call, move |body: Body| {
            form.done();
            toasts.good(t(text::FORMED_NOW));
            onformed.emit(body.summary.id);
        });
    })
}

/// What kind of body it is, and of a group on what it deliberates.
fn kind(form: &Form<NewBody>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let kinds = BodyKind::ALL.iter().map(|one| Choice::new(one.word(), t(body::kind(*one))));
    html! {
        <>
            { part!(Select {
                label: t(text::KIND),
                options: kinds.collect::<Vec<_>>(),
                value: typed.kind.word(),
                onchange: form.typing(|typed: &mut NewBody, word: String| {
                    typed.kind = BodyKind::from_word(&word).unwrap_or(typed.kind);
                    if typed.kind != BodyKind::Group {
                        typed.field = None;
                    }
                }),
                data_test: "kind",
            }) }
            if typed.kind == BodyKind::Group {
                { matter(form, sending, typed.field, |typed| &mut typed.field, "field") }
            }
        </>
    }
}

/// On what a group deliberates.
pub(super) fn matter<T: Clone + PartialEq + Serialize + 'static>(
    form: &Form<T>,
    sending: &Sending,
    chosen: Option<Matter>,
    place: fn(&mut T) -> &mut Option<Matter>,
    data_test: &'static str,
) -> Html {
    let all = Matter::ALL.iter();
    let all = all.map(|one| Choice::new(one.word(), t(words::proposal_field(*one))));
    let none = Choice::new("", t(text::CHOOSE_FIELD));
    part!(Select {
        label: t(text::FIELD),
        options: std::iter::once(none).chain(all).collect::<Vec<_>>(),
        value: chosen.map(Matter::word).unwrap_or_default(),
        onchange: form.typing(move |typed: &mut T, word: String| *place(typed) = Matter::from_word(&word)),
        error: sending.error("/field"),
        data_test,
    })
}
