//! What was said in words, page by page; loaded when it is asked for.

use contract::{ids::SurveyId, surveys::SurveyText};
use kit::{
    hooks::use_state,
    http::query,
    i18n::{surveys as text, t},
    pages::use_pages,
    part, time,
    ui::{Button, Shape, Tone, chip},
};
use yew::prelude::*;

/// Properties of [`Texts`].
#[derive(Properties, PartialEq, Clone)]
pub(super) struct TextsProps {
    pub(super) survey: SurveyId,
    pub(super) version: u16,
    /// The place of the question; the remarks if absent.
    #[prop_or_default]
    pub(super) question: Option<u16>,
}

impl TextsProps {
    fn place(&self) -> Option<String> {
        self.question.map(|place| place.to_string())
    }

    /// By which name tests find them.
    fn name(&self) -> String {
        self.place().unwrap_or_else(|| "remarks".to_owned())
    }
}

/// What was said, once somebody wants to read it.
#[component]
pub(super) fn Texts(props: &TextsProps) -> Html {
    let read = use_state(|| false);
    if *read {
        return part!(Said, props.clone());
    }
    html! {
        <div>
            { part!(Button {
                onclick: Callback::from(move |_: MouseEvent| read.set(true)),
                data_test: format!("texts-more-{}", props.name()),
                children: html! { { t(text::SHOW_TEXTS) } },
            }) }
        </div>
    }
}

#[component]
fn Said(props: &TextsProps) -> Html {
    let asked = query(&[
        ("version", &props.version.to_string()),
        ("question", &props.place().unwrap_or_default()),
    ]);
    let said = use_pages::<SurveyText>(format!("/surveys/{}/texts{asked}", props.survey));
    said.show_as(2, || {
        html! {
            <div class="lx-stack">
                if said.is_empty() { <p class="lx-muted">{ t(text::NO_TEXTS) }</p> }
                <ul class="lx-stack" data-test={format!("texts-{}", props.name())}>{ for said.all().map(row) }</ul>
                { said.further() }
            </div>
        }
    })
}

fn row(said: &SurveyText) -> Html {
    let case = said.case_id.map(|id| format!("/console/cases/{id}"));
    html! {
        <li key={said.response_id.to_string()} class="lx-said">
            <p class="lx-text">{ &said.text }</p>
            <p class="lx-muted lx-small lx-row">
                { time::moment(said.filled_at) }
                if let Some(case) = case {
                    <a href={case}>{ chip(Tone::Blue, Shape::Letter, t(text::BECAME_CASE)) }</a>
                }
            </p>
        </li>
    }
}
