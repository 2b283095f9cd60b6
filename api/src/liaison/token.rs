//! What the code on a card says: which card it is, and a proof that this installation wrote it.
//!
//! Paper lasts for years, so the proof is made with the one key that is never rotated.

use contract::liaison::CardToken;
use subtle::ConstantTimeEq;

use crate::auth::keys::Keys;

/// The first byte, so that another way of writing can be told from what was printed before.
const VERSION: u8 = 1;
/// Bytes before the proof: the version and the serial.
const HEAD: usize = 6;

/// The code of the card with this serial.
pub(super) fn write(keys: &Keys, serial: i64) -> CardToken {
    let [_, _, _, serial @ ..] = serial.to_be_bytes();
    let mut bytes = [0; 16];
    bytes[0] = VERSION;
    bytes[1..HEAD].copy_from_slice(&serial);
    let proof = proof(keys, &bytes);
    bytes[HEAD..].copy_from_slice(&proof);
    CardToken(bytes)
}

/// The serial of the card whose code this is; nothing when this installation did not write it.
pub(super) fn read(keys: &Keys, text: &str) -> Option<i64> {
    let CardToken(bytes) = CardToken::parse(text)?;
    let genuine: bool = proof(keys, &bytes).ct_eq(&bytes[HEAD..]).into();
    let mut serial = [0; 8];
    serial[3..].copy_from_slice(&bytes[1..HEAD]);
    (genuine && bytes[0] == VERSION).then(|| i64::from_be_bytes(serial))
}

/// A new serial: 40 bits that nobody can count up to.
pub(super) fn serial(random: [u8; 5]) -> i64 {
    random.iter().fold(0, |sum, byte| (sum << 8) | i64::from(*byte))
}

/// 80 bits of the keyed digest: enough for what can only be tried against a server that counts.
fn proof(keys: &Keys, bytes: &[u8; 16]) -> [u8; 10] {
    let digest = keys.digest("liaison.card", &bytes[..HEAD]);
    let mut proof = [0; 10];
    proof.copy_from_slice(&digest[..10]);
    proof
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(folder: &tempfile::TempDir) -> Keys {
        Keys::open(&folder.path().join("keys.toml")).expect("keys")
    }

    #[test]
    fn a_code_leads_to_its_card_and_no_other_code_does() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = keys(&folder);
        let serial = serial([0, 255, 3, 4, 5]);
        let text = write(&keys, serial).to_string();
        assert_eq!(read(&keys, &text), Some(serial));
        assert_eq!(read(&keys, &text.to_lowercase()), Some(serial), "as somebody may type it");
        let CardToken(bytes) = write(&keys, serial);
        for place in 0..16 {
            let mut forged = bytes;
            forged[place] ^= 1;
            assert_eq!(read(&keys, &CardToken(forged).to_string()), None, "byte {place}");
        }
        assert_eq!(read(&keys, ""), None);
    }

    #[test]
    fn printed_codes_outlive_a_rotation_of_keys() {
        let folder = tempfile::tempdir().expect("a folder");
        let printed = write(&keys(&folder), 7).to_string();
        Keys::rotate(&folder.path().join("keys.toml")).expect("new keys");
        assert_eq!(read(&keys(&folder), &printed), Some(7));
        let other = tempfile::tempdir().expect("a folder");
        assert_eq!(read(&keys(&other), &printed), None, "another installation");
    }
}
