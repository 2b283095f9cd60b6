//! A prepared text, being written or changed.

use contract::{
    cases::{Action, Category, NewTemplate, PREPARED, Template},
    problem::Kind,
};
use kit::{
    form::{Form, use_form},
    hooks::{UseStateHandle, use_focus, use_state},
    http::{Call, Failure},
    i18n::{console, rules as text, shared, t, words},
    part,
    sending::{Sending, use_sending},
    ui::{Choice, Field, Select, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::sheet::{SheetProps, foot};

/// The version at which it was begun, and what is typed.
type Typed = (u32, NewTemplate);

/// As the server has it, with its version; 0 is that of a new one.
fn saved(known: Option<&Template>) -> Typed {
    known.cloned().map_or_else(
        || {
            let new = NewTemplate {
                action: Action::Answer,
                category: None,
                title: String::new(),
                text: String::new(),
            };
            (0, new)
        },
        |known| {
            let Template {
                action,
                category,
                title,
                text,
                version,
                ..
            } = known;
            let known = NewTemplate {
                action,
                category,
                title,
                text,
            };
            (version, known)
        },
    )
}

/// Under which name the device keeps it.
fn name(props: &SheetProps<Template>) -> String {
    let known = props.known.as_ref().map(|known| known.id.to_string());
    format!("template.{}", known.unwrap_or_else(|| props.community.to_string()))
}

/// The form. A text is known by its action and its title, so these stay as they are.
#[component]
pub(super) fn Sheet(props: &SheetProps<Template>) -> Html {
    let form = use_form(name(props), saved(props.known.as_ref()));
    let (sending, gone) = (use_sending(), use_state(|| false));
    use_focus("template-title");
    let onsubmit = use_save(props, &form, &sending, &gone);
    let typed = &form.typed.1;
    let saved = saved(props.known.as_ref());
    let behind = !*gone && form.is_behind(&saved);
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="template-form">
            if props.known.is_none() {
                { named(&form, &sending) }
            } else {
                <strong>{ &typed.title }</strong>
            }
            { part!(Select {
                label: t(console::CATEGORY),
                options: categories(),
                value: typed.category.map_or("", Category::word),
                onchange: form.typing(|typed: &mut Typed, word: String| typed.1.category = Category::from_word(&word)),
                data_test: "template-category",
            }) }
            { part!(TextArea {
                label: t(text::TEMPLATE_TEXT),
                value: typed.text.clone(),
                oninput: form.typing(|typed: &mut Typed, words| typed.1.text = words),
                limit: 2_000,
                hint: t(text::TEMPLATE_HINT),
                error: sending.error("/text"),
                data_test: "template-text",
            }) }
            { sending.trouble_of_all("template-trouble") }
            if *gone {
                <p class="lx-error" role="alert" data-test="template-gone">{ t(text::TEMPLATE_GONE) }</p>
            } else {
                { form.overtaken(saved, |theirs| html! { <p class="lx-text">{ &theirs.text }</p> }) }
            }
            { foot(&sending, behind, ["template-save", "template-cancel"], &props.onclose) }
        </form>
    }
}

/// Saves it over the version that it was begun at. One that somebody removed meanwhile can be saved anew.
#[hook]
fn use_save(
    props: &SheetProps<Template>,
    form: &Form<Typed>,
    sending: &Sending,
    gone: &UseStateHandle<bool>,
) -> Callback<SubmitEvent> {
    let toasts = use_toasts();
    let failed = {
        let (sending, gone, onstale) = (sending.clone(), gone.clone(), props.onstale.clone());
        let anew = form.typing(|typed: &mut Typed, ()| typed.0 = 0);
        Callback::from(move |failure: Failure| {
            if failure.is(Kind::Stale) {
                sending.forgive();
                onstale.emit(());
            } else if failure.is(Kind::NotFound) {
                sending.forgive();
                anew.emit(());
                gone.set(true);
            }
        })
    };
    let (form, sending, ondone) = (form.clone(), sending.clone(), props.ondone.clone());
    let path = format!("/communities/{}/templates", props.community);
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let (version, typed) = &*form.typed;
        if !sending.accepts_known(typed) {
            return;
        }
        let mut call = Call::put(&path).json(typed);
        if *version > 0 {
            call = call.if_match(&format!("\"{version}\""));
        }
        let (form, ondone, toasts) = (form.clone(), ondone.clone(), toasts.clone());
        let done = move |_: Template| {
            form.done();
            toasts.good(t(shared::SAVED));
            ondone.emit(());
        };
        sending.send_or(call, done, failed.clone());
    })
}

/// What a new one is for, and what it is called.
fn named(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed.1;
    html! {
        <>
            { part!(Select {
                label: t(text::TEMPLATE_FOR),
                options: PREPARED.iter().map(|each| Choice::new(each.word(), t(words::action(*each)))).collect::<Vec<_>>(),
                value: typed.action.word(),
                onchange: form.typing(|typed: &mut Typed, word: String| {
                    typed.1.action = Action::from_word(&word).unwrap_or(typed.1.action);
                }),
                error: sending.error("/action"),
                data_test: "template-action",
            }) }
            { part!(Field {
                label: t(text::TEMPLATE_TITLE),
                value: typed.title.clone(),
                oninput: form.typing(|typed: &mut Typed, title| typed.1.title = title),
                autocomplete: "off",
                max_length: 60,
                error: sending.error("/title"),
                data_test: "template-title",
            }) }
        </>
    }
}

fn categories() -> Vec<Choice> {
    let every = Choice::new("", t(text::TEMPLATE_EVERY));
    let each = Category::ALL
        .iter()
        .map(|each| Choice::new(each.word(), t(words::category(*each))));
    std::iter::once(every).chain(each).collect()
}
