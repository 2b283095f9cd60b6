//! Putting needs to the vote: those that are ticked, from now on for some days.

use contract::{
    bodies::BodyAct,
    ids::{BodyId, CommunityId, NeedId},
    needs::{NewNeedBallot, SENTENCES},
    proposals::Field as Matter,
    validation::FieldError,
    votes::{self, Vote},
};
use kit::{
    electorate::Electorate,
    faults::checked,
    form::{Form, use_form},
    http::{Call, Failure},
    i18n::{fill, needs as text, t, votes as vote_text},
    need, part,
    sending::{Sending, use_sending},
    ui::{Check, FieldKind, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::{
    polling::{self, Polling},
    timed::number,
};

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
    #[serde(flatten)]
    polling: Polling,
}

impl AsMut<Polling> for Typed {
    fn as_mut(&mut self) -> &mut Polling {
        &mut self.polling
    }
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
            polling: Polling::default(),
        }
    }

    fn read(&self, needs: &[NeedId]) -> Result<NewNeedBallot, Vec<FieldError>> {
        let mut faults = Vec::new();
        let polled = self.polling.read(&mut faults);
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
            opens_at: polled.opens_at,
            closes_at: polled.closes_at,
            quorum_percent: polled.quorum_percent,
            body_id: polled.body_id,
        };
        checked(new, faults, &[SENTENCES, votes::SENTENCES])
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
        let tried = form.typing(|typed: &mut Typed, timed| typed.polling.timed = timed);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut typed = (*form.typed).clone();
            typed.polling.timed.try_now();
            let new = match typed.read(&chosen) {
                Ok(new) => new,
                Err(faults) => return sending.refuse(Failure::invalid(faults)),
            };
            tried.emit(typed.polling.timed);
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
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="balloting">
            <h2 class="lx-title">{ t(text::BALLOT) }</h2>
            <p class="lx-small lx-muted">{ t(text::BALLOT_NOTE) }</p>
            <p class="lx-strong" role="status" data-test="chosen">{ fill(text::BALLOT_CHOSEN, &[&props.chosen.len().to_string()]) }</p>
            if !props.chosen.is_empty() {
                { form.line(&sending, (text::V_TITLE, FieldKind::Text, 60), ("/title", "ballot-title"), |typed| &mut typed.title) }
                { form.area(&sending, (text::V_QUESTION, 500, 3), ("/question", "ballot-question"), |typed| &mut typed.question) }
                { who_decides(props, &form, &sending) }
                { how(&form, &sending) }
                { polling::fields(&form, &sending, ["ballot-days", "ballot-quorum"]) }
                if let Some(wrong) = sending.error("/needs") { <p class="lx-error" role="alert">{ wrong }</p> }
                { need::trouble(&sending, &["/scored"], "ballot-trouble") }
                <p>{ sending.submit(t(text::BALLOT), "ballot-now") }</p>
            }
        </form>
    }
}

/// Who decides. Members of a body score.
fn who_decides(props: &BallotingProps, form: &Form<Typed>, sending: &Sending) -> Html {
    part!(Electorate {
        community: props.community,
        body: form.typed.polling.body,
        act: BodyAct::VoteOnNeeds,
        about: props.fields.clone(),
        onchange: form.typing(|typed: &mut Typed, body: Option<BodyId>| {
            typed.scored |= body.is_some();
            typed.polling.body = body;
        }),
        error: sending.error("/body_id"),
    })
}

/// Whether everything is scored, else how many are chosen.
fn how(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    html! {
        <>
            if typed.polling.body.is_none() {
                { part!(Check {
                    checked: typed.scored,
                    onchange: form.typing(|typed: &mut Typed, scored| typed.scored = scored),
                    data_test: "ballot-scored",
                    children: html! { { t(vote_text::SCORES) } },
                }) }
            }
            if !typed.scored {
                { form.line(sending, (text::V_CHOOSE, FieldKind::Code, 60), ("/choose", "ballot-choose"), |typed| &mut typed.choose) }
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_of_an_app_before_this_one_keeps_all_that_was_typed() {
        let body = uuid::Uuid::from_u128(7);
        let kept = format!(
            r#"{{"title":"选什么","question":"先做哪件事？","choose":"2","quorum":"40","body":"{body}","timed":{{"days":"14","tried":0}}}}"#
        );
        let typed: Typed = serde_json::from_str(&kept).expect("a draft");
        assert!(typed.scored, "what came later is as in a new form");
        let again: Typed = serde_json::from_str(&serde_json::to_string(&typed).expect("JSON")).expect("a draft");
        assert_eq!(again, typed);
        let mut faults = Vec::new();
        let polled = typed.polling.read(&mut faults);
        assert_eq!((polled.quorum_percent, polled.body_id), (Some(40), Some(body.into())));
        assert_eq!((polled.closes_at - polled.opens_at).num_days(), 14);
        assert!(faults.is_empty(), "{faults:?}");
    }
}
