//! What open pages are told: a reader of server-sent events.

use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::Client;

/// How long one waits for an event: longer than the server stays silent.
const PATIENCE: Duration = Duration::from_secs(30);

/// Something that was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What kind of thing.
    pub name: String,
    /// From where one can go on.
    pub id: Option<String>,
    /// What is said of it.
    pub data: String,
}

impl Event {
    /// What is said of it, as a value of the contract.
    pub fn read<T: DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.data).expect("a value of the contract")
    }
}

/// A stream that somebody listens to.
#[derive(Debug)]
pub struct Events {
    response: reqwest::Response,
    said: String,
}

impl Client {
    /// Listens to what one is told; `query` says from where on.
    pub async fn listen(&self, query: &str) -> Events {
        let response = self.request(reqwest::Method::GET, &format!("/live{query}")).open().await;
        assert_eq!(response.status().as_u16(), 200, "the stream opens");
        Events {
            response,
            said: String::new(),
        }
    }
}

impl Events {
    /// The next event; `None` when the stream has ended.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            while let Some(end) = self.said.find("\n\n") {
                let frame: String = self.said.drain(..end + 2).collect();
                if let Some(event) = read(&frame) {
                    return Some(event);
                }
            }
            let chunk = tokio::time::timeout(PATIENCE, self.response.chunk()).await;
            let chunk = chunk.expect("something is said in time").expect("the stream is whole")?;
            self.said += &String::from_utf8_lossy(&chunk);
        }
    }

    /// The next event of this kind.
    pub async fn of(&mut self, name: &str) -> Event {
        loop {
            let event = self.next().await.expect("the stream goes on");
            if event.name == name {
                return event;
            }
        }
    }

    /// Everything until the stream ends.
    pub async fn all(mut self) -> Vec<Event> {
        let mut all = Vec::new();
        while let Some(event) = self.next().await {
            all.push(event);
        }
        all
    }
}

fn read(frame: &str) -> Option<Event> {
    let field = |name: &str| frame.lines().find_map(|line| Some(line.strip_prefix(name)?.to_owned()));
    Some(Event {
        name: field("event: ")?,
        id: field("id: "),
        data: field("data: ").unwrap_or_default(),
    })
}
