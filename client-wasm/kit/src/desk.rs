//! Who of a station's staff sits at a desk, and which communities they answer for.

use std::rc::Rc;

use contract::{
    accounts::{Me, Post, Role},
    ids::{CellId, CommunityId},
    places::{Cell, Community},
};
use yew::prelude::*;

use crate::hooks::use_shared;

/// What every page of a client for staff needs to know.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// Who is signed in.
    pub me: Rc<Me>,
    /// The communities they answer for.
    pub communities: Rc<Vec<Community>>,
    /// Moves whenever the queue should look again.
    pub tick: u32,
    /// Says that the queue should look again.
    pub touch: Callback<()>,
}

impl Desk {
    /// The desk of this person, who may see those of `all` communities that they have a post for.
    pub fn new(me: Rc<Me>, all: Vec<Community>, tick: u32, touch: Callback<()>) -> Self {
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
    pub fn community(&self, id: CommunityId) -> Option<&Community> {
        self.communities.iter().find(|community| community.id == id)
    }

    /// The grid cells of one community, or of all.
    pub fn cells(&self, of: Option<CommunityId>) -> impl Iterator<Item = &Cell> {
        self.communities
            .iter()
            .filter(move |community| of.is_none_or(|id| community.id == id))
            .flat_map(|community| &community.cells)
    }

    /// Whether they are in charge of a station or of a street.
    pub fn in_charge(&self) -> bool {
        self.holds(|role| matches!(role, Role::StationAdmin | Role::StreetAdmin))
    }

    /// Whether they are in charge of a station.
    pub fn of_station(&self) -> bool {
        self.holds(|role| role == Role::StationAdmin)
    }

    /// Whether they can lead teams.
    pub fn leads(&self) -> bool {
        self.holds(|role| role == Role::SocialWorker)
    }

    /// Whether they are in charge of a street.
    pub fn of_street(&self) -> bool {
        self.holds(|role| role == Role::StreetAdmin)
    }

    fn holds(&self, is: impl Fn(Role) -> bool) -> bool {
        self.me.posts.iter().any(|post| is(post.role))
    }

    /// Where a case is, in words: the cell, and the community where there are several.
    pub fn place_of(&self, community: CommunityId, cell: Option<CellId>, name_community: bool) -> Option<String> {
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

/// Whether a post is one of those that work at a desk.
fn works_here(post: &Post) -> bool {
    matches!(post.role, Role::StationAdmin | Role::StreetAdmin | Role::SocialWorker)
}

/// Whether somebody has anything to do here.
pub fn is_staff(me: &Me) -> bool {
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
pub fn use_desk() -> Desk {
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
