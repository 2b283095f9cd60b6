//! One seat of the reader's: accepting it by the name that everybody will read, declining it, and giving it up.

use contract::bodies::{AnswerSeat, OwnSeat, SENTENCES, SeatAnswer, SeatState};
use kit::{
    body,
    drafts::use_draft,
    http::{Call, Failure},
    i18n::{bodies as text, fill, shared, t},
    part,
    sending::{Sending, use_sending},
    time,
    ui::{Field, Sure, Toasts, use_toasts},
    way,
};
use yew::prelude::*;

use crate::routes::Route;

/// Properties of a [`SeatCard`].
#[derive(Properties, PartialEq)]
pub(super) struct SeatCardProps {
    pub(super) seat: OwnSeat,
    /// What the reader is called, if they said.
    pub(super) name: String,
    /// Called once it is answered, or stands otherwise than it did.
    pub(super) done: Callback<()>,
}

#[component]
pub(super) fn SeatCard(props: &SeatCardProps) -> Html {
    let (seat, sending, toasts) = (&props.seat, use_sending(), use_toasts());
    let typed = use_draft(&format!("seat.{}", seat.id));
    let name = if typed.text.is_empty() {
        props.name.clone()
    } else {
        typed.text.to_string()
    };
    let say = saying(props, &typed.clear, &sending, toasts);
    let may = |answer| seat.allowed.contains(&answer);
    let say_so = |answer| say.reform(move |()| (answer, None));
    let onaccept = {
        let (say, name) = (say.clone(), name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            say.emit((SeatAnswer::Accept, Some(name.trim().to_owned())));
        })
    };
    html! {
        <article class="lx-card lx-stack" data-test="own-seat">
            { head(seat) }
            if may(SeatAnswer::Accept) {
                <form class="lx-stack" onsubmit={onaccept} novalidate=true>
                    { part!(Field {
                        label: t(text::YOUR_NAME),
                        value: name,
                        oninput: typed.set.clone(),
                        max_length: 30,
                        hint: t(text::NAME_NOTE),
                        error: sending.error("/name"),
                        data_test: "seat-name",
                    }) }
                    { sending.submit_wide(t(text::ACCEPT), "accept") }
                </form>
            } else if seat.state == SeatState::Invited {
                <p class="lx-muted">{ t(text::PROPOSED_NOTE) }</p>
            }
            { trouble(&sending) }
            if may(SeatAnswer::Decline) {
                { sure(text::DECLINE, t(text::SURE_DECLINE).to_owned(), text::DECLINE_NOTE, say_so(SeatAnswer::Decline), "decline") }
            }
            if may(SeatAnswer::Leave) {
                <a class="lx-button lx-button-block" href="/votes/" data-test="to-votes">{ t(text::TO_VOTES) }</a>
                { sure(text::LEAVE, fill(text::SURE_LEAVE, &[&seat.body.name]), text::LEAVE_NOTE, say_so(SeatAnswer::Leave), "leave") }
            }
        </article>
    }
}

/// Says something to the seat; where it stands otherwise by now, it is read again.
fn saying(
    props: &SeatCardProps,
    clear: &Callback<()>,
    sending: &Sending,
    toasts: Toasts,
) -> Callback<(SeatAnswer, Option<String>)> {
    let (sending, done, clear, id) = (sending.clone(), props.done.clone(), clear.clone(), props.seat.id);
    Callback::from(move |(answer, name): (SeatAnswer, Option<String>)| {
        let Some(said) = sending.written(&AnswerSeat { answer, name }, SENTENCES) else {
            return;
        };
        let (done, again, clear, toasts) = (done.clone(), done.clone(), clear.clone(), toasts.clone());
        let answered = move |_: OwnSeat| {
            clear.emit(());
            toasts.good(t(match answer {
                SeatAnswer::Accept => text::THANKS,
                SeatAnswer::Decline => text::DECLINED_NOW,
                SeatAnswer::Leave => text::LEFT_NOW,
            }));
            done.emit(());
        };
        let failed = Callback::from(move |failure: Failure| {
            if failure.is(contract::problem::Kind::Conflict) {
                again.emit(());
            }
        });
        sending.send_or(Call::post(&format!("/seats/{id}/answer")).json_text(&said), answered, failed);
    })
}

fn head(seat: &OwnSeat) -> Html {
    let (href, kind) = (Route::Body(seat.body.id).href(), t(body::seat(seat.kind)));
    let ended = seat.ended_because.as_deref();
    html! {
        <>
            <h3 class="lx-title"><a href={href.clone()} onclick={way::on_link(href)}>{ &seat.body.name }</a></h3>
            <p>{ match (seat.state, ended) {
                (SeatState::Invited, _) => fill(text::ASKED, &[&seat.body.name, kind]),
                (_, Some(why)) => fill(text::ENDED_BECAUSE, &[why]),
                _ => fill(text::I_AM, &[kind]),
            } }</p>
            if let Some(until) = seat.answer_by {
                <p class="lx-text">{ &seat.purpose }</p>
                <p class="lx-small lx-muted" data-test="answer-by">{ fill(text::ANSWER_BY, &[&time::date(until)]) }</p>
            }
        </>
    }
}

fn trouble(sending: &Sending) -> Html {
    html! {
        <>
            { sending.trouble("seat-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
        </>
    }
}

fn sure(words: kit::i18n::Text, title: String, lead: kit::i18n::Text, onyes: Callback<()>, data_test: &'static str) -> Html {
    part!(Sure {
        words: t(words),
        title,
        lead: t(lead),
        close_label: t(shared::CLOSE),
        onyes,
        data_test
    })
}
