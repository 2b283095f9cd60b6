//! The installation's keys, and the three things that are done with them: signing, sealing, digesting.
//!
//! Knows nothing of tokens and telephones; callers name what they seal or digest, and the name is bound in.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use rand::Rng;
use sha2::Sha256;

use super::key_file::{self, ID_LENGTH, Key, Purpose, Secret};
use crate::{
    error::{Error, Result},
    grounds,
    moment::Moment,
};

/// The first byte of everything sealed, so that another way of sealing can be told apart later.
const VERSION: u8 = 1;
const NONCE_LENGTH: usize = 24;

/// How long an unknown key is unknown before the file is looked at again: anybody can send made-up key names.
const LOOK_AGAIN: Duration = Duration::from_secs(10);

/// The keys; cheap to clone.
#[derive(Clone)]
pub struct Keys {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    ring: RwLock<Arc<Ring>>,
    looked: Mutex<Option<Instant>>,
}

/// What answers rest on whose callers showed a token.
const KEYS: &str = "keys";

/// The last edition of any ring in this process.
static LAST: AtomicU64 = AtomicU64::new(0);

struct Ring {
    /// No other ring has it.
    edition: u64,
    /// Oldest first.
    signing: Vec<Key>,
    /// Oldest first.
    sealing: Vec<Key>,
    digest: Key,
}

impl Ring {
    fn new(keys: Vec<Key>) -> Option<Self> {
        let (mut signing, mut sealing, mut digest) = (Vec::new(), Vec::new(), None);
        for key in keys {
            match key.purpose {
                Purpose::Signing => signing.push(key),
                Purpose::Sealing => sealing.push(key),
                // The first: another one, added by hand, must not hide every account.
                Purpose::Digest => digest = digest.or(Some(key)),
            }
        }
        let complete = !signing.is_empty() && !sealing.is_empty();
        let digest = digest.filter(|_| complete)?;
        Some(Self {
            edition: LAST.fetch_add(1, Ordering::Relaxed),
            signing,
            sealing,
            digest,
        })
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// Opens the file of keys, making it if there is none. Blocking; for the start of a program.
    ///
    /// # Errors
    /// When the file cannot be read or made, or lacks a key.
    pub fn open(path: &Path) -> Result<Self> {
        let moment = Moment::now();
        let all = [Purpose::Signing, Purpose::Sealing, Purpose::Digest];
        let keys = key_file::open(path, || all.map(|purpose| Key::new(purpose, moment)).into())?;
        Self::of(path, keys)
    }

    /// Opens the file of keys if there is one.
    ///
    /// # Errors
    /// When the file cannot be read, or lacks a key.
    pub(crate) fn existing(path: &Path) -> Result<Option<Self>> {
        key_file::read(path)?.map(|keys| Self::of(path, keys)).transpose()
    }

    fn of(path: &Path, keys: Vec<Key>) -> Result<Self> {
        let ring = Ring::new(keys)
            .ok_or_else(|| Error::Internal(format!("{}: a signing, sealing or digest key is missing", path.display())))?;
        let (path, ring) = (path.to_owned(), RwLock::new(Arc::new(ring)));
        Ok(Self {
            inner: Arc::new(Inner {
                path,
                ring,
                looked: Mutex::new(None),
            }),
        })
    }

    /// Adds a new signing and a new sealing key. An instance uses them from its next start on, or as soon as it
    /// meets something that another instance made with them. The old ones stay, to verify and open what they
    /// made. Returns the identifier of the new signing key.
    ///
    /// The digest key is never rotated: accounts are found by the digest of their telephone number, and a new
    /// key would find none of them. Changing it means digesting every number anew, from its sealed form.
    ///
    /// # Errors
    /// When there is no file, or it cannot be read or written.
    pub fn rotate(path: &Path) -> Result<String> {
        Self::existing(path)?;
        let moment = Moment::now();
        let new = [Purpose::Signing, Purpose::Sealing].map(|purpose| Key::new(purpose, moment));
        let id = new[0].id.clone();
        key_file::add(path, new.into())?;
        Ok(id)
    }

    fn ring(&self) -> Arc<Ring> {
        self.inner.ring.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The secret that `find` finds, if need be in the file as it is now.
    fn secret(&self, find: impl Fn(&Ring) -> Option<&Key>) -> Option<Secret> {
        let found = find(&self.ring()).map(|key| key.secret.clone());
        found.or_else(|| {
            self.look_again();
            find(&self.ring()).map(|key| key.secret.clone())
        })
    }

    fn look_again(&self) {
        let mut looked = self.inner.looked.lock().unwrap_or_else(PoisonError::into_inner);
        if looked.is_some_and(|looked| looked.elapsed() < LOOK_AGAIN) {
            return;
        }
        *looked = Some(Instant::now());
        match key_file::read(&self.inner.path).map(|keys| keys.and_then(Ring::new)) {
            Ok(Some(ring)) if ring.digest.id == self.ring().digest.id => {
                *self.inner.ring.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ring);
                grounds::moved(KEYS);
            }
            Ok(_) => tracing::warn!("the file of keys is no longer the one this instance was started with"),
            Err(error) => tracing::warn!(%error, "the file of keys cannot be read again"),
        }
    }

    /// A number that stands for exactly the keys that are known now.
    pub(super) fn edition(&self) -> u64 {
        grounds::rests_on(KEYS);
        self.inner.ring.read().unwrap_or_else(PoisonError::into_inner).edition
    }

    /// The newest signing key and its identifier.
    pub(super) fn signing(&self) -> Result<(String, Secret)> {
        let ring = self.ring();
        let key = ring
            .signing
            .last()
            .ok_or_else(|| Error::internal("there is no signing key"))?;
        Ok((key.id.clone(), key.secret.clone()))
    }

    /// The signing key of this identifier.
    pub(super) fn verifying(&self, id: &str) -> Option<Secret> {
        self.secret(|ring| ring.signing.iter().find(|key| key.id == id))
    }

    /// Encrypts `data`. It can be opened only by naming the same `context`, such as the row that it belongs to,
    /// so that nothing sealed can be put in another's place.
    ///
    /// # Errors
    /// When the cipher refuses, which it has no reason to.
    pub fn seal(&self, context: &str, data: &[u8]) -> Result<Vec<u8>> {
        let ring = self.ring();
        let key = ring
            .sealing
            .last()
            .ok_or_else(|| Error::internal("there is no sealing key"))?;
        let nonce: [u8; NONCE_LENGTH] = rand::rng().random();
        let sealed = cipher(&key.secret)
            .encrypt(
                XNonce::from_slice(&nonce),
                Payload {
                    msg: data,
                    aad: context.as_bytes(),
                },
            )
            .map_err(|_| Error::internal("sealing failed"))?;
        Ok([&[VERSION], key.id.as_bytes(), &nonce, &sealed].concat())
    }

    /// Decrypts what [`Keys::seal`] made for this `context`.
    ///
    /// # Errors
    /// When its key is gone, or it was tampered with or moved.
    pub fn open_sealed(&self, context: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        self.try_open(context, sealed)
            .ok_or_else(|| Error::internal("a sealed value cannot be opened with the keys at hand"))
    }

    fn try_open(&self, context: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let rest = sealed.strip_prefix(&[VERSION])?;
        let (id, rest) = rest.split_at_checked(ID_LENGTH)?;
        let (nonce, data) = rest.split_at_checked(NONCE_LENGTH)?;
        let secret = self.secret(|ring| ring.sealing.iter().find(|key| key.id.as_bytes() == id))?;
        cipher(&secret)
            .decrypt(
                XNonce::from_slice(nonce),
                Payload {
                    msg: data,
                    aad: context.as_bytes(),
                },
            )
            .ok()
    }

    /// The name of the digest key.
    pub(crate) fn digest_key(&self) -> String {
        self.ring().digest.id.clone()
    }

    /// A keyed digest of `data`: equal for equal data and purpose, and telling nothing to whoever lacks the key.
    pub fn digest(&self, purpose: &str, data: &[u8]) -> [u8; 32] {
        // The length keeps `a` + `bc` apart from `ab` + `c`.
        let length = u64::try_from(purpose.len()).unwrap_or(u64::MAX);
        hmac(&self.ring().digest.secret)
            .chain_update(length.to_be_bytes())
            .chain_update(purpose)
            .chain_update(data)
            .finalize()
            .into_bytes()
            .into()
    }

    /// Such a digest as text: who is meant where nobody shall know who it is.
    pub(crate) fn pseudonym(&self, purpose: &str, of: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(self.digest(purpose, of))
    }
}

fn cipher(secret: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(secret.into())
}

fn hmac(secret: &[u8; 32]) -> Hmac<Sha256> {
    // A key of one block needs no hashing, and thereby no failure.
    let mut block = zeroize::Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(secret);
    <Hmac<Sha256> as Mac>::new((&*block).into())
}
