//! Household surveys: which there are, what each asks, and what came of it.

mod bars;
mod edit;
mod editor;
mod question;
mod results;
mod texts;

use contract::{
    accounts::Role,
    ids::{CommunityId, SurveyId},
    page::Page as Items,
    surveys::{NewSurvey, Survey, SurveyContent, SurveyState, SurveyStep},
};
use kit::{
    desk::{Desk, use_desk},
    hooks::use_state,
    http::Call,
    i18n::{fill, shared, surveys as text, t},
    part,
    remote::use_call,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, Choice, Choices, Dialog, Empty, Select, Shape, Tone, button, chip, use_toasts},
    way,
};
use yew::prelude::*;

use crate::routes::Route;
use editor::Editor;
use results::Results;

/// The list, and a way to begin another one.
#[component]
pub(crate) fn SurveysPage() -> Html {
    let (surveys, reload) = use_call::<_, Items<Survey>>((), |()| Some(Call::get("/surveys")));
    let row = |survey: &Survey| {
        let href = Route::Survey { id: survey.id }.href();
        html! {
            <a key={survey.id.to_string()} class="lx-cell lx-cell-link" href={href.clone()} onclick={way::on_link(href)}
                data-test={format!("survey-{}", survey.id)}>
                <span class="lx-cell-body">
                    <span>{ &asked(survey).map(|content| content.title.clone()).unwrap_or_default() }</span><br />
                    <span class="lx-cell-note">{ format!("{} · {}", version(survey), time::moment(survey.changed_at)) }</span>
                </span>
                { state_chip(survey) }
            </a>
        }
    };
    html! {
        <div class="lx-stack" data-test="surveys-page">
            { part!(Begin) }
            { surveys.show(3, &reload, |page| match page.items.as_slice() {
                [] => part!(Empty { shape: Shape::Note, words: t(text::NONE) }),
                items => html! { <div class="lx-cells">{ for items.iter().map(row) }</div> },
            }) }
        </div>
    }
}

/// What a survey asks now, or will.
fn asked(survey: &Survey) -> Option<&SurveyContent> {
    survey.draft.as_ref().or(survey.content.as_ref())
}

fn version(survey: &Survey) -> String {
    match survey.version {
        0 => t(text::DRAFT).to_owned(),
        version => fill(text::VERSION, &[&version.to_string()]),
    }
}

fn state_chip(survey: &Survey) -> Html {
    match survey.state {
        SurveyState::Draft => chip(Tone::Grey, Shape::Write, t(text::DRAFT)),
        SurveyState::Open => chip(Tone::Green, Shape::Check, t(text::OPEN)),
        SurveyState::Closed => chip(Tone::Grey, Shape::Lock, t(text::CLOSED)),
    }
}

/// Where somebody may ask: their communities, and the whole street for who works for it.
fn ranges(desk: &Desk) -> Vec<Choice> {
    let is_street = desk
        .me
        .posts
        .iter()
        .any(|post| post.role == Role::StreetAdmin && post.community_id.is_none());
    let asks = |id: CommunityId| {
        let posts = desk.me.posts.iter();
        is_street
            || posts
                .clone()
                .any(|post| post.role == Role::StationAdmin && post.community_id == Some(id))
    };
    let mut choices = Vec::new();
    if is_street {
        choices.push(Choice::new("", t(text::WHOLE_STREET)));
    }
    let own = desk.communities.iter().filter(|community| asks(community.id));
    choices.extend(own.map(|community| Choice::new(community.id.to_string(), community.name.clone())));
    choices
}

/// Begins a survey: a draft to write on.
#[component]
fn Begin() -> Html {
    let (desk, sending) = (use_desk(), use_sending());
    let options = ranges(&desk);
    let range = use_state(|| None::<String>);
    let Some(first) = options.first().map(|choice| choice.value.to_string()) else {
        return Html::default();
    };
    let value = (*range).clone().unwrap_or(first);
    let onclick = {
        let (sending, value) = (sending.clone(), value.clone());
        Callback::from(move |_: MouseEvent| {
            let new = NewSurvey {
                community_id: value.parse().ok(),
                content: edit::first(),
            };
            let key = sending.key("survey", &new);
            sending.send::<Survey>(Call::post("/surveys").json(&new).key(&key), move |survey| {
                way::to(&Route::Survey { id: survey.id }.href());
            });
        })
    };
    let onchange = {
        let range = range.clone();
        Callback::from(move |value: String| range.set(Some(value)))
    };
    html! {
        <section class="lx-card lx-stack">
            { sending.trouble("survey-new-failed") }
            <div class="lx-row">
                if options.len() > 1 {
                    { part!(Select {
                        label: t(text::FOR),
                        options,
                        value,
                        onchange,
                        data_test: "survey-range",
                    }) }
                }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    shape: Shape::Plus,
                    loading: sending.is_busy(),
                    onclick,
                    data_test: "survey-new",
                    children: html! { <>{ t(text::NEW) }</> },
                }) }
            </div>
        </section>
    }
}

/// Properties of a [`SurveyPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct SurveyPageProps {
    /// Which survey.
    pub(crate) id: SurveyId,
}

/// One survey.
#[component]
pub(crate) fn SurveyPage(props: &SurveyPageProps) -> Html {
    let (surveys, reload) = use_call::<_, Items<Survey>>((), |()| Some(Call::get("/surveys")));
    surveys.show(4, &reload, |page| {
        match page.items.iter().find(|survey| survey.id == props.id) {
            None => part!(Empty {
                shape: Shape::Note,
                words: t(text::GONE)
            }),
            Some(survey) => part!(One [survey.revision.to_string()] { survey: survey.clone(), onchanged: reload.clone() }),
        }
    })
}

#[derive(Properties, PartialEq)]
struct OneProps {
    survey: Survey,
    onchanged: Callback<()>,
}

#[component]
fn One(props: &OneProps) -> Html {
    let survey = &props.survey;
    let may_write = may_write(&use_desk(), survey);
    let tab = use_state(|| None::<AttrValue>);
    let first = if survey.version == 0 || survey.draft.is_some() {
        "questions"
    } else {
        "results"
    };
    let chosen = (*tab).clone().unwrap_or(AttrValue::from(first));
    let shows_results = chosen == "results" && survey.version > 0;
    let onchange = {
        let tab = tab.clone();
        Callback::from(move |value: AttrValue| tab.set(Some(value)))
    };
    let options = vec![
        Choice::new("results", t(text::RESULTS)),
        Choice::new("questions", t(text::QUESTIONS)),
    ];
    html! {
        <div class="lx-stack" data-test="survey-page">
            <div class="lx-row lx-row-spread">
                <h2 class="lx-title">{ asked(survey).map(|content| content.title.clone()).unwrap_or_default() }</h2>
                <div class="lx-row" data-test="survey-state" data-state={survey.state.word()}>
                    { state_chip(survey) }
                    if survey.version > 0 && survey.draft.is_some() { { chip(Tone::Amber, Shape::Write, t(text::CHANGED)) } }
                    <span class="lx-muted lx-small">{ version(survey) }</span>
                </div>
            </div>
            if may_write { { part!(Steps { survey: survey.clone(), onchanged: props.onchanged.clone() }) } }
            if survey.version > 0 {
                { part!(Choices {
                    label: t(text::SURVEYS),
                    label_hidden: true,
                    options,
                    chosen: vec![chosen.clone()],
                    onchange,
                    data_test: "survey-tab",
                }) }
            }
            if shows_results {
                { part!(Results { survey: survey.clone() }) }
            } else {
                { part!(Editor { survey: survey.clone(), may_write, onsaved: props.onchanged.clone() }) }
            }
        </div>
    }
}

fn may_write(desk: &Desk, survey: &Survey) -> bool {
    desk.me.posts.iter().any(|post| match post.role {
        Role::StreetAdmin => post.street_id == survey.street_id,
        Role::StationAdmin => post.community_id.is_some() && post.community_id == survey.community_id,
        _ => false,
    })
}

/// Opening and closing.
#[component]
fn Steps(props: &OneProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let asking = use_state(|| false);
    let survey = &props.survey;
    let step = |step: &'static str| {
        let (sending, toasts, onchanged, id) = (sending.clone(), toasts.clone(), props.onchanged.clone(), survey.id);
        Callback::from(move |_: MouseEvent| {
            let (toasts, onchanged) = (toasts.clone(), onchanged.clone());
            let call = Call::post(&format!("/surveys/{id}/{step}")).json(&SurveyStep {});
            sending.send::<Survey>(call, move |survey| {
                if survey.state == SurveyState::Open {
                    toasts.good(t(text::OPENED));
                }
                onchanged.emit(());
            });
        })
    };
    let open = match (survey.state, survey.draft.is_some(), survey.version) {
        (_, true, 0) => Some(text::PUBLISH),
        (_, true, _) => Some(text::PUBLISH_AGAIN),
        (SurveyState::Closed, false, _) => Some(text::REOPEN),
        _ => None,
    };
    let ask = |now: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(now))
    };
    let foot = part!(Button {
        kind: ButtonKind::Warn,
        loading: sending.is_busy(),
        onclick: step("close"),
        data_test: "survey-close-yes",
        children: html! { <>{ t(text::CLOSE) }</> },
    });
    html! {
        <div class="lx-row">
            { sending.trouble("survey-step-failed") }
            if let Some(words) = open {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    loading: sending.is_busy(),
                    onclick: step("open"),
                    data_test: "survey-open",
                    children: html! { <>{ t(words) }</> },
                }) }
            }
            if survey.state == SurveyState::Open {
                { button(ButtonKind::Plain, t(text::CLOSE), ask(true).reform(|_: MouseEvent| ()), "survey-close") }
            }
            if *asking {
                { part!(Dialog {
                    title: t(text::CLOSE),
                    close_label: t(shared::CLOSE),
                    onclose: ask(false),
                    foot,
                    children: html! { <><p>{ t(text::CLOSE_ASK) }</p></> },
                }) }
            }
        </div>
    }
}
