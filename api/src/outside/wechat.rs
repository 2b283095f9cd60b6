//! Subscription messages (订阅消息) of a WeChat mini-program, and who is at a telephone that runs it.
//!
//! Each message spends one consent that its reader gave in the mini-program (`wx.requestSubscribeMessage`); where none is left
//! WeChat refuses it, and the way is not tried again for that message.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::FixedOffset;
use contract::Language;
use reqwest::Client;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::{
    sender::{Handed, News, Sender, Trying},
    tls,
};
use crate::{
    error::{Error, Result},
    moment::Moment,
    settings::{self, Settings},
};

/// Characters that WeChat takes in a field for things (`thing`).
const THING: usize = 20;
/// How long before its end a token is not used any more.
const MARGIN: Duration = Duration::from_mins(5);
/// WeChat does not know the token, or not any more.
const TOKEN_GONE: [i64; 3] = [40_001, 40_014, 42_001];
/// Whoever it is for, or the template, will not be right another time either: no such reader, no such template, no consent
/// left, a field of another form, a page that is not there.
const NEVER: [i64; 5] = [40_003, 40_037, 43_101, 47_003, 41_030];

/// A mini-program; cheap to clone.
#[derive(Clone)]
pub(crate) struct WeChat {
    pub(super) client: Client,
    pub(super) settings: Arc<settings::WeChat>,
    token: Arc<Mutex<Option<Token>>>,
}

struct Token {
    text: SecretString,
    until: Instant,
}

#[derive(Deserialize)]
struct NewToken {
    access_token: SecretString,
    expires_in: u64,
}

#[derive(Deserialize)]
struct Somebody {
    openid: String,
}

/// How an answer went wrong.
pub(super) enum Trouble {
    /// WeChat says so, by a number.
    Code(i64),
    /// There was no answer, or none that can be read.
    NoAnswer,
}

impl WeChat {
    /// Makes ready the mini-program that the settings name; nothing where they name none.
    ///
    /// # Errors
    /// When no client can be made.
    pub(crate) fn open(settings: &Settings) -> Result<Option<Self>> {
        let wechat = &settings.wechat;
        if wechat.app_id.is_empty() {
            return Ok(None);
        }
        let client = tls::client()
            .timeout(Duration::from_secs(wechat.timeout_seconds))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| Error::Internal(format!("wechat: {error}")))?;
        Ok(Some(Self {
            client,
            settings: Arc::new(wechat.clone()),
            token: Arc::default(),
        }))
    }

    /// Who is at the telephone that was given this code by `wx.login`, as this mini-program knows them.
    ///
    /// # Errors
    /// A fault at `/code` when WeChat does not know it.
    pub(crate) async fn openid(&self, code: &str) -> Result<String> {
        let query = [
            ("appid", self.settings.app_id.as_str()),
            ("secret", self.settings.secret.expose_secret()),
            ("js_code", code),
            ("grant_type", "authorization_code"),
        ];
        let request = self.client.get(self.url("/sns/jscode2session", &query)?);
        let found: Result<Somebody, _> = ask(request).await;
        found
            .map(|somebody| somebody.openid)
            .map_err(|_| Error::field("/code", "wechat_code"))
    }

    pub(super) fn url(&self, path: &str, query: &[(&str, &str)]) -> Result<reqwest::Url> {
        let address = format!("{}{path}", self.settings.address.trim_end_matches('/'));
        reqwest::Url::parse_with_params(&address, query).map_err(Error::internal)
    }

    /// The token by which WeChat knows us; asked for anew when it runs out. Every instance is given the same one.
    pub(super) async fn token(&self) -> Result<String, Trouble> {
        let mut kept = self.token.lock().await;
        if let Some(token) = kept.as_ref().filter(|token| token.until > Instant::now()) {
            return Ok(token.text.expose_secret().to_owned());
        }
        let url = self.url("/cgi-bin/stable_token", &[]).map_err(|_| Trouble::NoAnswer)?;
        let wanted = json!({
            "grant_type": "client_credential",
            "appid": self.settings.app_id,
            "secret": self.settings.secret.expose_secret(),
        });
        let new: NewToken = ask(self.client.post(url).json(&wanted)).await?;
        let text = new.access_token.expose_secret().to_owned();
        *kept = Some(Token {
            text: new.access_token,
            until: Instant::now() + Duration::from_secs(new.expires_in).saturating_sub(MARGIN),
        });
        Ok(text)
    }

    /// Has another token asked for, where WeChat does not know this one any more.
    pub(super) async fn forget_token(&self, code: i64) {
        if TOKEN_GONE.contains(&code) {
            *self.token.lock().await = None;
        }
    }

    async fn send(&self, to: &str, news: &News) -> Result<(), Trouble> {
        let token = self.token().await?;
        let url = self.url("/cgi-bin/message/subscribe/send", &[("access_token", token.as_str())]);
        let url = url.map_err(|_| Trouble::NoAnswer)?;
        let _: Value = ask(self.client.post(url).json(&self.message(to, news))).await?;
        Ok(())
    }

    fn message(&self, to: &str, news: &News) -> Value {
        let settings = &self.settings;
        let mut data = serde_json::Map::new();
        data.insert(settings.news_key.clone(), json!({ "value": thing(&news.headline) }));
        if !settings.time_key.is_empty() {
            data.insert(settings.time_key.clone(), json!({ "value": time(Moment::now()) }));
        }
        let mut message = json!({
            "touser": to,
            "template_id": settings.template,
            "lang": match news.language {
                Language::Chinese => "zh_CN",
                Language::English => "en_US",
            },
            "data": data,
        });
        if !settings.page.is_empty() {
            message["page"] = settings.page.clone().into();
        }
        message
    }
}

/// As much of a text as WeChat takes in one field.
fn thing(text: &str) -> String {
    if text.chars().count() <= THING {
        return text.to_owned();
    }
    text.chars().take(THING - 1).chain(['…']).collect()
}

/// A time as WeChat's templates want it, in China.
fn time(moment: Moment) -> String {
    let at = moment.time();
    let here = FixedOffset::east_opt(8 * 3600).map_or_else(|| at.fixed_offset(), |zone| at.with_timezone(&zone));
    here.format("%Y-%m-%d %H:%M").to_string()
}

/// Sends a request and reads the answer, in which WeChat also says what went wrong. Its words are not logged: they repeat what
/// was asked, and the address holds our secret.
pub(super) async fn ask<T: DeserializeOwned>(request: reqwest::RequestBuilder) -> Result<T, Trouble> {
    let answer = request.send().await.map_err(|error| {
        tracing::warn!(error = %error.without_url(), "WeChat did not answer");
        Trouble::NoAnswer
    })?;
    let answer: Value = answer.json().await.map_err(|_| Trouble::NoAnswer)?;
    match answer["errcode"].as_i64() {
        None | Some(0) => serde_json::from_value(answer).map_err(|_| Trouble::NoAnswer),
        Some(code) => {
            tracing::warn!(code, "WeChat refused");
            Err(Trouble::Code(code))
        }
    }
}

impl Sender for WeChat {
    fn patience(&self) -> Duration {
        // A token may have to be asked for first.
        Duration::from_secs(self.settings.timeout_seconds) * 2
    }

    fn hand_over<'a>(&'a self, to: &'a str, news: &'a News) -> Trying<'a> {
        Box::pin(async move {
            match self.send(to, news).await {
                Ok(()) => Handed::Taken,
                Err(Trouble::Code(code)) if NEVER.contains(&code) => Handed::Refused,
                Err(Trouble::Code(code)) => {
                    self.forget_token(code).await;
                    Handed::Unsure
                }
                Err(Trouble::NoAnswer) => Handed::Unsure,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::thing;

    #[test]
    fn a_field_takes_twenty_characters() {
        assert_eq!(thing("您有 3 条新消息"), "您有 3 条新消息");
        let long = thing("您的诉求 261124-04718823 有了答复");
        assert_eq!((long.chars().count(), long.ends_with('…')), (20, true));
    }
}
