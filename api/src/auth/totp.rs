//! The second factor: six digits that change every 30 seconds (RFC 6238).

use chrono::{DateTime, Utc};
use contract::accounts::TotpSecret;
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, Secret, TOTP};
use zeroize::Zeroizing;

use crate::{
    error::{Error, Result},
    moment::Moment,
};

const DIGITS: usize = 6;
const STEP_SECONDS: u64 = 30;
const SECRET_LENGTH: usize = 20;

/// The secret of an authenticator app.
pub(crate) struct Totp {
    secret: Zeroizing<Vec<u8>>,
}

impl Totp {
    /// A new secret.
    pub(crate) fn new(moment: Moment) -> Self {
        Self {
            secret: Zeroizing::new(moment.random::<SECRET_LENGTH>().to_vec()),
        }
    }

    /// The secret as it is kept, opened.
    pub(crate) fn from_bytes(secret: Vec<u8>) -> Self {
        Self {
            secret: Zeroizing::new(secret),
        }
    }

    /// The secret as it is kept, to be sealed.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.secret
    }

    /// The secret as its owner sees it, once.
    ///
    /// # Errors
    /// When the secret does not fit the algorithm, which it always does.
    pub(crate) fn show(&self, site: &str, login: &str) -> Result<TotpSecret> {
        // A colon separates the two names in the address.
        let (site, login) = (site.replace(':', " "), login.replace(':', " "));
        let totp = TOTP::new(
            Algorithm::SHA1,
            DIGITS,
            1,
            STEP_SECONDS,
            self.secret.to_vec(),
            Some(site),
            login,
        )
        .map_err(Error::internal)?;
        let secret = Secret::Raw(self.secret.to_vec()).to_encoded().to_string();
        Ok(TotpSecret {
            secret,
            url: totp.get_url(),
        })
    }

    /// The step whose code this is: the present one or a neighbour, as clocks of telephones go.
    ///
    /// Whoever asks must refuse a step that is not later than the last one used, or a code that was watched being
    /// typed could be typed again.
    ///
    /// # Errors
    /// When the secret does not fit the algorithm.
    pub(crate) fn step_of(&self, code: &str, at: DateTime<Utc>) -> Result<Option<i64>> {
        let totp = TOTP::new(
            Algorithm::SHA1,
            DIGITS,
            1,
            STEP_SECONDS,
            self.secret.to_vec(),
            None,
            String::new(),
        )
        .map_err(Error::internal)?;
        let now = u64::try_from(at.timestamp()).unwrap_or_default() / STEP_SECONDS;
        let fits = |step: &u64| bool::from(totp.generate(step * STEP_SECONDS).as_bytes().ct_eq(code.as_bytes()));
        // Every step is tried, so that the time taken tells nothing.
        let found = (now.saturating_sub(1)..=now + 1)
            .filter(fits)
            .fold(None, |_, step| Some(step));
        Ok(found.and_then(|step| i64::try_from(step).ok()))
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::Totp;

    #[test]
    fn a_code_is_good_for_its_step_and_the_two_beside_it() {
        // RFC 6238, appendix B, cut to six digits.
        let totp = Totp::from_bytes(b"12345678901234567890".to_vec());
        let step = |seconds| {
            totp.step_of("081804", DateTime::from_timestamp(seconds, 0).expect("a time"))
                .expect("checked")
        };
        let made_at = 1_111_111_109;
        for (seconds, good) in [
            (made_at - 31, true),
            (made_at, true),
            (made_at + 30, true),
            (made_at + 90, false),
            (made_at - 90, false),
        ] {
            assert_eq!(step(seconds).is_some(), good, "{seconds}");
        }
        assert_eq!(step(made_at), Some(made_at / 30));
    }

    #[test]
    fn an_app_can_read_the_address() {
        let shown = Totp::from_bytes(b"12345678901234567890".to_vec())
            .show("连心: A", "wutong.admin")
            .expect("shown");
        assert_eq!(shown.secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert!(
            shown.url.starts_with("otpauth://totp/") && shown.url.contains(&shown.secret),
            "{}",
            shown.url
        );
    }
}
