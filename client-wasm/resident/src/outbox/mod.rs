//! Letters that are not sent yet: kept on the phone, sent by themselves when the network returns, never twice.
//!
//! A letter is written down here before it is sent, and crossed out when the server has it. Every attempt carries
//! the same key, so an answer that got lost on the way does no harm.

mod delivery;
mod unsent;

use std::{cell::RefCell, rc::Rc};

use contract::{
    ids::{AccountId, CaseId},
    problem::Kind,
};
use gloo_timers::callback::Timeout;
use kit::{
    browser::{self, Listener},
    hooks::{UseStateHandle, share, use_callback, use_effect_with, use_shared, use_state},
    http::Failure,
    i18n::{fill, resident},
    session::use_session,
    ui::use_toasts,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub(crate) use unsent::{Hold, Unsent};

use crate::{followed, letter::Letter};

/// Seconds to wait before each further attempt.
const WAITS: [u32; 6] = [0, 5, 15, 45, 120, 300];

thread_local! {
    /// Keys of letters that are on their way at this moment.
    static UNDER_WAY: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// What became of a letter that was posted.
pub(crate) enum Posted {
    /// It is there, as this case; the case is not known if another page brought it.
    Arrived(Option<CaseId>),
    /// It could not be sent now; it stays here and is sent later.
    Waits,
    /// It was not sent, and the writer has to do something.
    Back(Failure),
}

/// The letters that are not sent yet, and what can be done with them.
#[derive(Clone, PartialEq)]
pub(crate) struct Outbox {
    /// The letters, oldest first.
    pub(crate) letters: Rc<Vec<Unsent>>,
    /// Counts the letters that were sent since the page was opened, so that lists know when they are old.
    pub(crate) sent: u32,
    /// Reads the letters anew from the phone.
    reread: Callback<()>,
    /// One more was sent.
    count: Callback<()>,
    /// Tries at once.
    pub(crate) wake: Callback<()>,
}

impl Outbox {
    /// Writes a letter down and sends it.
    pub(crate) async fn post(&self, unsent: &mut Unsent) -> Posted {
        // A phone without room keeps what it has: the draft, until the letter has arrived.
        unsent.unkept = unsent.keep().await.is_err();
        if !unsent.unkept {
            Letter::forget();
        }
        let outcome = send(unsent, &self.reread).await;
        self.reread.emit(());
        match outcome {
            Ok(case) => {
                if unsent.unkept {
                    Letter::forget();
                }
                self.count.emit(());
                Posted::Arrived(case)
            }
            Err(failure) if failure.is_passing() && !unsent.unkept => Posted::Waits,
            Err(failure) => Posted::Back(failure),
        }
    }

    /// Whether a letter is on its way at this moment: nothing can be done with it then.
    pub(crate) fn is_under_way(unsent: &Unsent) -> bool {
        is_under_way(&unsent.letter.key)
    }

    /// Takes a letter back into the form. It gets another key: what is changed is another act.
    pub(crate) async fn take_back(&self, unsent: &Unsent) -> Letter {
        let letter = Letter {
            key: browser::new_key(),
            ..unsent.letter.clone()
        };
        letter.keep();
        mark(&unsent.letter.key);
        unsent.forget_entry().await;
        unmark(&unsent.letter.key);
        self.reread.emit(());
        letter
    }

    /// Throws a letter away, with its pictures and its code.
    pub(crate) async fn discard(&self, unsent: &Unsent) {
        if let Some(secret) = &unsent.letter.secret {
            followed::forget(followed::TO_NOTE, secret);
            followed::forget(followed::KEPT, secret);
        }
        unsent.forget().await;
        self.reread.emit(());
    }

    /// The writer has consented: what waited for it goes on its way.
    pub(crate) async fn release(&self) {
        for unsent in self.letters.iter().filter(|unsent| unsent.hold == Hold::Consent) {
            let hold = Hold::Network;
            // If it is gone, it waits for nothing.
            Unsent { hold, ..unsent.clone() }.update().await.ok();
        }
        self.reread.emit(());
        self.wake.emit(());
    }
}

fn is_under_way(key: &str) -> bool {
    UNDER_WAY.with_borrow(|keys| keys.iter().any(|other| other == key))
}

fn mark(key: &str) {
    UNDER_WAY.with_borrow_mut(|keys| keys.push(key.to_owned()));
}

fn unmark(key: &str) {
    UNDER_WAY.with_borrow_mut(|keys| keys.retain(|other| other != key));
}

/// Sends a letter, unless it is on its way already or was crossed out; a refusal is written down.
async fn send(unsent: &mut Unsent, reread: &Callback<()>) -> Result<Option<CaseId>, Failure> {
    let key = unsent.letter.key.clone();
    if is_under_way(&key) {
        return Err(Failure::Offline);
    }
    mark(&key);
    reread.emit(());
    let outcome = match unsent.latest().await {
        Some(latest) => {
            *unsent = latest;
            delivery::deliver(unsent).await
        }
        None => Err(Failure::Offline),
    };
    match &outcome {
        Ok(_) => unsent.forget().await,
        Err(failure) if failure.is_passing() => {}
        Err(failure) => {
            unsent.refused(failure);
            // If the phone cannot write it down, it will be refused again with the same words.
            unsent.update().await.ok();
        }
    }
    unmark(&key);
    outcome
}

/// Sends what can be sent; gives the letters that were.
async fn flush(account: Option<AccountId>, reread: &Callback<()>) -> Vec<Unsent> {
    let mut sent = Vec::new();
    for mut unsent in unsent::all().await {
        if !unsent.is_sendable(account) || is_under_way(&unsent.letter.key) {
            continue;
        }
        match send(&mut unsent, reread).await {
            Ok(_) => sent.push(unsent),
            Err(failure) if failure == Failure::Offline || failure.is(Kind::TooMany) => break,
            // What is wrong with one letter need not be wrong with the next.
            Err(_) => {}
        }
    }
    sent
}

/// The letters that are not sent yet.
#[hook]
pub(crate) fn use_outbox() -> Outbox {
    use_shared::<Outbox>().unwrap_or(Outbox {
        letters: Rc::default(),
        sent: 0,
        reread: Callback::noop(),
        count: Callback::noop(),
        wake: Callback::noop(),
    })
}

/// Properties of an [`OutboxProvider`].
#[derive(Properties, PartialEq)]
pub(crate) struct OutboxProviderProps {
    /// The app.
    pub(crate) children: Html,
}

/// Keeps trying: at the start, when the network returns, and from time to time.
#[component]
pub(crate) fn OutboxProvider(props: &OutboxProviderProps) -> Html {
    let session = use_session();
    let account = session.me().map(|me| me.id);
    let letters = use_state(Rc::<Vec<Unsent>>::default);
    let sent = use_state(|| 0_u32);
    let attempt = use_state(|| 0_u32);
    let woken = use_state(|| 0_u32);

    let reread = {
        let setter = letters.setter();
        use_callback(move |()| {
            let setter = setter.clone();
            spawn_local(async move { setter.set(Rc::new(unsent::all().await)) });
        })
    };
    let count = {
        let sent = sent.clone();
        use_callback(move |()| sent.set(*sent + 1))
    };
    let wake = {
        let (attempt, woken) = (attempt.clone(), woken.clone());
        Callback::from(move |()| {
            attempt.set(0);
            woken.set(*woken + 1);
        })
    };
    // Once read, and again for another person: what they may send is another matter.
    use_effect_with(account, {
        let reread = reread.clone();
        move |_| reread.emit(())
    });
    use_network_return(wake.clone());
    let waiting = letters.iter().filter(|unsent| unsent.is_sendable(account)).count();
    use_attempts(Attempts {
        waiting: if session.is_known() { waiting } else { 0 },
        account,
        woken: *woken,
        attempt,
        reread: reread.clone(),
        count: count.clone(),
    });
    let seen = letters
        .iter()
        .filter(|_| session.is_known())
        .filter_map(|unsent| unsent.seen_by(account));
    let context = Outbox {
        letters: Rc::new(seen.collect()),
        sent: *sent,
        reread,
        count,
        wake,
    };
    share(context);
    props.children.clone()
}

#[hook]
fn use_network_return(wake: Callback<()>) {
    let latest = use_mut_ref(Callback::noop);
    *latest.borrow_mut() = wake;
    use_effect_with((), move |()| {
        let listener = browser::window().map(|window| {
            Listener::new(&window, "online", move || {
                let wake: Callback<()> = latest.borrow().clone();
                wake.emit(());
            })
        });
        move || drop(listener)
    });
}

struct Attempts {
    waiting: usize,
    account: Option<AccountId>,
    woken: u32,
    attempt: UseStateHandle<u32>,
    reread: Callback<()>,
    count: Callback<()>,
}

/// Makes the next attempt when its time has come.
#[hook]
fn use_attempts(attempts: Attempts) {
    let toasts = use_toasts();
    let Attempts {
        waiting,
        account,
        woken,
        attempt,
        reread,
        count,
    } = attempts;
    use_effect_with((waiting, account, woken, *attempt), move |_| {
        let seconds = WAITS.get(usize::try_from(*attempt).unwrap_or(WAITS.len())).unwrap_or(&300);
        let timeout = (waiting > 0 && browser::is_online()).then(|| {
            Timeout::new(seconds * 1000, move || {
                spawn_local(async move {
                    for unsent in flush(account, &reread).await {
                        toasts.good(fill(resident::OUTBOX_SENT, &[&unsent.letter.title]));
                        count.emit(());
                    }
                    reread.emit(());
                    attempt.set(*attempt + 1);
                });
            })
        });
        move || drop(timeout)
    });
}
