//! What a community's residents proposed.

use contract::{
    ids::{CellId, CommunityId},
    places::Cell,
    proposals::{Field, ProposalSort as Sort, ProposalState as State, ProposalStatistics, ProposalSummary},
};
use kit::{
    community::use_community,
    hooks::{UseStateHandle, use_state},
    http::{Call, query},
    i18n::{Text, fill, proposals as text, t, votes, words},
    pages::use_pages,
    part,
    remote::use_call,
    session::use_session,
    ui::{Choice, Empty, Select, Shape},
};
use yew::prelude::*;

use crate::{
    near::{Choose, Near, NearPages},
    routes::Route,
    row::row,
    shell::Screen,
};

/// The states that can be asked for.
const STATES: [State; 4] = [State::Gathering, State::Effective, State::Answered, State::Expired];
/// The orders, with their words.
const SORTS: [(Sort, Text); 4] = [
    (Sort::Near, text::NEAR),
    (Sort::Newest, text::NEWEST),
    (Sort::Signed, text::MOST_SIGNED),
    (Sort::Closing, text::CLOSING),
];

#[component]
pub(crate) fn ListPage() -> Html {
    let none = part!(Empty { words: t(text::NONE) });
    let matter = use_community(none, |of, choose| {
        let community = of.id;
        html! {
            <div class="lx-pad lx-stack">
                { choose }
                <p><a class="lx-button lx-button-text" href="/votes/" data-test="to-votes">{ t(votes::VOTES) }</a></p>
                { part!(Counts [format!("counts.{community}")] { community, cells: Vec::new() }) }
                { part!(Listed [community.to_string()] { community, cells: of.cells.clone() }) }
            </div>
        }
    });
    part!(Screen {
        title: t(text::PROPOSALS),
        tab: Route::List,
        data_test: "proposals-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    community: CommunityId,
    /// Its grid cells.
    cells: Vec<Cell>,
}

/// How the community deals with what is proposed; nothing where nothing was, or while it is on its way.
#[component]
fn Counts(props: &ListedProps) -> Html {
    let (counts, _) = use_call::<_, ProposalStatistics>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/proposal-statistics")))
    });
    let Some(counts) = counts.ready().filter(|counts| counts.published > 0) else {
        return Html::default();
    };
    let adopted = counts.adopted + counts.partly_adopted;
    let numbers = [counts.published, counts.effective, counts.answered, counts.in_time, adopted].map(|count| count.to_string());
    html! {
        <p class="lx-small lx-muted" data-test="counts">
            { fill(text::COUNTS, &numbers.each_ref().map(String::as_str)) }
            if counts.overdue > 0 { { " " }<strong>{ fill(text::COUNT_OVERDUE, &[&counts.overdue.to_string()]) }</strong> }
        </p>
    }
}

/// What is asked for: the word of a state, or nothing; the word of an order; and the word of a field, or nothing.
type Asked = (String, String, String);

#[component]
fn Listed(props: &ListedProps) -> Html {
    let asked = use_state(|| (String::new(), Sort::Newest.word().to_owned(), String::new()));
    let session = use_session();
    let home = session.me().filter(|me| me.community_id == Some(props.community));
    let home = home.and_then(|me| me.cell_id);
    let first = home.or_else(|| props.cells.first().map(|cell| cell.id));
    let near = use_state(|| first.map(Near::Cell));
    let by_near = asked.1 == Sort::Near.word();
    let pages = match *near {
        Some(Near::Point(point)) if by_near => {
            let key = format!("{}.{}.{}.{}", asked.0, asked.2, point.latitude, point.longitude);
            let (state, field) = (State::from_word(&asked.0), Field::from_word(&asked.2));
            part!(NearPages [key] { community: props.community, point, state, field })
        }
        chosen => {
            let cell = match chosen {
                Some(Near::Cell(cell)) => Some(cell),
                _ => first,
            };
            let key = format!("{}.{}.{}.{cell:?}", asked.0, asked.1, asked.2);
            part!(Pages [key] { community: props.community, cell, asked: (*asked).clone() })
        }
    };
    html! {
        <>
            { filters(&asked, first.is_some()) }
            if by_near { { part!(Choose { cells: props.cells.clone(), near: near.clone(), home }) } }
            { pages }
        </>
    }
}

fn filters(asked: &UseStateHandle<Asked>, near: bool) -> Html {
    let mut states = vec![Choice::new("", t(text::EVERY))];
    states.extend(
        STATES
            .iter()
            .map(|state| Choice::new(state.word(), t(words::proposal_state(*state)))),
    );
    let mut fields = vec![Choice::new("", t(text::EVERY))];
    fields.extend(
        Field::ALL
            .iter()
            .map(|field| Choice::new(field.word(), t(words::proposal_field(*field)))),
    );
    let sorts = SORTS.iter().filter(|(sort, _)| near || *sort != Sort::Near);
    let sorts: Vec<_> = sorts.map(|(sort, text)| Choice::new(sort.word(), t(*text))).collect();
    let change = |change: fn(&mut Asked, String)| kit::sending::typing(asked, change);
    html! {
        <div class="lx-proposal-filters">
            { part!(Select {
                label: t(text::FILTER),
                options: states,
                value: asked.0.clone(),
                onchange: change(|asked, state| asked.0 = state),
                data_test: "filter",
            }) }
            { part!(Select {
                label: t(text::SORT),
                options: sorts,
                value: asked.1.clone(),
                onchange: change(|asked, sort| asked.1 = sort),
                data_test: "sort",
            }) }
            { part!(Select {
                label: t(text::FIELD),
                options: fields,
                value: asked.2.clone(),
                onchange: change(|asked, field| asked.2 = field),
                data_test: "field",
            }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PagesProps {
    community: CommunityId,
    cell: Option<CellId>,
    asked: Asked,
}

/// The pages that were asked for so far.
#[component]
fn Pages(props: &PagesProps) -> Html {
    let (state, sort, field) = &props.asked;
    let near = props.cell.filter(|_| sort == Sort::Near.word());
    let cell = near.map(|cell| cell.to_string()).unwrap_or_default();
    let asked = query(&[("state", state), ("sort", sort), ("field", field), ("cell", &cell)]);
    let proposals = use_pages::<ProposalSummary>(format!("/communities/{}/proposals{asked}", props.community));
    let none = part!(Empty {
        shape: Shape::Hand,
        words: t(text::NONE)
    });
    proposals.show_or(none, row)
}
