//! The three questions after an answer: were you contacted, is it resolved, how satisfied are you.

use contract::{cases::Rating, validation::FieldError};
use kit::{
    drafts::use_draft,
    hooks::{UseStateHandle, use_state},
    http::Failure,
    i18n::{Text, language, resident, shared, t},
    part,
    ui::{Button, ButtonKind, Choice, Choices, Stars, TextArea},
};
use yew::prelude::*;

use super::{act::use_act, view::CaseViewProps};

/// Asks the three questions.
#[component]
pub(super) fn Rate(props: &CaseViewProps) -> Html {
    let act = use_act(props);
    let (contacted, resolved) = (use_state(|| None::<bool>), use_state(|| None::<bool>));
    let stars = use_state(|| 0_u8);
    let comment = use_draft(&format!("rating.{}", props.case.summary.id));
    let onsubmit = {
        let (act, comment) = (act.clone(), comment.clone());
        let (contacted, resolved, stars) = (*contacted, *resolved, *stars);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(contacted), Some(resolved)) = (contacted, resolved) else {
                return act.sending.refuse(Failure::invalid(unanswered(contacted, resolved)));
            };
            let text = comment.text.trim();
            let rating = Rating {
                contacted,
                resolved,
                satisfaction: stars,
                comment: (!text.is_empty()).then(|| text.to_owned()),
            };
            act.run("rating", &rating, comment.clear.clone());
        })
    };
    let names = [
        resident::STARS_1,
        resident::STARS_2,
        resident::STARS_3,
        resident::STARS_4,
        resident::STARS_5,
    ];
    let onstars = {
        let stars = stars.clone();
        Callback::from(move |chosen: u8| stars.set(chosen))
    };
    html! {
        <section class="lx-card" data-test="rate">
            <h2 class="lx-title">{ t(resident::RATE_TITLE) }</h2>
            <form novalidate=true class="lx-stack" {onsubmit}>
                { question(resident::RATE_CONTACTED, &contacted, act.sending.error("/contacted"), "rate-contacted") }
                { question(resident::RATE_RESOLVED, &resolved, act.sending.error("/resolved"), "rate-resolved") }
                { part!(Stars {
                    label: t(resident::RATE_SATISFIED),
                    names: names.map(|name| AttrValue::from(t(name))),
                    value: *stars,
                    onchange: onstars,
                    error: act.sending.error("/satisfaction"),
                    data_test: "rate-stars",
                }) }
                { part!(TextArea {
                    label: t(resident::RATE_COMMENT),
                    value: comment.text.clone(),
                    oninput: comment.set.clone(),
                    limit: 1_000,
                    rows: 3,
                    error: act.sending.error("/comment"),
                    data_test: "rate-comment",
                }) }
                { act.sending.trouble("rate-failed") }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    submit: true,
                    block: true,
                    loading: act.sending.is_busy(),
                    data_test: "rate-submit",
                    children: html! { { t(resident::RATE_SUBMIT) } },
                }) }
            </form>
        </section>
    }
}

fn question(label: Text, answer: &UseStateHandle<Option<bool>>, error: Option<AttrValue>, data_test: &'static str) -> Html {
    let word = |yes: bool| if yes { "yes" } else { "no" };
    let onchange = {
        let answer = answer.clone();
        Callback::from(move |value: AttrValue| answer.set(Some(&*value == word(true))))
    };
    let options = vec![
        Choice::new(word(true), t(shared::YES)),
        Choice::new(word(false), t(shared::NO)),
    ];
    let chosen = answer.iter().map(|yes| AttrValue::from(word(*yes))).collect::<Vec<_>>();
    part!(Choices {
        label: t(label),
        options,
        chosen,
        onchange,
        error,
        data_test
    })
}

fn unanswered(contacted: Option<bool>, resolved: Option<bool>) -> Vec<FieldError> {
    let missing = |pointer: &str| FieldError {
        detail: t(resident::RATE_UNANSWERED).to_owned(),
        ..FieldError::new(pointer, "missing_field", language())
    };
    [("/contacted", contacted), ("/resolved", resolved)]
        .into_iter()
        .filter(|(_, answer)| answer.is_none())
        .map(|(pointer, _)| missing(pointer))
        .collect()
}
