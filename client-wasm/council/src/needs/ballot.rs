//! Putting needs to the vote: those that are ticked, from now on for some days.

use contract::{
    bodies::BodyAct,
    ids::{BodyId, CommunityId, NeedId},
    needs::{NewNeedBallot, SENTENCES},
    proposals::Field as Matter,
    validation::{self, FieldError},
    votes::{self, Vote},
};
use kit::{
    electorate::Electorate,
    form::use_form,
    http::{Call, Failure},
    i18n::{fill, language, needs as text, t, votes as vote_text},
    need, part,
    sending::use_sending,
    ui::{Button, ButtonKind, Check, FieldKind, TextArea, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::timed::{Timed, field, number, quorum};

/// Properties of [`Balloting`].
#[derive(Properties, PartialEq)]
pub(super) struct BallotingProps {
    /// Whose residents are to vote.
    pub(super) community: CommunityId,
    /// What is ticked.
    pub(super) chosen: Vec<NeedId>,
    /// In which fields that is.
    pub(super) fields: Vec<Matter>,
    /// Called once it is announced.
    pub(super) done: Callback<()>,
}

/// What is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    title: String,
    question: String,
    /// Whether everything is scored, as a group has to; else some is chosen.
    #[serde(default = "yes")]
    scored: bool,
    choose: String,
    quorum: String,
    /// The body whose members decide.
    #[serde(default)]
    body: Option<BodyId>,
    timed: Timed,
}

const fn yes() -> bool {
    true
}

impl Typed {
    fn new() -> Self {
        Self {
            title: String::new(),
            question: String::new(),
            scored: true,
            choose: "1".to_owned(),
            quorum: String::new(),
            body: None,
            timed: Timed::new(7),
        }
    }

    fn read(&self, needs: &[NeedId]) -> Result<NewNeedBallot, Vec<FieldError>> {
        let mut faults = Vec::new();
        let (opens_at, closes_at) = self.timed.span("/closes_at", &mut faults);
        let new = NewNeedBallot {
            needs: needs.to_vec(),
            title: self.title.trim().to_owned(),
            question: self.question.trim().to_owned(),
            scored: self.scored,
            choose: if self.scored {
                1
            } else {
                number(&self.choose, "/choose", &mut faults)
            },
            opens_at,
            closes_at,
            quorum_percent: quorum(&self.quorum, &mut faults),
            body_id: self.body,
        };
        for mut fault in validation::check(&new, language()).err().into_iter().flatten() {
            if let Some((_, chinese, english)) = SENTENCES
                .iter()
                .chain(votes::SENTENCES)
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
pub(super) fn Balloting(props: &BallotingProps) -> Html {
    let form = use_form(format!("ballot.{}", props.community), Typed::new());
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (form, sending, chosen, done) = (form.clone(), sending.clone(), props.chosen.clone(), props.done.clone());
        let path = format!("/communities/{}/need-ballots", props.community);
        let tried = form.typing(|typed: &mut Typed, timed| typed.timed = timed);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut typed = (*form.typed).clone();
            typed.timed.try_now();
            let new = match typed.read(&chosen) {
                Ok(new) => new,
                Err(faults) => return sending.refuse(Failure::invalid(faults)),
            };
            tried.emit(typed.timed);
            let call = Call::post(&path).json(&new).key(&sending.key(&path, &new));
            let (form, toasts, done) = (form.clone(), toasts.clone(), done.clone());
            sending.send(call, move |_: Vote| {
                form.done();
                form.typed.set(Typed::new());
                toasts.good(t(text::V_ANNOUNCED));
                done.emit(());
            });
        })
    };
    let typed = &form.typed;
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="balloting">
            <h2 class="lx-title">{ t(text::BALLOT) }</h2>
            <p class="lx-small lx-muted">{ t(text::BALLOT_NOTE) }</p>
            <p class="lx-strong" role="status" data-test="chosen">{ fill(text::BALLOT_CHOSEN, &[&props.chosen.len().to_string()]) }</p>
            if !props.chosen.is_empty() {
                { field(&form, (&sending, "/title"), (text::V_TITLE, FieldKind::Text, &typed.title), |typed, title| typed.title = title, "ballot-title") }
                { part!(TextArea {
                    label: t(text::V_QUESTION),
                    value: typed.question.clone(),
                    oninput: form.typing(|typed: &mut Typed, question| typed.question = question),
                    limit: 500,
                    rows: 3,
                    error: sending.error("/question"),
                    data_test: "ballot-question",
                }) }
                { part!(Electorate {
                    community: props.community,
                    body: typed.body,
                    act: BodyAct::VoteOnNeeds,
                    about: props.fields.clone(),
                    onchange: form.typing(|typed: &mut Typed, body: Option<BodyId>| {
                        typed.scored |= body.is_some();
                        typed.body = body;
                    }),
                    error: sending.error("/body_id"),
                }) }
                if typed.body.is_none() { { part!(Check {
                    checked: typed.scored,
                    onchange: form.typing(|typed: &mut Typed, scored| typed.scored = scored),
                    data_test: "ballot-scored",
                    children: html! { { t(vote_text::SCORES) } },
                }) } }
                if !typed.scored {
                    { field(&form, (&sending, "/choose"), (text::V_CHOOSE, FieldKind::Code, &typed.choose), |typed, value| typed.choose = value, "ballot-choose") }
                }
                { field(&form, (&sending, "/closes_at"), (text::V_DAYS, FieldKind::Code, &typed.timed.days), |typed, value| typed.timed.days = value, "ballot-days") }
                { field(&form, (&sending, "/quorum_percent"), (text::V_QUORUM, FieldKind::Code, &typed.quorum), |typed, value| typed.quorum = value, "ballot-quorum") }
                if let Some(wrong) = sending.error("/needs") { <p class="lx-error" role="alert">{ wrong }</p> }
                { need::trouble(&sending, &["/scored"], "ballot-trouble") }
                <p>{ part!(Button { kind: ButtonKind::Primary, submit: true, loading: sending.is_busy(), data_test: "ballot-now", children: html! { { t(text::BALLOT) } } }) }</p>
            }
        </form>
    }
}
