//! Votes: announced, open to who is on the roll, cast by nobody, counted once, recounted by anybody.

mod announcing;
mod casting;
mod counting;
mod motions;
mod scoring;
mod seconding;
mod secrecy;

use contract::{
    page::Page,
    problem::Kind,
    votes::{CancelVote, NewVote, Vote, VoteState},
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, Reply, TestApp, make,
    operations::Operation,
    proposals::verified,
    seed,
    votes::{ballot, closed, list, new, open, votes, write},
};

/// Whether an address is about votes.
pub(crate) fn is_about(path: &str) -> bool {
    path.contains("/votes") || path.contains("/motions")
}

/// Tries an operation on a vote where it would be possible; in the first column the caller is on the roll.
pub(crate) async fn attempt(app: &TestApp, operation: &Operation, column: usize, client: Client) -> Reply {
    if operation.path.contains("/motions") {
        return motions::attempt(app, operation, column, client).await;
    }
    let (id, method) = (operation.id.as_str(), operation.method.parse::<Method>().expect("a method"));
    let voter = verified(app, &format!("选民{}", &make::key()[..8])).await;
    let client = if column == 1 { voter.clone() } else { client };
    if ["list_votes", "announce_vote"].contains(&id) {
        let path = operation.path_with(&seed::community(0).to_string());
        let request = client.request(method, &path);
        return if id == "list_votes" {
            request.send().await
        } else {
            request.json(&new()).send().await
        };
    }
    let vote = match id {
        "read_vote" | "cancel_vote" => known(app, VoteState::Open).await,
        "list_ballots" => known(app, VoteState::Closed).await,
        _ => open(app, |_| {}).await,
    };
    let body = match id {
        "cancel_vote" => json!(CancelVote {
            reason: "费用有误".to_owned()
        }),
        "sign_ballot" => json!(write(&vote, &[1]).paper),
        "cast_ballot" => json!(ballot(&voter, &vote, &[1]).await),
        "find_ballot" => json!({"serial": votes(app, &voter, &vote, &[1]).await.serial}),
        _ => Value::Null,
    };
    let request = client.request(method, &operation.path_with(&vote.id.to_string()));
    if body.is_null() {
        request.send().await
    } else {
        request.json(&body).send().await
    }
}

/// A vote that stands like this: the one that there is, or a new one, whose key takes its time.
async fn known(app: &TestApp, state: VoteState) -> Vote {
    let known: Page<Vote> = app
        .nobody()
        .get(&format!("{}?state={}", list(), state.word()))
        .await
        .read(200);
    match known.items.into_iter().next() {
        Some(vote) => vote,
        None if state == VoteState::Open => open(app, |_| {}).await,
        None => closed(app, &open(app, |_| {}).await).await,
    }
}

/// Insists that something is not possible as the vote stands, that it says why, and how it stands.
fn refused(reply: &Reply, code: &str) -> Vote {
    let problem = reply.refused(Kind::Conflict);
    let [fault] = problem.errors.as_slice() else {
        panic!("{}", reply.text())
    };
    assert_eq!((fault.pointer.as_str(), fault.code.as_str()), ("", code), "{}", reply.text());
    assert!(
        contract::votes::SENTENCES.iter().any(|(known, ..)| *known == code),
        "{code} is put in words"
    );
    serde_json::from_value(problem.now.expect("how it stands")).expect("a vote")
}

/// A vote in which everybody may choose one, and a single ballot is enough.
fn plain(vote: &mut NewVote) {
    vote.choose = 1;
    vote.quorum_percent = Some(0);
}
