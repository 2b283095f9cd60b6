//! One-time codes of RFC 6238, as an authenticator app makes them.

use std::fmt::Write;

use api::moment::Moment;
use hmac::{Hmac, Mac};
use sha1::Sha1;

/// Seconds for which a code is shown.
const STEP: u64 = 30;

/// An authenticator app with one secret.
pub(crate) struct Totp {
    key: Vec<u8>,
}

impl Totp {
    /// From the secret in base 32.
    pub(crate) fn of(secret: &str) -> Self {
        let mut bits = String::new();
        for letter in secret.bytes().filter(|letter| *letter != b'=') {
            let value = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
                .iter()
                .position(|known| *known == letter.to_ascii_uppercase());
            let _ = write!(bits, "{:05b}", value.expect("base 32"));
        }
        let key = bits.as_bytes().chunks_exact(8).map(|byte| {
            let text = std::str::from_utf8(byte).expect("bits");
            u8::from_str_radix(text, 2).expect("bits")
        });
        Self { key: key.collect() }
    }

    /// The code of now.
    pub(crate) fn now(&self) -> String {
        self.at(step())
    }

    /// The code of the next half minute, which a clock that is a little slow also takes.
    pub(crate) fn next(&self) -> String {
        self.at(step() + 1)
    }

    /// A code that is certainly wrong.
    pub(crate) fn wrong(&self) -> String {
        let near: Vec<_> = (step() - 3..step() + 4).map(|step| self.at(step)).collect();
        (0..1_000_000)
            .map(|number| format!("{number:06}"))
            .find(|code| !near.contains(code))
            .expect("a wrong code")
    }

    fn at(&self, step: u64) -> String {
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.key).expect("any key will do");
        mac.update(&step.to_be_bytes());
        let digest = mac.finalize().into_bytes();
        let offset = usize::from(digest[19] & 15);
        let number =
            u32::from_be_bytes([digest[offset], digest[offset + 1], digest[offset + 2], digest[offset + 3]]) & 0x7fff_ffff;
        format!("{:06}", number % 1_000_000)
    }
}

fn step() -> u64 {
    u64::try_from(Moment::now().time().timestamp()).expect("a time after 1970") / STEP
}
