//! Writing a survey. What is typed stays on the device until it is saved; what was published stays as it is.

use contract::{
    surveys::{Question, Survey, SurveyChange, SurveyContent, explained, faults_of_template},
    validation::{FieldError, check},
};
use kit::{
    drafts,
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{language, shared, surveys as text, t},
    json, part,
    sending::{Sending, use_sending},
    ui::{Banner, Button, Field, Shape, TextArea, Toasts, Tone, use_toasts},
};
use yew::prelude::*;

use super::{edit, question::QuestionCard};

/// Properties of an [`Editor`].
#[derive(Properties, PartialEq)]
pub(super) struct EditorProps {
    pub(super) survey: Survey,
    pub(super) may_write: bool,
    pub(super) onsaved: Callback<()>,
}

/// What a survey asks, to be changed by who may.
#[component]
pub(super) fn Editor(props: &EditorProps) -> Html {
    let survey = &props.survey;
    // Of this revision: what was typed on another one would undo what somebody else did.
    let name = format!("survey.{}.{}", survey.id, survey.revision);
    let content = use_state(|| {
        let typed = drafts::recall(&name).and_then(|text| json::read::<SurveyContent>(&text));
        typed.or_else(|| super::asked(survey).cloned()).unwrap_or_else(edit::first)
    });
    let (sending, toasts) = (use_sending(), use_toasts());
    let change = {
        let (content, name) = (content.clone(), name.clone());
        Callback::from(move |new: SurveyContent| {
            drafts::write(&name, &json::write(&new));
            content.set(new);
        })
    };
    let onsubmit = saving(props, &content, name, &sending, toasts);
    if !props.may_write {
        return read_only(&content);
    }
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="survey-form">
            { sending.trouble("survey-failed") }
            { head(&content, &sending, &change) }
            { for (0..content.questions.len()).map(|place| card(place, &content, &sending, &change)) }
            <div class="lx-row">
                { part!(Button {
                    shape: Shape::Plus,
                    onclick: add(&content, &change),
                    data_test: "question-add",
                    children: html! { <>{ t(text::ADD) }</> },
                }) }
                { sending.submit(t(shared::SAVE), "survey-save") }
                <span class="lx-muted lx-small">{ t(text::KEPT) }</span>
            </div>
        </form>
    }
}

/// Saves what is asked, unless something is wrong with it.
fn saving(
    props: &EditorProps,
    content: &UseStateHandle<SurveyContent>,
    name: String,
    sending: &Sending,
    toasts: Toasts,
) -> Callback<SubmitEvent> {
    let (content, sending, onsaved) = (content.clone(), sending.clone(), props.onsaved.clone());
    let (id, revision) = (props.survey.id, props.survey.revision);
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let faults = faults(&content);
        if !faults.is_empty() {
            sending.refuse(Failure::invalid(faults));
            return;
        }
        let change = SurveyChange {
            revision,
            content: (*content).clone(),
        };
        let (name, onsaved, toasts) = (name.clone(), onsaved.clone(), toasts.clone());
        let call = Call::patch(&format!("/surveys/{id}")).json(&change);
        sending.send::<Survey>(call, move |_| {
            drafts::write(&name, "");
            toasts.good(t(shared::SAVED));
            onsaved.emit(());
        });
    })
}

/// What is asked, for who may not change it.
fn read_only(content: &SurveyContent) -> Html {
    html! {
        <>
            { part!(Banner { tone: Tone::Grey, shape: Shape::Lock, words: t(text::READ_ONLY) }) }
            <p class="lx-text">{ &content.purpose }</p>
            <ol class="lx-stack">
                { for content.questions.iter().enumerate().map(|(at, question)| html! {
                    <li key={at}>{ format!("{}. {}", at + 1, question.title) }</li>
                }) }
            </ol>
        </>
    }
}

/// Everything that is wrong, as the server would say it.
fn faults(content: &SurveyContent) -> Vec<FieldError> {
    let mut faults = faults_of_template(content, "/content", language());
    if let Err(found) = check(content, language()) {
        faults.extend(found.into_iter().map(|fault| {
            let pointer = format!("/content{}", fault.pointer);
            explained(FieldError { pointer, ..fault }, language())
        }));
    }
    faults
}

type Change = Callback<SurveyContent>;

fn set<T: 'static>(
    content: &UseStateHandle<SurveyContent>,
    change: &Change,
    set: impl Fn(&mut SurveyContent, T) + 'static,
) -> Callback<T> {
    let (content, change) = (content.clone(), change.clone());
    Callback::from(move |value: T| {
        let mut new = (*content).clone();
        set(&mut new, value);
        change.emit(new);
    })
}

fn head(content: &UseStateHandle<SurveyContent>, sending: &Sending, change: &Change) -> Html {
    html! {
        <section class="lx-card lx-stack">
            { part!(Field {
                label: t(text::TITLE),
                value: content.title.clone(),
                error: sending.error("/content/title"),
                oninput: set(content, change, |content, title| content.title = title),
                data_test: "survey-title",
            }) }
            { part!(TextArea {
                label: t(text::PURPOSE),
                value: content.purpose.clone(),
                limit: 2_000,
                rows: 2,
                error: sending.error("/content/purpose"),
                oninput: set(content, change, |content, purpose| content.purpose = purpose),
                data_test: "survey-purpose",
            }) }
            { part!(TextArea {
                label: t(text::CONSENT),
                value: content.consent.clone(),
                limit: 2_000,
                rows: 2,
                error: sending.error("/content/consent"),
                oninput: set(content, change, |content, consent| content.consent = consent),
                data_test: "survey-consent",
            }) }
        </section>
    }
}

fn card(place: usize, content: &UseStateHandle<SurveyContent>, sending: &Sending, change: &Change) -> Html {
    let at = format!("/content/questions/{place}");
    let error = |field: &str| sending.error(&format!("{at}/{field}"));
    part!(QuestionCard [place] { place, question: content.questions[place].clone(), before: content.questions[..place].to_vec(), is_last: place + 1 == content.questions.len(), errors: ["title", "options", "least", "low", "shown_if"].map(error), onchange: set(content, change, move |content, question: Question| content.questions[place] = question), onremove: set(content, change, move |content, ()| edit::remove(&mut content.questions, place)), ondown: set(content, change, move |content, at: usize| edit::down(&mut content.questions, at)) })
}

fn add(content: &UseStateHandle<SurveyContent>, change: &Change) -> Callback<MouseEvent> {
    set(content, change, |content, _: MouseEvent| {
        content.questions.push(edit::blank());
    })
}
