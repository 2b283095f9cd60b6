//! Bringing one parcel to the server: its pictures first, then the words with what the server said of them.

use std::pin::Pin;

use contract::{photos::Claim, problem::Kind};
use kit::{
    browser,
    http::{Call, Failure},
    json, picture,
};
use wasm_bindgen::JsValue;

use super::Parcel;

/// Brings a parcel to the server; gives its answer, which is empty if another page has brought it there before.
pub(super) async fn deliver(parcel: &mut Parcel) -> Result<String, Failure> {
    match attempt(parcel).await {
        Err(failure) if failure.is(Kind::KeyReused) => Ok(String::new()),
        // Uploaded pictures are kept for a day; a parcel may have waited longer. The server did not take it, so the
        // same key may carry the new claims.
        Err(failure) if failure.fields().iter().any(|fault| fault.code == "photo_unknown") => {
            parcel.claims.clear();
            parcel.sent = None;
            attempt(parcel).await
        }
        other => other,
    }
}

/// Boxed, so that it is compiled once and not into everything that waits for it.
fn attempt(parcel: &mut Parcel) -> Pin<Box<dyn Future<Output = Result<String, Failure>> + '_>> {
    Box::pin(async move {
        // What is not even tried has not arrived, and can still be changed.
        if !browser::is_online() {
            return Err(Failure::Offline);
        }
        let body = match &parcel.sent {
            Some(body) => body.clone(),
            None => compose(parcel).await?,
        };
        Call::post(&parcel.path).json_text(&body).key(&parcel.key).text().await
    })
}

/// Uploads the pictures and writes down what is sent, before it is.
async fn compose(parcel: &mut Parcel) -> Result<String, Failure> {
    upload(parcel).await?;
    let claims: Vec<Claim> = parcel.claims.iter().flatten().cloned().collect();
    let body = if claims.is_empty() {
        parcel.body.clone()
    } else {
        with_pictures(&parcel.body, &claims).unwrap_or_else(|_| parcel.body.clone())
    };
    parcel.sent = Some(body.clone());
    parcel.update().await?;
    Ok(body)
}

/// The same JSON with the claims under `photos`.
fn with_pictures(body: &str, claims: &[Claim]) -> Result<String, JsValue> {
    let object = js_sys::JSON::parse(body)?;
    let photos = js_sys::JSON::parse(&json::write(&claims))?;
    js_sys::Reflect::set(&object, &"photos".into(), &photos)?;
    Ok(js_sys::JSON::stringify(&object)?.into())
}

async fn upload(parcel: &mut Parcel) -> Result<(), Failure> {
    let count = parcel.pictures.len();
    parcel.claims.resize(count, None);
    for index in 0..count {
        if parcel.claims[index].is_some() {
            continue;
        }
        parcel.claims[index] = picture::upload(&parcel.pictures[index], false).await?;
        // So that the next attempt carries the same body.
        parcel.update().await?;
    }
    Ok(())
}
