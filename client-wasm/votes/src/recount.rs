//! Counting a closed vote again, on the reader's own phone, from what everybody can fetch.

use std::rc::Rc;

use contract::{
    page::Page,
    problem::Kind,
    votes::{Ballot, Vote},
};
use gloo_timers::future::TimeoutFuture;
use kit::{
    hooks::{UseStateHandle, UseStateSetter, use_state},
    http::{Call, Failure, query},
    i18n::{fill, shared, t, votes as text},
    part,
    sending::use_sending,
    ui::{Button, Shape, Tone, chip, icon},
};
use yew::prelude::*;

use crate::{ballot::Key, ballots::Tally, cast, find::short, reader::OfVote};

/// Ballots that are checked between two looks at the page: some hundredths of a second on an old phone.
const AT_ONCE: usize = 10;
/// Ballots that are shown at once.
const SHOWN: usize = 50;

/// All ballots, and what does not come to what was published.
struct Done {
    ballots: Vec<Ballot>,
    faults: Vec<String>,
}

/// The button, how far it is, and what came of it.
#[component]
pub(crate) fn Recount(props: &OfVote) -> Html {
    let (vote, sending) = (&props.vote, use_sending());
    let (seen, done, shown) = (use_state(|| 0_u32), use_state(|| None::<Rc<Done>>), use_state(|| SHOWN));
    let onclick = {
        let (sending, vote, seen, done) = (sending.clone(), vote.clone(), seen.setter(), done.setter());
        Callback::from(move |_: MouseEvent| {
            let (vote, seen, done) = (vote.clone(), seen.clone(), done.clone());
            sending.start(count(vote, seen), move |counted| done.set(Some(Rc::new(counted))));
        })
    };
    let all = vote.result.as_ref().map(|of| of.ballots.to_string()).unwrap_or_default();
    html! {
        <section class="lx-card lx-stack" data-test="recount">
            <h2>{ t(text::RECOUNT) }</h2>
            <p>{ t(text::RECOUNT_LEAD) }</p>
            { sending.trouble("recount-trouble") }
            if sending.is_busy() {
                <p class="lx-number">{ fill(text::RECOUNTING, &[&seen.to_string(), &all]) }</p>
            }
            if let Some(done) = &*done {
                { verdict(done) }
                { listed(vote, done, &shown) }
            } else {
                { part!(Button {
                    block: true,
                    shape: Shape::Refresh,
                    loading: sending.is_busy(),
                    onclick,
                    data_test: "recount-now",
                    children: html! { { t(text::RECOUNT_NOW) } },
                }) }
            }
        </section>
    }
}

/// Fetches every ballot, asked for by nobody in particular, and counts it.
async fn count(vote: Rc<Vote>, seen: UseStateSetter<u32>) -> Result<Done, Failure> {
    let key = vote
        .key
        .as_ref()
        .and_then(Key::of)
        .ok_or_else(|| Failure::of(Kind::Unavailable))?;
    let (mut tally, mut ballots, mut cursor) = (Tally::of(vote.options.len(), vote.criteria.len()), Vec::new(), String::new());
    loop {
        let path = format!("/votes/{}/ballots{}", vote.id, query(&[("cursor", &cursor)]));
        let page: Page<Ballot> = Call::get(&path).anonymous().send().await?;
        for some in page.items.chunks(AT_ONCE) {
            for ballot in some {
                tally.add(&vote, ballot, |text, signature| key.signed(text, signature));
            }
            seen.set(tally.ballots);
            // The page is drawn meanwhile.
            TimeoutFuture::new(0).await;
        }
        ballots.extend(page.items);
        let Some(next) = page.next else { break };
        cursor = next;
    }
    let faults = tally.faults(&vote);
    Ok(Done { ballots, faults })
}

fn verdict(done: &Done) -> Html {
    if done.faults.is_empty() {
        let words = fill(text::AGREES, &[&done.ballots.len().to_string()]);
        return html! { <p class="lx-vote-good" role="status" data-test="agrees">{ icon(Shape::Check) }<span>{ words }</span></p> };
    }
    html! {
        <div role="alert" data-test="disagrees">
            <p class="lx-vote-bad">{ icon(Shape::Alert) }<span>{ t(text::DISAGREES) }</span></p>
            <ul class="lx-vote-chosen">{ for done.faults.iter().map(|fault| html! { <li>{ fault }</li> }) }</ul>
        </div>
    }
}

/// The ballots, one's own marked and named first, so that nobody need look for it.
fn listed(vote: &Vote, done: &Done, shown: &UseStateHandle<usize>) -> Html {
    let mine = cast::cast(vote.id);
    let is_mine = |one: &Ballot| mine.as_ref().is_some_and(|mine| mine == one);
    let at = done.ballots.iter().position(is_mine).map(|at| at + 1);
    let row = |(at, one): (usize, &Ballot)| {
        let words = fill(text::BALLOT, &[&(at + 1).to_string(), &short(&one.serial)]);
        let numbers = |all: &[u8]| all.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
        let choices: Vec<_> = one.scores.iter().map(|of_option| numbers(of_option)).collect();
        let says = if choices.is_empty() {
            numbers(&one.choices)
        } else {
            choices.join(" · ")
        };
        html! {
            <tr key={at}>
                <th scope="row" class="lx-number">{ words }if is_mine(one) { { " " }{ chip(Tone::Green, Shape::Check, t(text::MINE)) } }</th>
                <td class="lx-number">{ says }</td>
            </tr>
        }
    };
    let more = (**shown < done.ballots.len()).then(|| {
        let (setter, next) = (shown.setter(), **shown + SHOWN);
        Callback::from(move |_: MouseEvent| setter.set(next))
    });
    html! {
        <>
            if let Some(at) = at { <p class="lx-vote-good" data-test="mine-is">{ icon(Shape::Check) }<span>{ fill(text::MINE_IS, &[&at.to_string()]) }</span></p> }
            else if mine.is_some() { <p class="lx-vote-bad" role="alert" data-test="mine-is-missing">{ icon(Shape::Alert) }<span>{ t(text::IT_IS_MISSING) }</span></p> }
            <details>
                <summary>{ t(text::ALL_BALLOTS) }</summary>
                <table class="lx-vote-ballots"><tbody>{ for done.ballots.iter().enumerate().take(**shown).map(row) }</tbody></table>
                if let Some(onclick) = more { { part!(Button { block: true, onclick, data_test: "more-ballots", children: html! { { t(shared::LOAD_MORE) } } }) } }
            </details>
        </>
    }
}
