//! A case on the screen.

use std::rc::Rc;

use contract::{
    accounts::Role,
    cases::{Action, Case, CaseStation, Entry, State},
};
use kit::{
    i18n::{Text, fill, language, resident, shared, t, words},
    part, point, time,
    ui::{Moment, Shape, Timeline, action_look, icon, state_chip},
};
use yew::prelude::*;

use super::{
    Access,
    more::More,
    photos::{Photos, attached},
    rate::Rate,
};

/// Properties of a [`CaseView`].
#[derive(Properties, PartialEq, Clone)]
pub(super) struct CaseViewProps {
    /// The case.
    pub(super) case: Rc<Case>,
    /// How its reporter proves that it is theirs.
    pub(super) access: Access,
    /// Called with the case as it is after something was done.
    pub(super) onfresh: Callback<Case>,
}

/// The case.
#[component]
pub(super) fn CaseView(props: &CaseViewProps) -> Html {
    let case = &props.case;
    let summary = &case.summary;
    let moments: Vec<Moment> = case.timeline.iter().map(|entry| moment(entry, &props.access)).collect();
    html! {
        <div class="lx-sections">
            <section class="lx-card">
                <div class="lx-row lx-row-spread">
                    <span data-test="state" data-state={summary.state.word()}>
                        { state_chip(summary.state, t(words::state(summary.state))) }
                    </span>
                    <span class="lx-muted lx-small lx-number" data-test="number">{ fill(resident::CASE_NUMBER, &[&summary.number]) }</span>
                </div>
                if let Some(next) = next_step(case) { <p data-test="next-step">{ next }</p> }
                if case.published {
                    { way(format!("/plain/published/{}?lang={}", summary.id, language().tag()), resident::PUBLIC_PAGE, "public-page") }
                }
                if let Some(id) = case.need_id { { way(format!("/projects/needs/{id}"), resident::NEED_PAGE, "need-page") } }
                if case.actions.contains(&Action::Consent) { <p data-test="consent-asked">{ t(resident::CONSENT_ASKED) }</p> }
                if case.actions.contains(&Action::Allow) { <p data-test="naming-asked">{ naming(case) }</p> }
                { station(case.station.as_ref()) }
            </section>
            if case.actions.contains(&Action::Rate) { { part!(Rate, props.clone()) } }
            <section class="lx-card">
                <h2 class="lx-title" data-test="case-title">{ or_erased(&summary.title) }</h2>
                <p class="lx-text" data-test="case-body">{ or_erased(&case.body) }</p>
                { part!(Photos { photos: case.photos.clone(), access: props.access.clone() }) }
                <dl class="lx-facts">
                    { fact(resident::WRITE_CATEGORY, t(words::category(summary.category))) }
                    if let Some(address) = &case.address { { fact(resident::WRITE_ADDRESS, address) } }
                    if let Some(point) = &case.point { { fact(resident::CASE_POINT, &point::words(point)) } }
                    { fact(resident::CASE_SENT_AT, &time::moment(summary.submitted_at)) }
                </dl>
            </section>
            { rated(case) }
            <section class="lx-card">
                <h2 class="lx-title">{ t(shared::TIMELINE) }</h2>
                { part!(Timeline { label: t(shared::TIMELINE), moments }) }
            </section>
            { part!(More, props.clone()) }
        </div>
    }
}

fn or_erased(text: &str) -> String {
    if text.is_empty() { t(shared::ERASED) } else { text }.to_owned()
}

fn fact(name: Text, value: &str) -> Html {
    html! { <><dt>{ t(name) }</dt><dd>{ value.to_owned() }</dd></> }
}

/// A way to what came of it.
fn way(href: String, words: Text, data_test: &'static str) -> Html {
    html! { <p><a {href} data-test={data_test}>{ t(words) }</a></p> }
}

/// Who answers for it, and how to call them.
fn station(station: Option<&CaseStation>) -> Html {
    html! {
        if let Some(station) = station {
            <p class="lx-row lx-row-spread">
                <span>{ &station.name }</span>
                <a class="lx-button lx-button-plain" href={format!("tel:{}", station.phone)} data-test="station-phone">
                    { icon(Shape::Phone) }<span class="lx-number">{ &station.phone }</span>
                </a>
            </p>
        }
    }
}

/// Who is to know their name, and what for.
fn naming(case: &Case) -> String {
    let asked = case.timeline.iter().rfind(|entry| entry.action == Action::AskNaming);
    fill(
        resident::NAMING_ASKED,
        &[asked.and_then(|entry| entry.text.as_deref()).unwrap_or_default()],
    )
}

/// What the reporter can expect next, in a sentence.
fn next_step(case: &Case) -> Option<String> {
    let due = case.summary.due_at.map(time::moment);
    let text = match case.summary.state {
        State::Merged if !case.actions.contains(&Action::Rate) => resident::NEXT_MERGED,
        State::Answered | State::Merged => resident::NEXT_ANSWERED,
        State::Declined => resident::NEXT_DECLINED,
        State::Closed | State::Withdrawn => return None,
        _ if case.summary.is_overdue(time::now()) => resident::NEXT_LATE,
        State::Submitted if due.is_some() => resident::NEXT_SUBMITTED_DUE,
        State::Submitted => resident::NEXT_SUBMITTED,
        _ if due.is_some() => resident::NEXT_IN_WORK_DUE,
        _ => resident::NEXT_IN_WORK,
    };
    Some(fill(text, &[due.as_deref().unwrap_or_default()]))
}

fn rated(case: &Case) -> Html {
    let yes_no = |yes: bool| t(if yes { shared::YES } else { shared::NO });
    html! {
        if let Some(rating) = &case.rating {
            <section class="lx-card" data-test="rated">
                <h2 class="lx-title">{ t(resident::RATED_TITLE) }</h2>
                <dl class="lx-facts">
                    { fact(resident::RATE_CONTACTED, yes_no(rating.contacted)) }
                    { fact(resident::RATE_RESOLVED, yes_no(rating.resolved)) }
                    { fact(resident::RATE_SATISFIED, &fill(resident::RATE_STARS, &[&rating.satisfaction.to_string()])) }
                </dl>
                if let Some(comment) = &rating.comment { <p class="lx-text">{ comment }</p> }
            </section>
        }
    }
}

/// One thing that happened. Staff appear by role and work name, the reporter as themselves.
fn moment(entry: &Entry, access: &Access) -> Moment {
    let (tone, shape) = action_look(entry.action);
    let who = match (&entry.by.role, &entry.by.work_name) {
        (Role::Resident, _) => t(resident::BY_ME).to_owned(),
        (role, Some(name)) => format!("{} {name}", t(words::role(*role))),
        (role, None) => t(words::role(*role)).to_owned(),
    };
    let action = t(words::public_action(entry.action));
    let title = entry.reason.map_or_else(
        || action.to_owned(),
        |reason| fill(resident::BECAUSE, &[action, t(words::decline_reason(reason))]),
    );
    Moment {
        id: entry.id.to_string().into(),
        tone,
        shape,
        title: title.into(),
        when: time::moment(entry.at).into(),
        datetime: time::machine(entry.at).into(),
        who: who.into(),
        text: if entry.erased {
            Some(t(shared::ERASED).into())
        } else {
            entry.text.clone().map(AttrValue::from)
        },
        internal: None,
        erased: entry.erased,
        below: attached(entry, access),
    }
}
