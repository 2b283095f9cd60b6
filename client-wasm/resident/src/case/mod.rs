//! One case, as its reporter sees it: where it stands, what happened, what they can do.

mod act;
mod more;
mod photos;
mod rate;
mod view;

use std::rc::Rc;

use contract::{cases::Case, ids::CaseId, problem::Kind};
use kit::{
    hooks::{use_callback, use_state},
    http::{Call, Failure},
    i18n::{resident, shared, t},
    part,
    remote::{Remote, use_call},
    ui::{ButtonKind, Failed, IconButton, Shape, Skeleton, button},
};
use yew::prelude::*;

use crate::{followed, routes::Route, shell::Screen, sign_in, track};
use view::CaseView;

/// How its reporter proves that a case is theirs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Access {
    /// By being signed in.
    Session(CaseId),
    /// By the secret of an anonymous message.
    Secret(Rc<str>),
}

impl Access {
    /// Puts the proof on a request.
    fn on(&self, call: Call) -> Call {
        match self {
            Self::Session(_) => call,
            Self::Secret(secret) => call.tracking(secret),
        }
    }

    /// The request for the case.
    fn call(&self) -> Call {
        self.on(match self {
            Self::Session(id) => Call::get(&format!("/cases/{id}")),
            Self::Secret(_) => Call::get("/cases/tracked"),
        })
    }
}

/// Properties of a [`CasePage`].
#[derive(Properties, PartialEq)]
pub(crate) struct CasePageProps {
    /// Which case.
    pub(crate) id: CaseId,
}

/// The page of one of my cases.
#[component]
pub(crate) fn CasePage(props: &CasePageProps) -> Html {
    part!(CaseScreen {
        access: Access::Session(props.id),
        title: t(resident::CASE_TITLE)
    })
}

/// Properties of a [`CaseScreen`].
#[derive(Properties, PartialEq)]
pub(crate) struct CaseScreenProps {
    /// How its reporter proves that it is theirs.
    pub(crate) access: Access,
    /// What the page is called.
    pub(crate) title: AttrValue,
}

/// Fetches a case and shows it.
#[component]
pub(crate) fn CaseScreen(props: &CaseScreenProps) -> Html {
    let (remote, reload) = use_call::<_, Case>(props.access.clone(), |access| Some(access.call()));
    let fresh = use_state(|| None::<Rc<Case>>);
    let onfresh = {
        let (setter, reload) = (fresh.setter(), reload.clone());
        let by_secret = matches!(props.access, Access::Secret(_));
        use_callback(move |case: Case| {
            setter.set(Some(Rc::new(case)));
            // What was done is answered without the codes of parts: only a reading tells them.
            if by_secret {
                reload.emit(());
            }
        })
    };
    let side = part!(IconButton {
        shape: Shape::Refresh,
        label: t(shared::REFRESH),
        onclick: reload.reform(|_: MouseEvent| ()),
        data_test: "refresh"
    });
    let matter = match (&remote, &*fresh) {
        // What an action brought is newer than what was fetched before it.
        (Remote::Ready(fetched), Some(fresh)) if fetched.version < fresh.version => view(props, fresh, &onfresh),
        (Remote::Ready(case), _) => view(props, case, &onfresh),
        (Remote::Loading, _) => part!(Skeleton {
            label: t(shared::LOADING),
            rows: 5
        }),
        (Remote::Failed(failure), _) => failed(props, failure, &reload),
    };
    part!(Screen {
        title: props.title.clone(),
        back: Route::Cases,
        side,
        data_test: "case-page",
        children: html! { { matter } }
    })
}

fn view(props: &CaseScreenProps, case: &Rc<Case>, onfresh: &Callback<Case>) -> Html {
    part!(CaseView {
        case: case.clone(),
        access: props.access.clone(),
        onfresh: onfresh.clone()
    })
}

fn failed(props: &CaseScreenProps, failure: &Failure, reload: &Callback<()>) -> Html {
    let signed_out = match &props.access {
        Access::Session(id) if failure.is_signed_out() => Some(Route::Case { id: *id }),
        _ => None,
    };
    let unknown = match &props.access {
        Access::Secret(secret) if failure.is(Kind::NotFound) => Some(secret.clone()),
        _ => None,
    };
    let onretry = signed_out.is_none().then(|| reload.clone());
    part!(Failed {
        title: failure.title(),
        detail: failure.detail(),
        retry_label: t(shared::RETRY),
        onretry,
        children: html! { <>{ for signed_out.map(sign_in::door) }
        if let Some(secret) = unknown {
            { button(ButtonKind::Plain, t(resident::TRACK_OTHER), forgetting(secret), "other-code") }
        }</> }
    })
}

/// Forgets a code that leads nowhere, and asks for another one.
fn forgetting(secret: Rc<str>) -> Callback<MouseEvent> {
    Callback::from(move |_: MouseEvent| {
        followed::forget(followed::KEPT, &secret);
        track::point_at("");
    })
}
