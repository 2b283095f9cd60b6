//! Answering an objection: upheld or not, in words that everybody reads.

use contract::agenda::{AnswerObjection, Objection, SENTENCES};
use kit::{
    drafts::use_draft,
    http::Call,
    i18n::{needs as text, t},
    need, part,
    sending::use_sending,
    ui::{Button, ButtonKind, TextArea, use_toasts},
};
use serde::de::IgnoredAny;
use yew::prelude::*;

/// The form, for one that waits; `path` is what it objects to.
pub(super) fn answering(path: &str, objection: &Objection, done: &Callback<()>) -> Html {
    if objection.answer.is_some() {
        return Html::default();
    }
    part!(Answering [objection.id.to_string()] {
        path: format!("{path}/objections/{}/answer", objection.id),
        done: done.clone()
    })
}

#[derive(Properties, PartialEq)]
struct AnsweringProps {
    path: String,
    done: Callback<()>,
}

#[component]
fn Answering(props: &AnsweringProps) -> Html {
    let said = use_draft(&props.path);
    let (sending, toasts) = (use_sending(), use_toasts());
    let answer = |upheld: bool| {
        let (sending, said, toasts) = (sending.clone(), said.clone(), toasts.clone());
        let (path, done) = (props.path.clone(), props.done.clone());
        Callback::from(move |_: MouseEvent| {
            let text = said.text.trim().to_owned();
            let Some(body) = sending.written(&AnswerObjection { upheld, text }, SENTENCES) else {
                return;
            };
            let (clear, toasts, done) = (said.clear.clone(), toasts.clone(), done.clone());
            sending.send(Call::post(&path).json_text(&body), move |_: IgnoredAny| {
                clear.emit(());
                toasts.good(t(text::SAVED));
                done.emit(());
            });
        })
    };
    html! {
        <div class="lx-stack" data-test="answering">
            { part!(TextArea {
                label: t(text::ANSWER_TEXT),
                value: said.text.clone(),
                oninput: said.set.clone(),
                limit: 2_000,
                rows: 3,
                error: sending.error("/text"),
                data_test: "answer-text",
            }) }
            { need::trouble(&sending, &[], "answer-trouble") }
            <p class="lx-row">
                { part!(Button { kind: ButtonKind::Primary, loading: sending.is_busy(), onclick: answer(false), data_test: "overrule", children: html! { { t(text::ANSWER_OVERRULED) } } }) }
                { part!(Button { kind: ButtonKind::Warn, loading: sending.is_busy(), onclick: answer(true), data_test: "uphold", children: html! { { t(text::ANSWER_UPHELD) } } }) }
            </p>
        </div>
    }
}
