//! The form at the door: the door, the person's consent, the questions, and what of it becomes a case.

use contract::{ids::CellId, surveys::DoorOutcome, validation::FieldError};
use kit::{
    hooks::{UseStateHandle, use_state},
    i18n::{field as text, t},
    part,
    ui::{Check, Choices, Empty, Field, FieldKind, Select, Shape, TextArea},
};
use uuid::Uuid;
use yew::prelude::*;

use super::{
    ask::{Ask, outcomes},
    finish::Finish,
    form::{Form, Typed},
};
use crate::{
    places::{Places, use_places},
    raise::Raise,
    routes::Route,
    shell::Screen,
};

/// Properties of a [`FormPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct FormPageProps {
    /// Which form.
    pub(crate) id: Uuid,
}

#[component]
pub(crate) fn FormPage(props: &FormPageProps) -> Html {
    let first = use_state(|| Form::recall(&props.id.to_string()));
    let matter = match &*first {
        Some(form) => part!(Door { form: form.clone() }),
        None => part!(Empty {
            shape: Shape::Check,
            words: t(text::FORM_GONE)
        }),
    };
    part!(Screen {
        title: first
            .as_ref()
            .map_or(t(text::TAB_SURVEYS).to_owned(), |form| form.content.title.clone()),
        back: Route::Surveys,
        data_test: "form-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct DoorProps {
    form: Form,
}

/// What is on the page: the form, and what was found wrong when it was last to be done.
#[derive(Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) form: UseStateHandle<Form>,
    pub(super) faults: UseStateHandle<Vec<FieldError>>,
}

impl Sheet {
    /// A callback that changes the form, and keeps it at once.
    fn set<T: 'static>(&self, change: impl Fn(&mut Form, T) + 'static) -> Callback<T> {
        let form = self.form.clone();
        Callback::from(move |value| {
            let mut new = (*form).clone();
            change(&mut new, value);
            new.keep();
            form.set(new);
        })
    }

    /// What is wrong with the field at `pointer`; of a correction, where a door is stands apart.
    fn error(&self, pointer: &str) -> Option<AttrValue> {
        let is_it = |fault: &&FieldError| fault.pointer.strip_prefix("/place").unwrap_or(&fault.pointer) == pointer;
        let fault = self.faults.iter().find(is_it);
        fault.map(|fault| AttrValue::from(fault.detail.clone()))
    }
}

#[component]
fn Door(props: &DoorProps) -> Html {
    let sheet = Sheet {
        form: use_state(|| props.form.clone()),
        faults: use_state(Vec::new),
    };
    let form = &sheet.form;
    let places = use_places();
    if form.corrects.is_some() {
        let matter = if form.consent {
            html! { <>{ place(&sheet, &places) }{ questions(&sheet) }{ why(&sheet) }</> }
        } else {
            html! { <p class="lx-card" data-test="withdrawal">{ t(text::WITHDRAW_LEAD) }</p> }
        };
        return html! { <div class="lx-form">{ matter }{ part!(Finish { sheet: sheet.clone() }) }</div> };
    }
    let outcome = form.outcome;
    let chosen = outcome.map(|outcome| AttrValue::from(outcome.word()));
    let onoutcome = sheet.set(|form, word: AttrValue| form.outcome = DoorOutcome::from_word(&word));
    html! {
        <div class="lx-form">
            { place(&sheet, &places) }
            <section class="lx-card lx-stack">
                <h2>{ t(text::PURPOSE) }</h2>
                <p class="lx-text">{ &form.content.purpose }</p>
                { part!(Choices {
                    label: t(text::OUTCOME),
                    options: outcomes(),
                    chosen: chosen.into_iter().collect::<Vec<_>>(),
                    onchange: onoutcome,
                    data_test: "outcome",
                }) }
            </section>
            if outcome == Some(DoorOutcome::Answered) {
                { consent(&sheet) }
                if form.consent { { questions(&sheet) }{ person(&sheet) } }
            }
            if outcome.is_some_and(|outcome| outcome != DoorOutcome::Answered || form.consent) {
                { part!(Finish { sheet: sheet.clone() }) }
            }
        </div>
    }
}

fn place(sheet: &Sheet, places: &Places) -> Html {
    let form = &sheet.form;
    let Some(community) = places.community(form.community) else {
        return places.show(Html::default);
    };
    let oncell = sheet.set(|form, id: String| form.cell = id.parse::<CellId>().ok());
    part!(Select {
        label: t(text::CELL),
        options: Places::cell_choices(&[community]),
        value: form.cell.map(|cell| cell.to_string()).unwrap_or_default(),
        onchange: oncell,
        error: sheet.error("/cell_id"),
        data_test: "cell"
    })
}

fn consent(sheet: &Sheet) -> Html {
    let form = &sheet.form;
    html! {
        <section class="lx-card lx-stack" data-test="consent-text">
            <h2>{ t(text::CONSENT_TITLE) }</h2>
            <p class="lx-text">{ &form.content.consent }</p>
            { part!(Check {
                checked: form.consent,
                onchange: sheet.set(|form, consent: bool| form.consent = consent),
                data_test: "consent",
                children: html! { { t(text::CONSENT) } },
            }) }
        </section>
    }
}

fn questions(sheet: &Sheet) -> Html {
    html! {
        <>
            { part!(Field {
                label: t(text::BUILDING),
                value: sheet.form.building.clone(),
                oninput: sheet.set(|form, building: String| form.building = building),
                hint: t(text::BUILDING_HINT),
                max_length: 60,
                error: sheet.error("/building"),
                data_test: "building",
            }) }
            { asked(sheet) }
        </>
    }
}

/// Every question that is shown, and what else was said.
fn asked(sheet: &Sheet) -> Html {
    let form = &sheet.form;
    let (_, shown) = form.answers();
    let raises = form.corrects.is_none();
    let questions = form.content.questions.iter().enumerate().filter(|(place, _)| shown[*place]);
    let asked = questions.map(|(place, question)| {
        part!(Ask [place.to_string()] {
            place,
            question: question.clone(),
            typed: form.answers.get(place).cloned().unwrap_or_default(),
            error: sheet.error(&format!("/answers/{place}")),
            raises,
            onchange: sheet.set(move |form: &mut Form, typed: Typed| {
                if let Some(answer) = form.answers.get_mut(place) {
                    *answer = typed;
                }
            }),
        })
    });
    html! {
        <>
            { for asked }
            { part!(TextArea {
                label: t(text::REMARK),
                value: form.remark.clone(),
                oninput: sheet.set(|form, remark: String| form.remark = remark),
                limit: 1_000,
                rows: 2,
                error: sheet.error("/remark"),
                data_test: "remark",
            }) }
            if raises && !form.remark.trim().is_empty() {
                { part!(Raise {
                    raised: form.remark_raised,
                    onchange: sheet.set(|form, raised| form.remark_raised = raised),
                    data_test: "raise-remark",
                }) }
            }
        </>
    }
}

/// Why it is corrected.
fn why(sheet: &Sheet) -> Html {
    let reason = sheet.form.corrects.as_ref().map(|corrects| corrects.reason.clone());
    part!(TextArea {
        label: t(text::CORRECT_WHY),
        value: reason.unwrap_or_default(),
        oninput: sheet.set(|form, reason: String| {
            if let Some(corrects) = &mut form.corrects {
                corrects.reason = reason;
            }
        }),
        limit: 200,
        rows: 2,
        error: sheet.error("/reason"),
        data_test: "correct-why",
    })
}

fn person(sheet: &Sheet) -> Html {
    let form = &sheet.form;
    html! {
        <section class="lx-card lx-stack">
            <h2>{ t(text::PERSON) }</h2>
            <p class="lx-muted lx-small">{ t(text::PERSON_HINT) }</p>
            { part!(Field {
                label: t(text::PERSON_NAME),
                value: form.name.clone(),
                oninput: sheet.set(|form, name: String| form.name = name),
                max_length: 30,
                autocomplete: "off",
                error: sheet.error("/name"),
                data_test: "person-name",
            }) }
            { part!(Field {
                label: t(text::PERSON_PHONE),
                value: form.phone.clone(),
                oninput: sheet.set(|form, phone: String| form.phone = phone),
                kind: FieldKind::Phone,
                max_length: 11,
                autocomplete: "off",
                error: sheet.error("/phone"),
                data_test: "person-phone",
            }) }
        </section>
    }
}
