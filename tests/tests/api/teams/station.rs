//! The code that hangs at a station, and what it proves.

use contract::teams::{Service, StationCode, TeamMember};
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

fn at_station(service: &Service, of: &Client) -> Option<bool> {
    let member = |member: &&TeamMember| member.account_id == of.id();
    service.team.iter().find(member).map(|member| member.at_station)
}

on_each_backend! {
    async fn who_scans_the_stations_code_is_shown_to_have_been_there(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let service = ready(&app, &app.resident("王秀兰").await, &helper).await;
        let admin = app.station_admin().await;
        let (own, foreign) = (code(&admin, 0).await, code(&app.foreign_admin().await, 1).await);
        assert!(own.address.contains("/service/here#") && own.modules > 20 && own.path.starts_with('M'), "{own:?}");
        assert_eq!(code(&admin, 0).await, own, "what was printed stays right");
        let mut told = presence(30);
        for wrong in [token(&foreign), "7KQ4M".to_owned(), String::new()] {
            told.station = Some(wrong);
            helper.post(&url(&service, "/presence"), &told).await.refused_field("/station", "station_code");
        }
        assert_eq!(at_station(&seen(&admin, &service).await, &helper), Some(false), "what is refused changes nothing");
        told.station = Some(token(&own));
        let now: Service = helper.post(&url(&service, "/presence"), &told).await.read(200);
        assert_eq!(at_station(&now, &helper), Some(true));
        let _ = helper.post(&url(&service, "/presence"), &told).await.expect(200);
        assert_eq!(at_station(&seen(&admin, &service).await, &helper), Some(true), "told twice, it stays");
    }

    async fn who_presses_the_button_elsewhere_is_not(app: TestApp) {
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let service = ready(&app, &app.resident("王秀兰").await, &helper).await;
        let now: Service = helper.post(&url(&service, "/presence"), &presence(30)).await.read(200);
        assert_eq!(at_station(&now, &helper), Some(false));
    }
}
