//! Arriving and leaving, kept on the phone until the server has it: at doors there is often no network.
//!
//! What is told of one request is kept once, under its name; telling the server twice does no harm.

use std::rc::Rc;

use contract::{
    ids::{AccountId, ServiceId},
    teams::{Presence, Service},
};
use gloo_timers::callback::Timeout;
use kit::{
    browser::{self, Listener},
    drafts,
    hooks::{share, use_callback, use_effect_with, use_shared, use_state},
    http::{Call, Failure},
    json,
    session::use_session,
};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Seconds to wait before each further attempt.
const WAITS: [u32; 5] = [0, 5, 15, 45, 120];
/// Names of what waits begin with it.
const NAME: &str = "presence.";

/// What the server has not been told yet of one request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Waiting {
    /// The request.
    pub(crate) id: ServiceId,
    /// Whose it is: nobody else's session may send it.
    account: AccountId,
    /// When they arrived and left.
    pub(crate) presence: Presence,
    /// Why the server did not accept it.
    #[serde(default)]
    pub(crate) refused: Option<String>,
    /// Whether they have to sign in first.
    #[serde(default)]
    pub(crate) signed_out: bool,
}

fn name(id: ServiceId) -> String {
    format!("{NAME}{id}")
}

impl Waiting {
    fn keep(&self) {
        drafts::write(&name(self.id), &json::write(self));
    }

    /// As the phone has it now.
    fn latest(&self) -> Option<Self> {
        json::read(&drafts::recall(&name(self.id))?)
    }

    /// Sends it; gives whether the server has it now.
    async fn send(self) -> Result<bool, Failure> {
        let call = Call::post(&format!("/services/{}/presence", self.id)).json(&self.presence);
        match call.send::<Service>().await {
            Ok(_) if self.latest().as_ref() == Some(&self) => {
                drafts::write(&name(self.id), "");
                Ok(true)
            }
            // More was told meanwhile: that goes out next.
            Ok(_) => Ok(true),
            Err(failure) if failure.is_passing() => Err(failure),
            Err(failure) => {
                self.refused(&failure);
                Ok(false)
            }
        }
    }

    fn refused(mut self, failure: &Failure) {
        self.signed_out = failure.is_signed_out();
        if !self.signed_out {
            let words = failure.fields().first().map(|fault| fault.detail.clone());
            self.refused = Some(words.unwrap_or_else(|| failure.line()));
        }
        self.keep();
    }
}

/// What was told first stays.
fn both(before: Presence, told: Presence) -> Presence {
    Presence {
        arrived_at: before.arrived_at.or(told.arrived_at),
        left_at: before.left_at.or(told.left_at),
        station: before.station.or(told.station),
    }
}

fn all() -> Vec<Waiting> {
    drafts::all(NAME).iter().filter_map(|kept| json::read(kept)).collect()
}

/// What waits to be sent, and what can be done with it.
#[derive(Clone, PartialEq)]
pub(crate) struct Outbox {
    waiting: Rc<Vec<Waiting>>,
    /// How much has been sent since the app was opened; pages know by it when they are old.
    pub(crate) sent: u32,
    account: Option<AccountId>,
    /// Tries at once.
    pub(crate) wake: Callback<()>,
}

impl Outbox {
    /// What waits of one request.
    pub(crate) fn of(&self, id: ServiceId) -> Option<&Waiting> {
        self.waiting.iter().find(|waiting| waiting.id == id)
    }

    /// Writes down when one arrived or left; it goes on its way by itself.
    pub(crate) fn tell(&self, id: ServiceId, told: Presence) {
        let Some(account) = self.account else { return };
        let before = self.of(id).map(|waiting| waiting.presence.clone());
        let waiting = Waiting {
            id,
            account,
            presence: both(before.unwrap_or_default(), told),
            refused: None,
            signed_out: false,
        };
        waiting.keep();
        self.wake.emit(());
    }

    /// Forgets what the server did not accept.
    pub(crate) fn forget(&self, id: ServiceId) {
        drafts::write(&name(id), "");
        self.wake.emit(());
    }
}

/// What waits to be sent.
#[hook]
pub(crate) fn use_outbox() -> Outbox {
    use_shared::<Outbox>().unwrap_or(Outbox {
        waiting: Rc::default(),
        sent: 0,
        account: None,
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
    let (attempt, woken, sent) = (use_state(|| 0_usize), use_state(|| 0_u32), use_state(|| 0_u32));
    let wake = {
        let (attempt, woken) = (attempt.setter(), woken.setter());
        let count = use_mut_ref(|| 0_u32);
        use_callback(move |()| {
            *count.borrow_mut() += 1;
            attempt.set(0);
            woken.set(*count.borrow());
        })
    };
    use_effect_with((), {
        let wake = wake.clone();
        move |()| {
            let listener = browser::window().map(|window| Listener::new(&window, "online", move || wake.emit(())));
            move || drop(listener)
        }
    });
    let own: Vec<Waiting> = all().into_iter().filter(|waiting| Some(waiting.account) == account).collect();
    let sendable: Vec<Waiting> = own.iter().filter(|waiting| waiting.refused.is_none()).cloned().collect();
    share(Outbox {
        waiting: Rc::new(own),
        sent: *sent,
        account,
        wake,
    });
    let (tried, told) = (*attempt, *sent);
    use_effect_with((sendable, tried, *woken), move |(sendable, ..)| {
        let seconds = WAITS.get(tried).copied().unwrap_or(300);
        let sendable = Some(sendable.clone()).filter(|all| !all.is_empty() && browser::is_online());
        let timeout = sendable.map(|sendable| {
            Timeout::new(seconds * 1000, move || {
                spawn_local(async move {
                    let count = flush(sendable).await;
                    if count > 0 {
                        sent.set(told + count);
                    }
                    attempt.set(tried + 1);
                });
            })
        });
        move || drop(timeout)
    });
    props.children.clone()
}

/// Sends what can be sent; gives how much was.
async fn flush(sendable: Vec<Waiting>) -> u32 {
    let mut count = 0;
    for waiting in sendable {
        match waiting.send().await {
            Ok(sent) => count += u32::from(sent),
            Err(_) => break,
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use contract::{DateTime, teams::Presence};

    use super::both;

    #[test]
    fn what_was_told_first_stays() {
        let at = |seconds| DateTime::from_timestamp(seconds, 0);
        let told = |arrived_at, left_at| Presence {
            arrived_at,
            left_at,
            station: None,
        };
        assert_eq!(both(told(at(1), None), told(None, at(2))), told(at(1), at(2)));
        assert_eq!(both(told(at(1), None), told(at(9), at(2))), told(at(1), at(2)));
    }
}
