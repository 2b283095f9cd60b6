//! Bringing one letter to the server: its pictures first, then the letter with what the server said of them.

use std::pin::Pin;

use contract::{ids::CaseId, mailbox::Tracking, problem::Kind};
use kit::{
    browser,
    http::{Call, Failure},
    i18n::language,
    json, picture, tracking,
};

use serde::Deserialize;

use super::Unsent;

/// Brings a letter to the server; gives the case, or nothing if another page has brought it there before.
pub(super) async fn deliver(unsent: &mut Unsent) -> Result<Option<CaseId>, Failure> {
    match attempt(unsent).await {
        Err(failure) if failure.is(Kind::KeyReused) => Ok(None),
        // Uploaded pictures are kept for a day; a letter may have waited longer. The server did not take it, so
        // the same key may carry the new claims.
        Err(failure) if failure.fields().iter().any(|fault| fault.code == "photo_unknown") => {
            unsent.claims.clear();
            unsent.body = None;
            attempt(unsent).await
        }
        other => other,
    }
}

/// Of the case that was made, what its writer is led to.
#[derive(Deserialize)]
struct Made {
    id: CaseId,
}

/// Boxed, so that it is compiled once and not into everything that waits for it.
fn attempt(unsent: &mut Unsent) -> Pin<Box<dyn Future<Output = Result<Option<CaseId>, Failure>> + '_>> {
    Box::pin(async move {
        // What is not even tried has not arrived, and can still be changed.
        if !browser::is_online() {
            return Err(Failure::Offline);
        }
        let body = match &unsent.body {
            Some(body) => body.clone(),
            None => compose(unsent).await?,
        };
        let call = Call::post("/mailbox/messages").json_text(&body).key(&unsent.letter.key);
        let call = if unsent.letter.secret.is_some() {
            call.anonymous()
        } else {
            call
        };
        let made: Made = call.send().await?;
        Ok(Some(made.id))
    })
}

/// Uploads the pictures and writes the message down, before it is sent.
async fn compose(unsent: &mut Unsent) -> Result<String, Failure> {
    upload(unsent).await?;
    let anonymous = unsent
        .letter
        .secret
        .as_deref()
        .and_then(Tracking::parse)
        .map(|secret| tracking::digest(&secret));
    let mut message = unsent
        .letter
        .message(Some(unsent.community_id), anonymous, language())
        .map_err(Failure::invalid)?;
    message.photos = unsent.claims.iter().flatten().cloned().collect();
    let body = json::write(&message);
    unsent.body = Some(body.clone());
    unsent.update().await?;
    Ok(body)
}

async fn upload(unsent: &mut Unsent) -> Result<(), Failure> {
    let count = unsent.letter.pictures.len();
    unsent.claims.resize(count, None);
    for index in 0..count {
        if unsent.claims[index].is_some() {
            continue;
        }
        unsent.claims[index] = picture::upload(&unsent.letter.pictures[index], unsent.letter.secret.is_some()).await?;
        // So that the next attempt carries the same body.
        unsent.update().await?;
    }
    Ok(())
}
