//! Builders: a message, a case at some point of its life.

use std::{
    future::{Future, IntoFuture},
    pin::Pin,
};

use contract::{
    cases::{Accept, Answer, Case, Category, NameShown, Rating},
    ids::{CaseId, CommunityId},
    mailbox::{Anonymous, NewMessage, Tracking},
    photos::{Claim, Upload},
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Client, Reply, TestApp, pictures, seed};

/// A message as anybody might send it.
pub fn plain() -> NewMessage {
    NewMessage {
        community_id: seed::community(0),
        cell_id: None,
        title: "3号楼电梯夜里有异响".to_owned(),
        body: "最近一周每天半夜电梯都有很大的响声，老人睡不好。".to_owned(),
        category: Category::Facilities,
        address: None,
        point: None,
        photos: Vec::new(),
        name_shown: NameShown::default(),
        anonymous: None,
        joins: None,
    }
}

/// A rating of a contented resident.
pub fn rating() -> Rating {
    Rating {
        contacted: true,
        resolved: true,
        satisfaction: 5,
        comment: Some("办得很快".to_owned()),
    }
}

/// A fresh tracking secret, as text, and the digest that the server keeps of it.
pub fn tracking() -> (String, Anonymous) {
    let secret = Tracking::new(Uuid::new_v4().into_bytes());
    let tracking_digest = format!("{:x}", Sha256::digest(secret.bytes()));
    (secret.to_string(), Anonymous { tracking_digest })
}

/// A fresh idempotency key.
pub fn key() -> String {
    Uuid::new_v4().to_string()
}

/// Uploads a picture and gives what claims it.
pub async fn claim(by: &Client, picture: Vec<u8>) -> Claim {
    let Upload { id, claim } = by.upload("image/jpeg", picture).await.read(201);
    Claim { id, claim }
}

/// Uploads a document called 回复函.pdf and gives what claims it.
pub async fn document(by: &Client) -> Claim {
    let Upload { id, claim } = by
        .upload_document("%E5%9B%9E%E5%A4%8D%E5%87%BD.pdf", pictures::pdf())
        .await
        .read(201);
    Claim { id, claim }
}

/// Sends a message; from the resident 王秀兰, unless it says otherwise. Wait for it to have it sent.
pub fn message(app: &TestApp) -> Message {
    Message {
        app: app.clone(),
        by: None,
        secret: None,
        letter: plain(),
        stage: Stage::Submitted,
    }
}

/// A message that is being put together.
pub struct Message {
    app: TestApp,
    by: Option<Client>,
    secret: Option<String>,
    letter: NewMessage,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Submitted,
    Accepted,
    Answered,
    Rated,
}

impl Message {
    /// Sent by this resident.
    #[must_use]
    pub fn by(mut self, client: &Client) -> Self {
        self.by = Some(client.clone());
        self
    }

    /// Sent without credentials, to be followed with a tracking secret.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        let (secret, anonymous) = tracking();
        self.by = Some(self.app.nobody());
        self.secret = Some(secret);
        self.letter.anonymous = Some(anonymous);
        self
    }

    /// With this title.
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        title.clone_into(&mut self.letter.title);
        self
    }

    /// With this body.
    #[must_use]
    pub fn body(mut self, body: &str) -> Self {
        body.clone_into(&mut self.letter.body);
        self
    }

    /// For this community.
    #[must_use]
    pub fn community(mut self, community: CommunityId) -> Self {
        self.letter.community_id = community;
        self
    }

    /// Changed in any other way.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut NewMessage)) -> Self {
        change(&mut self.letter);
        self
    }

    /// With these pictures, uploaded by nobody in particular.
    pub async fn photos(mut self, pictures: &[Vec<u8>]) -> Self {
        for picture in pictures {
            self.letter.photos.push(claim(&self.app.nobody(), picture.clone()).await);
        }
        self
    }

    /// And accepted by the station.
    #[must_use]
    pub fn accepted(mut self) -> Self {
        self.stage = Stage::Accepted;
        self
    }

    /// And accepted and answered by the station.
    #[must_use]
    pub fn answered(mut self) -> Self {
        self.stage = Stage::Answered;
        self
    }

    /// And accepted, answered and rated.
    #[must_use]
    pub fn rated(mut self) -> Self {
        self.stage = Stage::Rated;
        self
    }

    async fn send(self) -> Made {
        let by = match self.by {
            Some(by) => by,
            None => self.app.resident("王秀兰").await,
        };
        let case: Case = by.post("/mailbox/messages", &self.letter).await.read(201);
        let reporter = self
            .secret
            .as_deref()
            .map_or_else(|| by.clone(), |secret| by.tracking(secret));
        let mut made = Made {
            case,
            by: reporter,
            secret: self.secret,
        };
        if self.stage > Stage::Submitted {
            made.accepted(&self.app.station_admin().await).await;
        }
        if self.stage > Stage::Accepted {
            made.answered(&self.app.station_admin().await).await;
        }
        if self.stage > Stage::Answered {
            made.case = made.act(&made.by, "rating", &rating()).await.read(200);
        }
        made
    }
}

impl IntoFuture for Message {
    type Output = Made;
    type IntoFuture = Pin<Box<dyn Future<Output = Made>>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A case that was made.
#[derive(Debug, Clone)]
pub struct Made {
    /// The case, as its reporter last saw it; as the station saw it, once that has acted.
    pub case: Case,
    /// Its reporter: the resident, or nobody with the tracking secret.
    pub by: Client,
    /// The tracking secret of an anonymous case.
    pub secret: Option<String>,
}

impl Made {
    /// Its identifier.
    pub fn id(&self) -> CaseId {
        self.case.summary.id
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("/cases/{}", self.id())
    }

    /// Does something with it.
    pub async fn act(&self, by: &Client, action: &str, body: &impl Serialize) -> Reply {
        by.post(&format!("{}/{action}", self.url()), body).await
    }

    /// Accepts it.
    pub async fn accepted(&mut self, by: &Client) {
        let accept = Accept {
            text: Some("已收到，今天下午上门查看。".to_owned()),
            ..Accept::default()
        };
        self.case = self.act(by, "accept", &accept).await.read(200);
    }

    /// Answers it.
    pub async fn answered(&mut self, by: &Client) {
        let answer = Answer::saying("电梯导轨已更换，夜间噪音已消除。".to_owned());
        self.case = self.act(by, "answer", &answer).await.read(200);
    }

    /// Reads it, as this client may.
    pub async fn seen_by(&self, client: &Client) -> Case {
        client.get(&self.url()).await.read(200)
    }
}
