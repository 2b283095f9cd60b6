//! From need to project (居民自治项目化), on the phone: what is needed, who plans to do it, what is being done, and who decides.
//!
//! An app of its own, open to everybody who has a link; signing in is the residents' app's.

mod bodies;
mod needs;
mod routes;
mod shell;
mod works;

use kit::{part, start, way_in};
use yew::prelude::*;

use crate::{
    bodies::{BodiesPage, BodyPage},
    needs::{CallPage, NeedPage, NeedsPage},
    routes::{Route, use_route},
    shell::NotFoundPage,
    works::{WorkPage, WorksPage},
};

/// The app: what every page can ask for, around the page that is open.
#[component]
fn App() -> Html {
    start::around(part!(Open))
}

/// The page that is open.
#[component]
fn Open() -> Html {
    way_in::use_coming_back("projects");
    match use_route() {
        Route::Works => part!(WorksPage),
        // A list, so that its key tells one project from the next.
        Route::Work(id) => html! { <>{ part!(WorkPage [id.to_string()] { id }) }</> },
        Route::Needs => part!(NeedsPage),
        Route::Need(id) => part!(NeedPage [id.to_string()] { id }),
        Route::Call(id) => part!(CallPage [id.to_string()] { id }),
        Route::Bodies => part!(BodiesPage),
        Route::Body(id) => part!(BodyPage { id }),
        Route::NotFound => part!(NotFoundPage),
    }
}

fn main() {
    start::app::<App>(Some("/projects/sw.js"));
}
