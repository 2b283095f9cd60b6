//! Renewing a session that has run out: once, however many requests found out at the same time.

use std::cell::RefCell;

use contract::{problem::Kind, sessions::Refresh};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use yew::Callback;

use super::{call::Call, failure::Failure};

thread_local! {
    static UNDER_WAY: RefCell<Option<Promise>> = const { RefCell::new(None) };
    static ENDED: RefCell<Option<Callback<()>>> = const { RefCell::new(None) };
}

/// Calls `then` when the session has ended and nothing renews it.
pub fn on_session_end(then: Callback<()>) {
    ENDED.with(|ended| ended.replace(Some(then)));
}

/// Renews the session, or joins those who wait for it.
pub(super) async fn renew() -> Result<(), Failure> {
    let promise = UNDER_WAY.with(|under_way| {
        under_way
            .borrow_mut()
            .get_or_insert_with(|| future_to_promise(attempt()))
            .clone()
    });
    // True: renewed. False: ended. Anything else: nobody answered, so nothing is known.
    match JsFuture::from(promise).await.ok().and_then(|outcome| outcome.as_bool()) {
        Some(true) => Ok(()),
        Some(false) => Err(Failure::of(Kind::Unauthenticated)),
        None => Err(Failure::Offline),
    }
}

async fn attempt() -> Result<JsValue, JsValue> {
    let answer = Call::post("/sessions/refresh").json(&Refresh::default()).once().await;
    UNDER_WAY.with(|under_way| under_way.replace(None));
    match answer {
        Ok(_) => Ok(JsValue::TRUE),
        Err(failure) if failure.is_passing() => Ok(JsValue::NULL),
        Err(_) => {
            let ended = ENDED.with(|ended| ended.borrow().clone());
            if let Some(ended) = ended {
                ended.emit(());
            }
            Ok(JsValue::FALSE)
        }
    }
}
