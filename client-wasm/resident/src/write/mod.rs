//! Writing to the mailbox: the form, its pictures and place, and what happens when it is sent.

mod code;
mod form;
mod locate;
mod nearby;
mod pen;

use std::{cell::RefCell, rc::Rc};

use contract::{mailbox::Tracking, problem::Kind};
use kit::{
    browser,
    hooks::{UseStateHandle, use_effect_with, use_state},
    http::Failure,
    i18n::{language, resident, shared, t},
    part,
    session::{Session, use_session},
    time, tracking,
    ui::{Button, ButtonKind, Shape, Toasts, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub(crate) use code::{CodePage, to_note};

use crate::{
    consent::{ConsentDialog, use_may_send},
    followed::{self, Followed},
    letter::Letter,
    outbox::{Hold, Outbox, Posted, Unsent, use_outbox},
    places::{Places, use_places},
    routes::{Route, Way},
    shell::Screen,
    sign_in,
};
use form::Form;
use pen::{Pen, use_pen};

/// What the page is doing besides being written on.
#[derive(Clone, PartialEq)]
enum Stage {
    /// Nothing.
    Writing,
    /// Asking for consent.
    Asking,
    /// On its way.
    Sending,
}

/// Everything that sending needs.
#[derive(Clone)]
struct Sending {
    pen: Pen,
    places: Places,
    session: Session,
    outbox: Outbox,
    toasts: Toasts,
    stage: UseStateHandle<Stage>,
    failure: UseStateHandle<Option<Failure>>,
    /// Whether the page is still open: who went on to another page is not called away from it.
    open: Rc<RefCell<bool>>,
}

#[component]
pub(crate) fn WritePage() -> Html {
    let sending = Sending {
        pen: use_pen(),
        places: use_places(),
        session: use_session(),
        outbox: use_outbox(),
        toasts: use_toasts(),
        stage: use_state(|| Stage::Writing),
        failure: use_state(|| None),
        open: use_open(),
    };
    let may_send = use_may_send();
    use_fresh_paper(&sending);

    let letter = sending.pen.letter();
    let needs_sign_in = !letter.anonymous && sending.session.is_known() && sending.session.me().is_none();
    let is_sending = *sending.stage == Stage::Sending;
    // Who is signed in decides what sending means; a picture or a place on its way belongs into the letter.
    let is_early = sending.pen.is_waiting() || !(letter.anonymous || sending.session.is_known());
    let send = {
        let sending = sending.clone();
        Callback::from(move |consented: bool| {
            if !is_sending && !is_early {
                sending.start(consented || may_send);
            }
        })
    };
    let onsubmit = {
        let send = send.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(false);
        })
    };
    let onagreed = send.reform(|()| true);
    let onclose = {
        let stage = sending.stage.clone();
        Callback::from(move |()| stage.set(Stage::Writing))
    };
    part!(Screen {
        title: t(resident::WRITE_TITLE),
        tab: Route::Write,
        data_test: "write-page",
        children: html! { <><form novalidate=true {onsubmit}><fieldset disabled={is_sending}>
            { part!(Form { pen: sending.pen.clone(), failure: (*sending.failure).clone(), send }) }
            <div class="lx-pad lx-stack">
                { summary((*sending.failure).as_ref()) }
                if needs_sign_in { <p class="lx-small lx-muted">{ t(resident::WRITE_NEEDS_SIGN_IN) }</p> }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    submit: true,
                    block: true,
                    shape: Shape::Send,
                    loading: is_sending || is_early,
                    data_test: "submit",
                    children: html! { { t(if needs_sign_in { shared::SIGN_IN } else { shared::SEND }) } },
                }) }
                <p class="lx-small lx-muted">{ t(resident::WRITE_KEPT) }</p>
            </div>
        </fieldset></form>
        if *sending.stage == Stage::Asking { { part!(ConsentDialog { onagreed, onclose }) } }</> }
    })
}

/// What is wrong, above the button, for those who do not see the marked fields.
fn summary(failure: Option<&Failure>) -> Html {
    html! {
        if let Some(failure) = failure {
            <p class="lx-error" role="alert" data-test="write-error">
                { kit::ui::icon(Shape::Alert) }<span>{ failure.line() }</span>
            </p>
        }
    }
}

/// Whether the page is open, for those who wait for something and come back to it.
#[hook]
fn use_open() -> Rc<RefCell<bool>> {
    let open = use_mut_ref(|| true);
    {
        let open = open.clone();
        use_effect_with((), move |()| move || *open.borrow_mut() = false);
    }
    open
}

/// A letter that is in the outbox already is not offered again.
#[hook]
fn use_fresh_paper(sending: &Sending) {
    let pen = sending.pen.clone();
    let is_sending = *sending.stage == Stage::Sending;
    use_effect_with(sending.outbox.letters.clone(), move |letters| {
        let key = &pen.letter().key;
        if !is_sending && letters.iter().any(|unsent| unsent.letter.key == *key) {
            pen.lay_out(Letter::blank());
        }
    });
}

impl Sending {
    /// Checks the letter and sends it; `may_send` is false if consent has to be asked for first.
    fn start(&self, may_send: bool) {
        let letter = self.pen.letter();
        let secret = if letter.anonymous {
            // A code that its writer has noted already stays the one.
            let told = letter.secret.as_deref().and_then(Tracking::parse);
            let Some(secret) = told.or_else(|| tracking::new_secret().ok()) else {
                self.toasts.bad(t(resident::WRITE_NO_CHANCE));
                return;
            };
            Some(secret)
        } else {
            None
        };
        let message = match letter.message(self.places.mine, secret.as_ref().map(tracking::digest), language()) {
            Ok(message) => message,
            Err(faults) => return self.refuse(Failure::invalid(faults)),
        };
        self.failure.set(None);
        if secret.is_none() {
            if self.session.me().is_none() {
                return sign_in::go_and_return(Route::Write);
            }
            if !may_send {
                return self.stage.set(Stage::Asking);
            }
        }
        let unsent = Unsent {
            account: self.session.me().filter(|_| secret.is_none()).map(|me| me.id),
            letter: Letter {
                secret: secret.map(|secret| secret.to_string()),
                ..letter.clone()
            },
            community_id: message.community_id,
            body: None,
            claims: Vec::new(),
            written_at: time::now(),
            hold: Hold::Network,
            unkept: false,
        };
        self.stage.set(Stage::Sending);
        self.pen.hand_over();
        let sending = self.clone();
        spawn_local(async move { sending.finish(unsent).await });
    }

    async fn finish(self, mut unsent: Unsent) {
        let secret = unsent.letter.secret.clone();
        // Before it is sent: if the page dies on the way, its sender still has the code.
        if let Some(secret) = secret.clone() {
            let title = unsent.letter.title.trim().to_owned();
            let at = unsent.written_at;
            followed::keep(followed::TO_NOTE, Followed { secret, title, at });
        }
        let (next, arrived) = match self.outbox.post(&mut unsent).await {
            Posted::Arrived(Some(id)) => (Route::Case { id }, true),
            Posted::Arrived(None) => (Route::Cases, true),
            Posted::Waits => (Route::Cases, false),
            Posted::Back(failure) => return self.rewrite(&unsent, failure).await,
        };
        // The code is all that page has to say; nothing may lie over it.
        if secret.is_some() && *self.open.borrow() {
            return Way::instead(Route::Code);
        }
        if arrived {
            self.toasts.good(t(resident::WRITE_SENT));
        } else {
            self.toasts.bad(t(resident::WRITE_WAITS));
        }
        if *self.open.borrow() {
            Way::instead(next);
        }
    }

    /// It came back: the form shows it again, with what has to be changed.
    async fn rewrite(&self, unsent: &Unsent, failure: Failure) {
        if !*self.open.borrow() {
            // It waits with the unsent letters, where the reason stands.
            return self.toasts.bad(failure.line());
        }
        let letter = if failure.is_passing() {
            // It may be there: the same letter is sent again, and followed by the same code.
            unsent.letter.clone()
        } else {
            followed::forget(followed::TO_NOTE, unsent.letter.secret.as_deref().unwrap_or_default());
            self.outbox.take_back(unsent).await
        };
        self.pen.lay_out(letter);
        if failure.is(Kind::ConsentNeeded) {
            return self.stage.set(Stage::Asking);
        }
        self.stage.set(Stage::Writing);
        if failure.is_signed_out() {
            self.toasts.bad(t(resident::UNSENT_SIGN_IN));
            return sign_in::go_and_return(Route::Write);
        }
        self.refuse(failure);
    }

    fn refuse(&self, failure: Failure) {
        self.failure.set(Some(failure));
        browser::focus_first_fault();
    }
}
