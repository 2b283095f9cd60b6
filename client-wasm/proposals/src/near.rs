//! What was proposed near somebody: by a grid cell, their own or one they choose, or by where they are. The phone is asked for that
//! only when it is pressed, and the answer is kept nowhere.

use contract::{
    ids::{CellId, CommunityId},
    places::{Cell, Point},
    proposals::{Field, NearPoint, NearbyProposal, ProposalState},
};
use kit::{
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{fill, proposals as text, t},
    pages::use_pages_by,
    part,
    ui::{Button, ButtonKind, Choice, Empty, Select, Shape, button, use_toasts},
};
use yew::prelude::*;

use crate::{place::locating, row::row};

/// What is near.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Near {
    /// A grid cell.
    Cell(CellId),
    /// A point.
    Point(Point),
}

/// Properties of a [`Choose`].
#[derive(Properties, PartialEq)]
pub(crate) struct ChooseProps {
    /// The community's cells.
    pub(crate) cells: Vec<Cell>,
    /// What is near now.
    pub(crate) near: UseStateHandle<Option<Near>>,
    /// The cell where one lives.
    pub(crate) home: Option<CellId>,
}

/// Chooses what is near.
#[component]
pub(crate) fn Choose(props: &ChooseProps) -> Html {
    let (looking, toasts) = (use_state(|| false), use_toasts());
    let near = props.near.clone();
    let here = Callback::from(move |point| near.set(Some(Near::Point(point))));
    let here = locating(&looking, &toasts, here);
    let first = props.home.or_else(|| props.cells.first().map(|cell| cell.id)).map(Near::Cell);
    if let Some(Near::Point(_)) = *props.near {
        let near = props.near.clone();
        return html! {
            <>
                <p class="lx-small lx-muted" data-test="near-me">{ t(text::NEAR_ME_LEAD) }</p>
                { button(ButtonKind::Plain, t(text::NEAR_CELL), Callback::from(move |_: MouseEvent| near.set(first)), "by-cell") }
            </>
        };
    }
    let options: Vec<_> = props
        .cells
        .iter()
        .map(|cell| Choice::new(cell.id.to_string(), cell.name.clone()))
        .collect();
    let chosen = match *props.near {
        Some(Near::Cell(cell)) => cell.to_string(),
        _ => String::new(),
    };
    let onchange = {
        let near = props.near.clone();
        Callback::from(move |id: String| near.set(id.parse().ok().map(Near::Cell)))
    };
    html! {
        <>
            { part!(Select { label: t(text::CELL), options, value: chosen, onchange, data_test: "near-cell" }) }
            { part!(Button {
                shape: Shape::Place,
                onclick: here,
                loading: *looking,
                data_test: "near-here",
                children: html! { { t(text::NEAR_ME) } },
            }) }
        </>
    }
}

/// Properties of [`NearPages`].
#[derive(Properties, PartialEq)]
pub(crate) struct NearPagesProps {
    pub(crate) community: CommunityId,
    pub(crate) point: Point,
    pub(crate) state: Option<ProposalState>,
    pub(crate) field: Option<Field>,
}

/// The pages by distance that were asked for so far.
#[component]
pub(crate) fn NearPages(props: &NearPagesProps) -> Html {
    let NearPagesProps {
        community,
        point,
        state,
        field,
    } = *props;
    // The point is the page's key: another point is another page.
    let near = use_pages_by::<_, NearbyProposal>((community, state, field), move |cursor| {
        Call::post(&format!("/communities/{community}/proposals/near")).json(&NearPoint {
            point,
            state,
            field,
            limit: None,
            cursor: (!cursor.is_empty()).then(|| cursor.to_owned()),
        })
    });
    let none = part!(Empty {
        shape: Shape::Hand,
        words: t(text::NONE)
    });
    near.show_or(none, one)
}

fn one(of: &NearbyProposal) -> Html {
    let far = of.metres.map(|metres| match metres {
        0..1000 => fill(text::METRES, &[&metres.next_multiple_of(10).max(10).to_string()]),
        _ => fill(text::KILOMETRES, &[&format!("{}.{}", metres / 1000, metres % 1000 / 100)]),
    });
    html! {
        <div key={of.summary.id.to_string()}>
            { row(&of.summary) }
            if let Some(far) = far { <p class="lx-small lx-muted" data-test="far">{ far }</p> }
        </div>
    }
}
