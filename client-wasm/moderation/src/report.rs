//! Reporting that a promised step was taken.

use contract::{
    ids::ProposalId,
    proposals::{Proposal, Step, StepReport},
};
use kit::{
    drafts::use_draft,
    files,
    hooks::use_state,
    http::Call,
    i18n::{fill, moderation as text, proposals, t},
    part,
    remote::use_call,
    sending::use_sending,
    time,
    ui::{Button, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::reply::attached;

/// Properties of [`Report`].
#[derive(Properties, PartialEq)]
pub(crate) struct ReportProps {
    /// The proposal.
    pub(crate) id: ProposalId,
}

/// Every step: what was said of it, or a form to say it.
#[component]
pub(crate) fn Report(props: &ReportProps) -> Html {
    let id = props.id;
    let (proposal, reload) = use_call::<_, Proposal>(id, |id| Some(Call::get(&format!("/proposals/{id}"))));
    proposal.show(2, &reload, |proposal| {
        let steps = proposal.answer.iter().flat_map(|answer| &answer.steps);
        let one = |(at, step): (u8, &Step)| {
            if let Some(day) = &step.done_on {
                return html! { <p key={at}>{ &step.what }{ " · " }{ fill(proposals::DONE_ON, &[&time::said(day)]) }</p> };
            }
            let by = fill(proposals::BY_DAY, &[&time::said(&step.on)]);
            part!(OneStep [at.to_string()] { id, at, what: format!("{} · {by}", step.what), done: reload.clone() })
        };
        html! { <div class="lx-stack">{ for (0..).zip(steps).map(one) }</div> }
    })
}

#[derive(Properties, PartialEq)]
struct OneStepProps {
    id: ProposalId,
    at: u8,
    what: String,
    done: Callback<()>,
}

#[component]
fn OneStep(props: &OneStepProps) -> Html {
    let name = format!("step.{}.{}", props.id, props.at);
    let (said, kept, uploading) = (use_draft(&name), files::use_kept(&name), use_state(|| false));
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (sending, said, done) = (sending.clone(), said.clone(), props.done.clone());
        let (path, step, kept) = (format!("/proposals/{}/steps", props.id), props.at, kept.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let report = StepReport {
                step,
                note: said.text.trim().to_owned(),
                files: kept.claims(),
            };
            if !sending.accepts_known(&report) {
                return;
            }
            let (toasts, clear, forget, done) = (toasts.clone(), said.clear.clone(), kept.clear.clone(), done.clone());
            sending.send(Call::post(&path).json(&report), move |_: Proposal| {
                clear.emit(());
                forget.emit(());
                toasts.good(t(text::REPORTED));
                done.emit(());
            });
        })
    };
    let number = (props.at + 1).to_string();
    html! {
        <form class="lx-stack" {onsubmit} data-test="report">
            <p class="lx-strong">{ &props.what }</p>
            { part!(TextArea {
                label: fill(text::REPORT, &[&number]),
                value: said.text.clone(),
                oninput: said.set.clone(),
                limit: 2_000,
                rows: 2,
                error: sending.error("/note"),
                data_test: "note",
            }) }
            { attached(kept, &sending, &uploading) }
            { sending.trouble("report-trouble") }
            { part!(Button {
                submit: true,
                loading: sending.is_busy() || *uploading,
                data_test: "report-done",
                children: html! { { t(text::REPORT_SEND) } },
            }) }
        </form>
    }
}
