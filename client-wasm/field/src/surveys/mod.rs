//! Household surveys at the door: which are open, and the forms on this phone.

mod ask;
mod correcting;
mod finish;
mod form;
mod page;
mod sent;

use contract::{
    accounts::Role,
    ids::{CellId, CommunityId},
    page::Page,
    surveys::{Survey, SurveyState},
};
use kit::{
    browser,
    hooks::use_state,
    http::Call,
    i18n::{field as text, fill, shared, t},
    part,
    remote::use_call,
    ui::{Button, ButtonKind, Cell, Cells, Choice, Empty, IconButton, Select, Shape},
    way,
};
use uuid::Uuid;
use yew::prelude::*;

pub(crate) use page::FormPage;
pub(crate) use sent::SentFormsPage;

use crate::{
    outbox::{SentToday, Waiting, use_outbox},
    places::{Places, use_places},
    routes::{FORMS, Route},
    shell::Screen,
};
use finish::unnamed;
use form::Form;

/// What forms are called in the outbox.
const KIND: &str = "survey";
/// Under which name the open surveys are kept on the phone.
const KEPT: &str = "my.surveys";
/// Under which name the cell of the last door is kept.
const LAST: &str = "my.survey-cell";
/// Who asks at doors.
const ASKERS: [Role; 3] = [Role::SocialWorker, Role::LiaisonOfficer, Role::StationAdmin];

#[component]
pub(crate) fn SurveysPage() -> Html {
    let (surveys, reload) = use_call::<_, Page<Survey>>((), |()| Some(Call::get("/surveys").remembered(KEPT)));
    let places = use_places();
    let open = surveys.show(2, &reload, |page| {
        places.show(|| {
            let mut open = page
                .items
                .iter()
                .filter(|survey| survey.state == SurveyState::Open)
                .peekable();
            if open.peek().is_none() {
                return part!(Empty {
                    shape: Shape::List,
                    words: t(text::SURVEYS_NONE)
                });
            }
            let cards = open.map(|survey| part!(OpenSurvey [survey.id.to_string()] { survey: survey.clone() }));
            html! { <div class="lx-stack lx-pad" data-test="open-surveys">{ for cards }</div> }
        })
    });
    let refresh = part!(IconButton {
        shape: Shape::Refresh,
        label: t(shared::REFRESH),
        onclick: reload.reform(|_: MouseEvent| ()),
        data_test: "refresh",
    });
    part!(Screen {
        title: t(text::TAB_SURVEYS),
        tab: Route::Surveys,
        side: refresh,
        data_test: "surveys-page",
        children: html! { <>
            { part!(Begun) }
            { part!(Waiting { kind: KIND, draft: form::PREFIX, page: FORMS }) }
            { open }
            { part!(SentToday { kind: KIND }) }
            { part!(Cells { children: part!(Cell {
                title: t(text::SENT_FORMS),
                href: Route::SentForms.href(),
                onclick: Callback::from(|()| Route::SentForms.go()),
                data_test: "to-sent-forms",
            }) }) }
        </> }
    })
}

/// Forms that were begun and not finished.
#[component]
fn Begun() -> Html {
    // Drawn anew when a form goes into the outbox or comes back.
    let _parcels = use_outbox().parcels;
    let again = use_state(|| 0_u32);
    let begun = Form::all();
    if begun.is_empty() {
        return Html::default();
    }
    let rows = begun.into_iter().map(|form| {
        let id = Uuid::try_parse(&form.id.to_string()).unwrap_or_default();
        let href = Route::Form { id }.href();
        let title = form.label(unnamed(form.outcome));
        let discard = {
            let (again, form) = (again.clone(), form.clone());
            Callback::from(move |_: MouseEvent| {
                form.forget();
                again.set(*again + 1);
            })
        };
        html! {
            <div key={href.clone()} class="lx-begun">
                { part!(Cell {
                    title,
                    note: form.content.title.clone(),
                    shape: Shape::Write,
                    onclick: {
                        let href = href.clone();
                        Callback::from(move |()| way::to(&href))
                    },
                    href: href.clone(),
                    data_test: "begun",
                }) }
                // What was typed goes only by a second look; an empty form is nobody's loss.
                if form.is_blank() {
                    { part!(IconButton { shape: Shape::Close, label: t(shared::DELETE), onclick: discard, data_test: "begun-discard" }) }
                }
            </div>
        }
    });
    part!(Cells {
        title: t(text::BEGUN),
        children: html! { <>{ for rows }</> }
    })
}

#[derive(Properties, PartialEq)]
struct OpenSurveyProps {
    survey: Survey,
}

/// One survey that is open, and the way to the next door.
#[component]
fn OpenSurvey(props: &OpenSurveyProps) -> Html {
    let places = use_places();
    let survey = &props.survey;
    let mine = places.of_roles(&ASKERS);
    let there = mine.iter().filter(|community| {
        survey
            .community_id
            .map_or(community.street_id == survey.street_id, |id| id == community.id)
    });
    let communities: Vec<_> = there.copied().collect();
    let chosen = use_state(|| None::<CommunityId>);
    let Some(community) = (*chosen).or_else(|| communities.first().map(|community| community.id)) else {
        return Html::default();
    };
    let content = survey.content.as_ref();
    let begin = {
        let survey = survey.clone();
        let cell = last_cell(&places, community);
        Callback::from(move |_: MouseEvent| begin(&survey, community, cell))
    };
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |id: String| chosen.set(id.parse().ok()))
    };
    let options = communities
        .iter()
        .map(|community| Choice::new(community.id.to_string(), community.name.clone()));
    let count = content.map_or(0, |content| content.questions.len());
    html! {
        <section class="lx-card" data-test="open-survey">
            <h2>{ content.map(|content| content.title.clone()).unwrap_or_default() }</h2>
            <p class="lx-muted lx-small">{ fill(text::QUESTIONS, &[&count.to_string(), &survey.version.to_string()]) }</p>
            if communities.len() > 1 {
                { part!(Select {
                    label: t(text::COMMUNITY),
                    options: options.collect::<Vec<_>>(),
                    value: community.to_string(),
                    onchange,
                    data_test: "community",
                }) }
            }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                shape: Shape::Plus,
                onclick: begin,
                data_test: "begin",
                children: html! { { t(text::BEGIN) } },
            }) }
        </section>
    }
}

/// The cell of the last door, if it lies in this community.
fn last_cell(places: &Places, community: CommunityId) -> Option<CellId> {
    let cell: CellId = browser::recall(LAST)?.parse().ok()?;
    let cells = &places.community(community)?.cells;
    cells.iter().any(|known| known.id == cell).then_some(cell)
}

fn begin(survey: &Survey, community: CommunityId, cell: Option<CellId>) {
    let Some(form) = Form::new(survey, community, cell) else {
        return;
    };
    form.keep();
    if let Ok(id) = Uuid::try_parse(&form.id.to_string()) {
        Route::Form { id }.go();
    }
}
