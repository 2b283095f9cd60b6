//! The hours a volunteer gave: their sum, its stars, the ledger's lines, and a certificate of them; and what else is kept of them.

mod certificate;
mod entry;
mod kept;
mod qr;

use contract::teams::{Certificate, Hours, HoursEntry, STAR_HOURS};
use kit::{
    browser,
    http::Call,
    i18n::{fill, hours as text, t},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Button, Cell, Cells, Shape, icon},
    way,
};
use yew::prelude::*;

pub(crate) use certificate::CertificatePage;
use certificate::way_to;
use entry::Entry;
use kept::Kept;

use crate::{
    routes::Route,
    shell::{Screen, use_signed_in},
};

/// Minutes as hours and minutes.
fn said(minutes: i64) -> String {
    fill(
        text::HOURS_MINUTES,
        &[&(minutes / 60).to_string(), &(minutes % 60).to_string()],
    )
}

#[component]
pub(crate) fn HoursPage() -> Html {
    let matter = use_signed_in(|_| {
        html! {
            <div class="lx-pad lx-stack">
                { part!(Given) }
                { part!(Kept) }
                { part!(Cells { children: part!(Cell { title: t(text::VOLUNTEERING), shape: Shape::Person, href: "/service/me", data_test: "to-volunteering" }) }) }
            </div>
        }
    });
    part!(Screen {
        title: t(text::HOURS),
        tab: Route::Hours,
        data_test: "hours-page",
        children: matter
    })
}

/// The hours.
#[component]
fn Given() -> Html {
    let (hours, reload) = use_call::<_, Hours>((), |()| Some(Call::get("/me/hours")));
    hours.show(2, &reload, |hours| {
        html! {
            <>
                <section class="lx-card lx-stack" data-test="hours" data-minutes={hours.minutes.to_string()}>
                    <h2 class="lx-label">{ t(text::HOURS) }</h2>
                    <p class="lx-sum lx-number">{ said(hours.minutes) }</p>
                    { stars(hours) }
                    if hours.minutes > 0 { { part!(Certify) } } else { <p class="lx-muted">{ t(text::NO_HOURS) }</p> }
                </section>
                if !hours.entries.is_empty() {
                    <section class="lx-card lx-stack">
                        <h2 class="lx-label">{ t(text::LEDGER) }</h2>
                        <ul class="lx-hours">{ for hours.entries.iter().map(|entry| line(entry, &reload)) }</ul>
                    </section>
                }
            </>
        }
    })
}

/// The stars, and how far the next one is.
fn stars(hours: &Hours) -> Html {
    let next = STAR_HOURS.get(usize::from(hours.stars)).map(|next| {
        // Begun hours count as hours to go.
        let left = (next * 60 - hours.minutes + 59) / 60;
        fill(text::NEXT_STAR, &[&left.to_string(), &(hours.stars + 1).to_string()])
    });
    html! {
        <>
            if hours.stars > 0 {
                <p class="lx-row lx-given">
                    <span class="lx-given-stars" aria-hidden="true">{ for (0..hours.stars).map(|_| icon(Shape::Star)) }</span>
                    <strong>{ fill(text::STAR_VOLUNTEER, &[&hours.stars.to_string()]) }</strong>
                </p>
            }
            if let Some(next) = next { <p class="lx-small lx-muted">{ next }</p> }
        </>
    }
}

fn line(entry: &HoursEntry, reload: &Callback<()>) -> Html {
    part!(Entry [entry.id.to_string()] { entry: entry.clone(), reload: reload.clone() })
}

/// Where the last certificate lies: its code is told once only.
const LAST: &str = "my.certificate";

/// Asks for a certificate, and leads to it.
#[component]
fn Certify() -> Html {
    let sending = use_sending();
    let onclick = {
        let sending = sending.clone();
        Callback::from(move |_: MouseEvent| {
            let call = Call::post("/me/hours/certificate").key(&browser::new_key());
            sending.send(call, |certificate: Certificate| {
                let way = way_to(&certificate.number, &certificate.code);
                browser::keep(LAST, &way);
                way::to(&way);
            });
        })
    };
    html! {
        <>
            { part!(Button {
                block: true,
                shape: Shape::Note,
                loading: sending.is_busy(),
                onclick,
                data_test: "certify",
                children: html! { { t(text::CERTIFY) } },
            }) }
            { sending.trouble("certify-failed") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            if let Some(last) = browser::recall(LAST) {
                <a class="lx-button lx-button-text lx-button-block" href={last.clone()} onclick={way::on_link(last)} data-test="last-certificate">
                    { t(text::CERTIFIED_LAST) }
                </a>
            }
            <p class="lx-small lx-muted">{ t(text::CERTIFY_LEAD) }</p>
        </>
    }
}
