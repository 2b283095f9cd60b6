//! What one asked for, and the way to ask.

use contract::{
    page::Page,
    teams::{ServicePart, ServiceSummary},
};
use kit::{
    http::Call,
    i18n::{service as text, t},
    part,
    remote::use_call,
    ui::{Empty, Shape, icon},
};
use yew::prelude::*;

use crate::{
    fresh::use_fresh,
    routes::Route,
    row::rows,
    shell::{Screen, use_signed_in},
};

#[component]
pub(crate) fn HelpPage() -> Html {
    let matter = use_signed_in(|me| {
        html! {
            <div class="lx-pad lx-stack">
                <p>{ t(text::ASK_LEAD) }</p>
                if me.phone.is_some() {
                    { Route::Ask.link("lx-button lx-button-primary lx-button-block lx-big", "ask", html! {
                        <>{ icon(Shape::Hand) }<span>{ t(text::ASK) }</span></>
                    }) }
                    { part!(Asked) }
                } else {
                    <p>{ t(text::STAFF_ASK) }</p>
                    <a class="lx-button lx-button-plain" href="/teams/new" data-test="staff-ask">{ t(text::STAFF_ASK_LINK) }</a>
                }
            </div>
        }
    });
    part!(Screen {
        title: t(text::HELP),
        tab: Route::Help,
        data_test: "help-page",
        children: matter
    })
}

#[component]
fn Asked() -> Html {
    let (services, reload) =
        use_call::<_, Page<ServiceSummary>>((), |()| Some(Call::get("/me/services").remembered("my.services")));
    use_fresh(&reload);
    services.show(2, &reload, |page| {
        let own = || page.items.iter().filter(|one| one.standing == ServicePart::Resident);
        if own().next().is_none() {
            return part!(Empty {
                shape: Shape::Hand,
                words: t(text::ASKED_NONE)
            });
        }
        html! {
            <>
                { rows(t(text::ASKED_OPEN), "open", own().filter(|one| !one.state.is_over())) }
                { rows(t(text::ASKED_OVER), "over", own().filter(|one| one.state.is_over())) }
            </>
        }
    })
}
