//! The file of keys: made on first start, readable by its owner only, and never half written.
//!
//! Knows how keys are written down, not what they are used for; see `keys`.

use std::{
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, SecondsFormat, Utc};
use figment::{
    Figment,
    providers::{Format, Toml},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::{
    error::{Error, Result},
    moment::Moment,
};

/// Characters of a key's identifier.
pub(super) const ID_LENGTH: usize = 8;

const HEAD: &str = "\
# Lianxin's keys. Whoever reads this file can sign in as anybody and read every telephone number.
# Keep it out of backups of the database; without it the numbers in the database cannot be read again.
# `lianxin keys rotate` adds new keys. Removing an old one makes what was made with it unreadable.
";

/// What a key is for; a key is never used for anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Purpose {
    /// Signs access tokens.
    Signing,
    /// Encrypts what must be read again, such as telephone numbers.
    Sealing,
    /// Makes keyed digests of what must be found again but not read.
    Digest,
}

impl Purpose {
    const fn word(self) -> &'static str {
        match self {
            Self::Signing => "signing",
            Self::Sealing => "sealing",
            Self::Digest => "digest",
        }
    }
}

/// What nobody else knows; wiped from memory when it is dropped.
pub(super) type Secret = Zeroizing<[u8; 32]>;

/// One key, as it is kept.
pub(super) struct Key {
    pub(super) id: String,
    pub(super) purpose: Purpose,
    pub(super) created: DateTime<Utc>,
    pub(super) secret: Secret,
}

impl Key {
    /// A new key.
    pub(super) fn new(purpose: Purpose, moment: Moment) -> Self {
        Self {
            id: format!("{:08x}", u32::from_be_bytes(moment.random())),
            purpose,
            created: moment.time(),
            secret: Zeroizing::new(moment.random()),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    keys: Vec<WrittenKey>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenKey {
    id: String,
    purpose: Purpose,
    created: DateTime<Utc>,
    secret: SecretString,
}

/// Reads the keys in the order they were made, or makes them with `first` when there is no file yet.
///
/// # Errors
/// When the file cannot be read, is damaged, or cannot be made.
pub(super) fn open(path: &Path, first: impl FnOnce() -> Vec<Key>) -> Result<Vec<Key>> {
    // A file that is there is only read, so that it may lie in a place that cannot be written to.
    if let Some(keys) = read(path)? {
        return Ok(keys);
    }
    let _lock = lock(path)?;
    if let Some(keys) = read(path)? {
        return Ok(keys);
    }
    let keys = first();
    write(path, &keys)?;
    Ok(keys)
}

/// Adds keys to a file that is there.
///
/// # Errors
/// As [`open`], and when there is no file.
pub(super) fn add(path: &Path, new: Vec<Key>) -> Result<()> {
    let _lock = lock(path)?;
    let mut keys = read(path)?.ok_or_else(|| failed(path, "there is no such file"))?;
    keys.extend(new);
    write(path, &keys)
}

/// Reads the keys in the order they were made; `None` when there is no file.
///
/// # Errors
/// When the file cannot be read or is damaged.
pub(super) fn read(path: &Path) -> Result<Option<Vec<Key>>> {
    let text = match fs::read_to_string(path) {
        Ok(text) => Zeroizing::new(text),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(path, error)),
    };
    warn_if_open(path);
    // The parser's own message may quote the line that it could not read, which may hold a secret.
    let written: Written = Figment::from(Toml::string(&text))
        .extract()
        .map_err(|_| failed(path, "it is not a file of keys, or it is damaged"))?;
    let mut keys = written
        .keys
        .into_iter()
        .map(|key| decode(path, key))
        .collect::<Result<Vec<_>>>()?;
    keys.sort_by_key(|key| key.created);
    Ok(Some(keys))
}

fn decode(path: &Path, key: WrittenKey) -> Result<Key> {
    let mut secret = Zeroizing::new([0; 32]);
    let length = STANDARD.decode_slice(key.secret.expose_secret(), &mut secret[..]).ok();
    if length != Some(32) || key.id.len() != ID_LENGTH || !key.id.is_ascii() {
        return Err(failed(path, format!("key {} is damaged", key.id)));
    }
    Ok(Key {
        id: key.id,
        purpose: key.purpose,
        created: key.created,
        secret,
    })
}

/// Writes beside the file and then puts the new one in its place, so that nobody ever reads half of it.
fn write(path: &Path, keys: &[Key]) -> Result<()> {
    let mut text = Zeroizing::new(HEAD.to_owned());
    for key in keys {
        let secret = Zeroizing::new(STANDARD.encode(&key.secret[..]));
        let created = key.created.to_rfc3339_opts(SecondsFormat::Micros, true);
        let entry = Zeroizing::new(format!(
            "\n[[keys]]\nid = \"{}\"\npurpose = \"{}\"\ncreated = \"{created}\"\nsecret = \"{}\"\n",
            key.id,
            key.purpose.word(),
            *secret
        ));
        text.push_str(&entry);
    }
    let beside = with_suffix(path, "new");
    let outcome = private()
        .create(true)
        .truncate(true)
        .open(&beside)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path))
        .and_then(|()| folder(path).map_or(Ok(()), |folder| File::open(folder)?.sync_all()));
    outcome.map_err(|error| failed(path, error))
}

/// Held while the file is made or changed; two instances that start at once thereby agree on one file.
fn lock(path: &Path) -> Result<File> {
    if let Some(folder) = folder(path) {
        fs::create_dir_all(folder).map_err(|error| failed(path, error))?;
    }
    let file = private()
        .create(true)
        .truncate(false)
        .open(with_suffix(path, "lock"))
        .map_err(|error| failed(path, error))?;
    file.lock().map_err(|error| failed(path, error))?;
    Ok(file)
}

fn folder(path: &Path) -> Option<&Path> {
    path.parent().filter(|folder| !folder.as_os_str().is_empty())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// A secret that an orchestrator mounts may have to be readable by a group, so this only warns.
fn warn_if_open(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if fs::metadata(path).is_ok_and(|about| about.permissions().mode() & 0o007 != 0) {
            tracing::warn!(file = %path.display(), "everybody on this machine can read the keys; make the file private (chmod 600)");
        }
    }
}

fn failed(path: &Path, cause: impl std::fmt::Display) -> Error {
    Error::Internal(format!("{}: {cause}", path.display()))
}
