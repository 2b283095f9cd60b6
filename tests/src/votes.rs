//! Votes, and the voter's side of them: what a phone does, written here once more from RFC 9474 and RFC 8017.

use api::{
    moment::Moment,
    places::Directory,
    votes::{Looked, sweep},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Duration;
use contract::votes::{Ballot, CastBallot, KEY_BYTES, NewOption, NewPaper, NewVote, Paper, Vote, VoteState, marked_text};
use rsa::{
    BigUint,
    rand_core::{OsRng, RngCore},
};
use sha2::{Digest, Sha384};

use crate::{Client, Reply, TestApp, seed, text::hexadecimal};

/// Bytes of a SHA-384 digest, and of the salt.
const DIGEST: usize = 48;

/// A vote of three options, two of which may be chosen, that opens now.
pub fn new() -> NewVote {
    let now = Moment::now().time();
    let option = |text: &str| NewOption {
        text: text.to_owned(),
        proposal_id: None,
    };
    NewVote {
        title: "今年先做哪两项".to_owned(),
        question: "公共收益够做其中两项，您希望先做哪两项？".to_owned(),
        options: vec![option("装路灯"), option("修健身角"), option("老年食堂周末开放")],
        choose: 2,
        opens_at: now,
        closes_at: now + Duration::hours(1),
        quorum_percent: Some(50),
        body_id: None,
        scores: None,
    }
}

/// The address of a vote, or of something about it.
pub fn url(vote: &Vote, rest: &str) -> String {
    format!("/votes/{}{rest}", vote.id)
}

/// The address of community 0's votes.
pub fn list() -> String {
    format!("/communities/{}/votes", seed::community(0))
}

/// One that was announced.
pub async fn announced(app: &TestApp, change: impl FnOnce(&mut NewVote)) -> Vote {
    let mut vote = new();
    change(&mut vote);
    app.station_admin().await.post(&list(), &vote).await.read(201)
}

/// One that is open; on its roll is whoever was verified before.
pub async fn open(app: &TestApp, change: impl FnOnce(&mut NewVote)) -> Vote {
    let vote = announced(app, change).await;
    let _ = look(app, Moment::at(vote.opens_at)).await;
    let vote = seen(&app.nobody(), &vote).await;
    assert_eq!(vote.state, VoteState::Open);
    vote
}

/// Lets its time be over: it is counted.
pub async fn closed(app: &TestApp, vote: &Vote) -> Vote {
    let _ = look(app, Moment::at(vote.closes_at)).await;
    let vote = seen(&app.nobody(), vote).await;
    assert_eq!(vote.state, VoteState::Closed);
    vote
}

/// Looks after the votes as every server does once a minute.
pub async fn look(app: &TestApp, moment: Moment) -> Looked {
    let (db, keys, directory) = (app.db().await, app.keys(), Directory::default());
    sweep(&db, &keys, &directory, moment).await.expect("a look")
}

/// A vote as somebody sees it.
pub async fn seen(by: &Client, vote: &Vote) -> Vote {
    by.get(&url(vote, "")).await.read(200)
}

/// A ballot on its way: what a phone keeps until it is in the box.
#[derive(Debug, Clone)]
pub struct Written {
    /// What is signed.
    pub paper: NewPaper,
    ballot: Ballot,
    unblinding: BigUint,
    modulus: BigUint,
}

/// Writes a ballot and blinds it.
pub fn write(vote: &Vote, choices: &[u8]) -> Written {
    mark(vote, choices, &[])
}

/// Writes a ballot that scores every option, and blinds it.
pub fn score(vote: &Vote, scores: &[Vec<u8>]) -> Written {
    mark(vote, &[], scores)
}

fn mark(vote: &Vote, choices: &[u8], scores: &[Vec<u8>]) -> Written {
    let key = vote.key.as_ref().expect("a key");
    let modulus = number(&key.n);
    let serial = hexadecimal(&random(32));
    let encoded = encoded(marked_text(vote.id, &serial, choices, scores).as_bytes());
    let factor = BigUint::from_bytes_be(&random(KEY_BYTES)) % &modulus;
    let blinded = BigUint::from_bytes_be(&encoded) * factor.modpow(&number(&key.e), &modulus) % &modulus;
    Written {
        paper: NewPaper { blinded: text(&blinded) },
        ballot: Ballot {
            serial,
            choices: choices.to_vec(),
            scores: scores.to_vec(),
            signature: String::new(),
        },
        unblinding: inverse(&factor, &modulus),
        modulus,
    }
}

impl Written {
    /// The ballot, once its paper was signed.
    pub fn signed(&self, paper: &Paper) -> Ballot {
        let signature = number(&paper.signature) * &self.unblinding % &self.modulus;
        Ballot {
            signature: text(&signature),
            ..self.ballot.clone()
        }
    }
}

/// Has a ballot signed.
pub async fn sign(by: &Client, vote: &Vote, written: &Written) -> Reply {
    by.post(&url(vote, "/papers"), &written.paper).await
}

/// A ballot that somebody had signed, not cast yet.
pub async fn ballot(by: &Client, vote: &Vote, choices: &[u8]) -> Ballot {
    let written = write(vote, choices);
    written.signed(&sign(by, vote, &written).await.read(200))
}

/// Casts a ballot, without credentials.
pub async fn cast(app: &TestApp, vote: &Vote, ballot: &Ballot) -> Reply {
    app.nobody().post(&url(vote, "/ballots"), ballot).await
}

/// Votes, from the ballot to the box.
pub async fn votes(app: &TestApp, by: &Client, vote: &Vote, choices: &[u8]) -> Ballot {
    let ballot = ballot(by, vote, choices).await;
    let cast: CastBallot = cast(app, vote, &ballot).await.read(201);
    assert_eq!(cast.serial, ballot.serial);
    ballot
}

/// As [`votes`], where every option is scored.
pub async fn scores(app: &TestApp, by: &Client, vote: &Vote, of: &[[u8; 4]]) {
    let scores: Vec<Vec<u8>> = of.iter().map(|of| of.to_vec()).collect();
    let written = score(vote, &scores);
    let ballot = written.signed(&sign(by, vote, &written).await.read(200));
    let _: CastBallot = cast(app, vote, &ballot).await.read(201);
}

fn random(many: usize) -> Vec<u8> {
    let mut bytes = vec![0; many];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

fn number(text: &str) -> BigUint {
    BigUint::from_bytes_be(&URL_SAFE_NO_PAD.decode(text).expect("base64url"))
}

fn text(number: &BigUint) -> String {
    let bytes = number.to_bytes_be();
    URL_SAFE_NO_PAD.encode([vec![0; KEY_BYTES - bytes.len()], bytes].concat())
}

/// EMSA-PSS-ENCODE of RFC 8017, 9.1.1, for one bit less than the key has.
fn encoded(message: &[u8]) -> Vec<u8> {
    let salt = random(DIGEST);
    let hash = Sha384::new()
        .chain_update([0; 8])
        .chain_update(Sha384::digest(message))
        .chain_update(&salt)
        .finalize();
    let mut block = vec![0; KEY_BYTES - DIGEST - 1];
    let begins = block.len() - DIGEST;
    block[begins - 1] = 1;
    block[begins..].copy_from_slice(&salt);
    for (counter, some) in (0_u32..).zip(block.chunks_mut(DIGEST)) {
        let mask = Sha384::new()
            .chain_update(hash)
            .chain_update(counter.to_be_bytes())
            .finalize();
        some.iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
    }
    block[0] &= 0x7f;
    [&block[..], &hash[..], &[0xbc]].concat()
}

/// The inverse of a number modulo another, by Euclid.
fn inverse(of: &BigUint, modulus: &BigUint) -> BigUint {
    let (nothing, one) = (BigUint::from(0_u8), BigUint::from(1_u8));
    let (mut rest, mut next) = (modulus.clone(), of.clone());
    let (mut found, mut coming) = (nothing.clone(), one.clone());
    while next != nothing {
        let times = &rest / &next;
        (rest, next) = (next.clone(), &rest - &times * &next);
        (found, coming) = (coming.clone(), (&found + modulus - &times * &coming % modulus) % modulus);
    }
    assert_eq!(rest, one, "it has one");
    found
}
