//! Codes that are sent to telephones: whoever can read one holds the telephone.

use chrono::Duration;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{keys::Keys, store};
use crate::{accounts::service::phone_digest, db::Conn, error::Result, moment::Moment};

/// For how long a code is good.
pub(super) const VALID: Duration = Duration::minutes(5);
/// How often it can be guessed.
const TRIES: i32 = 5;

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The code is right, and used up.
    Right,
    /// The code is wrong; another try may be left.
    Wrong,
    /// There is no code, or it is too late for it, or it was tried too often.
    Expired,
}

/// A new code.
pub(crate) fn new(moment: Moment) -> Zeroizing<String> {
    Zeroizing::new(format!("{:06}", moment.below(1_000_000)))
}

/// Keeps the code of a telephone; an earlier one is no longer good.
///
/// # Errors
/// When the database refuses.
pub(super) fn keep(conn: &mut Conn, keys: &Keys, phone: &str, code: &str, moment: Moment) -> Result<()> {
    store::set_code(
        conn,
        &phone_digest(keys, phone),
        &digest(keys, phone, code),
        moment.time() + VALID,
    )
}

/// Tries a code. A wrong try is no error, because it must stay counted.
///
/// # Errors
/// When the database refuses.
pub(super) fn try_one(conn: &mut Conn, keys: &Keys, phone: &str, code: &str, moment: Moment) -> Result<Outcome> {
    let of_phone = phone_digest(keys, phone);
    let Some(kept) = store::count_try(conn, &of_phone, TRIES, moment.time())? else {
        return Ok(Outcome::Expired);
    };
    if !bool::from(kept.ct_eq(&digest(keys, phone, code))) {
        return Ok(Outcome::Wrong);
    }
    store::remove_code(conn, &of_phone)?;
    Ok(Outcome::Right)
}

/// Keyed, and bound to the telephone: six digits alone could be found by trying all of them.
fn digest(keys: &Keys, phone: &str, code: &str) -> [u8; 32] {
    keys.digest("auth.code", format!("{phone}:{code}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{Moment, new};

    #[test]
    fn a_code_has_six_digits() {
        for _ in 0..1_000 {
            let code = new(Moment::now());
            assert!(code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()), "{}", *code);
        }
    }
}
