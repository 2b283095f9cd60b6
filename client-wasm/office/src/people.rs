//! Those who hold posts: found by community and role, and what can be done for each.

use contract::{
    accounts::{Post, Role},
    people::Member,
};
use kit::{
    desk::{Desk, use_desk},
    hooks::{UseStateHandle, use_state},
    http,
    i18n::{people as text, t, words},
    pages::use_pages,
    part,
    sending::typing,
    ui::{Choice, Empty, Select, Shape},
};
use yew::prelude::*;

use crate::{member::MemberCard, newcomer::Newcomers};

/// The roles that are held by a post.
pub(crate) const ROLES: [Role; 5] = [
    Role::StationAdmin,
    Role::SocialWorker,
    Role::StreetAdmin,
    Role::LiaisonOfficer,
    Role::Volunteer,
];

#[derive(Clone, Default, PartialEq)]
struct Filter {
    community: String,
    role: String,
}

impl Filter {
    fn query(&self) -> String {
        http::query(&[("community_id", &self.community), ("role", &self.role), ("limit", "50")])
    }
}

/// What can be chosen of a list of communities, with a word for all of them.
pub(crate) fn communities(desk: &Desk, all: Option<&str>) -> Vec<Choice> {
    let first = all.map(|words| Choice::new("", words.to_owned()));
    let each = |community: &contract::places::Community| Choice::new(community.id.to_string(), community.name.clone());
    first.into_iter().chain(desk.communities.iter().map(each)).collect()
}

/// A post in words: the role, and where it is held.
pub(crate) fn post_words(desk: &Desk, post: &Post) -> String {
    let place = post
        .community_id
        .map(|id| desk.community(id).map(|community| community.name.clone()));
    let place = place.map_or_else(|| t(text::STREET_WIDE).to_owned(), Option::unwrap_or_default);
    format!("{place} {}", t(words::role(post.role)))
}

/// Those who hold posts.
#[component]
pub(crate) fn PeoplePage() -> Html {
    let (filter, changes) = (use_state(Filter::default), use_state(|| 0_u32));
    let onchanged = {
        let changes = changes.clone();
        Callback::from(move |()| changes.set(*changes + 1))
    };
    html! {
        <section class="lx-stack" data-test="people">
            <p class="lx-muted lx-small">{ t(text::PEOPLE_LEAD) }</p>
            { part!(Newcomers { onadded: onchanged.clone() }) }
            { part!(Filters { filter: filter.clone() }) }
            { part!(List [format!("{} {}", filter.query(), *changes)] { query: filter.query(), onchanged }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FiltersProps {
    filter: UseStateHandle<Filter>,
}

#[component]
fn Filters(props: &FiltersProps) -> Html {
    let desk = use_desk();
    let filter = &props.filter;
    let mut roles = vec![Choice::new("", t(text::ANY_ROLE))];
    roles.extend(ROLES.map(|role| Choice::new(role.word(), t(words::role(role)))));
    html! {
        <div class="lx-manage-filters">
            { part!(Select {
                label: t(text::ROLE),
                options: roles,
                value: filter.role.clone(),
                onchange: typing(filter, |filter, value| filter.role = value),
                data_test: "people-role",
            }) }
            if desk.communities.len() > 1 {
                { part!(Select {
                    label: t(text::PLACE),
                    options: communities(&desk, Some(t(text::ANY_PLACE))),
                    value: filter.community.clone(),
                    onchange: typing(filter, |filter, value| filter.community = value),
                    data_test: "people-community",
                }) }
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    /// Whom, as the address says it.
    query: String,
    onchanged: Callback<()>,
}

#[component]
fn List(props: &ListProps) -> Html {
    let members = use_pages::<Member>(format!("/members{}", props.query));
    members.show_as(4, || {
        if members.is_empty() {
            return part!(Empty {
                shape: Shape::Person,
                words: t(text::PEOPLE_NONE)
            });
        }
        let card = |member: &Member| {
            part!(MemberCard [member.id.to_string()] { member: member.clone(), onchanged: props.onchanged.clone() })
        };
        html! {
            <>
                <ul class="lx-manage-list">{ for members.all().map(card) }</ul>
                { members.further() }
            </>
        }
    })
}
