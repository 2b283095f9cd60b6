//! The two tokens of a session: the access token, which says who asks, and the refresh token, which renews it.
//!
//! An access token is a JWT that is good for 15 minutes. A refresh token says nothing: the first is chance, each next
//! one a keyed digest of the last. Only their digests are kept, see `sessions`.

use std::{cell::RefCell, rc::Rc};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, Utc};
use contract::{ids::AccountId, problem::Kind};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{keys::Keys, recent::Recent};
use crate::{
    error::{Error, Result},
    grounds,
    moment::Moment,
};

/// For how long an access token is good.
pub(super) const ACCESS: Duration = Duration::minutes(15);
/// For how long a refresh token is good.
pub(super) const REFRESH: Duration = Duration::days(90);
/// How far clocks of two instances may be apart.
const LEEWAY_SECONDS: i64 = 10;
const ISSUER: &str = "lianxin";
const AUDIENCE: &str = "lianxin-api";
/// Access tokens that a worker remembers to be ours for certain.
const REMEMBERED: usize = 4_096;

thread_local! {
    static OURS: RefCell<Recent<Name, Rc<Claims>>> = RefCell::new(Recent::new(REMEMBERED));
}

/// An access token without what it says, and the edition of the keys that it was held against.
type Name = ([u8; 32], u64);

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Claims {
    /// Whose it is.
    pub(super) sub: AccountId,
    /// The session it belongs to: the family of its refresh tokens.
    pub(super) sid: Uuid,
    /// The account's epoch when it was made; a later one ends it.
    pub(super) epoch: i32,
    iat: i64,
    exp: i64,
    iss: String,
    aud: String,
}

/// Makes an access token; returns it and until when it is good.
///
/// # Errors
/// When it cannot be signed.
pub(super) fn issue(
    keys: &Keys,
    account: AccountId,
    session: Uuid,
    epoch: i32,
    moment: Moment,
) -> Result<(String, DateTime<Utc>)> {
    let until = moment.time() + ACCESS;
    let claims = Claims {
        sub: account,
        sid: session,
        epoch,
        iat: moment.time().timestamp(),
        exp: until.timestamp(),
        iss: ISSUER.to_owned(),
        aud: AUDIENCE.to_owned(),
    };
    let (id, secret) = keys.signing()?;
    let mut header = Header::new(Algorithm::HS256);
    header.kid = Some(id);
    let token = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&secret[..])).map_err(Error::internal)?;
    Ok((token, until))
}

/// Reads an access token that was made here and is still good.
///
/// # Errors
/// `Unauthenticated` for every other one, without saying why.
pub(super) fn verify(keys: &Keys, token: &str, moment: Moment) -> Result<Rc<Claims>> {
    let claims = ours(keys, token).ok_or(Error::Problem(Kind::Unauthenticated))?;
    let left = (claims.exp + LEEWAY_SECONDS) * 1_000_000 - moment.time().timestamp_micros();
    match u64::try_from(left) {
        Ok(left) if left > 0 => grounds::rests_for(std::time::Duration::from_micros(left)),
        _ => return Err(Error::Problem(Kind::Unauthenticated)),
    }
    Ok(claims)
}

/// What a token says that was made here, whether it is still good or not. The same token says the same each time, as
/// long as the keys are the same.
fn ours(keys: &Keys, token: &str) -> Option<Rc<Claims>> {
    let name = (Sha256::digest(token).into(), keys.edition());
    if let Some(known) = OURS.with_borrow_mut(|ours| ours.get(&name).cloned()) {
        return Some(known);
    }
    let claims = Rc::new(read(keys, token)?);
    OURS.with_borrow_mut(|ours| ours.put(name, claims.clone()));
    Some(claims)
}

fn read(keys: &Keys, token: &str) -> Option<Claims> {
    let header = jsonwebtoken::decode_header(token).ok()?;
    let secret = keys.verifying(header.kid.as_deref()?)?;
    // One algorithm, whatever the token's header says.
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_issuer(&[ISSUER]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    // Compared above with the moment that is given, as everything here.
    validation.validate_exp = false;
    jsonwebtoken::decode(token, &DecodingKey::from_secret(&secret[..]), &validation)
        .ok()
        .map(|token| token.claims)
}

/// A refresh token in the clear: only ever on its way to its holder.
pub(super) struct RefreshToken {
    /// As it is sent.
    pub(super) text: String,
    /// As it is kept.
    pub(super) digest: [u8; 32],
}

impl RefreshToken {
    /// A new one: 256 bits of chance.
    pub(super) fn new(moment: Moment) -> Self {
        Self::of(moment.random())
    }

    /// The one after the token with this digest: always the same, and only this installation can make it.
    pub(super) fn after(keys: &Keys, digest: &[u8; 32]) -> Self {
        Self::of(keys.digest("auth.refresh", digest))
    }

    fn of(bytes: [u8; 32]) -> Self {
        Self {
            text: URL_SAFE_NO_PAD.encode(bytes),
            digest: Sha256::digest(bytes).into(),
        }
    }
}

/// The digest under which a refresh token is kept; `None` when it is no token at all.
pub(super) fn refresh_digest(text: &str) -> Option<[u8; 32]> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok().filter(|bytes| bytes.len() == 32)?;
    Some(Sha256::digest(bytes).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        let folder = tempfile::tempdir().expect("a folder");
        Keys::open(&folder.path().join("keys.toml")).expect("keys")
    }

    fn account() -> AccountId {
        Uuid::from_u128(1).into()
    }

    fn at(minutes: i64) -> Moment {
        Moment::at(DateTime::from_timestamp(1_800_000_000, 0).expect("a time") + Duration::minutes(minutes))
    }

    #[test]
    fn a_token_is_good_for_a_quarter_of_an_hour() {
        let keys = keys();
        let (token, until) = issue(&keys, account(), Uuid::nil(), 3, at(0)).expect("a token");
        assert_eq!(until, at(15).time());
        let claims = verify(&keys, &token, at(14)).expect("good");
        assert_eq!((claims.sub, claims.epoch), (account(), 3));
        assert!(verify(&keys, &token, at(16)).is_err(), "though it was met before");
    }

    #[test]
    fn a_token_whose_key_was_taken_away_is_refused_though_it_was_met_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys.toml");
        let keys = Keys::open(&path).expect("keys");
        let (token, _) = issue(&keys, account(), Uuid::nil(), 0, at(0)).expect("a token");
        verify(&keys, &token, at(0)).expect("good");
        let old = keys.signing().expect("a key").0;
        Keys::rotate(&path).expect("new keys");
        let text = std::fs::read_to_string(&path).expect("a file").replace(&old, "ffffffff");
        std::fs::write(&path, text).expect("written");
        // A key that nobody knows has the file read again.
        let (foreign, _) = issue(&self::keys(), account(), Uuid::nil(), 0, at(0)).expect("a token");
        assert!(verify(&keys, &foreign, at(0)).is_err());
        assert!(verify(&keys, &token, at(0)).is_err());
    }

    #[test]
    fn a_token_of_another_installation_is_refused() {
        let (token, _) = issue(&keys(), account(), Uuid::nil(), 0, at(0)).expect("a token");
        assert!(verify(&keys(), &token, at(0)).is_err());
    }

    #[test]
    fn a_token_without_signature_or_of_another_algorithm_is_refused() {
        let keys = keys();
        let (token, _) = issue(&keys, account(), Uuid::nil(), 0, at(0)).expect("a token");
        let payload = token.split('.').nth(1).expect("a payload");
        let id = keys.signing().expect("a key").0;
        for algorithm in ["none", "HS512", "RS256"] {
            let header = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"{algorithm}","typ":"JWT","kid":"{id}"}}"#));
            for signature in ["", token.rsplit('.').next().expect("a signature")] {
                assert!(
                    verify(&keys, &format!("{header}.{payload}.{signature}"), at(0)).is_err(),
                    "{algorithm}"
                );
            }
        }
        let mut header = Header::new(Algorithm::HS512);
        header.kid = Some(id);
        let claims = verify(&keys, &token, at(0)).expect("good");
        let key = EncodingKey::from_secret(&keys.signing().expect("a key").1[..]);
        let stronger = jsonwebtoken::encode(&header, &*claims, &key).expect("a token");
        assert!(
            verify(&keys, &stronger, at(0)).is_err(),
            "the right key with the wrong algorithm"
        );
    }

    #[test]
    fn a_token_for_somebody_else_is_refused() {
        let keys = keys();
        let (token, _) = issue(&keys, account(), Uuid::nil(), 0, at(0)).expect("a token");
        let mut claims = verify(&keys, &token, at(0)).expect("good").as_ref().clone();
        claims.aud = "elsewhere".to_owned();
        let (id, secret) = keys.signing().expect("a key");
        let mut header = Header::new(Algorithm::HS256);
        header.kid = Some(id);
        let token = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&secret[..])).expect("a token");
        assert!(verify(&keys, &token, at(0)).is_err());
    }

    #[test]
    fn a_refresh_token_is_known_by_its_digest_only() {
        let token = RefreshToken::new(at(0));
        assert_eq!(refresh_digest(&token.text), Some(token.digest));
        let (keys, other) = (keys(), keys());
        let next = RefreshToken::after(&keys, &token.digest);
        assert_eq!(next.text, RefreshToken::after(&keys, &token.digest).text);
        assert_ne!(next.text, RefreshToken::after(&other, &token.digest).text);
        assert_eq!(refresh_digest("short"), None);
        assert_eq!(refresh_digest(""), None);
    }
}
