//! Motions at every point of their life.

use api::{moment::Moment, motions::sweep};
use chrono::Duration;
use contract::{
    motions::{AnnounceMotion, DecideMotion, Motion, MotionState, NewMotion},
    proposals::Reason,
    votes::{NewOption, Vote},
};
use reqwest::Method;
use serde_json::json;

use crate::{Client, Reply, TestApp, proposals::verified, seed};

/// Adults of community 0 by whose number two must second a motion.
const SIX: i64 = 6;

/// A motion for community 0.
pub fn new() -> NewMotion {
    let option = |text: &str| NewOption {
        text: text.to_owned(),
        proposal_id: None,
    };
    NewMotion {
        title: "小区要不要装门禁".to_owned(),
        text: "最近半年丢了六辆电动车，装不装门禁一直没有定。".to_owned(),
        question: "是否用公共收益在两个出入口装门禁？".to_owned(),
        options: vec![option("装"), option("不装")],
        choose: 1,
    }
}

/// The address of a motion, or of something about it.
pub fn url(motion: &Motion, rest: &str) -> String {
    format!("/motions/{}{rest}", motion.id)
}

/// The address of community 0's motions.
pub fn list() -> String {
    format!("/communities/{}/motions", seed::community(0))
}

/// One that waits to be looked at.
pub async fn waiting(by: &Client) -> Motion {
    by.post(&list(), &new()).await.read(201)
}

/// The decision to publish.
pub const fn publish() -> DecideMotion {
    DecideMotion {
        publish: true,
        reason: None,
        text: None,
    }
}

/// The decision against it.
pub fn refuse() -> DecideMotion {
    DecideMotion {
        publish: false,
        reason: Some(Reason::PersonalData),
        text: Some("里面写了邻居的姓名，请去掉后再提。".to_owned()),
    }
}

/// Decides about one.
pub async fn decide(by: &Client, motion: &Motion, decision: &DecideMotion) -> Reply {
    by.post(&url(motion, "/decision"), decision).await
}

/// One that is published, and takes two of six adults: its author and another.
pub async fn gathering(app: &TestApp, by: &Client) -> Motion {
    while app.count("residences", "adult").await < SIX {
        let _ = verified(app, &format!("邻居{}", app.phone())).await;
    }
    let motion = waiting(by).await;
    let motion: Motion = decide(&app.station_admin().await, &motion, &publish()).await.read(200);
    assert_eq!(motion.state, MotionState::Gathering);
    motion
}

/// One that enough second.
pub async fn binding(app: &TestApp, by: &Client) -> Motion {
    let mut motion = gathering(app, by).await;
    while motion.state == MotionState::Gathering {
        let other = verified(app, &format!("附议{}", app.phone())).await;
        motion = second(&other, &motion).await.read(200);
    }
    assert_eq!(motion.state, MotionState::Binding);
    motion
}

/// Seconds one.
pub async fn second(by: &Client, motion: &Motion) -> Reply {
    by.request(Method::PUT, &url(motion, "/second")).send().await
}

/// Takes that back.
pub async fn unsecond(by: &Client, motion: &Motion) -> Reply {
    by.delete(&url(motion, "/second")).await
}

/// Takes a motion back.
pub async fn withdraw(by: &Client, motion: &Motion) -> Reply {
    by.post(&url(motion, "/withdraw"), &json!({})).await
}

/// Its vote, which opens now.
pub fn vote() -> AnnounceMotion {
    let now = Moment::now().time();
    AnnounceMotion {
        opens_at: now,
        closes_at: now + Duration::hours(1),
    }
}

/// Announces the vote of a motion.
pub async fn announced(app: &TestApp, motion: &Motion) -> Vote {
    let path = url(motion, "/vote");
    app.station_admin().await.post(&path, &vote()).await.read(201)
}

/// A motion as somebody sees it.
pub async fn seen(by: &Client, motion: &Motion) -> Motion {
    by.get(&url(motion, "")).await.read(200)
}

/// Looks after the motions as every server does once a minute; gives in how many something happened.
pub async fn look(app: &TestApp, moment: Moment) -> usize {
    sweep(&app.db().await, moment).await.expect("a look")
}
