//! The buttons under a case: what is done often, and behind one button what is done now and then.

use std::rc::Rc;

use contract::cases::{Action, Case, State};
use kit::{
    hooks::use_state,
    i18n::{Text, console as text, handling, t},
    part,
    ui::{Button, ButtonKind, Shape},
};
use yew::prelude::*;

use super::act::{self, Act};

/// Properties of [`Buttons`].
#[derive(Properties, PartialEq)]
pub(super) struct ButtonsProps {
    /// The case.
    pub(super) case: Rc<Case>,
    /// The act whose form is open.
    pub(super) open: Option<Act>,
    /// Opens a form, or puts it away.
    pub(super) onopen: Callback<Option<Act>>,
}

/// The buttons.
#[component]
pub(super) fn Buttons(props: &ButtonsProps) -> Html {
    let more = use_state(|| false);
    let allowed = act::offered(&props.case);
    if allowed.is_empty() {
        return html! { <p class="lx-case-buttons lx-muted" data-test="no-actions">{ t(text::NO_ACTIONS) }</p> };
    }
    let main = act::main(&props.case).filter(|_| props.open.is_none());
    let often = allowed.iter().filter(|act| !act.is_rarer());
    let shut = shut(&props.case, &allowed);
    let rarer: Vec<Act> = allowed.iter().copied().filter(|act| act.is_rarer()).collect();
    let toggle = {
        let more = more.clone();
        Callback::from(move |_: MouseEvent| more.set(!*more))
    };
    let onkeydown = {
        let more = more.clone();
        Callback::from(move |event: KeyboardEvent| {
            if *more && event.key() == "Escape" {
                // It would leave the case: first the list is put away.
                event.stop_propagation();
                more.set(false);
            }
        })
    };
    html! {
        <div role="group" aria-label={t(text::ACTIONS)} {onkeydown}>
            // An open form needs the room; the list is there again when it is put away.
            if *more && props.open.is_none() {
                <div class="lx-case-buttons" data-test="more-actions-list">
                    { for rarer.iter().map(|act| button(props, *act, None)) }
                    { for shut.into_iter().map(shut_group) }
                </div>
            }
            <div class="lx-case-buttons">
                { for often.map(|act| button(props, *act, main)) }
                if !rarer.is_empty() {
                    <button type="button" class="lx-button lx-button-plain" onclick={toggle}
                        aria-expanded={if *more { "true" } else { "false" }} data-test="more-actions">
                        { kit::ui::icon(if *more { Shape::Down } else { Shape::Up }) }<span>{ t(handling::MORE_ACTIONS) }</span>
                    </button>
                }
            </div>
        </div>
    }
}

fn button(props: &ButtonsProps, act: Act, main: Option<Act>) -> Html {
    let next = (props.open != Some(act)).then_some(act);
    let deed = act.deed();
    part!(Button [act.word()] {
        kind: if main == Some(act) { ButtonKind::Primary } else { ButtonKind::Plain },
        shape: deed.shape,
        onclick: props.onopen.reform(move |_: MouseEvent| next),
        key_shortcut: deed.key,
        data_test: act.word(),
        children: html! { <>{ t(deed.title) }</> },
    })
}

fn shut_group((why, acts): (&'static str, Vec<Act>)) -> Html {
    html! {
        <div key={why} class="lx-case-shut lx-row">
            { for acts.into_iter().map(|act| part!(Button [act.word()] {
                shape: act.deed().shape,
                disabled: true,
                data_test: act.word(),
                children: html! { <>{ t(act.deed().title) }</> },
            })) }
            <span class="lx-muted lx-small" data-test="shut-why">{ why }</span>
        </div>
    }
}

/// What is usual but cannot be done now, by why not.
fn shut(case: &Case, allowed: &[Act]) -> Vec<(&'static str, Vec<Act>)> {
    const USUAL: [Act; 4] = [Act::Dispatch, Act::Transfer, Act::Merge, Act::AskExtension];
    let mut groups: Vec<(&'static str, Vec<Act>)> = Vec::new();
    for act in USUAL.into_iter().filter(|act| !allowed.contains(act)) {
        let Some(why) = why(case, act).map(t) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == why) {
            Some((_, acts)) => acts.push(act),
            None => groups.push((why, vec![act])),
        }
    }
    groups
}

/// Why an act has to wait; nothing where it is nobody's here.
fn why(case: &Case, act: Act) -> Option<Text> {
    let can = |action| case.actions.contains(&action);
    match case.summary.state {
        State::Submitted if can(Action::Accept) => Some(handling::NOT_BEGUN),
        State::Transferred if can(Action::Recall) && act != Act::AskExtension => Some(handling::IS_HANDED_OVER),
        State::Accepted | State::Dispatched | State::InProgress | State::Reopened => {
            let is_late = act == Act::AskExtension && can(Action::Dispatch);
            Some(if is_late {
                handling::EXTENSION_ONCE
            } else {
                handling::WAITS_FOR_DECISION
            })
        }
        _ => None,
    }
}
