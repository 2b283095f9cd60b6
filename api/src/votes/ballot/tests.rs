//! The vectors of RFC 9474, appendix A.3 (RSABSSA-SHA384-PSS-Deterministic), and what no vector says.

use super::*;

const P: &str = "e1f4d7a34802e27c7392a3cea32a262a34dc3691bd87f3f310dc75673488930559c120fd0410194fb8a0da55bd0b81227e843fdca6692a\
    e80e5a5d414116d4803fca7d8c30eaaae57e44a1816ebb5c5b0606c536246c7f11985d731684150b63c9a3ad9e41b04c0b5b27cb188a69\
    2c84696b742a80d3cd00ab891f2457443dadfeba6d6daf108602be26d7071803c67105a5426838e6889d77e8474b29244cefaf418e381b\
    312048b457d73419213063c60ee7b0d81820165864fef93523c9635c22210956e53a8d96322493ffc58d845368e2416e078e5bcb5d2fd6\
    8ae6acfa54f9627c42e84a9d3f2774017e32ebca06308a12ecc290c7cd1156dcccfb2311";
const Q: &str = "c601a9caea66dc3835827b539db9df6f6f5ae77244692780cd334a006ab353c806426b60718c05245650821d39445d3ab591ed10a7339f\
    15d83fe13f6a3dfb20b9452c6a9b42eaa62a68c970df3cadb2139f804ad8223d56108dfde30ba7d367e9b0a7a80c4fdba2fd9dde6661fc\
    73fc2947569d2029f2870fc02d8325acf28c9afa19ecf962daa7916e21afad09eb62fe9f1cf91b77dc879b7974b490d3ebd2e95426057f\
    35d0a3c9f45f79ac727ab81a519a8b9285932d9b2e5ccd347e59f3f32ad9ca359115e7da008ab7406707bd0e8e185a5ed8758b5ba266e8\
    828f8d863ae133846304a2936ad7bc7c9803879d2fc4a28e69291d73dbd799f8bc238385";
const MESSAGE: &str = "8f3dc6fb8c4a02f4d6352edf0907822c1210a9b32f9bdda4c45a698c80023aa6b59f8cfec5fdbb36331372ebefedae7d";
const BLINDED: &str = "10c166c6a711e81c46f45b18e5873cc4f494f003180dd7f115585d871a28930259654fe28a54dab319cc5011204c8373b50a57b0fdc7a6\
    78bd74c523259dfe4fd5ea9f52f170e19dfa332930ad1609fc8a00902d725cfe50685c95e5b2968c9a2828a21207fcf393d15f849769e2\
    af34ac4259d91dfd98c3a707c509e1af55647efaa31290ddf48e0133b798562af5eabd327270ac2fb6c594734ce339a14ea4fe1b9a2f81\
    c0bc230ca523bda17ff42a377266bc2778a274c0ae5ec5a8cbbe364fcf0d2403f7ee178d77ff28b67a20c7ceec009182dbcaa9bc99b51e\
    bbf13b7d542be337172c6474f2cd3561219fe0dfa3fb207cff89632091ab841cf38d8aa88af6891539f263adb8eac6402c41b6ebd72984\
    e43666e537f5f5fe27b2b5aa114957e9a580730308a5f5a9c63a1eb599f093ab401d0c6003a451931b6d124180305705845060ebba6b00\
    36154fcef3e5e9f9e4b87e8f084542fd1dd67e7782a5585150181c01eb6d90cb95883837384a5b91dbb606f266059ecc51b5acbaa280e4\
    5cfd2eec8cc1cdb1b7211c8e14805ba683f9b78824b2eb005bc8a7d7179a36c152cb87c8219e5569bba911bb32a1b923ca83de0e03fb10\
    fba75d85c55907dda5a2606bf918b056c3808ba496a4d95532212040a5f44f37e1097f26dc27b98a51837daa78f23e532156296b643526\
    69c94a8a855acf30533d8e0594ace7c442";
const BLIND_SIGNATURE: &str = "364f6a40dbfbc3bbb257943337eeff791a0f290898a6791283bba581d9eac90a6376a837241f5f73a78a5c6746e1306ba3adab6067c32f\
    f69115734ce014d354e2f259d4cbfb890244fd451a497fe6ecf9aa90d19a2d441162f7eaa7ce3fc4e89fd4e76b7ae585be2a2c0fd6fb24\
    6b8ac8d58bcb585634e30c9168a434786fe5e0b74bfe8187b47ac091aa571ffea0a864cb906d0e28c77a00e8cd8f6aba4317a8cc7bf32c\
    e566bd1ef80c64de041728abe087bee6cadd0b7062bde5ceef308a23bd1ccc154fd0c3a26110df6193464fc0d24ee189aea8979d722170\
    ba945fdcce9b1b4b63349980f3a92dc2e5418c54d38a862916926b3f9ca270a8cf40dfb9772bfbdd9a3e0e0892369c18249211ba857f35\
    963d0e05d8da98f1aa0c6bba58f47487b8f663e395091275f82941830b050b260e4767ce2fa903e75ff8970c98bfb3a08d6db91ab1746c\
    86420ee2e909bf681cac173697135983c3594b2def673736220452fde4ddec867d40ff42dd3da36c84e3e52508b891a00f50b4f62d112e\
    db3b6b6cc3dbd546ba10f36b03f06c0d82aeec3b25e127af545fac28e1613a0517a6095ad18a98ab79f68801e05c175e15bae21f821e80\
    c80ab4fdec6fb34ca315e194502b8f3dcf7892b511aee45060e3994cd15e003861bc7220a2babd7b40eda03382548a34a7110f9b1779bf\
    3ef6011361611e6bc5c0dc851e1509de1a";
const SIGNATURE: &str = "6fef8bf9bc182cd8cf7ce45c7dcf0e6f3e518ae48f06f3c670c649ac737a8b8119a34d51641785be151a697ed7825fdfece82865123445\
    eab03eb4bb91cecf4d6951738495f8481151b62de869658573df4e50a95c17c31b52e154ae26a04067d5ecdc1592c287550bb982a5bb9c\
    30fd53a768cee6baabb3d483e9f1e2da954c7f4cf492fe3944d2fe456c1ecaf0840369e33fb4010e6b44bb1d721840513524d8e9a3519f\
    40d1b81ae34fb7a31ee6b7ed641cb16c2ac999004c2191de0201457523f5a4700dd649267d9286f5c1d193f1454c9f868a57816bf5ff76\
    c838a2eeb616a3fc9976f65d4371deecfbab29362caebdff69c635fe5a2113da4d4d8c24f0b16a0584fa05e80e607c5d9a2f765f1f069f\
    8d4da21f27c2a3b5c984b4ab24899bef46c6d9323df4862fe51ce300fca40fb539c3bb7fe2dcc9409e425f2d3b95e70e9c49c5feb6ecc9\
    d43442c33d50003ee936845892fb8be475647da9a080f5bc7f8a716590b3745c2209fe05b17992830ce15f32c7b22cde755c8a2fe50bd8\
    14a0434130b807dc1b7218d4e85342d70695a5d7f29306f25623ad1e8aa08ef71b54b8ee447b5f64e73d09bdd6c3b7ca224058d7c67cc7\
    551e9241688ada12d859cb7646fbd3ed8b34312f3b49d69802f0eaa11bc4211c2f7a29cd5c01ed01a39001c5856fab36228f5ee2f2e111\
    0811872fe7c865c42ed59029c706195d52";

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digit = |byte: &u8| {
        char::from(*byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
            .expect("a digit")
    };
    hexadecimal
        .as_bytes()
        .chunks(2)
        .map(|pair| digit(&pair[0]) << 4 | digit(&pair[1]))
        .collect()
}

fn key() -> SigningKey {
    let primes = [P, Q].map(|prime| BigUint::from_bytes_be(&bytes(prime))).to_vec();
    SigningKey(RsaPrivateKey::from_primes(primes, BigUint::from(EXPONENT)).expect("a key"))
}

fn is_signature(key: &SigningKey, message: &[u8], signature: &[u8]) -> bool {
    verifies(&key.modulus(), message, signature)
}

#[test]
fn it_signs_and_verifies_as_the_standard_says() {
    let key = key();
    let signed = key.sign_blinded(&bytes(BLINDED)).expect("signed").expect("within range");
    assert_eq!(signed, bytes(BLIND_SIGNATURE));
    let (message, signature) = (bytes(MESSAGE), bytes(SIGNATURE));
    assert!(is_signature(&key, &message, &signature));
    for place in [0, 100, signature.len() - 1] {
        let mut forged = signature.clone();
        forged[place] ^= 1;
        assert!(!is_signature(&key, &message, &forged), "byte {place}");
    }
    assert!(!is_signature(&key, &message[1..], &signature), "another message");
    assert!(!is_signature(&key, &message, &signature[1..]), "too short");
    assert!(!is_signature(&key, &message, &bytes(BLIND_SIGNATURE)), "still blinded");
    assert!(
        !is_signature(&SigningKey::new().expect("a key"), &message, &signature),
        "another key"
    );
}

#[test]
fn only_what_is_below_the_modulus_is_signed() {
    let key = SigningKey::new().expect("a key");
    let number = |least: u8| [&[0; KEY_BYTES - 1][..], &[least]].concat();
    for refused in [
        number(0),
        key.modulus(),
        vec![0xff; KEY_BYTES],
        vec![1; KEY_BYTES - 1],
        vec![0; KEY_BYTES + 1],
        Vec::new(),
    ] {
        assert_eq!(key.sign_blinded(&refused).expect("no fault"), None, "{refused:?}");
    }
    let one = key.sign_blinded(&number(1)).expect("signed").expect("within range");
    assert_eq!(one, number(1), "whatever the power, in as many bytes");
}

#[test]
fn a_key_is_of_2048_bits_and_reads_back() {
    let key = SigningKey::new().expect("a key");
    assert_eq!((key.modulus().len(), key.modulus()[0] & 0x80), (KEY_BYTES, 0x80));
    let again = SigningKey::read(&key.secret().expect("bytes")).expect("the key");
    let blinded = [7; KEY_BYTES];
    let signed = |key: &SigningKey| key.sign_blinded(&blinded).expect("signed").expect("within range");
    assert_eq!(signed(&again), signed(&key));
}
