//! What was said in words, page by page; loaded when it is asked for.

use std::rc::Rc;

use contract::{ids::SurveyId, page::Page as Items, surveys::SurveyText};
use kit::{
    hooks::use_state,
    http::{Call, query},
    i18n::{shared, surveys as text, t},
    part,
    sending::use_sending,
    time,
    ui::{Button, Shape, Tone, chip},
};
use yew::prelude::*;

/// Properties of [`Texts`].
#[derive(Properties, PartialEq)]
pub(super) struct TextsProps {
    pub(super) survey: SurveyId,
    pub(super) version: u16,
    /// The place of the question; the remarks if absent.
    #[prop_or_default]
    pub(super) question: Option<u16>,
}

/// What was said.
#[component]
pub(super) fn Texts(props: &TextsProps) -> Html {
    let sending = use_sending();
    let read = use_state(|| Rc::new(Vec::<SurveyText>::new()));
    let next = use_state(|| Some(String::new()));
    let began = use_state(|| false);
    let name = props.question.map_or("remarks".to_owned(), |question| question.to_string());
    let more = {
        let (sending, read, next, began) = (sending.clone(), read.clone(), next.clone(), began.clone());
        let (survey, version, question) = (props.survey, props.version, props.question);
        Callback::from(move |_: MouseEvent| {
            let cursor = (*next).clone().unwrap_or_default();
            let parts = query(&[
                ("version", &version.to_string()),
                ("question", &question.map(|question| question.to_string()).unwrap_or_default()),
                ("cursor", &cursor),
            ]);
            let (read, next, began) = (read.clone(), next.clone(), began.clone());
            sending.send::<Items<SurveyText>>(Call::get(&format!("/surveys/{survey}/texts{parts}")), move |page| {
                read.set(Rc::new(read.iter().cloned().chain(page.items).collect()));
                next.set(page.next);
                began.set(true);
            });
        })
    };
    let row = |said: &SurveyText| {
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
    };
    html! {
        <div class="lx-stack">
            { sending.trouble("texts-failed") }
            if *began && read.is_empty() { <p class="lx-muted">{ t(text::NO_TEXTS) }</p> }
            <ul class="lx-stack" data-test={format!("texts-{name}")}>{ for read.iter().map(row) }</ul>
            if next.is_some() {
                <div>
                    { part!(Button {
                        loading: sending.is_busy(),
                        onclick: more,
                        data_test: format!("texts-more-{name}"),
                        children: html! {
                            <>
                                { t(if *began { shared::LOAD_MORE } else { text::SHOW_TEXTS }) }
                            </>
                        },
                    }) }
                </div>
            }
        </div>
    }
}
