//! The communities and their cells, remembered without a network, and those of them in which I hold a post.

use std::rc::Rc;

use contract::{
    accounts::{Me, Role},
    ids::CommunityId,
    page::Page,
    places::Community,
};
use kit::{
    hooks::{share, use_shared},
    http::Call,
    i18n::{shared, t},
    remote::{Remote, use_call},
    session::use_session,
    ui::Choice,
};
use yew::prelude::*;

/// The communities of whoever walks.
#[derive(Clone, PartialEq)]
pub(crate) struct Places {
    all: Remote<Rc<Page<Community>>>,
    /// Asks for them again.
    pub(crate) reload: Callback<()>,
    me: Option<Rc<Me>>,
}

impl Places {
    /// What there is once the places are here.
    pub(crate) fn show(&self, ready: impl FnOnce() -> Html) -> Html {
        self.all.show(1, &self.reload, |_| ready())
    }

    fn all(&self) -> &[Community] {
        self.all.ready().map_or(&[], |page| &page.items)
    }

    /// A community by its identifier.
    pub(crate) fn community(&self, id: CommunityId) -> Option<&Community> {
        self.all().iter().find(|community| community.id == id)
    }

    /// The communities in which I hold one of these roles.
    pub(crate) fn of_roles(&self, roles: &[Role]) -> Vec<&Community> {
        let posts = self.me.as_ref().map_or(&[][..], |me| &me.posts);
        let holds = |community: &&Community| {
            posts.iter().any(|post| {
                let here = post
                    .community_id
                    .map_or(post.role == Role::StreetAdmin, |id| id == community.id);
                here && post.street_id == community.street_id && roles.contains(&post.role)
            })
        };
        self.all().iter().filter(holds).collect()
    }

    /// The cells of communities to choose from, and none of them.
    pub(crate) fn cell_choices(communities: &[&Community]) -> Vec<Choice> {
        let mut choices = vec![Choice::new("", t(shared::CHOOSE))];
        for community in communities {
            choices.extend(community.cells.iter().map(|cell| {
                let label = match communities {
                    [_] => cell.name.clone(),
                    _ => format!("{} · {}", community.name, cell.name),
                };
                Choice::new(cell.id.to_string(), label)
            }));
        }
        choices
    }
}

/// The communities; still loading outside a [`PlacesProvider`].
#[hook]
pub(crate) fn use_places() -> Places {
    use_shared::<Places>().unwrap_or(Places {
        all: Remote::Loading,
        reload: Callback::noop(),
        me: None,
    })
}

/// Properties of a [`PlacesProvider`].
#[derive(Properties, PartialEq)]
pub(crate) struct PlacesProviderProps {
    /// The app.
    pub(crate) children: Html,
}

/// Asks for the communities once.
#[component]
pub(crate) fn PlacesProvider(props: &PlacesProviderProps) -> Html {
    let me = use_session().me().cloned();
    let (all, reload) = use_call::<_, Page<Community>>((), |()| Some(Call::get("/communities").remembered("places")));
    share(Places { all, reload, me });
    props.children.clone()
}
