//! Two instances that start at once on one empty installation agree on everything.

use contract::{cases::Case, mailbox::NewMessage};
use tests::{
    Backend, make,
    place::Place,
    process::{Server, client, output},
};

tests::on_each_database! {
    async fn two_instances_start_at_once(backend: Backend) {
        let Some(place) = Place::empty(backend).await else { return };
        let (mut one, mut other) = (
            Server::spawn(place.command(), &place.log()),
            Server::spawn(place.command(), &place.log()),
        );
        one.wait_until_ready(&place.log()).await;
        other.wait_until_ready(&place.log()).await;
        let seeded = output(place.command().arg("demo"));
        assert!(seeded.status.success(), "{}", String::from_utf8_lossy(&seeded.stderr));
        let community = place.sql().words(match backend {
            Backend::Postgres => "SELECT encode(id, 'hex') AS words FROM communities ORDER BY id",
            Backend::Sqlite => "SELECT lower(hex(id)) AS words FROM communities ORDER BY id",
        });
        let community = uuid::Uuid::parse_str(&community[0]).expect("a community");
        let (secret, anonymous) = make::tracking();
        let message = NewMessage {
            community_id: community.into(),
            anonymous: Some(anonymous),
            ..make::plain()
        };
        let made: Case = client(one.address()).post("/mailbox/messages", &message).await.read(201);
        let tracked = client(other.address()).tracking(&secret).get("/cases/tracked").await;
        assert_eq!(tracked.read::<Case>(200).summary.id, made.summary.id);
    }
}
