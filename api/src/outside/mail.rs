//! E-mail, handed to a mail server over SMTP, each over a connection of its own.

use std::time::Duration;

use contract::Language;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use secrecy::ExposeSecret;
use uuid::Uuid;

use super::sender::{Handed, News, Sender, Trying};
use crate::{
    error::{Error, Result},
    moment::Moment,
    settings::{MailTls, Settings},
};

/// A mail server; cheap to clone.
#[derive(Clone)]
pub(crate) struct Mail {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    site: String,
    /// Where people read what is new.
    inbox: String,
    patience: Duration,
}

impl Mail {
    /// Makes ready the mail server that the settings name; nothing where they name none.
    ///
    /// # Errors
    /// Names the setting that cannot be used.
    pub(crate) fn open(settings: &Settings) -> Result<Option<Self>> {
        let mail = &settings.mail;
        if mail.server.is_empty() {
            return Ok(None);
        }
        let wrong = |key: &str, error: &dyn std::fmt::Display| Error::Internal(format!("mail.{key}: {error}"));
        // A name may be of any letters, which lettre writes as mail wants them.
        let (name, address) = mail.from.rsplit_once('<').unwrap_or(("", &mail.from));
        let address = address
            .trim_end_matches(['>', ' '])
            .trim()
            .parse::<lettre::Address>()
            .map_err(|error| wrong("from", &error))?;
        let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        let from = Mailbox::new(name, address);
        let tls = || TlsParameters::new(mail.server.clone()).map_err(|error| wrong("tls", &error));
        let tls = match mail.tls {
            MailTls::Starttls => Tls::Required(tls()?),
            MailTls::Tls => Tls::Wrapper(tls()?),
            MailTls::None => Tls::None,
        };
        let patience = Duration::from_secs(mail.timeout_seconds);
        let mut server = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&mail.server)
            .port(mail.port)
            .tls(tls)
            .timeout(Some(patience));
        if !mail.user.is_empty() {
            server = server.credentials(Credentials::new(mail.user.clone(), mail.password.expose_secret().to_owned()));
        }
        Ok(Some(Self {
            server: server.build(),
            from,
            site: settings.site.name.clone(),
            inbox: format!("{}/inbox/", settings.address()),
            patience,
        }))
    }

    /// Sends a code that shows whose address it is.
    pub(crate) async fn send_code(&self, to: &str, code: &str, language: Language, moment: Moment) -> Handed {
        let site = &self.site;
        let (subject, text) = match language {
            Language::Chinese => (
                format!("【{site}】验证码 {code}"),
                format!("您的邮箱验证码是 {code}，10 分钟内有效。\n\n如果不是您本人操作，请忽略这封邮件。"),
            ),
            Language::English => (
                format!("[{site}] Your code is {code}"),
                format!("Your code is {code}, good for 10 minutes.\n\nIf you did not ask for it, ignore this mail."),
            ),
        };
        self.send(to, moment.id::<()>().uuid(), &subject, text).await
    }

    /// One try, under a name that stays from try to try.
    async fn send(&self, to: &str, id: Uuid, subject: &str, text: String) -> Handed {
        let Ok(address) = to.parse() else {
            tracing::warn!(%id, "an address is none that mail can be sent to");
            return Handed::Refused;
        };
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, address))
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(text);
        let message = match message {
            Ok(message) => message,
            Err(error) => {
                tracing::error!(%error, %id, "a mail cannot be written");
                return Handed::Refused;
            }
        };
        match tokio::time::timeout(self.patience, self.server.send(message)).await {
            Ok(Ok(_)) => Handed::Taken,
            Ok(Err(error)) => {
                // Only the number: what a server says of a refusal names the address. Where it said nothing that counts, why: a
                // certificate that is not good, for one.
                let status = error.status().map(|code| code.to_string());
                let reason = (status.is_none() && !error.is_response()).then(|| error.to_string());
                tracing::warn!(status, reason, %id, "the mail server did not take a mail");
                if error.is_permanent() {
                    Handed::Refused
                } else {
                    Handed::Unsure
                }
            }
            Err(_) => {
                tracing::warn!(%id, "the mail server did not answer in time");
                Handed::Unsure
            }
        }
    }

    fn text(&self, news: &News) -> String {
        let list: String = news.lines.iter().flat_map(|line| ["· ", line.as_str(), "\n"]).collect();
        let (headline, site, inbox) = (&news.headline, &self.site, &self.inbox);
        match news.language {
            Language::Chinese => format!(
                "{headline}。\n{list}\n请打开{site}查看：{inbox}\n\n邮件只告诉您有新消息，不含内容。不想再收到，请在{site}的“消息”→“提醒设置”中关闭。\n"
            ),
            Language::English => format!(
                "{headline}.\n{list}\nPlease open {site} to read it: {inbox}\n\nMails only say that there is news, never what. To stop them, see Messages → Reminders in {site}.\n"
            ),
        }
    }
}

impl Sender for Mail {
    fn patience(&self) -> Duration {
        self.patience
    }

    fn hand_over<'a>(&'a self, to: &'a str, news: &'a News) -> Trying<'a> {
        Box::pin(async move {
            let subject = match news.language {
                Language::Chinese => format!("【{}】{}", self.site, news.headline),
                Language::English => format!("[{}] {}", self.site, news.headline),
            };
            self.send(to, news.id, &subject, self.text(news)).await
        })
    }
}
