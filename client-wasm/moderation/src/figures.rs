//! How the street's communities moderate, and how many of their rejections did not stand.

use contract::{
    ids::StreetId,
    proposals::{CommunityModeration, DecisionFigures, ModerationFigures},
};
use kit::{
    http::Call,
    i18n::{fill, moderation as text, t},
    part,
    remote::use_call,
    time,
    ui::{Empty, Shape},
};
use yew::prelude::*;

/// Properties of every page that is about a street.
#[derive(Properties, PartialEq)]
pub(crate) struct OfStreet {
    pub(crate) street: StreetId,
}

#[component]
pub(crate) fn FiguresPage(props: &OfStreet) -> Html {
    let (figures, reload) = use_call::<_, ModerationFigures>(props.street, |street| {
        Some(Call::get(&format!("/streets/{street}/moderation-figures")))
    });
    figures.show(4, &reload, |figures| {
        let moderators = figures.moderators.iter().map(|one| row(&one.name, one.figures));
        html! {
            <div class="lx-stack" data-test="figures">
                <p class="lx-small lx-muted">{ fill(text::FIGURES_SINCE, &[&time::date(figures.since)]) }</p>
                <ul class="lx-manage-list">{ for figures.communities.iter().map(community) }</ul>
                <h2 class="lx-title">{ t(text::MODERATORS) }</h2>
                if figures.moderators.is_empty() { { part!(Empty { shape: Shape::Check, words: t(text::RECORD_NONE) }) } }
                <ul class="lx-manage-list" data-test="moderators">{ for moderators }</ul>
            </div>
        }
    })
}

fn community(of: &CommunityModeration) -> Html {
    let waits = fill(text::WAITING, &[&of.waiting.to_string(), &of.overdue.to_string()]);
    html! {
        <li key={of.community_id.to_string()} class="lx-card" data-test="community-figures">
            <h2 class="lx-title">{ &of.name }</h2>
            <p>{ waits }</p>
            { decisions(of.figures) }
        </li>
    }
}

fn row(name: &str, figures: DecisionFigures) -> Html {
    html! {
        <li key={name.to_owned()} class="lx-card">
            <h3 class="lx-label">{ name.to_owned() }</h3>
            { decisions(figures) }
        </li>
    }
}

fn decisions(of: DecisionFigures) -> Html {
    let numbers = [of.decided, of.in_time, of.returned, of.rejected, of.hidden].map(|count| count.to_string());
    let stood = fill(text::OVERTURNED, &[&of.appealed.to_string(), &of.overturned.to_string()]);
    html! {
        <>
            <p class="lx-small">{ fill(text::DECISIONS, &numbers.each_ref().map(String::as_str)) }</p>
            if of.appealed > 0 { <p class="lx-small"><strong data-test="overturned">{ stood }</strong></p> }
        </>
    }
}
