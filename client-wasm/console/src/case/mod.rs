//! One case: what was said, what has happened, and what the station does next.

mod act;
mod buttons;
mod deeds;
mod draft;
mod facts;
mod form;
mod handling;
mod inputs;
mod neighbour;
mod presence;
mod source;
mod templates;
mod view;

pub(crate) use self::facts::voice;

use contract::ids::CaseId;
use kit::{
    desk::use_desk,
    hooks::{UseStateHandle, use_effect_with, use_state},
    i18n::{console as text, fill, shared, t, words},
    part,
    trouble::Trouble,
    ui::{Banner, ButtonKind, Shape, Skeleton, Tone, button, use_toasts},
};
use yew::prelude::*;

use self::{
    act::Act,
    buttons::Buttons,
    form::Form,
    presence::Presence,
    source::{Change, File, Phase, use_file},
    view::View,
};
use crate::{
    calls::Held,
    keys::{self, Key, use_keys},
    nav::use_nav,
};

/// Properties of a [`CasePane`].
#[derive(Properties, PartialEq)]
pub(crate) struct CaseProps {
    /// Which case.
    pub(crate) id: CaseId,
}

/// A case and what can be done with it. Give it its id as key: what is typed belongs to one case.
#[component]
pub(crate) fn CasePane(props: &CaseProps) -> Html {
    let file = use_file(props.id);
    let open = use_state(|| None::<Act>);
    {
        let (open, nav) = (open.clone(), use_nav());
        let allowed = file.held().map(|held| act::allowed(&held.case)).unwrap_or_default();
        use_keys(Callback::from(move |key| {
            if key == Key::Back {
                if open.is_some() {
                    open.set(None);
                } else {
                    nav.back();
                }
            } else if let Some(wanted) = Act::of_key(key).filter(|wanted| allowed.contains(wanted)) {
                open.set(Some(wanted));
            }
        }));
    }
    html! {
        <article class="lx-case" data-test="case" aria-label={t(text::CASE)}>
            { match &file.phase {
                Phase::Loading => part!(Skeleton { label: t(shared::LOADING), rows: 5 }),
                Phase::Failed(failure) => part!(Trouble { failure: failure.clone(), onretry: file.refresh.clone() }),
                Phase::Ready(held) => html! {
                    <>
                        { part!(Presence { id: props.id }) }
                        { changed(&file) }
                        { part!(View { case: held.case.clone(), onopen: opener(&open).reform(Some) }) }
                        { part!(Desk {
                            held: held.clone(),
                            open: *open,
                            onopen: opener(&open),
                            file: file.clone(),
                        }) }
                    </>
                },
            } }
        </article>
    }
}

fn opener(open: &UseStateHandle<Option<Act>>) -> Callback<Option<Act>> {
    let open = open.clone();
    Callback::from(move |act| open.set(act))
}

/// What others did while the case was open.
fn changed(file: &File) -> Html {
    let Some(change) = &file.change else { return Html::default() };
    html! {
        <div class="lx-case-changed">
            { part!(Banner {
                tone: Tone::Amber,
                shape: Shape::Alert,
                words: fill(text::CHANGED, &[&change_summary(change)]),
                data_test: "case-changed",
                children: html! {
                    <>
                        { button(ButtonKind::Text, t(shared::OK), file.seen.reform(|_: MouseEvent| ()), "case-changed-seen") }
                    </>
                },
            }) }
        </div>
    }
}

fn change_summary(change: &Change) -> String {
    let mut parts: Vec<String> = change
        .entries
        .iter()
        .map(|entry| format!("{} · {}", facts::voice(&entry.by), t(words::action(entry.action))))
        .collect();
    if change.before != change.after {
        let (before, after) = (t(words::state(change.before)), t(words::state(change.after)));
        parts.push(fill(text::CHANGED_STATE, &[before, after]));
    }
    parts.join("; ")
}

#[derive(Properties, PartialEq)]
struct DeskProps {
    held: Held,
    open: Option<Act>,
    onopen: Callback<Option<Act>>,
    file: File,
}

/// The buttons, and the form that one of them opened.
#[component]
fn Desk(props: &DeskProps) -> Html {
    let (desk, toasts) = (use_desk(), use_toasts());
    let allowed = act::allowed(&props.held.case);
    let before = use_mut_ref(|| None::<Act>);
    use_effect_with(props.open, move |open| {
        let before = before.replace(*open);
        if let Some(act) = open {
            let field = act.field();
            kit::browser::soon(move || {
                keys::focus(&field);
                keys::reveal("case-desk");
            });
        } else if let Some(act) = before {
            // The form is gone, and the focus with it: back to the button that opened it.
            keys::focus(act.word());
        }
    });
    let touch = desk.touch;
    let ondone = {
        let (onopen, file, touch) = (props.onopen.clone(), props.file.clone(), touch.clone());
        Callback::from(move |(act, held): (Act, Held)| {
            file.take.emit(held);
            onopen.emit(None);
            toasts.good(t(act.deed().done));
            touch.emit(());
        })
    };
    let onlatest = {
        let (latest, touch) = (props.file.latest.clone(), touch);
        Callback::from(move |current| {
            latest.emit(current);
            touch.emit(());
        })
    };
    html! {
        <div class={classes!("lx-case-desk", props.open.is_some().then_some("lx-case-desk-open"))} data-test="case-desk">
            if let Some(act) = props.open {
                { part!(Form [act.word()] { act, held: props.held.clone(), allowed: allowed.contains(&act), ondone, onlatest, onclose: props.onopen.reform(|()| None) }) }
            }
            { part!(Buttons { case: props.held.case.clone(), open: props.open, onopen: props.onopen.clone() }) }
        </div>
    }
}
