//! Why somebody suits: each part with its words, a bar and a number, for eyes and ears alike.

use contract::teams::{Suggested, Suitability, terms};
use kit::{
    i18n::{Text, fill, t, teams as text},
    ui::{Shape, Tone, chip},
};
use yew::prelude::*;

/// The most that a part can give: a lead who was at this door before.
const MOST: i32 = 60;

/// The parts that count, in their order.
fn parts(suits: &Suitability) -> impl Iterator<Item = (Text, i32)> {
    let parts: [(Text, i32); 6] = [
        (text::KNOWN, suits.known),
        (text::NEAR, suits.near),
        (text::RESTED, suits.rested),
        (text::EXPERIENCE, suits.level),
        (text::NEWCOMER, suits.newcomer),
        (text::LOAD, -suits.load),
    ];
    parts.into_iter().filter(|(_, points)| *points != 0)
}

/// Somebody's points by their parts.
pub(crate) fn bars(suits: &Suitability) -> Html {
    let rows = parts(suits).map(|(name, points)| {
        let number = if points < 0 {
            fill(text::MINUS, &[&points.abs().to_string()])
        } else {
            points.to_string()
        };
        row(t(name), points.abs().min(MOST) * 100 / MOST, number, points < 0)
    });
    html! { <dl class="lx-parts">{ for rows }</dl> }
}

/// A bar of so many hundredths, with its words and its number.
pub(crate) fn row(name: &str, width: i32, number: String, off: bool) -> Html {
    html! {
        <div key={name.to_owned()} class={classes!("lx-part", off.then_some("lx-part-off"))}>
            <dt>{ name.to_owned() }</dt>
            <dd class="lx-part-bar" aria-hidden="true">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" focusable="false"><rect width={width.to_string()} height="8" /></svg>
            </dd>
            <dd class="lx-number">{ number }</dd>
        </div>
    }
}

/// What somebody brings of what is needed, and whether their insurance ends before the day.
pub(crate) fn brings(of: &Suggested) -> Html {
    let chips = of
        .brings
        .iter()
        .map(|skill| chip(Tone::Green, Shape::Check, t(terms::skill(*skill))));
    html! {
        if !of.brings.is_empty() || of.insurance_ends {
            <p class="lx-row">
                { for chips }
                if of.insurance_ends { { chip(Tone::Amber, Shape::Alert, t(text::INSURANCE_ENDS)) } }
            </p>
        }
    }
}
