//! What a social worker says of themselves, as far as leading teams goes.

use contract::teams::{Gender, LeadSheet, Speech, Training, WeekSlot};
use kit::{
    form::use_form,
    http::Call,
    i18n::{shared, t, teams as text},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Button, ButtonKind, Choice, Select, Week, use_toasts},
    visit::{gender, numbers, parts, speech, toggle, trainings, week},
};
use yew::prelude::*;

use crate::faults::FAULTS;

/// The page.
#[component]
pub(crate) fn LeadingPage() -> Html {
    let (sheet, reload) = use_call::<_, LeadSheet>((), |()| Some(Call::get("/me/leading")));
    sheet.show(4, &reload, |sheet| {
        part!(Sheet {
            first: (**sheet).clone()
        })
    })
}

#[derive(Properties, PartialEq)]
struct SheetProps {
    first: LeadSheet,
}

#[component]
fn Sheet(props: &SheetProps) -> Html {
    let form = use_form("teams.leading".to_owned(), props.first.clone());
    let (sending, toasts, sheet) = (use_sending(), use_toasts(), &*form.typed);
    let onsubmit = {
        let (form, sending) = (form.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !sending.accepts_in(&*form.typed, &FAULTS) {
                return;
            }
            let (form, toasts) = (form.clone(), toasts.clone());
            sending.send(Call::put("/me/leading").json(&*form.typed), move |_: LeadSheet| {
                form.done();
                toasts.good(t(shared::SAVED));
            });
        })
    };
    let counts = (1..=30_u8).map(|count| Choice::new(count.to_string(), count.to_string()));
    let onfree = form.typing(|sheet: &mut LeadSheet, number: u8| toggle(&mut sheet.free, Some(WeekSlot::of(number))));
    let ontraining =
        form.typing(|sheet: &mut LeadSheet, word: AttrValue| toggle(&mut sheet.trainings, Training::from_word(&word)));
    let onspeech = form.typing(|sheet: &mut LeadSheet, word: AttrValue| toggle(&mut sheet.speech, Speech::from_word(&word)));
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
                |sheet: &mut LeadSheet, word: AttrValue| sheet.gender = Gender::from_word(&word),
            )) }
            { part!(Select {
                label: t(text::MY_MOST),
                options: counts.collect::<Vec<_>>(),
                value: sheet.most.to_string(),
                onchange: form.typing(|sheet: &mut LeadSheet, count: String| sheet.most = count.parse().unwrap_or(sheet.most)),
                error: sending.error("/most"),
                data_test: "most",
            }) }
            { sending.trouble("leading-trouble") }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                submit: true,
                loading: sending.is_busy(),
                data_test: "save",
                children: html! { { t(shared::SAVE) } },
            }) }
        </form>
    }
}
