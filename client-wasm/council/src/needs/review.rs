//! Putting the plans that were admitted to the vote.

use contract::{
    agenda,
    bodies::BodyAct,
    calls::{Hearing, PlanCall, ReviewPlans},
    validation::FieldError,
    votes::SENTENCES,
};
use kit::{
    electorate::Electorate,
    faults::{checked, missing},
    form::use_form,
    http::{Call, Failure},
    i18n::{needs as text, t, votes},
    need, part,
    sending::use_sending,
    time,
    ui::{FieldKind, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::{
    call::OfCall,
    polling::{self, Polling},
};

/// What is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    question: String,
    /// The day of the hearing, the time of day, and the place.
    #[serde(default)]
    hearing: (String, String, String),
    #[serde(flatten)]
    polling: Polling,
}

impl AsMut<Polling> for Typed {
    fn as_mut(&mut self) -> &mut Polling {
        &mut self.polling
    }
}

impl Typed {
    fn new() -> Self {
        Self {
            question: String::new(),
            hearing: (String::new(), "19:00".to_owned(), String::new()),
            polling: Polling::default(),
        }
    }

    fn read(&self) -> Result<ReviewPlans, Vec<FieldError>> {
        let mut faults = Vec::new();
        let polled = self.polling.read(&mut faults);
        let (day, clock, place) = &self.hearing;
        let at = time::typed(day, clock).unwrap_or_else(|| {
            faults.push(missing("/hearing/at", votes::TIME_FORM));
            polled.opens_at
        });
        let new = ReviewPlans {
            question: self.question.trim().to_owned(),
            hearing: Hearing {
                at,
                place: place.trim().to_owned(),
            },
            opens_at: polled.opens_at,
            closes_at: polled.closes_at,
            quorum_percent: polled.quorum_percent,
            body_id: polled.body_id,
        };
        checked(new, faults, &[SENTENCES, agenda::SENTENCES])
    }
}

/// The form.
#[component]
pub(super) fn Reviewing(props: &OfCall) -> Html {
    let form = use_form(format!("review.{}", props.call.id), Typed::new());
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (form, sending, done) = (form.clone(), sending.clone(), props.done.clone());
        let path = format!("/plan-calls/{}/review", props.call.id);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut typed = (*form.typed).clone();
            typed.polling.timed.try_now();
            let new = match typed.read() {
                Ok(new) => new,
                Err(faults) => return sending.refuse(Failure::invalid(faults)),
            };
            let (form, toasts, done) = (form.clone(), toasts.clone(), done.clone());
            sending.send(Call::post(&path).json(&new), move |_: PlanCall| {
                form.done();
                toasts.good(t(text::V_ANNOUNCED));
                done.emit(());
            });
        })
    };
    html! {
        <form class="lx-step lx-stack" {onsubmit} novalidate=true data-test="reviewing">
            { form.area(&sending, (text::V_QUESTION, 500, 2), ("/question", "review-question"), |typed| &mut typed.question) }
            { part!(Electorate {
                community: props.call.community_id,
                body: form.typed.polling.body,
                act: BodyAct::ReviewPlans,
                onchange: form.typing(|typed: &mut Typed, body| typed.polling.body = body),
                error: sending.error("/body_id"),
            }) }
            { form.line(&sending, (text::HEARING_DAY, FieldKind::Date, 60), ("/hearing/at", "hearing-day"), |typed| &mut typed.hearing.0) }
            { form.line(&sending, (text::HEARING_CLOCK, FieldKind::Text, 60), ("/hearing", "hearing-clock"), |typed| &mut typed.hearing.1) }
            { form.line(&sending, (text::HEARING_PLACE, FieldKind::Text, 60), ("/hearing/place", "hearing-place"), |typed| &mut typed.hearing.2) }
            { polling::fields(&form, &sending, ["review-days", "review-quorum"]) }
            { need::trouble(&sending, &[], "review-trouble") }
            <p>{ sending.submit(t(text::REVIEW), "review-now") }</p>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_of_an_app_before_this_one_keeps_days_and_quorum() {
        let kept = r#"{"question":"选哪个方案？","hearing":["2026-12-01","19:00","三楼"],"quorum":"60","body":null,"timed":{"days":"10","tried":0}}"#;
        let typed: Typed = serde_json::from_str(kept).expect("a draft");
        let polled = typed.polling.read(&mut Vec::new());
        assert_eq!(polled.quorum_percent, Some(60));
        assert_eq!((polled.closes_at - polled.opens_at).num_days(), 10);
        assert_eq!(typed.hearing.2, "三楼");
    }
}
