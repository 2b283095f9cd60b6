//! Who is signed in, as far as the browser can know.

use std::rc::Rc;

use crate::hooks::{share, use_callback, use_effect_with, use_shared, use_state};
use contract::accounts::Me;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    browser,
    http::{self, Failure},
    store,
};

/// Under which name the last known person is kept, so that the app also opens without a network.
const NAME: &str = "my.account";
/// Under which name it is kept whose everything else is that this browser keeps, also when their session has ended.
const OWNER: &str = "my.owner";

/// The apps, by their folders, on whose behalf one signs in with a number, and those on whose behalf with a password: their name
/// then stands behind `#` in the address of the page for it. Each sign-in downloads only its own.
pub const BY_PHONE: [&str; 6] = ["field", "inbox", "projects", "proposals", "service", "votes"];
/// See [`BY_PHONE`].
pub const BY_PASSWORD: [&str; 7] = ["council", "field", "inbox", "office", "moderation", "teams", "rules"];

/// Whether somebody is signed in.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// Not known yet.
    Unknown,
    /// Nobody.
    SignedOut,
    /// Somebody.
    SignedIn(Rc<Me>),
}

/// Who is signed in, and the ways to change it.
#[derive(Clone, PartialEq)]
pub struct Session {
    /// Whether somebody is signed in.
    pub standing: Standing,
    change: Callback<Option<Me>>,
}

impl Session {
    /// Who is signed in.
    pub fn me(&self) -> Option<&Rc<Me>> {
        match &self.standing {
            Standing::SignedIn(me) => Some(me),
            Standing::Unknown | Standing::SignedOut => None,
        }
    }

    /// Whether it is known if somebody is signed in.
    pub fn is_known(&self) -> bool {
        self.standing != Standing::Unknown
    }

    /// Somebody signed in, or their account changed. Who came from one of the apps beside, without a sign-in of its own,
    /// goes back there.
    pub fn begin(&self, me: Me, beside: &[&str]) {
        self.change.emit(Some(me));
        let hash = browser::window()
            .and_then(|window| window.location().hash().ok())
            .unwrap_or_default();
        if let Some(app) = hash.strip_prefix('#').filter(|app| beside.contains(app)) {
            browser::leave_for(&format!("/{app}/"));
        }
    }

    /// Nobody is signed in any more.
    pub fn end(&self) {
        self.change.emit(None);
    }

    /// Signs out, here or on every device, and empties everything this browser keeps of them.
    ///
    /// # Errors
    /// No network: the cookies can only be taken back by the server, so they are still signed in.
    pub async fn sign_out(&self, everywhere: bool) -> Result<(), Failure> {
        let path = if everywhere { "/sessions" } else { "/sessions/current" };
        match http::delete(path).await {
            Err(failure) if !failure.is_signed_out() => return Err(failure),
            Ok(()) | Err(_) => {}
        }
        self.forget().await;
        Ok(())
    }

    /// Empties everything this browser keeps of them.
    pub async fn forget(&self) {
        browser::forget_all(browser::PERSONAL);
        store::clear().await;
        self.end();
    }
}

/// Whether somebody's session ended in this browser, rather than that nobody signed in yet.
pub fn has_ended() -> bool {
    browser::recall(OWNER).is_some()
}

/// The session; unknown outside a [`SessionProvider`].
#[hook]
pub fn use_session() -> Session {
    use_shared::<Session>().unwrap_or(Session {
        standing: Standing::Unknown,
        change: Callback::noop(),
    })
}

/// Properties of a [`SessionProvider`].
#[derive(Properties, PartialEq)]
pub struct SessionProviderProps {
    /// The app.
    pub children: Html,
}

/// Stands around the app and asks once who is signed in.
#[component]
pub fn SessionProvider(props: &SessionProviderProps) -> Html {
    let standing = use_state(|| Standing::Unknown);
    let change = {
        let setter = standing.setter();
        use_callback(move |me: Option<Me>| {
            if let Some(me) = &me {
                let id = me.id.to_string();
                if browser::recall(OWNER).is_some_and(|owner| owner != id) {
                    browser::forget_all(browser::PERSONAL);
                    spawn_local(store::clear());
                }
                browser::keep(OWNER, &id);
                browser::keep_value(NAME, me);
            } else {
                browser::forget(NAME);
            }
            setter.set(me.map_or(Standing::SignedOut, |me| Standing::SignedIn(Rc::new(me))));
        })
    };
    {
        let (change, setter) = (change.clone(), standing.setter());
        use_effect_with((), move |()| {
            http::on_session_end(change.reform(|()| None));
            spawn_local(async move {
                match http::get::<Me>("/me").await {
                    Ok(me) => change.emit(Some(me)),
                    // Without a network nobody can ask; who was signed in is believed to be so still.
                    Err(failure) if failure.is_passing() => {
                        let remembered = browser::recall_value::<Me>(NAME);
                        setter.set(remembered.map_or(Standing::SignedOut, |me| Standing::SignedIn(Rc::new(me))));
                    }
                    Err(_) => change.emit(None),
                }
            });
        });
    }
    let standing = (*standing).clone();
    share(Session { standing, change });
    props.children.clone()
}
