//! Consent to what is done with what somebody writes, asked for where they write for the first time.

use contract::{
    page::Page,
    privacy::{CONSENT_VERSION, Consent, ConsentChange, ConsentKind},
};
use yew::prelude::*;

use crate::{
    http::{self, Call, Failure},
    i18n::{Text, resident, t},
    part,
    remote::use_call,
    ui::Check,
};

/// What a consent is to, in a sentence.
pub const fn sentence(kind: ConsentKind) -> Text {
    match kind {
        ConsentKind::Handling => resident::CONSENT_HANDLING,
        ConsentKind::Sensitive => resident::CONSENT_SENSITIVE,
        ConsentKind::Publication => resident::CONSENT_PUBLICATION,
    }
}

/// Whether this is consented to, as it is today.
pub fn is_given(consents: &[Consent], kind: ConsentKind) -> bool {
    consents.iter().any(|consent| consent.kind == kind && consent.stands())
}

/// Gives or takes back a consent.
///
/// # Errors
/// No network, or the server's problem.
pub async fn change(kind: ConsentKind, granted: bool) -> Result<Consent, Failure> {
    let change = ConsentChange {
        kind,
        version: CONSENT_VERSION,
        granted,
    };
    http::post("/me/consents", &change).await
}

/// Says that one consents to what is needed.
///
/// # Errors
/// No network, or the server's problem.
pub async fn give() -> Result<(), Failure> {
    change(ConsentKind::Handling, true).await.map(drop)
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
    let has = given.ready().is_none_or(|all| is_given(&all.items, ConsentKind::Handling));
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
