//! What was sent from doors: to read, with what it said before, and to correct, also without a network.

use std::rc::Rc;

use contract::{
    accounts::Role,
    ids::CommunityId,
    page::Page,
    surveys::{EarlierEdition, Question, SentForm, SurveyAnswer},
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{field as text, fill, t},
    part,
    remote::use_call,
    time,
    ui::{Button, ButtonKind, Choice, Empty, Select, Shape, Tone, chip},
};
use uuid::Uuid;
use yew::prelude::*;

use super::{finish::unnamed, form::Form};
use crate::{outbox::use_outbox, places::use_places, routes::Route, shell::Screen};

/// Under which name one's own are kept on the phone.
const KEPT: &str = "my.sent-forms";

/// The page.
#[component]
pub(crate) fn SentFormsPage() -> Html {
    let charge: Vec<Choice> = use_places()
        .of_roles(&[Role::StationAdmin])
        .iter()
        .map(|community| Choice::new(community.id.to_string(), community.name.clone()))
        .collect();
    let community = use_state(|| None::<CommunityId>);
    // Asked again when something arrives: it may be a correction.
    let arrived = use_outbox().arrived;
    let (sent, reload) = use_call::<_, Page<SentForm>>((*community, arrived), |(community, _)| {
        Some(match community {
            None => Call::get("/survey-responses").remembered(KEPT),
            Some(id) => Call::get(&format!("/survey-responses?community_id={id}")),
        })
    });
    let list = sent.show(3, &reload, |page: &Rc<Page<SentForm>>| {
        if page.items.is_empty() {
            return part!(Empty {
                shape: Shape::List,
                words: t(text::SENT_FORMS_NONE)
            });
        }
        html! { <div class="lx-stack lx-pad">{ for page.items.iter().map(one) }</div> }
    });
    let whose = (!charge.is_empty()).then(|| {
        let community = community.clone();
        let value = (*community).map(|id| id.to_string()).unwrap_or_default();
        part!(Select {
            label: t(text::COMMUNITY),
            options: [vec![Choice::new("", t(text::SENT_BY_ME))], charge].concat(),
            value,
            onchange: Callback::from(move |id: String| community.set(id.parse().ok())),
            data_test: "sent-whose",
        })
    });
    part!(Screen {
        title: t(text::SENT_FORMS),
        back: Route::Surveys,
        data_test: "sent-forms-page",
        children: html! { <>{ whose.unwrap_or_default() }{ list }</> }
    })
}

/// One that was sent: unfolded, what it says and said.
fn one(sent: &SentForm) -> Html {
    let door = sent
        .building
        .clone()
        .unwrap_or_else(|| unnamed(Some(sent.outcome)).to_owned());
    let corrected = sent.edition.saturating_sub(1);
    html! {
        <details key={sent.id.to_string()} class="lx-card" data-test="sent-form">
            <summary class="lx-row lx-row-spread">
                <span>{ door }</span>
                <span class="lx-muted lx-small">{ time::moment(sent.filled_at) }</span>
            </summary>
            <div class="lx-stack">
                <p class="lx-muted lx-small">{ &sent.content.title }</p>
                if corrected > 0 { { chip(Tone::Amber, Shape::Write, &fill(text::CORRECTED_AGAIN, &[&corrected.to_string()])) } }
                { said(&sent.content.questions, &sent.answers, sent.remark.as_deref()) }
                { for sent.cases.iter().map(|case| html! { <p>{ fill(text::CASE_MADE, &[&case.number]) }</p> }) }
                { for sent.earlier.iter().map(|edition| before(&sent.content.questions, edition)) }
                if let Some(until) = sent.until { { correct(sent, &time::date(until)) } }
            </div>
        </details>
    }
}

/// The questions that were answered, and what was said besides.
fn said(questions: &[Question], answers: &[SurveyAnswer], remark: Option<&str>) -> Html {
    let line = |asked: &str, said: &str| html! { <p><span class="lx-muted">{ asked }{ " " }</span>{ said }</p> };
    let answers = questions.iter().zip(answers);
    let lines = answers.filter_map(|(question, answer)| Some(line(&question.title, &answer.spoken(question)?)));
    let remark = remark.map(|remark| line(t(text::REMARK), remark));
    html! { <>{ for lines.chain(remark) }</> }
}

fn before(questions: &[Question], edition: &EarlierEdition) -> Html {
    let by = edition.by.clone().unwrap_or_default();
    html! {
        <div class="lx-stack" data-test="sent-before">
            <p class="lx-muted lx-small">{ fill(text::CORRECTED_BEFORE, &[&by, &time::moment(edition.at)]) }</p>
            if let Some(reason) = &edition.reason { <p>{ reason }</p> }
            if let Some(said_then) = &edition.said {
                { said(questions, &said_then.answers, said_then.remark.as_deref()) }
            }
        </div>
    }
}

/// The way to correct it.
fn correct(sent: &SentForm, until: &str) -> Html {
    let sent = sent.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let Some(form) = Form::correcting(&sent) else { return };
        form.keep();
        if let Ok(id) = Uuid::try_parse(&form.id.to_string()) {
            Route::Form { id }.go();
        }
    });
    html! {
        <div>
            { part!(Button {
                kind: ButtonKind::Plain,
                onclick,
                data_test: "sent-correct",
                children: html! { { t(text::CORRECT) } },
            }) }
            <p class="lx-muted lx-small">{ fill(text::CORRECT_UNTIL, &[until]) }</p>
        </div>
    }
}
