//! What happens elsewhere, told while a page is open: the server's events, however often the network breaks.

use std::cell::RefCell;

use contract::{
    V1,
    live::{CASE, LiveCase, LivePresence, NOTIFICATION, PRESENCE, RESET},
    notifications::Unread,
};
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{EventSource, MessageEvent};
use yew::prelude::*;

use crate::{hooks::use_effect_with, http, json};

/// Milliseconds after which one comes back whom the server sent away; twice as long each time, until [`LONGEST`].
const FIRST: u32 = 2_000;
/// See [`FIRST`].
const LONGEST: u32 = 60_000;

/// Something that one is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Live {
    /// One listens again, or must look at everything again: what was read before may be old.
    Fresh,
    /// A case of one's desk changed; see [`case`].
    Case(String),
    /// Somebody has a case of one's desk open, or no longer; see [`presence`].
    Presence(String),
    /// There is a message for oneself.
    Message,
}

/// What is told of a case. Apart, so that only desks download how to read it.
pub fn case(told: &str) -> Option<LiveCase> {
    json::read(told)
}

/// What is told of who has a case open.
pub fn presence(told: &str) -> Option<LivePresence> {
    json::read(told)
}

type OnMessage = Closure<dyn Fn(MessageEvent)>;

/// A stream that is open, and what listens to it.
struct Open {
    source: EventSource,
    _listeners: Vec<OnMessage>,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// The one stream of this page, whoever listens to it.
#[derive(Default)]
struct State {
    listeners: Vec<(u32, Callback<Live>)>,
    next: u32,
    open: Option<Open>,
    /// The last event from which one can go on.
    last: String,
    wait: u32,
    again: Option<Timeout>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Tells `on` what happens, for as long as the component is there. For who is signed in.
#[hook]
pub fn use_live(on: Callback<Live>) {
    let latest = use_mut_ref(Callback::<Live>::noop);
    latest.replace(on);
    use_effect_with((), move |()| {
        // Taken out first: what is called may render, and rendering replaces it.
        let tell = Callback::from(move |live| {
            let on = latest.borrow().clone();
            on.emit(live);
        });
        let number = STATE.with_borrow_mut(|state| {
            state.next += 1;
            state.listeners.push((state.next, tell));
            state.next
        });
        if STATE.with_borrow(|state| state.open.is_none() && state.again.is_none()) {
            connect();
        }
        move || {
            STATE.with_borrow_mut(|state| {
                state.listeners.retain(|(each, _)| *each != number);
                if state.listeners.is_empty() {
                    state.open = None;
                    state.again = None;
                }
            });
        }
    });
}

/// Whether one is told what happens, as far as the browser knows.
pub fn is_open() -> bool {
    STATE.with_borrow(|state| {
        let open = state.open.as_ref();
        open.is_some_and(|open| open.source.ready_state() == EventSource::OPEN)
    })
}

fn connect() {
    let last = STATE.with_borrow(|state| state.last.clone());
    let after = if last.is_empty() {
        String::new()
    } else {
        format!("?after={last}")
    };
    let Ok(source) = EventSource::new(&format!("{V1}/live{after}")) else {
        return;
    };
    let mut listeners = Vec::new();
    for event in ["open", "error", CASE, PRESENCE, NOTIFICATION, RESET] {
        let listener = OnMessage::new(move |message: MessageEvent| heard(event, &message));
        // It fails only for an event that is none.
        source
            .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())
            .ok();
        listeners.push(listener);
    }
    STATE.with_borrow_mut(|state| {
        state.open = Some(Open {
            source,
            _listeners: listeners,
        });
    });
}

fn heard(event: &'static str, message: &MessageEvent) {
    if event == "error" {
        return refused();
    }
    let data = message.data().as_string().unwrap_or_default();
    let live = match event {
        CASE => Live::Case(data),
        PRESENCE => Live::Presence(data),
        NOTIFICATION => Live::Message,
        _ => Live::Fresh,
    };
    let listeners = STATE.with_borrow_mut(|state| {
        state.wait = 0;
        if event == CASE {
            state.last = message.last_event_id();
        }
        state.listeners.clone()
    });
    for (_, tell) in listeners {
        tell.emit(live.clone());
    }
}

/// The stream broke. Browsers come back by themselves, other than when they were refused: then the session has to be renewed,
/// or is over.
fn refused() {
    STATE.with_borrow_mut(|state| {
        let is_closed = |open: &Open| open.source.ready_state() == EventSource::CLOSED;
        if !state.open.as_ref().is_some_and(is_closed) {
            return;
        }
        state.wait = (state.wait * 2).clamp(FIRST, LONGEST);
        let again = || {
            spawn_local(async {
                // Any request renews a session that ran out.
                let _: Result<Unread, _> = http::get("/me/notifications/unread").await;
                let listened = STATE.with_borrow_mut(|state| {
                    state.again = None;
                    !state.listeners.is_empty()
                });
                if listened {
                    connect();
                }
            });
        };
        state.again = Some(Timeout::new(state.wait, again));
    });
}
