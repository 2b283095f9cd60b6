//! The seats of whoever is signed in: what they are asked, and where they sit.

use contract::{
    bodies::{OwnSeat, SeatState},
    ids::AccountId,
    page::Page,
};
use kit::{
    http::Call,
    i18n::{bodies as text, t},
    part,
    remote::use_call,
};
use yew::prelude::*;

use super::seat::SeatCard;

/// Properties of [`OwnSeats`].
#[derive(Properties, PartialEq)]
pub(super) struct OwnSeatsProps {
    /// Whose: another's are asked for anew.
    pub(super) account: AccountId,
    /// What they are called, if they said.
    pub(super) name: String,
}

/// They; nothing where there are none.
#[component]
pub(super) fn OwnSeats(props: &OwnSeatsProps) -> Html {
    let (seats, reload) = use_call::<_, Page<OwnSeat>>(props.account, |_| Some(Call::get("/me/seats")));
    // A seat that was ended stays until somebody read why.
    let matters =
        |seat: &&OwnSeat| matches!(seat.state, SeatState::Invited | SeatState::Accepted) || seat.ended_because.is_some();
    seats.show(2, &reload, |page| {
        let all: Vec<_> = page.items.iter().filter(matters).collect();
        if all.is_empty() {
            return Html::default();
        }
        html! {
            <section class="lx-stack" data-test="own-seats">
                <h2 class="lx-label">{ t(text::MINE) }</h2>
                { for all.into_iter().map(|seat| part!(SeatCard [seat.id.to_string()] {
                    seat: seat.clone(),
                    name: props.name.clone(),
                    done: reload.clone()
                })) }
            </section>
        }
    })
}
