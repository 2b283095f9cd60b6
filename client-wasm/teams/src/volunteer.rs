//! One volunteer: what they said of themselves, what the station decides, and what they gave.

use contract::{
    ids::CommunityId,
    teams::{PooledVolunteer, VolunteerState, terms},
};
use kit::{
    desk::use_desk,
    hooks::use_effect_with,
    http::Call,
    i18n::{fill, service, t, teams as text},
    part,
    remote::use_call,
    time,
    ui::{ButtonKind, Shape, Tone, Week, button, chip},
    visit::{can_do, days_off, numbers, parts, week},
};
use yew::prelude::*;

use crate::{
    blocks::{Said, Why},
    decide::Decide,
    given::Given,
    proofs::Proofs,
    records::Records,
};

/// Properties of a [`VolunteerPane`].
#[derive(Properties, PartialEq)]
pub(crate) struct VolunteerPaneProps {
    /// The community in whose pool they are.
    pub(crate) community: CommunityId,
    /// Them.
    pub(crate) one: PooledVolunteer,
    /// Shows them as they are now.
    pub(crate) shown: Callback<PooledVolunteer>,
    /// Goes back to the list.
    pub(crate) close: Callback<()>,
}

/// The pane.
#[component]
pub(crate) fn VolunteerPane(props: &VolunteerPaneProps) -> Html {
    let community = props.community;
    let path = format!("/communities/{community}/volunteers/{}", props.one.account_id);
    let (read, again) = use_call::<_, PooledVolunteer>(path, |path| Some(Call::get(path)));
    {
        let shown = props.shown.clone();
        use_effect_with(read.ready().cloned(), move |read| {
            if let Some(read) = read {
                shown.emit((**read).clone());
            }
        });
    }
    let one = &props.one;
    let known = one.volunteering.state != VolunteerState::Applied;
    let in_charge = use_desk().in_charge();
    let of_level = one.volunteering.level.to_string();
    html! {
        <article class="lx-two" data-test="volunteer-pane">
            <div class="lx-stack">
                <p>{ button(ButtonKind::Text, t(text::POOL_BACK), props.close.reform(|_: MouseEvent| ()), "pool-back") }</p>
                { sheet(one) }
            </div>
            <div class="lx-stack">
                { part!(Proofs { community, one: one.clone(), shown: props.shown.clone(), again: again.clone() }) }
                // A training may have raised the level: the form begins anew with it.
                if in_charge { { part!(Decide [of_level] { community, one: one.clone(), shown: props.shown.clone(), again: again.clone() }) } }
                { part!(Records { community, id: one.account_id, again: again.clone() }) }
                if known && in_charge {
                    <section class="lx-card">{ part!(Why { said: Said::Number(community, one.account_id) }) }</section>
                    { part!(Given { community, id: one.account_id }) }
                }
            </div>
        </article>
    }
}

/// What they said of themselves.
fn sheet(one: &PooledVolunteer) -> Html {
    let (of, sheet) = (&one.volunteering, &one.volunteering.sheet);
    let speech: Vec<&str> = sheet.speech.iter().map(|speech| t(terms::speech(*speech))).collect();
    let guardian = sheet.guardian.as_ref().filter(|_| !sheet.adult);
    html! {
        <section class="lx-card" data-test="sheet">
            <p class="lx-row">
                <strong class="lx-grow lx-title">{ &one.name }</strong>
                { chip(tone(of.state), Shape::Person, t(terms::volunteer_state(of.state))) }
            </p>
            <p class="lx-small lx-muted lx-number">{ one.phone.clone() }{ " · " }{ time::date(of.applied_at) }</p>
            { can_do(of) }
            if let Some(about) = &sheet.about { <p class="lx-text">{ about }</p> }
            <p>{ fill(text::SPEAKS, &[&speech.join(" ")]) }</p>
            <p>{ fill(text::REACH, &[t(terms::reach(sheet.reach))]) }{ " · " }{ fill(text::MOST, &[&sheet.most.to_string()]) }</p>
            if let Some(gender) = sheet.gender { <p>{ t(terms::gender(gender)) }</p> }
            if let Some(guardian) = guardian {
                <p class={classes!("lx-note", Tone::Amber.class())}>{ fill(text::UNDER_AGE, &[guardian]) }</p>
            }
            if let Some(number) = &of.number { <p class="lx-number">{ fill(text::NUMBER_OF, &[number]) }</p> }
            if let Some(reason) = &of.reason { <p>{ fill(service::REFUSED, &[reason]) }</p> }
            if !of.days_off.is_empty() {
                <p class={classes!("lx-note", Tone::Amber.class())} data-test="days-off">
                    { fill(text::DAYS_OFF, &[&of.days_off.iter().map(days_off).collect::<Vec<_>>().join(t(text::LIST_COMMA))]) }
                </p>
            }
            { part!(Week { label: t(text::FREE), days: week(), parts: parts(), chosen: numbers(&sheet.free), data_test: "free" }) }
        </section>
    }
}

const fn tone(state: VolunteerState) -> Tone {
    match state {
        VolunteerState::Applied => Tone::Blue,
        VolunteerState::Active => Tone::Green,
        VolunteerState::Resting => Tone::Amber,
        VolunteerState::Refused => Tone::Grey,
    }
}
