//! My name, community and cell.

use contract::{
    accounts::{Me, MeChange},
    validation,
};
use kit::part;
use kit::{
    browser,
    http::{self, Failure},
    i18n::{language, resident, shared, t},
    session::use_session,
    ui::{Button, ButtonKind, Choice, Field, Select, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    places::use_places,
    routes::{Route, Way},
    shell::Screen,
};

/// The page.
#[component]
pub(crate) fn ProfilePage() -> Html {
    let onsaved = Callback::from(move |()| Way::instead(Route::Me));
    part!(Screen {
        title: t(resident::PROFILE_TITLE),
        back: Route::Me,
        data_test: "profile-page",
        children: part!(ProfileForm { onsaved })
    })
}

/// Properties of a [`ProfileForm`].
#[derive(Properties, PartialEq)]
pub(crate) struct ProfileFormProps {
    /// Called when it is saved.
    pub(crate) onsaved: Callback<()>,
}

/// The form.
#[component]
pub(crate) fn ProfileForm(props: &ProfileFormProps) -> Html {
    let (session, places, toasts) = (use_session(), use_places(), use_toasts());
    let me = session.me().cloned();
    let name = use_state(|| me.as_ref().map(|me| me.name.clone()).unwrap_or_default());
    let community = use_state(|| places.mine);
    let cell = use_state(|| me.as_ref().and_then(|me| me.cell_id));
    let (failure, busy) = (use_state(|| None::<Failure>), use_state(|| false));
    let onsubmit = {
        let change = MeChange {
            name: Some(name.trim().to_owned()),
            community_id: *community,
            cell_id: Some(*cell),
            language: Some(language()),
        };
        let (failure, busy, onsaved) = (failure.clone(), busy.clone(), props.onsaved.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Err(faults) = validation::check(&change, language()) {
                failure.set(Some(Failure::invalid(faults)));
                return browser::focus_first_fault();
            }
            let (failure, busy, onsaved) = (failure.clone(), busy.clone(), onsaved.clone());
            let (change, session, toasts) = (change.clone(), session.clone(), toasts.clone());
            busy.set(true);
            spawn_local(async move {
                let outcome = http::patch::<Me>("/me", &change).await;
                busy.set(false);
                match outcome {
                    Ok(me) => {
                        session.begin(me);
                        toasts.good(t(shared::SAVED));
                        onsaved.emit(());
                    }
                    Err(why) => {
                        toasts.bad(why.line());
                        failure.set(Some(why));
                        browser::focus_first_fault();
                    }
                }
            });
        })
    };
    let error = |pointer: &str| {
        let words = failure.as_ref()?.field(pointer)?;
        Some(AttrValue::from(words.to_owned()))
    };
    let cells = (*community)
        .and_then(|id| places.community(id))
        .map(|community| community.cells.as_slice())
        .unwrap_or_default();
    let cells = std::iter::once(Choice::new("", t(resident::WRITE_CELL_UNKNOWN)))
        .chain(cells.iter().map(|cell| Choice::new(cell.id.to_string(), cell.name.clone())))
        .collect::<Vec<_>>();
    let communities = std::iter::once(Choice::new("", t(shared::CHOOSE)))
        .chain(places.choices())
        .collect::<Vec<_>>();
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
                options: communities,
                value: (*community).map(|id| id.to_string()).unwrap_or_default(),
                onchange: oncommunity,
                error: error("/community_id"),
                data_test: "profile-community",
            }) }
            { part!(Select {
                label: t(resident::PROFILE_CELL),
                options: cells,
                value: (*cell).map(|id| id.to_string()).unwrap_or_default(),
                onchange: oncell,
                error: error("/cell_id"),
                data_test: "profile-cell",
            }) }
            { part!(Field {
                label: t(resident::PROFILE_NAME),
                value: (*name).clone(),
                oninput: onname,
                autocomplete: "name",
                hint: t(resident::PROFILE_NAME_HINT),
                error: error("/name"),
                data_test: "profile-name",
            }) }
            { part!(Button {
                kind: ButtonKind::Primary,
                submit: true,
                block: true,
                loading: *busy,
                data_test: "profile-save",
                children: html! { { t(shared::SAVE) } },
            }) }
        </form>
    }
}
