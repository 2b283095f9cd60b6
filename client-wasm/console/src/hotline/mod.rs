//! The desk of whoever holds the telephone in one hand: everything by keyboard, nothing lost when the browser dies.

mod caller;
mod category;
mod contact;
mod danger;
mod draft;
mod entry;
mod form;
mod keys;
mod letter;
mod lists;
mod matter;
mod same;
mod suggest;
mod told;

pub(crate) use self::{contact::ContactsOfCase, entry::EntryPage};

use kit::{
    browser,
    desk::use_desk,
    hooks::{UseStateHandle, share, use_effect_with, use_shared, use_state},
    i18n::{desk as text, t},
    part,
    ui::{Banner, Button, ButtonKind, Shape, Tone},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::{draft::Draft, form::CallForm, lists::Lists};
use crate::{keys::focus, nav::use_nav};

/// How often the telephone rang since the page was loaded.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Rings(u32);

thread_local! {
    static RINGS: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// The telephone rings: a call begins, or the one that is going on is turned to.
pub(crate) fn ring() {
    let count = RINGS.get() + 1;
    RINGS.set(count);
    share(Rings(count));
}

/// The call that is going on, or the calls there were.
#[component]
pub(crate) fn HotlinePage() -> Html {
    let (desk, nav) = (use_desk(), use_nav());
    let (draft, taken_up) = use_kept();
    let tick = use_state(|| 0_u32);
    let community = nav
        .place
        .filter
        .community
        .or_else(|| desk.communities.first().map(|each| each.id));
    let onchange = {
        let draft = draft.clone();
        Callback::from(move |new: Draft| draft.set(Some(new.keep())))
    };
    let begin = {
        let (onchange, taken_up) = (onchange.clone(), taken_up.clone());
        Callback::from(move |()| {
            if let Some(community) = community {
                taken_up.set(false);
                onchange.emit(Draft::begin(community));
            }
        })
    };
    use_rings(draft.is_some(), begin.clone());
    let onend = {
        let (draft, tick) = (draft.clone(), tick.clone());
        Callback::from(move |()| {
            Draft::forget();
            draft.set(None);
            tick.set(*tick + 1);
            browser::soon(|| focus("call-new"));
        })
    };
    html! {
        <div class="lx-hotline" data-test="hotline">
            if let Some(call) = &*draft {
                if *taken_up {
                    { part!(Banner {
                        tone: Tone::Blue,
                        shape: Shape::Info,
                        words: t(text::TAKEN_UP),
                        data_test: "call-taken-up",
                    }) }
                }
                { part!(CallForm { draft: call.clone(), onchange, onend }) }
            } else {
                <div class="lx-hotline-idle">
                    { part!(Button {
                        kind: ButtonKind::Primary,
                        shape: Shape::Phone,
                        onclick: begin.reform(|_: MouseEvent| ()),
                        key_shortcut: "F2",
                        data_test: "call-new",
                        children: html! { <>{ keys::with_key(text::NEW_CALL, "F2") }</> },
                    }) }
                    <p class="lx-muted">{ t(text::IDLE) }</p>
                </div>
            }
            { part!(Lists { tick: *tick }) }
        </div>
    }
}

/// The call that the device keeps, and whether it was there before the page was.
#[hook]
fn use_kept() -> (UseStateHandle<Option<Draft>>, UseStateHandle<bool>) {
    let draft = use_state(Draft::recall);
    let taken_up = use_state(|| draft.is_some());
    {
        // The device's larger memory survives a crash that the smaller one may not.
        let (draft, taken_up) = (draft.clone(), taken_up.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                let seen = draft.as_ref().map_or(0, |draft| draft.revision);
                if let Some(kept) = Draft::recall_surely().await.filter(|kept| kept.revision > seen) {
                    draft.set(Some(kept));
                    taken_up.set(true);
                }
            });
        });
    }
    (draft, taken_up)
}

/// Begins a call whenever it rings and none is going on; else leads to the number.
#[hook]
fn use_rings(busy: bool, begin: Callback<()>) {
    let rings = use_shared::<Rings>().map_or(0, |rings| rings.0);
    let heard = use_mut_ref(|| 0_u32);
    use_effect_with(rings, move |rings| {
        // Shared values outlive the page; a ring is answered once.
        if *rings > heard.replace(*rings) && ANSWERED.replace(*rings) < *rings {
            if !busy {
                begin.emit(());
            }
            browser::soon(|| focus("call-phone"));
        }
    });
}

thread_local! {
    static ANSWERED: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}
