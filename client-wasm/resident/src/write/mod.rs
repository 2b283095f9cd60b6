//! Writing to the mailbox: the form, its pictures and place, and what happens when it is sent.

mod code;
mod form;
mod locate;
mod pen;
mod pictures;

use contract::{Language, problem::Kind};
use kit::hooks::{UseStateHandle, use_effect_with, use_state};
use kit::part;
use kit::{
    browser,
    http::Failure,
    i18n::{language, resident, shared, t},
    session::{Session, use_session},
    time, tracking,
    ui::{Button, ButtonKind, Shape, Toasts, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub(crate) use code::CodePage;

use crate::{
    consent::{ConsentDialog, use_may_send},
    followed::{self, Followed},
    letter::Letter,
    outbox::{Hold, Outbox, Unsent, use_outbox},
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
}

/// The page.
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
    };
    let may_send = use_may_send();
    use_fresh_paper(&sending);

    let letter = sending.pen.letter();
    let needs_sign_in = !letter.anonymous && sending.session.is_known() && sending.session.me().is_none();
    let send = {
        let sending = sending.clone();
        Callback::from(move |consented: bool| {
            if *sending.stage != Stage::Sending {
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
        children: html! { <><form novalidate=true {onsubmit}>
            { part!(Form { pen: sending.pen.clone(), failure: (*sending.failure).clone() }) }
            <div class="lx-pad lx-stack">
                { summary((*sending.failure).as_ref()) }
                if needs_sign_in { <p class="lx-small lx-muted">{ t(resident::WRITE_NEEDS_SIGN_IN) }</p> }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    submit: true,
                    block: true,
                    shape: Shape::Send,
                    loading: *sending.stage == Stage::Sending,
                    data_test: "submit",
                    children: html! { { t(if needs_sign_in { resident::WRITE_SIGN_IN_AND_SEND } else { shared::SEND }) } },
                }) }
                <p class="lx-small lx-muted">{ t(resident::WRITE_KEPT) }</p>
            </div>
        </form>
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

/// A letter that is in the outbox already is not offered again.
#[hook]
fn use_fresh_paper(sending: &Sending) {
    let pen = sending.pen.clone();
    let is_sending = *sending.stage == Stage::Sending;
    use_effect_with(sending.outbox.letters.clone(), move |letters| {
        let key = &pen.letter().key;
        if !is_sending && letters.iter().any(|unsent| unsent.letter.key == *key) {
            pen.change(|letter| *letter = Letter::blank());
        }
    });
}

impl Sending {
    /// Checks the letter and sends it; `may_send` is false if consent has to be asked for first.
    fn start(&self, may_send: bool) {
        let letter = self.pen.letter();
        let secret = if letter.anonymous {
            let Ok(secret) = tracking::new_secret() else {
                self.toasts.bad(t(resident::WRITE_NO_CHANCE));
                return;
            };
            Some(secret)
        } else {
            None
        };
        let spoken: Language = language();
        let message = match letter.message(self.places.mine, secret.as_ref().map(tracking::digest), spoken) {
            Ok(message) => message,
            Err(faults) => return self.refuse(Failure::invalid(faults)),
        };
        self.failure.set(None);
        if secret.is_none() {
            if self.session.me().is_none() {
                sign_in::then(Route::Write);
                return Way::to(Route::SignIn);
            }
            if !may_send {
                return self.stage.set(Stage::Asking);
            }
        }
        let unsent = Unsent {
            letter: letter.clone(),
            community_id: message.community_id,
            body: None,
            claims: Vec::new(),
            secret: secret.map(|secret| secret.to_string()),
            account: self.session.me().filter(|_| !letter.anonymous).map(|me| me.id),
            written_at: time::now(),
            hold: Hold::Network,
        };
        self.stage.set(Stage::Sending);
        let sending = self.clone();
        spawn_local(async move { sending.finish(unsent).await });
    }

    async fn finish(self, unsent: Unsent) {
        let code = unsent.secret.clone().map(|secret| Followed {
            secret,
            title: unsent.letter.title.trim().to_owned(),
            at: unsent.written_at,
        });
        // Before it is sent: if the page dies on the way, its sender still has the code.
        if let Some(code) = &code {
            followed::show(code);
        }
        let outcome = self.outbox.post(unsent).await;
        let next = match (&outcome, &code) {
            (Ok(_), Some(_)) => Some(Route::Code),
            (Ok(case), None) => Some(Route::Case { id: case.summary.id }),
            (Err(failure), code) if failure.is_passing() => Some(if code.is_some() { Route::Code } else { Route::Cases }),
            (Err(_), _) => None,
        };
        match (outcome, next) {
            // The code is all that page has to say; nothing may lie over it.
            (_, Some(Route::Code)) => Way::instead(Route::Code),
            (Ok(_), Some(next)) => {
                self.toasts.good(t(resident::WRITE_SENT));
                Way::instead(next);
            }
            (Err(_), Some(next)) => {
                self.toasts.bad(t(resident::WRITE_WAITS));
                Way::instead(next);
            }
            (Err(failure), None) => {
                followed::noted();
                self.rewrite(failure);
            }
            (Ok(_), None) => {}
        }
    }

    /// It came back: the form stays, under another key, with what has to be changed.
    fn rewrite(&self, failure: Failure) {
        self.pen.change(|letter| letter.key = browser::new_key());
        if failure.is(Kind::ConsentNeeded) {
            return self.stage.set(Stage::Asking);
        }
        self.stage.set(Stage::Writing);
        if failure.is_signed_out() {
            sign_in::then(Route::Write);
            return Way::to(Route::SignIn);
        }
        self.refuse(failure);
    }

    fn refuse(&self, failure: Failure) {
        self.failure.set(Some(failure));
        browser::focus_first_fault();
    }
}
