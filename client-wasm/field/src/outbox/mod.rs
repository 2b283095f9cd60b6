//! What is not sent yet, whatever it is: kept on the phone, sent by itself when the network returns, never twice.
//!
//! A parcel is written down here when its page is done with it, and crossed out when the server has it. Every attempt
//! carries the same key, so an answer that got lost on the way does no harm.

mod delivery;
mod list;
mod parcel;

use std::{cell::RefCell, rc::Rc};

use contract::{DateTime, Utc, ids::AccountId, problem::Kind};
use gloo_timers::callback::Timeout;
use kit::{
    browser::{self, Listener},
    hooks::{UseStateHandle, share, use_callback, use_effect_with, use_shared, use_state},
    http::Failure,
    session::use_session,
    store::Unkept,
    time,
};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub(crate) use list::{SentToday, Waiting};
pub(crate) use parcel::{Hold, Parcel};

/// Seconds to wait before each further attempt.
const WAITS: [u32; 6] = [0, 5, 15, 45, 120, 300];
/// Under which name it is kept what was sent today.
const SENT: &str = "my.sent";
/// How much of what was sent is remembered.
const REMEMBERED: usize = 100;

thread_local! {
    /// Keys of parcels that are on their way at this moment.
    static UNDER_WAY: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Something that the server has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Sent {
    /// What named it.
    pub(crate) key: String,
    /// What it was, in a word.
    pub(crate) kind: String,
    /// What it was called in lists.
    pub(crate) label: String,
    /// When it arrived.
    #[serde(deserialize_with = "contract::time::read")]
    pub(crate) at: DateTime<Utc>,
    /// What the server answered.
    pub(crate) answer: String,
}

/// What is not sent yet, and what can be done with it.
#[derive(Clone, PartialEq)]
pub(crate) struct Outbox {
    /// The parcels, oldest first.
    pub(crate) parcels: Rc<Vec<Parcel>>,
    /// What arrived since the page was opened; lists know by it when they are old.
    pub(crate) arrived: u32,
    reread: Callback<()>,
    /// Tries at once.
    pub(crate) wake: Callback<()>,
}

impl Outbox {
    /// Writes a parcel down; it goes on its way by itself.
    ///
    /// # Errors
    /// The phone has no room for it: it has to stay where it was written.
    pub(crate) async fn post(&self, parcel: &Parcel) -> Result<(), Unkept> {
        // A second tap comes with the same key. There is one of each: else changing one would leave the other as it was.
        if is_under_way(&parcel.key) {
            return Ok(());
        }
        mark(&parcel.key);
        let kept = if parcel::all().await.iter().any(|other| other.key == parcel.key) {
            Ok(())
        } else {
            parcel.keep().await
        };
        unmark(&parcel.key);
        kept?;
        self.reread.emit(());
        self.wake.emit(());
        Ok(())
    }

    /// Whether a parcel is on its way at this moment: nothing can be done with it then.
    pub(crate) fn is_under_way(parcel: &Parcel) -> bool {
        is_under_way(&parcel.key)
    }

    /// Takes a parcel back: what it was written on goes to its page again.
    pub(crate) async fn take_back(&self, parcel: &Parcel) {
        mark(&parcel.key);
        parcel.forget_entry().await;
        unmark(&parcel.key);
        self.reread.emit(());
    }

    /// Throws a parcel away, with its pictures.
    pub(crate) async fn discard(&self, parcel: &Parcel) {
        parcel.forget().await;
        self.reread.emit(());
    }

    /// What was sent today, the latest first.
    pub(crate) fn sent_today() -> Vec<Sent> {
        let today = day(time::now());
        let mut sent: Vec<Sent> = browser::recall_value(SENT).unwrap_or_default();
        sent.retain(|sent| day(sent.at) == today);
        sent
    }
}

/// The day in China, counted.
fn day(at: DateTime<Utc>) -> i64 {
    (at.timestamp() + 8 * 3600).div_euclid(86_400)
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

fn remember(parcel: &Parcel, answer: String) {
    let mut sent = Outbox::sent_today();
    sent.retain(|sent| sent.key != parcel.key);
    sent.insert(
        0,
        Sent {
            key: parcel.key.clone(),
            kind: parcel.kind.clone(),
            label: parcel.label.clone(),
            at: time::now(),
            answer,
        },
    );
    sent.truncate(REMEMBERED);
    browser::keep_value(SENT, &sent);
}

/// Sends a parcel, unless it is on its way already or was crossed out; a refusal is written down.
async fn send(parcel: &mut Parcel, reread: &Callback<()>) -> Result<(), Failure> {
    let key = parcel.key.clone();
    if is_under_way(&key) {
        return Err(Failure::Offline);
    }
    mark(&key);
    reread.emit(());
    let outcome = match parcel.latest().await {
        Some(latest) => {
            *parcel = latest;
            delivery::deliver(parcel).await
        }
        None => Err(Failure::Offline),
    };
    let outcome = match outcome {
        Ok(answer) => {
            parcel.forget().await;
            remember(parcel, answer);
            Ok(())
        }
        Err(failure) => {
            if !failure.is_passing() {
                parcel.refused(&failure);
                // If the phone cannot write it down, it will be refused again with the same words.
                parcel.update().await.ok();
            }
            Err(failure)
        }
    };
    unmark(&key);
    outcome
}

/// Sends what can be sent; gives how much was.
async fn flush(account: AccountId, reread: &Callback<()>) -> u32 {
    let mut arrived = 0;
    for mut parcel in parcel::all().await {
        if !parcel.is_sendable(account) || is_under_way(&parcel.key) {
            continue;
        }
        match send(&mut parcel, reread).await {
            Ok(()) => arrived += 1,
            Err(failure) if failure == Failure::Offline || failure.is(Kind::TooMany) => break,
            // What is wrong with one parcel need not be wrong with the next.
            Err(_) => {}
        }
    }
    arrived
}

/// What is not sent yet.
#[hook]
pub(crate) fn use_outbox() -> Outbox {
    use_shared::<Outbox>().unwrap_or(Outbox {
        parcels: Rc::default(),
        arrived: 0,
        reread: Callback::noop(),
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
    let account = use_session().me().map(|me| me.id);
    let parcels = use_state(Rc::<Vec<Parcel>>::default);
    let arrived = use_state(|| 0_u32);
    let attempt = use_state(|| 0_u32);
    let woken = use_state(|| 0_u32);

    let reread = {
        let setter = parcels.setter();
        use_callback(move |()| {
            let setter = setter.clone();
            spawn_local(async move { setter.set(Rc::new(parcel::all().await)) });
        })
    };
    let wake = {
        let (attempt, woken) = (attempt.clone(), woken.clone());
        use_callback(move |()| {
            attempt.set(0);
            woken.set(*woken + 1);
        })
    };
    use_effect_with(account, {
        let reread = reread.clone();
        move |_| reread.emit(())
    });
    use_effect_with((), {
        let wake = wake.clone();
        move |()| {
            let listener = browser::window().map(|window| Listener::new(&window, "online", move || wake.emit(())));
            move || drop(listener)
        }
    });
    let sendable = |account: AccountId| parcels.iter().filter(|parcel| parcel.is_sendable(account)).count();
    use_attempts(Attempts {
        waiting: account.map_or(0, sendable),
        account,
        woken: *woken,
        attempt,
        reread: reread.clone(),
        arrived: arrived.clone(),
    });
    let own = parcels.iter().filter(|parcel| Some(parcel.account) == account);
    share(Outbox {
        parcels: Rc::new(own.cloned().collect()),
        arrived: *arrived,
        reread,
        wake,
    });
    props.children.clone()
}

struct Attempts {
    waiting: usize,
    account: Option<AccountId>,
    woken: u32,
    attempt: UseStateHandle<u32>,
    reread: Callback<()>,
    arrived: UseStateHandle<u32>,
}

/// Makes the next attempt when its time has come.
#[hook]
fn use_attempts(attempts: Attempts) {
    let Attempts {
        waiting,
        account,
        woken,
        attempt,
        reread,
        arrived,
    } = attempts;
    use_effect_with((waiting, account, woken, *attempt), move |_| {
        let seconds = WAITS.get(usize::try_from(*attempt).unwrap_or(WAITS.len())).unwrap_or(&300);
        let account = account.filter(|_| waiting > 0 && browser::is_online());
        let timeout = account.map(|account| {
            Timeout::new(seconds * 1000, move || {
                spawn_local(async move {
                    let count = flush(account, &reread).await;
                    if count > 0 {
                        arrived.set(*arrived + count);
                    }
                    reread.emit(());
                    attempt.set(*attempt + 1);
                });
            })
        });
        move || drop(timeout)
    });
}
