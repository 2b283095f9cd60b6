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
    ui::{Button, ButtonKind, Field, FieldKind, Shape, TextArea, unfolding, use_toasts},
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
    let project = &props.project;
    let promised: &[ProjectOutput] = project.contract.as_ref().map_or(&[], |contract| &contract.terms.outputs);
    let outputs = promised.len();
    let (id, number) = (project.summary.id, project.reports.len());
    let form = use_form(format!("project.{id}.report.{number}"), Typed::new(outputs));
    let (open, sending, toasts) = (use_state(|| *form.typed != Typed::new(outputs)), use_sending(), use_toasts());
    let Some(due) = project.due.first() else {
        return Html::default();
    };
    let last = due.last;
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onsubmit = {
        let (form, sending, done) = (form.clone(), sending.clone(), props.done.clone());
        let path = format!("/projects/{id}/reports");
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let report = match form.typed.read(last, outputs) {
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
    };
    let title = t(if last { text::WRITE_FINAL } else { text::WRITE_REPORT });
    html! {
        <section class="lx-card lx-stack" data-test="report-form">
            <p class="lx-strong">{ fill(text::REPORT_FOR, &[&works::day(due.on)]) }</p>
            { unfolding(ButtonKind::Primary, title, *open, toggle, "to-report") }
            if *open {
                <form class="lx-stack" {onsubmit} novalidate=true>
                    if last { <p>{ t(text::FINAL_NOTE) }</p> }
                    { part!(TextArea {
                        label: t(text::REPORT_TEXT),
                        value: form.typed.text.clone(),
                        oninput: form.typing(|typed: &mut Typed, text| typed.text = text),
                        limit: 5_000,
                        rows: 6,
                        error: sending.error("/text"),
                        data_test: "report-text",
                    }) }
                    { for promised.iter().enumerate().map(|(at, output)| done(&form, &sending, at, output)) }
                    { for (0..form.typed.spent.len()).map(|at| spent(&form, &sending, at)) }
                    if form.typed.spent.len() < LINES {
                        { part!(Button {
                            kind: ButtonKind::Text,
                            onclick: form.typing(|typed: &mut Typed, _: MouseEvent| typed.spent.push(Default::default())),
                            data_test: "add-spending",
                            children: html! { { t(text::ADD_SPENDING) } },
                        }) }
                    }
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
                value: yuan,
                oninput: form.typing(move |typed: &mut Typed, value| typed.spent[at].1 = value),
                max_length: 14,
                error: sending.error(&format!("/spent/{at}/fen")),
                data_test: format!("spent-{number}"),
            }) }
        </div>
    }
}
