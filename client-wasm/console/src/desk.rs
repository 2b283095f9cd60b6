//! Who sits at the desk and which communities they answer for.

use std::rc::Rc;

use contract::{
    accounts::{Me, Post, Role},
    ids::{CellId, CommunityId},
    places::{Cell, Community},
};
use kit::hooks::use_shared;
use yew::prelude::*;

/// What every page of the console needs to know.
#[derive(Clone, PartialEq)]
pub(crate) struct Desk {
    /// Who is signed in.
    pub(crate) me: Rc<Me>,
    /// The communities they answer for.
    pub(crate) communities: Rc<Vec<Community>>,
    /// Moves whenever the queue should look again.
    pub(crate) tick: u32,
    /// Says that the queue should look again.
    pub(crate) touch: Callback<()>,
}

impl Desk {
    /// The desk of this person, who may see those of `all` communities that they have a post for.
    pub(crate) fn new(me: Rc<Me>, all: Vec<Community>, tick: u32, touch: Callback<()>) -> Self {
        let communities = all
            .into_iter()
            .filter(|community| me.posts.iter().any(|post| reaches(post, community)))
            .collect();
        Self {
            me,
            communities: Rc::new(communities),
            tick,
            touch,
        }
    }

    /// A community by its id.
    pub(crate) fn community(&self, id: CommunityId) -> Option<&Community> {
        self.communities.iter().find(|community| community.id == id)
    }

    /// The grid cells of one community, or of all.
    pub(crate) fn cells(&self, of: Option<CommunityId>) -> impl Iterator<Item = &Cell> {
        self.communities
            .iter()
            .filter(move |community| of.is_none_or(|id| community.id == id))
            .flat_map(|community| &community.cells)
    }

    /// Where a case is, in words: the cell, and the community where there are several.
    pub(crate) fn place_of(&self, community: CommunityId, cell: Option<CellId>, name_community: bool) -> Option<String> {
        let community = self.community(community)?;
        let cell = cell.and_then(|id| community.cells.iter().find(|cell| cell.id == id));
        let named = name_community && (self.communities.len() > 1 || cell.is_none());
        let parts: Vec<&str> = named
            .then_some(community.name.as_str())
            .into_iter()
            .chain(cell.map(|cell| cell.name.as_str()))
            .collect();
        Some(parts.join(" · ")).filter(|words| !words.is_empty())
    }
}

/// Whether a post is one of those that work at this console.
fn works_here(post: &Post) -> bool {
    matches!(post.role, Role::StationAdmin | Role::StreetAdmin | Role::SocialWorker)
}

/// Whether somebody has anything to do here.
pub(crate) fn is_staff(me: &Me) -> bool {
    me.posts.iter().any(works_here)
}

fn reaches(post: &Post, community: &Community) -> bool {
    works_here(post)
        && post
            .community_id
            .map_or(post.street_id == community.street_id, |id| id == community.id)
}

/// The desk.
#[hook]
pub(crate) fn use_desk() -> Desk {
    let nobody = use_memo((), |()| nobody());
    use_shared::<Desk>().unwrap_or_else(|| (*nobody).clone())
}

/// A desk at which nobody sits, for a component that is rendered outside of one.
fn nobody() -> Desk {
    let me = Me {
        id: contract::ids::AccountId::from(uuid::Uuid::nil()),
        name: String::new(),
        phone: None,
        work_name: None,
        community_id: None,
        cell_id: None,
        language: contract::Language::default(),
        posts: Vec::new(),
        totp: false,
        created_at: contract::DateTime::default(),
    };
    Desk::new(Rc::new(me), Vec::new(), 0, Callback::noop())
}
