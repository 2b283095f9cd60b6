//! What every way of signing in is handed, and the limits that hold at the door.

use std::{future::Future, pin::Pin};

use actix_web::{FromRequest, HttpRequest, HttpResponse, dev::Payload, http::header, web::Data};
use contract::{
    Language,
    accounts::Me,
    sessions::{Carrier, Session, Tokens},
};

use super::{cookies, keys::Keys, origin, sessions::Running, tokens};
use crate::{
    db::Db,
    error::{Error, Result, language},
    http::part,
    limit::{Address, Limiter, Rule},
    moment::Moment,
    settings::Settings,
};

/// The shared state of the routes of sessions. Nobody comes in from another site: a visitor who is signed in to
/// an attacker's account without noticing would tell that account their troubles.
pub(super) struct Door {
    pub(super) db: Data<Db>,
    pub(super) keys: Keys,
    pub(super) settings: Data<Settings>,
    pub(super) moment: Moment,
    pub(super) language: Language,
    limiter: Data<Limiter>,
    address: Address,
}

/// An attempt to sign in that counts as a failure.
pub(super) struct Attempt {
    limiter: Data<Limiter>,
    address: String,
    nearby: String,
    anywhere: String,
}

impl Attempt {
    fn tokens(&self) -> [(Rule, &str); 3] {
        [
            (Rule::SignInAddress, &self.address),
            (Rule::SignInAccount, &self.nearby),
            (Rule::SignInAnywhere, &self.anywhere),
        ]
    }

    /// It was none: what was shown was right, as far as it went.
    pub(super) async fn was_right(self) {
        self.limiter.give_back(&self.tokens()).await;
    }
}

impl FromRequest for Door {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (db, keys) = (part(request), part::<Keys>(request));
        let (settings, limiter) = (part(request), part(request));
        let foreign = origin::refuse_foreign(request);
        let language = language(request.headers());
        let address = Address::from_request(request, payload);
        Box::pin(async move {
            foreign?;
            Ok(Self {
                db: db?,
                keys: keys?.as_ref().clone(),
                settings: settings?,
                moment: Moment::now(),
                language,
                limiter: limiter?,
                address: address.await?,
            })
        })
    }
}

impl Door {
    /// Counts a request for a code. Nobody is woken up more often than the rules say, whoever asks.
    ///
    /// # Errors
    /// Too many, and then nothing was counted.
    pub(super) async fn admit_code(&self, phone: &str) -> Result<()> {
        let (phone, address) = (self.who("limit.phone", phone), self.address.digest());
        let tokens = [
            (Rule::CodePhoneMinute, phone.as_str()),
            (Rule::CodePhoneHour, &phone),
            (Rule::CodePhoneDay, &phone),
            (Rule::CodeAddress, &address),
        ];
        self.limiter.take_all(&tokens).await
    }

    /// Counts an attempt to sign in as a failure until it is known to be none: by address and by the account that is
    /// tried, whether there is one or not. By account from one network first, so that a stranger elsewhere who guesses
    /// does not lock its owner out.
    ///
    /// # Errors
    /// Too many, and then nothing was counted.
    pub(super) async fn admit_sign_in(&self, account: &str) -> Result<Attempt> {
        let attempt = Attempt {
            limiter: self.limiter.clone(),
            address: self.address.digest(),
            nearby: self.who("limit.account", &format!("{} {account}", self.address.network())),
            anywhere: self.who("limit.account", account),
        };
        self.limiter.take_all(&attempt.tokens()).await?;
        Ok(attempt)
    }

    fn who(&self, purpose: &str, text: &str) -> String {
        self.keys.pseudonym(purpose, text.as_bytes())
    }

    /// Answers with a session, carried as its holder wishes.
    ///
    /// # Errors
    /// When the access token cannot be signed.
    pub(super) fn welcome(
        &self,
        mut answer: actix_web::HttpResponseBuilder,
        running: Running,
        me: Me,
        carrier: Carrier,
    ) -> Result<HttpResponse> {
        let Running {
            account,
            session,
            epoch,
            refresh,
        } = running;
        let (access, expires_at) = tokens::issue(&self.keys, account, session, epoch, self.moment)?;
        let tokens = match carrier {
            Carrier::Cookie => {
                for cookie in cookies::of_session(&self.settings, &access, &refresh.text) {
                    answer.cookie(cookie);
                }
                None
            }
            Carrier::Bearer => Some(Tokens {
                access_token: access,
                refresh_token: refresh.text,
            }),
        };
        answer.insert_header((header::CACHE_CONTROL, "no-store"));
        Ok(answer.json(Session { me, expires_at, tokens }))
    }
}
