//! The rules: what is limited, how far, and how that is told.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

use super::{Verdict, budget::Budget};
use crate::settings::Limits;

const MINUTE: u32 = 60;
const HOUR: u32 = 3_600;
const DAY: u32 = 86_400;

static POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
static STANDING: HeaderName = HeaderName::from_static("ratelimit");

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $name:literal, $field:ident, $seconds:ident;)+) => {
        /// What is limited.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Rule {
            $($(#[$doc])* $rule),+
        }

        impl Rule {
            /// Every rule.
            const ALL: &'static [Self] = &[$(Self::$rule),+];

            /// Its name in headers and in Redis.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$rule => $name),+ }
            }

            const fn seconds(self) -> u32 {
                match self { $(Self::$rule => $seconds),+ }
            }

            const fn limit(self, limits: &Limits) -> u32 {
                match self { $(Self::$rule => limits.$field),+ }
            }
        }
    };
}

rules! {
    /// Reading without signing in, by address.
    Read = "read", read_per_minute, MINUTE;
    /// Reading, by account.
    ReadSignedIn = "read-signed-in", read_signed_in_per_minute, MINUTE;
    /// Everything that writes, by account or network.
    Write = "write", write_per_minute, MINUTE;
    /// Failed attempts to sign in, by address.
    SignInAddress = "sign-in-address", sign_in_per_hour, HOUR;
    /// Failed attempts to sign in, by the account that is tried and the network they come from.
    SignInAccount = "sign-in-account", sign_in_per_account_per_hour, HOUR;
    /// Failed attempts to sign in, by the account that is tried, wherever they come from.
    SignInAnywhere = "sign-in-anywhere", sign_in_per_account_anywhere_per_hour, HOUR;
    /// Codes for a telephone in a minute.
    CodePhoneMinute = "code-phone-minute", codes_per_minute, MINUTE;
    /// Codes for a telephone in an hour.
    CodePhoneHour = "code-phone-hour", codes_per_hour, HOUR;
    /// Codes for a telephone in a day.
    CodePhoneDay = "code-phone-day", codes_per_day, DAY;
    /// Codes, by the address that asks for them.
    CodeAddress = "code-address", codes_per_address_per_hour, HOUR;
    /// Pictures, by account or network.
    Photo = "photo", photos_per_hour, HOUR;
    /// Anonymous messages, by network.
    Anonymous = "anonymous", anonymous_per_hour, HOUR;
    /// Texts compared with open cases without signing in, by network.
    Similar = "similar", similar_per_hour, HOUR;
    /// Codes by e-mail, by account and by address.
    MailCode = "mail-code", mail_codes_per_hour, HOUR;
    /// What is said by a liaison card, by card.
    Card = "card", messages_per_card_per_hour, HOUR;
    /// Codes on paper that somebody tries, by account or network.
    Letter = "letter", letter_codes_per_hour, HOUR;
    /// Reports of programs of others, by program; each may have a smaller budget.
    ApiClient = "api-client", reports_per_program_per_minute, MINUTE;
}

impl Rule {
    /// Whether tokens may be fetched in batches: then instances know of each other's use a little late.
    pub(super) const fn in_batches(self) -> bool {
        matches!(self, Self::Read | Self::ReadSignedIn)
    }

    /// Whether it keeps somebody from guessing or from costing money. Its tokens can be given back.
    pub(super) const fn is_strict(self) -> bool {
        !matches!(self, Self::Read | Self::ReadSignedIn | Self::Write)
    }
}

/// Every rule with its budget and the header that tells it.
pub(super) struct Rules {
    all: Vec<(Budget, HeaderValue)>,
}

impl Rules {
    pub(super) fn new(limits: &Limits) -> Self {
        let told = |rule: &Rule| {
            let limit = rule.limit(limits);
            (
                Budget::new(limit, rule.seconds()),
                policy(rule.name(), limit, Some(rule.seconds())),
            )
        };
        Self {
            all: Rule::ALL.iter().map(told).collect(),
        }
    }

    pub(super) fn budget(&self, rule: Rule) -> Budget {
        self.all
            .get(rule as usize)
            .map_or(Budget::new(0, MINUTE), |(budget, _)| *budget)
    }

    /// Tells the caller how their budget stands.
    pub(super) fn tell(&self, headers: &mut HeaderMap, rule: Rule, verdict: Verdict) {
        if let Some((_, policy)) = self.all.get(rule as usize) {
            headers.insert(POLICY.clone(), policy.clone());
            headers.insert(STANDING.clone(), standing(rule.name(), verdict.remaining, verdict.seconds));
        }
    }
}

/// Tells a caller who was refused; whatever was said of another rule before does not matter to them now.
pub(crate) fn refusal_headers(headers: &mut HeaderMap, limit: u32, retry_after: u32) {
    headers.insert(POLICY.clone(), policy("limit", limit, None));
    headers.insert(STANDING.clone(), standing("limit", 0, retry_after));
}

/// As draft-ietf-httpapi-ratelimit-headers writes it: a quota in a window of seconds.
fn policy(name: &str, limit: u32, window: Option<u32>) -> HeaderValue {
    let window = window.map(|seconds| format!(";w={seconds}")).unwrap_or_default();
    HeaderValue::try_from(format!("\"{name}\";q={limit}{window}")).unwrap_or(HeaderValue::from_static(""))
}

/// What remains, and for how many seconds that holds.
fn standing(name: &str, remaining: u32, seconds: u32) -> HeaderValue {
    HeaderValue::try_from(format!("\"{name}\";r={remaining};t={seconds}")).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn every_rule_has_its_own_budget_and_name() {
        let settings = Settings::read(None, Vec::new()).expect("settings");
        let rules = Rules::new(&settings.limits);
        for rule in Rule::ALL {
            assert_eq!(rules.budget(*rule).limit(), rule.limit(&settings.limits), "{rule:?}");
        }
        let mut names: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Rule::ALL.len());
    }

    #[test]
    fn headers_are_structured_fields() {
        let settings = Settings::read(None, Vec::new()).expect("settings");
        let mut headers = HeaderMap::new();
        Rules::new(&settings.limits).tell(
            &mut headers,
            Rule::Read,
            Verdict {
                granted: true,
                remaining: 299,
                seconds: 1,
            },
        );
        assert_eq!(headers.get(&POLICY).expect("a policy"), "\"read\";q=300;w=60");
        assert_eq!(headers.get(&STANDING).expect("a standing"), "\"read\";r=299;t=1");
        refusal_headers(&mut headers, 5, 60);
        assert_eq!(headers.get(&POLICY).expect("a policy"), "\"limit\";q=5");
        assert_eq!(headers.get(&STANDING).expect("a standing"), "\"limit\";r=0;t=60");
    }
}
