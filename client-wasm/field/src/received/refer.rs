//! Referring somebody to the station, for those who speak for an organisation (转介给驿站).

use contract::{
    handling::NamedOrganisation,
    page::Page,
    teams::{NewService, ReferralConsent, SENTENCES, Service, terms},
};
use kit::{
    form::{Form, use_form},
    http::Call,
    i18n::{handling as text, service as shown, t},
    part,
    remote::use_call,
    sending::{Sending, use_sending},
    ui::{Choice, Choices, Select, use_toasts},
    visit::{Asking, Asks, what, which_day, whose_door},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use crate::{routes::Route, shell::Screen};

/// What was typed and chosen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    organisation: String,
    asking: Asking,
    consent: String,
}

impl Asks for Typed {
    fn asking(&self) -> &Asking {
        &self.asking
    }

    fn asking_mut(&mut self) -> &mut Asking {
        &mut self.asking
    }
}

impl Typed {
    /// The organisation that was chosen, or the only one.
    fn of<'a>(&self, own: &'a [NamedOrganisation]) -> Option<&'a NamedOrganisation> {
        own.iter().find(|one| one.id.to_string() == self.organisation).or(own.first())
    }

    /// It as it is sent, unless something was left out.
    fn request(&self, own: &[NamedOrganisation]) -> Option<NewService> {
        let organisation = self.of(own)?;
        Some(NewService {
            organisation_id: Some(organisation.id),
            consent: ReferralConsent::from_word(&self.consent),
            ..self.asking.request(organisation.community_id)?
        })
    }
}

#[component]
pub(crate) fn ReferPage() -> Html {
    let (own, reload) = use_call::<_, Page<NamedOrganisation>>((), |()| Some(Call::get("/me/organisations")));
    part!(Screen {
        title: t(text::REFER_TITLE),
        back: Route::Received,
        data_test: "refer-page",
        children: own.show(4, &reload, |own| {
            if own.items.is_empty() {
                return html! { <p class="lx-pad lx-muted">{ t(text::RECEIVED_WHO) }</p> };
            }
            part!(ReferForm { own: own.items.clone() })
        })
    })
}

#[derive(Properties, PartialEq)]
struct ReferFormProps {
    own: Vec<NamedOrganisation>,
}

#[component]
fn ReferForm(props: &ReferFormProps) -> Html {
    let form = use_form("refer.person".to_owned(), Typed::default());
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (form, sending, own) = (form.clone(), sending.clone(), props.own.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = &form.typed;
            if let Some(left_out) = typed.asking.left_out(&[("/consent", typed.consent.is_empty())]) {
                return sending.refuse(left_out);
            }
            let Some(request) = typed.request(&own) else { return };
            if !sending.accepts_in(&request, SENTENCES) {
                return;
            }
            let (form, toasts) = (form.clone(), toasts.clone());
            let call = Call::post("/services")
                .json(&request)
                .key(&sending.key("/services", &request));
            sending.send(call, move |_: Service| {
                form.done();
                toasts.good(t(text::REFER_SENT));
                Route::Received.go();
            });
        })
    };
    html! {
        <form class="lx-pad lx-stack" {onsubmit} novalidate=true data-test="refer-form">
            <p class="lx-muted lx-small">{ t(text::REFER_LEAD) }</p>
            <section class="lx-card lx-stack">
                if props.own.len() > 1 { { from(&form, &sending, &props.own) } }
                { what(&form, &sending) }
                { which_day(&form, &sending) }
            </section>
            <section class="lx-card lx-stack">
                { whose_door(&form, &sending) }
                { consent(&form, &sending) }
            </section>
            { sending.trouble("refer-failed") }
            if let Some(words) = sending.whole().or_else(|| sending.error("/organisation_id").filter(|_| props.own.len() == 1)) {
                <p class="lx-error" role="alert" data-test="refer-refused">{ words }</p>
            }
            { sending.submit_wide(t(text::REFER_TITLE), "refer-send") }
        </form>
    }
}

/// For which organisation.
fn from(form: &Form<Typed>, sending: &Sending, own: &[NamedOrganisation]) -> Html {
    let organisation = |one: &NamedOrganisation| Choice::new(one.id.to_string(), one.name.clone());
    part!(Select {
        label: t(text::REFER_FROM),
        options: own.iter().map(organisation).collect::<Vec<_>>(),
        value: form.typed.organisation.clone(),
        onchange: form.typing(|typed: &mut Typed, id: String| typed.organisation = id),
        error: sending.error("/organisation_id"),
        data_test: "refer-from",
    })
}

/// Who agreed.
fn consent(form: &Form<Typed>, sending: &Sending) -> Html {
    let consent = |each: &ReferralConsent| Choice::new(each.word(), t(terms::referral_consent(*each)));
    part!(Choices {
        label: t(shown::REFERRAL_CONSENT),
        options: ReferralConsent::ALL.iter().map(consent).collect::<Vec<_>>(),
        chosen: vec![AttrValue::from(form.typed.consent.clone())],
        onchange: form.typing(|typed: &mut Typed, pressed: AttrValue| typed.consent = pressed.to_string()),
        error: sending.error("/consent"),
        data_test: "consent",
    })
}
