//! The page of a card: who comes by, and the ways to be heard.

use std::rc::Rc;

use contract::{
    Language,
    liaison::{Officer, Scanned},
    places::Station,
    problem::Kind,
};
use kit::{
    elder::ElderToggle,
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{card as text, fill, shared, t, words},
    part,
    prefs::{Prefs, use_prefs},
    remote::{Remote, use_call},
    ui::{Button, ButtonKind, Empty, Page, Shape},
};
use yew::prelude::*;

use crate::{elsewhere, letter, say::Say, sent::Sent};

/// Properties of a [`Face`].
#[derive(Properties, PartialEq)]
pub(crate) struct FaceProps {
    /// What the card's code says.
    pub(crate) token: AttrValue,
}

/// What is open on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Open {
    /// The card.
    Card,
    /// The form; for a visit, or only to tell something.
    Form { visit: bool },
    /// What was sent.
    Sent,
}

#[component]
pub(crate) fn Face(props: &FaceProps) -> Html {
    let (card, reload) = use_call::<_, Scanned>(props.token.clone(), |token| Some(Call::get("/liaison/scanned").card(token)));
    let open = use_state(|| if letter::sent().is_some() { Open::Sent } else { Open::Card });
    let forged = card.failure().is_some_and(|failure| failure.is(Kind::NotFound));
    let onback = (*open != Open::Card).then(|| go(&open, Open::Card).reform(|()| ()));
    let matter = match (&card, *open) {
        (_, Open::Sent) => part!(Sent {
            done: go(&open, Open::Card)
        }),
        (Remote::Ready(card), Open::Form { visit }) if card.officer.is_some() => part!(Say [visit.to_string()] {
            token: props.token.clone(),
            visit,
            done: go(&open, Open::Sent),
        }),
        _ if forged => none(text::FORGED, text::FORGED_DETAIL, None),
        _ => card.show(4, &reload, |card| shown(card, &props.token, &open)),
    };
    part!(Page {
        title: t(text::CARD),
        onback,
        back_label: t(shared::BACK),
        side: html! { <>{ part!(ElderToggle) }{ part!(Switch) }</> },
        data_test: "card-page",
        children: matter
    })
}

fn go(open: &UseStateHandle<Open>, to: Open) -> Callback<()> {
    let open = open.clone();
    Callback::from(move |()| open.set(to))
}

/// The other language, one press away.
#[component]
fn Switch() -> Html {
    let prefs = use_prefs();
    let now = prefs.now;
    let (other, words) = match now.language {
        Language::Chinese => (Language::English, shared::ENGLISH),
        Language::English => (Language::Chinese, shared::CHINESE),
    };
    let onclick = prefs.set.reform(move |_: MouseEvent| Prefs { language: other, ..now });
    part!(Button {
        kind: ButtonKind::Text,
        onclick,
        data_test: "language",
        children: html! { <span lang={other.tag()}>{ t(words) }</span> },
    })
}

fn shown(card: &Rc<Scanned>, token: &str, open: &UseStateHandle<Open>) -> Html {
    let Some(officer) = &card.officer else {
        return none(text::GONE, text::GONE_DETAIL, card.station.as_ref());
    };
    let press = |visit: bool| go(open, Open::Form { visit }).reform(|_: MouseEvent| ());
    html! {
        <div class="lx-pad lx-stack">
            { about(card, officer) }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                onclick: press(true),
                data_test: "ask",
                children: html! { { t(text::VISIT) } },
            }) }
            { part!(Button {
                block: true,
                onclick: press(false),
                data_test: "tell",
                children: html! { { t(text::TELL) } },
            }) }
            { card.station.as_ref().map(call).unwrap_or_default() }
            // Behind `#`, so that no server sees it on the way.
            <p class="lx-small"><a href={format!("/proposals/mine#card={token}")} data-test="verify">{ t(text::VERIFY) }</a></p>
        </div>
    }
}

fn about(card: &Scanned, officer: &Officer) -> Html {
    let number = card.number.to_string();
    let hours = if officer.visiting_hours.is_empty() {
        t(text::COMES_ANY)
    } else {
        &officer.visiting_hours
    };
    html! {
        <section class="lx-card">
            <h2 class="card-name" data-test="officer">{ &officer.name }</h2>
            <p class="lx-muted">{ t(words::role(officer.role)) }</p>
            <p>{ t(text::COMES) }<br /><strong>{ hours }</strong></p>
            <p class="lx-muted lx-small">
                { fill(text::PLACE, &[&card.community_name, &card.label]) }<br />{ fill(text::NUMBER, &[&number]) }
            </p>
        </section>
    }
}

fn call(station: &Station) -> Html {
    html! {
        <>
            <a class="lx-button lx-button-plain lx-button-block" href={format!("tel:{}", station.phone)} data-test="call">
                { fill(text::CALL, &[&station.phone]) }
            </a>
            <p class="lx-muted lx-small">
                { &station.name }{ " · " }{ fill(text::OPEN_HOURS, &[&station.opening_hours]) }<br />{ &station.address }
            </p>
        </>
    }
}

/// A card that leads to nobody, and what to do instead.
fn none(words: kit::i18n::Text, detail: kit::i18n::Text, station: Option<&Station>) -> Html {
    part!(Empty {
        shape: Shape::Info,
        words: t(words),
        children: html! {
            <>
                <p class="lx-muted">{ t(detail) }</p>
                { station.map(call).unwrap_or_default() }
                { elsewhere() }
            </>
        },
    })
}
