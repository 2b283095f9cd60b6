//! What is typed, saved at the server too while it is typed: not with every key, and never over what another device saved.

use std::{cell::RefCell, rc::Rc};

use contract::{problem::Kind, proposals::SavedDraft};
use gloo_timers::callback::Timeout;
use kit::{
    drafts,
    hooks::{UseStateHandle, UseStateSetter, use_effect_with, use_state},
    http::{Call, Failure},
    i18n::{fill, proposals as text, t},
    part, time,
    ui::{Banner, Button, Shape, Tone},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::form::{Form, Typed};

/// Where the server has it.
const PATH: &str = "/me/proposal-draft";
/// Under which name the device keeps the revision that its words were made from.
const REVISION: &str = "proposal.new.revision";
/// Milliseconds from the first key to the saving of what was typed by then.
const PAUSE: u32 = 5_000;

/// How the server's draft stands beside the device's.
#[derive(Debug, Clone, PartialEq)]
enum Stand {
    /// Nothing was saved yet.
    Unsaved,
    /// It has what is typed here, since then.
    Saved(String),
    /// Another device saved this.
    Behind(SavedDraft),
}

/// The revision that this device has seen.
fn seen() -> u32 {
    drafts::recall(REVISION)
        .and_then(|kept| kept.parse().ok())
        .unwrap_or_default()
}

fn see(revision: u32) {
    drafts::write(REVISION, &revision.to_string());
}

fn tagged(call: Call) -> Call {
    call.if_match(&format!("\"{}\"", seen()))
}

/// Throws the server's draft away: it became a proposal. Another device's words stay.
pub(crate) fn forget() {
    let call = tagged(Call::delete(PATH));
    drafts::write(REVISION, "");
    spawn_local(async move {
        // What stays is offered the next time.
        call.send::<()>().await.ok();
    });
}

/// What is typed now, and what waits to be sent.
#[derive(Default)]
struct Pen {
    typed: Typed,
    sent: Option<Typed>,
    timer: Option<Timeout>,
}

/// Properties of [`Saved`].
#[derive(Properties, PartialEq)]
pub(crate) struct SavedProps {
    pub(crate) form: Form,
    /// The form with nothing in it.
    pub(crate) fresh: Typed,
}

/// Saves while it is typed, and says so.
#[component]
pub(crate) fn Saved(props: &SavedProps) -> Html {
    let stand = use_state(|| Stand::Unsaved);
    let pen = use_mut_ref(Pen::default);
    let fetched = use_state(|| None::<SavedDraft>);
    {
        let fetched = fetched.setter();
        use_effect_with((), move |()| {
            spawn_local(async move {
                if let Ok(draft) = Call::get(PATH).send::<SavedDraft>().await {
                    fetched.set(Some(draft));
                }
            });
        });
    }
    let take = props.form.typing(|typed: &mut Typed, words: Typed| *typed = words);
    {
        let (stand, fresh, typed) = (stand.setter(), props.fresh.clone(), (*props.form.typed).clone());
        let take = take.clone();
        use_effect_with((*fetched).clone(), move |found| {
            if let Some(draft) = found {
                meet(draft, &typed, &fresh, &take, &stand);
            }
        });
    }
    {
        let (stand, pen, known) = (stand.clone(), pen.clone(), fetched.is_some());
        let waits = !matches!(*stand, Stand::Behind(_));
        use_effect_with(((*props.form.typed).clone(), known, waits), move |(typed, known, waits)| {
            pen.borrow_mut().typed = typed.clone();
            if *known && *waits {
                begin(&pen, &stand.setter());
            }
        });
    }
    match &*stand {
        Stand::Unsaved => Html::default(),
        Stand::Saved(when) => html! {
            <p class="lx-small lx-muted" data-test="draft-saved">{ fill(text::DRAFT_SAVED, &[when]) }</p>
        },
        Stand::Behind(draft) => both(draft, &stand, &take),
    }
}

/// What is done with what the server has, once it is known.
fn meet(draft: &SavedDraft, typed: &Typed, fresh: &Typed, take: &Callback<Typed>, stand: &UseStateSetter<Stand>) {
    let Some(words) = draft.words.clone() else {
        return see(draft.revision);
    };
    if words == *typed || typed == fresh {
        see(draft.revision);
        take.emit(words);
    } else if draft.revision != seen() {
        stand.set(Stand::Behind(draft.clone()));
    }
}

/// Sends what is typed in a while, unless that is to happen already or the server has it.
fn begin(pen: &Rc<RefCell<Pen>>, stand: &UseStateSetter<Stand>) {
    let mut held = pen.borrow_mut();
    if held.timer.is_some() || held.sent.as_ref() == Some(&held.typed) {
        return;
    }
    if held.sent.is_none() {
        // As it was found; only what is typed from now on is news.
        held.sent = Some(held.typed.clone());
        return;
    }
    let (pen, stand) = (pen.clone(), stand.clone());
    held.timer = Some(Timeout::new(PAUSE, move || spawn_local(send(pen, stand))));
}

async fn send(pen: Rc<RefCell<Pen>>, stand: UseStateSetter<Stand>) {
    let typed = pen.borrow().typed.clone();
    let call = tagged(Call::put(PATH).json(&typed));
    let outcome = call.send::<SavedDraft>().await;
    pen.borrow_mut().timer = None;
    match outcome {
        Ok(draft) => {
            see(draft.revision);
            pen.borrow_mut().sent = Some(typed);
            stand.set(Stand::Saved(draft.saved_at.map(time::moment).unwrap_or_default()));
            begin(&pen, &stand);
        }
        Err(failure) if is_overtaken(&failure) => {
            if let Ok(draft) = Call::get(PATH).send::<SavedDraft>().await {
                stand.set(Stand::Behind(draft));
            }
        }
        // The device has it; the next key tries again.
        Err(_) => {}
    }
}

fn is_overtaken(failure: &Failure) -> bool {
    failure.is(Kind::Conflict)
}

/// What another device saved, and which of the two is to stand.
fn both(draft: &SavedDraft, stand: &UseStateHandle<Stand>, take: &Callback<Typed>) -> Html {
    let words = draft.words.clone().unwrap_or_default();
    let when = draft.saved_at.map(time::moment).unwrap_or_default();
    let chosen = {
        let (stand, revision) = (stand.clone(), draft.revision);
        Callback::from(move |()| {
            see(revision);
            stand.set(Stand::Unsaved);
        })
    };
    let theirs = {
        let (take, words, chosen) = (take.clone(), words.clone(), chosen.clone());
        Callback::from(move |_: MouseEvent| {
            take.emit(words.clone());
            chosen.emit(());
        })
    };
    let line = |words: &str| html! { if !words.is_empty() { <p class="lx-text">{ words.to_owned() }</p> } };
    part!(Banner {
        tone: Tone::Amber,
        shape: Shape::Alert,
        words: fill(text::DRAFT_ELSEWHERE, &[&when]),
        data_test: "draft-elsewhere",
        children: html! {
            <>
                <strong>{ &words.title }</strong>
                { line(&words.problem) }
                { line(&words.suggestion) }
                { part!(Button { onclick: theirs, data_test: "draft-take", children: html! { { t(text::DRAFT_TAKE) } } }) }
                { part!(Button { onclick: chosen.reform(|_: MouseEvent| ()), data_test: "draft-mine", children: html! { { t(text::DRAFT_MINE) } } }) }
            </>
        },
    })
}
