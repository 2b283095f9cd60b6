//! What the reader can do in a vote, and how far their ballot is.

use std::rc::Rc;

use contract::{
    ids::AccountId,
    votes::{MyVote, NoVote, Vote, VoteState as State},
};
use kit::{
    browser,
    hooks::use_effect_with,
    i18n::{Text, fill, t, votes as text},
    part,
    session::{Standing, use_session},
    ui::{Banner, Button, ButtonKind, Shape, Tone, icon},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    cast::{self, Mine},
    casting::use_casting,
    find::MyBallot,
    mark::{Mark, nobody_knows},
    score::Score,
    shell::sign_in_link,
};

/// Properties of what shows a vote, or a part of it.
#[derive(Properties, PartialEq)]
pub(crate) struct OfVote {
    /// It, as it was read.
    pub(crate) vote: Rc<Vote>,
}

/// The reader's part.
#[component]
pub(crate) fn Reader(props: &OfVote) -> Html {
    let (session, casting, vote) = (use_session(), use_casting(), &props.vote);
    if let Some(mine) = casting.of(vote.id) {
        return part!(UnderWay { mine: mine.clone() });
    }
    if let Some(ballot) = cast::cast(vote.id) {
        return part!(MyBallot {
            vote: vote.clone(),
            ballot
        });
    }
    match (&session.standing, &vote.mine) {
        (Standing::SignedOut, _) if matches!(vote.state, State::Announced | State::Open) => html! {
            <section class="lx-card lx-stack">{ nobody_knows() }{ sign_in_link() }</section>
        },
        (Standing::SignedIn(me), Some(mine)) if casting.is_known() => own(vote, mine, me.id),
        _ => Html::default(),
    }
}

fn own(vote: &Rc<Vote>, mine: &MyVote, account: AccountId) -> Html {
    match (vote.state, mine.why_not) {
        (State::Open, _) if mine.on_roll && mine.taken => says(text::TAKEN_ELSEWHERE),
        (State::Open, _) if mine.on_roll && !vote.criteria.is_empty() => part!(Score {
            vote: vote.clone(),
            account
        }),
        (State::Open, _) if mine.on_roll => part!(Mark {
            vote: vote.clone(),
            account
        }),
        (State::Announced, Some(NoVote::NotVerified)) => not_verified(text::NOT_VERIFIED_YET),
        (State::Open, Some(NoVote::NotVerified)) => not_verified(text::NOT_VERIFIED),
        (State::Announced | State::Open, Some(NoVote::Minor)) => not_verified(text::MINOR),
        (State::Open, Some(NoVote::VerifiedLater)) => says(text::VERIFIED_LATER),
        (State::Announced | State::Open, Some(NoVote::NotMember)) => says(text::NOT_MEMBER),
        (State::Announced, None) => says(text::WILL_VOTE),
        _ => Html::default(),
    }
}

fn says(words: Text) -> Html {
    html! { <section class="lx-card" data-test="standing"><p>{ t(words) }</p></section> }
}

/// Why not, and where one becomes verified: on the page of the proposals' app that knows of letters and their codes.
fn not_verified(words: Text) -> Html {
    html! {
        <section class="lx-card lx-stack" data-test="standing">
            <p>{ t(words) }</p>
            <a class="lx-button lx-button-plain lx-button-block" href="/proposals/mine" data-test="verify">{ t(text::VERIFY) }</a>
        </section>
    }
}

/// Properties of [`UnderWay`].
#[derive(Properties, PartialEq)]
pub(crate) struct UnderWayProps {
    /// The ballot.
    pub(crate) mine: Mine,
}

/// How far a ballot is that is not in the box yet.
#[component]
pub(crate) fn UnderWay(props: &UnderWayProps) -> Html {
    let (casting, session, mine) = (use_casting(), use_session(), &props.mine);
    // It stands where the form was, and nothing else tells ears that it is on its way.
    use_effect_with((), |()| browser::focus_soon("under-way".to_owned()));
    if let Some(why) = &mine.refused {
        let decide = |again: bool| {
            let (casting, mine) = (casting.clone(), mine.clone());
            Callback::from(move |_: MouseEvent| {
                let (casting, mine) = (casting.clone(), mine.clone());
                spawn_local(async move { casting.decide(&mine, again).await });
            })
        };
        return html! {
            <section class="lx-card lx-stack" data-test="refused">
                <p class="lx-vote-bad" role="alert">{ icon(Shape::Alert) }<span>{ fill(text::REFUSED, &[why]) }</span></p>
                { part!(Button { block: true, onclick: decide(true), data_test: "once-more", children: html! { { t(text::TRY_NOW) } } }) }
                { part!(Button { block: true, onclick: decide(false), data_test: "understood", children: html! { { t(text::UNDERSTOOD) } } }) }
            </section>
        };
    }
    let steps = [
        (true, text::STEP_WRITTEN),
        (mine.signature.is_some(), text::STEP_SIGNED),
        (false, text::STEP_CAST),
    ];
    html! {
        <section class="lx-card lx-stack" tabindex="-1" data-test="under-way">
            <h2>{ t(text::SENDING) }</h2>
            <ol class="lx-vote-way">{ for steps.into_iter().map(step) }</ol>
            if session.standing == Standing::SignedOut {
                { sign_in_link() }
            } else {
                if !casting.is_busy {
                    { part!(Banner { tone: Tone::Amber, shape: Shape::Offline, words: t(text::WAITS), data_test: "waits" }) }
                }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    loading: casting.is_busy,
                    onclick: casting.wake.reform(|_: MouseEvent| ()),
                    data_test: "try-now",
                    children: html! { { t(text::TRY_NOW) } },
                }) }
            }
        </section>
    }
}

fn step((done, words): (bool, Text)) -> Html {
    let (class, shape, said) = if done {
        ("lx-vote-done", Shape::Check, text::STEP_DONE)
    } else {
        ("lx-muted", Shape::Clock, text::STEP_OPEN)
    };
    html! { <li {class}>{ icon(shape) }<span><span class="lx-hidden">{ t(said) }</span>{ t(words) }</span></li> }
}
