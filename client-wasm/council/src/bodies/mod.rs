//! Who decides (议事机构): the bodies of a community, formed and filled by its station, by the street's rules.

mod correct;
mod dissolve;
mod form;
mod invite;
mod members;
mod propose;
mod rules;
mod view;

use contract::{
    bodies::BodySummary,
    ids::{BodyId, CommunityId},
    page::Page,
};
use kit::{
    body,
    desk::use_desk,
    hooks::use_state,
    http::Call,
    i18n::{bodies as text, shared, t},
    part,
    remote::use_call,
    ui::{Button, ButtonKind, Empty, Shape},
    way,
};
use yew::prelude::*;

use self::{form::FormBody, rules::rules, view::View};

/// Properties of a [`BodiesPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct BodiesPageProps {
    /// Whose.
    pub(crate) community: CommunityId,
}

/// The page: all of them, or the one that is open.
#[component]
pub(crate) fn BodiesPage(props: &BodiesPageProps) -> Html {
    let (open, forming) = (use_state(|| None::<BodyId>), use_state(|| false));
    let path = format!("/communities/{}/bodies", props.community);
    let (bodies, reload) = use_call::<_, Page<BodySummary>>(path, |path| Some(Call::get(path)));
    let forms = use_desk().of_station();
    let onback = {
        let (open, reload) = (open.clone(), reload.clone());
        Callback::from(move |()| {
            open.set(None);
            reload.emit(());
        })
    };
    way::use_closing(open.is_some(), onback.clone());
    if let Some(id) = *open {
        return part!(View { id, onback });
    }
    let toggle = {
        let forming = forming.clone();
        Callback::from(move |_: MouseEvent| forming.set(!*forming))
    };
    let onformed = {
        let (open, forming) = (open.clone(), forming.clone());
        Callback::from(move |id| {
            forming.set(false);
            open.set(Some(id));
        })
    };
    let listed = bodies.show(3, &reload, |page| {
        if page.items.is_empty() {
            return part!(Empty { words: t(text::NONE) });
        }
        let row = |one: &BodySummary| {
            let (open, id) = (open.clone(), one.id);
            row(one, Callback::from(move |_: MouseEvent| open.set(Some(id))))
        };
        html! { <>{ for page.items.iter().map(row) }</> }
    });
    html! {
        <div class="lx-stack" data-test="bodies">
            <p class="lx-muted">{ t(text::LEAD) }</p>
            if *forming {
                { part!(FormBody { community: props.community, onformed }) }
                <p>{ part!(Button { onclick: toggle, children: html! { { t(shared::BACK) } } }) }</p>
            } else if forms {
                <p>{ part!(Button { kind: ButtonKind::Primary, shape: Shape::Plus, onclick: toggle, data_test: "form", children: html! { { t(text::FORM) } } }) }</p>
            }
            { listed }
            { rules(props.community) }
        </div>
    }
}

fn row(of: &BodySummary, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <article key={of.id.to_string()} class="lx-card lx-stack" data-test="body">
            <p class="lx-row">
                <span class="lx-grow lx-small lx-muted">{ body::facts(of) }</span>
                { body::state(of) }
            </p>
            <h2 class="lx-title">
                { part!(Button { kind: ButtonKind::Text, onclick, data_test: "open-body", children: html! { { &of.name } } }) }
            </h2>
        </article>
    }
}
