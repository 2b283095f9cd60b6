//! Cases on their way to being public: asked about, agreed to, prepared, published.

use contract::{
    cases::{Because, Case},
    ids::CaseId,
    publication::{ChosenPhoto, PublicCase, PublicCaseSummary, PublicWording, Publication, Publish},
};
use reqwest::Method;

use crate::{Client, Reply, TestApp, make::Made};

/// Asks the reporter of an answered case, who agrees.
pub async fn agreed(app: &TestApp, made: &mut Made) {
    asked(app, made).await;
    made.case = made.act(&made.by, "consent", &Because::default()).await.read(200);
}

/// Asks the reporter of an answered case.
pub async fn asked(app: &TestApp, made: &mut Made) {
    // Not the station's administrator, whom other tests sign out.
    let street = app.street_admin().await;
    made.case = made.act(&street, "ask-consent", &Because::default()).await.read(200);
}

/// What is prepared of a case, or its own words.
pub async fn prepared(by: &Client, made: &Made) -> Publication {
    by.get(&format!("{}/publication", made.url())).await.read(200)
}

/// Words that name nobody, with every picture as it is.
pub fn harmless(publication: &Publication) -> PublicWording {
    PublicWording {
        title: "楼道电梯有异响".to_owned(),
        body: "电梯夜里有很大的响声。".to_owned(),
        answer: "导轨已更换，异响消除。".to_owned(),
        kept: Vec::new(),
        photos: publication
            .photos
            .iter()
            .map(|photo| ChosenPhoto {
                id: photo.id,
                areas: Vec::new(),
            })
            .collect(),
    }
}

/// Saves what is to be public.
pub async fn save(by: &Client, made: &Made, wording: &PublicWording) -> Reply {
    let path = format!("{}/publication", made.url());
    by.request(Method::PUT, &path).json(wording).send().await
}

/// Publishes this edition.
pub async fn publish(by: &Client, made: &Made, edition: u32) -> Reply {
    made.act(by, "publish", &Publish { edition }).await
}

/// Makes an answered case public in harmless words; how it stands then.
pub async fn published(app: &TestApp, made: &mut Made) -> Publication {
    agreed(app, made).await;
    let street = app.street_admin().await;
    let wording = harmless(&prepared(&street, made).await);
    let saved: Publication = save(&street, made, &wording).await.read(200);
    made.case = publish(&street, made, saved.edition).await.read::<Case>(200);
    prepared(&street, made).await
}

/// What everybody may read of a community.
pub async fn list(app: &TestApp, community: u16) -> Vec<PublicCaseSummary> {
    let path = format!("/communities/{}/published", crate::seed::community(community));
    app.nobody()
        .get(&path)
        .await
        .read::<contract::page::Page<PublicCaseSummary>>(200)
        .items
}

/// What everybody may read of a case.
pub async fn read(app: &TestApp, id: CaseId) -> PublicCase {
    app.nobody().get(&format!("/published/{id}")).await.read(200)
}
