//! Scoring every option by every criterion, and the last look at it before it is cast: one option on a card, a row of five large
//! buttons for each criterion.

use std::rc::Rc;

use contract::{
    ids::AccountId,
    votes::{Criterion, MOST_SCORE, Vote, VoteOption},
};
use kit::{
    form::use_form,
    i18n::{fill, t, votes as text},
    part,
    sending::use_sending,
    ui::{Shape, icon, use_id},
    vote::{criterion, numbered},
};
use yew::prelude::*;

use crate::{
    cast::{Marks, told, words},
    confirm::{to_confirm, use_confirm},
    mark::{behind, name, nobody_knows},
};

/// Properties of [`Score`].
#[derive(Properties, PartialEq)]
pub(crate) struct ScoreProps {
    /// The vote.
    pub(crate) vote: Rc<Vote>,
    /// Who votes.
    pub(crate) account: AccountId,
}

/// A score that was pressed: of which option, by which criterion, how many points.
type Pressed = (usize, usize, u8);

/// The ballot, to be scored. What is not scored yet has no points.
#[component]
pub(crate) fn Score(props: &ScoreProps) -> Html {
    let vote = &props.vote;
    let form = use_form(name(vote.id), vec![vec![0_u8; vote.criteria.len()]; vote.options.len()]);
    let sending = use_sending();
    let confirm = use_confirm(vote, props.account, &sending);
    let scores = (*form.typed).clone();
    let open = scores.iter().flatten().filter(|score| **score == 0).count();
    let press = {
        let forgive = sending.clone();
        let press = form.typing(|scores: &mut Vec<Vec<u8>>, (option, criterion, points): Pressed| {
            if let Some(score) = scores.get_mut(option).and_then(|of| of.get_mut(criterion)) {
                *score = points;
            }
        });
        Callback::from(move |pressed: Pressed| {
            forgive.forgive();
            press.emit(pressed);
        })
    };
    let onsubmit = {
        let (confirm, sending) = (confirm.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if open == 0 {
                confirm.ask();
            } else {
                sending.refuse(told(t(text::SCORE_ALL)));
            }
        })
    };
    let left = if open == 0 {
        t(text::SCORED_ALL).to_owned()
    } else {
        fill(text::SCORED, &[&open.to_string()])
    };
    let error = sending.failure().map(words);
    let marks = Marks {
        scores: scores.clone(),
        ..Marks::default()
    };
    let cards = vote.options.iter().zip(&scores).enumerate();
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="score">
            <section class="lx-card"><h2>{ t(text::SCORE) }</h2><p>{ t(text::SCORE_LEAD) }</p></section>
            { for cards.map(|(at, (option, of))| part!(OptionCard [option.number.to_string()] {
                option: option.clone(),
                at,
                criteria: vote.criteria.clone(),
                scores: of.clone(),
                wrong: error.is_some(),
                press: press.clone()
            })) }
            <section class="lx-card lx-stack">
                <p role="status" data-test="left">{ left }</p>
                if let Some(error) = error {
                    <p class="lx-error" role="alert" data-test="mark-error">{ icon(Shape::Alert) }<span>{ error }</span></p>
                }
                { to_confirm() }
                { nobody_knows() }
            </section>
            { confirm.show(text::YOU_SCORED, scored(vote, &scores), marks) }
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct OptionCardProps {
    option: VoteOption,
    /// Its place among the options.
    at: usize,
    criteria: Vec<Criterion>,
    /// What it was given by each; 0 where it was not scored yet.
    scores: Vec<u8>,
    /// Whether somebody tried to go on before everything was scored.
    wrong: bool,
    press: Callback<Pressed>,
}

/// One option.
#[component]
fn OptionCard(props: &OptionCardProps) -> Html {
    let id = use_id();
    let row = |(place, (of, given)): (usize, (&Criterion, &u8))| {
        let label = t(criterion(*of));
        let points = |points: u8| {
            let (press, at) = (props.press.clone(), props.at);
            let onchange = Callback::from(move |_: Event| press.emit((at, place, points)));
            let on = points == *given;
            html! {
                <label key={points} class={classes!("lx-score", on.then_some("lx-score-on"))}>
                    <input
                        type="radio"
                        name={format!("{id}-{place}")}
                        checked={on}
                        {onchange}
                        aria-label={format!("{label} {points}")}
                        data-test={format!("score-{}-{}-{points}", props.option.number, place + 1)}
                    />
                    <span aria-hidden="true">{ points }</span>
                </label>
            }
        };
        let wrong = props.wrong && *given == 0;
        html! {
            <fieldset key={place} class="lx-scores" role="radiogroup" aria-invalid={wrong.then_some("true")}>
                <legend>{ label }if wrong { <span class="lx-error">{ icon(Shape::Alert) }</span> }</legend>
                <div class="lx-scores-row">{ for (1..=MOST_SCORE).map(points) }</div>
            </fieldset>
        }
    };
    let rows = props.criteria.iter().zip(&props.scores).enumerate();
    html! {
        <section class="lx-card lx-stack">
            <h3 class="lx-title">{ numbered(&props.option) }</h3>
            { behind(&props.option) }
            { for rows.map(row) }
        </section>
    }
}

/// What each option was given, in a line for each; nothing where none is scored.
pub(crate) fn scored(vote: &Vote, scores: &[Vec<u8>]) -> Html {
    let line = |(option, given): (&VoteOption, &Vec<u8>)| {
        let each = vote.criteria.iter().zip(given);
        let each: Vec<_> = each.map(|(of, points)| format!("{} {points}", t(criterion(*of)))).collect();
        html! { <li key={option.number}>{ numbered(option) }<br/><span class="lx-small">{ each.join(" · ") }</span></li> }
    };
    let lines = vote.options.iter().zip(scores);
    html! { if !scores.is_empty() { <ul class="lx-vote-chosen" data-test="chosen">{ for lines.map(line) }</ul> } }
}
