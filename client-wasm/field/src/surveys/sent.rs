//! What was sent from doors: to read, with what it said before, and to correct, also without a network.

use contract::{
    accounts::Role,
    ids::CommunityId,
    surveys::{DoorOutcome, EarlierEdition, Question, SentForm, SurveyAnswer},
};
use kit::{
    hooks::use_state,
    http::{Call, query},
    i18n::{field as text, fill, t},
    pages::use_pages_by,
    part, time,
    ui::{ButtonKind, Choice, Empty, Select, Shape, Tone, button, chip},
};
use uuid::Uuid;
use yew::prelude::*;

use super::{finish::unnamed, form::Form};
use crate::{outbox::use_outbox, places::use_places, routes::Route, shell::Screen};

/// Under which name one's own are kept on the phone.
const KEPT: &str = "my.sent-forms";

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
    let sent = use_pages_by::<_, SentForm>((*community, arrived), {
        let community = *community;
        move |cursor| {
            let of = community.map(|id| id.to_string()).unwrap_or_default();
            let query = query(&[("community_id", &of), ("cursor", cursor)]);
            let call = Call::get(&format!("/survey-responses{query}"));
            // One's own are read without a network as well; what is older takes one.
            match community {
                None if cursor.is_empty() => call.remembered(KEPT),
                _ => call,
            }
        }
    });
    let list = sent.show_as(3, || {
        if sent.is_empty() {
            return part!(Empty {
                shape: Shape::List,
                words: t(text::SENT_FORMS_NONE)
            });
        }
        html! { <div class="lx-stack lx-pad">{ for sent.all().map(one) }{ sent.further() }</div> }
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
                if sent.outcome == DoorOutcome::Answered { { changes(sent) } }
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
                if let Some(door) = said_then.place.as_ref().and_then(|place| place.building.as_deref()) { <p>{ door.to_owned() }</p> }
                { said(questions, &said_then.answers, said_then.remark.as_deref()) }
            }
        </div>
    }
}

/// The ways to correct it while there is time, and to take back what was consented to.
fn changes(sent: &SentForm) -> Html {
    let change = |form: fn(&SentForm) -> Option<Form>| {
        let sent = sent.clone();
        Callback::from(move |_: MouseEvent| {
            let Some(form) = form(&sent) else { return };
            form.keep();
            if let Ok(id) = Uuid::try_parse(&form.id.to_string()) {
                Route::Form { id }.go();
            }
        })
    };
    html! {
        <div>
            if let Some(until) = sent.until {
                { button(ButtonKind::Plain, t(text::CORRECT), change(Form::correcting), "sent-correct") }
                <p class="lx-muted lx-small">{ fill(text::CORRECT_UNTIL, &[&time::date(until)]) }</p>
            }
            { button(ButtonKind::Text, t(text::WITHDRAW), change(Form::withdrawing), "sent-withdraw") }
        </div>
    }
}
