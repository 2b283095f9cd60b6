//! A call that is not saved yet: on the device from its first second, and gone from there once the server has it.

use contract::{
    DateTime, Utc,
    cases::NameShown,
    contacts::{Advice, FurtherCall, NewCall, Talk},
    ids::{CaseId, CommunityId},
};
use kit::{browser, drafts, json, store, time};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use super::told::Told;

/// Under which name it is kept.
const NAME: &str = "call";

/// A call as far as it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// Counts the changes: of two kept drafts the later one is the call.
    pub(super) revision: u32,
    /// Names the act of saving it, so that it is saved once.
    pub(super) key: String,
    #[serde(deserialize_with = "contract::time::read")]
    pub(super) started_at: DateTime<Utc>,
    /// How long it took, once it was sent.
    pub(super) seconds: Option<u32>,
    pub(super) community: CommunityId,
    pub(super) said: Told,
    pub(super) nameless: bool,
    pub(super) callback: bool,
    pub(super) when: String,
    pub(super) advice: Option<Advice>,
    /// The case it belongs to, if it is to be none of its own.
    pub(super) case: Option<CaseId>,
    /// The older case that its own is merged into once it is saved, and that one's number.
    #[serde(default)]
    pub(super) merge: Option<(CaseId, String)>,
}

impl Draft {
    /// A call that begins now.
    pub(super) fn begin(community: CommunityId) -> Self {
        Self {
            revision: 0,
            key: browser::new_key(),
            started_at: time::now(),
            seconds: None,
            community,
            said: Told::nothing(),
            nameless: false,
            callback: false,
            when: String::new(),
            advice: None,
            case: None,
            merge: None,
        }
    }

    /// The call that was going on, as the device remembers it at once.
    pub(super) fn recall() -> Option<Self> {
        json::read(&drafts::recall(NAME)?)
    }

    /// The same, as the device remembers it after a crash.
    pub(super) async fn recall_surely() -> Option<Self> {
        json::read(&store::get(NAME).await.ok()??.as_string()?)
    }

    /// Keeps it in both memories of the device: one is there at once, the other survives a crash.
    pub(super) fn keep(mut self) -> Self {
        self.revision += 1;
        let text = json::write(&self);
        drafts::write(NAME, &text);
        spawn_local(async move {
            // A device without room still has the first memory.
            store::put(&[(NAME.to_owned(), text.into())]).await.ok();
        });
        self
    }

    /// Forgets the call: it was saved, or discarded.
    pub(super) fn forget() {
        drafts::write(NAME, "");
        spawn_local(async { store::remove(&[NAME.to_owned()]).await.unwrap_or_default() });
    }

    /// How many seconds it took so far.
    pub(super) fn talked(&self) -> u32 {
        let so_far = (time::now() - self.started_at).num_seconds().max(0);
        let so_far = u32::try_from(so_far).unwrap_or_default();
        self.seconds.unwrap_or(so_far).min(contract::contacts::MOST_SECONDS)
    }

    fn talk(&self) -> Talk {
        Talk {
            started_at: self.started_at,
            seconds: self.talked(),
            callback: self.callback.then(|| self.when.trim().to_owned()),
            advice: self.advice,
        }
    }

    /// The call about a case that is there already.
    pub(super) fn further(&self) -> FurtherCall {
        let words = [self.said.title.trim(), self.said.body.trim()];
        FurtherCall {
            person: self.said.person(),
            talk: self.talk(),
            text: words
                .iter()
                .copied()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }

    /// The call that becomes a case, once it has a category.
    pub(super) fn whole(&self) -> Option<NewCall> {
        let name_shown = if self.nameless { NameShown::Nobody } else { NameShown::Staff };
        Some(NewCall {
            person: self.said.person(),
            matter: self.said.matter(self.community, name_shown)?,
            talk: self.talk(),
        })
    }
}
