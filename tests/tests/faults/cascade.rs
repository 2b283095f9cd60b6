//! A thousand say at once that they cannot come, and the server that hears it is killed half-way: for each the next best is
//! asked once, nothing that was said is lost, and nobody is asked twice.
//!
//! Who was asked is put into the database at once; every answer, and everything that follows from it, is the server's.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use contract::teams::{LeadSheet, OfferAnswer, Service};
use tests::{
    Backend, Client, Redis, Sql,
    place::Place,
    process::{self, Server},
    seed,
    teams::{always, day, new, sheet, taken_on, url, volunteer_url},
    text::hexadecimal,
    within,
};
use tokio::task::JoinSet;
use uuid::Uuid;

/// How many requests there are, and as many volunteers' offers.
const OFFERS: usize = 1_000;
/// Those who decline, each so many offers.
const DECLINERS: usize = 25;
/// Those who can be asked instead.
const OTHERS: usize = 60;
/// How long somebody says it again before they give up.
const PATIENCE: Duration = Duration::from_mins(2);
/// Days over which the requests lie.
const DAYS: usize = 56;

/// Where answers are sent: the servers that run.
#[derive(Clone)]
struct Doors(Arc<Mutex<Vec<String>>>);

impl Doors {
    fn set(&self, open: Vec<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = open;
    }

    /// One of them, by turns; nothing while no server runs.
    fn any(&self, turn: usize) -> Option<String> {
        let open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.get(turn % open.len().max(1)).cloned()
    }
}

/// Bytes as a database writes them in SQL.
fn bytes(sql: &Sql, bytes: &[u8]) -> String {
    let digits = hexadecimal(bytes);
    match sql {
        Sql::Postgres(_) => format!("'\\x{digits}'::bytea"),
        Sql::Sqlite(_) => format!("x'{digits}'"),
    }
}

/// A statement that adds a row like another, but for some columns.
fn like(columns: &[String], table: &str, which: &str, others: &[(&str, &str)]) -> String {
    let value = |column: &String| {
        let other = others.iter().find(|(name, _)| name == column);
        other.map_or_else(|| format!("\"{column}\""), |(_, value)| (*value).to_owned())
    };
    let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    let values: Vec<String> = columns.iter().map(value).collect();
    format!(
        "INSERT INTO {table} ({}) SELECT {} FROM {table} WHERE {which};",
        names.join(", "),
        values.join(", ")
    )
}

/// Somebody who volunteers and was taken on.
async fn volunteer(place: &Place, server: &Server, admin: &Client, number: usize) -> Client {
    let client = place.resident_of(server, &format!("1395550{number:04}"), "志愿者").await;
    let _ = client.put("/me/volunteering", &sheet()).await.expect(200);
    let _ = admin.post(&volunteer_url(&client, ""), &taken_on()).await.expect(200);
    client
}

/// One request whose lead has said yes and whose volunteer was asked, as the station does it.
async fn first(server: &Server, admin: &Client, asked: &Client) -> Service {
    let lead = process::client(server.address())
        .sign_in("social.worker", seed::PASSWORD)
        .await;
    let own = LeadSheet {
        free: always(),
        most: 30,
        ..LeadSheet::default()
    };
    let _ = lead.put("/me/leading", &own).await.expect(200);
    let mut request = new();
    request.day = day(1);
    request.person.phone = Some("13955599999".to_owned());
    let service: Service = admin.post("/services", &request).await.read(201);
    let team = serde_json::json!({"lead": lead.id(), "volunteers": [asked.id()]});
    let _ = admin.post(&url(&service, "/team"), &team).await.expect(200);
    let yes = OfferAnswer {
        accept: true,
        reason: None,
    };
    let _ = lead.post(&url(&service, "/answer"), &yes).await.expect(200);
    service
}

/// As many requests like the first as there are offers, each with its volunteer, and others who can be asked.
fn multiply(sql: &mut Sql, service: &Service, decliners: &[Client]) -> Vec<Uuid> {
    let [accounts, volunteers, services, offers] =
        ["accounts", "volunteers", "services", "service_offers"].map(|table| sql.columns(table));
    let model = bytes(sql, decliners[0].id().uuid().as_bytes());
    let of_first = bytes(sql, service.summary.id.uuid().as_bytes());
    let mut all = String::from("BEGIN;");
    for _ in 0..OTHERS {
        let id = bytes(sql, Uuid::new_v4().as_bytes());
        let apart = [("id", id.as_str()), ("phone_sealed", "NULL"), ("phone_digest", "NULL")];
        all += &like(&accounts, "accounts", &format!("id = {model}"), &apart);
        let own = [("account_id", id.as_str())];
        all += &like(&volunteers, "volunteers", &format!("account_id = {model}"), &own);
    }
    let mut ids = vec![service.summary.id.uuid()];
    for number in 1..OFFERS {
        let id = Uuid::new_v4();
        let (key, day) = (
            bytes(sql, id.as_bytes()),
            format!("'{}'", day(i64::try_from(1 + number % DAYS).expect("days"))),
        );
        let part = format!("'{}'", ["morning", "afternoon", "evening"][number / DAYS % 3]);
        let named = format!("'F-{number}'");
        let when = [("day", day.as_str()), ("part", part.as_str())];
        let request = [&when[..], &[("id", key.as_str()), ("number", named.as_str())]].concat();
        all += &like(&services, "services", &format!("id = {of_first}"), &request);
        for (role, account) in [
            ("lead", None),
            (
                "volunteer",
                Some(bytes(sql, decliners[number % DECLINERS].id().uuid().as_bytes())),
            ),
        ] {
            let offer = bytes(sql, Uuid::new_v4().as_bytes());
            let mut apart = [&when[..], &[("id", offer.as_str()), ("service_id", key.as_str())]].concat();
            apart.extend(account.as_deref().map(|account| ("account_id", account)));
            let which = format!("service_id = {of_first} AND role = '{role}'");
            all += &like(&offers, "service_offers", &which, &apart);
        }
        ids.push(id);
    }
    sql.run(&(all + "COMMIT;"));
    ids
}

/// Says no, as a telephone does: again and again until a server has heard it.
async fn decline(by: Client, id: Uuid, turn: usize, doors: Doors) {
    let no = OfferAnswer {
        accept: false,
        reason: Some("那天要带孙子".to_owned()),
    };
    let (path, begun) = (format!("/services/{id}/answer"), Instant::now());
    loop {
        if let Some(door) = doors.any(turn) {
            let said = by.at(&door).request(reqwest::Method::POST, &path).json(&no).try_send().await;
            match said {
                Ok(reply) if reply.status == 200 => return,
                // A server on its way down may refuse, or be gone; whoever is not heard says it again.
                Ok(reply) => assert!(matches!(reply.status, 408 | 500..), "{} {}", reply.status, reply.text()),
                Err(_) => {}
            }
        }
        assert!(begun.elapsed() < PATIENCE, "nobody hears {path}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// How many of the offers were declined so far.
fn declined(place: &Place) -> usize {
    let heard = "SELECT count(*) AS number FROM service_offers WHERE state = 'declined'";
    usize::try_from(place.sql().number(heard)).expect("a number")
}

/// Everything that was said is there once, and for each of them somebody else was asked once.
fn check(place: &Place) {
    let mut sql = place.sql();
    let week = match sql {
        Sql::Postgres(_) => "date_trunc('week', day::date)",
        Sql::Sqlite(_) => "date(day, 'weekday 0', '-6 days')",
    };
    let mut is = |what: &str, query: &str, expected: usize| {
        assert_eq!(usize::try_from(sql.number(query)), Ok(expected), "{what}");
    };
    let count = |rest: &str| format!("SELECT count(*) AS number FROM {rest}");
    is("every no is kept", &count("service_offers WHERE state = 'declined'"), OFFERS);
    is(
        "and is told of once",
        &count("service_events WHERE action = 'decline'"),
        OFFERS,
    );
    is(
        "the next is asked",
        &count("service_offers WHERE role = 'volunteer' AND state = 'open'"),
        OFFERS,
    );
    is(
        "which is told of once",
        &count("service_events WHERE action = 'ask_next'"),
        OFFERS,
    );
    // The two of the first request were asked by the station itself.
    is(
        "and to each of them",
        &count("notifications WHERE kind = 'service_offered'"),
        OFFERS + 2,
    );
    let threes = "(SELECT service_id FROM service_offers GROUP BY service_id HAVING count(*) <> 3) AS odd";
    is("nobody but the next", &count(threes), 0);
    let twice =
        "(SELECT service_id, account_id FROM service_offers GROUP BY service_id, account_id HAVING count(*) > 1) AS twice";
    is("nobody is asked twice", &count(twice), 0);
    is(
        "every request waits for its answer",
        &count("services WHERE state = 'offered'"),
        OFFERS,
    );
    let torn = "(SELECT account_id FROM service_offers WHERE role = 'volunteer' AND state = 'open' \
                GROUP BY account_id, day, part HAVING count(*) > 1) AS torn";
    is("nobody is asked to be in two places", &count(torn), 0);
    let often = format!(
        "(SELECT account_id FROM service_offers WHERE role = 'volunteer' AND state = 'open' \
         GROUP BY account_id, {week} HAVING count(*) > {}) AS often",
        sheet().most
    );
    is("nor more often than they want", &count(&often), 0);
}

tests::on_each_database! {
    async fn a_thousand_decline_at_once_and_the_next_are_asked(backend: Backend) {
        let Some(place) = Place::seeded(backend).await else { return };
        // SQLite is one server's, which is started again; on PostgreSQL there are two, which share Redis.
        let redis = match backend {
            Backend::Postgres => Redis::start().await,
            Backend::Sqlite => None,
        };
        let command = || {
            let mut command = place.command();
            if let Some(redis) = &redis {
                command.env("LIANXIN_REDIS__URL", redis.url());
            }
            command
        };
        let mut one = Server::ready(command(), &place.log()).await;
        let admin = process::client(one.address()).sign_in("station.admin", seed::PASSWORD).await;
        let mut decliners = Vec::new();
        for number in 0..DECLINERS {
            decliners.push(volunteer(&place, &one, &admin, number).await);
        }
        let service = first(&one, &admin, &decliners[0]).await;
        let ids = multiply(&mut place.sql(), &service, &decliners);
        let two = match backend {
            Backend::Postgres => Some(Server::ready(command(), &place.log()).await),
            Backend::Sqlite => None,
        };
        let open = [Some(&one), two.as_ref()].into_iter().flatten().map(|server| server.address().to_owned());
        let doors = Doors(Arc::new(Mutex::new(open.collect())));
        let mut saying = JoinSet::new();
        for (number, id) in ids.into_iter().enumerate() {
            saying.spawn(decline(decliners[number % DECLINERS].clone(), id, number, doors.clone()));
        }
        within(Duration::from_mins(1), "half of them are heard", async || (declined(&place) >= OFFERS / 2).then_some(())).await;
        one.kill();
        let last = match two {
            Some(two) => two,
            None => Server::ready(command(), &place.log()).await,
        };
        doors.set(vec![last.address().to_owned()]);
        saying.join_all().await;
        check(&place);
    }
}
