//! The installation's keys, and the three things that are done with them: signing, sealing, digesting.
//!
//! Knows nothing of tokens and telephones; callers name what they seal or digest, and the name is bound in.

use std::{fmt, path::Path, sync::Arc};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use rand::Rng;
use sha2::Sha256;

use super::key_file::{self, ID_LENGTH, Key, Purpose};
use crate::{
    error::{Error, Result},
    moment::Moment,
};

/// The first byte of everything sealed, so that another way of sealing can be told apart later.
const VERSION: u8 = 1;
const NONCE_LENGTH: usize = 24;

/// The keys; cheap to clone.
#[derive(Clone)]
pub struct Keys {
    ring: Arc<Ring>,
}

struct Ring {
    /// Oldest first.
    signing: Vec<Key>,
    /// Oldest first.
    sealing: Vec<Key>,
    digest: Key,
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
        Self::from_keys(keys)
            .ok_or_else(|| Error::Internal(format!("{}: a signing, sealing or digest key is missing", path.display())))
    }

    /// Adds a new signing and a new sealing key, which are used from the next start on; the old ones stay, to
    /// verify and open what they made. Returns the identifier of the new signing key.
    ///
    /// The digest key is never rotated: accounts are found by the digest of their telephone number, and a new
    /// key would find none of them. Changing it means digesting every number anew, from its sealed form.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn rotate(path: &Path) -> Result<String> {
        Self::open(path)?;
        let moment = Moment::now();
        let new = [Purpose::Signing, Purpose::Sealing].map(|purpose| Key::new(purpose, moment));
        let id = new[0].id.clone();
        key_file::add(path, new.into())?;
        Ok(id)
    }

    fn from_keys(keys: Vec<Key>) -> Option<Self> {
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
            ring: Arc::new(Ring {
                signing,
                sealing,
                digest,
            }),
        })
    }

    /// The newest signing key and its identifier.
    pub(super) fn signing(&self) -> Result<(&str, &[u8; 32])> {
        let key = self
            .ring
            .signing
            .last()
            .ok_or_else(|| Error::internal("there is no signing key"))?;
        Ok((&key.id, &key.secret))
    }

    /// The signing key of this identifier.
    pub(super) fn verifying(&self, id: &str) -> Option<&[u8; 32]> {
        self.ring.signing.iter().find(|key| key.id == id).map(|key| &*key.secret)
    }

    /// Encrypts `data`. It can be opened only by naming the same `context`, such as the row that it belongs to,
    /// so that nothing sealed can be put in another's place.
    ///
    /// # Errors
    /// When the cipher refuses, which it has no reason to.
    pub fn seal(&self, context: &str, data: &[u8]) -> Result<Vec<u8>> {
        let key = self
            .ring
            .sealing
            .last()
            .ok_or_else(|| Error::internal("there is no sealing key"))?;
        let nonce: [u8; NONCE_LENGTH] = rand::rng().random();
        let sealed = cipher(key)
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
        let key = self.ring.sealing.iter().find(|key| key.id.as_bytes() == id)?;
        cipher(key)
            .decrypt(
                XNonce::from_slice(nonce),
                Payload {
                    msg: data,
                    aad: context.as_bytes(),
                },
            )
            .ok()
    }

    /// A keyed digest of `data`: equal for equal data and purpose, and telling nothing to whoever lacks the key.
    pub fn digest(&self, purpose: &str, data: &[u8]) -> [u8; 32] {
        // The length keeps `a` + `bc` apart from `ab` + `c`.
        let length = u64::try_from(purpose.len()).unwrap_or(u64::MAX);
        hmac(&self.ring.digest.secret)
            .chain_update(length.to_be_bytes())
            .chain_update(purpose)
            .chain_update(data)
            .finalize()
            .into_bytes()
            .into()
    }
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*key.secret).into())
}

fn hmac(secret: &[u8; 32]) -> Hmac<Sha256> {
    // A key of one block needs no hashing, and thereby no failure.
    let mut block = zeroize::Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(secret);
    <Hmac<Sha256> as Mac>::new((&*block).into())
}

#[cfg(test)]
mod tests {
    use super::Keys;

    fn keys() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("inner/keys.toml");
        (folder, path)
    }

    #[test]
    fn two_instances_that_start_at_once_agree() {
        let (_folder, path) = keys();
        let digests: Vec<_> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| Keys::open(&path).expect("keys").digest("x", b"y")))
                .collect();
            all.into_iter().map(|each| each.join().expect("no panic")).collect()
        });
        assert!(digests.windows(2).all(|pair| pair[0] == pair[1]));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_the_file() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, path) = keys();
        Keys::open(&path).expect("keys");
        let mode = std::fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn after_rotation_the_old_is_still_opened_and_found() {
        let (_folder, path) = keys();
        let before = Keys::open(&path).expect("keys");
        let sealed = before.seal("phone:1", b"13800000001").expect("sealed");
        let id = Keys::rotate(&path).expect("rotated");
        let after = Keys::open(&path).expect("keys");
        assert_eq!(after.open_sealed("phone:1", &sealed).expect("opened"), b"13800000001");
        assert_eq!(after.digest("phone", b"1"), before.digest("phone", b"1"));
        assert_eq!(after.signing().expect("a key").0, id);
        assert!(after.verifying(before.signing().expect("a key").0).is_some());
        let newer = after.seal("phone:1", b"x").expect("sealed");
        assert_ne!(newer[1..9], sealed[1..9]);
        assert!(
            before.open_sealed("phone:1", &newer).is_err(),
            "the old ring lacks the new key"
        );
    }

    #[test]
    fn what_was_moved_or_changed_does_not_open() {
        let (_folder, path) = keys();
        let keys = Keys::open(&path).expect("keys");
        let mut sealed = keys.seal("phone:1", b"13800000001").expect("sealed");
        assert!(keys.open_sealed("phone:2", &sealed).is_err());
        assert!(keys.open_sealed("phone:1", &sealed[..20]).is_err());
        *sealed.last_mut().expect("bytes") ^= 1;
        assert!(keys.open_sealed("phone:1", &sealed).is_err());
    }

    #[test]
    fn digests_of_different_purposes_differ() {
        let (_folder, path) = keys();
        let keys = Keys::open(&path).expect("keys");
        assert_ne!(keys.digest("a", b"bc"), keys.digest("ab", b"c"));
        assert_ne!(keys.digest("a", b"x"), keys.digest("b", b"x"));
    }

    #[test]
    fn a_damaged_file_is_refused_without_quoting_it() {
        let (_folder, path) = keys();
        Keys::open(&path).expect("keys");
        let text = std::fs::read_to_string(&path).expect("text");
        std::fs::write(&path, text.replacen("secret = \"", "secret = \"%%", 1)).expect("written");
        let error = Keys::open(&path).expect_err("damaged").to_string();
        assert!(error.contains("damaged") && !error.contains("%%"), "{error}");
    }
}
