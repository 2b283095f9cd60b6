//! Settings: one struct, read once at start and checked before anything else happens.
//!
//! Compiled-in defaults, then a file, then `LIANXIN_SECTION__KEY` from the environment, then flags.

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf};

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
    value::Value,
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

const PREFIX: &str = "LIANXIN_";
/// Every setting with its default and its meaning.
pub const DEFAULTS: &str = include_str!("../../config.default.toml");

/// Everything that can be set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// How to serve.
    pub server: Server,
    /// Where files live.
    pub data: Data,
    /// Which database.
    pub database: Database,
    /// Which Redis, if any.
    pub redis: Redis,
    /// Where the keys are.
    pub keys: Keys,
    /// How codes reach telephones.
    pub sms: Sms,
    /// How mail leaves.
    pub mail: Mail,
    /// Which mini-program tells people.
    pub wechat: WeChat,
    /// How people are told.
    pub notifications: Notifications,
    /// Where pictures are kept.
    pub photos: Photos,
    /// How to log.
    pub log: Log,
    /// What the installation is called.
    pub site: Site,
    /// How often people may ask.
    pub limits: Limits,
    /// How programs of others report.
    pub open311: Open311,
    /// Which days are worked.
    pub calendar: Calendar,
    /// How long personal data is kept.
    pub privacy: Privacy,
}

macro_rules! section {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $of:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(missing_docs, reason = "config.default.toml documents every field, for operators too")]
        pub struct $name { $(pub $field: $of),+ }
    };
}

mod outside;
pub use outside::{Mail, MailTls, Notifications, WeChat};

section! {
    /// How to serve.
    Server { listen: SocketAddr, workers: usize, shutdown_seconds: u64, body_seconds: u64, trusted_proxies: Vec<String>, https: bool }
}
section! {
    /// Where files live.
    Data { directory: PathBuf }
}
section! {
    /// Which database.
    Database { url: SecretString, connections: u32, readers: u32 }
}
section! {
    /// Which Redis, if any.
    Redis { url: SecretString }
}
section! {
    /// Where the keys are.
    Keys { file: PathBuf }
}
section! {
    /// How codes reach telephones.
    Sms { sender: SmsSender, url: String, token: SecretString, timeout_seconds: u64 }
}
section! {
    /// Where pictures are kept.
    Photos { store: PhotoStore, bucket: String, endpoint: String, region: String, access_key: String, secret_key: SecretString }
}
section! {
    /// How to log.
    Log { format: LogFormat, filter: String }
}
section! {
    /// What the installation is called.
    Site { name: String, address: String, filing_number: String, demo: bool }
}
section! {
    /// How often people may ask.
    Limits {
        read_per_minute: u32,
        read_signed_in_per_minute: u32,
        write_per_minute: u32,
        sign_in_per_hour: u32,
        sign_in_per_account_per_hour: u32,
        sign_in_per_account_anywhere_per_hour: u32,
        codes_per_minute: u32,
        codes_per_hour: u32,
        codes_per_day: u32,
        codes_per_address_per_hour: u32,
        photos_per_hour: u32,
        anonymous_per_hour: u32,
        similar_per_hour: u32,
        mail_codes_per_hour: u32,
        messages_per_card_per_hour: u32,
        letter_codes_per_hour: u32,
        reports_per_program_per_minute: u32,
    }
}
section! {
    /// How programs of others report.
    Open311 { own_networks: Vec<String> }
}
section! {
    /// Which days are worked.
    Calendar { file: PathBuf }
}
section! {
    /// How long personal data is kept.
    Privacy { erase_closed_after_days: u32, idempotency_days: u32 }
}

/// Who sends codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmsSender {
    /// The server's log; for development.
    Log,
    /// A gateway.
    Http,
}

/// Where pictures are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhotoStore {
    /// A folder in the data directory.
    Folder,
    /// A bucket that speaks S3.
    S3,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// For people.
    Pretty,
    /// For machines.
    Json,
}

/// A setting that cannot be used, naming its key.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Wrong(String);

/// What flags set; each is the path of a key and its value.
pub type Flags = Vec<(&'static str, Value)>;

impl Settings {
    /// Reads defaults, the file if there is one, the environment and the flags, and checks the whole.
    ///
    /// # Errors
    /// Names the key that is unknown, of a wrong type, or does not fit the others.
    pub fn read(file: Option<&std::path::Path>, flags: Flags) -> Result<Self, Wrong> {
        let mut layers = Figment::from(Toml::string(DEFAULTS));
        if let Some(file) = file {
            if !file.is_file() {
                return Err(Wrong(format!("--config: there is no file {}", file.display())));
            }
            layers = layers.merge(Toml::file(file));
        }
        for (key, value) in environment()? {
            layers = layers.merge(Serialized::default(&key, value));
        }
        for (key, value) in flags {
            layers = layers.merge(Serialized::default(key, value));
        }
        let settings: Self = layers.extract().map_err(|error| Wrong(one_line(&error)))?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), Wrong> {
        let database = self.database.url.expose_secret();
        let known = ["postgres://", "postgresql://", "sqlite:"];
        if !database.is_empty() && !known.iter().any(|scheme| database.starts_with(scheme)) {
            return Err(Wrong("database.url: must begin with postgres:// or sqlite:".to_owned()));
        }
        if self.sms.sender == SmsSender::Http && !self.sms.url.starts_with("http") {
            return Err(Wrong("sms.url: needed when sms.sender is \"http\"".to_owned()));
        }
        outside::check(self)?;
        if !self.site.address.is_empty() && !self.site.address.starts_with("http") {
            return Err(Wrong("site.address: must begin with https:// or http://".to_owned()));
        }
        if self.photos.store == PhotoStore::S3 && self.photos.bucket.is_empty() {
            return Err(Wrong("photos.bucket: needed when photos.store is \"s3\"".to_owned()));
        }
        for (key, value) in [
            ("database.connections", self.database.connections),
            ("database.readers", self.database.readers),
        ] {
            if value == 0 {
                return Err(Wrong(format!("{key}: must be at least 1")));
            }
        }
        Ok(())
    }

    /// The address of the database, with the default filled in.
    pub fn database_url(&self) -> String {
        let url = self.database.url.expose_secret();
        if url.is_empty() {
            format!("sqlite:{}", self.data.directory.join("lianxin.sqlite").display())
        } else {
            url.to_owned()
        }
    }

    /// Where people reach this installation, without a slash at the end.
    pub fn address(&self) -> String {
        let given = self.site.address.trim_end_matches('/');
        if given.is_empty() {
            let scheme = if self.server.https { "https" } else { "http" };
            format!("{scheme}://{}", self.server.listen)
        } else {
            given.to_owned()
        }
    }

    /// The file of keys, with the default filled in.
    pub fn keys_file(&self) -> PathBuf {
        if self.keys.file.as_os_str().is_empty() {
            self.data.directory.join("keys.toml")
        } else {
            self.keys.file.clone()
        }
    }
}

/// What of the environment is ours, but no setting: the file of settings, and what tests are told.
const NO_SETTINGS: [&str; 2] = ["config", "test_"];

/// What the environment sets, each with the path of its key. Where the default is a text, so is the value, whatever
/// it looks like.
fn environment() -> Result<Vec<(String, Value)>, Wrong> {
    let known = defaults()?;
    Env::prefixed(PREFIX)
        .iter()
        .map(|(name, value)| (name.as_str().to_lowercase(), value))
        .filter(|(name, _)| !NO_SETTINGS.iter().any(|other| name.starts_with(other)))
        .map(|(name, text)| {
            let key = name.replace("__", ".");
            let (_, default) = known
                .iter()
                .find(|(path, _)| *path == key)
                .ok_or_else(|| unknown(&name, &known))?;
            let Ok(parsed) = text.parse();
            let is_text = matches!(default, Value::String(..));
            Ok((key, if is_text { text.into() } else { parsed }))
        })
        .collect()
}

/// Every key as a path, with its default.
fn defaults() -> Result<Vec<(String, Value)>, Wrong> {
    let sections: BTreeMap<String, BTreeMap<String, Value>> = Figment::from(Toml::string(DEFAULTS))
        .extract()
        .map_err(|error| Wrong(one_line(&error)))?;
    Ok(sections
        .into_iter()
        .flat_map(|(section, keys)| keys.into_iter().map(move |(key, value)| (format!("{section}.{key}"), value)))
        .collect())
}

fn unknown(name: &str, known: &[(String, Value)]) -> Wrong {
    let variable = |name: &str| format!("{PREFIX}{}", name.to_uppercase());
    let nearest = known
        .iter()
        .map(|(key, _)| key.replace('.', "__"))
        .min_by_key(|each| strsim::levenshtein(each, name))
        .unwrap_or_default();
    Wrong(format!(
        "{}: there is no such setting; the nearest is {}",
        variable(name),
        variable(&nearest)
    ))
}

fn one_line(error: &figment::Error) -> String {
    error
        .clone()
        .into_iter()
        .map(|each| each.to_string())
        .collect::<Vec<_>>()
        .join("; ")
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn the_defaults_are_complete_and_sound() {
        Settings::read(None, Vec::new()).expect("the compiled-in defaults");
    }

    #[test]
    fn a_wrong_value_is_refused_and_its_key_named() {
        for (key, value, named) in [
            ("server.listen", "nowhere", "server.listen"),
            ("server.nonsense", "1", "nonsense"),
            ("database.url", "mysql://x", "database.url"),
        ] {
            let error = Settings::read(None, vec![(key, value.into())]).expect_err(key).to_string();
            assert!(error.contains(named), "{error}");
        }
    }
}
