//! How personal data is handled, in the version that people consent to.

use contract::privacy::CONSENT_VERSION;
use kit::i18n::{Text, fill, resident, t};
use kit::part;
use yew::prelude::*;

use crate::{routes::Route, shell::Screen};

/// Question and answer, in the order of the law's article 17.
const PARTS: [(Text, Text); 7] = [
    (resident::PRIVACY_WHO, resident::PRIVACY_WHO_TEXT),
    (resident::PRIVACY_WHAT, resident::PRIVACY_WHAT_TEXT),
    (resident::PRIVACY_WHY, resident::PRIVACY_WHY_TEXT),
    (resident::PRIVACY_SENSITIVE, resident::PRIVACY_SENSITIVE_TEXT),
    (resident::PRIVACY_SEEN, resident::PRIVACY_SEEN_TEXT),
    (resident::PRIVACY_KEPT, resident::PRIVACY_KEPT_TEXT),
    (resident::PRIVACY_RIGHTS, resident::PRIVACY_RIGHTS_TEXT),
];

/// The page.
#[component]
pub(crate) fn PrivacyPage() -> Html {
    let parts = PARTS.iter().map(|(question, answer)| {
        html! { <><h2 class="lx-title">{ t(*question) }</h2><p>{ t(*answer) }</p></> }
    });
    part!(Screen {
        title: t(resident::PRIVACY_TITLE),
        back: Route::Me,
        data_test: "privacy-page",
        children: html! { <div class="lx-pad lx-stack">
            <p class="lx-muted lx-small">{ fill(resident::PRIVACY_VERSION, &[&CONSENT_VERSION.to_string()]) }</p>
            { for parts }
        </div> }
    })
}
