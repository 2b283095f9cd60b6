//! Writing down that a council or a group deliberated on a need.

use std::rc::Rc;

use contract::{
    agenda,
    bodies::{BodyAct, BodySummary},
    ids::BodyId,
    needs::{CommunityNeed, NewNeedSession, SENTENCES, SessionQuestion},
    projects::{self, Day},
    validation::FieldError,
};
use kit::{
    faults::{checked, missing},
    form::{Form, use_form},
    hooks::use_state,
    http::{Call, Failure},
    i18n::{Text, fill, needs as text, t, votes as vote_text},
    need, part,
    sending::{Sending, use_sending},
    ui::{ButtonKind, FieldKind, TextArea, button, unfolding, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::decider::use_decider;

/// Properties of [`Deliberating`].
#[derive(Properties, PartialEq)]
pub(super) struct DeliberatingProps {
    /// On which.
    pub(super) need: CommunityNeed,
    /// The bodies of its community.
    pub(super) bodies: Rc<Vec<BodySummary>>,
    /// Called once it is written down.
    pub(super) done: Callback<()>,
}

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    day: String,
    present: String,
    minutes: String,
    /// What was asked, and what was answered.
    questions: Vec<(String, String)>,
}

impl Typed {
    fn read(&self, body: Option<BodyId>) -> Result<NewNeedSession, Vec<FieldError>> {
        let mut faults = Vec::new();
        let held_on = self.day.parse::<Day>();
        if held_on.is_err() {
            faults.push(missing("/held_on", vote_text::TIME_FORM));
        }
        let present = self.present.trim().parse::<u16>();
        if present.is_err() {
            faults.push(missing("/present", vote_text::NUMBER_FORM));
        }
        let (Some(body_id), Ok(held_on), Ok(present)) = (body, held_on, present) else {
            return Err(faults);
        };
        let question = |(asked, answer): &(String, String)| SessionQuestion {
            asked: asked.trim().to_owned(),
            answer: answer.trim().to_owned(),
        };
        let new = NewNeedSession {
            body_id,
            held_on,
            present,
            minutes: self.minutes.trim().to_owned(),
            questions: self.questions.iter().map(question).collect(),
        };
        checked(new, faults, &[SENTENCES, agenda::SENTENCES, projects::SENTENCES])
    }
}

/// The button, and once it is pressed the form.
#[component]
pub(super) fn Deliberating(props: &DeliberatingProps) -> Html {
    let of = &props.need;
    let form = use_form(format!("session.{}", of.id), Typed::default());
    let (open, sending, toasts) = (use_state(|| *form.typed != Typed::default()), use_sending(), use_toasts());
    let about = [of.field];
    let (body, decider) = use_decider(&props.bodies, (BodyAct::Deliberate, &about), text::SESSION_NONE, &sending);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let unfold = html! { <p>{ unfolding(ButtonKind::Text, t(text::WRITE_SESSION), *open, toggle, "to-session") }</p> };
    if !*open {
        return unfold;
    }
    let onsubmit = {
        let (form, sending, open, done) = (form.clone(), sending.clone(), open.clone(), props.done.clone());
        let path = format!("/needs/{}/sessions", of.id);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let new = match form.typed.read(body) {
                Ok(new) => new,
                Err(faults) => return sending.refuse(Failure::invalid(faults)),
            };
            let call = Call::post(&path).json(&new).key(&sending.key(&path, &new));
            let (form, open, toasts, done) = (form.clone(), open.clone(), toasts.clone(), done.clone());
            sending.send(call, move |_: CommunityNeed| {
                form.done();
                form.typed.set(Typed::default());
                open.set(false);
                toasts.good(t(text::SAVED));
                done.emit(());
            });
        })
    };
    let typed = &form.typed;
    let more = form.typing(|typed: &mut Typed, _: MouseEvent| typed.questions.push(<(String, String)>::default()));
    html! {
        <>
            { unfold }
            <form class="lx-step lx-stack" {onsubmit} novalidate=true data-test="deliberating">
                { decider }
                if body.is_some() {
                    { form.line(&sending, (text::SESSION_DAY, FieldKind::Date, 60), ("/held_on", "session-day"), |typed| &mut typed.day) }
                    { form.line(&sending, (text::SESSION_PRESENT, FieldKind::Code, 60), ("/present", "session-present"), |typed| &mut typed.present) }
                    { form.area(&sending, (text::SESSION_MINUTES, 2_000, 4), ("/minutes", "session-minutes"), |typed| &mut typed.minutes) }
                    { for (0..typed.questions.len()).map(|at| question(&form, &sending, at)) }
                    if typed.questions.len() < 20 {
                        <p>{ button(ButtonKind::Text, t(text::SESSION_MORE), more, "session-more") }</p>
                    }
                    { need::trouble(&sending, &["/questions"], "session-trouble") }
                    <p>{ sending.submit(t(text::WRITE_SESSION), "write-session") }</p>
                }
            </form>
        </>
    }
}

/// One of the questions, and its answer.
fn question(form: &Form<Typed>, sending: &Sending, at: usize) -> Html {
    let (asked, answer) = form.typed.questions.get(at).cloned().unwrap_or_default();
    let number = (at + 1).to_string();
    let area = |label: Text, value: String, second: bool, name: &str| {
        let oninput = form.typing(move |typed: &mut Typed, said: String| {
            if let Some(one) = typed.questions.get_mut(at) {
                *if second { &mut one.1 } else { &mut one.0 } = said;
            }
        });
        part!(TextArea {
            label: fill(label, &[&number]),
            value,
            oninput,
            limit: 1_000,
            rows: 2,
            error: sending.error(&format!("/questions/{at}/{name}")),
            data_test: format!("session-{name}-{number}"),
        })
    };
    html! {
        <div key={at} class="lx-stack">
            { area(text::SESSION_QUESTION, asked, false, "asked") }
            { area(text::SESSION_ANSWER, answer, true, "answer") }
        </div>
    }
}
