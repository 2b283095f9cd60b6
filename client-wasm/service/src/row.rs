//! A request in a list: what it is, when, and how far it has come.

use contract::teams::{ServiceSummary, terms};
use kit::{
    i18n::{fill, service as text, t},
    time,
    ui::{Shape, Tone, chip},
    visit::{state, when},
};
use yew::prelude::*;

use crate::routes::Route;

/// The row.
pub(crate) fn row(of: &ServiceSummary) -> Html {
    let inside = html! {
        <>
            <p class="lx-row">
                <strong class="lx-grow">{ t(terms::service_kind(of.kind)) }</strong>
                { state(of.state) }
            </p>
            <p>{ when(&of.day, of.part) }</p>
            if of.clashes { <p>{ chip(Tone::Amber, Shape::Alert, t(text::CLASHES_SHORT)) }</p> }
            if let Some(until) = of.answer_until {
                <p class="lx-strong">{ fill(text::ANSWER_UNTIL, &[&time::moment(until)]) }</p>
            } else if of.said_yes > 0 && !of.state.is_over() {
                <p class="lx-small lx-muted">{ fill(text::COMES, &[&of.said_yes.to_string()]) }</p>
            }
        </>
    };
    html! { <div key={of.id.to_string()}>{ Route::Service { id: of.id }.link("lx-card lx-task", "service", inside) }</div> }
}

/// Rows under a title; nothing where there are none.
pub(crate) fn rows<'a>(title: &'static str, data_test: &'static str, of: impl Iterator<Item = &'a ServiceSummary>) -> Html {
    let rows: Vec<Html> = of.map(row).collect();
    html! {
        if !rows.is_empty() {
            <section class="lx-stack" data-test={data_test}>
                <h2 class="lx-label">{ title }</h2>
                { for rows }
            </section>
        }
    }
}
