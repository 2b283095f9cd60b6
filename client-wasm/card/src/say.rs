//! The form: what it is about, when a visit would suit, and whom to call back.

use contract::{cases::Case, liaison::Daypart, mailbox::BODY};
use kit::{
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{Text, card as text, language, shared, t},
    json, part,
    sending::{Sending, typing, use_sending},
    tracking,
    ui::{Check, Choice, Choices, Field, FieldKind, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::letter::{self, Letter};

/// Properties of [`Say`].
#[derive(Properties, PartialEq)]
pub(crate) struct SayProps {
    /// What the card's code says.
    pub(crate) token: AttrValue,
    /// Whether a visit is asked for.
    pub(crate) visit: bool,
    /// Called when the server has it.
    pub(crate) done: Callback<()>,
}

const PARTS: [(Option<Daypart>, &str, Text); 4] = [
    (None, "any", text::ANY),
    (Some(Daypart::Morning), "morning", text::MORNING),
    (Some(Daypart::Afternoon), "afternoon", text::AFTERNOON),
    (Some(Daypart::Evening), "evening", text::EVENING),
];

/// The form.
#[component]
pub(crate) fn Say(props: &SayProps) -> Html {
    let letter = use_state(Letter::kept);
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (letter, sending) = (letter.clone(), sending.clone());
        let (token, visit, done) = (props.token.clone(), props.visit, props.done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(wrong) = wrong(&letter, visit) {
                return toasts.bad(t(wrong));
            }
            let Some(message) = letter.message(&token, visit) else {
                return toasts.bad(t(text::NO_CHANCE));
            };
            let done = done.clone();
            sending.start(deliver(json::write(&message)), move |case| {
                letter::arrived(&case);
                done.emit(());
            });
        })
    };
    html! {
        <form class="lx-pad lx-stack" {onsubmit} data-test="say">
            <p class="lx-muted">{ t(if props.visit { text::WHO_READS_VISIT } else { text::WHO_READS }) }</p>
            <fieldset class="card-fields" disabled={sending.is_busy()}>
                if props.visit { { wish(&letter, &sending) } }
                { matter(&letter, &sending, props.visit) }
                { person(&letter, &sending) }
            </fieldset>
            { sending.trouble("say-trouble") }
            { card_fault(&sending) }
            { sending.submit_wide(t(shared::SEND), "send") }
            <p class="lx-muted lx-small">{ t(text::KEPT) }</p>
        </form>
    }
}

/// Brings a message to the server. What an earlier attempt brought there, whose answer got lost, is there: whoever changed
/// their words meanwhile is shown what arrived.
async fn deliver(body: String) -> Result<Case, Failure> {
    let call = Call::post("/liaison/messages")
        .json_text(&body)
        .key(&tracking::name_of(&body));
    match call.anonymous().send().await {
        Err(failure) if failure.field("/anonymous/tracking_digest").is_some() => {
            let secret = letter::secret().ok_or(failure)?;
            Call::get("/cases/tracked").tracking(&secret.to_string()).send().await
        }
        outcome => outcome,
    }
}

/// What would be refused, so that nobody waits for a poor network to learn it.
fn wrong(letter: &Letter, visit: bool) -> Option<Text> {
    let told = u64::try_from(letter.body.trim().chars().count()).unwrap_or_default();
    if !(BODY.contains(&told) || visit && told == 0) {
        return Some(text::MATTER_HINT);
    }
    if letter.names_somebody() && letter.name.trim().is_empty() {
        return Some(text::NAME_FIRST);
    }
    (letter.names_somebody() && !letter.consent).then_some(text::CONSENT_FIRST)
}

/// The card itself was refused: it stands at no field.
fn card_fault(sending: &Sending) -> Html {
    html! { if let Some(words) = sending.error("/token") { <p class="lx-error" role="alert">{ words }</p> } }
}

fn matter(letter: &UseStateHandle<Letter>, sending: &Sending, visit: bool) -> Html {
    part!(TextArea {
        label: t(if visit { text::MATTER_OPTIONAL } else { text::MATTER }),
        value: letter.body.clone(),
        oninput: typing(letter, |letter: &mut Letter, body: String| {
            letter.body = body;
            letter.keep();
        }),
        limit: u32::try_from(*BODY.end()).unwrap_or(u32::MAX),
        hint: t(text::MATTER_HINT),
        error: sending.error("/body"),
        data_test: "body",
    })
}

fn wish(letter: &UseStateHandle<Letter>, sending: &Sending) -> Html {
    let chosen = PARTS.iter().find(|(part, ..)| *part == letter.part);
    let choose = typing(letter, |letter: &mut Letter, pressed: AttrValue| {
        letter.part = PARTS
            .iter()
            .find(|(_, word, _)| *word == &*pressed)
            .and_then(|(part, ..)| *part);
    });
    html! {
        <>
            { part!(Field {
                label: t(text::DAY),
                kind: FieldKind::Date,
                value: letter.day.clone(),
                oninput: typing(letter, |letter: &mut Letter, day| letter.day = day),
                error: sending.error("/visit/on"),
                data_test: "day",
            }) }
            { part!(Choices {
                label: t(text::PART),
                options: PARTS.iter().map(|(_, word, text)| Choice::new(*word, t(*text))).collect::<Vec<_>>(),
                chosen: chosen.map(|(_, word, _)| AttrValue::from(*word)).into_iter().collect::<Vec<_>>(),
                onchange: choose,
                data_test: "part",
            }) }
        </>
    }
}

fn person(letter: &UseStateHandle<Letter>, sending: &Sending) -> Html {
    let privacy = format!("/plain/privacy?lang={}", language().tag());
    html! {
        <>
            { part!(Field {
                label: t(text::NAME),
                value: letter.name.clone(),
                oninput: typing(letter, |letter: &mut Letter, name| letter.name = name),
                autocomplete: AttrValue::from("name"),
                max_length: 30,
                error: sending.error("/person/name"),
                data_test: "name",
            }) }
            { part!(Field {
                label: t(text::PHONE),
                kind: FieldKind::Phone,
                value: letter.phone.clone(),
                oninput: typing(letter, |letter: &mut Letter, phone| letter.phone = phone),
                autocomplete: AttrValue::from("tel"),
                error: sending.error("/person/phone"),
                data_test: "phone",
            }) }
            if letter.names_somebody() {
                { part!(Check {
                    checked: letter.consent,
                    onchange: typing(letter, |letter: &mut Letter, consent| letter.consent = consent),
                    data_test: "consent",
                    children: html! { { t(text::CONSENT) } },
                }) }
                <a class="lx-small" href={privacy} target="_blank">{ t(text::CONSENT_MORE) }</a>
            }
        </>
    }
}
