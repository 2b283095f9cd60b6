//! A vote in a list: where it stands, until when, who may vote and how many took their ballot.

use contract::votes::Vote;
use kit::{
    i18n::{t, votes as text},
    ui::{Shape, Tone, chip},
    vote, way,
};
use yew::prelude::*;

use crate::{cast::cast, routes::Route};

/// The row.
pub(crate) fn row(of: &Vote) -> Html {
    let inside = html! {
        <>
            <p class="lx-row">
                { vote::state(of.state) }
                if cast(of.id).is_some() { { chip(Tone::Green, Shape::Check, t(text::I_VOTED)) } }
            </p>
            <h3 class="lx-title">{ &of.title }</h3>
            if let Some(body) = vote::decided_by(of) { <p class="lx-small lx-muted">{ body }</p> }
            if let Some(when) = vote::when(of) { <p class="lx-small lx-muted">{ when }</p> }
            if let Some(taken) = vote::taken(of) { <p class="lx-small lx-muted">{ taken }</p> }
        </>
    };
    way::card(Route::Vote { id: of.id }.href(), "lx-vote", "vote", inside)
}
