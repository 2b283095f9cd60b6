//! Referring somebody to the station, for those who speak for an organisation (转介给驿站).

use contract::{
    cases::Urgency,
    liaison::{Daypart, Neighbour},
    page::Page,
    teams::{NewService, OwnOrganisation, ReferralConsent, SENTENCES, Service, ServiceKind, Speech, terms},
    validation::FieldError,
};
use kit::{
    form::{Form, use_form},
    http::{Call, Failure},
    i18n::{handling as text, language, service as shown, t},
    part,
    remote::use_call,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Choice, Choices, Field, FieldKind, Select, TextArea, use_toasts},
    visit::day_in,
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use crate::{routes::Route, shell::Screen};

/// What was typed and chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    organisation: String,
    kind: Option<ServiceKind>,
    need: String,
    day: String,
    part: Daypart,
    name: String,
    phone: String,
    home: String,
    consent: String,
}

impl Typed {
    fn first() -> Self {
        Self {
            organisation: String::new(),
            kind: None,
            need: String::new(),
            day: day_in(1),
            part: Daypart::Morning,
            name: String::new(),
            phone: String::new(),
            home: String::new(),
            consent: String::new(),
        }
    }

    /// The organisation that was chosen, or the only one.
    fn of<'a>(&self, own: &'a [OwnOrganisation]) -> Option<&'a OwnOrganisation> {
        own.iter().find(|one| one.id.to_string() == self.organisation).or(own.first())
    }

    /// It as it is sent, or what was left out.
    fn request(&self, own: &[OwnOrganisation]) -> Result<NewService, Failure> {
        let empty = |text: &str| text.trim().is_empty();
        let faults: Vec<_> = [
            ("/kind", self.kind.is_none()),
            ("/need", empty(&self.need)),
            ("/person/name", empty(&self.name)),
            ("/person/phone", empty(&self.phone)),
            ("/person/home", empty(&self.home)),
            ("/consent", empty(&self.consent)),
        ]
        .into_iter()
        .filter(|(_, is_left_out)| *is_left_out)
        .map(|(pointer, _)| FieldError::new(pointer, "missing_field", language()))
        .collect();
        let (Some(kind), Some(organisation), true) = (self.kind, self.of(own), faults.is_empty()) else {
            return Err(Failure::invalid(faults));
        };
        let usual = kind.usual();
        Ok(NewService {
            community_id: organisation.community_id,
            cell_id: None,
            case_id: None,
            kind,
            need: self.need.trim().to_owned(),
            urgency: Urgency::Normal,
            day: self.day.clone(),
            part: self.part,
            weeks: 1,
            volunteers: usual.volunteers,
            skills: usual.skills.to_vec(),
            trainings: Vec::new(),
            speech: vec![Speech::Mandarin],
            gender: None,
            safeguard: usual.safeguard,
            organisation_id: Some(organisation.id),
            consent: ReferralConsent::from_word(&self.consent),
            person: Neighbour {
                name: self.name.trim().to_owned(),
                phone: Some(self.phone.trim().to_owned()),
                home: Some(self.home.trim().to_owned()),
            },
        })
    }
}

/// The page.
#[component]
pub(crate) fn ReferPage() -> Html {
    let (own, reload) = use_call::<_, Page<OwnOrganisation>>((), |()| Some(Call::get("/me/organisations")));
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
    own: Vec<OwnOrganisation>,
}

#[component]
fn ReferForm(props: &ReferFormProps) -> Html {
    let form = use_form("refer.person".to_owned(), Typed::first());
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (form, sending, own) = (form.clone(), sending.clone(), props.own.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let request = match form.typed.request(&own) {
                Ok(request) => request,
                Err(left_out) => return sending.refuse(left_out),
            };
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
            { what(&form, &sending, &props.own) }
            { whom(&form, &sending) }
            { sending.trouble("refer-failed") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            { part!(Button {
                submit: true,
                kind: ButtonKind::Primary,
                block: true,
                loading: sending.is_busy(),
                data_test: "refer-send",
                children: html! { { t(text::REFER_TITLE) } },
            }) }
        </form>
    }
}

/// What is needed, and when.
fn what(form: &Form<Typed>, sending: &Sending, own: &[OwnOrganisation]) -> Html {
    let typed = &form.typed;
    let kind = |kind: &ServiceKind| Choice::new(kind.word(), t(terms::service_kind(*kind)));
    let part_of_day = |part: &Daypart| Choice::new(part.word(), t(terms::daypart(*part)));
    let organisation = |one: &OwnOrganisation| Choice::new(one.id.to_string(), one.name.clone());
    html! {
        <section class="lx-card lx-stack">
            if own.len() > 1 {
                { part!(Select {
                    label: t(text::REFER_FROM),
                    options: own.iter().map(organisation).collect::<Vec<_>>(),
                    value: typed.organisation.clone(),
                    onchange: form.typing(|typed: &mut Typed, id: String| typed.organisation = id),
                    error: sending.error("/organisation_id"),
                    data_test: "refer-from",
                }) }
            }
            { part!(Choices {
                label: t(shown::KIND),
                options: ServiceKind::ALL.iter().map(kind).collect::<Vec<_>>(),
                chosen: typed.kind.iter().map(|kind| AttrValue::from(kind.word())).collect::<Vec<_>>(),
                onchange: form.typing(|typed: &mut Typed, pressed: AttrValue| typed.kind = ServiceKind::from_word(&pressed)),
                error: sending.error("/kind"),
                data_test: "kind",
            }) }
            { part!(TextArea {
                label: t(shown::NEED),
                value: typed.need.clone(),
                oninput: form.typing(|typed: &mut Typed, need| typed.need = need),
                limit: 500,
                rows: 3,
                hint: t(shown::NEED_HINT),
                error: sending.error("/need"),
                data_test: "need",
            }) }
            { part!(Field {
                label: t(shown::DAY),
                kind: FieldKind::Date,
                value: typed.day.clone(),
                oninput: form.typing(|typed: &mut Typed, day| typed.day = day),
                error: sending.error("/day"),
                data_test: "day",
            }) }
            { part!(Choices {
                label: t(shown::PART),
                options: Daypart::ALL.iter().map(part_of_day).collect::<Vec<_>>(),
                chosen: vec![AttrValue::from(typed.part.word())],
                onchange: form.typing(|typed: &mut Typed, pressed: AttrValue| {
                    typed.part = Daypart::from_word(&pressed).unwrap_or(typed.part);
                }),
                data_test: "part",
            }) }
        </section>
    }
}

/// At whose door, and who agreed.
fn whom(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let consent = |each: &ReferralConsent| Choice::new(each.word(), t(terms::referral_consent(*each)));
    html! {
        <section class="lx-card lx-stack">
            { part!(Field {
                label: t(text::REFER_NAME),
                value: typed.name.clone(),
                oninput: form.typing(|typed: &mut Typed, name| typed.name = name),
                error: sending.error("/person/name"),
                data_test: "person-name",
            }) }
            { part!(Field {
                label: t(text::REFER_PHONE),
                kind: FieldKind::Phone,
                value: typed.phone.clone(),
                oninput: form.typing(|typed: &mut Typed, phone| typed.phone = phone),
                error: sending.error("/person/phone"),
                data_test: "person-phone",
            }) }
            { part!(Field {
                label: t(text::REFER_HOME),
                value: typed.home.clone(),
                oninput: form.typing(|typed: &mut Typed, home| typed.home = home),
                error: sending.error("/person/home"),
                data_test: "person-home",
            }) }
            { part!(Choices {
                label: t(shown::REFERRAL_CONSENT),
                options: ReferralConsent::ALL.iter().map(consent).collect::<Vec<_>>(),
                chosen: vec![AttrValue::from(typed.consent.clone())],
                onchange: form.typing(|typed: &mut Typed, pressed: AttrValue| typed.consent = pressed.to_string()),
                error: sending.error("/consent"),
                data_test: "consent",
            }) }
        </section>
    }
}
