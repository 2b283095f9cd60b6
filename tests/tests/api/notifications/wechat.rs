//! WeChat: whom a mini-program knows, and the subscription messages they get.

use chrono::TimeDelta;
use contract::{addresses::ReachWays, outbox::DeliveryWay};
use serde_json::{Value, json};
use tests::{Client, TestApp, inbox::prefer, make, on_each_backend};

use super::outbox::{hand_over_in, wakeful};

/// Somebody who is told through WeChat only, at any hour.
async fn reader(app: &TestApp) -> Client {
    let reader = wakeful(app, &app.phone()).await;
    let ways: ReachWays = reader
        .put("/me/addresses/wechat", &json!({"code": "of-wang"}))
        .await
        .read(200);
    let known = ways
        .items
        .iter()
        .find(|way| way.way == DeliveryWay::WeChat)
        .expect("an open way");
    assert!(known.address.is_some() && known.pending.is_none());
    prefer(&reader, |wanted| wanted.ways = vec![DeliveryWay::WeChat]).await;
    reader
}

async fn arrives(app: &TestApp, many: usize) -> Vec<Value> {
    tests::until("a message", async || {
        let _ = hand_over_in(app, TimeDelta::zero()).await;
        let all = app.wechat_messages();
        (all.len() >= many).then_some(all)
    })
    .await
}

on_each_backend! {
    async fn who_opens_the_mini_program_is_told_there(app: TestApp) {
        let made = make::message(&app).by(&reader(&app).await).answered().await;
        let message = arrives(&app, 1).await.remove(0);
        assert_eq!((&message["touser"], &message["template_id"]), (&json!("openid-wang"), &json!("template-1")));
        let thing = message["data"]["thing1"]["value"].as_str().expect("what happened");
        assert!(thing.starts_with("您的诉求") && thing.chars().count() <= 20, "{thing}");
        assert!(!message.to_string().contains("电梯"));
        assert_eq!(app.count("outbox", "way = 'wechat' AND state = 'sent'").await, 1);
        assert_eq!(made.case.summary.number.len(), 15);
    }

    async fn a_code_that_wechat_does_not_know_binds_nobody(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        resident.put("/me/addresses/wechat", &json!({"code": "made up"})).await.refused_field("/code", "wechat_code");
        assert_eq!(app.count("reach_addresses", "true").await, 0);
    }

    async fn who_gave_no_further_consent_is_not_tried_again(app: TestApp) {
        let reader = reader(&app).await;
        app.refuse_wechat(Some(43_101));
        let _ = make::message(&app).by(&reader).answered().await;
        tests::until("it is given up", async || {
            let _ = hand_over_in(&app, TimeDelta::zero()).await;
            (app.count("outbox", "state = 'dead' AND fault = 'refused' AND tries = 1").await == 1).then_some(())
        })
        .await;
    }

    async fn a_token_that_ran_out_is_replaced(app: TestApp) {
        let reader = reader(&app).await;
        let _ = make::message(&app).by(&reader).answered().await;
        let _ = arrives(&app, 1).await;
        app.forget_wechat_token();
        let _ = make::message(&app).by(&reader).answered().await;
        let senders = api::outside::Senders::open(app.settings()).expect("the ways out");
        let (db, keys) = (app.db().await, app.keys());
        let sweep = async |hours: i64| {
            let then = api::moment::Moment::at(api::moment::Moment::now().time() + TimeDelta::hours(hours));
            api::notifications::outbox::sweep(&db, &keys, &senders, TimeDelta::zero(), then).await.expect("a look")
        };
        let _ = sweep(1).await;
        app.forget_wechat_token();
        let _ = make::message(&app).by(&reader).answered().await;
        assert_eq!(sweep(2).await, 0, "WeChat does not know the token any more");
        assert_eq!(sweep(3).await, 1, "another one was asked for");
        assert_eq!(app.wechat_messages().len(), 3);
    }
}
