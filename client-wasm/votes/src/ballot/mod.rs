//! A ballot that its phone has signed without showing it: RSA blind signatures (RFC 9474, RSABSSA-SHA384-PSS-Deterministic).
//!
//! The phone writes a ballot down, covers it with a number that only it knows, and has the station sign what is covered,
//! once for each voter. Uncovered, it is a signed ballot that nobody has seen before: it is sent by nobody in particular.
//! The numbers are the browser's own (`BigInt`); `SubtleCrypto` is missing where a page comes without TLS.

mod base64;
mod pss;
mod whole;

use contract::votes::{KEY_BYTES, VoteKey};
use kit::browser::{self, NoChance};
use sha2::{Digest, Sha256};

use base64::{decode, encode};
use whole::Whole;

/// The key's exponent, as it stands on the wire: 65537. Every other is refused.
const EXPONENT: &str = "AQAB";
/// Bytes of the salt of RSABSSA-SHA384-PSS.
const SALT: usize = 48;
/// Bytes of a ballot's serial.
const SERIAL: usize = 32;

/// The public half of a vote's key.
pub(crate) struct Key(Whole);

/// A ballot that is covered, and what is needed to uncover its signature.
pub(crate) struct Covered {
    /// What the station signs without seeing what it is, as base64url.
    pub(crate) blinded: String,
    /// What takes the cover off again, as base64url. Whoever knows it knows whose ballot it is.
    pub(crate) opening: String,
}

impl Key {
    /// The key as it stands on the wire; `None` if it is none of 2048 bits with the exponent 65537.
    pub(crate) fn of(key: &VoteKey) -> Option<Self> {
        let modulus = decode(&key.n).filter(|bytes| bytes.len() == KEY_BYTES && bytes[0] & 0x80 != 0)?;
        (key.e == EXPONENT).then(|| Self(Whole::of(&modulus)))
    }

    /// Covers a ballot's text.
    ///
    /// # Errors
    /// A browser without a source of chance.
    pub(crate) fn cover(&self, text: &str) -> Result<Covered, NoChance> {
        let salt = browser::random::<SALT>()?;
        let encoded = Whole::of(&pss::encode(text.as_bytes(), &salt, KEY_BYTES));
        loop {
            let cover = Whole::of(&browser::random::<KEY_BYTES>()?);
            // A number that is too large, or shares a factor with the key, is drawn anew: the first happens half the time.
            let Some(opening) = cover.is_below(&self.0).then(|| cover.inverse(&self.0)).flatten() else {
                continue;
            };
            let blinded = encoded.times(&cover.power(&self.0), &self.0);
            return Ok(Covered {
                blinded: encode(&blinded.bytes(KEY_BYTES)),
                opening: encode(&opening.bytes(KEY_BYTES)),
            });
        }
    }

    /// Uncovers what was signed: the ballot's signature; `None` if the station signed something else.
    pub(crate) fn uncover(&self, text: &str, signed: &str, opening: &str) -> Option<String> {
        let (signed, opening) = (self.number(signed)?, self.number(opening)?);
        let signature = encode(&signed.times(&opening, &self.0).bytes(KEY_BYTES));
        self.signed(text, &signature).then_some(signature)
    }

    /// Whether this is the signature of this text.
    pub(crate) fn signed(&self, text: &str, signature: &str) -> bool {
        self.number(signature)
            .is_some_and(|signature| pss::verify(text.as_bytes(), &signature.power(&self.0).bytes(KEY_BYTES)))
    }

    /// A number of the wire that is below the key.
    fn number(&self, text: &str) -> Option<Whole> {
        let bytes = decode(text).filter(|bytes| bytes.len() == KEY_BYTES)?;
        Some(Whole::of(&bytes)).filter(|number| number.is_below(&self.0))
    }
}

/// A serial that no other ballot has.
///
/// # Errors
/// A browser without a source of chance.
pub(crate) fn new_serial() -> Result<String, NoChance> {
    browser::random::<SERIAL>().map(|bytes| hex(&bytes))
}

/// SHA-256 of ballots, one after the other, as the result names it.
#[derive(Default)]
pub(crate) struct Counted(Sha256);

impl Counted {
    /// Adds a ballot's text.
    pub(crate) fn add(&mut self, text: &str) {
        self.0.update(text);
        self.0.update("\n");
    }

    /// The digest of all that were added, in hexadecimal.
    pub(crate) fn digest(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Bytes in lower-case hexadecimal.
fn hex(bytes: &[u8]) -> String {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| char::from_digit(half.into(), 16)).collect()
}
