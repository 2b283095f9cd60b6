//! One proposal: what it says, who signed, what the community answers, and what became of it.

use std::rc::Rc;

use contract::{
    ids::ProposalId,
    proposals::{Became, Proposal, ProposalEvent, ProposalState as State, Proposer},
};
use kit::{
    browser,
    http::Call,
    i18n::{fill, proposals as text, shared, t, words},
    need, part, point,
    remote::use_call,
    session::use_session,
    time,
    ui::{Banner, Button, Moment, Shape, Timeline, Tone, use_toasts},
    way,
};
use yew::prelude::*;

use crate::{
    answer::answer, author::Author, comments::Comments, follow::Follow, photos::Photos, routes::Route, row, shell::Screen,
    signature::Signature, text::text_of, versions::versions, watch::Watch,
};

/// Properties of a [`ProposalPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct ProposalPageProps {
    pub(crate) id: ProposalId,
}

#[component]
pub(crate) fn ProposalPage(props: &ProposalPageProps) -> Html {
    // Who signs in or out is told other things.
    let whose = use_session().me().map(|me| me.id);
    let (proposal, reload) = use_call::<_, Proposal>((props.id, whose), |(id, _)| Some(Call::get(&format!("/proposals/{id}"))));
    let matter = proposal.show(5, &reload, |proposal| {
        part!(Shown {
            proposal: proposal.clone(),
            reload: reload.clone()
        })
    });
    part!(Screen {
        title: t(text::PROPOSALS),
        data_test: "proposal-page",
        children: matter
    })
}

/// Properties of what shows a proposal, and of everything in it that changes it.
#[derive(Properties, PartialEq)]
pub(crate) struct OfProposal {
    /// It, as it was read.
    pub(crate) proposal: Rc<Proposal>,
    /// Reads it again.
    pub(crate) reload: Callback<()>,
}

#[component]
fn Shown(props: &OfProposal) -> Html {
    let proposal = &props.proposal;
    let summary = &proposal.summary;
    let says = proposal
        .editions
        .first()
        .map(|edition| text_of(&edition.text))
        .unwrap_or_default();
    html! {
        <article class="lx-pad lx-stack">
            { told(summary.state) }
            { merged(proposal.merged_into) }
            <section class="lx-card">
                <p class="lx-row">
                    <span class="lx-grow lx-small lx-muted">{ t(words::proposal_field(summary.field)) }</span>
                    { row::state(summary.state) }
                </p>
                <h2 class="lx-title" data-test="title">{ &summary.title }</h2>
                <p class="lx-small lx-muted">
                    { fill(text::BY, &[&names(&proposal.proposers)]) }<br />{ fill(text::NUMBER, &[&summary.number]) }
                </p>
                { row::progress(summary) }
                if let Some(name) = &proposal.responsible {
                    <p class="lx-small lx-muted" data-test="responsible">{ fill(text::RESPONSIBLE, &[name]) }</p>
                }
                { part!(Signature { proposal: proposal.clone(), reload: props.reload.clone() }) }
                { part!(Follow { proposal: proposal.clone(), reload: props.reload.clone() }) }
            </section>
            { part!(Author { proposal: proposal.clone(), reload: props.reload.clone() }) }
            { answer(proposal) }
            { became(proposal.became) }
            <section class="lx-card" data-test="says">
                { says }
                if let Some(point) = &proposal.point { <p class="lx-small lx-muted" data-test="point">{ point::words(point) }</p> }
            </section>
            { part!(Photos { proposal: proposal.clone(), reload: props.reload.clone() }) }
            { versions(proposal) }
            { timeline(&proposal.timeline) }
            if summary.state.is_public() {
                { part!(Share { id: summary.id }) }
                { part!(Comments { proposal: proposal.clone(), reload: props.reload.clone() }) }
            }
            { part!(Watch { proposal: proposal.clone(), reload: props.reload.clone() }) }
        </article>
    }
}

fn told(state: State) -> Html {
    let words = match state {
        State::Expired => text::EXPIRED,
        State::Withdrawn => text::WITHDRAWN,
        State::Hidden => text::HIDDEN,
        _ => return Html::default(),
    };
    part!(Banner {
        tone: Tone::Grey,
        shape: Shape::Info,
        words: t(words),
        data_test: "told"
    })
}

/// The way to the older one that it went into.
fn merged(into: Option<ProposalId>) -> Html {
    let link = |id| {
        let href = Route::Proposal { id }.href();
        html! {
            <p class="lx-card" data-test="merged">
                { t(text::MERGED) }{ " " }<a href={href.clone()} onclick={way::on_link(href)}>{ t(text::MERGED_LINK) }</a>
            </p>
        }
    };
    into.map(link).unwrap_or_default()
}

/// What became of it: the need that it stands behind, and the project, each with the way there.
fn became(of: Became) -> Html {
    if of == Became::default() {
        return Html::default();
    }
    let line = |href: String, words, state: Html| html! { <p class="lx-row"><a class="lx-grow lx-link" {href}>{ t(words) }</a>{ state }</p> };
    html! {
        <section class="lx-card lx-stack" data-test="became">
            if let Some(one) = of.need { { line(format!("/projects/needs/{}", one.id), text::AS_NEED, need::state(one.state)) } }
            if let Some(one) = of.project { { line(format!("/projects/works/{}", one.id), text::AS_PROJECT, Html::default()) } }
        </section>
    }
}

fn names(proposers: &[Proposer]) -> String {
    let name = |one: &Proposer| {
        let kind = match (one.unconfirmed, one.organisation) {
            (true, _) => t(text::UNCONFIRMED),
            (_, true) => t(text::ORGANISATION),
            _ => "",
        };
        format!("{}{kind}", one.name)
    };
    proposers.iter().map(name).collect::<Vec<_>>().join("、")
}

fn timeline(events: &[ProposalEvent]) -> Html {
    let moment = |(at, event): (usize, &ProposalEvent)| Moment {
        id: at.to_string().into(),
        tone: Tone::Grey,
        shape: Shape::Note,
        title: t(words::proposal_action(event.action)).into(),
        when: time::moment(event.at).into(),
        datetime: time::machine(event.at).into(),
        who: t(words::role(event.role)).into(),
        text: said(event),
        internal: None,
        erased: false,
        below: Html::default(),
    };
    html! {
        if !events.is_empty() {
            <section class="lx-card">
                <h3 class="lx-label">{ t(shared::TIMELINE) }</h3>
                { part!(Timeline {
                    label: t(shared::TIMELINE),
                    moments: events.iter().enumerate().map(moment).collect::<Vec<_>>(),
                }) }
            </section>
        }
    }
}

fn said(event: &ProposalEvent) -> Option<AttrValue> {
    let reason = event.reason.map(|reason| t(words::moderation_reason(reason)));
    let parts: Vec<&str> = reason.into_iter().chain(event.text.as_deref()).collect();
    (!parts.is_empty()).then(|| parts.join("：").into())
}

/// Copies the address of the page that shows a preview where it is sent, and that can be printed.
#[component]
fn Share(props: &ProposalPageProps) -> Html {
    let toasts = use_toasts();
    let plain = format!("/plain/proposals/{}", props.id);
    let print = plain.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let origin = browser::window().and_then(|window| window.location().origin().ok());
        if origin.is_some_and(|origin| browser::copy(&format!("{origin}{plain}"))) {
            toasts.good(t(text::COPIED));
        }
    });
    html! {
        <>
            { part!(Button {
                block: true,
                onclick,
                shape: Shape::Send,
                data_test: "share",
                children: html! { { t(text::SHARE) } },
            }) }
            <p><a class="lx-button lx-button-text" href={print} data-test="print">{ t(text::PRINT) }</a></p>
        </>
    }
}
