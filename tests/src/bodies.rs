//! Bodies: formed by a station, filled by those who agree, confirmed by the residents.

use chrono::Duration;
use contract::{
    bodies::{
        AnswerSeat, Body, BodyKind, BodyRules, BodySheet, NewBody, NewSeat, OwnSeat, ProposeBody, SeatAnswer, SeatKind, SeatState,
    },
    ids::SeatId,
    page::Page,
    proposals::Field,
    votes::Vote,
};
use reqwest::Method;

use crate::{Client, Reply, TestApp, needs::set_rules, proposals::verified_of, seed, votes};

/// The address of community 0's bodies.
pub fn list() -> String {
    format!("/communities/{}/bodies", seed::community(0))
}

/// The address of a body, or of something about it.
pub fn url(body: &Body, rest: &str) -> String {
    format!("/bodies/{}{rest}", body.summary.id)
}

/// A co-governance group.
pub fn new() -> NewBody {
    NewBody {
        kind: BodyKind::Group,
        name: "公共设施共治协商小组".to_owned(),
        field: Some(Field::Facilities),
        purpose: "商量公共设施先修哪些、怎么修，监督修好。".to_owned(),
    }
}

/// What can be corrected of a body.
pub fn sheet(of: &NewBody) -> BodySheet {
    BodySheet {
        name: of.name.clone(),
        field: of.field,
        purpose: of.purpose.clone(),
    }
}

/// A body without anybody in it.
pub async fn formed(app: &TestApp) -> Body {
    app.station_admin().await.post(&list(), &new()).await.read(201)
}

/// Sets rules by which few people are enough: three to so many, half of them residents, others as many as they like.
pub async fn rules(app: &TestApp, change: impl FnOnce(&mut BodyRules)) -> BodyRules {
    let mut rules = BodyRules {
        group_least: 3,
        residents_percent: 50,
        others_percent: 50,
        ..BodyRules::default()
    };
    change(&mut rules);
    let (street, path) = (
        app.street_admin().await,
        format!("/communities/{}/body-rules", seed::community(0)),
    );
    let seen = street.get(&path).await.expect(200);
    let set = street
        .request(Method::PUT, &path)
        .header("if-match", seen.header("etag").unwrap_or_default());
    set.json(&rules).send().await.read(200)
}

/// Invites whoever has this number.
pub async fn invite(app: &TestApp, body: &Body, phone: &str, kind: SeatKind) -> Reply {
    let new = NewSeat {
        phone: phone.to_owned(),
        kind,
    };
    app.station_admin().await.post(&url(body, "/seats"), &new).await
}

/// What somebody says to a seat; by this name, if they accept.
pub async fn says(by: &Client, seat: SeatId, answer: SeatAnswer, name: &str) -> Reply {
    let name = (answer == SeatAnswer::Accept).then(|| name.to_owned());
    by.post(&format!("/seats/{seat}/answer"), &AnswerSeat { answer, name }).await
}

/// The latest seat of somebody.
pub async fn seat(by: &Client) -> OwnSeat {
    let mut page: Page<OwnSeat> = by.get("/me/seats").await.read(200);
    page.items.remove(0)
}

/// A verified resident who was invited, and their seat.
pub async fn invited(app: &TestApp, body: &Body, name: &str, kind: SeatKind) -> (Client, SeatId) {
    let phone = app.phone();
    let resident = verified_of(app, name, &phone).await;
    let _ = invite(app, body, &phone, kind).await.expect(201);
    let seat = seat(&resident).await.id;
    (resident, seat)
}

/// As [`invited`], and they accepted.
pub async fn joined(app: &TestApp, body: &Body, name: &str, kind: SeatKind) -> (Client, SeatId) {
    let (resident, seat) = invited(app, body, name, kind).await;
    let own: OwnSeat = says(&resident, seat, SeatAnswer::Accept, name).await.read(200);
    assert_eq!(own.state, SeatState::Accepted);
    (resident, seat)
}

/// A group of three residents, with its members; three are enough here.
pub async fn filled(app: &TestApp) -> (Body, Vec<(Client, SeatId)>) {
    filled_as(app, &new()).await
}

/// Such a body of three residents, with its members; three are enough here.
pub async fn filled_as(app: &TestApp, new: &NewBody) -> (Body, Vec<(Client, SeatId)>) {
    let _ = rules(app, |rules| rules.committee_least = 3).await;
    let body: Body = app.station_admin().await.post(&list(), new).await.read(201);
    let mut members = Vec::new();
    for name in ["王秀英", "李建国", "赵小梅"] {
        members.push(joined(app, &body, name, SeatKind::Resident).await);
    }
    (seen(&app.nobody(), &body).await, members)
}

/// Puts it to the vote, which opens at once.
pub async fn propose(app: &TestApp, body: &Body) -> Reply {
    propose_to(app, body, None).await
}

/// As [`propose`], where more than so many percent of the roll have to vote instead of as many as the rules ask for.
async fn propose_to(app: &TestApp, body: &Body, quorum_percent: Option<u8>) -> Reply {
    let opens_at = api::moment::Moment::now().time();
    let propose = ProposeBody {
        opens_at,
        closes_at: opens_at + Duration::hours(1),
        quorum_percent,
    };
    app.station_admin().await.post(&url(body, "/propose"), &propose).await
}

/// The vote on a body, open.
pub async fn voted_on(app: &TestApp, body: &Body) -> Vote {
    opened(app, propose(app, body).await).await
}

async fn opened(app: &TestApp, proposed: Reply) -> Vote {
    let proposed: Body = proposed.read(200);
    let id = proposed.confirmation.expect("a vote").vote_id;
    let vote: Vote = app.nobody().get(&format!("/votes/{id}")).await.read(200);
    let _ = votes::look(app, api::moment::Moment::at(vote.opens_at)).await;
    votes::seen(&app.nobody(), &vote).await
}

/// A group of three that residents confirmed.
pub async fn standing(app: &TestApp) -> (Body, Vec<(Client, SeatId)>) {
    standing_as(app, &new(), &[]).await
}

/// Such a body of three that residents confirmed: they themselves, and these others who were verified before.
pub async fn standing_as(app: &TestApp, new: &NewBody, others: &[&Client]) -> (Body, Vec<(Client, SeatId)>) {
    let (body, members) = filled_as(app, new).await;
    let vote = voted_on(app, &body).await;
    confirmed(app, body, members, &vote, others).await
}

/// Such a body that they themselves confirmed, however many are on the roll by now.
pub async fn standing_among_many(app: &TestApp, new: &NewBody) -> (Body, Vec<(Client, SeatId)>) {
    set_rules(app, |rules| rules.assembly_quorum_percent = 0).await;
    let (body, members) = filled_as(app, new).await;
    let vote = opened(app, propose_to(app, &body, None).await).await;
    confirmed(app, body, members, &vote, &[]).await
}

async fn confirmed(
    app: &TestApp,
    body: Body,
    members: Vec<(Client, SeatId)>,
    vote: &Vote,
    others: &[&Client],
) -> (Body, Vec<(Client, SeatId)>) {
    for voter in members.iter().map(|(member, _)| member).chain(others.iter().copied()) {
        let _ = votes::votes(app, voter, vote, &[1]).await;
    }
    let _ = votes::closed(app, vote).await;
    let body = seen(&app.nobody(), &body).await;
    assert_eq!(body.summary.state, contract::bodies::BodyState::Standing);
    (body, members)
}

/// It as somebody sees it.
pub async fn seen(by: &Client, body: &Body) -> Body {
    by.get(&url(body, "")).await.read(200)
}
