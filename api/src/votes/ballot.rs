//! The arithmetic of a ballot: RSA blind signatures (RFC 9474, RSABSSA-SHA384-PSS-Deterministic), the signer's side and
//! verification. Pure, but for the chance that a key is made of and that hides how long signing takes.
//!
//! Knows neither voters nor votes: whoever calls decides what may be signed, and how often.

use rsa::{
    BigUint, RsaPrivateKey, RsaPublicKey, hazmat,
    pkcs1::{DecodeRsaPrivateKey, EncodeRsaPrivateKey},
    pss::{self, Signature, VerifyingKey},
    rand_core::OsRng,
    signature::{RandomizedSigner, SignatureEncoding, Verifier},
    traits::PublicKeyParts,
};
use sha2::Sha384;
use zeroize::Zeroizing;

use contract::votes::KEY_BYTES;

use crate::error::{Error, Result};

/// Bytes of the salt: as many as of the digest, as the variant of RFC 9474 lays down.
const SALT: usize = 48;
/// The public exponent, 65537: the one that browsers and libraries expect.
const EXPONENT: u32 = 65_537;

/// The key of one vote, both halves.
pub(crate) struct SigningKey(RsaPrivateKey);

impl SigningKey {
    /// A new one. Takes a good part of a second: not for the database's one writer.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub(crate) fn new() -> Result<Self> {
        RsaPrivateKey::new(&mut OsRng, KEY_BYTES * 8)
            .map(Self)
            .map_err(Error::internal)
    }

    /// It as bytes (PKCS #1), to be sealed.
    ///
    /// # Errors
    /// When it cannot be written, which it always can.
    pub(crate) fn secret(&self) -> Result<Zeroizing<Vec<u8>>> {
        Ok(self.0.to_pkcs1_der().map_err(Error::internal)?.to_bytes())
    }

    /// What [`SigningKey::secret`] gave.
    ///
    /// # Errors
    /// When it is not that.
    pub(crate) fn read(secret: &[u8]) -> Result<Self> {
        RsaPrivateKey::from_pkcs1_der(secret).map(Self).map_err(Error::internal)
    }

    /// The public half: the modulus, big-endian.
    pub(crate) fn modulus(&self) -> Vec<u8> {
        self.0.n().to_bytes_be()
    }

    /// Signs a text that is not blinded, as the made-up street does, where nobody has a phone.
    ///
    /// # Errors
    /// When there is no randomness for the salt.
    pub(crate) fn sign(&self, text: &str) -> Result<Vec<u8>> {
        let key = pss::SigningKey::<Sha384>::new_with_salt_len(self.0.clone(), SALT);
        let signature = key.try_sign_with_rng(&mut OsRng, text.as_bytes()).map_err(Error::internal)?;
        Ok(signature.to_vec())
    }

    /// Signs a blinded text. None where it is no number from 1 to below the modulus. Signing the same again gives the same.
    ///
    /// # Errors
    /// When the result does not verify, which only a faulty machine brings about; it would give the key away.
    pub(crate) fn sign_blinded(&self, blinded: &[u8]) -> Result<Option<Vec<u8>>> {
        let number = BigUint::from_bytes_be(blinded);
        if blinded.len() != self.0.size() || number == BigUint::default() || &number >= self.0.n() {
            return Ok(None);
        }
        let signed = hazmat::rsa_decrypt_and_check(&self.0, Some(&mut OsRng), &number).map_err(Error::internal)?;
        let bytes = signed.to_bytes_be();
        let mut padded = vec![0; self.0.size() - bytes.len()];
        padded.extend(bytes);
        Ok(Some(padded))
    }
}

/// Whether this is the signature of a text under the key with this modulus.
pub(crate) fn verifies(modulus: &[u8], text: &[u8], signature: &[u8]) -> bool {
    let key = RsaPublicKey::new(BigUint::from_bytes_be(modulus), BigUint::from(EXPONENT));
    let (Ok(key), Ok(signature)) = (key, Signature::try_from(signature)) else {
        return false;
    };
    let key = VerifyingKey::<Sha384>::new_with_salt_len(key, SALT);
    key.verify(text, &signature).is_ok()
}

#[cfg(test)]
mod tests;
