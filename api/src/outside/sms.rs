//! Text messages: the sentence with the code, and any other; two ways to send them.

use std::time::Duration;

use contract::{Language, problem::Kind};
use reqwest::Client;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use uuid::Uuid;

use super::{
    sender::{Handed, News, Sender, Trying},
    tls,
};
use crate::{
    accounts::service::masked,
    error::{Error, Result},
    moment::Moment,
    settings::{Settings, SmsSender},
};

/// How often a message is handed to the gateway before it counts as failed.
const TRIES: usize = 2;

/// Whoever sends text messages; cheap to clone.
#[derive(Clone)]
pub struct Sms {
    site: String,
    way: Way,
}

#[derive(Clone)]
enum Way {
    /// The server's log, for development: nobody's telephone rings.
    Log,
    Gateway(Gateway),
}

#[derive(Clone)]
struct Gateway {
    client: Client,
    url: String,
    token: SecretString,
    patience: Duration,
}

/// A message, as the gateway receives it.
#[derive(Serialize)]
struct Message<'a> {
    phone: &'a str,
    text: &'a str,
    id: Uuid,
}

impl Sms {
    /// Makes ready what the settings name.
    ///
    /// # Errors
    /// When no client can be made.
    pub fn open(settings: &Settings) -> Result<Self> {
        let sms = &settings.sms;
        let way = match sms.sender {
            SmsSender::Log => Way::Log,
            SmsSender::Http => {
                let client = tls::client()
                    .timeout(Duration::from_secs(sms.timeout_seconds))
                    // A gateway that moves must be set anew; telephone numbers do not follow redirects.
                    .redirect(reqwest::redirect::Policy::none())
                    .build()
                    .map_err(|error| Error::Internal(format!("sms: {error}")))?;
                Way::Gateway(Gateway {
                    client,
                    url: sms.url.clone(),
                    token: sms.token.clone(),
                    patience: Duration::from_secs(sms.timeout_seconds),
                })
            }
        };
        Ok(Self {
            site: settings.site.name.clone(),
            way,
        })
    }

    /// Sends a sign-in code.
    ///
    /// # Errors
    /// `SmsFailed` when the gateway did not take it.
    pub(crate) async fn send_code(&self, phone: &str, code: &str, language: Language, moment: Moment) -> Result<()> {
        match &self.way {
            Way::Log => {
                tracing::info!(
                    phone = masked(phone),
                    code,
                    "a sign-in code (written to the log because sms.sender = \"log\")"
                );
                Ok(())
            }
            Way::Gateway(gateway) => {
                let text = sentence(&self.site, code, language);
                gateway
                    .send(&Message {
                        phone,
                        text: &text,
                        id: moment.id::<()>().uuid(),
                    })
                    .await
            }
        }
    }
}

impl Sender for Sms {
    fn patience(&self) -> Duration {
        match &self.way {
            Way::Log => Duration::ZERO,
            Way::Gateway(gateway) => gateway.patience,
        }
    }

    fn hand_over<'a>(&'a self, to: &'a str, news: &'a News) -> Trying<'a> {
        Box::pin(async move {
            let (text, id) = (told(&self.site, news), news.id);
            match &self.way {
                Way::Log => {
                    tracing::info!(phone = masked(to), text, %id, "a message (written to the log because sms.sender = \"log\")");
                    Handed::Taken
                }
                Way::Gateway(gateway) => {
                    gateway
                        .hand_over(&Message {
                            phone: to,
                            text: &text,
                            id,
                        })
                        .await
                }
            }
        })
    }
}

impl Gateway {
    async fn send(&self, message: &Message<'_>) -> Result<()> {
        for _ in 0..TRIES {
            match self.hand_over(message).await {
                Handed::Taken => return Ok(()),
                Handed::Refused => break,
                Handed::Unsure => {}
            }
        }
        Err(Error::Problem(Kind::SmsFailed))
    }

    /// One try. The message keeps its id, by which the gateway knows a repetition.
    async fn hand_over(&self, message: &Message<'_>) -> Handed {
        let mut request = self
            .client
            .post(&self.url)
            .header("Idempotency-Key", message.id.to_string())
            .json(message);
        if !self.token.expose_secret().is_empty() {
            request = request.bearer_auth(self.token.expose_secret());
        }
        match request.send().await {
            Ok(answer) if answer.status().is_success() => Handed::Taken,
            Ok(answer) => {
                tracing::warn!(status = answer.status().as_u16(), id = %message.id, "the message gateway did not take a message");
                // What is refused once is refused again, unless the gateway itself is at fault.
                if answer.status().is_client_error() {
                    Handed::Refused
                } else {
                    Handed::Unsure
                }
            }
            Err(error) => {
                tracing::warn!(error = %error.without_url(), id = %message.id, "the message gateway did not answer");
                Handed::Unsure
            }
        }
    }
}

/// News as a text message says it.
fn told(site: &str, news: &News) -> String {
    let headline = &news.headline;
    match news.language {
        Language::Chinese => format!("【{site}】{headline}，请打开{site}查看。"),
        Language::English => format!("[{site}] {headline}. Please open {site} to read it."),
    }
}

fn sentence(site: &str, code: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("【{site}】验证码 {code}，5 分钟内有效。请勿告诉他人，工作人员不会向您索要。"),
        Language::English => {
            format!("[{site}] Your code is {code}, good for 5 minutes. Do not tell anybody; our staff never ask for it.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(url: &str) -> Settings {
        let flags = vec![
            ("sms.sender", "http".into()),
            ("sms.url", url.into()),
            ("sms.token", "secret".into()),
            ("sms.timeout_seconds", 1.into()),
        ];
        Settings::read(None, flags).expect("settings")
    }

    /// A gateway that gives one answer after another, and what it was asked.
    async fn gateway(answers: &'static [&'static str]) -> (String, tokio::task::JoinHandle<Vec<String>>) {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/send", listener.local_addr().expect("an address"));
        let asked = tokio::spawn(async move {
            let mut asked = Vec::new();
            for status in answers {
                let (mut stream, _) = listener.accept().await.expect("a caller");
                let mut bytes = vec![0; 4096];
                let mut length = 0;
                while !String::from_utf8_lossy(&bytes[..length]).ends_with('}') {
                    length += stream.read(&mut bytes[length..]).await.expect("a request");
                }
                asked.push(String::from_utf8_lossy(&bytes[..length]).into_owned());
                let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
                stream.write_all(answer.as_bytes()).await.expect("an answer");
            }
            asked
        });
        (url, asked)
    }

    fn id_of(request: &str) -> Option<&str> {
        request.lines().find_map(|line| line.strip_prefix("idempotency-key: "))
    }

    #[tokio::test]
    async fn a_message_that_may_not_have_arrived_is_sent_again_under_the_same_id() {
        let (url, asked) = gateway(&["503 Unavailable", "202 Accepted"]).await;
        let sms = Sms::open(&settings(&url)).expect("a client");
        sms.send_code("13800000001", "123456", Language::Chinese, Moment::now())
            .await
            .expect("sent");
        let asked = asked.await.expect("the gateway");
        assert!(
            asked[0].contains("authorization: Bearer secret") && asked[0].contains("123456") && asked[0].contains("13800000001")
        );
        assert!(id_of(&asked[0]).is_some() && id_of(&asked[0]) == id_of(&asked[1]));
    }

    #[tokio::test]
    async fn a_message_that_is_refused_is_not_sent_again() {
        let (url, asked) = gateway(&["400 Bad Request"]).await;
        let sms = Sms::open(&settings(&url)).expect("a client");
        let error = sms
            .send_code("13800000001", "123456", Language::English, Moment::now())
            .await
            .expect_err("refused");
        assert!(matches!(error, Error::Problem(Kind::SmsFailed)));
        assert_eq!(asked.await.expect("the gateway").len(), 1);
    }
}
