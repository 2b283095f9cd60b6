//! What a community announces.

use contract::{
    notices::{NewNotice, Notice},
    page::Page,
    places::Community,
    problem::Kind,
};
use serde_json::json;
use tests::{on_each_backend, seed};

fn water() -> NewNotice {
    NewNotice {
        title: "周三上午停水".to_owned(),
        body: "周三 9:00–12:00 更换水泵。".to_owned(),
    }
}

on_each_backend! {
    async fn everybody_reads_what_the_station_announces(app: TestApp) {
        let url = format!("/communities/{}/notices", seed::community(0));
        let made: Notice = app.station_admin().await.post(&url, &water()).await.read(201);
        assert_eq!((made.title, made.body, made.community_id), (water().title, water().body, seed::community(0)));
        let page: Page<Notice> = app.nobody().get(&url).await.read(200);
        assert_eq!(page.items.iter().map(|notice| notice.id).collect::<Vec<_>>(), [made.id]);
        let elsewhere: Page<Notice> = app.nobody().get(&format!("/communities/{}/notices", seed::community(1))).await.read(200);
        assert!(elsewhere.items.is_empty());
    }

    async fn the_latest_come_first(app: TestApp) {
        let url = format!("/communities/{}/notices", seed::community(0));
        let admin = app.station_admin().await;
        for number in 1..=3 {
            let _ = admin.post(&url, &NewNotice { title: format!("通知{number}"), ..water() }).await.expect(201);
        }
        let page: Page<Notice> = app.nobody().get(&url).await.read(200);
        assert_eq!(page.items.iter().map(|notice| notice.title.as_str()).collect::<Vec<_>>(), ["通知3", "通知2", "通知1"]);
    }

    async fn only_those_in_charge_there_announce(app: TestApp) {
        let url = format!("/communities/{}/notices", seed::community(0));
        app.nobody().post(&url, &water()).await.refused(Kind::Unauthenticated);
        for client in [app.resident("王秀兰").await, app.social_worker().await, app.foreign_admin().await, app.foreign_street_admin().await] {
            client.post(&url, &water()).await.refused(Kind::Forbidden);
        }
        let _ = app.street_admin().await.post(&url, &water()).await.expect(201);
    }

    async fn a_wrong_notice_is_refused_by_field(app: TestApp) {
        let url = format!("/communities/{}/notices", seed::community(0));
        let admin = app.station_admin().await;
        admin.post(&url, &json!({"title": "停", "body": "周三上午停水。"})).await.refused_field("/title", "title_length");
        admin.post(&url, &json!({"title": "停水", "body": "x".repeat(5001)})).await.refused_field("/body", "notice_length");
        admin.post(&url, &json!({"title": "停水"})).await.refused_field("/body", "missing_field");
    }

    async fn a_community_that_is_none_has_no_notices(app: TestApp) {
        app.nobody().get(&format!("/communities/{}/notices", seed::nothing::<()>())).await.refused(Kind::NotFound);
        app.nobody().get("/communities/nonsense/notices").await.refused(Kind::NotFound);
    }

    async fn places_are_told_with_stations_and_cells(app: TestApp) {
        let page: Page<Community> = app.nobody().get("/communities").await.read(200);
        assert_eq!(page.items.len(), 3);
        let here = page.items.iter().find(|each| each.id == seed::community(0)).expect("community 0");
        assert_eq!((here.street_name.as_str(), here.stations.len(), here.cells.len()), ("清河街道", 2, 2));
        let tag = app.nobody().get("/communities").await.header("etag").expect("a tag").to_owned();
        let _ = app.nobody().with("if-none-match", &tag).get("/communities").await.expect(304);
    }
}
