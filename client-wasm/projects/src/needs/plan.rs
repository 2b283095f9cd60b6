//! Writing the plan of an organisation, changing it, taking it back. What is typed stays on the phone until it is sent.

use std::rc::Rc;

use contract::{
    calls::{Plan, PlanCall},
    handling::NamedOrganisation,
    money::yuan,
    problem::Kind,
};
use kit::{
    form::{Form, use_form},
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{Text, fill, needs as text, shared, t},
    need, part,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Field, FieldKind, Shape, Sure, TextArea, use_toasts},
};
use yew::prelude::*;

use super::typed::Typed;

/// Properties of [`Writing`].
#[derive(Properties, PartialEq)]
pub(super) struct WritingProps {
    /// What is answered.
    pub(super) call: Rc<PlanCall>,
    /// Who answers.
    pub(super) organisation: NamedOrganisation,
    /// What was sent before.
    pub(super) sent: Option<Plan>,
    /// Called once something is sent, or taken back.
    pub(super) done: Callback<()>,
}

/// What was sent, and the form.
#[component]
pub(super) fn Writing(props: &WritingProps) -> Html {
    let (call, organisation) = (&props.call, &props.organisation);
    let first = props.sent.as_ref().map_or_else(Typed::new, Typed::of);
    let form = use_form(format!("plan.{}.{}", call.id, organisation.id), first.clone());
    let (open, sending) = (use_state(|| *form.typed != first), use_sending());
    let stale = use_state(|| false);
    let onsubmit = use_planning(props, &form, &sending, &open, &stale);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let label = if props.sent.is_some() {
        text::CHANGE_PLAN
    } else {
        text::SEND_PLAN
    };
    html! {
        <section class="lx-card lx-stack" data-test="own-plan">
            <h2 class="lx-label">{ t(text::MY_PLAN) }</h2>
            <p class="lx-small lx-muted">{ fill(text::FOR_ORGANISATION, &[&organisation.name]) }</p>
            if let Some(sent) = props.sent.as_ref().filter(|_| !*open) {
                { need::plan(sent, false) }
                { part!(Withdraw { path: path(props), keep: form.typing(|_: &mut Typed, ()| ()), done: props.done.clone() }) }
            }
            if *open {
                <form class="lx-stack" {onsubmit} novalidate=true data-test="planning">
                    { texts(&form, &sending) }
                    { steps(&form, &sending) }
                    { outputs(&form, &sending) }
                    { budget(&form, &sending, call.limit_fen) }
                    { ends(&form, &sending) }
                    if *stale { <p class="lx-strong" data-test="stale">{ t(text::PLAN_STALE) }</p> }
                    { need::trouble(&sending, &["/plan/budget"], "plan-trouble") }
                    <p class="lx-row">
                        { sending.submit(t(label), "send-plan") }
                        { part!(Button { onclick: toggle, children: html! { { t(shared::BACK) } } }) }
                    </p>
                </form>
            } else {
                { part!(Button { kind: ButtonKind::Primary, block: true, onclick: toggle, data_test: "write-plan", children: html! { { t(text::WRITE_PLAN) } } }) }
            }
        </section>
    }
}

/// Where the plan of an organisation lies.
fn path(props: &WritingProps) -> String {
    format!("/plan-calls/{}/plans/{}", props.call.id, props.organisation.id)
}

/// Sends the plan. Where a colleague changed it meanwhile, it is `stale`: it is read anew, and sending again is known to replace theirs.
#[hook]
fn use_planning(
    props: &WritingProps,
    form: &Form<Typed>,
    sending: &Sending,
    open: &UseStateHandle<bool>,
    stale: &UseStateHandle<bool>,
) -> Callback<SubmitEvent> {
    let toasts = use_toasts();
    let (form, sending, open, stale) = (form.clone(), sending.clone(), open.clone(), stale.clone());
    let (path, limit, done) = (path(props), props.call.limit_fen, props.done.clone());
    let seen = props.sent.as_ref().map(|plan| plan.version);
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let new = match form.typed.read(limit) {
            Ok(new) => new,
            Err(faults) => return sending.refuse(Failure::invalid(faults)),
        };
        let mut call = Call::put(&path).json(&new);
        if let Some(version) = seen {
            call = call.if_match(&format!("\"{version}\""));
        }
        let (form, done, toasts, open) = (form.clone(), done.clone(), toasts.clone(), open.clone());
        let (behind, theirs, mine) = (sending.behind(&done), stale.setter(), stale.setter());
        let sent = move |_: Plan| {
            form.done();
            mine.set(false);
            open.set(false);
            toasts.good(t(text::PLAN_SENT_NOW));
            done.emit(());
        };
        let failed = Callback::from(move |failure: Failure| {
            theirs.set(failure.is(Kind::Stale));
            behind.emit(failure);
        });
        sending.send_or(call, sent, failed);
    })
}

type Change = fn(&mut Typed, String);

fn field(
    form: &Form<Typed>,
    sending: &Sending,
    (label, pointer): (String, String),
    (kind, value): (FieldKind, &str),
    change: impl Fn(&mut Typed, String) + 'static,
    data_test: String,
) -> Html {
    part!(Field {
        label,
        kind,
        value: value.to_owned(),
        oninput: form.typing(change),
        max_length: 100,
        error: sending.error(&pointer),
        data_test,
    })
}

fn texts(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let title: Change = |typed, title| typed.title = title;
    html! {
        <>
            { field(form, sending, (t(text::P_TITLE).to_owned(), "/plan/title".to_owned()), (FieldKind::Text, &typed.title), title, "plan-title".to_owned()) }
            { part!(TextArea {
                label: t(text::P_SUMMARY),
                value: typed.summary.clone(),
                oninput: form.typing(|typed: &mut Typed, summary| typed.summary = summary),
                limit: 2_000,
                rows: 4,
                error: sending.error("/plan/summary"),
                data_test: "plan-summary",
            }) }
        </>
    }
}

/// The way to one more line, and away from this one where it is not the only one.
fn add(form: &Form<Typed>, words: Text, change: fn(&mut Typed), data_test: &'static str) -> Html {
    let onclick = form.typing(move |typed: &mut Typed, _: MouseEvent| change(typed));
    html! { <p>{ part!(Button { shape: Shape::Plus, onclick, data_test, children: html! { { t(words) } } }) }</p> }
}

fn remove(form: &Form<Typed>, lines: usize, change: impl Fn(&mut Typed) + 'static) -> Html {
    if lines < 2 {
        return Html::default();
    }
    let onclick = form.typing(move |typed: &mut Typed, _: MouseEvent| change(typed));
    part!(Button {
        kind: ButtonKind::Text,
        onclick,
        children: html! { { t(text::REMOVE) } }
    })
}

fn steps(form: &Form<Typed>, sending: &Sending) -> Html {
    let all = &form.typed.steps;
    let one = |(at, what): (usize, &String)| {
        let number = (at + 1).to_string();
        let named = (fill(text::P_STEP, &[&number]), format!("/plan/steps/{at}/what"));
        html! {
            <div class="lx-step" key={at}>
                { field(form, sending, named, (FieldKind::Text, what), move |typed, what| typed.steps[at] = what, format!("step-{number}")) }
                { remove(form, all.len(), move |typed| { typed.steps.remove(at); }) }
            </div>
        }
    };
    html! {
        <fieldset class="lx-stack">
            <legend class="lx-label">{ t(text::PLAN_STEPS) }</legend>
            { for all.iter().enumerate().map(one) }
            if all.len() < 20 { { add(form, text::ADD_STEP, |typed| typed.steps.push(String::new()), "add-step") } }
        </fieldset>
    }
}

fn outputs(form: &Form<Typed>, sending: &Sending) -> Html {
    let all = &form.typed.outputs;
    let one = |(at, (what, count)): (usize, &(String, String))| {
        let number = (at + 1).to_string();
        let named = (fill(text::P_OUTPUT, &[&number]), format!("/plan/outputs/{at}/what"));
        let counted = (t(text::P_COUNT).to_owned(), format!("/plan/outputs/{at}/count"));
        html! {
            <div class="lx-step" key={at}>
                { field(form, sending, named, (FieldKind::Text, what), move |typed, what| typed.outputs[at].0 = what, format!("output-{number}")) }
                { field(form, sending, counted, (FieldKind::Code, count), move |typed, count| typed.outputs[at].1 = count, format!("count-{number}")) }
                { remove(form, all.len(), move |typed| { typed.outputs.remove(at); }) }
            </div>
        }
    };
    html! {
        <fieldset class="lx-stack">
            <legend class="lx-label">{ t(text::PLAN_OUTPUTS) }</legend>
            { for all.iter().enumerate().map(one) }
            if all.len() < 20 { { add(form, text::ADD_OUTPUT, |typed| typed.outputs.push(Default::default()), "add-output") } }
        </fieldset>
    }
}

fn budget(form: &Form<Typed>, sending: &Sending, limit: u64) -> Html {
    let all = &form.typed.budget;
    let one = |(at, (what, amount)): (usize, &(String, String))| {
        let number = (at + 1).to_string();
        let named = (fill(text::P_LINE, &[&number]), format!("/plan/budget/{at}/what"));
        let amounts = (t(text::P_AMOUNT).to_owned(), format!("/plan/budget/{at}/fen"));
        html! {
            <div class="lx-step" key={at}>
                { field(form, sending, named, (FieldKind::Text, what), move |typed, what| typed.budget[at].0 = what, format!("line-{number}")) }
                { field(form, sending, amounts, (FieldKind::Amount, amount), move |typed, amount| typed.budget[at].1 = amount, format!("amount-{number}")) }
                { remove(form, all.len(), move |typed| { typed.budget.remove(at); }) }
            </div>
        }
    };
    let sum = form.typed.sum();
    let words = if sum > limit { text::SUM_OVER } else { text::SUM };
    html! {
        <fieldset class="lx-stack">
            <legend class="lx-label">{ t(text::PLAN_BUDGET) }</legend>
            { for all.iter().enumerate().map(one) }
            if all.len() < 30 { { add(form, text::ADD_LINE, |typed| typed.budget.push(Default::default()), "add-line") } }
            <p class="lx-strong" role="status" data-test="sum">{ fill(words, &[&yuan(sum), &yuan(limit)]) }</p>
        </fieldset>
    }
}

fn ends(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let (starts, ends, contact): (Change, Change, Change) = (
        |typed, day| typed.starts_on = day,
        |typed, day| typed.ends_on = day,
        |typed, contact| typed.contact = contact,
    );
    let named = |words: Text, pointer: &str| (t(words).to_owned(), pointer.to_owned());
    html! {
        <>
            { field(form, sending, named(text::P_STARTS, "/plan/starts_on"), (FieldKind::Date, &typed.starts_on), starts, "starts".to_owned()) }
            { field(form, sending, named(text::P_ENDS, "/plan/ends_on"), (FieldKind::Date, &typed.ends_on), ends, "ends".to_owned()) }
            { field(form, sending, named(text::P_CONTACT, "/contact"), (FieldKind::Text, &typed.contact), contact, "contact".to_owned()) }
            <p class="lx-hint">{ t(text::P_CONTACT_NOTE) }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct WithdrawProps {
    path: String,
    /// Keeps what was written on the phone.
    keep: Callback<()>,
    done: Callback<()>,
}

/// Taking it back.
#[component]
fn Withdraw(props: &WithdrawProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let onyes = {
        let (sending, path, done) = (sending.clone(), props.path.clone(), props.done.clone());
        let keep = props.keep.clone();
        Callback::from(move |()| {
            keep.emit(());
            let (toasts, done) = (toasts.clone(), done.clone());
            sending.send(Call::delete(&path), move |()| {
                toasts.good(t(text::WITHDRAWN_NOW));
                done.emit(());
            });
        })
    };
    html! {
        <>
            { part!(Sure {
                words: t(text::WITHDRAW_PLAN),
                title: t(text::WITHDRAW_PLAN),
                lead: t(text::WITHDRAW_LEAD),
                close_label: t(shared::CLOSE),
                onyes,
                loading: sending.is_busy(),
                data_test: "withdraw",
            }) }
            { need::trouble(&sending, &[], "withdraw-trouble") }
        </>
    }
}
