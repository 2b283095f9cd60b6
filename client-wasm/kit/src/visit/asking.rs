//! Asking for somebody to come to another's door: what every form for that has, whoever fills it in.

use contract::{
    cases::Urgency,
    ids::CommunityId,
    liaison::{Daypart, Neighbour},
    teams::{NewService, ServiceKind, Speech, terms},
    validation::FieldError,
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::day_in;
use crate::{
    form::Form,
    http::Failure,
    i18n::{language, service as shown, t, teams as text},
    part,
    sending::Sending,
    ui::{Choice, Choices, Field, FieldKind, TextArea},
};

/// Characters below which nobody can tell what is needed.
const LEAST: usize = 5;

/// What is needed, when, and at whose door, as it stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asking {
    /// What it is; nothing until it was chosen.
    pub kind: Option<ServiceKind>,
    /// It in words.
    pub need: String,
    /// The day.
    pub day: String,
    /// The part of the day.
    pub part: Daypart,
    /// What the resident is called.
    pub name: String,
    /// Their telephone.
    pub phone: String,
    /// Where they live.
    pub home: String,
}

impl Default for Asking {
    /// Nothing yet, for tomorrow morning.
    fn default() -> Self {
        Self {
            kind: None,
            need: String::new(),
            day: day_in(1),
            part: Daypart::Morning,
            name: String::new(),
            phone: String::new(),
            home: String::new(),
        }
    }
}

impl Asking {
    /// What was left out, if anything was; `besides` are other fields, and whether they are empty.
    pub fn left_out(&self, besides: &[(&'static str, bool)]) -> Option<Failure> {
        let empty = |text: &str| text.trim().is_empty();
        let own = [
            ("/kind", self.kind.is_none()),
            ("/need", self.need.trim().chars().count() < LEAST),
            ("/person/name", empty(&self.name)),
            ("/person/phone", empty(&self.phone)),
            ("/person/home", empty(&self.home)),
        ];
        let all = own.iter().chain(besides);
        let faults: Vec<_> = all
            .filter(|(_, is_left_out)| *is_left_out)
            .map(|(pointer, _)| FieldError::new(*pointer, "missing_field", language()))
            .collect();
        (!faults.is_empty()).then(|| Failure::invalid(faults))
    }

    /// It as it is sent, with what its kind usually takes; nothing where no kind was chosen.
    pub fn request(&self, community_id: CommunityId) -> Option<NewService> {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let kind = self.kind?;
        let usual = kind.usual();
        Some(NewService {
            community_id,
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
            least_level: 1,
            by_person: false,
            organisation_id: None,
            consent: None,
            person: Neighbour {
                name: self.name.trim().to_owned(),
                phone: filled(&self.phone),
                home: filled(&self.home),
            },
        })
    }
}

/// A form that has these fields among others.
pub trait Asks: Clone + PartialEq + Serialize + 'static {
    /// Them.
    fn asking(&self) -> &Asking;
    /// Them, to be changed.
    fn asking_mut(&mut self) -> &mut Asking;
    /// Takes the kind that was chosen, and what comes with it.
    fn choose(&mut self, kind: ServiceKind) {
        self.asking_mut().kind = Some(kind);
    }
}

/// What is needed.
pub fn what<T: Asks>(form: &Form<T>, sending: &Sending) -> Html {
    let asking = form.typed.asking();
    let kind = |kind: &ServiceKind| Choice::new(kind.word(), t(terms::service_kind(*kind)));
    html! {
        <>
            { part!(Choices {
                label: t(shown::KIND),
                options: ServiceKind::ALL.iter().map(kind).collect::<Vec<_>>(),
                chosen: asking.kind.iter().map(|kind| AttrValue::from(kind.word())).collect::<Vec<_>>(),
                onchange: form.typing(|typed: &mut T, pressed: AttrValue| {
                    if let Some(kind) = ServiceKind::from_word(&pressed) {
                        typed.choose(kind);
                    }
                }),
                error: sending.error("/kind"),
                data_test: "kind",
            }) }
            { part!(TextArea {
                label: t(shown::NEED),
                value: asking.need.clone(),
                oninput: form.typing(|typed: &mut T, need| typed.asking_mut().need = need),
                limit: 500,
                rows: 3,
                hint: t(text::NEED_HINT),
                error: sending.error("/need"),
                data_test: "need",
            }) }
        </>
    }
}

/// On which day, and in which part of it.
pub fn which_day<T: Asks>(form: &Form<T>, sending: &Sending) -> Html {
    let asking = form.typed.asking();
    let part_of_day = |part: &Daypart| Choice::new(part.word(), t(terms::daypart(*part)));
    html! {
        <>
            { part!(Field {
                label: t(text::DAY),
                kind: FieldKind::Date,
                value: asking.day.clone(),
                oninput: form.typing(|typed: &mut T, day| typed.asking_mut().day = day),
                error: sending.error("/day"),
                data_test: "day",
            }) }
            { part!(Choices {
                label: t(shown::PART),
                options: Daypart::ALL.iter().map(part_of_day).collect::<Vec<_>>(),
                chosen: vec![AttrValue::from(asking.part.word())],
                onchange: form.typing(|typed: &mut T, pressed: AttrValue| {
                    let asking = typed.asking_mut();
                    asking.part = Daypart::from_word(&pressed).unwrap_or(asking.part);
                }),
                data_test: "part",
            }) }
        </>
    }
}

/// At whose door.
pub fn whose_door<T: Asks>(form: &Form<T>, sending: &Sending) -> Html {
    let asking = form.typed.asking();
    html! {
        <>
            <div class="lx-pair">
                { part!(Field {
                    label: t(text::NAME),
                    value: asking.name.clone(),
                    oninput: form.typing(|typed: &mut T, name| typed.asking_mut().name = name),
                    max_length: 30,
                    error: sending.error("/person/name"),
                    data_test: "name",
                }) }
                { part!(Field {
                    label: t(text::PHONE),
                    kind: FieldKind::Phone,
                    value: asking.phone.clone(),
                    oninput: form.typing(|typed: &mut T, phone| typed.asking_mut().phone = phone),
                    max_length: 16,
                    error: sending.error("/person/phone"),
                    data_test: "phone",
                }) }
            </div>
            { part!(Field {
                label: t(shown::HOME),
                value: asking.home.clone(),
                oninput: form.typing(|typed: &mut T, home| typed.asking_mut().home = home),
                max_length: 100,
                hint: t(shown::HOME_HINT),
                error: sending.error("/person/home"),
                data_test: "home",
            }) }
        </>
    }
}
