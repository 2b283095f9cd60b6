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

impl FromRequest for Door {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let state = (
            request.app_data::<Data<Db>>().cloned(),
            request.app_data::<Data<Keys>>().cloned(),
            request.app_data::<Data<Settings>>().cloned(),
            request.app_data::<Data<Limiter>>().cloned(),
        );
        let foreign = origin::refuse_foreign(request);
        let language = language(request.headers());
        let address = Address::from_request(request, payload);
        Box::pin(async move {
            foreign?;
            let (Some(db), Some(keys), Some(settings), Some(limiter)) = state else {
                return Err(Error::internal("the application lacks a part of its state"));
            };
            let address = address.await?;
            Ok(Self {
                db,
                keys: keys.as_ref().clone(),
                settings,
                moment: Moment::now(),
                language,
                limiter,
                address,
            })
        })
    }
}

impl Door {
    /// Counts a request for a code. Nobody is woken up more often than the rules say, whoever asks.
    ///
    /// # Errors
    /// Too many.
    pub(super) async fn admit_code(&self, phone: &str) -> Result<()> {
        self.limiter.take(Rule::CodeAddress, &self.address.digest()).await?;
        let who = self.who("limit.phone", phone);
        for rule in [Rule::CodePhoneMinute, Rule::CodePhoneHour, Rule::CodePhoneDay] {
            self.limiter.take(rule, &who).await?;
        }
        Ok(())
    }

    /// Counts an attempt to sign in, by address and by the account that is tried, whether there is one or not.
    ///
    /// # Errors
    /// Too many.
    pub(super) async fn admit_sign_in(&self, account: &str) -> Result<()> {
        self.limiter.take(Rule::SignInAddress, &self.address.digest()).await?;
        self.limiter
            .take(Rule::SignInAccount, &self.who("limit.account", account))
            .await
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
