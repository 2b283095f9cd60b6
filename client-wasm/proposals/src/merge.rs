//! For moderators: letting a proposal go into an older one on the same matter.

use std::rc::Rc;

use contract::{
    page::Page,
    proposals::{NewMerging, Proposal, ProposalSummary, Resembling},
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{fill, proposals as text, shared, t},
    json, part,
    remote::use_call,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Choice, Select, TextArea, use_toasts},
};
use yew::prelude::*;

/// Properties of a [`Merge`].
#[derive(Properties, PartialEq)]
pub(crate) struct MergeProps {
    /// What goes into another.
    pub(crate) proposal: Rc<Proposal>,
    /// Called once it did.
    pub(crate) done: Callback<()>,
}

/// The form: into which of those that resemble it, and why.
#[component]
pub(crate) fn Merge(props: &MergeProps) -> Html {
    let summary = &props.proposal.summary;
    let asked = Resembling {
        community_id: summary.community_id,
        title: summary.title.clone(),
    };
    let (found, reload) = use_call::<_, Page<ProposalSummary>>(json::write(&asked), |asked| {
        Some(Call::post("/proposals/similar").json_text(asked))
    });
    found.show(2, &reload, |found| {
        let older: Vec<_> = found
            .items
            .iter()
            .filter(|one| one.id != summary.id && one.published_at < summary.published_at)
            .collect();
        if older.is_empty() {
            return html! { <p class="lx-muted" data-test="merge-none">{ t(text::MERGE_NONE) }</p> };
        }
        let mut options = vec![Choice::new("", t(text::MERGE_CHOOSE))];
        options.extend(older.iter().map(|one| {
            Choice::new(
                one.id.to_string(),
                fill(text::MERGE_ONE, &[&one.title, &one.signed.to_string()]),
            )
        }));
        part!(Choose {
            path: format!("/proposals/{}/merge", summary.id),
            options,
            done: props.done.clone()
        })
    })
}

#[derive(Properties, PartialEq)]
struct ChooseProps {
    /// Where it is sent.
    path: String,
    /// The older ones.
    options: Vec<Choice>,
    done: Callback<()>,
}

/// Which of the older ones it goes into, and why.
#[component]
fn Choose(props: &ChooseProps) -> Html {
    let (typed, sending, toasts) = (use_state(|| (String::new(), String::new())), use_sending(), use_toasts());
    let onsubmit = {
        let (typed, sending, done, path) = (typed.clone(), sending.clone(), props.done.clone(), props.path.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Ok(into) = typed.0.parse() else { return };
            let new = NewMerging {
                into,
                text: typed.1.trim().to_owned(),
            };
            let (toasts, done) = (toasts.clone(), done.clone());
            sending.send(Call::post(&path).json(&new), move |()| {
                toasts.good(t(text::MERGED_NOW));
                done.emit(());
            });
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} data-test="merge">
            { part!(Select {
                label: t(text::MERGE_INTO),
                options: props.options.clone(),
                value: typed.0.clone(),
                onchange: typing(&typed, |typed: &mut (String, String), id| typed.0 = id),
                error: sending.error("/into"),
                data_test: "merge-into",
            }) }
            { part!(TextArea {
                label: t(text::MERGE_WHY),
                value: typed.1.clone(),
                oninput: typing(&typed, |typed: &mut (String, String), words| typed.1 = words),
                limit: 200,
                rows: 2,
                hint: t(text::REASON_HINT),
                error: sending.error("/text"),
                data_test: "merge-why",
            }) }
            { sending.trouble("merge-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            { part!(Button {
                kind: ButtonKind::Warn,
                submit: true,
                disabled: typed.0.is_empty(),
                loading: sending.is_busy(),
                data_test: "merge-now",
                children: html! { { t(shared::OK) } },
            }) }
        </form>
    }
}
