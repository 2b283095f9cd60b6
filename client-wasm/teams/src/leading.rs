//! What a social worker says of themselves, as far as leading teams goes.

use contract::teams::{Gender, LeadSheet, Speech, Training, WeekSlot};
use kit::{
    form::{Form, use_form, use_saved},
    hooks::UseStateHandle,
    http::{Call, Failure},
    i18n::{shared, t, teams as text},
    part,
    remote::use_remote,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Choice, Select, Toasts, Week, use_toasts},
    visit::{gender, numbers, parts, speech, toggle, trainings, week},
};
use yew::prelude::*;

use crate::faults::FAULTS;

/// The version at which it was begun, and what is said.
type Typed = (u32, LeadSheet);

/// What the server keeps, with the version that its `ETag` names.
fn read((sheet, tag): &(LeadSheet, Option<String>)) -> Typed {
    let version = tag.as_deref().and_then(|tag| tag.trim_matches('"').parse().ok());
    (version.unwrap_or_default(), sheet.clone())
}

#[component]
pub(crate) fn LeadingPage() -> Html {
    let (sheet, reload) = use_remote((), |()| Call::get("/me/leading").send_tagged::<LeadSheet>());
    sheet.show(4, &reload, |known| {
        part!(Sheet {
            known: read(known),
            again: reload.clone()
        })
    })
}

#[derive(Properties, PartialEq)]
struct SheetProps {
    known: Typed,
    again: Callback<()>,
}

#[component]
fn Sheet(props: &SheetProps) -> Html {
    let saved = use_saved(props.known.clone());
    let form = use_form("teams.leading".to_owned(), (*saved).clone());
    let (sending, toasts, sheet) = (use_sending(), use_toasts(), &form.typed.1);
    let (behind, failed) = (form.is_behind(&saved), sending.behind(&props.again));
    let onsubmit = saving(&form, &saved, failed, &sending, toasts);
    let counts = (1..=30_u8).map(|count| Choice::new(count.to_string(), count.to_string()));
    let onfree = form.typing(|(_, sheet): &mut Typed, number: u8| toggle(&mut sheet.free, Some(WeekSlot::of(number))));
    let ontraining =
        form.typing(|(_, sheet): &mut Typed, word: AttrValue| toggle(&mut sheet.trainings, Training::from_word(&word)));
    let onspeech = form.typing(|(_, sheet): &mut Typed, word: AttrValue| toggle(&mut sheet.speech, Speech::from_word(&word)));
    html! {
        <form class="lx-card lx-stack" {onsubmit} data-test="leading">
            <p class="lx-muted">{ t(text::LEADING_LEAD) }</p>
            { part!(Week {
                label: t(text::MY_FREE),
                days: week(),
                parts: parts(),
                chosen: numbers(&sheet.free),
                onchange: Some(onfree),
                error: sending.error("/free"),
                data_test: "free",
            }) }
            { trainings(t(text::MY_TRAININGS), &sheet.trainings, sending.error("/trainings"), ontraining) }
            { speech(t(text::MY_SPEECH), &sheet.speech, sending.error("/speech"), onspeech) }
            { gender(t(text::MY_GENDER), t(text::UNSAID), sheet.gender.map_or("", Gender::word), form.typing(
                |(_, sheet): &mut Typed, word: AttrValue| sheet.gender = Gender::from_word(&word),
            )) }
            { part!(Select {
                label: t(text::MY_MOST),
                options: counts.collect::<Vec<_>>(),
                value: sheet.most.to_string(),
                onchange: form.typing(|(_, sheet): &mut Typed, count: String| sheet.most = count.parse().unwrap_or(sheet.most)),
                error: sending.error("/most"),
                data_test: "most",
            }) }
            { form.overtaken((*saved).clone(), |theirs| part!(Week {
                label: t(text::MY_FREE),
                days: week(),
                parts: parts(),
                chosen: numbers(&theirs.free),
            })) }
            { sending.trouble("leading-trouble") }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                submit: true,
                loading: sending.is_busy(),
                disabled: behind,
                data_test: "save",
                children: html! { { t(shared::SAVE) } },
            }) }
        </form>
    }
}

/// Saves the sheet over the version at which it was begun.
fn saving(
    form: &Form<Typed>,
    saved: &UseStateHandle<Typed>,
    failed: Callback<Failure>,
    sending: &Sending,
    toasts: Toasts,
) -> Callback<SubmitEvent> {
    let (form, sending, saved) = (form.clone(), sending.clone(), saved.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let (version, sheet) = &*form.typed;
        if !sending.accepts_in(sheet, &FAULTS) {
            return;
        }
        let (form, toasts, saved) = (form.clone(), toasts.clone(), saved.clone());
        let call = Call::put("/me/leading").json(sheet).if_match(&format!("\"{version}\""));
        let done = move |now: (LeadSheet, Option<String>)| {
            form.done();
            form.typed.set(read(&now));
            saved.set(read(&now));
            toasts.good(t(shared::SAVED));
        };
        sending.start_or(call.send_tagged(), done, failed.clone());
    })
}
