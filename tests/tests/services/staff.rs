//! Staff from the command line: who may hold what, who is let in again, whose post ends.

use contract::{accounts::TotpSecret, problem::Kind};
use serde_json::json;
use tests::{TestApp, on_each_backend, process, seed};

use crate::here::{Here, on_each_database, refused, said, told, why};

const PASSWORD: &str = "a password to type";

fn command(app: &TestApp, words: &[&str]) -> Option<std::process::Command> {
    let mut command = process::command(&process::binary()?, app.folder(), app.database().url());
    command.arg("admin").args(words);
    Some(command)
}

on_each_database! {
    async fn a_role_is_held_where_it_belongs(here: Here) {
        here.places();
        for (number, (role, place, fits)) in [
            ("station-admin", &["--community", "梧桐社区"][..], true),
            ("station-admin", &[], false),
            ("station-admin", &["--street", "清河街道"], false),
            ("social-worker", &["--community", "桂花社区", "--street", "清河街道"], true),
            ("social-worker", &[], false),
            ("street-admin", &[], true),
            ("street-admin", &["--street", "清河街道"], true),
            ("street-admin", &["--community", "梧桐社区"], false),
            ("station-admin", &["--community", "没有的社区"], false),
        ]
        .into_iter()
        .enumerate()
        {
            let (login, mut create) = (format!("staff{number}"), here.command());
            create.args(["admin", "create", "--login", &login, "--work-name", "小李", "--role", role]).args(place);
            let output = told(&mut create, PASSWORD);
            if fits {
                assert!(output.status.success(), "{role} {place:?}: {}", String::from_utf8_lossy(&output.stderr));
            } else {
                assert!(why(&output).contains("社区") || why(&output).contains("--community"), "{role} {place:?}: {}", why(&output));
            }
            assert_eq!(here.count("accounts", &format!("login = '{login}'")), i64::from(fits), "{role} {place:?}");
        }
        assert_eq!(here.count("posts", "(role = 'street_admin') <> (community_id IS NULL)"), 0);
    }

    async fn a_login_is_given_once_and_a_password_is_long(here: Here) {
        here.places();
        let create = || {
            let mut create = here.command();
            create.args(["admin", "create", "--login", "xiaoli", "--work-name", "小李", "--community", "梧桐社区"]);
            create
        };
        assert!(why(&told(&mut create(), "short")).contains("10 characters"));
        assert!(told(&mut create(), PASSWORD).status.success());
        assert!(why(&told(&mut create(), PASSWORD)).contains("xiaoli is taken"));
        assert_eq!(here.count("accounts", "login IS NOT NULL"), 1);
    }
}

on_each_backend! {
    async fn who_lost_password_and_telephone_is_let_in_again(app: TestApp) {
        let admin = app.station_admin().await;
        let secret: TotpSecret = admin.post("/me/totp", &json!({"password": seed::PASSWORD})).await.read(200);
        assert!(!secret.secret.is_empty());
        // As if the first code had been shown.
        app.run_sql("UPDATE accounts SET totp_confirmed = TRUE WHERE login = 'station.admin'").await;
        let sign_in = json!({"login": "station.admin", "password": seed::PASSWORD});
        app.nobody().post("/sessions/password", &sign_in).await.refused(Kind::TotpNeeded);
        let Some(mut reset) = command(&app, &["reset", "--login", "Station.Admin"]) else { return };
        let output = told(&mut reset, PASSWORD);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        app.nobody().post("/sessions/password", &sign_in).await.refused(Kind::WrongCredentials);
        let body = json!({"refresh_token": admin.refresh_token});
        app.nobody().post("/sessions/refresh", &body).await.refused(Kind::SessionEnded);
        let _ = app.sign_in_by_password("station.admin", PASSWORD).await;

        let printed = said(&mut command(&app, &["reset", "--login", "station.admin", "--generate"]).expect("the binary"));
        let (_, password) = printed.trim().rsplit_once("password: ").expect("a password");
        let _ = app.sign_in_by_password("station.admin", password).await;
        let unknown = refused(&mut command(&app, &["reset", "--login", "nobody.here", "--generate"]).expect("the binary"));
        assert!(unknown.contains("nobody.here"), "{unknown}");
    }

    async fn a_post_that_is_revoked_gives_no_right_any_more(app: TestApp) {
        let community = seed::community(0).to_string();
        let words = ["revoke", "--login", "social.worker", "--role", "social-worker", "--community", &community];
        let Some(mut revoke) = command(&app, &words) else { return };
        let _ = said(&mut revoke);
        let worker = app.social_worker().await;
        assert!(worker.me().posts.is_empty());
        worker.get("/cases?scope=desk").await.refused(Kind::Forbidden);
        let again = refused(&mut command(&app, &words).expect("the binary"));
        assert!(again.contains("social.worker"), "{again}");
    }

    async fn what_the_operator_does_stands_in_the_audit_log(app: TestApp) {
        let Some(mut reset) = command(&app, &["reset", "--login", "station.admin", "--generate"]) else { return };
        let _ = said(&mut reset);
        assert_eq!(app.count("audit_entries", "act = 'reset_password' AND account_id IS NULL AND role = 'system'").await, 1);
        let verify = || {
            let mut verify = process::command(&process::binary().expect("the binary"), app.folder(), app.database().url());
            verify.args(["audit", "verify"]);
            verify
        };
        assert!(said(&mut verify()).contains("清河街道: the chain is whole, entries: 1"));
        let drop = match app.backend() {
            tests::Backend::Postgres => "DROP TRIGGER audit_entries_stay ON audit_entries",
            tests::Backend::Sqlite => "DROP TRIGGER audit_entries_stay",
        };
        app.run_sql(drop).await;
        app.run_sql("UPDATE audit_entries SET at = 1").await;
        assert!(refused(&mut verify()).contains("broken at entry 1"));
    }
}
