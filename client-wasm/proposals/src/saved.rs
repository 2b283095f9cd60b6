//! What is typed, saved at the server too while it is typed: not with every key, and never over what another device saved.

use std::{cell::RefCell, rc::Rc};

use contract::{problem::Kind, proposals::SavedDraft};
use gloo_timers::callback::Timeout;
use kit::{
    browser, drafts,
    hooks::{UseStateSetter, use_effect_with, use_state},
    http::Call,
    i18n::{Text, fill, proposals as text, t},
    part, time,
    ui::{Button, Shape, Tone, icon},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::form::{Form, Typed};

/// Where the server has it.
const PATH: &str = "/me/proposal-draft";
/// Under which name the device keeps the words.
pub(crate) const NAME: &str = "proposal.new";
/// Under which name it keeps the revision that its words were made from.
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
    Behind(Box<SavedDraft>),
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

/// What is typed now, what the server has, and what waits to be sent.
#[derive(Default)]
struct Pen {
    typed: Typed,
    /// What the server has, once that is known; the form with nothing in it where it has nothing.
    there: Option<Typed>,
    /// Whether somebody is to choose first.
    behind: bool,
    timer: Option<Timeout>,
    /// Whether the page was left.
    left: bool,
}

/// Brings what is typed to the server.
#[derive(Clone)]
struct Desk {
    pen: Rc<RefCell<Pen>>,
    stand: UseStateSetter<Stand>,
    take: Callback<Typed>,
    fresh: Typed,
}

impl Desk {
    /// Asks what the server has, and goes on from there.
    async fn fetch(self) {
        if let Ok(draft) = Call::get(PATH).send::<SavedDraft>().await {
            self.meet(draft);
            self.begin();
        }
    }

    /// What the server has beside what is typed here. The words are the same, or one of the two is empty: nothing is to be
    /// chosen.
    fn meet(&self, draft: SavedDraft) {
        let mut pen = self.pen.borrow_mut();
        let there = draft.words.clone().unwrap_or_else(|| self.fresh.clone());
        pen.there = Some(there.clone());
        if draft.words.is_none() || there == pen.typed {
            see(draft.revision);
        } else if pen.typed == self.fresh {
            see(draft.revision);
            drop(pen);
            self.take.emit(there);
        } else if draft.revision != seen() {
            pen.behind = true;
            drop(pen);
            self.stand.set(Stand::Behind(draft.into()));
            browser::scroll_soon("draft-elsewhere");
        }
    }

    /// Sends what is typed in a while, unless that is to happen already or the server has it.
    fn begin(&self) {
        let mut pen = self.pen.borrow_mut();
        let news = pen.there.as_ref().is_some_and(|there| *there != pen.typed);
        if news && !pen.behind && !pen.left && pen.timer.is_none() {
            let desk = self.clone();
            pen.timer = Some(Timeout::new(PAUSE, move || spawn_local(desk.send())));
        }
    }

    async fn send(self) {
        let typed = self.pen.borrow().typed.clone();
        // What was found there meanwhile, or typed back to what it was, is no news.
        if self.pen.borrow().there.as_ref() == Some(&typed) {
            self.pen.borrow_mut().timer = None;
            return;
        }
        let outcome = tagged(Call::put(PATH).json(&typed)).send::<SavedDraft>().await;
        self.pen.borrow_mut().timer = None;
        match outcome {
            Ok(draft) => {
                see(draft.revision);
                self.pen.borrow_mut().there = Some(typed);
                if self.pen.borrow().left && drafts::recall(NAME).is_none() {
                    // It became a proposal while these words were on their way.
                    return forget();
                }
                self.stand
                    .set(Stand::Saved(draft.saved_at.map(time::moment).unwrap_or_default()));
                self.begin();
            }
            Err(failure) if failure.is(Kind::Conflict) => self.fetch().await,
            // The device has it; the next key tries again.
            Err(_) => {}
        }
    }

    /// Somebody chose between what is typed here and what the server has.
    fn choose(&self, revision: u32) {
        see(revision);
        self.pen.borrow_mut().behind = false;
        self.stand.set(Stand::Unsaved);
        self.begin();
    }
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
    let desk = Desk {
        pen: use_mut_ref(Pen::default),
        stand: stand.setter(),
        take: props.form.typing(|typed: &mut Typed, words: Typed| *typed = words),
        fresh: props.fresh.clone(),
    };
    {
        let desk = desk.clone();
        use_effect_with((*props.form.typed).clone(), move |typed| {
            desk.pen.borrow_mut().typed = typed.clone();
            desk.begin();
        });
    }
    {
        let desk = desk.clone();
        use_effect_with((), move |()| {
            let pen = desk.pen.clone();
            spawn_local(desk.fetch());
            move || {
                let mut pen = pen.borrow_mut();
                (pen.left, pen.timer) = (true, None);
            }
        });
    }
    match &*stand {
        Stand::Unsaved => Html::default(),
        Stand::Saved(when) => html! {
            <p class="lx-small lx-muted" data-test="draft-saved">{ fill(text::DRAFT_SAVED, &[when]) }</p>
        },
        Stand::Behind(draft) => both(draft, &desk),
    }
}

/// What another device saved, and which of the two is to stand.
fn both(draft: &SavedDraft, desk: &Desk) -> Html {
    let words = draft.words.clone().unwrap_or_default();
    let when = draft.saved_at.map(time::moment).unwrap_or_default();
    let mine = {
        let (desk, revision) = (desk.clone(), draft.revision);
        Callback::from(move |_: MouseEvent| desk.choose(revision))
    };
    let theirs = {
        let (take, words, mine) = (desk.take.clone(), words.clone(), mine.clone());
        Callback::from(move |event: MouseEvent| {
            take.emit(words.clone());
            mine.emit(event);
        })
    };
    let line = |words: &str| html! { if !words.is_empty() { <p class="lx-text">{ words.to_owned() }</p> } };
    let choice = |onclick: Callback<MouseEvent>, data_test: &'static str, words: Text| {
        part!(Button {
            block: true,
            onclick,
            data_test,
            children: html! { { t(words) } }
        })
    };
    html! {
        <section class={classes!("lx-banner", "lx-elsewhere", Tone::Amber.class())} role="alert" data-test="draft-elsewhere">
            { icon(Shape::Alert) }
            <span class="lx-banner-words">{ fill(text::DRAFT_ELSEWHERE, &[&when]) }</span>
            <blockquote class="lx-card">
                <p class="lx-strong">{ &words.title }</p>
                { line(&words.problem) }
                { line(&words.suggestion) }
                { line(&words.helps) }
                { line(&words.place) }
            </blockquote>
            { choice(theirs, "draft-take", text::DRAFT_TAKE) }
            { choice(mine, "draft-mine", text::DRAFT_MINE) }
        </section>
    }
}
