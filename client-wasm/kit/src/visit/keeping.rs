//! What the station keeps of a volunteer: trainings, honours, the insurance.

use contract::teams::{Insurance, RecordKind, VolunteerRecord, terms};
use yew::prelude::*;

use super::day_in;
use crate::{
    i18n::{fill, service as text, t},
    ui::{Shape, Tone, chip},
};

/// A training or an honour: what, when, how long, why; and why it was withdrawn.
pub fn kept(of: &VolunteerRecord) -> Html {
    let (tone, shape) = match of.kind {
        _ if of.withdrawn.is_some() => (Tone::Grey, Shape::Leave),
        RecordKind::Training => (Tone::Blue, Shape::Note),
        RecordKind::Honour => (Tone::Green, Shape::Star),
    };
    let hours = of.hours.map(|hours| fill(text::RECORD_HOURS, &[&hours.to_string()]));
    let level = of.level.map(|level| fill(text::LEVEL, &[&level.to_string()]));
    let facts: Vec<String> = [Some(of.day.clone()), hours, level].into_iter().flatten().collect();
    html! {
        <div>
            <p class="lx-row">
                <strong class="lx-grow">{ &of.title }</strong>
                { chip(tone, shape, t(terms::record_kind(of.kind))) }
            </p>
            <p class="lx-small lx-muted lx-number">{ facts.join(" · ") }</p>
            if let Some(reason) = &of.reason { <p class="lx-text">{ reason }</p> }
            if let Some(why) = &of.withdrawn { <p data-test="withdrawn">{ fill(text::RECORD_WITHDRAWN, &[why]) }</p> }
        </div>
    }
}

/// The insurance, and whether it has run out.
pub fn insured(of: &Insurance) -> Html {
    let over = of.until < day_in(0);
    let (tone, shape) = if over {
        (Tone::Red, Shape::Alert)
    } else {
        (Tone::Green, Shape::Shield)
    };
    let words = if over { text::INSURANCE_OVER } else { text::INSURED_UNTIL };
    html! {
        <div data-test="insurance">
            <p class="lx-row">
                <strong class="lx-grow">{ t(text::INSURANCE) }{ " · " }{ &of.insurer }</strong>
                { chip(tone, shape, &fill(words, &[&of.until])) }
            </p>
            <p class="lx-small lx-muted lx-number">{ fill(text::POLICY, &[&of.number]) }</p>
        </div>
    }
}
