//! Prepared texts: a station's own, with what is known of the case in their blanks.

use api::templates::service;
use contract::{
    cases::{Action, Category, NewTemplate, Template},
    page::Page,
    problem::Kind,
};
use tests::{TestApp, make, on_each_backend, seed};
use uuid::Uuid;

use crate::limits_in_schema::assert_same_limits;

/// A text that is begun with when a case is taken on.
pub(crate) fn text() -> NewTemplate {
    NewTemplate {
        action: Action::Accept,
        category: None,
        title: "已收到".to_owned(),
        text: "收到（{编号}）。".to_owned(),
    }
}

fn path() -> String {
    format!("/communities/{}/templates", seed::community(0))
}

/// A text of another title each time.
pub(crate) fn another() -> NewTemplate {
    NewTemplate {
        title: make::key(),
        ..text()
    }
}

/// Such a text, as the station's admin writes it down.
pub(crate) async fn written(app: &TestApp) -> Template {
    app.station_admin().await.put(&path(), &another()).await.read(200)
}

async fn prepare(app: &TestApp, words: &str) {
    let new = NewTemplate {
        text: words.to_owned(),
        ..text()
    };
    let prepared = move |conn: &mut api::db::Conn| {
        let NewTemplate {
            action,
            category,
            title,
            text,
        } = new.clone();
        service::prepare(
            conn,
            seed::community(0),
            &Template {
                id: Uuid::now_v7().into(),
                action,
                category,
                title,
                text,
                version: 1,
            },
        )
    };
    assert!(app.db().await.write(prepared).await.expect("a text"), "it is new");
}

#[test]
fn browsers_and_the_server_refuse_the_same_texts() {
    assert_same_limits::<NewTemplate>("NewTemplate", &serde_json::json!(text()));
}

on_each_backend! {
    async fn the_blanks_of_a_text_are_filled_in_from_the_case(app: TestApp) {
        prepare(&app, "收到（{编号}，{category}）。{驿站} {phone}。{别的} {").await;
        let (made, admin) = (make::message(&app).title("张建军家电梯噪音").await, app.station_admin().await);
        let listed: Page<Template> = admin.get(&format!("/templates?action=accept&case_id={}", made.id())).await.read(200);
        let summary = &made.case.summary;
        let station = made.case.station.clone().expect("a station");
        let kind = contract::terms::category(summary.category).to(contract::Language::Chinese);
        let expected = format!("收到（{}，{kind}）。{} {}。{{别的}} {{", summary.number, station.name, station.phone);
        assert_eq!(listed.items.iter().map(|each| each.text.as_str()).collect::<Vec<_>>(), [expected]);
    }

    async fn they_are_for_the_desk_of_the_case(app: TestApp) {
        prepare(&app, "收到（{编号}）。").await;
        let made = make::message(&app).await;
        let path = format!("/templates?action=accept&case_id={}", made.id());
        app.foreign_admin().await.get(&path).await.refused(Kind::NotFound);
        made.by.get(&path).await.refused(Kind::NotFound);
        app.nobody().get(&path).await.refused(Kind::Unauthenticated);
        let raw: Page<Template> = app.station_admin().await.get("/templates?action=accept").await.read(200);
        assert_eq!(raw.items[0].text, "收到（{编号}）。", "without a case they are as they were written");
    }

    async fn whoever_is_in_charge_writes_them_and_takes_them_away(app: TestApp) {
        let admin = app.station_admin().await;
        let first: Template = admin.put(&path(), &text()).await.read(200);
        let again = NewTemplate { text: "收到，请打 {电话}。".to_owned(), category: Some(Category::Noise), ..text() };
        let changed: Template = admin.put_over(1, &path(), &again).await.read(200);
        assert_eq!((changed.id, changed.text.as_str(), changed.category), (first.id, "收到，请打 {电话}。", Some(Category::Noise)));
        for (wrong, field, code) in [
            (NewTemplate { action: Action::Rate, ..text() }, "/action", "template_action"),
            (NewTemplate { text: "{性名}您好".to_owned(), ..text() }, "/text", "template_blank"),
            (NewTemplate { title: "短".to_owned(), ..text() }, "/title", "title_length"),
            // Whoever names no version has seen none.
            (text(), "/title", "template_taken"),
        ] {
            admin.put(&path(), &wrong).await.refused_field(field, code);
        }
        assert_eq!(app.count("audit_entries", "act = 'set_rule'").await, 2);
        let _ = admin.delete(&format!("/templates/{}", first.id)).await.expect(204);
        admin.delete(&format!("/templates/{}", first.id)).await.refused(Kind::NotFound);
        let left: Page<Template> = admin.get("/templates?action=accept").await.read(200);
        assert_eq!(left.items, []);
        admin.put_over(2, &path(), &again).await.refused(Kind::NotFound);
    }

    async fn who_saves_later_is_shown_what_the_other_saved(app: TestApp) {
        let (admin, second) = (app.station_admin().await, app.second_admin().await);
        let written: Template = admin.put(&path(), &text()).await.read(200);
        assert_eq!(written.version, 1);
        let words = |words: &str| NewTemplate { text: words.to_owned(), ..text() };
        let first: Template = admin.put_over(1, &path(), &words("甲")).await.read(200);
        assert_eq!(first.version, 2);
        let late = second.put_over(1, &path(), &words("乙")).await.refused(Kind::Stale);
        let now: Template = serde_json::from_value(late.now.expect("how it stands")).expect("a text");
        assert_eq!(now, first);
        let kept: Template = second.put_over(now.version, &path(), &words("乙")).await.read(200);
        assert_eq!((kept.version, kept.text.as_str()), (3, "乙"));
    }

    async fn of_two_who_save_at_once_one_is_told(app: TestApp) {
        let (admin, second) = (app.station_admin().await, app.second_admin().await);
        let (path, new) = (path(), text());
        for expected in [422, 412] {
            let write = async |by: &tests::Client, words: &str| {
                let new = NewTemplate { text: words.to_owned(), ..new.clone() };
                if expected == 422 { by.put(&path, &new).await } else { by.put_over(1, &path, &new).await }
            };
            let (one, other) = tokio::join!(write(&admin, "甲"), write(&second, "乙"));
            let mut told = [one.status, other.status];
            told.sort_unstable();
            assert_eq!(told, [200, expected]);
        }
        assert_eq!(app.count("templates", "title = '已收到'").await, 1);
    }
}
