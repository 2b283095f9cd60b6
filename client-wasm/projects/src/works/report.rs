//! Writing a report for the carrier: for the earliest day that has none, or the final one. The phone keeps what is typed.

use std::rc::Rc;

use contract::projects::{NewProjectReport, Project, ProjectOutput};
use kit::{
    form::{Form, use_form},
    hooks::use_state,
    http::{Call, Failure},
    i18n::{fill, t, works as text},
    part,
    pictures::{Change, Pictures, claims, forget_claims, let_go},
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Field, FieldKind, Shape, unfolding, use_toasts},
    works,
};
use yew::prelude::*;

use super::typed::Typed;

/// Lines of spending at most.
const LINES: usize = 20;

/// Properties of [`Report`].
#[derive(Properties, PartialEq)]
pub(super) struct ReportProps {
    /// The project.
    pub(super) project: Rc<Project>,
    /// Called once it is written.
    pub(super) done: Callback<()>,
}

/// The form, unfolded once somebody wants to write, or has begun to.
#[component]
pub(super) fn Report(props: &ReportProps) -> Html {
    let promised = promised(&props.project);
    let (id, number) = (props.project.summary.id, props.project.reports.len());
    let first = Typed::new(promised.len());
    let form = use_form(format!("project.{id}.report.{number}"), first.clone());
    let (open, sending) = (use_state(|| *form.typed != first), use_sending());
    let onsubmit = use_reporting(props, &form, &sending);
    let Some(due) = props.project.due.first() else {
        return Html::default();
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let title = t(if due.last { text::WRITE_FINAL } else { text::WRITE_REPORT });
    html! {
        <section class="lx-card lx-stack" data-test="report-form">
            <p class="lx-strong">{ fill(text::REPORT_FOR, &[&works::day(due.on)]) }</p>
            { unfolding(ButtonKind::Primary, title, *open, toggle, "to-report") }
            if *open {
                <form class="lx-stack" {onsubmit} novalidate=true>
                    if due.last { <p>{ t(text::FINAL_NOTE) }</p> }
                    { form.area(&sending, (text::REPORT_TEXT, 5_000, 6), ("/text", "report-text"), |typed| &mut typed.text) }
                    { for promised.iter().enumerate().map(|(at, output)| done(&form, &sending, at, output)) }
                    { spending(&form, &sending) }
                    { part!(Pictures {
                        names: form.typed.pictures.clone(),
                        onchange: form.typing(|typed: &mut Typed, change: Change| change.apply(&mut typed.pictures)),
                        error: photo_error(&sending),
                    }) }
                    <p class="lx-small lx-muted">{ t(text::REPORT_PICTURES) }</p>
                    { sending.trouble("report-trouble") }
                    if let Some(whole) = sending.whole() { <p class="lx-error" role="alert">{ whole }</p> }
                    { part!(Button {
                        kind: ButtonKind::Primary,
                        block: true,
                        submit: true,
                        loading: sending.is_busy(),
                        shape: Shape::Send,
                        data_test: "send-report",
                        children: html! { { t(text::SEND_REPORT) } },
                    }) }
                </form>
            }
        </section>
    }
}

/// What the contract promises.
fn promised(project: &Project) -> &[ProjectOutput] {
    project.contract.as_ref().map_or(&[], |contract| &contract.terms.outputs)
}

/// Sends the report, with its pictures.
#[hook]
fn use_reporting(props: &ReportProps, form: &Form<Typed>, sending: &Sending) -> Callback<SubmitEvent> {
    let toasts = use_toasts();
    let (form, sending, done, project) = (form.clone(), sending.clone(), props.done.clone(), props.project.clone());
    let path = format!("/projects/{}/reports", project.summary.id);
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let last = project.due.first().is_some_and(|due| due.last);
        let report = match form.typed.read(last, promised(&project).len()) {
            Ok(report) => report,
            Err(faults) => return sending.refuse(Failure::invalid(faults)),
        };
        let (form, toasts, done) = (form.clone(), toasts.clone(), done.clone());
        let names = form.typed.pictures.clone();
        let (sent, refused) = (send(sending.clone(), path.clone(), report, names.clone()), names.clone());
        let written = move |_: Project| {
            form.done();
            let_go(names);
            toasts.good(t(text::REPORT_SENT));
            done.emit(());
        };
        // A day later they attach nothing any more.
        let failed = move |failure: Failure| {
            if failure.fields().iter().any(|fault| fault.pointer.starts_with("/photos")) {
                forget_claims(&refused);
            }
        };
        sending.start_or(sent, written, Callback::from(failed));
    })
}

/// What money went to, line by line.
fn spending(form: &Form<Typed>, sending: &Sending) -> Html {
    html! {
        <>
            { for (0..form.typed.spent.len()).map(|at| spent(form, sending, at)) }
            if form.typed.spent.len() < LINES {
                { part!(Button {
                    kind: ButtonKind::Text,
                    onclick: form.typing(|typed: &mut Typed, _: MouseEvent| typed.spent.push(Default::default())),
                    data_test: "add-spending",
                    children: html! { { t(text::ADD_SPENDING) } },
                }) }
            }
        </>
    }
}

/// Brings the pictures to the server, then the report with them.
async fn send(sending: Sending, path: String, mut report: NewProjectReport, names: Vec<String>) -> Result<Project, Failure> {
    report.photos = claims(&names).await?;
    let key = sending.key(&path, &report);
    Call::post(&path).json(&report).key(&key).send().await
}

/// What is wrong with the pictures, all of them or one.
fn photo_error(sending: &Sending) -> Option<AttrValue> {
    let faults = sending.failure()?.fields();
    let fault = faults.iter().find(|fault| fault.pointer.starts_with("/photos"))?;
    Some(AttrValue::from(fault.detail.clone()))
}

fn done(form: &Form<Typed>, sending: &Sending, at: usize, output: &ProjectOutput) -> Html {
    part!(Field [at] {
        label: fill(text::DONE_SO_FAR, &[&output.what, &output.unit]),
        kind: FieldKind::Code,
        value: form.typed.done.get(at).cloned().unwrap_or_default(),
        oninput: form.typing(move |typed: &mut Typed, value| {
            if typed.done.len() <= at {
                typed.done.resize(at + 1, String::new());
            }
            typed.done[at] = value;
        }),
        max_length: 10,
        error: sending.error(&format!("/done/{at}")),
        data_test: format!("done-{}", at + 1),
    })
}

fn spent(form: &Form<Typed>, sending: &Sending, at: usize) -> Html {
    let number = (at + 1).to_string();
    let (what, yuan) = form.typed.spent.get(at).cloned().unwrap_or_default();
    html! {
        <div class="lx-work-pair" key={at}>
            { part!(Field {
                label: fill(text::SPENT_ON, &[&number]),
                value: what,
                oninput: form.typing(move |typed: &mut Typed, value| typed.spent[at].0 = value),
                max_length: 60,
                error: sending.error(&format!("/spent/{at}/what")),
                data_test: format!("spent-on-{number}"),
            }) }
            { part!(Field {
                label: fill(text::SPENT_SUM, &[&number]),
                kind: FieldKind::Amount,
                value: yuan,
                oninput: form.typing(move |typed: &mut Typed, value| typed.spent[at].1 = value),
                max_length: 14,
                error: sending.error(&format!("/spent/{at}/fen")),
                data_test: format!("spent-{number}"),
            }) }
        </div>
    }
}
