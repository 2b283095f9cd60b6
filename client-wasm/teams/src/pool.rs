//! The talent pool (人才资源库): who wants to be a volunteer, and who is one.

use contract::{
    ids::CommunityId,
    teams::{PooledVolunteer, ProofState, Skill, VolunteerState, terms},
};
use kit::{
    desk::use_desk,
    file_link::FileLink,
    hooks::{UseStateHandle, use_state},
    http::query,
    i18n::{fill, people, service, t, teams as text},
    pages::use_pages,
    part,
    sending::typing,
    time,
    ui::{Choice, Choices, Empty, Field, FieldKind, Select, Shape, Tone, chip},
};
use yew::prelude::*;

use crate::{blocks::Blocks, disputes::Disputes, given, requests::OfCommunity, routes::Route, volunteer::VolunteerPane};

/// Which are listed.
#[derive(Clone, PartialEq)]
struct Asked {
    state: VolunteerState,
    /// The word of a skill; empty for any.
    skill: String,
    /// The word of how a proof of theirs stands; empty for any.
    proof: &'static str,
}

/// The page: the lists, or somebody of them.
#[component]
pub(crate) fn PoolPage(props: &OfCommunity) -> Html {
    let opened = use_state(|| None::<PooledVolunteer>);
    let asked = use_state(|| Asked {
        state: VolunteerState::Active,
        skill: String::new(),
        proof: "",
    });
    let open = {
        let opened = opened.clone();
        Callback::from(move |one| opened.set(Some(one)))
    };
    let (community, in_charge) = (props.community, use_desk().in_charge());
    if let Some(one) = (*opened).clone() {
        let close = {
            let opened = opened.clone();
            Callback::from(move |()| opened.set(None))
        };
        let key = one.account_id.to_string();
        return html! { <>{ part!(VolunteerPane [key] { community, one, shown: open, close }) }</> };
    }
    let applied = Asked {
        state: VolunteerState::Applied,
        skill: String::new(),
        proof: "",
    };
    let unseen = Asked {
        state: VolunteerState::Active,
        skill: String::new(),
        proof: ProofState::Waiting.word(),
    };
    let (key, asked_now) = (format!("{} {}", asked.state.word(), asked.skill), (*asked).clone());
    html! {
        <>
            { part!(List { community, asked: applied, open: open.clone(), quiet: true }) }
            { part!(List { community, asked: unseen, open: open.clone(), quiet: true }) }
            { which(&asked) }
            { part!(List [key] { community, asked: asked_now, open }) }
            if in_charge {
                { part!(Disputes { community }) }
                { part!(Blocks { community }) }
                { part!(Taken { community }) }
                <p>{ Route::StationCode.link("lx-link", "to-station-code", html! { { t(text::STATION_CODE) } }) }</p>
            }
        </>
    }
}

/// How they stand, and what they can.
fn which(asked: &UseStateHandle<Asked>) -> Html {
    html! {
        <div class="lx-pair">
            { part!(Choices {
                label: t(text::WHICH),
                options: [VolunteerState::Active, VolunteerState::Resting, VolunteerState::Refused].map(state_choice).to_vec(),
                chosen: vec![AttrValue::from(asked.state.word())],
                onchange: typing(asked, |asked: &mut Asked, word: AttrValue| {
                    asked.state = VolunteerState::from_word(&word).unwrap_or(asked.state);
                }),
                data_test: "pool",
            }) }
            { part!(Select {
                label: t(text::POOL_SKILL),
                options: skills(),
                value: asked.skill.clone(),
                onchange: typing(asked, |asked: &mut Asked, skill| asked.skill = skill),
                data_test: "pool-skill",
            }) }
        </div>
    }
}

/// The days whose hours are taken out as a file.
#[component]
fn Taken(props: &OfCommunity) -> Html {
    let days = use_state(|| {
        let today = time::day(time::now());
        (format!("{}01", &today[..8]), today)
    });
    let (from, to) = &*days;
    let community = props.community;
    let href = format!(
        "/api/v1/communities/{community}/hours.xlsx{}",
        query(&[("from", from), ("to", to)])
    );
    html! {
        <details class="lx-card" data-test="take-hours">
            <summary>{ t(text::TAKE_HOURS) }</summary>
            <div class="lx-pair">
                { part!(Field {
                    kind: FieldKind::Date,
                    label: t(people::FROM),
                    value: from.clone(),
                    oninput: typing(&days, |days: &mut (String, String), value| days.0 = value),
                    data_test: "hours-from",
                }) }
                { part!(Field {
                    kind: FieldKind::Date,
                    label: t(people::TO),
                    value: to.clone(),
                    oninput: typing(&days, |days: &mut (String, String), value| days.1 = value),
                    data_test: "hours-to",
                }) }
            </div>
            if !from.is_empty() && from <= to {
                { part!(FileLink { href, data_test: "hours-xlsx", children: html! { { t(people::LEDGER_XLSX) } } }) }
            } else {
                <p class="lx-error" role="alert">{ t(people::LEDGER_DAYS) }</p>
            }
        </details>
    }
}

fn state_choice(state: VolunteerState) -> Choice {
    Choice::new(state.word(), t(terms::volunteer_state(state)))
}

fn skills() -> Vec<Choice> {
    let mut options = vec![Choice::new("", t(text::POOL_ANY))];
    options.extend(
        Skill::ALL
            .iter()
            .map(|skill| Choice::new(skill.word(), t(terms::skill(*skill)))),
    );
    options
}

#[derive(Properties, PartialEq)]
struct ListProps {
    community: CommunityId,
    asked: Asked,
    open: Callback<PooledVolunteer>,
    /// Whether nothing is said where there is nobody.
    #[prop_or_default]
    quiet: bool,
}

#[component]
fn List(props: &ListProps) -> Html {
    let (state, proof) = (props.asked.state, props.asked.proof);
    let asked = query(&[("state", state.word()), ("proof", proof), ("skill", &props.asked.skill)]);
    let pool = use_pages::<PooledVolunteer>(format!("/communities/{}/volunteers{asked}", props.community));
    pool.show_as(if props.quiet { 0 } else { 3 }, || {
        if pool.is_empty() {
            return html! { if !props.quiet { { part!(Empty { shape: Shape::Person, words: t(text::POOL_NONE) }) } } };
        }
        let title = ProofState::from_word(proof).map_or(terms::volunteer_state(state), terms::proof_state);
        let name = if proof.is_empty() { state.word() } else { proof };
        html! {
            <section class="lx-stack">
                <h2 class="lx-label">{ t(title) }</h2>
                <ul class="lx-manage-list" data-test={format!("pool-{name}-list")}>{ for pool.all().map(|one| row(one, &props.open)) }</ul>
                { pool.further() }
            </section>
        }
    })
}

fn row(one: &PooledVolunteer, open: &Callback<PooledVolunteer>) -> Html {
    let onclick = {
        let (open, one) = (open.clone(), one.clone());
        Callback::from(move |_: MouseEvent| open.emit(one.clone()))
    };
    let of = &one.volunteering;
    let named = of.sheet.skills.iter().map(|skill| {
        let name = t(terms::skill(*skill));
        if of.unproved.contains(skill) {
            fill(service::UNPROVED, &[name])
        } else {
            name.to_owned()
        }
    });
    let skills: Vec<String> = named.collect();
    html! {
        <li key={one.account_id.to_string()}>
            <button type="button" class="lx-card lx-request" {onclick} data-test="volunteer">
                <span class="lx-row">
                    <strong class="lx-grow">{ &one.name }</strong>
                    if of.checked { { chip(Tone::Green, Shape::Shield, t(text::CHECKED)) } }
                    if of.state != VolunteerState::Applied { <span>{ fill(text::LEVEL_OF, &[&of.level.to_string()]) }</span> }
                </span>
                <span>{ skills.join(" · ") }</span>
                <span class="lx-small lx-muted"><span class="lx-number">{ one.phone.clone() }</span>{ " · " }{ fill(text::GAVE, &[&given::time(one.minutes)]) }</span>
            </button>
        </li>
    }
}
