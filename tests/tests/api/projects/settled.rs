//! What is settled stays as it is, whoever writes to the database.

use tests::{
    Backend, on_each_backend,
    projects::{act, carrier, evaluated, payment, report, running},
};

use super::{because, remarked, reply};

on_each_backend! {
    async fn nothing_that_was_signed_paid_written_or_decided_can_be_changed(app: TestApp) {
        let carrier = carrier(&app).await;
        let admin = app.station_admin().await;
        let project = running(&app, &carrier, |_| {}).await;
        let _ = act(&admin, &project, "payments", &payment(1)).await.expect(200);
        let _ = act(&carrier.speaker, &project, "reports", &report(false)).await.expect(201);
        let (_, remark) = remarked(&app, &project).await;
        let _ = act(&carrier.speaker, &project, &format!("remarks/{}/answer", remark.id), &reply()).await.expect(200);
        let _ = evaluated(&app, &carrier, &[4, 4, 4], 4).await;
        let best = evaluated(&app, &carrier, &[5, 5, 5], 5).await;
        let _ = act(&admin, &best, "commendation", &because()).await.expect(200);
        let over = running(&app, &carrier, |_| {}).await;
        let _ = act(&admin, &over, "end", &because()).await.expect(200);
        let replace = app.backend() == Backend::Sqlite;
        app.sql(move |sql| {
            for forbidden in [
                "UPDATE projects SET title = 'x' WHERE signed_at IS NOT NULL",
                "UPDATE projects SET organisation_id = community_id WHERE signed_at IS NOT NULL",
                "UPDATE projects SET because = 'x' WHERE signed_at IS NOT NULL",
                "UPDATE projects SET edition = 9 WHERE state = 'ended'",
                "UPDATE projects SET outcome = 'excellent' WHERE outcome = 'passed'",
                "UPDATE projects SET result = NULL WHERE outcome IS NOT NULL",
                "DELETE FROM projects",
                "UPDATE project_contracts SET terms = '{}'",
                "UPDATE project_contracts SET state = 'refused' WHERE state = 'signed'",
                "DELETE FROM project_contracts",
                "UPDATE project_payments SET fen = 1 WHERE state = 'paid'",
                "UPDATE project_payments SET state = 'due' WHERE state = 'cancelled'",
                "DELETE FROM project_payments",
                "UPDATE project_reports SET text = 'x'",
                "DELETE FROM project_reports",
                "UPDATE project_remarks SET text = 'x'",
                "UPDATE project_remarks SET text = NULL",
                "UPDATE project_remarks SET answer = 'x' WHERE answer IS NOT NULL",
                "UPDATE project_remarks SET supervision = NOT supervision",
                "DELETE FROM project_remarks",
                "UPDATE project_events SET note = 'x'",
                "DELETE FROM project_events",
                "UPDATE project_evaluations SET effect = 5",
                "UPDATE project_evaluations SET words = 'x', account_id = NULL",
                "UPDATE project_evaluations SET seat = 'committee'",
                "DELETE FROM project_evaluations",
                "UPDATE project_commendations SET reason = 'x'",
                "DELETE FROM project_commendations",
            ] {
                assert!(!sql.admits(forbidden), "{forbidden}");
            }
            let tables = [
                "projects", "project_contracts", "project_payments", "project_reports", "project_remarks", "project_events",
                "project_evaluations", "project_commendations",
            ];
            for table in tables {
                let way_round = if replace {
                    format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
                } else {
                    format!("TRUNCATE {table}")
                };
                assert!(!sql.admits(&way_round), "{way_round}");
            }
            assert!(sql.admits("UPDATE project_remarks SET text = NULL, account_id = NULL"), "but whoever wrote it can be erased");
        })
        .await;
    }
}
