//! The secret of an anonymous message, made on the sender's device.

use contract::mailbox::{Anonymous, Tracking};
use sha2::{Digest, Sha256};

use crate::browser::{self, NoChance};

/// A new secret.
///
/// # Errors
/// A browser without a source of chance.
pub fn new_secret() -> Result<Tracking, NoChance> {
    browser::random::<16>().map(Tracking::new)
}

/// What the server is told of it.
///
/// Computed here and not by `SubtleCrypto`, which a page without TLS lacks (a station's own network).
pub fn digest(secret: &Tracking) -> Anonymous {
    let digest = Sha256::digest(secret.bytes());
    let mut tracking_digest = String::with_capacity(64);
    for byte in digest {
        for half in [byte >> 4, byte & 15] {
            tracking_digest.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    Anonymous { tracking_digest }
}

/// The name of the act of sending this very text: the same however often it is tried, so that nothing that was typed need
/// be kept to know it again.
pub fn name_of(text: &str) -> String {
    let mut name = [0; 16];
    name.copy_from_slice(&Sha256::digest(text)[..16]);
    uuid::Builder::from_random_bytes(name).into_uuid().to_string()
}

#[cfg(test)]
mod tests {
    use super::{Tracking, digest, name_of};

    #[test]
    fn the_digest_is_sha_256_in_lower_case() {
        let secret = Tracking::new(*b"abcdefghijklmnop");
        assert_eq!(
            digest(&secret).tracking_digest,
            "f39dac6cbaba535e2c207cd0cd8f154974223c848f727f98b3564cea569b41cf"
        );
    }

    #[test]
    fn the_same_text_has_the_same_name_and_another_has_another() {
        assert_eq!(name_of("灯坏了"), name_of("灯坏了"));
        assert_ne!(name_of("灯坏了"), name_of("灯坏了。"));
    }
}
