//! Putting the plans that were admitted to the vote.

use contract::{
    agenda,
    bodies::BodyAct,
    calls::{Hearing, PlanCall, ReviewPlans},
    ids::BodyId,
    validation::{self, FieldError},
    votes::SENTENCES,
};
use kit::{
    electorate::Electorate,
    form::use_form,
    http::{Call, Failure},
    i18n::{language, needs as text, t, votes},
    need, part,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, FieldKind, TextArea, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::{
    call::OfCall,
    timed::{Timed, field, quorum},
};

/// What is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    question: String,
    /// The day of the hearing, the time of day, and the place.
    #[serde(default)]
    hearing: (String, String, String),
    quorum: String,
    /// The body whose members decide.
    #[serde(default)]
    body: Option<BodyId>,
    timed: Timed,
}

impl Typed {
    fn new() -> Self {
        Self {
            question: String::new(),
            hearing: (String::new(), "19:00".to_owned(), String::new()),
            quorum: String::new(),
            body: None,
            timed: Timed::new(7),
        }
    }

    fn read(&self) -> Result<ReviewPlans, Vec<FieldError>> {
        let mut faults = Vec::new();
        let (opens_at, closes_at) = self.timed.span("/closes_at", &mut faults);
        let (day, clock, place) = &self.hearing;
        let at = time::typed(day, clock).unwrap_or_else(|| {
            faults.push(FieldError {
                pointer: "/hearing/at".to_owned(),
                code: "missing_field".to_owned(),
                detail: t(votes::TIME_FORM).to_owned(),
            });
            opens_at
        });
        let new = ReviewPlans {
            question: self.question.trim().to_owned(),
            hearing: Hearing {
                at,
                place: place.trim().to_owned(),
            },
            opens_at,
            closes_at,
            quorum_percent: quorum(&self.quorum, &mut faults),
            body_id: self.body,
        };
        for mut fault in validation::check(&new, language()).err().into_iter().flatten() {
            if let Some((_, chinese, english)) = SENTENCES
                .iter()
                .chain(agenda::SENTENCES)
                .find(|(code, ..)| *code == fault.code)
            {
                language().pick(chinese, english).clone_into(&mut fault.detail);
            }
            faults.push(fault);
        }
        if faults.is_empty() { Ok(new) } else { Err(faults) }
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
            typed.timed.try_now();
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
    let typed = &form.typed;
    html! {
        <form class="lx-step lx-stack" {onsubmit} novalidate=true data-test="reviewing">
            { part!(TextArea {
                label: t(text::V_QUESTION),
                value: typed.question.clone(),
                oninput: form.typing(|typed: &mut Typed, question| typed.question = question),
                limit: 500,
                rows: 2,
                error: sending.error("/question"),
                data_test: "review-question",
            }) }
            { part!(Electorate {
                community: props.call.community_id,
                body: typed.body,
                act: BodyAct::ReviewPlans,
                onchange: form.typing(|typed: &mut Typed, body| typed.body = body),
                error: sending.error("/body_id"),
            }) }
            { field(&form, (&sending, "/hearing/at"), (text::HEARING_DAY, FieldKind::Date, &typed.hearing.0), |typed, day| typed.hearing.0 = day, "hearing-day") }
            { field(&form, (&sending, "/hearing"), (text::HEARING_CLOCK, FieldKind::Text, &typed.hearing.1), |typed, clock| typed.hearing.1 = clock, "hearing-clock") }
            { field(&form, (&sending, "/hearing/place"), (text::HEARING_PLACE, FieldKind::Text, &typed.hearing.2), |typed, place| typed.hearing.2 = place, "hearing-place") }
            { field(&form, (&sending, "/closes_at"), (text::V_DAYS, FieldKind::Code, &typed.timed.days), |typed, days| typed.timed.days = days, "review-days") }
            { field(&form, (&sending, "/quorum_percent"), (text::V_QUORUM, FieldKind::Code, &typed.quorum), |typed, quorum| typed.quorum = quorum, "review-quorum") }
            { need::trouble(&sending, &[], "review-trouble") }
            <p>{ part!(Button { kind: ButtonKind::Primary, submit: true, loading: sending.is_busy(), data_test: "review-now", children: html! { { t(text::REVIEW) } } }) }</p>
        </form>
    }
}
