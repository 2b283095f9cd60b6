//! The ballot that was cast from this phone, and whether it is in the box as it was cast.

use std::rc::Rc;

use contract::{
    problem::Kind,
    votes::{Ballot, CastBallot, FindBallot, Vote},
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, t, votes as text},
    part,
    sending::use_sending,
    ui::{Button, Shape, Tone, chip, icon},
    vote::numbered,
};
use yew::prelude::*;

use crate::score::scored;

/// A serial's short form: enough to know one's own by, in two groups.
pub(crate) fn short(serial: &str) -> String {
    format!(
        "{}-{}",
        serial.get(..4).unwrap_or_default(),
        serial.get(4..8).unwrap_or_default()
    )
}

/// Properties of [`MyBallot`].
#[derive(Properties, PartialEq)]
pub(crate) struct MyBallotProps {
    /// The vote.
    pub(crate) vote: Rc<Vote>,
    pub(crate) ballot: Ballot,
}

/// One's own ballot.
#[component]
pub(crate) fn MyBallot(props: &MyBallotProps) -> Html {
    let (vote, ballot) = (&props.vote, &props.ballot);
    let (sending, found) = (use_sending(), use_state(|| None::<(bool, Text)>));
    let onclick = {
        let (sending, found, ballot, id) = (sending.clone(), found.clone(), ballot.clone(), vote.id);
        Callback::from(move |_: MouseEvent| {
            let asked = FindBallot {
                serial: ballot.serial.clone(),
            };
            let (call, found, said) = (
                Call::post(&format!("/votes/{id}/ballots/find")).json(&asked).anonymous(),
                found.clone(),
                (ballot.choices.clone(), ballot.scores.clone()),
            );
            let look = async move {
                match call.send::<CastBallot>().await {
                    Ok(there) if (&there.choices, &there.scores) == (&said.0, &said.1) => Ok((true, text::IT_IS_THERE)),
                    Ok(_) => Ok((false, text::IT_IS_ANOTHER)),
                    Err(failure) if failure.is(Kind::NotFound) => Ok((false, text::IT_IS_MISSING)),
                    Err(failure) => Err(failure),
                }
            };
            sending.start(look, move |answer| found.set(Some(answer)));
        })
    };
    let chosen = vote.options.iter().filter(|option| ballot.choices.contains(&option.number));
    html! {
        <section class="lx-card lx-stack" data-test="my-ballot">
            <div class="lx-row lx-row-spread">
                <h2>{ t(text::MY_BALLOT) }</h2>
                { chip(Tone::Green, Shape::Check, t(text::I_VOTED)) }
            </div>
            <p class="lx-strong lx-number" data-test="serial">{ fill(text::SERIAL, &[&short(&ballot.serial)]) }</p>
            <p class="lx-small lx-muted">{ t(text::KEPT_HERE) }</p>
            <details>
                <summary>{ t(text::WHAT_I_CHOSE) }</summary>
                <ul class="lx-vote-chosen">{ for chosen.map(|one| html! { <li key={one.number}>{ numbered(one) }</li> }) }</ul>
                { scored(vote, &ballot.scores) }
            </details>
            { sending.trouble("find-trouble") }
            if let Some((good, words)) = *found {
                <p class={if good { "lx-vote-good" } else { "lx-vote-bad" }} role="status" data-test="found">
                    { icon(if good { Shape::Check } else { Shape::Alert }) }<span>{ t(words) }</span>
                </p>
            }
            { part!(Button {
                block: true,
                shape: Shape::Search,
                loading: sending.is_busy(),
                onclick,
                data_test: "find",
                children: html! { { t(text::IS_IT_THERE) } },
            }) }
        </section>
    }
}
