//! Letters and visits to the window, and what is forgotten of whoever came, wrote or called.

use api::{moment::Moment, photos::PhotoStore, privacy::retention};
use contract::{
    cases::{CaseSummary, Channel, State},
    contacts::{Person, Recorded, Way},
    page::Page,
};
use tests::{
    calls::{NUMBER, letter, person, taken},
    make, on_each_backend, pictures, seed,
};

on_each_backend! {
    async fn a_letter_is_entered_with_its_picture_and_taken_on_by_whoever_enters_it(app: TestApp) {
        let worker = app.social_worker().await;
        let mut entry = letter();
        entry.photos = vec![make::claim(&worker, pictures::jpeg()).await];
        let recorded: Recorded = worker.post_once(&make::key(), "/entries", &entry).await.read(201);
        assert_eq!((recorded.case.channel, recorded.case.state), (Channel::Letter, State::Accepted));
        assert_eq!(recorded.contact.at, entry.received_at, "when it came, not when it was entered");
        let case: contract::cases::Case = worker.get(&format!("/cases/{}", recorded.case.id)).await.read(200);
        assert_eq!(case.photos.len(), 1);
        assert_eq!(case.first_responder.and_then(|voice| voice.work_name).as_deref(), Some("社工阿芳"));
    }

    async fn a_visit_stands_in_the_queue_as_a_visit(app: TestApp) {
        let admin = app.station_admin().await;
        let mut entry = letter();
        entry.way = Way::Visit;
        entry.person.phone = None;
        let recorded: Recorded = admin.post_once(&tests::make::key(), "/entries", &entry).await.read(201);
        let queue: Page<CaseSummary> = admin.get("/cases?channel=visit").await.read(200);
        assert_eq!(queue.items, [recorded.case]);
    }

    async fn what_came_in_the_future_has_not_come(app: TestApp) {
        let mut entry = letter();
        entry.received_at += chrono::Duration::days(3);
        app.station_admin().await.post("/entries", &entry).await.refused_field("/received_at", "in_future");
    }

    async fn names_and_numbers_go_with_the_text_of_the_case(app: TestApp) {
        let _ = taken(&app, |call| {
            call.person.name = Some("独一无二的人".to_owned());
            call.matter.answer = Some("可以到驿站自助办理。".to_owned());
        }).await;
        let pictures = PhotoStore::open(app.settings()).expect("the pictures");
        let later = Moment::at(Moment::now().time() + chrono::Duration::days(1_096));
        let _ = retention::sweep(&app.db().await, &pictures, app.settings(), later).await.expect("swept");
        assert!(!app.sql(tests::Sql::everything).await.contains("独一无二"));
        assert_eq!(app.count("contacts", "name IS NULL AND phone_sealed IS NULL AND phone_digest IS NULL").await, 1);
    }

    async fn names_and_numbers_go_with_the_account_that_holds_the_number(app: TestApp) {
        let phone = app.phone();
        let stranger = taken(&app, |call| {
            call.person = Person { name: Some("独一无二的人".to_owned()), ..person(&phone) };
        }).await;
        let resident = app.sign_in_by_phone(&phone).await;
        let _ = resident.patch("/me", &serde_json::json!({"community_id": seed::community(0)})).await.expect(200);
        let other = taken(&app, |_| {}).await;
        let _ = resident.delete("/me").await.expect(204);
        let known = app.bytes(other.contact.id.uuid().as_bytes());
        assert_eq!(app.count("contacts", &format!("phone_digest IS NOT NULL AND id = {known}")).await, 1, "{NUMBER} is somebody else's");
        assert!(!app.sql(tests::Sql::everything).await.contains("独一无二"), "nor in what the desk was answered");
        let gone = app.bytes(stranger.contact.id.uuid().as_bytes());
        assert_eq!(app.count("contacts", &format!("phone_digest IS NULL AND phone_sealed IS NULL AND name IS NULL AND id = {gone}")).await, 1);
    }
}
