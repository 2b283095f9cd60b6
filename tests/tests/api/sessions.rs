//! Signing in and out: codes, passwords, second factors, tokens.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    accounts::{Me, TotpSecret},
    problem::Kind,
    sessions::{CodeSent, Session},
};
use serde_json::json;
use tests::{Client, Reply, TestApp, on_each_backend, seed};

async fn try_code(app: &TestApp, phone: &str, code: &str) -> Reply {
    app.nobody()
        .post("/sessions/phone", &json!({"phone": phone, "code": code, "carrier": "bearer"}))
        .await
}

async fn ask_for_code(app: &TestApp, phone: &str) -> String {
    let before = app.codes_sent(phone);
    let _: CodeSent = app.nobody().post("/sessions/codes", &json!({"phone": phone})).await.read(202);
    tests::until("the code arrives", async || (app.codes_sent(phone) > before).then_some(())).await;
    app.code(phone).await
}

fn other_than(code: &str) -> String {
    if code == "000000" {
        "000001".to_owned()
    } else {
        "000000".to_owned()
    }
}

async fn refresh(client: &Client, token: &str) -> Reply {
    client.post("/sessions/refresh", &json!({"refresh_token": token})).await
}

fn again(app: &TestApp, session: Session) -> Client {
    let tokens = session.tokens.expect("tokens");
    app.nobody()
        .signed_in(session.me, &tokens.access_token, &tokens.refresh_token)
}

on_each_backend! {
    async fn a_code_signs_in_once_and_makes_the_account_the_first_time(app: TestApp) {
        let phone = app.phone();
        let code = ask_for_code(&app, &phone).await;
        let session: Session = try_code(&app, &phone, &code).await.read(201);
        assert!(session.me.name.is_empty() && session.me.work_name.is_none() && session.me.posts.is_empty());
        try_code(&app, &phone, &code).await.refused(Kind::ExpiredCode);
        let again = ask_for_code(&app, &phone).await;
        let second: Session = try_code(&app, &phone, &again).await.read(201);
        assert_eq!(second.me.id, session.me.id);
    }

    async fn a_code_is_good_for_five_tries(app: TestApp) {
        let phone = app.phone();
        let code = ask_for_code(&app, &phone).await;
        for _ in 0..5 {
            try_code(&app, &phone, &other_than(&code)).await.refused(Kind::WrongCode);
        }
        try_code(&app, &phone, &code).await.refused(Kind::ExpiredCode);
    }

    async fn who_mistypes_a_code_is_told_of_the_code_alone(app: TestApp) {
        let phone = app.phone();
        let code = ask_for_code(&app, &phone).await;
        let problem = try_code(&app, &phone, &other_than(&code)).await.refused(Kind::WrongCode);
        assert_eq!(problem.detail.as_deref(), Some("验证码不对，请照最新一条短信再填一次。"));
    }

    async fn the_fifth_try_may_still_be_right(app: TestApp) {
        let phone = app.phone();
        let code = ask_for_code(&app, &phone).await;
        for _ in 0..4 {
            try_code(&app, &phone, &other_than(&code)).await.refused(Kind::WrongCode);
        }
        let _ = try_code(&app, &phone, &code).await.expect(201);
    }

    async fn an_old_code_has_expired_and_says_so(app: TestApp) {
        let phone = app.phone();
        let code = ask_for_code(&app, &phone).await;
        app.run_sql("UPDATE sign_in_codes SET expires_at = 1").await;
        let problem = try_code(&app, &phone, &code).await.refused(Kind::ExpiredCode);
        assert_eq!(problem.detail.as_deref(), Some("请重新获取验证码。"), "with a way on");
    }

    async fn a_new_code_replaces_the_old_one(app: TestApp) {
        let phone = app.phone();
        let (old, new) = (ask_for_code(&app, &phone).await, ask_for_code(&app, &phone).await);
        if old != new {
            try_code(&app, &phone, &old).await.refused(Kind::WrongCode);
        }
        let _ = try_code(&app, &phone, &new).await.expect(201);
    }

    async fn a_code_opens_only_the_telephone_it_was_sent_to(app: TestApp) {
        let (phone, other) = (app.phone(), app.phone());
        let code = ask_for_code(&app, &phone).await;
        try_code(&app, &other, &code).await.refused(Kind::ExpiredCode);
    }

    async fn codes_are_not_written_in_clear(app: TestApp) {
        let phone = app.phone();
        let code = ask_for_code(&app, &phone).await;
        let rows = app.sql(|sql| sql.rows("sign_in_codes")).await.join("\n");
        let hexadecimal: String = tests::text::hexadecimal(code.as_bytes());
        assert!(!rows.contains(&hexadecimal) && !rows.contains(&format!("'{code}'")), "{rows}");
    }

    async fn a_broken_telephone_network_is_told(app: TestApp) {
        app.break_telephones(true);
        let phone = app.phone();
        app.nobody().post("/sessions/codes", &json!({"phone": phone})).await.refused(Kind::SmsFailed);
        app.break_telephones(false);
        let _ = ask_for_code(&app, &phone).await;
    }

    async fn only_mainland_numbers_get_codes(app: TestApp) {
        for phone in ["12800000001", "1380000000", "+8613800000001", "1380000000a", ""] {
            app.nobody().post("/sessions/codes", &json!({"phone": phone})).await.refused_field("/phone", "phone_form");
        }
    }

    async fn staff_sign_in_with_their_password(app: TestApp) {
        let admin = app.station_admin().await;
        let me: Me = admin.get("/me").await.read(200);
        assert_eq!((me.work_name.as_deref(), me.phone.as_deref(), me.posts.len()), (Some("驿站小李"), None, 1));
        for (login, password) in [("station.admin", "wrong password"), ("nobody.here", seed::PASSWORD), ("station.admin' --", "x")] {
            app.nobody().post("/sessions/password", &json!({"login": login, "password": password})).await.refused(Kind::WrongCredentials);
        }
    }

    async fn a_second_factor_is_asked_for_once_it_is_confirmed(app: TestApp) {
        let admin = app.station_admin().await;
        let secret: TotpSecret = admin.post("/me/totp", &json!({"password": seed::PASSWORD})).await.read(200);
        let sign_in = |totp: Option<String>| {
            let mut body = json!({"login": "station.admin", "password": seed::PASSWORD, "carrier": "bearer"});
            if let Some(totp) = totp {
                body["totp"] = totp.into();
            }
            let nobody = app.nobody();
            async move { nobody.post("/sessions/password", &body).await }
        };
        let _ = sign_in(None).await.expect(201);
        let totp = crate::totp::Totp::of(&secret.secret);
        admin.post("/me/totp/confirm", &json!({"code": totp.wrong()})).await.refused_field("/code", "code_wrong");
        let _ = admin.post("/me/totp/confirm", &json!({"code": totp.now()})).await.expect(204);
        sign_in(None).await.refused(Kind::TotpNeeded);
        sign_in(Some(totp.wrong())).await.refused(Kind::WrongCredentials);
        sign_in(Some(totp.now())).await.refused(Kind::WrongCredentials);
        let _ = sign_in(Some(totp.next())).await.expect(201);
        let me: Me = admin.get("/me").await.read(200);
        assert!(me.totp);
    }

    async fn a_changed_password_ends_the_other_sessions(app: TestApp) {
        let (here, there) = (app.station_admin().await, app.sign_in_by_password("station.admin", seed::PASSWORD).await);
        let change = |current: &str, new: &str| json!({"current": current, "new": new});
        here.post("/me/password", &change("wrong", "another long password")).await.refused_field("/current", "password_wrong");
        here.post("/me/password", &change(seed::PASSWORD, "short")).await.refused_field("/new", "password_length");
        let _ = here.post("/me/password", &change(seed::PASSWORD, "another long password")).await.expect(204);
        there.get("/me").await.refused(Kind::SessionEnded);
        let old = json!({"login": "station.admin", "password": seed::PASSWORD});
        app.nobody().post("/sessions/password", &old).await.refused(Kind::WrongCredentials);
        let _ = app.sign_in_by_password("station.admin", "another long password").await;
        let kept: Session = refresh(&here, &here.refresh_token.clone().expect("a token")).await.read(200);
        let _ = again(&app, kept).get("/me").await.expect(200);
    }

    async fn a_refresh_token_is_exchanged_for_the_next(app: TestApp) {
        let resident = app.newcomer().await;
        let token = resident.refresh_token.clone().expect("a token");
        let session: Session = refresh(&app.nobody(), &token).await.read(200);
        assert_eq!(session.me.id, resident.id());
        let next = again(&app, session);
        assert_ne!(next.refresh_token, resident.refresh_token);
        let _ = next.get("/me").await.expect(200);
        let _ = refresh(&app.nobody(), &next.refresh_token.clone().expect("a token")).await.expect(200);
    }

    async fn a_refresh_whose_answer_was_lost_can_be_repeated(app: TestApp) {
        let token = app.newcomer().await.refresh_token.expect("a token");
        let mut next = Vec::new();
        for _ in 0..3 {
            let session: Session = refresh(&app.nobody(), &token).await.read(200);
            let client = again(&app, session);
            let _ = client.get("/me").await.expect(200);
            next.push(client.refresh_token.expect("a token"));
        }
        next.dedup();
        assert_eq!(next.len(), 1, "there is one session, not three");
        let _ = refresh(&app.nobody(), &next[0]).await.expect(200);
    }

    async fn a_repeat_after_the_next_token_was_used_is_a_theft(app: TestApp) {
        let token = app.newcomer().await.refresh_token.expect("a token");
        let owner = again(&app, refresh(&app.nobody(), &token).await.read(200));
        let next = again(&app, refresh(&app.nobody(), &owner.refresh_token.clone().expect("a token")).await.read(200));
        refresh(&app.nobody(), &token).await.refused(Kind::SessionEnded);
        refresh(&app.nobody(), &next.refresh_token.clone().expect("a token")).await.refused(Kind::SessionEnded);
        next.get("/me").await.refused(Kind::SessionEnded);
    }

    async fn a_session_that_is_ended_while_it_is_renewed_has_ended(app: TestApp) {
        for everywhere in [false, true] {
            let path = if everywhere { "/sessions" } else { "/sessions/current" };
            for _ in 0..12 {
                let resident = app.newcomer().await;
                let token = resident.refresh_token.clone().expect("a token");
                let nobody = app.nobody();
                let (renewed, ended) = tokio::join!(refresh(&nobody, &token), resident.delete(path));
                assert!(matches!(renewed.status, 200 | 401), "{}", renewed.text());
                assert_eq!(ended.status, 204, "{}", ended.text());
            }
        }
        assert_eq!(app.count("refresh_tokens", "true").await, 0, "none was written past the end");
    }

    async fn a_stolen_refresh_token_ends_the_session_for_everybody(app: TestApp) {
        let resident = app.newcomer().await;
        let token = resident.refresh_token.clone().expect("a token");
        let owner: Session = refresh(&app.nobody(), &token).await.read(200);
        app.run_sql("UPDATE refresh_tokens SET used_at = used_at - 61000000 WHERE used_at IS NOT NULL").await;
        refresh(&app.nobody(), &token).await.refused(Kind::SessionEnded);
        let next = owner.tokens.expect("tokens").refresh_token;
        refresh(&app.nobody(), &next).await.refused(Kind::SessionEnded);
    }

    async fn an_old_refresh_token_has_expired(app: TestApp) {
        let token = app.newcomer().await.refresh_token.expect("a token");
        app.run_sql("UPDATE refresh_tokens SET expires_at = 1").await;
        refresh(&app.nobody(), &token).await.refused(Kind::SessionEnded);
    }

    async fn signing_out_ends_the_refresh_token(app: TestApp) {
        let resident = app.newcomer().await;
        let _ = resident.delete("/sessions/current").await.expect(204);
        refresh(&app.nobody(), &resident.refresh_token.clone().expect("a token")).await.refused(Kind::SessionEnded);
    }

    async fn signing_out_everywhere_ends_every_token_on_every_instance(app: TestApp) {
        let phone = app.phone();
        let (here, there) = (app.sign_in_by_phone(&phone).await, app.sign_in_by_phone(&phone).await);
        let elsewhere = there.at(&app.another_instance().await);
        let _ = elsewhere.get("/me").await.expect(200);
        let _ = here.delete("/sessions").await.expect(204);
        there.get("/me").await.refused(Kind::SessionEnded);
        refresh(&app.nobody(), &there.refresh_token.clone().expect("a token")).await.refused(Kind::SessionEnded);
        tests::until("the other instance knows", async || (elsewhere.get("/me").await.status == 401).then_some(())).await;
        let _ = app.sign_in_by_phone(&phone).await.get("/me").await.expect(200);
    }

    async fn a_token_that_was_tampered_with_is_no_token(app: TestApp) {
        let (resident, admin) = (app.newcomer().await, app.station_admin().await);
        let token = resident.access_token().expect("a token").to_owned();
        let parts: Vec<&str> = token.split('.').collect();
        let claims = URL_SAFE_NO_PAD.decode(parts[1]).expect("claims");
        let forged = String::from_utf8(claims).expect("text").replace(&resident.id().to_string(), &admin.id().to_string());
        let forged = URL_SAFE_NO_PAD.encode(forged);
        let none = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#);
        for bad in [
            format!("{}.{forged}.{}", parts[0], parts[2]),
            format!("{none}.{forged}."),
            format!("{none}.{}.", parts[1]),
            format!("{}.{}.", parts[0], parts[1]),
            token[..token.len() - 2].to_owned(),
            "nonsense".to_owned(),
            "..".to_owned(),
        ] {
            let reply = app.nobody().with("authorization", &format!("Bearer {bad}")).get("/me").await;
            assert_eq!(reply.status, 401, "{bad}");
            reply.problem();
        }
        for header in ["Bearer", "Bearer ", "Basic YWRtaW46YWRtaW4=", &token] {
            assert_eq!(app.nobody().with("authorization", header).get("/me").await.status, 401, "{header}");
        }
    }

    async fn a_token_of_another_installation_is_no_token(app: TestApp) {
        // The same people, other keys: what one installation signed another must not believe.
        let Some(other) = TestApp::start(app.backend()).await else { return };
        let token = other.station_admin().await.access_token().expect("a token").to_owned();
        let reply = app.nobody().with("authorization", &format!("Bearer {token}")).get("/me").await;
        assert_eq!(reply.status, 401, "{}", reply.text());
        other.stop().await;
    }

    async fn a_bad_token_is_refused_even_where_none_is_needed_to_write(app: TestApp) {
        let (_, anonymous) = tests::make::tracking();
        let message = contract::mailbox::NewMessage { anonymous: Some(anonymous), ..tests::make::plain() };
        let reply = app.nobody().with("authorization", "Bearer nonsense").post("/mailbox/messages", &message).await;
        assert_eq!(reply.status, 401, "{}", reply.text());
    }
}
