//! What became of the projects that an organisation carried out, beside its plan or where its contract is drawn up.

use contract::projects::{CarriedWork, CarrierRecord};
use yew::prelude::*;

use super::standing;
use crate::{
    i18n::{fill, t, works as text},
    time,
    ui::{Shape, Tone, chip},
};

/// How many there were, how they ended, how its reports came, and what follows for its next.
pub fn record(of: &CarrierRecord) -> Html {
    if of.signed == 0 {
        return html! { <p class="lx-small lx-muted" data-test="record">{ t(text::RECORD_NONE) }</p> };
    }
    let counts = [of.excellent, of.passed, of.failed, of.ended].map(|count| count.to_string());
    let [excellent, passed, failed, ended] = &counts;
    let work = |one: &CarriedWork| {
        html! {
            <li key={one.id.to_string()}>
                <a class="lx-button lx-button-text" href={format!("/projects/works/{}", one.id)}>{ &one.title }</a>
                { standing(one.state, one.outcome) }
            </li>
        }
    };
    html! {
        <div class="lx-stack" data-test="record">
            if let Some(until) = of.strict_until { <p>{ chip(Tone::Red, Shape::Alert, &fill(text::STRICTER, &[&time::date(until)])) }</p> }
            if let Some(until) = of.first_until { <p>{ chip(Tone::Green, Shape::Star, &fill(text::PRIORITY, &[&time::date(until)])) }</p> }
            <details class="lx-work-report">
                <summary class="lx-small">{ fill(text::RECORD, &[excellent, passed, failed, ended]) }</summary>
                <p class="lx-small">{ fill(text::RECORD_REPORTS, &[&of.late.to_string(), &of.missing.to_string()]) }</p>
                <ul class="lx-work-list">{ for of.works.iter().map(work) }</ul>
            </details>
        </div>
    }
}
