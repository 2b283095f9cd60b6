//! Requests that somebody else sends again, as they were.

use std::sync::Arc;

use contract::TRACKING;
use reqwest::header::{AUTHORIZATION, HeaderName};

use crate::{Client, Reply};

impl Reply {
    /// Sends a request, and keeps it beside what comes.
    pub(crate) async fn to(http: &reqwest::Client, request: reqwest::Request, what: String) -> reqwest::Result<Self> {
        let sent = request.try_clone().map(Arc::new);
        let response = http.execute(request).await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok(Self {
            status,
            headers,
            body: response.bytes().await?,
            what,
            sent,
        })
    }
}

impl Client {
    /// Sends what somebody else was given this answer to, as oneself.
    pub async fn repeat(&self, answered: &Reply) -> Reply {
        let sent = answered.sent.as_ref().and_then(|sent| sent.try_clone());
        let mut request = sent.expect("a request that can be sent again");
        let headers = request.headers_mut();
        headers.remove(AUTHORIZATION);
        headers.remove(TRACKING);
        for (name, value) in &self.headers {
            let name: HeaderName = name.parse().expect("a header's name");
            headers.insert(name, value.parse().expect("a header's value"));
        }
        let what = format!("{} again", answered.what);
        Reply::to(&self.http, request, what.clone())
            .await
            .unwrap_or_else(|error| panic!("{what}: no answer: {error:?}"))
    }
}
