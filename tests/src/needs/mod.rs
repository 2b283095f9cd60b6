//! Needs at every point of their life; calls for plans, in `plans`.

mod plans;

use api::{
    calls::{Looked, sweep},
    moment::Moment,
    places::Directory,
};
use chrono::{DateTime, Utc};
use contract::{
    agenda::{AgendaRules, AnswerObjection, NewObjection},
    handling::{NewRepresentative, Organisation, OrganisationSheet},
    ids::OrganisationId,
    needs::{CommunityNeed, NeedState, NewCommunityNeed, NewNeedBallot, ScreenNeed},
    proposals::Field,
    votes::Vote,
};

use reqwest::Method;

use crate::{Client, TestApp, proposals::verified, seed, votes};

pub use self::plans::*;

/// What a need says.
pub fn new() -> NewCommunityNeed {
    NewCommunityNeed {
        title: "老年食堂周末也开放".to_owned(),
        about: "周末子女上班，独居老人吃饭不方便。".to_owned(),
        field: Field::SpecialGroups,
        proposals: Vec::new(),
        cases: Vec::new(),
    }
}

/// Something of community 0, such as its needs.
pub fn of_community(what: &str) -> String {
    format!("/communities/{}/{what}", seed::community(0))
}

/// The address of a need, or of something about it.
pub fn url(need: &CommunityNeed, rest: &str) -> String {
    format!("/needs/{}{rest}", need.id)
}

/// A need as somebody sees it.
pub async fn seen(by: &Client, need: &CommunityNeed) -> CommunityNeed {
    by.get(&url(need, "")).await.read(200)
}

/// One that was written down.
pub async fn listed(app: &TestApp, change: impl FnOnce(&mut NewCommunityNeed)) -> CommunityNeed {
    let mut need = new();
    change(&mut need);
    app.social_worker().await.post(&of_community("needs"), &need).await.read(201)
}

/// Why a station decides alone.
pub const ALONE: &str = "本社区还没有议事会，由驿站先行决定。";

/// That a need was taken on, or put aside, where there is no council yet.
pub fn decided(accepted: bool) -> ScreenNeed {
    ScreenNeed {
        accepted,
        field: None,
        reason: Some(
            if accepted {
                ALONE
            } else {
                "涉及全街道，已转街道研究。"
            }
            .to_owned(),
        ),
        body_id: None,
    }
}

/// Sets the rules for needs and plans of community 0 by which any number of ballots counts, unless they do.
pub async fn any_number(app: &TestApp) {
    set_rules(app, |rules| {
        (rules.needs_quorum_percent, rules.review_quorum_percent) = (0, 0);
    })
    .await;
}

/// Changes the rules for needs and plans of community 0.
pub async fn set_rules(app: &TestApp, change: impl FnOnce(&mut AgendaRules)) {
    let (street, path) = (app.street_admin().await, of_community("agenda-rules"));
    let seen = street.get(&path).await.expect(200);
    let mut rules: AgendaRules = seen.json();
    change(&mut rules);
    let set = street.request(Method::PUT, &path);
    let set = set.header("if-match", seen.header("etag").unwrap_or_default());
    let _ = set.json(&rules).send().await.expect(200);
}

/// One that was taken on, where any number of ballots counts.
pub async fn screened(app: &TestApp, title: &str) -> CommunityNeed {
    any_number(app).await;
    let need = listed(app, |need| title.clone_into(&mut need.title)).await;
    let admin = app.station_admin().await;
    admin.post(&url(&need, "/screening"), &decided(true)).await.read(200)
}

/// A vote on these, of which one may choose one; any number of ballots counts.
pub fn ballot(needs: &[CommunityNeed]) -> NewNeedBallot {
    let plain = votes::new();
    NewNeedBallot {
        needs: needs.iter().map(|need| need.id).collect(),
        title: plain.title,
        question: plain.question,
        scored: false,
        choose: 1,
        opens_at: plain.opens_at,
        closes_at: plain.closes_at,
        quorum_percent: None,
        body_id: None,
    }
}

/// Two that are put to the vote, which is open; on its roll is whoever was verified before.
pub async fn in_ballot(app: &TestApp) -> (Vote, [CommunityNeed; 2]) {
    let needs = [screened(app, "老年食堂周末也开放").await, screened(app, "楼道装扶手").await];
    let admin = app.station_admin().await;
    let vote: Vote = admin.post(&of_community("need-ballots"), &ballot(&needs)).await.read(201);
    (opened(app, vote).await, needs)
}

async fn opened(app: &TestApp, vote: Vote) -> Vote {
    let _ = votes::look(app, Moment::at(vote.opens_at)).await;
    votes::seen(&app.nobody(), &vote).await
}

/// One that residents chose, on public notice.
pub async fn on_notice(app: &TestApp) -> CommunityNeed {
    let voter = verified(app, "周先生").await;
    let (vote, [need, _]) = in_ballot(app).await;
    let _ = votes::votes(app, &voter, &vote, &[1]).await;
    let vote = votes::closed(app, &vote).await;
    let _ = look(app, vote.closes_at).await;
    let need = seen(&app.nobody(), &need).await;
    assert_eq!(need.state, NeedState::OnNotice);
    need
}

/// One that stands.
pub async fn agreed(app: &TestApp) -> CommunityNeed {
    let need = on_notice(app).await;
    let _ = look(app, need.notice_until.expect("a notice")).await;
    let need = seen(&app.nobody(), &need).await;
    assert_eq!(need.state, NeedState::Agreed);
    need
}

/// An objection.
pub fn objection() -> NewObjection {
    NewObjection {
        reason: "这里是消防通道，不能加装座椅。".to_owned(),
    }
}

/// Its answer.
pub fn answer(upheld: bool) -> AnswerObjection {
    AnswerObjection {
        upheld,
        text: "已请消防部门现场核实。".to_owned(),
    }
}

/// Looks after needs and calls as every server does once a minute.
pub async fn look(app: &TestApp, at: DateTime<Utc>) -> Looked {
    let (db, keys, directory) = (app.db().await, app.keys(), Directory::default());
    sweep(&db, &keys, &directory, Moment::at(at)).await.expect("a look")
}

/// An organisation of community 0, and who speaks for it.
pub async fn organisation(app: &TestApp, name: &str) -> (OrganisationId, Client) {
    let phone = app.phone();
    let speaker = app.resident_of("孙丽", &phone).await;
    let admin = app.station_admin().await;
    let sheet = OrganisationSheet {
        name: name.to_owned(),
        phone: "0512-66667777".to_owned(),
        about: None,
    };
    let made: Organisation = admin.post(&of_community("organisations"), &sheet).await.read(201);
    let named = NewRepresentative { phone, stands_in: false };
    let _ = admin
        .post(&format!("/organisations/{}/representatives", made.id), &named)
        .await
        .expect(200);
    (made.id, speaker)
}
