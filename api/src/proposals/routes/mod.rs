//! The addresses of proposals.

mod answering;
mod changing;
mod drafting;
mod following;
mod joining;
mod lists;
mod signing;
mod writing;

use contract::ids::CommunityId;

use crate::{cases::office::Office, http::Routes, http::tag_of};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .configure(lists::routes)
        .configure(writing::routes)
        .configure(drafting::routes)
        .configure(joining::routes)
        .configure(signing::routes)
        .configure(following::routes)
        .configure(answering::routes);
}

/// The name under which the lists of a community are kept.
fn shelf(community: CommunityId) -> String {
    format!("proposals:{community}")
}

/// Makes the lists of a community that are kept unfindable, after a change was committed.
pub(crate) async fn changed(office: &Office, community: CommunityId) {
    office.cache.advance(&[shelf(community)]).await;
}

/// Where a list is kept, if the cache is there.
async fn list_key(office: &Office, community: CommunityId, query: &str) -> Option<String> {
    let name = shelf(community);
    let generation = office.cache.generation(&name).await?;
    Some(format!("list:{name}:{generation}:{}", tag_of(query.as_bytes())))
}
