//! Correcting what a body is called and what it is for.

use contract::bodies::{Body, BodyKind, BodySheet, BodyState, SENTENCES};
use kit::{
    form::use_form,
    hooks::use_state,
    http::{Call, Failure},
    i18n::{bodies as text, shared, t},
    part,
    sending::use_sending,
    ui::{Button, ButtonKind, FieldKind, button, use_toasts},
};
use yew::prelude::*;

use super::{form::matter, view::OneBody};

/// The edition at which it was begun, and what is typed.
type Typed = (u32, BodySheet);

/// As the server has it.
fn saved(body: &Body) -> Typed {
    let sheet = BodySheet {
        name: body.summary.name.clone(),
        field: body.summary.field,
        purpose: body.purpose.clone(),
    };
    (body.edition, sheet)
}

/// The button, and once it is pressed the form.
#[component]
pub(super) fn Correct(props: &OneBody) -> Html {
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    if !*open {
        return html! {
            <p>{ button(ButtonKind::Text, t(text::CORRECT), toggle, "correct") }</p>
        };
    }
    let done = {
        let (open, done) = (open.clone(), props.done.clone());
        Callback::from(move |()| {
            open.set(false);
            done.emit(());
        })
    };
    html! {
        <section class="lx-card lx-stack">
            <h3 class="lx-title">{ t(text::CORRECT) }</h3>
            { part!(Sheet { body: props.body.clone(), again: props.done.clone(), done }) }
            <p>{ part!(Button { onclick: toggle, children: html! { { t(shared::BACK) } } }) }</p>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct SheetProps {
    body: Body,
    /// Asks the server how it stands now.
    again: Callback<()>,
    /// Called once it is saved.
    done: Callback<()>,
}

/// The form. The device keeps what is typed.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let (id, saved) = (props.body.summary.id, saved(&props.body));
    let form = use_form(format!("body.{id}.sheet"), saved.clone());
    let (sending, toasts) = (use_sending(), use_toasts());
    let failed = {
        let (behind, again) = (sending.behind(&props.again), props.again.clone());
        Callback::from(move |failure: Failure| {
            if failure.is(contract::problem::Kind::Conflict) {
                again.emit(());
            }
            behind.emit(failure);
        })
    };
    let onsubmit = {
        let (form, sending, done) = (form.clone(), sending.clone(), props.done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (edition, sheet) = &*form.typed;
            if !sending.accepts_in(sheet, SENTENCES) {
                return;
            }
            let call = Call::patch(&format!("/bodies/{id}"));
            let call = call.json(sheet).if_match(&format!("\"{edition}\""));
            let (form, done, toasts) = (form.clone(), done.clone(), toasts.clone());
            let corrected = move |_: Body| {
                form.done();
                toasts.good(t(shared::SAVED));
                done.emit(());
            };
            sending.send_or(call, corrected, failed.clone());
        })
    };
    let behind = form.is_behind(&saved);
    // Residents voted on the field of one that stands.
    let field = props.body.summary.kind == BodyKind::Group && props.body.summary.state == BodyState::Forming;
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="correcting">
            if props.body.summary.state == BodyState::Standing { <p class="lx-small lx-muted">{ t(text::CORRECT_NOTE) }</p> }
            if field {
                { matter(&form, &sending, form.typed.1.field, |typed| &mut typed.1.field, "sheet-field") }
            }
            { form.line(&sending, (text::NAME, FieldKind::Text, 30), ("/name", "sheet-name"), |typed| &mut typed.1.name) }
            { form.area(&sending, (text::PURPOSE, 200, 3), ("/purpose", "sheet-purpose"), |typed| &mut typed.1.purpose) }
            { sending.trouble("correct-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            { form.overtaken(saved, |theirs| html! { <p class="lx-text"><strong>{ &theirs.name }</strong>{ " · " }{ &theirs.purpose }</p> }) }
            <p>{ part!(Button { kind: ButtonKind::Primary, submit: true, loading: sending.is_busy(), disabled: behind, data_test: "correct-now", children: html! { { t(shared::SAVE) } } }) }</p>
        </form>
    }
}
