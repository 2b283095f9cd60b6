//! Why nobody can go: who is kept by what, counted.

use contract::teams::{Shortage, TeamRole, TeamSuggestions, terms};
use kit::{
    http::Call,
    i18n::{Text, fill, t, teams as text},
    part,
    remote::use_call,
    ui::{Banner, Button, Shape, Tone},
};
use yew::prelude::*;

use crate::{proofs::unproved, service::OfService};

/// In words: 「31 名志愿者：12 人那时没空，9 人太远」.
pub(crate) fn says(of: &Shortage) -> String {
    let mut parts: Vec<String> = Vec::new();
    if of.could_come > 0 {
        parts.push(fill(text::SHORT_COULD, &[&of.could_come.to_string()]));
    }
    let kept = of.obstructed.iter();
    parts.extend(kept.map(|each| fill(text::SHORT_PART, &[&each.count.to_string(), t(terms::obstacle(each.by))])));
    let whole: Text = match of.role {
        TeamRole::Lead => text::SHORT_LEADS,
        TeamRole::Volunteer => text::SHORT_VOLUNTEERS,
    };
    let comma = t(text::SHORT_COMMA);
    fill(whole, &[&of.there_are.to_string(), &parts.join(comma)]) + &unproved(of)
}

/// That there is no team, why, and a way to look again.
pub(crate) fn shortage(of: Option<&Shortage>, again: &Callback<()>) -> Html {
    html! {
        <div class="lx-card lx-stack" data-test="shortage">
            { part!(Banner { tone: Tone::Amber, shape: Shape::Alert, words: t(text::NO_TEAM) }) }
            if let Some(of) = of { <p data-test="shortage-words">{ says(of) }</p> }
            { part!(Button {
                shape: Shape::Refresh,
                onclick: again.reform(|_: MouseEvent| ()),
                data_test: "look-again",
                children: html! { { t(text::LOOK_AGAIN) } },
            }) }
        </div>
    }
}

/// Where nobody is left to ask: why.
#[component]
pub(crate) fn Short(props: &OfService) -> Html {
    let id = props.service.summary.id;
    let (found, again) = use_call::<_, TeamSuggestions>((id, props.service.version), |(id, _)| {
        Some(Call::get(&format!("/services/{id}/teams")))
    });
    found.show(2, &again, |found| {
        if found.shortage.is_none() {
            return part!(Banner {
                tone: Tone::Green,
                shape: Shape::Person,
                words: t(text::FREE_AGAIN),
                data_test: "free-again"
            });
        }
        shortage(found.shortage.as_ref(), &again)
    })
}
