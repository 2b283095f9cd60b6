//! Closing: once, exactly, for ever; and counted again from what everybody may read.

use api::moment::Moment;
use contract::{
    audit::{Act, AuditEntry},
    notifications::{Notification, NotificationKind},
    page::Page,
    votes::{Ballot, Vote, VoteState, ballot_text},
};
use sha2::{Digest, Sha256};
use tests::{
    Client, TestApp, on_each_backend,
    proposals::verified,
    seed,
    text::hexadecimal,
    votes::{announced, cast, closed, look, open, seen, url, votes},
};

use super::{plain, refused};

/// Every ballot of a closed vote, two at a time.
async fn published(by: &Client, vote: &Vote) -> Vec<Ballot> {
    let mut all = Vec::new();
    let mut cursor = String::new();
    loop {
        let page: Page<Ballot> = by.get(&url(vote, &format!("/ballots?limit=2{cursor}"))).await.read(200);
        all.extend(page.items);
        match page.next {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

async fn crowd(app: &TestApp, many: usize) -> Vec<Client> {
    let mut people = Vec::new();
    for number in 0..many {
        people.push(verified(app, &format!("邻居{number}")).await);
    }
    people
}

async fn told(by: &Client) -> Vec<(NotificationKind, u32)> {
    let inbox: Page<Notification> = by.get("/me/notifications").await.read(200);
    inbox.items.into_iter().map(|one| (one.kind, one.times)).collect()
}

on_each_backend! {
    async fn anybody_can_count_again_and_finds_the_same(app: TestApp) {
        let people = crowd(&app, 5).await;
        let vote = open(&app, |_| {}).await;
        let mut sent = Vec::new();
        for (voter, choices) in people.iter().zip([&[1, 2][..], &[2], &[3, 2], &[1]]) {
            sent.push(votes(&app, voter, &vote, choices).await);
        }
        let _ = refused(&app.nobody().get(&url(&vote, "/ballots")).await, "vote_secret");
        assert_eq!(seen(&people[0], &vote).await.result, None, "nothing is told before");
        let after = closed(&app, &vote).await;
        let result = after.result.clone().expect("a result");
        assert_eq!((result.ballots, result.quorum_met, &result.counts), (4, true, &vec![2, 3, 1]));
        assert_eq!((after.roll, after.taken), (Some(5), 4));
        let all = published(&app.nobody(), &vote).await;
        assert!(all.is_sorted_by(|one, next| one.serial < next.serial));
        assert_eq!(all.len(), sent.len());
        let mut digest = Sha256::new();
        for ballot in &all {
            let mine = sent.iter().find(|mine| mine.serial == ballot.serial).expect("each is somebody's");
            assert_eq!(mine.signature, ballot.signature);
            digest.update(ballot_text(vote.id, &ballot.serial, &ballot.choices));
            digest.update("\n");
        }
        assert_eq!(hexadecimal(&digest.finalize()), result.digest);
        assert_eq!(app.count("votes", "key_sealed IS NOT NULL").await, 0, "nobody can sign any more");
    }

    async fn of_two_looks_at_once_one_opens_and_one_closes(app: TestApp) {
        let people = crowd(&app, 3).await;
        let vote = announced(&app, plain).await;
        let at = Moment::at(vote.opens_at);
        let (one, other) = tokio::join!(look(&app, at), look(&app, at));
        assert!(one.opened + other.opened <= 1, "{one:?} {other:?}");
        let vote = seen(&app.nobody(), &vote).await;
        assert_eq!((vote.state, vote.roll), (VoteState::Open, Some(3)));
        assert_eq!(app.count("vote_roll", "true").await, 3);
        let _ = votes(&app, &people[0], &vote, &[1]).await;
        let at = Moment::at(vote.closes_at);
        let (one, other) = tokio::join!(look(&app, at), look(&app, at));
        assert!(one.closed + other.closed <= 1, "{one:?} {other:?}");
        assert_eq!(seen(&app.nobody(), &vote).await.result.expect("a result").counts, [1, 0, 0]);
        for voter in &people {
            assert_eq!(told(voter).await, [(NotificationKind::VoteClosed, 1), (NotificationKind::VoteOpened, 1)]);
        }
        let path = format!("/audit?community_id={}", seed::community(0));
        let log: Page<AuditEntry> = app.station_admin().await.get(&path).await.read(200);
        let of_votes: Vec<_> = log.items.iter().filter(|entry| entry.subject_id.uuid() == vote.id.uuid()).collect();
        let acts: Vec<_> = of_votes.iter().map(|entry| entry.act).collect();
        assert_eq!(acts, [Act::CloseVote, Act::OpenVote, Act::AnnounceVote]);
        let digest = seen(&app.nobody(), &vote).await.result.expect("a result").digest;
        assert!(of_votes[0].detail.iter().any(|fact| fact.name == "digest" && fact.value == digest));
    }

    async fn ballots_that_are_cast_while_it_closes_are_counted_or_refused(app: TestApp) {
        let people = crowd(&app, 6).await;
        let vote = open(&app, plain).await;
        let mut signed = Vec::new();
        for voter in &people {
            signed.push(tests::votes::ballot(voter, &vote, &[2]).await);
        }
        let casting = async {
            let mut taken = 0;
            for ballot in &signed {
                taken += u32::from(cast(&app, &vote, ballot).await.status == 201);
            }
            taken
        };
        let (taken, _) = tokio::join!(casting, look(&app, Moment::at(vote.closes_at)));
        let result = seen(&app.nobody(), &vote).await.result.expect("a result");
        assert_eq!((result.ballots, &result.counts), (taken, &vec![0, taken, 0]));
        assert_eq!(app.count("vote_ballots", "true").await, i64::from(taken));
    }

    async fn half_of_the_roll_is_no_quorum(app: TestApp) {
        let people = crowd(&app, 4).await;
        let vote = open(&app, |_| {}).await;
        for voter in &people[..2] {
            let _ = votes(&app, voter, &vote, &[1]).await;
        }
        let result = closed(&app, &vote).await.result.expect("a result");
        assert_eq!((result.ballots, result.quorum_met, result.counts), (2, false, vec![2, 0, 0]));
        let nobody_voted = closed(&app, &open(&app, |_| {}).await).await.result.expect("a result");
        assert_eq!((nobody_voted.ballots, nobody_voted.quorum_met), (0, false));
    }

    async fn whatever_writes_to_the_database_what_is_over_stays(app: TestApp) {
        let people = crowd(&app, 3).await;
        let vote = open(&app, plain).await;
        for voter in &people[..2] {
            let _ = votes(&app, voter, &vote, &[1]).await;
        }
        let (early, blob) = ("UPDATE vote_ballots SET choices = '[2]'", |hex: &str| match app.backend() {
            tests::Backend::Sqlite => format!("x'{hex}'"),
            tests::Backend::Postgres => format!("'\\x{hex}'::bytea"),
        });
        assert!(!app.sql(move |sql| sql.admits(early)).await, "no ballot is changed, not even before");
        let after = closed(&app, &vote).await;
        let (id, serial) = (blob(&vote.id.uuid().simple().to_string()), blob(&"ab".repeat(32)));
        let community = blob(&seed::community(0).uuid().simple().to_string());
        let columns = "(vote_id, serial, community_id, choices, signature)";
        for sql in [
            "UPDATE vote_ballots SET choices = '[2]'".to_owned(),
            "DELETE FROM vote_ballots".to_owned(),
            format!("INSERT INTO vote_ballots {columns} VALUES ({id}, {serial}, {community}, '[2]', {serial})"),
            format!("INSERT INTO vote_ballots {columns} SELECT vote_id, {serial}, community_id, '[2]', signature FROM vote_ballots LIMIT 1"),
            "UPDATE votes SET counts = '[9,9,9]'".to_owned(),
            "UPDATE votes SET state = 'open'".to_owned(),
            "DELETE FROM votes".to_owned(),
            "UPDATE vote_roll SET taken = true".to_owned(),
            "DELETE FROM vote_roll".to_owned(),
            format!("INSERT INTO vote_roll (vote_id, community_id, taken) VALUES ({id}, {community}, false)"),
        ] {
            let tried = sql.clone();
            assert!(!app.sql(move |conn| conn.admits(&tried)).await, "{sql}");
        }
        if app.backend() == tests::Backend::Sqlite {
            let replace = format!("INSERT OR REPLACE INTO vote_ballots {columns} SELECT vote_id, serial, community_id, '[2]', signature FROM vote_ballots");
            assert!(!app.sql(move |sql| sql.admits(&replace)).await);
            assert!(!app.sql(|sql| sql.admits("INSERT OR REPLACE INTO votes SELECT * FROM votes")).await);
        }
        assert_eq!(seen(&app.nobody(), &vote).await, after);
    }
}
