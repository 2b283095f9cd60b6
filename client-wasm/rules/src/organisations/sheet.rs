//! What is known of an organisation, being written down or changed.

use contract::handling::{Organisation, OrganisationChange, OrganisationSheet, SENTENCES};
use kit::{
    form::{Form, use_form},
    hooks::use_focus,
    http::Call,
    i18n::{rules as text, shared, t},
    part,
    sending::{Sending, use_sending},
    ui::{Check, Field, FieldKind, TextArea, use_toasts},
};
use yew::prelude::*;

use super::known;
use crate::sheet::{SheetProps, foot};

/// The version at which it was begun, and what is typed.
type Typed = (u32, OrganisationChange);

/// As the server has it, with its version; 0 is that of a new one.
fn saved(known: Option<&Organisation>) -> Typed {
    let sheet = known.map_or_else(
        || OrganisationSheet {
            name: String::new(),
            phone: String::new(),
            about: None,
        },
        |known| known.sheet.clone(),
    );
    let change = OrganisationChange {
        sheet,
        retired: known.is_some_and(|known| known.retired),
    };
    (known.map_or(0, |known| known.version.unsigned_abs()), change)
}

/// Under which name the device keeps it.
fn name(props: &SheetProps<Organisation>) -> String {
    let known = props.known.as_ref().map(|known| known.id.to_string());
    format!("organisation.{}", known.unwrap_or_else(|| props.community.to_string()))
}

/// The form.
#[component]
pub(super) fn Sheet(props: &SheetProps<Organisation>) -> Html {
    let form = use_form(name(props), saved(props.known.as_ref()));
    let sending = use_sending();
    use_focus("organisation-name");
    let onsubmit = use_save(props, &form, &sending);
    let typed = &form.typed.1;
    let saved = saved(props.known.as_ref());
    let behind = form.is_behind(&saved);
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="organisation-form">
            { fields(&form, &sending) }
            if props.known.is_some() {
                { part!(Check {
                    checked: typed.retired,
                    onchange: form.typing(|typed: &mut Typed, retired| typed.1.retired = retired),
                    data_test: "organisation-retired",
                    children: html! { <>{ t(text::RETIRE) }</> },
                }) }
            }
            { sending.trouble("organisation-trouble") }
            { form.overtaken(saved, |theirs| known(&theirs.sheet, theirs.retired)) }
            { foot(&sending, behind, ["organisation-save", "organisation-cancel"], &props.onclose) }
        </form>
    }
}

/// Saves it over the version that it was begun at, or writes a new one down.
#[hook]
fn use_save(props: &SheetProps<Organisation>, form: &Form<Typed>, sending: &Sending) -> Callback<SubmitEvent> {
    let toasts = use_toasts();
    let failed = sending.behind(&props.onstale);
    let (form, sending, ondone) = (form.clone(), sending.clone(), props.ondone.clone());
    let (community, known) = (props.community, props.known.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let (version, typed) = &*form.typed;
        let call = if let Some(known) = &known {
            let call = Call::put(&format!("/organisations/{}", known.id)).if_match(&format!("\"{version}\""));
            sending.accepts_in(typed, SENTENCES).then(|| call.json(typed))
        } else {
            let path = format!("/communities/{community}/organisations");
            let accepted = sending.accepts_in(&typed.sheet, SENTENCES);
            accepted.then(|| Call::post(&path).json(&typed.sheet).key(&sending.key(&path, &typed.sheet)))
        };
        let Some(call) = call else { return };
        let (form, ondone, toasts) = (form.clone(), ondone.clone(), toasts.clone());
        let done = move |_: Organisation| {
            form.done();
            toasts.good(t(shared::SAVED));
            ondone.emit(());
        };
        sending.send_or(call, done, failed.clone());
    })
}

fn fields(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed.1;
    // Of a new one only the sheet is sent.
    let error = |field: &str| {
        sending
            .error(&format!("/{field}"))
            .or_else(|| sending.error(&format!("/sheet/{field}")))
    };
    html! {
        <>
                { part!(Field {
                    label: t(text::NAME),
                    value: typed.sheet.name.clone(),
                    oninput: form.typing(|typed: &mut Typed, name| typed.1.sheet.name = name),
                    autocomplete: "off",
                    error: error("name"),
                    data_test: "organisation-name",
                }) }
                { part!(Field {
                    label: t(text::PHONE),
                    kind: FieldKind::Phone,
                    value: typed.sheet.phone.clone(),
                    oninput: form.typing(|typed: &mut Typed, phone| typed.1.sheet.phone = phone),
                    autocomplete: "off",
                    error: error("phone"),
                    data_test: "organisation-phone",
                }) }
                { part!(TextArea {
                    label: t(text::ABOUT),
                    value: typed.sheet.about.clone().unwrap_or_default(),
                    oninput: form.typing(|typed: &mut Typed, about: String| {
                        typed.1.sheet.about = Some(about).filter(|about| !about.is_empty());
                    }),
                    limit: 200,
                    rows: 2,
                    error: error("about"),
                    data_test: "organisation-about",
                }) }
        </>
    }
}
