//! The three questions after an answer: were you contacted, is it resolved, how satisfied are you.

use contract::{cases::Rating, validation::FieldError};
use kit::{
    drafts::{Draft, use_draft},
    http::Failure,
    i18n::{Text, language, resident, shared, t},
    part,
    ui::{Choice, Choices, Stars, TextArea},
};
use yew::prelude::*;

use super::{act::use_act, view::CaseViewProps};

/// The word of a choice.
const YES: &str = "yes";

/// Asks the three questions.
#[component]
pub(super) fn Rate(props: &CaseViewProps) -> Html {
    let act = use_act(props);
    let id = props.case.summary.id;
    let (contacted, resolved) = (use_draft(&format!("contacted.{id}")), use_draft(&format!("resolved.{id}")));
    let (stars, comment) = (use_draft(&format!("stars.{id}")), use_draft(&format!("rating.{id}")));
    let satisfaction = stars.text.parse().unwrap_or_default();
    let onsubmit = {
        let act = act.clone();
        let (said, text) = ([&contacted, &resolved].map(|answer| yes(&answer.text)), comment.text.clone());
        let clear = [&contacted, &resolved, &stars, &comment].map(|draft| draft.clear.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let [Some(contacted), Some(resolved)] = said else {
                return act.sending.refuse(Failure::invalid(unanswered(said)));
            };
            let text = text.trim();
            let rating = Rating {
                contacted,
                resolved,
                satisfaction,
                comment: (!text.is_empty()).then(|| text.to_owned()),
            };
            let clear = clear.clone();
            let done = Callback::from(move |()| {
                for clear in &clear {
                    clear.emit(());
                }
            });
            act.run("rating", &rating, done);
        })
    };
    let names = [
        resident::STARS_1,
        resident::STARS_2,
        resident::STARS_3,
        resident::STARS_4,
        resident::STARS_5,
    ];
    let onstars = stars.set.reform(|chosen: u8| chosen.to_string());
    html! {
        <section class="lx-card" data-test="rate">
            <h2 class="lx-title">{ t(resident::RATE_TITLE) }</h2>
            <form novalidate=true class="lx-stack" {onsubmit}>
                { question(resident::RATE_CONTACTED, &contacted, act.sending.error("/contacted"), "rate-contacted") }
                { question(resident::RATE_RESOLVED, &resolved, act.sending.error("/resolved"), "rate-resolved") }
                { part!(Stars {
                    label: t(resident::RATE_SATISFIED),
                    names: names.map(|name| AttrValue::from(t(name))),
                    value: satisfaction,
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
                { act.sending.submit_wide(t(resident::RATE_SUBMIT), "rate-submit") }
            </form>
        </section>
    }
}

/// What was answered, as the device keeps it.
fn yes(said: &str) -> Option<bool> {
    (!said.is_empty()).then_some(said == YES)
}

fn question(label: Text, answer: &Draft, error: Option<AttrValue>, data_test: &'static str) -> Html {
    let options = vec![Choice::new(YES, t(shared::YES)), Choice::new("no", t(shared::NO))];
    let onchange = answer.set.reform(|value: AttrValue| value.to_string());
    part!(Choices {
        label: t(label),
        options,
        chosen: vec![answer.text.clone()],
        onchange,
        error,
        data_test
    })
}

fn unanswered([contacted, resolved]: [Option<bool>; 2]) -> Vec<FieldError> {
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
