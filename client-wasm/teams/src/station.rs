//! The code that hangs at the station, as it is printed: whoever scans it says there that they arrived, or leave.

use contract::teams::StationCode;
use kit::{
    browser,
    http::Call,
    i18n::{t, teams as text},
    remote::use_call,
    ui::{ButtonKind, button},
};
use yew::prelude::*;

use crate::requests::OfCommunity;

#[component]
pub(crate) fn StationCodePage(props: &OfCommunity) -> Html {
    let (code, reload) = use_call::<_, StationCode>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/station-code")))
    });
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = browser::window() {
            // A browser that cannot print says so itself.
            window.print().unwrap_or_default();
        }
    });
    code.show(3, &reload, |code| {
        let side = code.modules;
        let (address, _) = code.address.split_once('#').unwrap_or_default();
        html! {
            <section class="lx-stack">
                <p class="lx-no-print">{ t(text::STATION_CODE_LEAD) }</p>
                <article class="lx-station-code" data-test="station-code">
                    <h2>{ t(text::STATION_CODE_TITLE) }</h2>
                    <svg viewBox={format!("0 0 {side} {side}")} shape-rendering="crispEdges" role="img" aria-label={t(text::STATION_CODE)}>
                        <path d={code.path.clone()} />
                    </svg>
                    <p>{ t(text::STATION_CODE_HOW) }</p>
                    <p class="lx-small lx-muted">{ address.to_owned() }</p>
                </article>
                <p class="lx-no-print">
                    { button(ButtonKind::Primary, t(text::STATION_CODE_PRINT), print.clone(), "print-code") }
                </p>
            </section>
        }
    })
}
