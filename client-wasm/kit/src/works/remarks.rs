//! Remarks (质询) on a project, or questions (提问) on a plan: those that there are, the form to leave one, and the forms to answer
//! and to hide one.

use contract::{
    accounts::Role,
    projects::{AnswerRemark, NewRemark, ProjectReason, Remark, SENTENCES},
};
use yew::prelude::*;

use super::{consented, use_asked};
use crate::{
    consent::AskConsent,
    drafts::use_draft,
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, t, works as text},
    pages::use_pages,
    part,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, Shape, TextArea, Tone, chip, unfolding, use_toasts},
};

/// What is said of what is remarked.
#[derive(Debug, PartialEq, Eq)]
pub struct RemarkWords {
    /// What they are called together.
    pub title: Text,
    /// That there are none.
    pub none: Text,
    /// What the form asks, and what it adds to that.
    pub label: Text,
    /// As above.
    pub lead: Text,
    /// What its button says, and what is said once it was pressed.
    pub send: Text,
    /// As above.
    pub sent: Text,
    /// Whose an answer is.
    pub answerer: Text,
}

/// On a project.
pub static ON_PROJECT: RemarkWords = RemarkWords {
    title: text::REMARKS,
    none: text::NO_REMARKS,
    label: text::REMARK,
    lead: text::REMARKS_LEAD,
    send: text::SEND_REMARK,
    sent: text::REMARKED,
    answerer: text::THE_CARRIER,
};

/// On a project, by somebody who sits in the group that supervises it.
static SUPERVISION: RemarkWords = RemarkWords {
    label: text::SUPERVISION,
    lead: text::SUPERVISION_LEAD,
    send: text::SEND_SUPERVISION,
    ..ON_PROJECT
};

/// On a plan.
pub static ON_PLAN: RemarkWords = RemarkWords {
    title: text::QUESTIONS,
    none: text::NO_QUESTIONS,
    label: text::REMARK,
    lead: text::QUESTIONS_LEAD,
    send: text::SEND_QUESTION,
    sent: text::ASKED,
    answerer: text::THE_PLANNER,
};

/// Properties of [`Remarks`].
#[derive(Properties, PartialEq)]
pub struct RemarksProps {
    /// Their address.
    pub path: String,
    /// What is said of them.
    pub words: &'static RemarkWords,
    /// Whether the reader can leave one.
    pub remarks: bool,
    /// Where the reader leaves one for the group that supervises, if they sit in it.
    #[prop_or_default]
    pub supervision: Option<String>,
    /// Whether the reader answers them.
    pub answers: bool,
    /// Whether the reader can take one from view.
    pub hides: bool,
}

/// The remarks, the latest first.
#[component]
pub fn Remarks(props: &RemarksProps) -> Html {
    let (path, words) = (&props.path, props.words);
    let remarks = use_pages::<Remark>(path.clone());
    let one = |remark: &Remark| {
        part!(One [remark.id.to_string()] {
            path: path.clone(),
            words,
            remark: remark.clone(),
            answers: props.answers,
            hides: props.hides,
            done: remarks.reload.clone(),
        })
    };
    let listed = remarks.show_as(2, || {
        html! {
            <>
                if remarks.is_empty() { <p class="lx-muted">{ t(words.none) }</p> }
                { for remarks.all().map(one) }
                { remarks.further() }
            </>
        }
    });
    html! {
        <section class="lx-card lx-stack" data-test="remarks">
            <h2>{ t(words.title) }</h2>
            if let Some(path) = &props.supervision {
                { part!(Leave { path: path.clone(), words: &SUPERVISION, done: remarks.reload.clone() }) }
            } else if props.remarks {
                { part!(Leave { path: path.clone(), words, done: remarks.reload.clone() }) }
            }
            { listed }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct LeaveProps {
    path: String,
    words: &'static RemarkWords,
    done: Callback<()>,
}

/// Leaving a remark.
#[component]
fn Leave(props: &LeaveProps) -> Html {
    let (said, words) = (use_draft(&format!("{}.new", props.path)), props.words);
    let (sending, toasts) = (use_sending(), use_toasts());
    let (ticked, asked) = (use_state(|| false), use_asked());
    let onsubmit = {
        let (sending, said, done, ticked) = (sending.clone(), said.clone(), props.done.clone(), *ticked);
        let path = props.path.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let new = NewRemark {
                text: said.text.trim().to_owned(),
            };
            let Some(body) = sending.written(&new, SENTENCES) else {
                return;
            };
            let call = Call::post(&path).json_text(&body).key(&sending.key(&path, &new));
            let (toasts, clear, done) = (toasts.clone(), said.clear.clone(), done.clone());
            sending.start(consented(ticked, call), move |_: Remark| {
                clear.emit(());
                toasts.good(t(words.sent));
                done.emit(());
            });
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="remark">
            { part!(TextArea {
                label: t(words.label),
                value: said.text.clone(),
                oninput: said.set.clone(),
                limit: 1_000,
                rows: 3,
                hint: t(words.lead),
                error: sending.error("/text"),
                data_test: "remark-text",
            }) }
            if asked {
                { part!(AskConsent { ticked: *ticked, onchange: {
                    let ticked = ticked.clone();
                    Callback::from(move |given| ticked.set(given))
                } }) }
            }
            { sending.trouble("remark-trouble") }
            if let Some(whole) = sending.whole() { <p class="lx-error" role="alert">{ whole }</p> }
            { part!(Button { block: true, submit: true, loading: sending.is_busy(), shape: Shape::Send, data_test: "send-remark", children: html! { { t(words.send) } } }) }
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    path: String,
    words: &'static RemarkWords,
    remark: Remark,
    answers: bool,
    hides: bool,
    done: Callback<()>,
}

#[component]
fn One(props: &OneProps) -> Html {
    let of = &props.remark;
    let who = match of.role {
        _ if of.supervision => text::THE_GROUP,
        Role::Resident => text::A_RESIDENT,
        _ => text::THE_STATION,
    };
    let words = match (&of.text, &of.hidden_because) {
        (_, Some(_)) | (Some(_), None) => of.text.clone(),
        (None, None) => Some(t(text::GONE).to_owned()),
    };
    let open = of.hidden_because.is_none();
    let form = |title, label, note, path: &str, data_test| {
        let path = format!("{}/{}/{path}", props.path, of.id);
        part!(Said [data_test] { title, label, note, path, data_test, done: props.done.clone() })
    };
    html! {
        <article class="lx-work-remark" data-test="a-remark">
            <p class="lx-row lx-small">
                <span class="lx-strong">{ t(who) }</span>
                <span class="lx-grow lx-muted">{ time::moment(of.at) }</span>
                if of.mine { { chip(Tone::Blue, Shape::Person, t(text::MINE)) } }
                { if of.answer.is_some() { chip(Tone::Green, Shape::Check, t(text::ANSWERED)) } else { chip(Tone::Amber, Shape::Clock, t(text::UNANSWERED)) } }
            </p>
            if let Some(why) = &of.hidden_because { <p class="lx-muted">{ fill(text::HIDDEN, &[why]) }</p> }
            if let Some(words) = words { <p class="lx-text">{ words }</p> }
            if let Some(answer) = &of.answer {
                <div class="lx-work-answer" data-test="remark-answer">
                    <p class="lx-small lx-strong">{ t(props.words.answerer) }</p>
                    <p class="lx-text">{ answer }</p>
                </div>
            } else if props.answers && open {
                { form(text::ANSWER_IT, text::ANSWER, text::ANSWER_NOTE, "answer", "answer") }
            }
            if props.hides && open { { form(text::HIDE, text::HIDE_WHY, text::ANSWER_NOTE, "hide", "hide") } }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct SaidProps {
    /// What the button says that unfolds it, and the one that sends it.
    title: Text,
    label: Text,
    note: Text,
    path: String,
    /// `answer` or `hide`: what is sent differs in its field and its length.
    data_test: &'static str,
    done: Callback<()>,
}

/// A few words about a remark, unfolded once they are wanted.
#[component]
fn Said(props: &SaidProps) -> Html {
    let said = use_draft(&props.path);
    let (open, sending) = (use_state(|| !said.text.is_empty()), use_sending());
    let answer = props.data_test == "answer";
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onsubmit = {
        let (sending, said, done, path) = (sending.clone(), said.clone(), props.done.clone(), props.path.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let words = said.text.trim().to_owned();
            let body = if answer {
                sending.written(&AnswerRemark { text: words }, SENTENCES)
            } else {
                sending.written(&ProjectReason { reason: words }, SENTENCES)
            };
            let Some(body) = body else { return };
            let (clear, done) = (said.clear.clone(), done.clone());
            sending.send(Call::post(&path).json_text(&body), move |_: Remark| {
                clear.emit(());
                done.emit(());
            });
        })
    };
    let (field, limit) = if answer { ("/text", 1_000) } else { ("/reason", 200) };
    html! {
        <>
            <p>{ unfolding(ButtonKind::Text, t(props.title), *open, toggle, format!("to-{}", props.data_test)) }</p>
            if *open {
                <form class="lx-stack" {onsubmit} novalidate=true>
                    { part!(TextArea {
                        label: t(props.label),
                        value: said.text.clone(),
                        oninput: said.set.clone(),
                        limit,
                        rows: 2,
                        hint: t(props.note),
                        error: sending.error(field),
                        data_test: format!("{}-text", props.data_test),
                    }) }
                    { sending.trouble("said-trouble") }
                    if let Some(whole) = sending.whole() { <p class="lx-error" role="alert">{ whole }</p> }
                    { part!(Button { submit: true, loading: sending.is_busy(), data_test: format!("send-{}", props.data_test), children: html! { { t(if answer { text::SEND_ANSWER } else { text::HIDE }) } } }) }
                </form>
            }
        </>
    }
}
