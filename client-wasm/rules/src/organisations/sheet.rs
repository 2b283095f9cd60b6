//! What is known of an organisation, being written down or changed.

use contract::{
    handling::{Organisation, OrganisationChange, OrganisationSheet, SENTENCES},
    ids::CommunityId,
};
use kit::{
    form::use_form,
    http::Call,
    i18n::{rules as text, shared, t},
    part,
    sending::use_sending,
    ui::{Button, ButtonKind, Check, Field, FieldKind, TextArea, use_toasts},
};
use yew::prelude::*;

/// Properties of a [`Sheet`].
#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    /// With which community it works.
    pub(super) community: CommunityId,
    /// The one that is changed; a new one where it is absent.
    #[prop_or_default]
    pub(super) organisation: Option<Organisation>,
    /// Puts the form away.
    pub(super) onclose: Callback<()>,
    /// Called when it is written down.
    pub(super) ondone: Callback<()>,
}

impl SheetProps {
    fn first(&self) -> OrganisationChange {
        self.organisation.as_ref().map_or_else(
            || OrganisationChange {
                sheet: OrganisationSheet {
                    name: String::new(),
                    phone: String::new(),
                    about: None,
                },
                retired: false,
            },
            |known| OrganisationChange {
                sheet: known.sheet.clone(),
                retired: known.retired,
            },
        )
    }

    /// Under which name the device keeps it; a change belongs to the version that it was begun at.
    fn name(&self) -> String {
        self.organisation.as_ref().map_or_else(
            || format!("organisation.{}", self.community),
            |known| format!("organisation.{}.{}", known.id, known.version),
        )
    }
}

/// The form.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let form = use_form(props.name(), props.first());
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (form, sending, ondone) = (form.clone(), sending.clone(), props.ondone.clone());
        let (community, known) = (props.community, props.organisation.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = &*form.typed;
            let call = if let Some(known) = &known {
                let call = Call::put(&format!("/organisations/{}", known.id)).if_match(&format!("\"{}\"", known.version));
                sending.accepts_in(typed, SENTENCES).then(|| call.json(typed))
            } else {
                let path = format!("/communities/{community}/organisations");
                let accepted = sending.accepts_in(&typed.sheet, SENTENCES);
                accepted.then(|| Call::post(&path).json(&typed.sheet).key(&sending.key(&path, &typed.sheet)))
            };
            let Some(call) = call else { return };
            let (form, ondone, toasts) = (form.clone(), ondone.clone(), toasts.clone());
            sending.send(call, move |_: Organisation| {
                form.done();
                toasts.good(t(shared::SAVED));
                ondone.emit(());
            });
        })
    };
    let typed = &form.typed;
    // Of a new one only the sheet is sent.
    let error = |field: &str| {
        sending
            .error(&format!("/{field}"))
            .or_else(|| sending.error(&format!("/sheet/{field}")))
    };
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="organisation-form">
            { part!(Field {
                label: t(text::NAME),
                value: typed.sheet.name.clone(),
                oninput: form.typing(|typed: &mut OrganisationChange, name| typed.sheet.name = name),
                autocomplete: "off",
                autofocus: true,
                error: error("name"),
                data_test: "organisation-name",
            }) }
            { part!(Field {
                label: t(text::PHONE),
                kind: FieldKind::Phone,
                value: typed.sheet.phone.clone(),
                oninput: form.typing(|typed: &mut OrganisationChange, phone| typed.sheet.phone = phone),
                autocomplete: "off",
                error: error("phone"),
                data_test: "organisation-phone",
            }) }
            { part!(TextArea {
                label: t(text::ABOUT),
                value: typed.sheet.about.clone().unwrap_or_default(),
                oninput: form.typing(|typed: &mut OrganisationChange, about: String| {
                    typed.sheet.about = Some(about).filter(|about| !about.is_empty());
                }),
                limit: 200,
                rows: 2,
                error: error("about"),
                data_test: "organisation-about",
            }) }
            if props.organisation.is_some() {
                { part!(Check {
                    checked: typed.retired,
                    onchange: form.typing(|typed: &mut OrganisationChange, retired| typed.retired = retired),
                    data_test: "organisation-retired",
                    children: html! { <>{ t(text::RETIRE) }</> },
                }) }
            }
            { sending.trouble("organisation-trouble") }
            <div class="lx-row">
                { part!(Button {
                    submit: true,
                    kind: ButtonKind::Primary,
                    loading: sending.is_busy(),
                    data_test: "organisation-save",
                    children: html! { { t(shared::SAVE) } },
                }) }
                { part!(Button {
                    kind: ButtonKind::Text,
                    onclick: props.onclose.reform(|_: MouseEvent| ()),
                    data_test: "organisation-cancel",
                    children: html! { { t(shared::CANCEL) } },
                }) }
            </div>
        </form>
    }
}
