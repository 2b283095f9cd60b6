//! Sealed competition: until the deadline nobody learns anything of the plans of others, by any path.

use chrono::Duration;
use contract::{
    calls::{CallState, EndCall, Plan, PlanCall},
    page::Page,
    problem::Kind,
};
use serde_json::json;
use tests::{
    make,
    needs::{answered, call, call_seen, call_url, checked, look, of_community, organisation, plan, plan_url, send},
    on_each_backend,
};

use super::refused;

on_each_backend! {
    async fn until_the_deadline_everybody_reads_their_own_plan_and_nothing_of_others(app: TestApp) {
        let call = call(&app).await;
        let (first, one) = organisation(&app, "暖阳社工中心").await;
        let (second, other) = organisation(&app, "邻里互助会").await;
        let before = app.nobody().get(&call_url(&call, "")).await.text();
        let sent = send(&one, &call, first, &plan("绝密方案")).await;
        assert_eq!(app.nobody().get(&call_url(&call, "")).await.text(), before, "not even that there is one");
        let everybody = [
            app.nobody(),
            other.clone(),
            app.resident("李建国").await,
            app.social_worker().await,
            app.station_admin().await,
            app.second_admin().await,
            app.foreign_admin().await,
            app.street_admin().await,
            app.foreign_street_admin().await,
        ];
        for reader in &everybody {
            let paths = [
                call_url(&call, ""),
                of_community("plan-calls"),
                of_community("needs"),
                plan_url(&call, first),
                format!("/plans/{}", sent.id),
                "/me/notifications".to_owned(),
                format!("/audit?community_id={}", call.community_id),
            ];
            for path in paths {
                let text = reader.get(&path).await.text();
                for secret in ["绝密方案", "周老师", &sent.id.to_string()] {
                    assert!(!text.contains(secret) || path.contains(secret), "{path}: {secret}");
                }
            }
            assert_eq!(call_seen(reader, &call).await.plans, []);
        }
        let own = call_seen(&one, &call).await;
        assert_eq!((own.plans.len(), own.plans[0].contact.as_deref()), (1, Some("周老师 0512-66667777")));
        let _ = other.put(&plan_url(&call, first), &plan("冒名")).await.refused(Kind::Forbidden);
        let _ = other.delete(&plan_url(&call, first)).await.refused(Kind::Forbidden);
        let admin = app.station_admin().await;
        let _: PlanCall = refused(&admin.post(&format!("/plans/{}/check", sent.id), &checked(true)).await, "call_state");
        let _ = send(&other, &call, second, &plan("另一个方案")).await;
        let _ = look(&app, call.deadline - Duration::microseconds(1)).await;
        assert_eq!(call_seen(&other, &call).await.plans.len(), 1);
    }

    async fn what_was_read_before_is_not_told_again_after(app: TestApp) {
        let call = call(&app).await;
        let (id, speaker) = organisation(&app, "暖阳社工中心").await;
        let (nobody, path) = (app.nobody(), call_url(&call, ""));
        let read = |tag: Option<String>| {
            let request = nobody.request(reqwest::Method::GET, &path);
            match tag {
                Some(tag) => request.header("if-none-match", &tag).send(),
                None => request.send(),
            }
        };
        let tag = read(None).await.header("etag").map(str::to_owned);
        let _ = send(&speaker, &call, id, &plan("周末餐桌")).await;
        assert_eq!(read(None).await.json::<PlanCall>().plans, []);
        let _ = look(&app, call.deadline).await;
        let after = read(tag).await;
        assert_eq!((after.status, after.json::<PlanCall>().plans.len()), (200, 1));
        let elsewhere = app.another_instance().await;
        assert_eq!(nobody.at(&elsewhere).get(&path).await.json::<PlanCall>().plans.len(), 1);
    }

    async fn afterwards_everybody_reads_all_but_the_contacts(app: TestApp) {
        let (call, speakers) = answered(&app, 2).await;
        assert_eq!(call.state, CallState::Checking);
        let contacts = |call: &PlanCall| call.plans.iter().map(|plan| plan.contact.is_some()).collect::<Vec<_>>();
        assert_eq!(contacts(&call), [false, false]);
        assert_eq!(contacts(&call_seen(&speakers[0].1, &call).await), [true, false]);
        assert_eq!(contacts(&call_seen(&app.social_worker().await, &call).await), [true, true]);
        assert_eq!(contacts(&call_seen(&app.foreign_admin().await, &call).await), [false, false]);
        let (id, speaker) = &speakers[0];
        let changed = plan("周末餐桌，改过");
        let now: PlanCall = refused(&speaker.put_over(1, &plan_url(&call, *id), &changed).await, "deadline_passed");
        assert_eq!(now.plans.len(), 2);
        let _: PlanCall = refused(&speaker.delete(&plan_url(&call, *id)).await, "deadline_passed");
        let page: Page<PlanCall> = app.nobody().get(&of_community("plan-calls")).await.read(200);
        assert!(page.items[0].plans.is_empty());
    }

    async fn a_plan_in_the_last_second_is_among_the_public_ones_or_refused(app: TestApp) {
        let call = call(&app).await;
        let (id, speaker) = organisation(&app, "暖阳社工中心").await;
        let (path, sent) = (plan_url(&call, id), plan("周末餐桌"));
        let (reply, looked) = tokio::join!(speaker.put(&path, &sent), look(&app, call.deadline));
        assert_eq!(looked.unsealed, 1);
        let public = call_seen(&app.nobody(), &call).await.plans.len();
        match reply.status {
            200 => assert_eq!(public, 1),
            409 => assert_eq!(public, 0),
            other => panic!("{other}: {}", reply.text()),
        }
    }

    async fn what_ends_before_its_deadline_stays_sealed(app: TestApp) {
        let call = call(&app).await;
        let (id, speaker) = organisation(&app, "暖阳社工中心").await;
        let _ = send(&speaker, &call, id, &plan("周末餐桌")).await;
        let end = EndCall { reason: "需求已由物业解决。".to_owned() };
        let ended: PlanCall = app.station_admin().await.post(&call_url(&call, "/end"), &end).await.read(200);
        assert_eq!((ended.state, ended.plans), (CallState::Ended, Vec::new()));
        let _ = look(&app, call.deadline).await;
        assert_eq!(call_seen(&app.station_admin().await, &call).await.plans, []);
        assert_eq!(call_seen(&speaker, &call).await.plans.len(), 1);
    }

    async fn a_plan_is_sent_once_changed_by_who_saw_the_latest_and_taken_back_whole(app: TestApp) {
        let call = call(&app).await;
        let (id, speaker) = organisation(&app, "暖阳社工中心").await;
        let (path, sent) = (plan_url(&call, id), plan("周末餐桌"));
        let first: Plan = speaker.put(&path, &sent).await.read(200);
        let again: Plan = speaker.put(&path, &sent).await.read(200);
        assert_eq!((first.version, &first), (1, &again), "sent again it is the same");
        let changed = plan("周末餐桌，改过");
        let stale = speaker.put(&path, &changed).await.refused(Kind::Stale);
        assert_eq!(stale.now.expect("how it stands")["plan"]["title"], json!("周末餐桌"));
        let second: Plan = speaker.put_over(1, &path, &changed).await.read(200);
        assert_eq!((second.version, second.plan.title.as_str()), (2, "周末餐桌，改过"));
        let _ = speaker.put_over(1, &path, &sent).await.refused(Kind::Stale);
        let _ = speaker.delete(&path).await.expect(204);
        let _ = speaker.delete(&path).await.refused(Kind::NotFound);
        assert_eq!(app.count("plans", "true").await, 0);
        let (one, two) = tokio::join!(speaker.put(&path, &sent), speaker.put(&path, &changed));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [200, 412], "one plan for each organisation");
        assert_eq!(app.count("plans", "true").await, 1);
    }

    async fn a_lost_answer_to_a_call_is_given_again(app: TestApp) {
        let (admin, key) = (app.station_admin().await, make::key());
        let new = tests::needs::new_call();
        let one: PlanCall = admin.post_once(&key, &of_community("plan-calls"), &new).await.read(201);
        let two: PlanCall = admin.post_once(&key, &of_community("plan-calls"), &new).await.read(201);
        assert_eq!(one.id, two.id);
    }
}
