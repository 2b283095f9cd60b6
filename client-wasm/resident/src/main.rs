//! The residents' app: write to the station, see what becomes of it, say whether it helped.
//!
//! Holds the pages; requests, session, words and controls come from `kit`.

mod case;
mod cases;
mod consent;
mod followed;
mod home;
mod letter;
mod me;
mod outbox;
mod picture;
mod places;
mod privacy;
mod routes;
mod shell;
mod sign_in;
mod track;
mod worker;
mod write;

use kit::{prefs::PrefsProvider, session::SessionProvider, ui::Toaster};
use yew::prelude::*;
use yew_router::{BrowserRouter, Switch};

use crate::{outbox::OutboxProvider, places::PlacesProvider, routes::Route};

/// The app: what every page can ask for, around the page that is open.
#[component]
fn App() -> Html {
    html! {
        <SessionProvider>
            <PrefsProvider>
                <Toaster>
                    <BrowserRouter>
                        <PlacesProvider>
                            <OutboxProvider>
                                <Switch<Route> render={page} />
                            </OutboxProvider>
                        </PlacesProvider>
                    </BrowserRouter>
                </Toaster>
            </PrefsProvider>
        </SessionProvider>
    }
}

fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <home::HomePage /> },
        Route::Write => html! { <write::WritePage /> },
        Route::Code => html! { <write::CodePage /> },
        Route::Cases => html! { <cases::CasesPage /> },
        Route::Case { id } => html! { <case::CasePage key={id.to_string()} {id} /> },
        Route::Track => html! { <track::TrackPage /> },
        Route::SignIn => html! { <sign_in::SignInPage /> },
        Route::Me => html! { <me::MePage /> },
        Route::Profile => html! { <me::ProfilePage /> },
        Route::MyData => html! { <me::MyDataPage /> },
        Route::Privacy => html! { <privacy::PrivacyPage /> },
        Route::NotFound => html! { <shell::NotFoundPage /> },
    }
}

fn main() {
    let root = kit::browser::document().and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<App>::with_root(root).render();
        worker::register();
    }
}
