//! What neighbours proposed before: signing it is one tap.

use contract::proposals::ProposalSummary;
use kit::{
    i18n::{proposals as text, shared, t},
    part,
    ui::Button,
};
use yew::prelude::*;

use crate::row::row;

/// Properties of [`Similar`].
#[derive(Properties, PartialEq)]
pub(crate) struct SimilarProps {
    /// What was found.
    pub(crate) found: Vec<ProposalSummary>,
    /// None of them is the same.
    pub(crate) go_on: Callback<()>,
    /// Back to the form.
    pub(crate) back: Callback<()>,
    /// Whether it is being sent.
    pub(crate) busy: bool,
    /// What went wrong.
    pub(crate) trouble: Html,
}

/// The step between writing and sending.
#[component]
pub(crate) fn Similar(props: &SimilarProps) -> Html {
    let press = |callback: &Callback<()>| callback.reform(|_: MouseEvent| ());
    html! {
        <section class="lx-pad lx-stack" data-test="similar">
            <h2 class="lx-title">{ t(text::SIMILAR) }</h2>
            <p class="lx-muted">{ t(text::SIMILAR_LEAD) }</p>
            { for props.found.iter().map(row) }
            { props.trouble.clone() }
            { part!(Button {
                block: true,
                loading: props.busy,
                onclick: press(&props.go_on),
                data_test: "go-on",
                children: html! { { t(text::NONE_FITS) } },
            }) }
            { part!(Button {
                block: true,
                onclick: press(&props.back),
                data_test: "back-to-form",
                children: html! { { t(shared::BACK) } },
            }) }
        </section>
    }
}
