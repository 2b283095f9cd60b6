//! How a text is written into the number that is signed: EMSA-PSS with SHA-384 and a salt of 48 bytes (RFC 8017, section 9.1).
//! Pure, for keys whose bits fill their bytes.

use sha2::{Digest, Sha384};

/// Bytes of the hash, and of the salt.
const HASH: usize = 48;
/// What an encoded text ends with.
const END: u8 = 0xbc;

/// The text, encoded for a key of `length` bytes.
pub(super) fn encode(text: &[u8], salt: &[u8; HASH], length: usize) -> Vec<u8> {
    let hash = salted(text, salt);
    let masked = length - HASH - 1;
    let mut encoded = vec![0; masked];
    encoded[masked - HASH - 1] = 1;
    encoded[masked - HASH..].copy_from_slice(salt);
    mask(&mut encoded, &hash);
    // The key's first bit is one, so that a number without it is below the key.
    encoded[0] &= 0x7f;
    encoded.extend_from_slice(&hash);
    encoded.push(END);
    encoded
}

/// Whether this is the text, encoded with whatever salt.
pub(super) fn verify(text: &[u8], encoded: &[u8]) -> bool {
    let Some(masked) = encoded.len().checked_sub(HASH + 1).filter(|masked| *masked > HASH) else {
        return false;
    };
    let (salting, rest) = encoded.split_at(masked);
    let mut salting = salting.to_vec();
    let fits = rest[HASH] == END && salting[0] & 0x80 == 0;
    mask(&mut salting, &rest[..HASH]);
    salting[0] &= 0x7f;
    let (padding, salt) = salting.split_at(masked - HASH);
    let padded = padding
        .split_last()
        .is_some_and(|(one, zeros)| *one == 1 && zeros.iter().all(|byte| *byte == 0));
    fits && padded && salted(text, salt)[..] == rest[..HASH]
}

/// The hash of the text and the salt together.
fn salted(text: &[u8], salt: &[u8]) -> [u8; HASH] {
    let all = Sha384::new().chain_update([0; 8]);
    all.chain_update(Sha384::digest(text)).chain_update(salt).finalize().into()
}

/// Covers bytes, or uncovers them, with what follows from a seed (MGF1).
fn mask(bytes: &mut [u8], seed: &[u8]) {
    for (counter, part) in (0_u32..).zip(bytes.chunks_mut(HASH)) {
        let mask = Sha384::new()
            .chain_update(seed)
            .chain_update(counter.to_be_bytes())
            .finalize();
        part.iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
    }
}

#[cfg(test)]
mod tests {
    use super::{encode, verify};

    /// The test vector of RFC 9474, appendix A.3 (RSABSSA-SHA384-PSS-Deterministic).
    const TEXT: &str = "8f3dc6fb8c4a02f4d6352edf0907822c1210a9b32f9bdda4c45a698c80023aa6b59f8cfec5fdbb36331372ebefedae7d";
    const SALT: &str = "051722b35f458781397c3a671a7d3bd3096503940e4c4f1aaa269d60300ce449555cd7340100df9d46944c5356825abf";
    const ENCODED: &str = concat!(
        "6e0c464d9c2f9fbc147b43570fc4f238e0d0b38870b3addcf7a4217df912ccef17a7f629aa850f63a063925f312d61d6437be954b45025e8282f9c0b1131bc8f",
        "f19a8a928d859b37113db1064f92a27f64761c181c1e1f9b251ae5a2f8a4047573b67a270584e089beadcb13e7c82337797119712e9b849ff56e04385d144d3c",
        "a9d8d92bf78adb20b5bbeb3685f17038ec6afade3ef354429c51c687b45a7018ee3a6966b3af15c9ba8f40e6461ba0a17ef5a799672ad882bab02b518f9da7c1",
        "a962945c2e9b0f02f29b31b9cdf3e633f9d9d2a22e96e1de28e25241ca7dd04147112f578973403e0f4fd80865965475d22294f065e17a1c4a201de93bd14223",
        "e6b1b999fd548f2f759f52db71964528b6f15b9c2d7811f2a0a35d534b8216301c47f4f04f412cae142b48c4cdff78bc54df690fd43142d750c671dd8e2e938e",
        "6a440b2f825b6dbb3e19f1d7a3c0150428a47948037c322365b7fe6fe57ac88d8f80889e9ff38177bad8c8d8d98db42908b389cb59692a58ce275aa15acb032c",
        "a951b3e0a3404b7f33f655b7c7d83a2f8d1b6bbff49d5fcedf2e030e80881aa436db27a5c0dea13f32e7d460dbf01240c2320c2bb5b3225b17145c72d61d47c8",
        "f84d1e19417ebd8ce3638a82d395cc6f7050b6209d9283dc7b93fecc04f3f9e7f566829ac41568ef799480c733c09759aa9734e2013d7640dc6151018ea902bc",
    );

    fn bytes(hex: &str) -> Vec<u8> {
        let pairs = (0..hex.len()).step_by(2);
        pairs
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
            .collect()
    }

    #[test]
    fn a_text_is_encoded_as_the_standard_says() {
        let salt = bytes(SALT).try_into().expect("48 bytes");
        let encoded = encode(&bytes(TEXT), &salt, 512);
        assert_eq!(encoded, bytes(ENCODED));
        assert!(verify(&bytes(TEXT), &encoded));
    }

    #[test]
    fn whatever_is_changed_is_not_verified() {
        let salt = bytes(SALT).try_into().expect("48 bytes");
        let encoded = encode(b"1,2", &salt, 256);
        assert!(verify(b"1,2", &encoded));
        assert!(!verify(b"1,3", &encoded), "another choice");
        for at in 0..encoded.len() {
            let mut changed = encoded.clone();
            changed[at] ^= 1;
            assert!(!verify(b"1,2", &changed), "byte {at}");
        }
        let mut above = encoded;
        above[0] |= 0x80;
        assert!(!verify(b"1,2", &above), "the first bit");
        assert!(!verify(b"1,2", &[]) && !verify(b"1,2", &[0xbc; 60]));
    }
}
