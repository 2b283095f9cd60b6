//! Settings of what leaves the app besides text messages.

use std::net::IpAddr;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::{Settings, Wrong};

section! {
    /// How mail leaves.
    Mail { server: String, port: u16, tls: MailTls, user: String, password: SecretString, from: String, timeout_seconds: u64 }
}
section! {
    /// Which mini-program tells people.
    WeChat {
        address: String,
        app_id: String,
        secret: SecretString,
        template: String,
        news_key: String,
        time_key: String,
        page: String,
        check_texts: bool,
        check_as: String,
        timeout_seconds: u64,
    }
}
section! {
    /// How people are told.
    Notifications { group_seconds: u32 }
}

/// How a mail server is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailTls {
    /// In the clear at first, and then encrypted, or not at all.
    Starttls,
    /// Encrypted from the first byte.
    Tls,
    /// In the clear: to a server on this machine.
    None,
}

/// Checks them.
pub(super) fn check(settings: &Settings) -> Result<(), Wrong> {
    let wrong = |text: &str| Err(Wrong(text.to_owned()));
    let (mail, wechat) = (&settings.mail, &settings.wechat);
    if !mail.server.is_empty() {
        if !mail.from.contains('@') {
            return wrong("mail.from: needed when mail.server is set, such as \"连心 <noreply@example.cn>\"");
        }
        let is_here = mail.server == "localhost" || mail.server.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        if mail.tls == MailTls::None && !is_here {
            return wrong("mail.tls: \"none\" is for a mail server on this machine only");
        }
    }
    if !wechat.app_id.is_empty() {
        let needed = [
            ("wechat.secret", wechat.secret.expose_secret()),
            ("wechat.template", &wechat.template),
            ("wechat.news_key", &wechat.news_key),
        ];
        if let Some((key, _)) = needed.iter().find(|(_, value)| value.is_empty()) {
            return wrong(&format!("{key}: needed when wechat.app_id is set"));
        }
        if !wechat.address.starts_with("http") {
            return wrong("wechat.address: must begin with https:// or http://");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Settings;

    #[test]
    fn what_is_missing_or_in_the_clear_is_refused_by_name() {
        let cases: [(&[(&str, &str)], &str); 4] = [
            (&[("mail.server", "smtp.example.cn")], "mail.from"),
            (
                &[
                    ("mail.server", "smtp.example.cn"),
                    ("mail.from", "a@example.cn"),
                    ("mail.tls", "none"),
                ],
                "mail.tls",
            ),
            (&[("wechat.app_id", "wx1")], "wechat.secret"),
            (&[("wechat.app_id", "wx1"), ("wechat.secret", "s")], "wechat.template"),
        ];
        for (flags, named) in cases {
            let flags = flags.iter().map(|(key, value)| (*key, (*value).into())).collect();
            let error = Settings::read(None, flags).expect_err(named).to_string();
            assert!(error.starts_with(named), "{error}");
        }
        let local = [
            ("mail.server", "127.0.0.1"),
            ("mail.from", "a@example.cn"),
            ("mail.tls", "none"),
        ];
        let flags = local.iter().map(|(key, value)| (*key, (*value).into())).collect();
        Settings::read(None, flags).expect("a server on this machine");
    }
}
