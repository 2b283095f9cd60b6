//! What the made-up street's residents decide: one vote that is open, one that is counted, and one that a resident calls for.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Duration;
use contract::{
    ids::{ProposalId, VoteId},
    motions::{DecideMotion, NewMotion},
    votes::{Ballot, KEY_BYTES, NewOption, NewVote, Vote, marked_text},
};

use super::{people, places};
use crate::{
    auth::{keys::Keys, policy::Actor},
    cases::service::Desk,
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    motions,
    paging::Part,
    places::Directory,
    proposals,
    votes::{ballot::SigningKey, hexadecimal, service},
};

/// Seeds them; a community that has voted on something keeps that.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let desk = Desk {
        places: Directory::default().reload(db).await?,
        keys: keys.clone(),
        moment,
    };
    let community = places::community(0);
    db.write(move |conn| {
        let first = Part { after: None, limit: 1 };
        if !service::page(conn, &desk, None, community, None, first)?.items.is_empty() {
            return Ok(());
        }
        counted(conn, &desk)?;
        open(conn, &desk)?;
        motion(conn, &desk)
    })
    .await
}

/// The desk so many days later; earlier, if they are negative.
pub(super) fn later(desk: &Desk, days: i64) -> Desk {
    Desk {
        moment: Moment::at(desk.moment.time() + Duration::days(days)),
        ..desk.clone()
    }
}

/// A vote that opens at once and is open for a week, with its key.
fn begun(conn: &mut Conn, desk: &Desk, texts: [&str; 2], options: Vec<NewOption>, choose: u8) -> Result<(Vote, SigningKey)> {
    let [title, question] = texts.map(str::to_owned);
    let new = NewVote {
        title,
        question,
        options,
        choose,
        opens_at: desk.moment.time(),
        closes_at: desk.moment.time() + Duration::days(7),
        quorum_percent: None,
        body_id: None,
        scores: None,
    };
    let vote = service::announce(conn, desk, &people::station_admin(0), places::community(0), &new)?;
    let key = SigningKey::new()?;
    begin(conn, desk, vote.id, &key)?;
    Ok((vote, key))
}

/// Opens a vote that was announced, lets these residents score every option, and closes it after a week.
pub(super) fn scored<const N: usize>(
    conn: &mut Conn,
    desk: &Desk,
    vote: VoteId,
    ballots: &[(Actor, [[u8; 4]; N])],
) -> Result<()> {
    let key = SigningKey::new()?;
    begin(conn, desk, vote, &key)?;
    for (voter, scores) in ballots {
        let scores: Vec<Vec<u8>> = scores.iter().map(|of| of.to_vec()).collect();
        cast(conn, desk, (vote, &key), voter, (&[], &scores))?;
    }
    service::close(conn, &later(desk, 7), vote).map(drop)
}

/// Casts a ballot: what it chooses, or how it scores.
fn cast(
    conn: &mut Conn,
    desk: &Desk,
    (vote, key): (VoteId, &SigningKey),
    voter: &Actor,
    (choices, scores): (&[u8], &[Vec<u8>]),
) -> Result<()> {
    // In the made-up street nobody has a phone: it signs for itself what a phone would have had signed.
    let paper = service::sign(conn, desk, voter, vote, &blinded(desk.moment))?;
    service::take(conn, desk, voter, vote, &paper)?;
    let serial = hexadecimal::written(&desk.moment.random::<32>());
    let text = marked_text(vote, &serial, choices, scores);
    let sent = Ballot {
        serial,
        choices: choices.to_vec(),
        scores: scores.to_vec(),
        signature: URL_SAFE_NO_PAD.encode(key.sign(&text)?),
    };
    let ballot = service::check(conn, desk, vote, &sent)?;
    service::cast(conn, desk, vote, &ballot).map(drop)
}

fn counted(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let desk = later(desk, -20);
    let option = |text: &str| NewOption {
        text: text.to_owned(),
        proposal_id: None,
    };
    let texts = [
        "活动室周末怎么开",
        "活动室周末只能开放半天（有志愿者值班的时段），您希望开哪半天？",
    ];
    let options = vec![option("周六上午"), option("周六下午"), option("周日下午")];
    let (vote, key) = begun(conn, &desk, texts, options, 1)?;
    let ballots = [(0, 1), (1, 1), (2, 3), (7, 1)].map(|(number, choice)| (people::resident(number), choice));
    cast_all(conn, &desk, vote.id, &key, ballots)?;
    service::close(conn, &later(&desk, 7), vote.id).map(drop)
}

/// Casts a ballot of each of these, for one option.
pub(super) fn cast_all(
    conn: &mut Conn,
    desk: &Desk,
    vote: VoteId,
    key: &SigningKey,
    ballots: impl IntoIterator<Item = (Actor, u8)>,
) -> Result<()> {
    for (voter, choice) in ballots {
        cast(conn, desk, (vote, key), &voter, (&[choice], &[]))?;
    }
    Ok(())
}

/// Opens a vote whose time has come, with its key.
pub(super) fn begin(conn: &mut Conn, desk: &Desk, vote: VoteId, key: &SigningKey) -> Result<()> {
    let sealed = service::sealed(&desk.keys, vote, key)?;
    service::open(conn, desk, vote, sealed).map(drop)
}

/// Some number below any modulus: their highest bit is set.
fn blinded(moment: Moment) -> [u8; KEY_BYTES] {
    let mut number = moment.random::<KEY_BYTES>();
    number[0] &= 0x7f;
    number
}

fn open(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let proposed = public_proposals(conn, desk)?;
    let options = proposed.into_iter().map(|(id, text)| NewOption {
        text,
        proposal_id: Some(id),
    });
    let texts = [
        "明年先做哪两项",
        "明年的公共收益大约够做两项，您希望先做哪两项？每人最多选两项。",
    ];
    begun(conn, &later(desk, -2), texts, options.collect(), 2).map(drop)
}

/// A motion that one more neighbour makes binding.
fn motion(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let (sent, published) = (later(desk, -4), later(desk, -3));
    let option = |text: &str| NewOption {
        text: text.to_owned(),
        proposal_id: None,
    };
    let new = NewMotion {
        title: "小区出入口要不要装门禁".to_owned(),
        text: "这半年丢了几辆电动车，大家在群里说了很久，装不装门禁、钱从哪里出，一直没有定。希望由居民表决。".to_owned(),
        question: "是否用公共收益在南、北两个出入口装刷卡门禁？".to_owned(),
        options: vec![option("装"), option("不装"), option("先装一个出入口试半年")],
        choose: 1,
    };
    let made = motions::service::write(conn, &sent, &people::resident(1), places::community(0), &new)?;
    let publish = DecideMotion {
        publish: true,
        reason: None,
        text: None,
    };
    motions::service::decide(conn, &published, &people::station_admin(0), made.id, &publish).map(drop)
}

/// The proposals that everybody may read, the oldest first: one resident of the made-up street wrote or signed each.
fn public_proposals(conn: &mut Conn, desk: &Desk) -> Result<Vec<(ProposalId, String)>> {
    let mut all = proposals::service::mine(conn, desk, &people::resident(2))?;
    all.retain(|one| one.state.is_public());
    all.sort_by_key(|one| one.id);
    Ok(all.into_iter().map(|one| (one.id, one.title)).collect())
}
