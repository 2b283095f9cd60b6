//! The code that hangs at a station, and what it proves.

use contract::teams::{Presence, Service, StationCode, TeamMember};
use tests::{
    Client, on_each_backend, seed,
    teams::{presence, ready, seen, url, volunteer},
};

async fn code(by: &Client, community: u16) -> StationCode {
    by.get(&format!("/communities/{}/station-code", seed::community(community)))
        .await
        .read(200)
}

/// What stands behind the `#`.
fn token(code: &StationCode) -> String {
    code.address.split_once('#').expect("a token").1.to_owned()
}

fn member(service: &Service, of: &Client) -> TeamMember {
    let member = service.team.iter().find(|member| member.account_id == of.id());
    member.expect("a member").clone()
}

fn at_station(service: &Service, of: &Client) -> bool {
    member(service, of).at_station
}

on_each_backend! {
    async fn who_scans_the_stations_code_is_shown_to_have_been_there(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let service = ready(&app, &app.resident("王秀兰").await, &helper).await;
        let admin = app.station_admin().await;
        let own = code(&admin, 0).await;
        assert!(own.address.contains("/service/here#") && own.modules > 20 && own.path.starts_with('M'), "{own:?}");
        assert_eq!(code(&admin, 0).await, own, "what was printed stays right");
        let mut told = presence(30);
        told.station = Some(token(&own));
        let now: Service = helper.post(&url(&service, "/presence"), &told).await.read(200);
        assert!(at_station(&now, &helper));
        let _ = helper.post(&url(&service, "/presence"), &told).await.expect(200);
        assert!(at_station(&seen(&admin, &service).await, &helper), "told twice, it stays");
    }

    async fn a_code_that_is_not_the_stations_costs_the_proof_and_not_the_arrival(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let service = ready(&app, &app.resident("王秀兰").await, &helper).await;
        let (admin, foreign) = (app.station_admin().await, code(&app.foreign_admin().await, 1).await);
        let right = token(&code(&admin, 0).await);
        let told = presence(30);
        for wrong in [token(&foreign), "7KQ4M".to_owned(), String::new()] {
            let arrives = Presence { left_at: None, station: Some(wrong), ..told.clone() };
            let _ = helper.post(&url(&service, "/presence"), &arrives).await.expect(200);
            let now = member(&seen(&admin, &service).await, &helper);
            assert_eq!(now.arrived_at, told.arrived_at, "they stand at a door and are not sent back");
            assert_eq!((now.at_station, now.code_refused), (false, true), "and the lead sees it");
        }
        let leaves = Presence { arrived_at: None, station: Some(right), ..told.clone() };
        let _ = helper.post(&url(&service, "/presence"), &leaves).await.expect(200);
        let now = member(&seen(&helper, &service).await, &helper);
        assert_eq!((now.at_station, now.code_refused), (true, false), "scanned rightly on the way back");
    }

    async fn who_presses_the_button_elsewhere_is_not(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let service = ready(&app, &app.resident("王秀兰").await, &helper).await;
        let now: Service = helper.post(&url(&service, "/presence"), &presence(30)).await.read(200);
        assert!(!at_station(&now, &helper));
    }
}
