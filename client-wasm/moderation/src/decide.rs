//! The decision, and what is said with it. What is typed stays on the device until the server has it.

use contract::{
    problem::Kind,
    proposals::{Decision, ModerationItem, NewDecision, NewMark, ProposalText, Reason},
};
use kit::{
    drafts::{Draft, use_draft},
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{Text, moderation as text, shared, t, words},
    part,
    sending::{Sending, typing, use_sending},
    ui::{Choice, Choices, Select, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::marking::Marking;

/// What a decision is called.
pub(crate) const fn called(decision: Decision) -> Text {
    match decision {
        Decision::Publish => text::PUBLISH,
        Decision::Return => text::RETURN,
        Decision::Reject => text::REJECT,
        Decision::Hide => text::HIDE,
        Decision::Keep => text::KEEP,
        Decision::Restore => text::RESTORE,
        Decision::Merge => text::MERGE,
    }
}

/// The kinds of reasons. None is chosen for anybody: by what a moderator says, decisions are counted and published.
pub(crate) fn reasons() -> Vec<Choice> {
    let mut all = vec![Choice::new("", t(shared::CHOOSE))];
    all.extend(
        Reason::ALL
            .iter()
            .map(|one| Choice::new(one.word(), t(words::moderation_reason(*one)))),
    );
    all
}

/// Properties of [`Decide`].
#[derive(Properties, PartialEq)]
pub(crate) struct DecideProps {
    /// What is decided.
    pub(crate) item: ModerationItem,
    /// What it says, whose passages are marked where it is given back.
    pub(crate) says: ProposalText,
    /// Called once it is, by whomever.
    pub(crate) done: Callback<()>,
}

/// The form.
#[component]
pub(crate) fn Decide(props: &DecideProps) -> Html {
    let kind = props.item.kind;
    let mut fitting = Decision::ALL.iter().copied().filter(move |decision| decision.fits(kind));
    let options: Vec<_> = fitting.clone().map(|one| Choice::new(one.word(), t(called(one)))).collect();
    let first = fitting.find(|one| !one.needs_reason()).unwrap_or(Decision::Publish);
    let (decision, reason) = (use_state(|| first), use_state(|| None::<Reason>));
    let said = use_draft(&format!("decision.{}", props.item.id));
    let marked = use_state(Vec::<NewMark>::new);
    let sending = use_sending();
    let gives_back = *decision == Decision::Return;
    let needs_reason = decision.needs_reason();
    let decide = use_decide(props, &sending, said.clear.clone());
    let onsubmit = {
        let new = NewDecision {
            decision: *decision,
            edition: Some(props.item.edition),
            reason: (*reason).filter(|_| needs_reason),
            marks: if gives_back { (*marked).clone() } else { Vec::new() },
            text: Some(said.text.trim().to_owned()).filter(|text| !text.is_empty()),
        };
        decide.reform(move |event: SubmitEvent| {
            event.prevent_default();
            new.clone()
        })
    };
    let choose = typing(&decision, |decision: &mut Decision, word: AttrValue| {
        *decision = Decision::from_word(&word).unwrap_or(*decision);
    });
    html! {
        <form class="lx-card lx-stack" {onsubmit} data-test="decide">
            { part!(Choices {
                label: t(text::DECISION),
                options: options,
                chosen: vec![AttrValue::from(decision.word())],
                onchange: choose,
                data_test: "decision",
            }) }
            if needs_reason { { why(&reason, &said, &sending, Some(text::SAID_HINT)) } }
            if gives_back { { part!(Marking { says: props.says.clone(), marked: (*marked).clone(), onchange: Callback::from({
                let marked = marked.clone();
                move |marks| marked.set(marks)
            }) }) } }
            { sending.trouble("decide-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            { sending.submit_wide(t(text::DECIDE), "decide-now") }
        </form>
    }
}

/// Decides. Who was slower than somebody else is told so, and goes on.
#[hook]
fn use_decide(props: &DecideProps, sending: &Sending, clear: Callback<()>) -> Callback<NewDecision> {
    let toasts = use_toasts();
    let (item, done, sending) = (props.item.id, props.done.clone(), sending.clone());
    Callback::from(move |new: NewDecision| {
        if new.decision.needs_reason() && new.reason.is_none() {
            return sending.misses("/reason", t(shared::CHOOSE));
        }
        if !sending.accepts_known(&new) {
            return;
        }
        let call = Call::post(&format!("/moderation/{item}/decision")).json(&new);
        let (good, clear, decided) = (toasts.clone(), clear.clone(), done.clone());
        let (bad, gone) = (toasts.clone(), done.clone());
        let failed = Callback::from(move |failure: Failure| {
            if failure.is(Kind::Conflict) {
                bad.bad(t(text::TAKEN));
                gone.emit(());
            }
        });
        let happened = move |()| {
            clear.emit(());
            good.good(t(text::DECIDED));
            decided.emit(());
        };
        sending.send_or(call, happened, failed);
    })
}

/// The kind of reason, and its words; perhaps with a hint to whom they are.
pub(crate) fn why(reason: &UseStateHandle<Option<Reason>>, said: &Draft, sending: &Sending, hint: Option<Text>) -> Html {
    html! {
        <>
            { part!(Select {
                label: t(text::REASON),
                options: reasons(),
                value: reason.map_or("", Reason::word),
                onchange: typing(reason, |reason: &mut Option<Reason>, word: String| *reason = Reason::from_word(&word)),
                error: sending.error("/reason"),
                data_test: "reason",
            }) }
            { part!(TextArea {
                label: t(text::SAID),
                value: said.text.clone(),
                oninput: said.set.clone(),
                limit: 2_000,
                rows: 3,
                hint: hint.map(|hint| AttrValue::from(t(hint))),
                error: sending.error("/text"),
                data_test: "said",
            }) }
        </>
    }
}
