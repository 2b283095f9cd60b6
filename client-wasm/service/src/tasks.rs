//! What a volunteer is asked to do: offers that wait, the days that are agreed on, and what is done.

use contract::{
    page::Page,
    teams::{OfferState, ServiceSummary},
};
use kit::{
    http::Call,
    i18n::{service as text, t},
    live::{Live, use_live},
    part,
    remote::use_call,
    ui::{Empty, Shape},
};
use yew::prelude::*;

use crate::{
    agreement::AgreementPart,
    fresh::use_fresh,
    routes::Route,
    row::rows,
    shell::{Screen, use_signed_in},
};

#[component]
pub(crate) fn TasksPage() -> Html {
    let matter = use_signed_in(|_| html! { <div class="lx-pad lx-stack">{ part!(Tasks) }</div> });
    part!(Screen {
        title: t(text::TAB_TASKS),
        tab: Route::Tasks,
        data_test: "tasks-page",
        children: matter
    })
}

#[component]
fn Tasks() -> Html {
    let (services, reload) =
        use_call::<_, Page<ServiceSummary>>((), |()| Some(Call::get("/me/services").remembered("my.services")));
    use_fresh(&reload);
    {
        // Somebody may be asked to come while they look.
        let reload = reload.clone();
        use_live(Callback::from(move |live| {
            if live == Live::Message {
                reload.emit(());
            }
        }));
    }
    services.show(3, &reload, |page| {
        // What one declined, or let pass, is nothing to go to.
        let own = |state: OfferState| page.items.iter().filter(move |one| one.own == Some(state));
        if own(OfferState::Open).chain(own(OfferState::Accepted)).next().is_none() {
            return part!(Empty {
                shape: Shape::List,
                words: t(text::TASKS_NONE),
                children: Route::Me.link("lx-button lx-button-plain", "to-me", html! { { t(text::TAB_ME) } }),
            });
        }
        // In order of day, one by one: a few are not worth the download of a sort.
        let mut ahead = Vec::new();
        for one in own(OfferState::Accepted).filter(|one| !one.state.is_over()) {
            let place = ahead.partition_point(|other: &&ServiceSummary| (&other.day, other.part) <= (&one.day, one.part));
            ahead.insert(place, one);
        }
        html! {
            <>
                // What has to be agreed to comes before what is ahead.
                if own(OfferState::Open).next().is_some() || !ahead.is_empty() { { part!(AgreementPart { only_due: true }) } }
                { rows(t(text::OFFERS), "offers", own(OfferState::Open)) }
                { rows(t(text::WEEK), "week", ahead.into_iter()) }
                { rows(t(text::DONE), "done", own(OfferState::Accepted).filter(|one| one.state.is_over())) }
            </>
        }
    })
}
