//! Builders: calls to the hotline, letters and visits.

use contract::{
    DateTime, Utc,
    cases::{Category, NameShown, Urgency},
    contacts::{NewCall, NewEntry, Person, Recorded, Talk, Way},
};

use crate::{Client, TestApp, make, seed};

/// The number of somebody who has no account.
pub const NUMBER: &str = "13911112222";

fn now() -> DateTime<Utc> {
    api::moment::Moment::now().time()
}

/// What somebody says whose name and number are known.
pub fn matter() -> contract::contacts::Matter {
    contract::contacts::Matter {
        community_id: seed::community(0),
        cell_id: Some(seed::cell(0, 0)),
        title: "3号楼水管爆了".to_owned(),
        body: Some("一楼过道里都是水，已经关了总阀。".to_owned()),
        category: Category::Facilities,
        subcategory_id: None,
        urgency: Urgency::Urgent,
        address: Some("3号楼一楼".to_owned()),
        name_shown: NameShown::Staff,
        answer: None,
    }
}

/// Somebody with a name and a number.
pub fn person(phone: &str) -> Person {
    Person {
        name: Some("周师傅".to_owned()),
        phone: Some(phone.to_owned()),
    }
}

/// A call of two minutes that has just ended.
pub fn talk() -> Talk {
    Talk {
        started_at: now() - chrono::Duration::seconds(120),
        seconds: 120,
        callback: None,
        advice: None,
    }
}

/// A call, changed as a test likes.
pub fn call(change: impl FnOnce(&mut NewCall)) -> NewCall {
    let mut call = NewCall {
        person: person(NUMBER),
        matter: matter(),
        talk: talk(),
    };
    change(&mut call);
    call
}

/// A letter that came yesterday.
pub fn letter() -> NewEntry {
    NewEntry {
        way: Way::Letter,
        received_at: now() - chrono::Duration::days(1),
        person: person(NUMBER),
        matter: matter(),
        photos: Vec::new(),
    }
}

/// A call that the station's admin took.
pub async fn taken(app: &TestApp, change: impl FnOnce(&mut NewCall)) -> Recorded {
    take(&app.station_admin().await, &call(change)).await
}

/// Takes a call.
pub async fn take(by: &Client, call: &NewCall) -> Recorded {
    by.post_once(&make::key(), "/calls", call).await.read(201)
}
