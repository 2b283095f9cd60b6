//! What of somebody is kept with needs and calls, and what goes with them; and what nobody changes.

use contract::{needs::CommunityNeed, privacy::Export};
use tests::{
    needs::{answer, call, call_seen, look, on_notice, organisation, plan, seen, send},
    on_each_backend,
};

use super::{objected, said};

on_each_backend! {
    async fn who_goes_takes_their_objections_and_contacts_along(app: TestApp) {
        let (need, admin) = (on_notice(&app).await, app.station_admin().await);
        let (answered, path) = objected(&app, "needs", &need.id.to_string()).await;
        let _ = admin.post(&path, &answer(false)).await.expect(200);
        let (waiting, _) = objected(&app, "needs", &need.id.to_string()).await;
        let export: Export = answered.get("/me/export").await.read(200);
        assert_eq!((export.objections.len(), export.objections[0].title.as_str()), (1, need.title.as_str()));
        assert!(export.objections[0].objection.mine);
        for gone in [&answered, &waiting] {
            let _ = gone.delete("/me").await.expect(204);
        }
        let after: CommunityNeed = seen(&app.nobody(), &need).await;
        assert_eq!((after.unanswered, after.objections.len()), (0, 1), "what nobody answered goes whole");
        assert_eq!(after.objections[0].reason, None);
        assert!(after.objections[0].answer.is_some(), "the answer stays");
        assert_eq!(look(&app, need.notice_until.expect("a notice")).await.ended, 1);
        assert_eq!(app.count("agenda_objections", "account_id IS NOT NULL OR reason IS NOT NULL").await, 0);
    }

    async fn a_contact_is_sealed_and_goes_with_who_gave_it(app: TestApp) {
        let (call, (id, speaker)) = (call(&app).await, organisation(&app, "暖阳社工中心").await);
        let _ = send(&speaker, &call, id, &plan("周末餐桌")).await;
        let export: Export = speaker.get("/me/export").await.read(200);
        assert_eq!(export.plan_contacts[0].contact, "周老师 0512-66667777");
        let _ = look(&app, call.deadline).await;
        let _ = speaker.delete("/me").await.expect(204);
        let plans = call_seen(&app.station_admin().await, &call).await.plans;
        assert_eq!((plans.len(), plans[0].contact.as_deref()), (1, None), "the plan is the organisation's");
        assert_eq!(app.count("plans", "contact IS NOT NULL OR account_id IS NOT NULL").await, 0);
    }

    async fn whatever_writes_to_the_database_what_happened_stays(app: TestApp) {
        let need = on_notice(&app).await;
        for sql in [
            "UPDATE agenda_events SET reason = 'x'",
            "DELETE FROM agenda_events",
            "INSERT INTO agenda_events SELECT * FROM agenda_events WHERE position = 1",
        ] {
            assert!(!app.sql(move |db| db.admits(sql)).await, "{sql}");
        }
        assert_eq!(said(&seen(&app.nobody(), &need).await), ["list", "accept", "put_to_vote", "choose"]);
    }
}
