//! Remarks, their answers, and who is named.

use contract::{
    accounts::Role,
    notifications::NotificationKind,
    page::Page,
    privacy::Export,
    problem::Kind,
    projects::{NewRemark, Remark},
};
use serde_json::json;
use tests::{
    Client, inbox, on_each_backend,
    projects::{act, carrier, evaluated, evaluation, reported, running, url},
    proposals::verified,
};

use super::{because, question, refused, remarked, reply};
use crate::limits_in_schema::assert_same_limits;

async fn shown(by: &Client, project: &contract::projects::Project) -> Vec<Remark> {
    let page: Page<Remark> = by.get(&url(project, "/remarks")).await.read(200);
    page.items
}

on_each_backend! {
    async fn a_resident_remarks_without_a_name_and_the_carrier_answers_once(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = running(&app, &carrier, |_| {}).await;
        let (resident, remark) = remarked(&app, &project).await;
        assert!(remark.mine);
        assert_eq!(inbox::told(&carrier.speaker, NotificationKind::ProjectRemarked).await.len(), 1);
        let body = app.nobody().get(&url(&project, "/remarks")).await.text();
        assert!(!body.contains("周") && !body.contains(&resident.id().to_string()), "{body}");
        let answer = format!("remarks/{}/answer", remark.id);
        let _ = act(&resident, &project, &answer, &reply()).await.refused(Kind::Forbidden);
        let answered: Remark = act(&carrier.speaker, &project, &answer, &reply()).await.read(200);
        assert_eq!(answered.answer, Some(reply().text));
        let _ = refused(&act(&carrier.speaker, &project, &answer, &reply()).await, "remark_answered");
        assert_eq!(inbox::told(&resident, NotificationKind::ProjectAnswered).await.len(), 1);
        let other = running(&app, &carrier, |_| {}).await;
        let _ = act(&carrier.speaker, &other, &answer, &reply()).await.refused(Kind::NotFound);
        let station: Remark = act(&app.station_admin().await, &project, "remarks", &question()).await.read(201);
        assert_eq!(station.role, Role::StationAdmin);
        let all = shown(&app.nobody(), &project).await;
        assert_eq!(all.iter().map(|one| one.role).collect::<Vec<_>>(), [Role::StationAdmin, Role::Resident]);
        act(&app.resident("王秀兰").await, &project, "remarks", &question()).await.refused_field("", "not_verified");
        assert_same_limits::<NewRemark>("NewRemark", &json!(question()));
    }

    async fn nobody_floods_a_project_with_remarks(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = running(&app, &carrier, |_| {}).await;
        let resident = verified(&app, "周先生").await;
        for _ in 0..10 {
            let _ = act(&resident, &project, "remarks", &question()).await.expect(201);
        }
        let problem = act(&resident, &project, "remarks", &question()).await.refused(Kind::TooMany);
        assert_eq!(problem.errors[0].code, "remarks_today");
    }

    async fn a_remark_that_names_people_is_taken_from_view_and_a_reason_stands_there(app: TestApp) {
        let carrier = carrier(&app).await;
        let (admin, project) = (app.station_admin().await, running(&app, &carrier, |_| {}).await);
        let (resident, remark) = remarked(&app, &project).await;
        let hide = format!("remarks/{}/hide", remark.id);
        let _ = act(&resident, &project, &hide, &because()).await.refused(Kind::Forbidden);
        let _ = act(&admin, &project, &hide, &because()).await.expect(200);
        let _ = refused(&act(&admin, &project, &hide, &because()).await, "remark_hidden");
        for (by, sees) in [(&app.nobody(), false), (&carrier.speaker, false), (&resident, true), (&admin, true)] {
            let remark = shown(by, &project).await.remove(0);
            assert_eq!(remark.text.is_some(), sees);
            assert_eq!(remark.hidden_because, Some(because().reason));
        }
    }

    async fn who_is_erased_takes_their_words_along_and_what_they_gave_stays_counted(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = reported(&app, &carrier, |_| {}).await;
        let (resident, remark) = remarked(&app, &project).await;
        let _ = act(&carrier.speaker, &project, &format!("remarks/{}/answer", remark.id), &reply()).await.expect(200);
        let _ = act(&resident, &project, "evaluations", &evaluation(4)).await.expect(200);
        let export: Export = resident.get("/me/export").await.read(200);
        assert_eq!(export.projects.remarks.iter().map(|one| one.text.clone()).collect::<Vec<_>>(), [question().text]);
        assert_eq!(export.projects.evaluations.iter().map(|one| one.scores.effect).collect::<Vec<_>>(), [4]);
        let _ = resident.delete("/me").await.expect(204);
        let left = shown(&app.nobody(), &project).await.remove(0);
        assert_eq!((left.text, left.answer), (None, Some(reply().text)));
        assert_eq!(app.count("project_evaluations", "account_id IS NULL AND words IS NULL AND effect = 4").await, 1);
    }

    async fn words_of_an_evaluation_are_shown_without_names(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = evaluated(&app, &carrier, &[4, 4, 4], 4).await;
        let body = app.nobody().get(&url(&project, "")).await.text();
        assert!(body.contains("很耐心") && !body.contains("邻居"), "{body}");
        assert_eq!(app.count("project_evaluations", "true").await, 4);
    }
}
