//! Brings every ballot that is kept on the phone into its box: at once, when the network returns, and from time to time.

use std::{cell::Cell, rc::Rc};

use contract::{
    ids::{AccountId, VoteId},
    votes::Vote,
};
use gloo_timers::callback::Timeout;
use kit::{
    browser::{self, Listener},
    drafts,
    hooks::{share, use_callback, use_effect_with, use_shared, use_state},
    http::Failure,
    i18n::{t, votes as text},
    session::use_session,
    ui::use_toasts,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    cast::{self, Marks, Mine, words},
    mark,
};

/// Seconds to wait before each further attempt.
const WAITS: [u32; 6] = [0, 5, 15, 45, 120, 300];

thread_local! {
    /// Whether ballots are on their way at this moment: two attempts at a time would only ask twice.
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

/// The ballots that are on their way, and what can be done about them.
#[derive(Clone, PartialEq)]
pub(crate) struct Casting {
    /// What the phone keeps; nothing until it was looked for.
    mine: Option<Rc<Vec<Mine>>>,
    /// Whether one is being sent at this moment.
    pub(crate) is_busy: bool,
    /// Counts the ballots that were cast since the page was opened, so that pages know when they are old.
    pub(crate) cast: u32,
    /// Tries at once.
    pub(crate) wake: Callback<()>,
}

impl Casting {
    /// The reader's ballot in this vote that is not in the box yet.
    pub(crate) fn of(&self, vote: VoteId) -> Option<&Mine> {
        self.all().iter().find(|mine| mine.vote == vote)
    }

    /// Everything that is on its way.
    pub(crate) fn all(&self) -> &[Mine] {
        self.mine.as_deref().map_or(&[], Vec::as_slice)
    }

    /// Whether it is known what the phone keeps: until then nobody is asked to mark a ballot again.
    pub(crate) const fn is_known(&self) -> bool {
        self.mine.is_some()
    }

    /// Writes a ballot, keeps it, and sends it on its way.
    ///
    /// # Errors
    /// It could not be written or kept: nothing has left the phone, and what was marked stays marked.
    pub(crate) async fn begin(&self, vote: &Vote, account: AccountId, marks: Marks) -> Result<(), Failure> {
        // Another page of this phone may have been quicker: its ballot must not be written over.
        if cast::all().await.iter().all(|mine| mine.vote != vote.id) && cast::cast(vote.id).is_none() {
            Mine::write(vote, account, marks).await?;
        }
        drafts::write(&mark::name(vote.id), "");
        self.wake.emit(());
        Ok(())
    }

    /// Throws away a ballot that was refused, or tries it once more.
    pub(crate) async fn decide(&self, mine: &Mine, again: bool) {
        if again {
            let mut mine = mine.clone();
            mine.refused = None;
            // If the phone cannot write it down, it stays refused.
            mine.keep().await.ok();
        } else {
            mine.forget().await;
        }
        self.wake.emit(());
    }
}

/// The ballots that are on their way.
#[hook]
pub(crate) fn use_casting() -> Casting {
    use_shared::<Casting>().unwrap_or(Casting {
        mine: None,
        is_busy: false,
        cast: 0,
        wake: Callback::noop(),
    })
}

/// Sends what can be sent; gives how many arrived.
async fn flush(account: AccountId) -> u32 {
    let mut arrived = 0;
    for mut mine in cast::all().await {
        if mine.account != account || mine.refused.is_some() {
            continue;
        }
        match mine.deliver().await {
            Ok(()) => arrived += 1,
            Err(failure) if failure.is_passing() || failure.is_signed_out() => break,
            Err(failure) => {
                mine.refused = Some(words(&failure));
                // If the phone cannot write it down, it will be refused again with the same words.
                mine.keep().await.ok();
            }
        }
    }
    arrived
}

/// Properties of a [`CastingProvider`].
#[derive(Properties, PartialEq)]
pub(crate) struct CastingProviderProps {
    /// The app.
    pub(crate) children: Html,
}

/// Keeps trying for as long as anything waits.
#[component]
pub(crate) fn CastingProvider(props: &CastingProviderProps) -> Html {
    let account = use_session().me().map(|me| me.id);
    let (mine, busy) = (use_state(|| None::<Rc<Vec<Mine>>>), use_state(|| false));
    let (cast, attempt, woken) = (use_state(|| 0_u32), use_state(|| 0_u32), use_state(|| 0_u32));
    let wake = {
        let (attempt, woken) = (attempt.clone(), woken.clone());
        use_callback(move |()| {
            attempt.set(0);
            woken.set(*woken + 1);
        })
    };
    use_effect_with((), {
        let wake = wake.clone();
        move |()| {
            let listener = browser::window().map(|window| Listener::new(&window, "online", move || wake.emit(())));
            move || drop(listener)
        }
    });
    {
        let (mine, busy, cast, toasts) = (mine.clone(), busy.clone(), cast.clone(), use_toasts());
        use_effect_with((account, *woken, *attempt), move |(account, _, tried)| {
            let tried = *tried;
            let waits = usize::try_from(tried).ok().and_then(|tried| WAITS.get(tried)).unwrap_or(&300);
            let account = *account;
            let timeout = Timeout::new(waits * 1000, move || {
                spawn_local(async move {
                    let waiting = theirs(account).await;
                    mine.set(Some(waiting.clone()));
                    let Some(account) = account.filter(|_| waiting.iter().any(|mine| mine.refused.is_none())) else {
                        return;
                    };
                    if BUSY.replace(true) {
                        return;
                    }
                    busy.set(true);
                    let arrived = flush(account).await;
                    BUSY.set(false);
                    busy.set(false);
                    mine.set(Some(theirs(Some(account)).await));
                    if arrived > 0 {
                        toasts.good(t(text::I_VOTED));
                        cast.set(*cast + arrived);
                    }
                    attempt.set(tried + 1);
                });
            });
            move || drop(timeout)
        });
    }
    // What was read for somebody else is not shown to who signs in after them.
    let seen = |all: &Rc<Vec<Mine>>| all.iter().all(|mine| is_seen_by(mine, account));
    share(Casting {
        mine: (*mine).clone().filter(seen),
        is_busy: *busy,
        cast: *cast,
        wake,
    });
    props.children.clone()
}

/// Whether whoever has this account, or nobody's, may see that a ballot is on its way. While its voter is signed out it waits for
/// them, and says so.
fn is_seen_by(mine: &Mine, account: Option<AccountId>) -> bool {
    account.is_none_or(|account| mine.account == account)
}

/// What is on its way as whoever has this account sees it.
async fn theirs(account: Option<AccountId>) -> Rc<Vec<Mine>> {
    let mut all = cast::all().await;
    all.retain(|mine| is_seen_by(mine, account));
    Rc::new(all)
}
