//! Pictures of a written report: sent with it by the carrier, seen by everybody who reads it.

use chrono::Duration;
use contract::{
    ids::PhotoId,
    notifications::{Inbox, NotificationAudience, NotificationKind},
    photos::{Claim, HiddenPhoto},
    problem::Kind,
    projects::{NewProjectReport, Project, ProjectReason},
};
use tests::{
    Client, Reply, make, on_each_backend, pictures,
    projects::{act, carrier, report, running, seen},
};

use super::because;

/// So many pictures that somebody took in.
async fn taken(by: &Client, count: usize) -> Vec<Claim> {
    let mut all = Vec::new();
    for _ in 0..count {
        all.push(make::claim(by, pictures::jpeg_with_location()).await);
    }
    all
}

/// Writes a report with these pictures.
async fn write(by: &Client, project: &Project, photos: Vec<Claim>) -> Reply {
    let new = NewProjectReport { photos, ..report(false) };
    act(by, project, "reports", &new).await
}

/// A picture of a report on a project that is under way.
pub(super) async fn reported(by: &Client, project: &Project) -> PhotoId {
    let claims = taken(by, 1).await;
    let id = claims[0].id;
    let _ = write(by, project, claims).await.expect(201);
    id
}

/// Insists that who speaks for the carrier is told this, which takes the place of what they did not read yet.
async fn told(speaker: &Client, word: &str) {
    let inbox: Inbox = speaker.get("/me/notifications").await.read(200);
    let mut of_it = inbox.items.iter().filter(|one| one.kind == NotificationKind::ProjectChanged);
    let last = of_it.next().expect("a message");
    assert_eq!(
        (last.word.as_deref(), last.audience),
        (Some(word), NotificationAudience::Organisation)
    );
}

on_each_backend! {
    async fn a_picture_is_taken_from_view_with_a_reason_that_everybody_reads(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = running(&app, &carrier, |_| {}).await;
        let claims = taken(&carrier.speaker, 2).await;
        let _ = write(&carrier.speaker, &project, claims.clone()).await.expect(201);
        let (admin, rest) = (app.station_admin().await, format!("photos/{}/hide", claims[0].id));
        let why = ProjectReason { reason: "照片里有老人的脸".to_owned() };
        act(&carrier.speaker, &project, &rest, &why).await.refused(Kind::Forbidden);
        let brief = ProjectReason { reason: "脸".to_owned() };
        assert_eq!(act(&admin, &project, &rest, &brief).await.refused(Kind::Invalid).errors[0].pointer, "/reason");
        let _ = act(&admin, &project, &rest, &why).await.expect(200);
        for reader in [app.nobody(), carrier.speaker.clone(), admin.clone()] {
            let shown = seen(&reader, &project).await;
            let ids: Vec<_> = shown.reports[0].photos.iter().map(|photo| photo.id).collect();
            let hidden = HiddenPhoto { id: claims[0].id, because: why.reason.clone() };
            assert_eq!((ids, shown.reports[0].hidden_photos.as_slice()), (vec![claims[1].id], [hidden].as_slice()));
            for size in ["", "/thumbnail"] {
                reader.get(&format!("/photos/{}{size}", claims[0].id)).await.refused(Kind::NotFound);
            }
            let _ = reader.get(&format!("/photos/{}", claims[1].id)).await.expect(200);
        }
        act(&admin, &project, &rest, &why).await.refused(Kind::NotFound);
        let other = running(&app, &carrier, |_| {}).await;
        act(&admin, &other, &format!("photos/{}/hide", claims[1].id), &why).await.refused(Kind::NotFound);
        assert_eq!(app.count("audit_entries", "act = 'hide_picture'").await, 1);
        let happened = app.nobody().get(&format!("/projects/{}/timeline", project.summary.id)).await.expect(200).text();
        assert!(happened.contains("hide_picture") && happened.contains(&why.reason), "{happened}");
    }

    async fn a_picture_of_a_report_is_put_back_and_the_carrier_is_told_both(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = running(&app, &carrier, |_| {}).await;
        let photo = reported(&carrier.speaker, &project).await;
        let (admin, rest) = (app.station_admin().await, format!("photos/{photo}/restore"));
        act(&admin, &project, &rest, &because()).await.refused(Kind::NotFound);
        let _ = act(&admin, &project, &format!("photos/{photo}/hide"), &because()).await.expect(200);
        told(&carrier.speaker, "hide_picture").await;
        let brief = ProjectReason { reason: "错".to_owned() };
        act(&admin, &project, &rest, &brief).await.refused_field("/reason", "reason_length");
        let why = ProjectReason { reason: "看错了，没有拍到人".to_owned() };
        let _ = act(&admin, &project, &rest, &why).await.expect(200);
        told(&carrier.speaker, "restore_picture").await;
        for reader in [app.nobody(), carrier.speaker.clone()] {
            let report = &seen(&reader, &project).await.reports[0];
            assert_eq!((report.photos.len(), report.hidden_photos.len()), (1, 0));
            let _ = reader.get(&format!("/photos/{photo}")).await.expect(200);
        }
        act(&admin, &project, &rest, &why).await.refused(Kind::NotFound);
        let _ = act(&admin, &project, &format!("photos/{photo}/hide"), &because()).await.expect(200);
        assert_eq!(app.count("audit_entries", "act = 'restore_picture'").await, 1);
        let happened = app.nobody().get(&format!("/projects/{}/timeline", project.summary.id)).await.expect(200).text();
        assert!(happened.contains("restore_picture") && happened.contains(&why.reason), "{happened}");
    }

    async fn whoever_reads_a_report_sees_its_pictures(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = running(&app, &carrier, |_| {}).await;
        let claims = taken(&carrier.speaker, 2).await;
        let path = format!("/photos/{}", claims[0].id);
        carrier.speaker.get(&path).await.refused(Kind::NotFound);
        let _ = write(&carrier.speaker, &project, claims.clone()).await.expect(201);
        let plain: Project = act(&carrier.speaker, &project, "reports", &report(false)).await.read(201);
        let counts: Vec<_> = plain.reports.iter().map(|one| one.photos.len()).collect();
        assert_eq!(counts, [2, 0], "each report has its own");
        for reader in [app.nobody(), app.resident("路过").await, app.station_admin().await, carrier.speaker.clone()] {
            let shown = seen(&reader, &project).await;
            let ids: Vec<_> = shown.reports[0].photos.iter().map(|photo| photo.id).collect();
            assert_eq!(ids, [claims[0].id, claims[1].id], "in the order in which they were sent");
            for path in [path.clone(), format!("{path}/thumbnail")] {
                let bytes = reader.get(&path).await.expect(200).body;
                assert!(!pictures::contains(&bytes, pictures::HIDDEN), "what it told of its taker is gone");
            }
        }
    }

    async fn a_report_has_six_pictures_of_its_senders_own(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = running(&app, &carrier, |_| {}).await;
        let speaker = &carrier.speaker;
        write(speaker, &project, taken(speaker, 7).await).await.refused_field("/photos", "photos_count");
        let mut forged = taken(speaker, 2).await;
        forged[1].claim = "A".repeat(22);
        write(speaker, &project, forged).await.refused_field("/photos/1", "photo_unknown");
        assert!(seen(speaker, &project).await.reports.is_empty(), "nothing is written without what belongs to it");
        let claims = taken(speaker, 6).await;
        let _ = write(speaker, &project, claims.clone()).await.expect(201);
        write(speaker, &project, claims).await.refused_field("/photos/0", "photo_unknown");
        assert_eq!(seen(speaker, &project).await.reports.len(), 1, "a picture belongs to one report");
    }

    async fn pictures_of_a_report_stay_and_those_of_none_go(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = running(&app, &carrier, |_| {}).await;
        let kept = taken(&carrier.speaker, 1).await;
        let path = format!("/photos/{}", kept[0].id);
        let _ = taken(&carrier.speaker, 1).await;
        let _ = write(&carrier.speaker, &project, kept).await.expect(201);
        let _ = crate::retention::sweep(&app, Duration::hours(26)).await;
        assert_eq!(app.count("photos", "true").await, 1);
        let _ = carrier.speaker.delete("/me").await.expect(204);
        let _ = app.nobody().get(&path).await.expect(200);
    }
}
