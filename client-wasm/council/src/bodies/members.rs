//! Who sits in a body and who was asked, and the way to let somebody go.

use contract::bodies::{Body, BodyAction, EndSeat, SENTENCES, Seat, SeatState};
use kit::{
    body,
    hooks::use_state,
    http::Call,
    i18n::{bodies as text, shared, t},
    part,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, Dialog, TextArea, button, use_toasts},
};
use yew::prelude::*;

use super::view::OneBody;

/// The list.
#[component]
pub(super) fn Members(props: &OneBody) -> Html {
    let leaving = use_state(|| None::<Seat>);
    let mut seats: Vec<&Seat> = props.body.seats.iter().collect();
    seats.sort_by_key(|seat| match seat.state {
        SeatState::Accepted => 0,
        SeatState::Invited => 1,
        SeatState::Declined => 2,
        SeatState::Ended | SeatState::Lapsed => 3,
    });
    let ends = props.body.allowed.contains(&BodyAction::EndSeat);
    let row = |seat: &Seat| {
        let onclick = ends.then(|| {
            let (leaving, seat) = (leaving.clone(), seat.clone());
            Callback::from(move |_: MouseEvent| leaving.set(Some(seat.clone())))
        });
        row(seat, onclick)
    };
    let onclose = {
        let leaving = leaving.clone();
        Callback::from(move |()| leaving.set(None))
    };
    html! {
        <section class="lx-card lx-stack" data-test="members">
            <h3 class="lx-title">{ t(text::WHO) }</h3>
            if seats.is_empty() { <p class="lx-muted">{ t(text::WHO_NONE) }</p> }
            <ul class="lx-manage-list">{ for seats.into_iter().map(row) }</ul>
            if let Some(seat) = &*leaving {
                { part!(LetGo {
                    path: props.path(&format!("seats/{}/end", seat.id)),
                    title: if seat.state == SeatState::Invited { t(text::TAKE_BACK) } else { t(text::LET_GO) },
                    onclose,
                    done: props.done.clone()
                }) }
            }
        </section>
    }
}

fn row(seat: &Seat, onclick: Option<Callback<MouseEvent>>) -> Html {
    let state = match seat.state {
        SeatState::Invited => text::INVITED,
        SeatState::Accepted => text::ACCEPTED,
        SeatState::Declined => text::DECLINED,
        SeatState::Ended => text::ENDED,
        SeatState::Lapsed => text::LAPSED,
    };
    let name = match (&seat.name, &seat.phone) {
        (Some(name), _) => name.clone(),
        (None, Some(_)) => String::new(),
        (None, None) => t(text::ERASED).to_owned(),
    };
    let onclick = onclick.filter(|_| matches!(seat.state, SeatState::Invited | SeatState::Accepted));
    let end = if seat.state == SeatState::Invited {
        text::TAKE_BACK
    } else {
        text::LET_GO
    };
    html! {
        <li key={seat.id.to_string()} class="lx-row lx-row-spread" data-test="seat">
            <span>
                { name }{ " " }<span class="lx-number">{ seat.phone.clone().unwrap_or_default() }</span>{ " · " }{ t(body::seat(seat.kind)) }
                <br/>
                <span class="lx-small lx-muted">{ t(state) }{ " · " }{ time::date(seat.since) }
                if let Some(why) = &seat.ended_because { { " · " }{ why } }</span>
            </span>
            if let Some(onclick) = onclick {
                { button(ButtonKind::Text, t(end), onclick, "end-seat") }
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct LetGoProps {
    path: String,
    title: &'static str,
    onclose: Callback<()>,
    done: Callback<()>,
}

/// Asks why, and ends the seat.
#[component]
fn LetGo(props: &LetGoProps) -> Html {
    let (why, sending, toasts) = (use_state(String::new), use_sending(), use_toasts());
    let oninput = {
        let why = why.clone();
        Callback::from(move |typed| why.set(typed))
    };
    let onsend = {
        let (why, sending, path) = (why.clone(), sending.clone(), props.path.clone());
        let (onclose, done) = (props.onclose.clone(), props.done.clone());
        Callback::from(move |_: MouseEvent| {
            let reason = why.trim().to_owned();
            let Some(body) = sending.written(&EndSeat { reason }, SENTENCES) else {
                return;
            };
            let (onclose, done, toasts) = (onclose.clone(), done.clone(), toasts.clone());
            sending.send(Call::post(&path).json_text(&body), move |_: Body| {
                toasts.good(t(text::LET_GO_NOW));
                onclose.emit(());
                done.emit(());
            });
        })
    };
    part!(Dialog {
        title: props.title,
        onclose: props.onclose.clone(),
        close_label: t(shared::CLOSE),
        data_test: "letting-go",
        foot: part!(Button {
            kind: ButtonKind::Warn,
            loading: sending.is_busy(),
            onclick: onsend,
            data_test: "let-go-now",
            children: html! { { props.title } },
        }),
        children: html! {
            <>
                { part!(TextArea {
                    label: t(text::LET_GO_WHY),
                    value: (*why).clone(),
                    oninput,
                    limit: 200,
                    rows: 2,
                    error: sending.error("/reason"),
                    data_test: "why",
                }) }
                { sending.trouble("let-go-trouble") }
                if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            </>
        },
    })
}
