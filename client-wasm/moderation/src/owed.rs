//! What waits for an answer, and what was answered with steps that are still to be taken.

use contract::{
    motions::MotionState,
    page::Page,
    proposals::{ProposalState as State, ProposalSummary},
};
use kit::{
    desk::use_desk,
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, moderation as text, proposals, t},
    part,
    remote::use_call,
    time,
    ui::{Button, ButtonKind, Empty, Shape, Tone, chip},
};
use yew::prelude::*;

use crate::{queue::OfCommunity, reply::Reply, report::Report, responsible::Responsible, votes::Motions};

#[component]
pub(crate) fn OwedPage(props: &OfCommunity) -> Html {
    let list = |state: State, title: Text, none: Text| part!(Listed [state.word()] { community: props.community, state, title: t(title), none: t(none) });
    html! {
        <>
            { part!(Motions { community: props.community, state: MotionState::Binding }) }
            { list(State::Effective, text::OWED, text::OWED_NONE) }
            { list(State::Answered, text::PROGRESS, text::OWED_NONE) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    community: contract::ids::CommunityId,
    state: State,
    title: &'static str,
    none: &'static str,
}

#[component]
fn Listed(props: &ListedProps) -> Html {
    let (page, reload) = use_call::<_, Page<ProposalSummary>>((props.community, props.state), |(community, state)| {
        Some(Call::get(&format!(
            "/communities/{community}/proposals?limit=100&sort=closing&state={}",
            state.word()
        )))
    });
    page.show(2, &reload, |page| {
        let row = |of: &ProposalSummary| part!(Row [of.id.to_string()] { of: of.clone(), reload: reload.clone() });
        html! {
            <section class="lx-stack">
                <h2 class="lx-cells-title">{ props.title }</h2>
                if page.items.is_empty() && props.state == State::Effective {
                    { part!(Empty { shape: Shape::Check, words: props.none }) }
                }
                { for page.items.iter().map(row) }
            </section>
        }
    })
}

#[derive(Properties, PartialEq)]
struct RowProps {
    of: ProposalSummary,
    reload: Callback<()>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let open = use_state(|| false);
    let of = &props.of;
    let owed = of.state == State::Effective;
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let lists = use_desk().of_station();
    let due = of
        .answer_due_at
        .filter(|_| owed)
        .map(|due| fill(proposals::ANSWER_BY, &[&time::date(due)]));
    let form = match (*open, owed) {
        (false, _) => Html::default(),
        (true, true) => html! {
            <>
                { part!(Responsible { id: of.id, community: of.community_id }) }
                { part!(Reply { id: of.id, done: props.reload.clone() }) }
            </>
        },
        (true, false) => part!(Report { id: of.id }),
    };
    html! {
        <article class="lx-card lx-stack" data-test="owed">
            <p class="lx-row">
                <span class="lx-grow lx-small lx-muted">{ fill(proposals::SIGNED, &[&of.signed.to_string()]) }{ due.map(|due| format!(" · {due}")) }</span>
                if of.is_overdue(time::now()) { { chip(Tone::Red, Shape::Clock, t(proposals::OVERDUE)) } }
            </p>
            <h3 class="lx-title">{ &of.title }</h3>
            <p class="lx-row">
                <a class="lx-button lx-button-text" href={format!("/proposals/{}", of.id)} target="_blank">{ t(text::SEE) }</a>
                if lists {
                    <a class="lx-button lx-button-text" href={format!("/council/needs/{}/{}", of.community_id, of.id)} data-test="list-need">{ t(text::LIST_NEED) }</a>
                }
                { part!(Button {
                    kind: if owed { ButtonKind::Primary } else { ButtonKind::Plain },
                    onclick: toggle,
                    data_test: "answer",
                    children: html! { { t(if owed { text::ANSWER } else { proposals::STEPS }) } },
                }) }
            </p>
            { form }
        </article>
    }
}
