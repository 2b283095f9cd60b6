//! Bulletins of months that are over.

use api::moment::Moment;
use chrono::{DateTime, Datelike, Days, Duration, Utc};
use contract::{
    bulletins::{Bulletin, BulletinSummary, NewBulletin},
    page::Page,
};

use crate::{TestApp, seed};

/// The month so many before this one, as it is in China.
pub fn month(before: u32) -> String {
    let mut day = (Moment::now().time() + Duration::hours(8)).date_naive();
    for _ in 0..before {
        day = day.with_day(1).expect("a first day") - Days::new(1);
    }
    day.format("%Y-%m").to_string()
}

/// The month of a moment, as it is in China.
pub fn month_of(at: DateTime<Utc>) -> String {
    (at + Duration::hours(8)).format("%Y-%m").to_string()
}

/// One of last month.
pub fn new() -> NewBulletin {
    NewBulletin {
        month: month(1),
        title: "上月社区简报".to_owned(),
        text: "3号楼前的路灯装好了，老年食堂试开了两个周末。".to_owned(),
        cases: Vec::new(),
        projects: Vec::new(),
        corrects: None,
        because: None,
    }
}

/// Lets every case that came have come in the middle of last month.
pub async fn came_last_month(app: &TestApp) {
    let middle: DateTime<Utc> = format!("{}-15T04:00:00Z", month(1)).parse().expect("a time");
    let change = format!("UPDATE cases SET submitted_at = {}", middle.timestamp_micros());
    app.run_sql(&change).await;
}

/// The address of community 0's bulletins.
pub fn list() -> String {
    format!("/communities/{}/bulletins", seed::community(0))
}

/// The latest of community 0's, if any is published; every edition counts.
pub async fn latest(app: &TestApp) -> Option<BulletinSummary> {
    let known: Page<BulletinSummary> = app.nobody().get(&list()).await.read(200);
    known.items.into_iter().next()
}

/// One that could follow what is published: a correction of the latest, or the first.
pub async fn next(app: &TestApp) -> NewBulletin {
    let latest = latest(app).await;
    NewBulletin {
        corrects: latest.as_ref().map(|latest| latest.id),
        because: latest.map(|_| "路灯是两盏。".to_owned()),
        ..new()
    }
}

/// One whose words stand, whatever was withdrawn before.
pub async fn standing(app: &TestApp) -> BulletinSummary {
    if let Some(latest) = latest(app).await.filter(|latest| latest.withdrawn.is_none()) {
        return latest;
    }
    let next = next(app).await;
    published(app, |one| *one = next).await.summary
}

/// One that is published.
pub async fn published(app: &TestApp, change: impl FnOnce(&mut NewBulletin)) -> Bulletin {
    let mut bulletin = new();
    change(&mut bulletin);
    app.station_admin().await.post(&list(), &bulletin).await.read(201)
}
