//! Needs and calls for plans in words, as residents and the station read them.

use contract::{
    accounts::Role,
    agenda::{AgendaAction as Action, AgendaEntry, Objection},
    calls::{CallState, Plan, PlanCall, PlanState},
    money::yuan,
    needs::{CommunityNeed, CriterionPoints, NeedSession, NeedState, SessionQuestion},
    projects::{ProjectOfPlan, ProjectState},
};
use yew::prelude::*;

use crate::{
    i18n::{Text, fill, needs as text, t, works as words_of},
    part,
    sending::Sending,
    time,
    ui::{Banner, Moment, Shape, Timeline, Tone, chip},
    vote::criterion,
    works,
};

/// The chip of a need's state.
pub fn state(state: NeedState) -> Html {
    let (tone, shape, words) = match state {
        NeedState::Listed => (Tone::Blue, Shape::Letter, text::LISTED),
        NeedState::Screened => (Tone::Violet, Shape::Check, text::SCREENED),
        NeedState::Discarded => (Tone::Grey, Shape::Refuse, text::DISCARDED),
        NeedState::InBallot => (Tone::Green, Shape::Hand, text::IN_BALLOT),
        NeedState::OnNotice => (Tone::Amber, Shape::Horn, text::ON_NOTICE),
        NeedState::Agreed => (Tone::Green, Shape::Check, text::AGREED),
        NeedState::SentBack => (Tone::Red, Shape::Refuse, text::SENT_BACK),
    };
    chip(tone, shape, t(words))
}

/// The chip of a call's state.
pub fn call_state(state: CallState) -> Html {
    let (tone, shape, words) = match state {
        CallState::Open => (Tone::Green, Shape::Letter, text::CALL_OPEN),
        CallState::Checking => (Tone::Blue, Shape::Clock, text::CALL_CHECKING),
        CallState::InReview => (Tone::Green, Shape::Hand, text::CALL_IN_REVIEW),
        CallState::OnNotice => (Tone::Amber, Shape::Horn, text::ON_NOTICE),
        CallState::Chosen => (Tone::Green, Shape::Check, text::CALL_CHOSEN),
        CallState::Ended => (Tone::Grey, Shape::Refuse, text::CALL_ENDED),
    };
    chip(tone, shape, t(words))
}

/// At which of the five steps a need is, from 1.
pub fn step(of: &CommunityNeed) -> usize {
    let reported = |of: ProjectOfPlan| {
        matches!(
            of.state,
            ProjectState::Reported | ProjectState::Evaluated | ProjectState::Closed
        )
    };
    if of.call.and_then(|call| call.project).is_some_and(reported) {
        return STEPS.len();
    }
    match of.call.map(|call| call.state) {
        Some(CallState::Open | CallState::Checking) => 2,
        Some(CallState::InReview | CallState::OnNotice) => 3,
        Some(CallState::Chosen) => 4,
        Some(CallState::Ended) | None if of.state == NeedState::Agreed => 2,
        _ => 1,
    }
}

const STEPS: [Text; 5] = [text::STEP_1, text::STEP_2, text::STEP_3, text::STEP_4, text::STEP_5];

/// The five steps, of which one is now.
pub fn steps(now: usize) -> Html {
    let one = |(number, words): (usize, Text)| {
        let said = match number.cmp(&now) {
            std::cmp::Ordering::Less => Some(text::STEP_DONE),
            std::cmp::Ordering::Equal => Some(text::STEP_NOW),
            std::cmp::Ordering::Greater => None,
        };
        let class = classes!("lx-five-step", (number <= now).then_some("lx-five-step-on"));
        html! {
            <li key={number} {class} aria-current={(number == now).then_some("step")}>
                { t(words) }
                if let Some(said) = said { <span class="lx-small">{ t(said) }</span> }
            </li>
        }
    };
    html! {
        <ol class="lx-five" aria-label={t(text::STEPS)} data-test="steps">{ for (1..).zip(STEPS).map(one) }</ol>
    }
}

/// How many stand behind a need.
pub fn support(of: &CommunityNeed) -> String {
    fill(text::SUPPORT, &[&of.signatures.to_string(), &of.voices.to_string()])
}

/// How the last vote scored a need: the mean of all, by each criterion, and whether that is enough.
pub fn scores(of: &CommunityNeed) -> Html {
    let Some(scores) = &of.scores else { return Html::default() };
    let points = |hundredths: u64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let one = |by: &CriterionPoints| {
        html! {
            <li key={by.criterion.word()} class="lx-row lx-row-spread">
                <span>{ t(criterion(by.criterion)) }</span>
                <span class="lx-number">{ points(scores.mean_by(*by)) }</span>
            </li>
        }
    };
    let asked = points(u64::from(scores.pass_tenths) * 10);
    let words = match (scores.quorum_met, scores.passes()) {
        (false, _) => t(text::SCORES_FEW).to_owned(),
        (true, true) => fill(text::SCORES_PASS, &[&asked]),
        (true, false) => fill(text::SCORES_FAIL, &[&asked]),
    };
    html! {
        <section class="lx-stack" data-test="scores">
            <p class="lx-strong">{ fill(text::SCORES, &[&points(scores.mean()), &scores.ballots.to_string()]) }</p>
            <ul>{ for scores.criteria.iter().map(one) }</ul>
            <p class="lx-small">{ words }</p>
        </section>
    }
}

/// When bodies deliberated on a need: how many were there, what was said, asked and answered.
pub fn sessions(of: &CommunityNeed) -> Html {
    if of.sessions.is_empty() {
        return Html::default();
    }
    let asked = |(key, one): (usize, &SessionQuestion)| {
        html! {
            <li {key} class="lx-stack">
                <p class="lx-text">{ fill(text::SESSION_ASKED, &[&one.asked]) }</p>
                <p class="lx-text lx-strong">{ fill(text::SESSION_ANSWERED, &[&one.answer]) }</p>
            </li>
        }
    };
    let one = |(key, one): (usize, &NeedSession)| {
        let day = time::said(&one.held_on.to_string());
        html! {
            <section {key} class="lx-step lx-stack" data-test="session">
                <p class="lx-small lx-muted">{ fill(text::SESSION_HEAD, &[&day, &one.body, &one.present.to_string()]) }</p>
                <p class="lx-text">{ &one.minutes }</p>
                <ul class="lx-stack">{ for one.questions.iter().enumerate().map(asked) }</ul>
            </section>
        }
    };
    html! {
        <section class="lx-card lx-stack">
            <h2 class="lx-label">{ t(text::SESSIONS) }</h2>
            { for of.sessions.iter().enumerate().map(one) }
        </section>
    }
}

const fn did(action: Action) -> (Text, Tone, Shape) {
    match action {
        Action::List => (text::DID_LIST, Tone::Blue, Shape::Letter),
        Action::Accept => (text::DID_ACCEPT, Tone::Green, Shape::Check),
        Action::Discard => (text::DID_DISCARD, Tone::Grey, Shape::Refuse),
        Action::Deliberate => (text::DID_DELIBERATE, Tone::Blue, Shape::Speech),
        Action::PutToVote => (text::DID_PUT_TO_VOTE, Tone::Blue, Shape::Hand),
        Action::VoteCancelled => (text::DID_VOTE_CANCELLED, Tone::Red, Shape::Refuse),
        Action::Choose => (text::DID_CHOOSE, Tone::Green, Shape::Horn),
        Action::Prefer => (text::DID_PREFER, Tone::Green, Shape::Star),
        Action::FallShort => (text::DID_FALL_SHORT, Tone::Amber, Shape::Alert),
        Action::NotChosen => (text::DID_NOT_CHOSEN, Tone::Grey, Shape::Refuse),
        Action::Object => (text::DID_OBJECT, Tone::Amber, Shape::Speech),
        Action::Overrule => (text::DID_OVERRULE, Tone::Blue, Shape::Speech),
        Action::Uphold => (text::DID_UPHOLD, Tone::Red, Shape::Speech),
        Action::Agree => (text::DID_AGREE, Tone::Green, Shape::Check),
        Action::Publish => (text::DID_PUBLISH, Tone::Blue, Shape::Horn),
        Action::Unseal => (text::DID_UNSEAL, Tone::Blue, Shape::Letter),
        Action::Admit => (text::DID_ADMIT, Tone::Green, Shape::Check),
        Action::Refuse => (text::DID_REFUSE, Tone::Red, Shape::Refuse),
        Action::End => (text::DID_END, Tone::Grey, Shape::Refuse),
        Action::Reopen => (text::DID_REOPEN, Tone::Blue, Shape::Horn),
        Action::Ask | Action::Reply => (text::DID_ASK, Tone::Blue, Shape::Speech),
        Action::HideQuestion => (text::DID_HIDE_QUESTION, Tone::Grey, Shape::Refuse),
    }
}

/// What happened, the earliest first.
pub fn timeline(all: &[AgendaEntry]) -> Html {
    let moment = |(number, entry): (usize, &AgendaEntry)| {
        let (words, tone, shape) = did(entry.action);
        let who = match entry.role {
            Role::System => text::BY_ITSELF,
            Role::Resident => text::BY_RESIDENT,
            _ => text::BY_STATION,
        };
        let title = match &entry.whom {
            Some(whom) => fill(text::DID_WHOM, &[t(words), whom]),
            None => t(words).to_owned(),
        };
        Moment {
            id: number.to_string().into(),
            tone,
            shape,
            title: title.into(),
            when: time::moment(entry.at).into(),
            datetime: time::machine(entry.at).into(),
            who: entry.body.clone().unwrap_or_else(|| t(who).to_owned()).into(),
            text: entry.reason.clone().map(Into::into),
            internal: None,
            erased: false,
            below: Html::default(),
        }
    };
    let moments: Vec<Moment> = all.iter().enumerate().map(moment).collect();
    html! {
        <section class="lx-card lx-stack">
            <h2 class="lx-label">{ t(text::TIMELINE) }</h2>
            { part!(Timeline { label: t(text::TIMELINE), moments }) }
        </section>
    }
}

/// Until when something is on notice, and what waits.
pub fn notice(until: Option<contract::DateTime<contract::Utc>>, unanswered: u32) -> Html {
    let Some(until) = until else { return Html::default() };
    html! {
        <>
            <p class="lx-strong" data-test="notice">{ fill(text::NOTICE_UNTIL, &[&time::moment(until)]) }</p>
            if unanswered > 0 { <p data-test="unanswered">{ fill(text::UNANSWERED, &[&unanswered.to_string()]) }</p> }
        </>
    }
}

/// The objections that may be read, each with what `below` makes of it.
pub fn objections(all: &[Objection], below: impl Fn(&Objection) -> Html) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let one = |objection: &Objection| {
        let answer = objection.answer.as_ref().map(|answer| {
            let words = if answer.upheld { text::UPHELD } else { text::OVERRULED };
            fill(words, &[&answer.text])
        });
        html! {
            <li class="lx-step lx-stack" key={objection.id.to_string()} data-test="objection">
                <p class="lx-row">
                    <span class="lx-grow lx-small lx-muted">{ time::moment(objection.lodged_at) }</span>
                    if objection.mine { { chip(Tone::Violet, Shape::Person, t(text::OBJECTION_MINE)) } }
                    if answer.is_none() { { chip(Tone::Amber, Shape::Clock, t(text::WAITS)) } }
                </p>
                <p class="lx-text">{ objection.reason.as_deref().unwrap_or(t(text::OBJECTION_GONE)) }</p>
                if let Some(answer) = answer { <p class="lx-text lx-strong">{ answer }</p> }
                { below(objection) }
            </li>
        }
    };
    html! {
        <section class="lx-card lx-stack">
            <h2 class="lx-label">{ t(text::OBJECTIONS) }</h2>
            <ul class="lx-stack">{ for all.iter().map(one) }</ul>
        </section>
    }
}

/// Until when plans are taken, and what they may cost.
pub fn terms(of: &PlanCall) -> Html {
    let passed = of.deadline <= time::now();
    let words = if passed && of.state == CallState::Open {
        text::DEADLINE_OVER
    } else {
        text::DEADLINE
    };
    html! {
        <ul class="lx-small lx-muted">
            <li>{ fill(words, &[&time::moment(of.deadline)]) }</li>
            <li>{ fill(text::LIMIT, &[&yuan(of.limit_fen)]) }</li>
        </ul>
    }
}

/// When and where plans are presented.
pub fn hearing(of: &PlanCall) -> Html {
    html! {
        if let Some(hearing) = &of.hearing {
            <p class="lx-strong" data-test="hearing">{ fill(text::HEARING, &[&time::moment(hearing.at), &hearing.place]) }</p>
        }
    }
}

/// Why plans are called for, where that is said.
pub fn because(of: &PlanCall) -> Html {
    html! {
        if let Some(because) = &of.because {
            <p data-test="because">{ fill(if of.need_id.is_some() { text::BECAUSE } else { text::BECAUSE_ALONE }, &[because]) }</p>
        }
    }
}

/// A plan, whole.
pub fn plan(of: &Plan, winner: bool) -> Html {
    let (tone, shape, words) = match of.state {
        PlanState::Sent => (Tone::Blue, Shape::Clock, text::PLAN_SENT),
        PlanState::Admitted => (Tone::Green, Shape::Check, text::PLAN_ADMITTED),
        PlanState::Refused => (Tone::Red, Shape::Refuse, text::PLAN_REFUSED),
        PlanState::Chosen => (Tone::Green, Shape::Star, text::CALL_CHOSEN),
    };
    let said = &of.plan;
    let steps = said.steps.iter().enumerate();
    let outputs = said.outputs.iter().enumerate();
    let budget = said.budget.iter().enumerate();
    html! {
        <>
            <p class="lx-row"><strong class="lx-grow">{ &of.organisation }</strong>{ chip(tone, shape, t(words)) }</p>
            if winner { <p class="lx-strong" data-test="winner">{ t(text::WINNER) }</p> }
            <h3 class="lx-title">{ &said.title }</h3>
            if let Some(reason) = &of.reason { <p>{ fill(text::PLAN_REASON, &[reason]) }</p> }
            { works::record(&of.record) }
            if let Some(percent) = of.needs_percent {
                <p class="lx-strong" data-test="needs-percent">{ fill(words_of::NEEDS_PERCENT, &[&percent.to_string()]) }</p>
            }
            if of.comes_first { <p class="lx-strong" data-test="comes-first">{ t(words_of::COMES_FIRST) }</p> }
            <p class="lx-text">{ &said.summary }</p>
            <h4 class="lx-label">{ t(text::PLAN_STEPS) }</h4>
            <ol class="lx-plan-steps">{ for steps.map(|(key, step)| html! { <li {key}>{ &step.what }</li> }) }</ol>
            <h4 class="lx-label">{ t(text::PLAN_OUTPUTS) }</h4>
            <ul>{ for outputs.map(|(key, one)| html! { <li {key}>{ fill(text::PLAN_OUTPUT, &[&one.what, &one.count.to_string()]) }</li> }) }</ul>
            <h4 class="lx-label">{ t(text::PLAN_BUDGET) }</h4>
            <ul>{ for budget.map(|(key, line)| html! { <li {key}>{ fill(text::PLAN_LINE, &[&line.what, &yuan(line.fen)]) }</li> }) }</ul>
            <p class="lx-strong" data-test="total">{ fill(text::PLAN_TOTAL, &[&yuan(of.total_fen)]) }</p>
            <p class="lx-small lx-muted">{ fill(text::PLAN_SPAN, &[&time::said(&said.starts_on), &time::said(&said.ends_on)]) }</p>
            if let Some(contact) = &of.contact { <p>{ fill(text::PLAN_CONTACT, &[contact]) }</p> }
        </>
    }
}

/// What went wrong as a whole, or with what no field here shows: the pointers of that, those ending in `/` with all below them.
pub fn trouble(sending: &Sending, unshown: &[&str], data_test: &'static str) -> Html {
    let is_unshown = |pointer: &str| {
        let fits = |one: &&str| pointer == *one || one.ends_with('/') && pointer.starts_with(one);
        pointer.is_empty() || unshown.iter().any(fits)
    };
    let faults = sending.failure().map(crate::http::Failure::fields).unwrap_or_default();
    match faults.iter().find(|fault| is_unshown(&fault.pointer)) {
        Some(fault) => part!(Banner {
            tone: Tone::Red,
            shape: Shape::Alert,
            words: fault.detail.clone(),
            data_test
        }),
        None => sending.trouble(data_test),
    }
}
