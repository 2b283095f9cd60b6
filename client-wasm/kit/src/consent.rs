//! Consent to what is done with what somebody writes, asked for where they write for the first time.

use contract::{
    page::Page,
    privacy::{CONSENT_VERSION, Consent, ConsentChange, ConsentKind},
};
use yew::prelude::*;

use crate::{
    http::{self, Call, Failure},
    i18n::{resident, t},
    part,
    remote::use_call,
    ui::Check,
};

/// Says that one consents.
///
/// # Errors
/// No network, or the server's problem.
pub async fn give() -> Result<(), Failure> {
    let change = ConsentChange {
        kind: ConsentKind::Handling,
        version: CONSENT_VERSION,
        granted: true,
    };
    let _: Consent = http::post("/me/consents", &change).await?;
    Ok(())
}

/// Properties of [`AskConsent`].
#[derive(Properties, PartialEq)]
pub struct AskConsentProps {
    /// Whether the box is ticked.
    pub ticked: bool,
    /// Called with whether it is now.
    pub onchange: Callback<bool>,
}

/// Asked of those who have not consented yet; nothing for others.
#[component]
pub fn AskConsent(props: &AskConsentProps) -> Html {
    let (given, _) = use_call::<_, Page<Consent>>((), |()| Some(Call::get("/me/consents")));
    let has = given.ready().is_none_or(|all| {
        let valid =
            |one: &Consent| one.kind == ConsentKind::Handling && one.version == CONSENT_VERSION && one.withdrawn_at.is_none();
        all.items.iter().any(valid)
    });
    html! {
        if !has {
            { part!(Check {
                checked: props.ticked,
                onchange: props.onchange.clone(),
                data_test: "consent",
                children: html! { { t(resident::CONSENT_HANDLING) } },
            }) }
        }
    }
}
