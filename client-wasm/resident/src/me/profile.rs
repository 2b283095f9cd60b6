//! My name, community and cell.

use std::rc::Rc;

use contract::accounts::{Me, MeChange};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{language, resident, shared, t},
    part,
    sending::use_sending,
    session::{Standing, use_session},
    ui::{Field, Select, Skeleton, use_toasts},
};
use yew::prelude::*;

use crate::{
    places::use_places,
    routes::{Route, Way},
    shell::Screen,
    sign_in,
};

#[component]
pub(crate) fn ProfilePage() -> Html {
    let onsaved = Callback::from(move |()| Way::instead(Route::Me));
    let children = use_profile(onsaved);
    part!(Screen {
        title: t(resident::PROFILE_TITLE),
        back: Route::Me,
        data_test: "profile-page",
        children
    })
}

/// The form, once it is known whose it is and what there is to choose from; `onsaved` is called when it is saved.
#[hook]
pub(crate) fn use_profile(onsaved: Callback<()>) -> Html {
    let (session, places) = (use_session(), use_places());
    match &session.standing {
        Standing::Unknown => part!(Skeleton {
            label: t(shared::LOADING)
        }),
        Standing::SignedOut => sign_in::door(Route::Profile),
        Standing::SignedIn(me) => places.show(|| part!(ProfileForm [me.id.to_string()] { me: me.clone(), onsaved })),
    }
}

#[derive(Properties, PartialEq)]
struct ProfileFormProps {
    me: Rc<Me>,
    onsaved: Callback<()>,
}

#[component]
fn ProfileForm(props: &ProfileFormProps) -> Html {
    let (session, places, toasts) = (use_session(), use_places(), use_toasts());
    let name = use_state(|| props.me.name.clone());
    let community = use_state(|| places.mine);
    let cell = use_state(|| props.me.cell_id);
    let sending = use_sending();
    let onsubmit = {
        let change = MeChange {
            name: Some(name.trim().to_owned()),
            community_id: *community,
            cell_id: Some(*cell),
            language: Some(language()),
        };
        let (sending, onsaved) = (sending.clone(), props.onsaved.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if sending.accepts(&change) {
                let (session, toasts, onsaved) = (session.clone(), toasts.clone(), onsaved.clone());
                sending.send(Call::patch("/me").json(&change), move |me: Me| {
                    session.begin(me, &[]);
                    toasts.good(t(shared::SAVED));
                    onsaved.emit(());
                });
            }
        })
    };
    let onname = {
        let name = name.clone();
        Callback::from(move |text: String| name.set(text))
    };
    let oncommunity = {
        let (community, cell) = (community.clone(), cell.clone());
        Callback::from(move |id: String| {
            community.set(id.parse().ok());
            cell.set(None);
        })
    };
    let oncell = {
        let cell = cell.clone();
        Callback::from(move |id: String| cell.set(id.parse().ok()))
    };
    html! {
        <form novalidate=true class="lx-form" {onsubmit}>
            { part!(Select {
                label: t(resident::PROFILE_COMMUNITY),
                options: places.choices(),
                value: (*community).map(|id| id.to_string()).unwrap_or_default(),
                onchange: oncommunity,
                error: sending.error("/community_id"),
                data_test: "profile-community",
            }) }
            { part!(Select {
                label: t(resident::PROFILE_CELL),
                options: places.cell_choices(*community),
                value: (*cell).map(|id| id.to_string()).unwrap_or_default(),
                onchange: oncell,
                error: sending.error("/cell_id"),
                data_test: "profile-cell",
            }) }
            { part!(Field {
                label: t(resident::PROFILE_NAME),
                value: (*name).clone(),
                oninput: onname,
                autocomplete: "name",
                hint: t(resident::PROFILE_NAME_HINT),
                error: sending.error("/name"),
                data_test: "profile-name",
            }) }
            { sending.trouble("profile-failed") }
            { sending.submit_wide(t(shared::SAVE), "profile-save") }
        </form>
    }
}
