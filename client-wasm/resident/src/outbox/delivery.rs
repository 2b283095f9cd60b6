//! Bringing one letter to the server: its pictures first, then the letter with what the server said of them.

use contract::{
    cases::Case,
    photos::{Claim, Upload},
};
use kit::http::{Call, Failure};

use super::Unsent;
use crate::picture;

/// Brings a letter to the server.
pub(super) async fn deliver(unsent: &mut Unsent) -> Result<Case, Failure> {
    match attempt(unsent).await {
        // Uploaded pictures are kept for a day; a letter may have waited longer. The server did not take it, so
        // the same key may carry the new claims.
        Err(failure) if failure.fields().iter().any(|fault| fault.code == "photo_unknown") => {
            unsent.claims.clear();
            attempt(unsent).await
        }
        other => other,
    }
}

async fn attempt(unsent: &mut Unsent) -> Result<Case, Failure> {
    upload(unsent).await?;
    let mut message = unsent.message.clone();
    message.photos = unsent.claims.iter().flatten().cloned().collect();
    let call = Call::post("/mailbox/messages").json(&message).key(&unsent.letter.key);
    without_credentials_if(unsent.secret.is_some(), call).send().await
}

async fn upload(unsent: &mut Unsent) -> Result<(), Failure> {
    let count = unsent.letter.pictures.len();
    unsent.claims.resize(count, None);
    for index in 0..count {
        if unsent.claims[index].is_some() {
            continue;
        }
        // A picture that the phone has lost cannot be had back; the words are worth sending without it.
        let Ok(bytes) = picture::bytes(&unsent.letter.pictures[index]).await else {
            continue;
        };
        let call = Call::post("/photos").picture(picture::MEDIA_TYPE, &bytes);
        let Upload { id, claim } = without_credentials_if(unsent.secret.is_some(), call).send().await?;
        unsent.claims[index] = Some(Claim { id, claim });
        // Written down, so that the next attempt carries the same body. If that fails it uploads again.
        unsent.keep().await.ok();
    }
    Ok(())
}

fn without_credentials_if(anonymous: bool, call: Call) -> Call {
    if anonymous { call.anonymous() } else { call }
}
