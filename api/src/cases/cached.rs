//! Answers about cases, kept ready.
//!
//! Every change advances the generations of what it touches; a key holds the generation it was read under, so an
//! answer that was read before a change can never be found after it, however late it is put away.

use std::time::Duration;

use bytes::{BufMut, Bytes, BytesMut};
use contract::ids::{AccountId, CaseId, CommunityId, Id, StreetId};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    access::{Access, Host},
    model::Party,
};
use crate::{
    cache::Cache,
    error::{Error, Result},
    http::tag_of,
    places::Places,
};

/// Lists depend on the clock (overdue), so they are kept shortly.
const KEEP_LIST: Duration = Duration::from_secs(10);
/// Instances that share no cache do not hear of each other's changes; this is how long one may show the past.
const KEEP_CASE: Duration = Duration::from_secs(10);

/// A body and its entity tag.
#[derive(Debug, Clone)]
pub(crate) struct Ready {
    pub(crate) tag: String,
    pub(crate) body: Bytes,
}

impl Ready {
    /// A case at a version; the tag begins with the version, so that `If-Match` can name it.
    pub(super) fn case(version: u32, body: Vec<u8>) -> Self {
        Self {
            tag: case_tag(version, &body),
            body: body.into(),
        }
    }

    pub(crate) fn list(body: Vec<u8>) -> Self {
        Self {
            tag: tag_of(&body),
            body: body.into(),
        }
    }

    /// The tag of a case that was kept as an answer.
    ///
    /// # Errors
    /// When the answer is no case.
    pub(super) fn tag_of_answer(body: &str) -> Result<String> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let case: Versioned = serde_json::from_str(body).map_err(Error::internal)?;
        Ok(case_tag(case.version, body.as_bytes()))
    }

    pub(crate) fn pack(&self) -> Bytes {
        let mut packed = BytesMut::with_capacity(1 + self.tag.len() + self.body.len());
        packed.put_u8(u8::try_from(self.tag.len()).unwrap_or_default());
        packed.put_slice(self.tag.as_bytes());
        packed.put_slice(&self.body);
        packed.freeze()
    }

    fn unpack(mut packed: Bytes) -> Option<Self> {
        let length = usize::from(*packed.first()?);
        if packed.len() < 1 + length {
            return None;
        }
        let body = packed.split_off(1 + length);
        let tag = std::str::from_utf8(&packed[1..]).ok()?.to_owned();
        Some(Self { tag, body })
    }
}

fn case_tag(version: u32, body: &[u8]) -> String {
    format!("\"{version}-{}", &tag_of(body)[1..])
}

/// Which list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shelf {
    Mine(AccountId),
    Recorded(AccountId),
    Community(CommunityId),
    Street(StreetId),
}

impl Shelf {
    fn name(self) -> String {
        match self {
            Self::Mine(account) => format!("mine:{account}"),
            Self::Recorded(account) => format!("recorded:{account}"),
            Self::Community(community) => format!("desk:{community}"),
            Self::Street(street) => format!("street:{street}"),
        }
    }
}

/// Where a list is kept, if the cache is there.
pub(super) async fn list_key(cache: &Cache, shelf: Shelf, query: &str) -> Option<String> {
    let name = shelf.name();
    let generation = cache.generation(&name).await?;
    Some(format!("list:{name}:{generation}:{}", tag_of(query.as_bytes())))
}

pub(crate) async fn list(cache: &Cache, key: Option<&str>) -> Option<Ready> {
    Ready::unpack(cache.get(key?).await?)
}

pub(crate) async fn keep_list(cache: &Cache, key: Option<String>, ready: &Ready) {
    if let Some(key) = key {
        cache.put(&key, ready.pack(), KEEP_LIST).await;
    }
}

/// Where an answer about what everybody reads of a community's cases is kept: it is found until one of its cases changes.
pub(crate) async fn public_key(cache: &Cache, community: CommunityId, what: &str) -> Option<String> {
    let name = Shelf::Community(community).name();
    let generation = cache.generation(&name).await?;
    Some(format!("public:{name}:{generation}:{}", tag_of(what.as_bytes())))
}

/// Makes what everybody reads of a community's cases unfindable, after a change was committed.
pub(crate) async fn public_changed(cache: &Cache, community: CommunityId) {
    cache.advance(&[Shelf::Community(community).name()]).await;
}

/// The prefix under which a case is kept, if the cache is there.
pub(super) async fn case_key(cache: &Cache, id: CaseId) -> Option<String> {
    let name = format!("case:{id}");
    let generation = cache.generation(&name).await?;
    Some(format!("{name}:{generation}"))
}

/// Who may read the case, if it is kept.
pub(super) async fn access(cache: &Cache, key: Option<&str>) -> Option<Access> {
    let packed = cache.get(key?).await?;
    let (ids, tracking) = packed.split_at_checked(6 * 16)?;
    let [community, reporter, recorder, host, a, b] = ids.as_chunks::<16>().0 else {
        return None;
    };
    let tracking: [u8; 32] = tracking.try_into().ok()?;
    Some(Access {
        community: Uuid::from_bytes(*community).into(),
        reporter: somebody(reporter),
        recorder: somebody(recorder),
        host: match (somebody(host), somebody(a), somebody(b)) {
            (Some(community), ..) => Host::Community(community),
            (None, None, None) => Host::Nobody,
            (None, a, b) => Host::People([a, b]),
        },
        tracking: (tracking != [0; 32]).then_some(tracking),
    })
}

/// Whoever or whatever has this identifier; nobody has none.
fn somebody<T>(id: &[u8; 16]) -> Option<Id<T>> {
    Some(Uuid::from_bytes(*id)).filter(|id| !id.is_nil()).map(Into::into)
}

fn nobody<T>(id: Option<Id<T>>) -> [u8; 16] {
    id.map(Id::uuid).unwrap_or_default().into_bytes()
}

pub(super) async fn case(cache: &Cache, key: Option<&str>, party: Party) -> Option<Ready> {
    Ready::unpack(cache.get(&for_party(key?, party)).await?)
}

pub(super) async fn keep_case(cache: &Cache, key: Option<String>, access: &Access, party: Party, ready: &Ready) {
    let Some(key) = key else { return };
    let (host, [a, b]) = match access.host {
        Host::Nobody => (None, [None; 2]),
        Host::Community(community) => (Some(community), [None; 2]),
        Host::People(people) => (None, people),
    };
    let mut packed = BytesMut::with_capacity(6 * 16 + 32);
    packed.put_slice(access.community.uuid().as_bytes());
    for id in [
        nobody(access.reporter),
        nobody(access.recorder),
        nobody(host),
        nobody(a),
        nobody(b),
    ] {
        packed.put_slice(&id);
    }
    packed.put_slice(&access.tracking.unwrap_or_default());
    cache.put(&for_party(&key, party), ready.pack(), KEEP_CASE).await;
    cache.put(&key, packed.freeze(), KEEP_CASE).await;
}

fn for_party(key: &str, party: Party) -> String {
    let party = match party {
        Party::Reporter => 'r',
        Party::Station => 's',
        Party::Street => 't',
        Party::Host => 'h',
        Party::Recorder => 'w',
        Party::Stranger => 'x',
    };
    format!("{key}:{party}")
}

/// Makes everything that is kept about a case unfindable, after a change was committed.
pub(crate) async fn changed(cache: &Cache, places: &Places, id: CaseId, access: &Access) {
    let recorder = access.recorder.map(Shelf::Recorded);
    let street = places
        .place(access.community)
        .ok()
        .map(|place| Shelf::Street(place.street_id));
    let reporter = access.reporter.map(Shelf::Mine);
    let shelves = [Some(Shelf::Community(access.community)), reporter, recorder, street];
    let mut names = vec![format!("case:{id}")];
    names.extend(shelves.into_iter().flatten().map(Shelf::name));
    cache.advance(&names).await;
}

/// Makes what is kept of these cases unfindable, after it was committed that more is told of them. Whose case became part of one of them
/// reads it once what is kept of theirs has run out.
pub(crate) async fn told_more(cache: &Cache, cases: &[CaseId]) {
    let names: Vec<String> = cases.iter().map(|id| format!("case:{id}")).collect();
    if !names.is_empty() {
        cache.advance(&names).await;
    }
}

#[cfg(test)]
mod tests {
    use super::Ready;

    #[test]
    fn what_is_kept_comes_back() {
        let ready = Ready::case(7, b"{}".to_vec());
        assert!(ready.tag.starts_with("\"7-"));
        let back = Ready::unpack(ready.pack()).expect("packed");
        assert_eq!((back.tag, back.body), (ready.tag, ready.body));
        assert!(Ready::unpack(bytes::Bytes::new()).is_none());
    }
}
