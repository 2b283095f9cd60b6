//! Writing a motion. What is typed stays on the phone until the server has it, and however often it is sent it is one motion.

use contract::{
    agenda,
    ids::CommunityId,
    motions::{Motion, NewMotion},
    validation::{self, FieldError},
    votes::{NewOption, SENTENCES},
};
use kit::{
    community::use_community,
    consent::{self, AskConsent},
    form::{Form, use_form},
    hooks::use_state,
    http::{Call, Failure},
    i18n::{fill, language, motions as text, t, votes},
    part,
    sending::{Sending, use_sending},
    session::{Standing, use_session},
    ui::{Button, ButtonKind, Empty, Field, FieldKind, Shape, TextArea, use_toasts},
    way, way_in,
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use crate::{routes::Route, shell::Screen};

/// How many options there are at least, and at most.
const LEAST: usize = 2;
const MOST: usize = 20;

/// What is typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Typed {
    title: String,
    text: String,
    question: String,
    options: Vec<String>,
    choose: String,
}

impl Typed {
    /// Nothing yet: two options, one to be chosen.
    fn new() -> Self {
        Self {
            title: String::new(),
            text: String::new(),
            question: String::new(),
            options: vec![String::new(); LEAST],
            choose: "1".to_owned(),
        }
    }

    /// It as it is sent, or all that is wrong with it, in the words of whoever reads it here.
    fn read(&self) -> Result<NewMotion, Vec<FieldError>> {
        let option = |text: &String| NewOption {
            text: text.trim().to_owned(),
            proposal_id: None,
        };
        let new = NewMotion {
            title: self.title.trim().to_owned(),
            text: self.text.trim().to_owned(),
            question: self.question.trim().to_owned(),
            options: self.options.iter().map(option).collect(),
            // What is no number is none of them.
            choose: self.choose.trim().parse().unwrap_or_default(),
        };
        let mut faults = validation::check(&new, language()).err().unwrap_or_default();
        faults.extend(new.faults(language()));
        for fault in &mut faults {
            let mut known = SENTENCES.iter().chain(agenda::SENTENCES);
            if let Some((_, chinese, english)) = known.find(|(code, ..)| *code == fault.code) {
                language().pick(chinese, english).clone_into(&mut fault.detail);
            }
        }
        if faults.is_empty() { Ok(new) } else { Err(faults) }
    }
}

#[component]
pub(crate) fn WritePage() -> Html {
    let matter = match use_session().standing {
        Standing::SignedOut => html! {
            <div class="lx-pad">{ way_in::link("votes", "lx-button lx-button-primary lx-button-block", t(text::SIGN_IN_TO_WRITE), "sign-in") }</div>
        },
        _ => part!(Write),
    };
    part!(Screen {
        title: t(text::WRITE),
        above: Route::Motions,
        data_test: "write-page",
        children: matter
    })
}

#[component]
fn Write() -> Html {
    let form = use_form("motion".to_owned(), Typed::new());
    let (sending, toasts, ticked) = (use_sending(), use_toasts(), use_state(|| false));
    let none = part!(Empty { words: t(text::NONE) });
    use_community(none, |of, choose| {
        let community = of.id;
        let onsubmit = {
            let (form, sending, consented) = (form.clone(), sending.clone(), *ticked);
            Callback::from(move |event: SubmitEvent| {
                event.prevent_default();
                let new = match form.typed.read() {
                    Err(faults) => return sending.refuse(Failure::invalid(faults)),
                    Ok(new) => new,
                };
                let (form, toasts) = (form.clone(), toasts.clone());
                sending.start(sent(consented, call(community, &sending, &new)), move |motion: Motion| {
                    form.done();
                    toasts.good(t(text::SENT));
                    way::instead(&Route::Motion { id: motion.id }.href());
                });
            })
        };
        let agree = {
            let ticked = ticked.clone();
            Callback::from(move |given| ticked.set(given))
        };
        html! {
            <form class="lx-pad lx-stack" {onsubmit} novalidate=true data-test="write">
                <p class="lx-small">{ t(text::WRITE_NOTE) }</p>
                { choose }
                { fields(&form, &sending) }
                { options(&form, &sending) }
                { part!(AskConsent { ticked: *ticked, onchange: agree }) }
                { sending.trouble("write-trouble") }
                if let Some(words) = sending.whole() { <p class="lx-error" role="alert" data-test="whole">{ words }</p> }
                { sending.submit_wide(t(text::SEND), "send") }
                <p class="lx-muted lx-small">{ t(text::KEPT) }</p>
            </form>
        }
    })
}

/// What sends it, under one name however often.
fn call(community: CommunityId, sending: &Sending, new: &NewMotion) -> Call {
    let path = format!("/communities/{community}/motions");
    Call::post(&path).json(new).key(&sending.key(&path, new))
}

/// Gives the consent first, where it was ticked just now.
async fn sent(ticked: bool, call: Call) -> Result<Motion, Failure> {
    if ticked {
        consent::give().await?;
    }
    call.send().await
}

fn fields(form: &Form<Typed>, sending: &Sending) -> Html {
    html! {
        <>
            { part!(Field {
                label: t(votes::TITLE),
                kind: FieldKind::Text,
                value: form.typed.title.clone(),
                oninput: form.typing(|typed: &mut Typed, title| typed.title = title),
                max_length: 60,
                error: sending.error("/title"),
                data_test: "title",
            }) }
            { part!(TextArea {
                label: t(text::TEXT),
                value: form.typed.text.clone(),
                oninput: form.typing(|typed: &mut Typed, text| typed.text = text),
                limit: 2_000,
                error: sending.error("/text"),
                data_test: "text",
            }) }
            { part!(TextArea {
                label: t(text::WHAT_IS_ASKED),
                hint: t(text::QUESTION_HINT),
                value: form.typed.question.clone(),
                oninput: form.typing(|typed: &mut Typed, question| typed.question = question),
                limit: 500,
                rows: 3,
                error: sending.error("/question"),
                data_test: "question",
            }) }
        </>
    }
}

fn options(form: &Form<Typed>, sending: &Sending) -> Html {
    let all = &form.typed.options;
    let add = form.typing(|typed: &mut Typed, _: MouseEvent| typed.options.push(String::new()));
    html! {
        <fieldset class="lx-stack" data-test="options">
            <legend class="lx-label">{ t(votes::OPTIONS) }</legend>
            { for (0..all.len()).map(|at| option(form, sending, at)) }
            if all.len() < MOST {
                <p>{ part!(Button { shape: Shape::Plus, onclick: add, data_test: "add-option", children: html! { { t(votes::ADD_OPTION) } } }) }</p>
            }
            { part!(Field {
                label: t(votes::CHOOSE),
                kind: FieldKind::Code,
                value: form.typed.choose.clone(),
                oninput: form.typing(|typed: &mut Typed, choose| typed.choose = choose),
                error: sending.error("/choose"),
                data_test: "choose",
            }) }
        </fieldset>
    }
}

fn option(form: &Form<Typed>, sending: &Sending, at: usize) -> Html {
    let number = (at + 1).to_string();
    let remove = form.typing(move |typed: &mut Typed, _: MouseEvent| {
        typed.options.remove(at);
    });
    html! {
        <div class="lx-step" key={at}>
            { part!(Field {
                label: fill(votes::OPTION, &[&number]),
                kind: FieldKind::Text,
                value: form.typed.options[at].clone(),
                oninput: form.typing(move |typed: &mut Typed, text| typed.options[at] = text),
                max_length: 100,
                error: sending.error(&format!("/options/{at}")),
                data_test: format!("option-{number}"),
            }) }
            if form.typed.options.len() > LEAST {
                { part!(Button { kind: ButtonKind::Text, onclick: remove, data_test: format!("remove-{number}"),
                    children: html! { { fill(votes::REMOVE_OPTION, &[&number]) } } }) }
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn whatever_is_wrong_is_said_at_its_field_in_words() {
        let faults = Typed::new().read().expect_err("nothing is written");
        let fields: Vec<&str> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        for field in ["/title", "/text", "/question", "/options/0/text"] {
            assert!(fields.contains(&field), "{fields:?}");
        }
        assert!(faults.iter().all(|fault| !fault.detail.is_empty()), "{faults:?}");
        let typed = Typed {
            title: "Gates".to_owned(),
            text: "Bicycles are stolen.".to_owned(),
            question: "Shall there be gates?".to_owned(),
            options: vec!["Yes".to_owned(), " No ".to_owned()],
            choose: "three".to_owned(),
        };
        let faults = typed.read().expect_err("no number");
        assert_eq!(faults[0].pointer, "/choose");
        let whole = Typed {
            choose: "1".to_owned(),
            ..typed
        };
        assert_eq!(whole.read().expect("a motion").options[1].text, "No");
    }
}
