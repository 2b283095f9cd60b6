//! Who is told when a request is taken back, or its time is changed: the station, and whoever referred its resident to it.

use contract::{
    liaison::{Daypart, Neighbour},
    notifications::{NotificationAudience as Audience, NotificationKind as Kind},
    teams::{NewService, ReferralConsent, Service, ServiceTime},
};
use serde_json::json;
use tests::{
    Client,
    inbox::told,
    on_each_backend,
    teams::{asked, day, new, ready, seen, url, volunteer},
};

use crate::handling::organisation;

/// The words of this kind that somebody was told, and as whom.
async fn heard(of: &Client, kind: Kind) -> Vec<(Option<String>, Audience)> {
    let told = told(of, kind).await.into_iter();
    told.map(|one| (one.word, one.audience)).collect()
}

fn once(word: &str, audience: Audience) -> Vec<(Option<String>, Audience)> {
    vec![(Some(word.to_owned()), audience)]
}

async fn take_back(by: &Client, of: &Service) {
    let why = json!({"reason": "家人回来了，不用麻烦大家"});
    let _ = by.post(&url(of, "/cancellation"), &why).await.expect(200);
}

async fn change(by: &Client, of: &Service, ahead: i64) {
    let to = ServiceTime {
        day: day(ahead),
        part: Daypart::Morning,
        reason: None,
    };
    let _ = by.put(&url(of, "/time"), &to).await.expect(200);
}

on_each_backend! {
    async fn the_station_is_told_when_a_resident_takes_a_request_back(app: TestApp) {
        let (resident, helper) = (app.resident("王秀兰").await, volunteer(&app, "张志强", |_| {}).await);
        let (admin, stranger) = (app.station_admin().await, app.foreign_admin().await);
        let service = ready(&app, &resident, &helper).await;
        take_back(&resident, &service).await;
        assert_eq!(heard(&admin, Kind::ServiceCancelled).await, once("cancel", Audience::Station));
        assert_eq!(heard(&helper, Kind::ServiceCancelled).await, once("cancel", Audience::Concerned));
        assert!(heard(&resident, Kind::ServiceCancelled).await.is_empty(), "who did it knows");
        assert!(heard(&stranger, Kind::ServiceCancelled).await.is_empty());
    }

    async fn what_the_station_takes_back_it_knows(app: TestApp) {
        let (resident, admin) = (app.resident("王秀兰").await, app.station_admin().await);
        let service = asked(&resident, |_| {}).await;
        take_back(&admin, &service).await;
        assert!(heard(&admin, Kind::ServiceCancelled).await.is_empty());
        assert_eq!(heard(&resident, Kind::ServiceCancelled).await, once("cancel", Audience::Concerned));
    }

    async fn another_time_is_told_to_the_station_and_to_who_referred_the_resident(app: TestApp) {
        let ((id, speaker), admin) = (organisation(&app).await, app.station_admin().await);
        let person = Neighbour { name: "周奶奶".to_owned(), phone: Some(app.phone()), home: Some("5号楼1单元102".to_owned()) };
        let referred = NewService { organisation_id: Some(id), consent: Some(ReferralConsent::Family), person, ..new() };
        let service: Service = speaker.post("/services", &referred).await.read(201);
        change(&admin, &service, 2).await;
        assert_eq!(heard(&speaker, Kind::ServiceChanged).await, once("move", Audience::Organisation));
        assert!(heard(&admin, Kind::ServiceChanged).await.is_empty());
        change(&speaker, &service, 3).await;
        assert_eq!(heard(&admin, Kind::ServiceChanged).await, once("move", Audience::Station));
        assert_eq!(heard(&speaker, Kind::ServiceChanged).await.len(), 1, "who did it knows");
        take_back(&speaker, &service).await;
        assert_eq!(heard(&admin, Kind::ServiceCancelled).await, once("cancel", Audience::Station));
    }

    async fn an_organisation_with_which_it_is_shared_no_longer_is_told_of_no_other_time(app: TestApp) {
        let ((id, speaker), admin) = (organisation(&app).await, app.station_admin().await);
        let person = Neighbour { name: "周奶奶".to_owned(), phone: Some(app.phone()), home: Some("5号楼1单元102".to_owned()) };
        let referred = NewService { organisation_id: Some(id), consent: Some(ReferralConsent::Family), person, ..new() };
        let service: Service = speaker.post("/services", &referred).await.read(201);
        let _ = admin.post(&url(&service, "/referral/recall"), &json!({"reason": "居民不愿机构再看"})).await.expect(200);
        change(&admin, &service, 2).await;
        assert_eq!(seen(&admin, &service).await.summary.day, day(2));
        assert!(heard(&speaker, Kind::ServiceChanged).await.is_empty());
    }
}
