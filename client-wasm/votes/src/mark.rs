//! Marking a ballot, and the last look at it before it is cast.

use std::rc::Rc;

use contract::{
    ids::{AccountId, VoteId},
    votes::{Vote, VoteOption},
};
use kit::{
    form::use_form,
    i18n::{fill, t, votes as text},
    part,
    sending::use_sending,
    ui::{Shape, icon, use_fault, use_id},
    vote::numbered,
};
use yew::prelude::*;

use crate::{
    cast::{Marks, told, words},
    confirm::{to_confirm, use_confirm},
    routes::Route,
    shell::link,
};

/// Under which name the phone keeps what is marked until the ballot is written.
pub(crate) fn name(vote: VoteId) -> String {
    format!("vote.{vote}")
}

/// Properties of [`Mark`].
#[derive(Properties, PartialEq)]
pub(crate) struct MarkProps {
    /// The vote.
    pub(crate) vote: Rc<Vote>,
    /// Who votes.
    pub(crate) account: AccountId,
}

/// The ballot, to be marked.
#[component]
pub(crate) fn Mark(props: &MarkProps) -> Html {
    let vote = &props.vote;
    let form = use_form(name(vote.id), Vec::<u8>::new());
    let sending = use_sending();
    let confirm = use_confirm(vote, props.account, &sending);
    let marked = (*form.typed).clone();
    let (many, most) = (marked.len(), usize::from(vote.choose));
    let press = {
        let forgive = sending.clone();
        let press = form.typing(move |marked: &mut Vec<u8>, number: u8| pressed(marked, number, most));
        Callback::from(move |number: u8| {
            forgive.forgive();
            press.emit(number);
        })
    };
    let onsubmit = {
        let (confirm, sending) = (confirm.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match many {
                0 => sending.refuse(told(t(text::MARK_ONE))),
                _ if many > most => sending.refuse(told(&fill(text::TOO_MANY, &[&most.to_string()]))),
                _ => confirm.ask(),
            }
        })
    };
    let chosen = vote.options.iter().filter(|option| marked.contains(&option.number));
    let chosen = html! {
        <ul class="lx-vote-chosen" data-test="chosen">{ for chosen.map(|one| html! { <li key={one.number}>{ numbered(one) }</li> }) }</ul>
    };
    let marks = Marks {
        choices: marked.clone(),
        ..Marks::default()
    };
    let error = sending.failure().map(|failure| AttrValue::from(words(failure)));
    html! {
        <form class="lx-card lx-stack" {onsubmit} data-test="mark">
            { part!(Options { vote: vote.clone(), marked, press, error }) }
            if most > 1 { <p role="status">{ fill(text::MARKED, &[&many.to_string(), &most.to_string()]) }</p> }
            { to_confirm() }
            { nobody_knows() }
            { confirm.show(text::YOU_CHOSE, chosen, marks) }
        </form>
    }
}

/// Marks an option, or takes the mark away again; where only one can be chosen, the mark moves.
fn pressed(marked: &mut Vec<u8>, number: u8, most: usize) {
    if most == 1 {
        *marked = vec![number];
    } else if marked.contains(&number) {
        marked.retain(|one| *one != number);
    } else {
        marked.push(number);
        marked.sort_unstable();
    }
}

/// That nobody knows, and the way to why.
pub(crate) fn nobody_knows() -> Html {
    html! {
        <p class="lx-small">
            { t(text::NOBODY_KNOWS) }{ " " }{ link(Route::Secret, "", t(text::HOW_SO), "how-so") }
        </p>
    }
}

#[derive(Properties, PartialEq)]
struct OptionsProps {
    vote: Rc<Vote>,
    marked: Vec<u8>,
    press: Callback<u8>,
    error: Option<AttrValue>,
}

/// What can be chosen, each with the way to the proposal that it comes from.
#[component]
fn Options(props: &OptionsProps) -> Html {
    let id = use_id();
    let fault = use_fault(props.error.as_ref());
    let (vote, wrong) = (&props.vote, fault.words.is_some());
    let rule = match vote.choose {
        1 => t(text::CHOOSE_ONE).to_owned(),
        most => fill(text::CHOOSE_UP_TO, &[&most.to_string()]),
    };
    let option = |of: &VoteOption| {
        let (on, number, press) = (props.marked.contains(&of.number), of.number, props.press.clone());
        let changed = fault.clone();
        let onchange = Callback::from(move |_: Event| {
            changed.forget();
            press.emit(number);
        });
        html! {
            <li key={number}>
                <label class={classes!("lx-choice", on.then_some("lx-choice-on"))}>
                    <input
                        type={if vote.choose == 1 { "radio" } else { "checkbox" }}
                        name={id.clone()}
                        checked={on}
                        {onchange}
                        data-test={format!("option-{number}")}
                    />
                    <span class="lx-choice-words">{ numbered(of) }</span>
                </label>
                { behind(of) }
            </li>
        }
    };
    html! {
        <fieldset
            class="lx-choices"
            role={(vote.choose == 1).then_some("radiogroup")}
            aria-invalid={wrong.then_some("true")}
            aria-describedby={wrong.then(|| format!("{id}-error"))}
        >
            <legend class="lx-strong">{ t(text::MARK) }{ " · " }{ rule }</legend>
            <ul class="lx-vote-options">{ for vote.options.iter().map(option) }</ul>
            if let Some(error) = &fault.words {
                <p class="lx-error" id={format!("{id}-error")} role="alert" data-test="mark-error">{ icon(Shape::Alert) }<span>{ error }</span></p>
            }
        </fieldset>
    }
}

/// The ways to the proposal that an option comes from, and to the need that it stands for. What was marked is kept meanwhile.
pub(crate) fn behind(of: &VoteOption) -> Html {
    html! {
        <>
            if let Some(id) = of.proposal_id {
                <a class="lx-button lx-button-text" href={format!("/proposals/{id}")} aria-label={fill(text::SEE_PROPOSAL_OF, &[&of.text])}>
                    { t(text::SEE_PROPOSAL) }
                </a>
            }
            if let Some(id) = of.need_id {
                <a class="lx-button lx-button-text" href={format!("/projects/needs/{id}")} aria-label={fill(text::SEE_NEED_OF, &[&of.text])} data-test="see-need">
                    { t(text::SEE_NEED) }
                </a>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::pressed;

    #[test]
    fn one_mark_moves_and_several_come_and_go() {
        let mut marked = Vec::new();
        pressed(&mut marked, 2, 1);
        pressed(&mut marked, 1, 1);
        assert_eq!(marked, [1]);
        pressed(&mut marked, 3, 2);
        pressed(&mut marked, 2, 2);
        assert_eq!(marked, [1, 2, 3], "one too many stays until its voter takes it away");
        pressed(&mut marked, 1, 2);
        assert_eq!(marked, [2, 3]);
    }
}
