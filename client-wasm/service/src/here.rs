//! At the station, after scanning its code: what one goes to today, each with one big button for arriving or leaving.
//!
//! The code rides behind `#` and goes along with what is told, also when that has to wait for a network.

use contract::{
    ids::ServiceId,
    page::Page,
    teams::{OfferState, ServiceSummary, terms},
};
use kit::{
    browser,
    hooks::use_state,
    http::Call,
    i18n::{service as text, t},
    part,
    remote::{use_call, use_remote},
    ui::{Banner, Empty, Shape, Tone},
    visit::{day_in, when},
};
use yew::prelude::*;

use crate::{
    doing::Doing,
    fresh::use_fresh,
    page::{OfService, read},
    routes::Route,
    shell::{Screen, use_signed_in},
};

/// What rides behind `#`.
fn carried() -> AttrValue {
    let hash = browser::window().and_then(|window| window.location().hash().ok());
    let hash = hash.unwrap_or_default();
    // No code is longer; whatever else was scanned is for the server to refuse, without the arrival.
    AttrValue::from(hash.trim_start_matches('#').chars().take(40).collect::<String>())
}

#[component]
pub(crate) fn HerePage() -> Html {
    let code = use_state(carried);
    let matter = use_signed_in(|_| {
        html! {
            <div class="lx-pad lx-stack">
                if code.is_empty() {
                    { part!(Banner { tone: Tone::Amber, shape: Shape::Info, words: t(text::HERE_SCAN), data_test: "scan-again" }) }
                } else {
                    { part!(Today { code: (*code).clone() }) }
                }
            </div>
        }
    });
    part!(Screen {
        title: t(text::HERE),
        above: Route::Tasks,
        data_test: "here-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct TodayProps {
    code: AttrValue,
}

/// What one goes to today.
#[component]
fn Today(props: &TodayProps) -> Html {
    let (services, reload) =
        use_call::<_, Page<ServiceSummary>>((), |()| Some(Call::get("/me/services").remembered("my.services")));
    services.show(2, &reload, |page| {
        let today = day_in(0);
        let goes = |one: &&ServiceSummary| one.own == Some(OfferState::Accepted) && one.day == today && !one.state.is_over();
        let visits: Vec<Html> = page
            .items
            .iter()
            .filter(goes)
            .map(|one| part!(Visit [one.id.to_string()] { id: one.id, code: props.code.clone() }))
            .collect();
        if visits.is_empty() {
            return part!(Empty {
                shape: Shape::Place,
                words: t(text::HERE_NONE)
            });
        }
        html! { <>{ for visits }</> }
    })
}

#[derive(Properties, PartialEq)]
struct VisitProps {
    id: ServiceId,
    code: AttrValue,
}

/// One visit of today, and what comes next of it.
#[component]
fn Visit(props: &VisitProps) -> Html {
    let (service, reload) = use_remote(props.id, |id| read(*id));
    use_fresh(&reload);
    service.show(2, &reload, |service| {
        let summary = &service.summary;
        let of = OfService {
            service: service.clone(),
            reload: reload.clone(),
        };
        html! {
            <section class="lx-stack" data-test="visit">
                <h2 class="lx-label">{ t(terms::service_kind(summary.kind)) }{ " · " }{ when(&summary.day, summary.part) }</h2>
                { part!(Doing { of, station: Some(props.code.clone()) }) }
                { Route::Service { id: props.id }.link("lx-link", "to-task", html! { { t(text::TASK) } }) }
            </section>
        }
    })
}
