//! A neighbour's need as it is written down: every change is on the phone at once.

use contract::{
    Language,
    cases::{Category, Urgency},
    ids::{CellId, CommunityId},
    liaison::{Neighbour, NewNeed},
    privacy::CONSENT_VERSION,
    validation::{FieldError, check},
};
use kit::{
    browser, drafts,
    hooks::{UseStateHandle, use_state},
    i18n::{field as field_text, language, officer as text, t, words},
    json, part,
    pictures::{Change, Pictures},
    sending::typing,
    ui::{ButtonKind, Check, Choice, Empty, Field, FieldKind, Select, Shape, TextArea, button},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use yew::prelude::*;

use super::post::{Done, Faults, error, refuse, said, use_posting};
use crate::{
    places::{Places, use_places},
    routes::Route,
    shell::Screen,
};

/// What needs are called in the outbox.
pub(super) const KIND: &str = "need";
/// Names of drafts of needs begin with it.
pub(super) const PREFIX: &str = "need.";

/// A need that is being written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) id: String,
    community: CommunityId,
    #[serde(default)]
    cell: Option<CellId>,
    pub(super) name: String,
    phone: String,
    home: String,
    consent: bool,
    heard: String,
    pub(super) title: String,
    body: String,
    category: Category,
    urgent: bool,
    #[serde(default)]
    pictures: Vec<String>,
}

impl Draft {
    /// An empty one.
    pub(super) fn new(community: CommunityId) -> Self {
        Self {
            id: browser::new_key(),
            community,
            cell: None,
            name: String::new(),
            phone: String::new(),
            home: String::new(),
            consent: false,
            heard: String::new(),
            title: String::new(),
            body: String::new(),
            category: Category::Other,
            urgent: false,
            pictures: Vec::new(),
        }
    }

    /// Every one that was begun.
    pub(super) fn all() -> Vec<Self> {
        drafts::all(PREFIX).iter().filter_map(|text| json::read(text)).collect()
    }

    fn recall(id: &str) -> Option<Self> {
        json::read(&drafts::recall(&format!("{PREFIX}{id}"))?)
    }

    /// Keeps it on the phone.
    pub(super) fn keep(&self) {
        drafts::write(&format!("{PREFIX}{}", self.id), &json::write(self));
    }

    fn need(&self) -> NewNeed {
        NewNeed {
            community_id: self.community,
            cell_id: self.cell,
            person: Neighbour {
                name: self.name.trim().to_owned(),
                phone: said(&self.phone.replace(' ', "")),
                home: said(&self.home),
            },
            consent_version: CONSENT_VERSION,
            heard: said(&self.heard),
            title: self.title.trim().to_owned(),
            body: self.body.trim().to_owned(),
            category: self.category,
            urgency: self.urgent.then_some(Urgency::Urgent),
            photos: Vec::new(),
        }
    }

    /// It as it is sent, or everything that is wrong with it.
    fn done(&self, language: Language) -> Result<Done, Vec<FieldError>> {
        let need = self.need();
        let mut faults = check(&need, language).err().unwrap_or_default();
        if !self.consent {
            let fault = FieldError::new("/consent_version", "consent_first", language);
            let detail = t(text::CONSENT_FIRST).to_owned();
            faults.insert(0, FieldError { detail, ..fault });
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Done {
            kind: KIND,
            prefix: PREFIX,
            id: self.id.clone(),
            path: "/liaison/needs".to_owned(),
            body: json::write(&need),
            pictures: self.pictures.clone(),
            draft: json::write(self),
            label: need.title,
        })
    }
}

/// Properties of a [`NeedPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct NeedPageProps {
    /// Which draft.
    pub(crate) id: Uuid,
}

#[component]
pub(crate) fn NeedPage(props: &NeedPageProps) -> Html {
    let first = use_state(|| Draft::recall(&props.id.to_string()));
    let matter = match &*first {
        Some(draft) => part!(Writing { draft: draft.clone() }),
        None => part!(Empty {
            shape: Shape::Check,
            words: t(text::NEED_GONE)
        }),
    };
    part!(Screen {
        title: t(text::NEED),
        back: Route::Neighbours,
        data_test: "need-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct WritingProps {
    draft: Draft,
}

/// A callback that changes the draft, and keeps it at once.
fn set<T: 'static>(draft: &UseStateHandle<Draft>, change: impl Fn(&mut Draft, T) + 'static) -> Callback<T> {
    typing(draft, move |draft: &mut Draft, value| {
        change(draft, value);
        draft.keep();
    })
}

#[component]
fn Writing(props: &WritingProps) -> Html {
    let draft = use_state(|| props.draft.clone());
    let faults = use_state(Vec::<FieldError>::new);
    let post = use_posting();
    let onclick = {
        let (draft, faults) = (draft.clone(), faults.clone());
        Callback::from(move |_: MouseEvent| match draft.done(language()) {
            Ok(done) => post.emit(done),
            Err(found) => refuse(&faults, found),
        })
    };
    html! {
        <div class="lx-form">
            { who(&draft, &faults) }
            { what(&draft, &faults) }
            { part!(Place { draft: draft.clone(), error: error(&faults, "/cell_id") }) }
            <div class="lx-actions">
                { button(ButtonKind::Primary, t(field_text::FINISH), onclick, "need-done") }
            </div>
        </div>
    }
}

fn who(draft: &UseStateHandle<Draft>, faults: &Faults) -> Html {
    let privacy = format!("/plain/privacy?lang={}", language().tag());
    html! {
        <section class="lx-card lx-stack">
            <h2>{ t(text::NEED_WHO) }</h2>
            { part!(Field {
                label: t(text::NEED_NAME),
                value: draft.name.clone(),
                oninput: set(draft, |draft, name| draft.name = name),
                autocomplete: "off",
                max_length: 30,
                error: error(faults, "/person/name"),
                data_test: "need-name",
            }) }
            { part!(Field {
                label: t(text::NEED_PHONE),
                kind: FieldKind::Phone,
                value: draft.phone.clone(),
                oninput: set(draft, |draft, phone| draft.phone = phone),
                autocomplete: "off",
                error: error(faults, "/person/phone"),
                data_test: "need-phone",
            }) }
            { part!(Field {
                label: t(text::NEED_HOME),
                value: draft.home.clone(),
                oninput: set(draft, |draft, home| draft.home = home),
                autocomplete: "off",
                error: error(faults, "/person/home"),
                data_test: "need-home",
            }) }
            { part!(Check {
                checked: draft.consent,
                onchange: set(draft, |draft, consent| draft.consent = consent),
                data_test: "need-consent",
                children: html! { { t(text::CONSENT) } },
            }) }
            if let Some(fault) = error(faults, "/consent_version") {
                <p class="lx-error" role="alert" data-test="need-no-consent">{ fault }</p>
            }
            <a class="lx-small" href={privacy} target="_blank">{ t(text::CONSENT_MORE) }</a>
        </section>
    }
}

fn what(draft: &UseStateHandle<Draft>, faults: &Faults) -> Html {
    let kinds = Category::ALL
        .iter()
        .map(|each| Choice::new(each.word(), t(words::category(*each))));
    html! {
        <>
            { part!(Field {
                label: t(text::NEED_TITLE),
                value: draft.title.clone(),
                oninput: set(draft, |draft, title| draft.title = title),
                max_length: 60,
                error: error(faults, "/title"),
                data_test: "need-title",
            }) }
            { part!(TextArea {
                label: t(text::NEED_BODY),
                value: draft.body.clone(),
                oninput: set(draft, |draft, body| draft.body = body),
                limit: 10_000,
                rows: 4,
                error: error(faults, "/body"),
                data_test: "need-body",
            }) }
            { part!(Pictures {
                names: draft.pictures.clone(),
                onchange: set(draft, |draft, change: Change| change.apply(&mut draft.pictures)),
            }) }
            { part!(Select {
                label: t(text::NEED_KIND),
                options: kinds.collect::<Vec<_>>(),
                value: draft.category.word(),
                onchange: set(draft, |draft, word: String| draft.category = Category::from_word(&word).unwrap_or(Category::Other)),
                data_test: "need-kind",
            }) }
            { part!(Check {
                checked: draft.urgent,
                onchange: set(draft, |draft, urgent| draft.urgent = urgent),
                data_test: "need-urgent",
                children: html! { { t(text::NEED_URGENT) } },
            }) }
            { part!(Field {
                label: t(text::NEED_HEARD),
                value: draft.heard.clone(),
                oninput: set(draft, |draft, heard| draft.heard = heard),
                error: error(faults, "/heard"),
                data_test: "need-heard",
            }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PlaceProps {
    draft: UseStateHandle<Draft>,
    error: Option<AttrValue>,
}

/// The grid cell, once the places are known.
#[component]
fn Place(props: &PlaceProps) -> Html {
    let (draft, places) = (&props.draft, use_places());
    let Some(community) = places.community(draft.community) else {
        return places.show(Html::default);
    };
    part!(Select {
        label: t(field_text::CELL),
        options: Places::cell_choices(&[community]),
        value: draft.cell.map(|cell| cell.to_string()).unwrap_or_default(),
        onchange: set(draft, |draft, id: String| draft.cell = id.parse().ok()),
        error: props.error.clone(),
        data_test: "need-cell"
    })
}
