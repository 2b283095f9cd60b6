//! The door of an app beside the console: lets in who has something to do there, and says the way to everybody else.

use yew::prelude::*;

use crate::{
    i18n::{field as text, shared, t},
    part,
    session::{Standing, has_ended, use_session},
    ui::{Empty, Page, Shape, Skeleton},
};

/// Properties of a [`Gate`].
#[derive(Properties, PartialEq)]
pub struct GateProps {
    /// The app's folder; one of [`BY_PASSWORD`](crate::session::BY_PASSWORD), so that signing in leads back here.
    pub app: &'static str,
    /// What the app is called.
    pub title: AttrValue,
    /// Who works here, in a sentence.
    pub lead: AttrValue,
    /// Whether those without a password, who sign in by telephone, have something to do here too.
    #[prop_or_default]
    pub by_phone: bool,
    /// Whether whoever is signed in has something to do here.
    pub lets_in: bool,
    /// The app, for those who are let in.
    pub children: Html,
}

/// Lets in who has something to do here.
#[component]
pub fn Gate(props: &GateProps) -> Html {
    let matter = match &use_session().standing {
        Standing::SignedIn(_) if props.lets_in => return props.children.clone(),
        Standing::Unknown => part!(Skeleton {
            label: t(shared::LOADING)
        }),
        Standing::SignedOut => part!(Empty {
            shape: Shape::Person,
            words: if has_ended() {
                AttrValue::from(t(shared::ENDED))
            } else {
                props.lead.clone()
            },
            children: ways_to_sign_in(props.app, props.by_phone),
        }),
        Standing::SignedIn(_) => part!(Empty {
            shape: Shape::Lock,
            words: t(text::NO_RIGHTS),
            children: html! {
                <>
                    <p class="lx-muted">{ t(text::NO_RIGHTS_DETAIL) }</p>
                    <a class="lx-button" href="/">{ t(shared::TO_HOME) }</a>
                </>
            },
        }),
    };
    part!(Page {
        title: props.title.clone(),
        data_test: "gate",
        children: matter
    })
}

fn ways_to_sign_in(app: &str, by_phone: bool) -> Html {
    html! {
        <>
            <a class="lx-button lx-button-primary" href={format!("/console/#{app}")} data-test="sign-in-staff">
                { t(text::SIGN_IN_STAFF) }
            </a>
            if by_phone {
                <a class="lx-button lx-button-plain" href={format!("/sign-in#{app}")} data-test="sign-in-officer">
                    { t(text::SIGN_IN_OFFICER) }
                </a>
            }
        </>
    }
}
