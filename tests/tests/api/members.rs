//! Those who work here and those who help: how they come, what they may, when they are away, who stands in.

use crate::limits_in_schema::assert_same_limits;
use api::accounts::service;
use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    grid::{NameSheet, StationSheet},
    page::Page,
    people::{Absence, Duty, FirstPassword, Member, MemberChange, NewMember},
    problem::Kind,
};
use serde_json::{Value, json};
use tests::{Client, TestApp, on_each_backend, seed};

fn newcomer(login: &str) -> Value {
    json!({"work_name": "小新", "login": login, "post": {"role": "social_worker", "community_id": seed::community(0)}})
}

async fn members(by: &Client) -> Vec<Member> {
    by.get("/members?limit=100").await.read::<Page<Member>>(200).items
}

fn sign_in(login: &str, password: &str) -> Value {
    json!({"login": login, "password": password})
}

async fn on_duty(app: &TestApp, duty: &Duty, at: &str) -> Option<contract::ids::AccountId> {
    let (id, at) = (duty.id, at.parse::<DateTime<Utc>>().expect("a time"));
    app.db()
        .await
        .read(move |conn| service::on_duty(conn, id, at))
        .await
        .expect("a duty")
}

on_each_backend! {
    async fn a_first_password_only_lets_somebody_choose_their_own(app: TestApp) {
        let street = app.street_admin().await;
        let made: FirstPassword = street.post("/members", &newcomer("xiao.xin")).await.read(201);
        let nobody = app.nobody();
        nobody.post("/sessions/password", &sign_in("xiao.xin", &made.password)).await.refused(Kind::NewPasswordNeeded);
        let mut choosing = sign_in("xiao.xin", &made.password);
        choosing["new_password"] = json!("short");
        nobody.post("/sessions/password", &choosing).await.refused_field("/new_password", "password_length");
        choosing["new_password"] = json!("my very own password");
        let _ = nobody.post("/sessions/password", &choosing).await.expect(201);
        nobody.post("/sessions/password", &sign_in("xiao.xin", &made.password)).await.refused(Kind::WrongCredentials);
        let worker = app.sign_in_by_password("xiao.xin", "my very own password").await;
        let _ = worker.get("/cases?scope=desk").await.expect(200);
        street.post("/members", &newcomer("xiao.xin")).await.refused_field("/login", "login_taken");
        assert_eq!(app.count("audit_entries", "act = 'create_staff'").await, 1);
    }

    async fn a_post_that_is_taken_ends_the_session(app: TestApp) {
        let (street, second) = (app.street_admin().await, app.second_admin().await);
        let url = format!("/members/{}/posts", second.id());
        let _ = street.post(&url, &json!({"role": "station_admin", "community_id": seed::community(1)})).await.expect(204);
        let _ = second.get(&format!("/cases?scope=desk&community_id={}", seed::community(1))).await.expect(200);
        let _ = street.post(&format!("{url}/revoke"), &json!({"role": "station_admin", "community_id": seed::community(1)})).await.expect(204);
        second.get("/me").await.refused(Kind::SessionEnded);
        let own = format!("/members/{}/posts/revoke", street.id());
        street.post(&own, &json!({"role": "street_admin"})).await.refused_field("/role", "own_post");
    }

    async fn who_lost_a_password_is_let_in_again(app: TestApp) {
        let (street, second) = (app.street_admin().await, app.second_admin().await);
        let given: FirstPassword = street.post(&format!("/members/{}/password", second.id()), &json!({})).await.read(200);
        second.get("/me").await.refused(Kind::SessionEnded);
        let nobody = app.nobody();
        nobody.post("/sessions/password", &sign_in("station.second", seed::PASSWORD)).await.refused(Kind::WrongCredentials);
        nobody.post("/sessions/password", &sign_in("station.second", &given.password)).await.refused(Kind::NewPasswordNeeded);
    }

    async fn a_station_appoints_its_helpers_and_nobody_else(app: TestApp) {
        let phone = app.phone();
        let resident = app.sign_in_by_phone(&phone).await;
        let admin = app.station_admin().await;
        let officer = |community: u16| json!({"phone": phone, "post": {"role": "liaison_officer", "community_id": seed::community(community)}});
        admin.post("/members/helpers", &officer(1)).await.refused(Kind::Forbidden);
        let _ = admin.post("/members/helpers", &officer(0)).await.expect(204);
        let known = members(&admin).await;
        let member = known.iter().find(|member| member.id == resident.id()).expect("the officer");
        assert_eq!(member.posts[0].role, Role::LiaisonOfficer);
        assert!(member.phone.as_deref().is_some_and(|shown| shown.contains("****")) && member.login.is_none());
        let staff = json!({"phone": phone, "post": {"role": "station_admin", "community_id": seed::community(0)}});
        admin.post("/members/helpers", &staff).await.refused(Kind::Forbidden);
        app.street_admin().await.post("/members/helpers", &staff).await.refused_field("/post/role", "role_here");
        let stranger = json!({"phone": app.phone(), "post": {"role": "volunteer", "community_id": seed::community(0)}});
        admin.post("/members/helpers", &stranger).await.refused_field("/phone", "phone_unknown");
        assert!(members(&app.foreign_admin().await).await.iter().all(|member| member.id != resident.id()));
        let elsewhere = format!("/members?community_id={}", seed::community(0));
        app.foreign_admin().await.get(&elsewhere).await.refused(Kind::NotFound);
    }

    async fn b_stands_in_while_a_is_away(app: TestApp) {
        let (admin, a, b) = (app.station_admin().await, seed::id(11, 1), seed::id(11, 2));
        let sheet = json!({"place_id": seed::cell(0, 0), "kind": "patrol", "a": a, "b": b});
        let duty: Duty = admin.post("/duties", &sheet).await.read(201);
        assert_eq!((duty.today, duty.a_name.as_str()), (Some(a.into()), "驿站小王"));
        admin.post("/duties", &sheet).await.refused_field("/kind", "duty_taken");
        let away = json!({"from": "2030-05-01", "to": "2030-05-03"});
        let absence: Absence = admin.post(&format!("/members/{a}/absences"), &away).await.read(201);
        for (at, who) in [
            ("2030-04-30T15:59:59Z", Some(a)),
            ("2030-04-30T16:00:00Z", Some(b)),
            ("2030-05-03T15:59:59Z", Some(b)),
            ("2030-05-03T16:00:00Z", Some(a)),
        ] {
            assert_eq!(on_duty(&app, &duty, at).await, who.map(Into::into), "{at}");
        }
        let _ = admin.post(&format!("/members/{b}/absences"), &away).await.expect(201);
        assert_eq!(on_duty(&app, &duty, "2030-05-02T00:00:00Z").await, None, "then it is for those in charge");
        let _ = admin.delete(&format!("/absences/{}", absence.id)).await.expect(204);
        assert_eq!(on_duty(&app, &duty, "2030-05-02T00:00:00Z").await, Some(a.into()));
        let backwards = json!({"from": "2030-05-03", "to": "2030-05-01"});
        admin.post(&format!("/members/{a}/absences"), &backwards).await.refused_field("/to", "days");
    }

    async fn a_duty_changes_hands_and_names_people_of_the_place(app: TestApp) {
        let (admin, a, b) = (app.station_admin().await, seed::id(11, 1), seed::id(11, 2));
        let sheet = |a: uuid::Uuid, b: Option<uuid::Uuid>| json!({"place_id": seed::community(0), "kind": "lead", "a": a, "b": b});
        admin.post("/duties", &sheet(a, Some(a))).await.refused_field("/b", "b_is_a");
        admin.post("/duties", &sheet(seed::id(11, 6), None)).await.refused_field("/a", "person_unknown");
        let duty: Duty = admin.post("/duties", &sheet(a, None)).await.read(201);
        let url = format!("/duties/{}", duty.id);
        let changed: Duty = admin.with("if-match", "\"1\"").patch(&url, &sheet(b, Some(a))).await.read(200);
        assert_eq!((changed.version, changed.a_name.as_str(), changed.b_name.as_deref()), (2, "社工阿芳", Some("驿站小王")));
        admin.with("if-match", "\"1\"").patch(&url, &sheet(a, None)).await.refused(Kind::Stale);
        app.foreign_admin().await.with("if-match", "*").patch(&url, &sheet(a, None)).await.refused(Kind::NotFound);
        admin.patch(&url, &sheet(a, None)).await.refused(Kind::VersionNeeded);
        admin.delete(&url).await.refused(Kind::VersionNeeded);
        admin.with("if-match", "\"1\"").delete(&url).await.refused(Kind::Stale);
        let _ = admin.with("if-match", "\"2\"").delete(&url).await.expect(204);
        assert!(admin.get("/duties").await.read::<Page<Duty>>(200).items.is_empty());
    }
}

#[test]
fn schema_and_validator_of_managing_draw_the_same_borders() {
    assert_same_limits::<NameSheet>("NameSheet", &json!({"name": "梧桐社区"}));
    assert_same_limits::<StationSheet>("StationSheet", &json!({"name": "驿站", "phone": "110"}));
    assert_same_limits::<MemberChange>("MemberChange", &json!({"work_name": "小李"}));
    let member = json!({"work_name": "小李", "login": "xiao.li", "post": {"role": "volunteer"}});
    assert_same_limits::<NewMember>("NewMember", &member);
}
