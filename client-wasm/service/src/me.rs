//! Oneself as a volunteer: becoming one, what the station decided, taking a rest; and the way to the hours one gave.

use contract::{
    problem::Kind,
    teams::{Rest, VolunteerState as State, Volunteering, terms},
};
use kit::{
    http::Call,
    i18n::{fill, service as text, t},
    inbox::InboxCell,
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Banner, Button, ButtonKind, Cell, Cells, Shape, Tone, Week, chip, icon, use_toasts},
    visit::{can_do, numbers, parts, week},
};
use yew::prelude::*;

use crate::{
    agreement::AgreementPart,
    days_off::DaysOffPart,
    proofs::ProofsPart,
    reason::unsent,
    routes::Route,
    shell::{Screen, use_signed_in},
};

#[component]
pub(crate) fn MePage() -> Html {
    let matter = use_signed_in(|me| {
        html! {
            <div class="lx-pad lx-stack">
                { part!(Cells { children: part!(InboxCell) }) }
                if me.phone.is_some() {
                    { part!(Me) }
                } else {
                    <a class="lx-button lx-button-plain lx-button-block" href="/teams/leading" data-test="leading">{ t(text::STAFF_LEAD) }</a>
                }
            </div>
        }
    });
    part!(Screen {
        title: t(text::TAB_ME),
        tab: Route::Me,
        data_test: "me-page",
        children: matter
    })
}

#[component]
fn Me() -> Html {
    let (known, reload) = use_call::<_, Volunteering>((), |()| Some(Call::get("/me/volunteering")));
    if known.failure().is_some_and(|failure| failure.is(Kind::NotFound)) {
        return not_yet();
    }
    known.show(3, &reload, |known| {
        html! {
            <>
                if known.state != State::Refused { { part!(AgreementPart) } }
                { part!(Known { known: known.clone(), reload: reload.clone() }) }
                if known.state != State::Refused { { part!(ProofsPart { known: known.clone(), reload: reload.clone() }) } }
                if known.state != State::Refused { { part!(DaysOffPart { known: known.clone(), reload: reload.clone() }) } }
                { part!(Cells { children: part!(Cell {
                    title: t(text::MY_HOURS),
                    shape: Shape::Star,
                    href: "/inbox/hours",
                    data_test: "to-hours",
                }) }) }
            </>
        }
    })
}

fn not_yet() -> Html {
    html! {
        <section class="lx-card lx-stack">
            <p>{ t(text::NOT_VOLUNTEER) }</p>
            { Route::Sheet.link("lx-button lx-button-primary lx-button-block lx-big", "become", html! {
                <>{ icon(Shape::Hand) }<span>{ t(text::BECOME) }</span></>
            }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct KnownProps {
    known: std::rc::Rc<Volunteering>,
    reload: Callback<()>,
}

/// What the station decided, and what can be done.
#[component]
fn Known(props: &KnownProps) -> Html {
    let known = &props.known;
    let (tone, shape, words) = says(known);
    html! {
        <section class="lx-card lx-stack" data-test="volunteering" data-state={known.state.word()}>
            <p class="lx-row">
                <strong class="lx-grow lx-title">{ t(text::VOLUNTEER) }</strong>
                { chip(tone, shape, t(terms::volunteer_state(known.state))) }
            </p>
            { part!(Banner { tone, shape, words, data_test: "says" }) }
            if known.state == State::Refused { <p>{ t(text::REFUSED_AGAIN) }</p> }
            if matches!(known.state, State::Active | State::Resting) { { decided(known) } }
            { part!(Week { label: t(text::FREE), days: week(), parts: parts(), chosen: numbers(&known.sheet.free) }) }
            { can_do(known) }
            { Route::Sheet.link("lx-button lx-button-plain lx-button-block", "change", html! { { t(text::CHANGE) } }) }
            { part!(Resting { known: known.clone(), reload: props.reload.clone() }) }
        </section>
    }
}

fn says(known: &Volunteering) -> (Tone, Shape, String) {
    match known.state {
        State::Applied => (Tone::Blue, Shape::Clock, t(text::APPLIED).to_owned()),
        State::Active => (Tone::Green, Shape::Check, t(text::ACTIVE).to_owned()),
        State::Resting => (Tone::Grey, Shape::Clock, t(text::RESTING).to_owned()),
        State::Refused => {
            let why = fill(text::REFUSED, &[known.reason.as_deref().unwrap_or_default()]);
            (Tone::Amber, Shape::Info, why)
        }
    }
}

/// What the station knows of them.
fn decided(known: &Volunteering) -> Html {
    html! {
        <ul class="lx-plain-list">
            <li>{ fill(text::LEVEL, &[&known.level.to_string()]) }</li>
            if known.checked { <li>{ t(text::CHECKED) }</li> }
            if let Some(number) = &known.number { <li class="lx-number">{ fill(text::VOLUNTEER_NUMBER, &[number]) }</li> }
        </ul>
    }
}

/// Taking a rest, and coming back.
#[component]
fn Resting(props: &KnownProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let (resting, words, thanks, data_test) = match props.known.state {
        State::Active => (true, text::REST, text::RESTS_NOW, "rest"),
        State::Resting => (false, text::REST_END, text::BACK_NOW, "back-again"),
        State::Applied | State::Refused => return Html::default(),
    };
    let onclick = {
        let (sending, reload) = (sending.clone(), props.reload.clone());
        Callback::from(move |_: MouseEvent| {
            let (toasts, reload) = (toasts.clone(), reload.clone());
            sending.send(
                Call::post("/me/volunteering/rest").json(&Rest { resting }),
                move |_: Volunteering| {
                    toasts.good(t(thanks));
                    reload.emit(());
                },
            );
        })
    };
    html! {
        <>
            { part!(Button {
                kind: if resting { ButtonKind::Text } else { ButtonKind::Primary },
                block: true,
                loading: sending.is_busy(),
                onclick,
                data_test,
                children: html! { { t(words) } },
            }) }
            { unsent(&sending) }
        </>
    }
}
