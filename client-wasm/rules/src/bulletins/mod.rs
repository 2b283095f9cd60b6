//! The bulletins of a community: those that are published, writing the next, and withdrawing what must not stand.

mod months;
mod picking;
mod typed;
mod withdraw;
mod write;

use contract::{
    bulletins::{Bulletin, BulletinSummary, said},
    ids::BulletinId,
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{bulletins as text, fill, language, t},
    pages::use_pages,
    part,
    reasoned::Reasoned,
    sending::use_sending,
    ui::{Button, ButtonKind, Empty, Shape},
};
use yew::prelude::*;

use self::{months::offered, withdraw::WITHDRAW, write::Write};
use crate::{OfCommunity, sheet::then};

/// What is open: nothing, a new one, or a correction of another.
#[derive(Clone, PartialEq)]
enum Open {
    Nothing,
    New,
    Correction(Box<Bulletin>),
}

/// The page.
#[component]
pub(crate) fn BulletinsPage(props: &OfCommunity) -> Html {
    let community = props.community;
    let bulletins = use_pages::<BulletinSummary>(format!("/communities/{community}/bulletins?limit=100"));
    let (open, sending) = (use_state(|| Open::Nothing), use_sending());
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(Open::Nothing))
    };
    // Whoever was told that somebody else was quicker sees theirs as well.
    let done = then(&close, &bulletins.reload);
    let correct = {
        let (open, sending) = (open.clone(), sending.clone());
        Callback::from(move |id: BulletinId| {
            let open = open.clone();
            sending.send(Call::get(&format!("/bulletins/{id}")), move |one: Bulletin| {
                open.set(Open::Correction(Box::new(one)));
            });
        })
    };
    let months = offered(bulletins.all());
    let form = match &*open {
        Open::Nothing => begin(&months, &open),
        Open::New => part!(Write { community, months, done }),
        Open::Correction(of) => {
            let key = of.summary.id.to_string();
            html! { <>{ part!(Write [key] { community, corrects: (**of).clone(), done }) }</> }
        }
    };
    html! {
        <section class="lx-stack" data-test="bulletins">
            <p class="lx-small lx-muted">{ t(text::LEAD) }</p>
            { sending.trouble("bulletin-trouble") }
            { bulletins.show_as(3, || html! {
                <>
                    { form }
                    if bulletins.is_empty() { { part!(Empty { shape: Shape::Horn, words: t(text::NONE) }) } }
                    { for bulletins.all().map(|one| {
                        let latest = bulletins.all().all(|other| other.month != one.month || other.edition <= one.edition);
                        part!(Row [one.id.to_string()] { of: one.clone(), latest, correct: correct.clone(), done: bulletins.reload.clone() })
                    }) }
                    { bulletins.further() }
                </>
            }) }
        </section>
    }
}

/// The way to write another, if there is a month without one.
fn begin(months: &[String], open: &kit::hooks::UseStateHandle<Open>) -> Html {
    if months.is_empty() {
        return html! { <p class="lx-small">{ t(text::ALL_WRITTEN) }</p> };
    }
    let open = open.clone();
    let onclick = Callback::from(move |_: MouseEvent| open.set(Open::New));
    html! {
        <p>{ part!(Button { kind: ButtonKind::Primary, shape: Shape::Plus, onclick, data_test: "bulletin-write", children: html! { { t(text::WRITE) } } }) }</p>
    }
}

/// Properties of a [`Row`].
#[derive(Properties, PartialEq)]
struct RowProps {
    of: BulletinSummary,
    /// Whether no later edition is of its month.
    latest: bool,
    /// Begins a correction of it.
    correct: Callback<BulletinId>,
    /// Called once its words are withdrawn.
    done: Callback<()>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let (of, id) = (&props.of, props.of.id);
    let onclick = props.correct.reform(move |_: MouseEvent| id);
    html! {
        <article class="lx-card lx-stack" data-test="bulletin">
            <p class="lx-small lx-muted">{ fill(text::EDITION, &[&said(&of.month, language()), &of.edition.to_string()]) }</p>
            if let Some(withdrawn) = &of.withdrawn {
                <p data-test="bulletin-withdrawn">{ fill(text::WITHDRAWN, &[&withdrawn.because]) }</p>
            } else {
                <h2 class="lx-title">{ &of.title }</h2>
            }
            <p class="lx-row">
                <a class="lx-button lx-button-text" href={format!("/plain/bulletins/{id}?lang={}", language().tag())} target="_blank">{ t(text::SEE) }</a>
                if props.latest {
                    { part!(Button { kind: ButtonKind::Text, onclick, data_test: "bulletin-correct", children: html! { { t(text::CORRECT) } } }) }
                }
            </p>
            if of.withdrawn.is_none() { { part!(Reasoned { path: format!("/bulletins/{id}/withdraw"), act: &WITHDRAW, done: props.done.clone() }) } }
        </article>
    }
}
