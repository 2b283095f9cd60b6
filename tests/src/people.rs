//! People: each signs in as they would in life, once a test, and stays signed in.

use api::moment::Moment;
use contract::{
    accounts::MeChange,
    privacy::{CONSENT_VERSION, ConsentChange, ConsentKind},
    sessions::{Carrier, CodeRequest, PasswordSignIn, PhoneSignIn},
};

use crate::{Client, TestApp, seed, sms, until};

impl Client {
    /// Signs in with a password.
    pub async fn sign_in(self, login: &str, password: &str) -> Self {
        let request = PasswordSignIn {
            login: login.to_owned(),
            password: password.to_owned(),
            totp: None,
            new_password: None,
            carrier: Carrier::Bearer,
        };
        let session = self.post("/sessions/password", &request).await.read(201);
        self.with_session(session)
    }

    /// Signs in with a code from a text message of this telephone network.
    pub(crate) async fn sign_in_by_phone(self, phone: &str, network: &str) -> Self {
        let request = CodeRequest { phone: phone.to_owned() };
        let _ = self.post("/sessions/codes", &request).await.expect(202);
        let request = PhoneSignIn {
            phone: phone.to_owned(),
            code: until("a code arrives", async || sms::code(network, phone)).await,
            carrier: Carrier::Bearer,
        };
        let session = self.post("/sessions/phone", &request).await.read(201);
        self.with_session(session)
    }

    /// Becomes a resident of community 0 who has consented.
    pub(crate) async fn settle(&self, name: &str) {
        let change = MeChange {
            name: Some(name.to_owned()),
            community_id: Some(seed::community(0)),
            ..MeChange::default()
        };
        let _ = self.patch("/me", &change).await.expect(200);
        let consent = ConsentChange {
            kind: ConsentKind::Handling,
            version: CONSENT_VERSION,
            granted: true,
        };
        let _ = self.post("/me/consents", &consent).await.expect(200);
    }
}

impl TestApp {
    /// A resident of community 0 who has consented; the same one for the same name.
    pub async fn resident(&self, name: &str) -> Client {
        let mut known = self.known().lock().await;
        if let Some(client) = known.get(name) {
            return client.clone();
        }
        let client = self.newcomer().await;
        client.settle(name).await;
        known.insert(name.to_owned(), client.clone());
        client
    }

    /// A resident of community 0 who has consented and has this number.
    pub async fn resident_of(&self, name: &str, phone: &str) -> Client {
        let client = self.sign_in_by_phone(phone).await;
        client.settle(name).await;
        client
    }

    /// Somebody who has just signed in for the first time and consented to nothing.
    pub async fn newcomer(&self) -> Client {
        self.sign_in_by_phone(&self.phone()).await
    }

    /// Signs in with a code from a text message.
    pub async fn sign_in_by_phone(&self, phone: &str) -> Client {
        self.nobody().sign_in_by_phone(phone, self.network()).await
    }

    /// A resident of community 0 who volunteers there.
    pub async fn volunteer(&self) -> Client {
        let mut known = self.known().lock().await;
        if let Some(client) = known.get("volunteer\0") {
            return client.clone();
        }
        let (phone, keys, moment) = (self.phone(), self.keys(), Moment::now());
        let volunteer = api::accounts::service::NewResident {
            id: moment.id(),
            phone: phone.clone(),
            name: "陈小雨".to_owned(),
            community_id: seed::community(0),
            cell_id: Some(seed::cell(0, 0)),
            street_id: seed::street(0),
            volunteer: true,
            officer: false,
        };
        let written = self
            .db()
            .await
            .write(move |conn| api::accounts::service::ensure_resident(conn, &keys, &volunteer, moment))
            .await;
        written.expect("a volunteer");
        let client = self.sign_in_by_phone(&phone).await;
        known.insert("volunteer\0".to_owned(), client.clone());
        client
    }

    /// A liaison officer of community 0, by name; signs in once.
    pub async fn officer(&self, name: &str) -> Client {
        let mut known = self.known().lock().await;
        let key = format!("officer\0{name}");
        if let Some(client) = known.get(&key) {
            return client.clone();
        }
        let client = self.officer_of(name, &self.phone()).await;
        known.insert(key, client.clone());
        client
    }

    /// A liaison officer of community 0 who has this number.
    pub async fn officer_of(&self, name: &str, phone: &str) -> Client {
        let (keys, moment) = (self.keys(), Moment::now());
        let officer = api::accounts::service::NewResident {
            id: moment.id(),
            phone: phone.to_owned(),
            name: name.to_owned(),
            community_id: seed::community(0),
            cell_id: Some(seed::cell(0, 0)),
            street_id: seed::street(0),
            volunteer: false,
            officer: true,
        };
        let written = self
            .db()
            .await
            .write(move |conn| api::accounts::service::ensure_resident(conn, &keys, &officer, moment))
            .await;
        written.expect("an officer");
        self.sign_in_by_phone(phone).await
    }

    /// A seeded member of staff, by login; signs in once.
    pub async fn staff(&self, login: &str) -> Client {
        let mut known = self.known().lock().await;
        if let Some(client) = known.get(login) {
            return client.clone();
        }
        let client = self.sign_in_by_password(login, seed::PASSWORD).await;
        known.insert(login.to_owned(), client.clone());
        client
    }

    /// Lets everybody who was asked for sign in anew the next time.
    pub async fn forget_people(&self) {
        self.known().lock().await.clear();
    }

    /// Signs in with a password, anew.
    pub async fn sign_in_by_password(&self, login: &str, password: &str) -> Client {
        self.nobody().sign_in(login, password).await
    }

    /// The admin of community 0's station.
    pub async fn station_admin(&self) -> Client {
        self.staff("station.admin").await
    }

    /// Another admin of the same station.
    pub async fn second_admin(&self) -> Client {
        self.staff("station.second").await
    }

    /// A social worker of community 0.
    pub async fn social_worker(&self) -> Client {
        self.staff("social.worker").await
    }

    /// The admin of community 1's station.
    pub async fn foreign_admin(&self) -> Client {
        self.staff("foreign.admin").await
    }

    /// The admin of the street of communities 0 and 1.
    pub async fn street_admin(&self) -> Client {
        self.staff("street.admin").await
    }

    /// The admin of another street.
    pub async fn foreign_street_admin(&self) -> Client {
        self.staff("foreign.street").await
    }
}
