//! My cases: what is not sent yet, what is open, everything, and what is followed by a code.

mod list;
mod row;
mod unsent;

use contract::ids::AccountId;
use kit::{
    hooks::{UseStateHandle, use_state},
    i18n::{resident, shared, t},
    part,
    session::{Standing, use_session},
    ui::{Cell, Cells, Choice, Choices, Empty, IconButton, Shape, Skeleton},
};
use yew::prelude::*;

pub(crate) use list::{OPEN, path};
pub(crate) use row::CaseRow;

use crate::{
    followed,
    outbox::use_outbox,
    routes::{Route, Way},
    shell::Screen,
    sign_in, track,
    write::to_note,
};
use list::CaseList;
use unsent::UnsentLetters;

#[component]
pub(crate) fn CasesPage() -> Html {
    let session = use_session();
    let all = use_state(|| false);
    let asked = use_state(|| 0_u32);
    let refresh = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(*asked + 1))
    };
    let side = part!(IconButton {
        shape: Shape::Refresh,
        label: t(shared::REFRESH),
        onclick: refresh,
        data_test: "refresh"
    });
    let matter = match &session.standing {
        Standing::Unknown => part!(Skeleton {
            label: t(shared::LOADING)
        }),
        Standing::SignedOut => part!(Empty {
            shape: Shape::List,
            words: t(resident::CASES_SIGN_IN),
            children: sign_in::door(Route::Cases)
        }),
        Standing::SignedIn(me) => mine(me.id, &all, *asked),
    };
    part!(Screen {
        title: t(resident::CASES_TITLE),
        tab: Route::Cases,
        side,
        data_test: "cases-page",
        children: html! { <>{ to_note() }
        { part!(UnsentLetters) }
        { matter }
        { part!(Follow) }</> }
    })
}

fn mine(account: AccountId, all: &UseStateHandle<bool>, asked: u32) -> Html {
    let word = |all: bool| if all { "all" } else { "open" };
    let onchange = {
        let all = all.clone();
        Callback::from(move |value: AttrValue| all.set(&*value == word(true)))
    };
    let options = vec![
        Choice::new(word(false), t(resident::CASES_OPEN)),
        Choice::new(word(true), t(resident::CASES_ALL)),
    ];
    html! {
        <>
            <div class="lx-pad">
                { part!(Choices {
                    label: t(resident::CASES_FILTER),
                    label_hidden: true,
                    options,
                    chosen: vec![AttrValue::from(word(**all))],
                    onchange,
                    data_test: "filter",
                }) }
            </div>
            { part!(MyList { account, all: **all, asked }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct MyListProps {
    account: AccountId,
    all: bool,
    asked: u32,
}

#[component]
fn MyList(props: &MyListProps) -> Html {
    // A letter that was just sent belongs into the list.
    let sent = use_outbox().sent;
    part!(CaseList {
        account: props.account,
        all: props.all,
        asked: props.asked + sent
    })
}

/// What is followed by its tracking code.
#[component]
fn Follow() -> Html {
    let to_track = Callback::from(move |()| Way::to(Route::Track));
    let kept = followed::all(followed::KEPT).into_iter().enumerate().map(|(index, one)| {
        let open = {
            let secret = one.secret.clone();
            Callback::from(move |()| {
                Way::to(Route::Track);
                track::point_at(&secret);
            })
        };
        part!(Cell [index] {
            title: one.title,
            note: kit::time::moment(one.at),
            shape: Shape::Lock,
            href: format!("/track#{}", one.secret),
            onclick: open,
            data_test: format!("followed-{}", index + 1),
        })
    });
    part!(Cells {
        title: t(resident::FOLLOWED_TITLE),
        children: html! { <>{ for kept }
        { part!(Cell {
            title: t(resident::TRACK_ENTER),
            shape: Shape::Search,
            href: Route::Track.href(),
            onclick: to_track,
            data_test: "to-track",
        }) }</> }
    })
}
