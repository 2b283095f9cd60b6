//! What the station does with a project by a press: offering, taking back, and recording payments.

use std::rc::Rc;

use contract::{
    ids::ProjectId,
    money,
    projects::{Day, PaymentState, Project, ProjectOutcome, RecordPayment, SENTENCES},
};
use kit::{
    form::{Form, use_form},
    http::Call,
    i18n::{Text, fill, shared, t, works as text},
    part,
    sending::{Sending, use_sending},
    time,
    ui::{FieldKind, Sure, Toasts, use_toasts},
};
use yew::prelude::*;

/// Properties of [`Act`].
#[derive(Properties, PartialEq)]
pub(super) struct ActProps {
    /// With what.
    pub(super) project: ProjectId,
    /// Its word in the address.
    pub(super) word: &'static str,
    /// What the button says.
    pub(super) words: Text,
    /// What is said before it is done.
    pub(super) sure: Text,
    /// What is said once it is done.
    pub(super) done_words: Text,
    /// Called once it is done.
    pub(super) done: Callback<()>,
}

/// A button, and the question whether one is sure.
#[component]
pub(super) fn Act(props: &ActProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let onyes = {
        let (sending, done, words) = (sending.clone(), props.done.clone(), props.done_words);
        let path = format!("/projects/{}/{}", props.project, props.word);
        Callback::from(move |()| {
            let (toasts, done) = (toasts.clone(), done.clone());
            sending.send(Call::post(&path), move |_: Project| {
                toasts.good(t(words));
                done.emit(());
            });
        })
    };
    html! {
        <>
            { sending.trouble("act-trouble") }
            if let Some(fault) = sending.failure().and_then(|failure| failure.fields().first()) {
                <p class="lx-error" role="alert">{ fault.detail.clone() }</p>
            }
            { part!(Sure {
                words: t(props.words),
                title: t(props.words),
                lead: t(props.sure),
                close_label: t(shared::CLOSE),
                onyes,
                loading: sending.is_busy(),
                data_test: props.word,
            }) }
        </>
    }
}

/// Properties of [`Pay`].
#[derive(Properties, PartialEq)]
pub(super) struct PayProps {
    /// The project.
    pub(super) project: Rc<Project>,
    /// Called once it is recorded.
    pub(super) done: Callback<()>,
}

/// Recording the payment that can be made now: the first that is due.
#[component]
pub(super) fn Pay(props: &PayProps) -> Html {
    let project = &props.project;
    let today = Day::of(time::now()).to_string();
    let form = use_form(format!("works.{}.pay", project.summary.id), (today, String::new()));
    let (sending, toasts) = (use_sending(), use_toasts());
    let passed = matches!(
        project.summary.outcome,
        Some(ProjectOutcome::Excellent | ProjectOutcome::Passed)
    );
    let due = |part: u8| part == 1 || passed;
    let payment = project
        .payments
        .iter()
        .find(|one| one.state == PaymentState::Due && due(one.part));
    let Some(payment) = payment else { return Html::default() };
    let words = if payment.part == 1 { text::PAY_FIRST } else { text::PAY_LAST };
    let onsubmit = paying(props, payment.part, &form, &sending, toasts);
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="pay">
            <h3 class="lx-label">{ fill(words, &[&money::yuan(payment.fen)]) }</h3>
            <div class="lx-work-pair">
                { form.line(&sending, (text::PAY_DAY, FieldKind::Date, 10), ("/paid_on", "paid-on"), |typed| &mut typed.0) }
                { form.line(&sending, (text::PAY_REFERENCE, FieldKind::Text, 60), ("/reference", "reference"), |typed| &mut typed.1) }
            </div>
            { sending.trouble("pay-trouble") }
            if let Some(whole) = sending.whole() { <p class="lx-error" role="alert">{ whole }</p> }
            { sending.submit(t(text::PAY), "pay-now") }
        </form>
    }
}

/// Records that this part was paid.
fn paying(props: &PayProps, part: u8, form: &Form<(String, String)>, sending: &Sending, toasts: Toasts) -> Callback<SubmitEvent> {
    let (form, sending, done) = (form.clone(), sending.clone(), props.done.clone());
    let path = format!("/projects/{}/payments", props.project.summary.id);
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let (day, reference) = &*form.typed;
        let Ok(paid_on) = day.parse() else {
            return sending.misses("/paid_on", t(text::DAY_FORM));
        };
        let paid = RecordPayment {
            part,
            paid_on,
            reference: reference.trim().to_owned(),
        };
        let Some(body) = sending.written(&paid, SENTENCES) else {
            return;
        };
        let (form, toasts, done) = (form.clone(), toasts.clone(), done.clone());
        sending.send(Call::post(&path).json_text(&body), move |_: Project| {
            form.done();
            toasts.good(t(text::PAID_NOW));
            done.emit(());
        });
    })
}
