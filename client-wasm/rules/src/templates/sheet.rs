//! A prepared text, being written or changed.

use contract::{
    cases::{Action, Category, NewTemplate, PREPARED, Template},
    ids::CommunityId,
};
use kit::{
    form::use_form,
    http::Call,
    i18n::{console, rules as text, shared, t, words},
    part,
    sending::use_sending,
    ui::{Button, ButtonKind, Choice, Field, Select, TextArea, use_toasts},
};
use yew::prelude::*;

/// Properties of a [`Sheet`].
#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    /// Whose desk has it.
    pub(super) community: CommunityId,
    /// The one that is changed; a new one where it is absent.
    #[prop_or_default]
    pub(super) template: Option<Template>,
    /// Puts the form away.
    pub(super) onclose: Callback<()>,
    /// Called when it is written down.
    pub(super) ondone: Callback<()>,
}

impl SheetProps {
    fn first(&self) -> NewTemplate {
        self.template.clone().map_or_else(
            || NewTemplate {
                action: Action::Answer,
                category: None,
                title: String::new(),
                text: String::new(),
            },
            |known| NewTemplate {
                action: known.action,
                category: known.category,
                title: known.title,
                text: known.text,
            },
        )
    }

    /// Under which name the device keeps it.
    fn name(&self) -> String {
        let known = self.template.as_ref().map(|known| known.id.to_string());
        format!("template.{}", known.unwrap_or_else(|| self.community.to_string()))
    }
}

/// The form. A text is known by its action and its title, so these stay as they are.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let form = use_form(props.name(), props.first());
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (form, sending, ondone) = (form.clone(), sending.clone(), props.ondone.clone());
        let path = format!("/communities/{}/templates", props.community);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !sending.accepts_known(&*form.typed) {
                return;
            }
            let call = Call::put(&path).json(&*form.typed);
            let (form, ondone, toasts) = (form.clone(), ondone.clone(), toasts.clone());
            sending.send(call, move |_: Template| {
                form.done();
                toasts.good(t(shared::SAVED));
                ondone.emit(());
            });
        })
    };
    let typed = &form.typed;
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="template-form">
            if props.template.is_none() {
                { part!(Select {
                    label: t(text::TEMPLATE_FOR),
                    options: PREPARED.iter().map(|each| Choice::new(each.word(), t(words::action(*each)))).collect::<Vec<_>>(),
                    value: typed.action.word(),
                    onchange: form.typing(|typed: &mut NewTemplate, word: String| {
                        typed.action = Action::from_word(&word).unwrap_or(typed.action);
                    }),
                    error: sending.error("/action"),
                    data_test: "template-action",
                }) }
                { part!(Field {
                    label: t(text::TEMPLATE_TITLE),
                    value: typed.title.clone(),
                    oninput: form.typing(|typed: &mut NewTemplate, title| typed.title = title),
                    autocomplete: "off",
                    autofocus: true,
                    max_length: 60,
                    error: sending.error("/title"),
                    data_test: "template-title",
                }) }
            } else {
                <strong>{ &typed.title }</strong>
            }
            { part!(Select {
                label: t(console::CATEGORY),
                options: categories(),
                value: typed.category.map_or("", Category::word),
                onchange: form.typing(|typed: &mut NewTemplate, word: String| typed.category = Category::from_word(&word)),
                data_test: "template-category",
            }) }
            { part!(TextArea {
                label: t(text::TEMPLATE_TEXT),
                value: typed.text.clone(),
                oninput: form.typing(|typed: &mut NewTemplate, words| typed.text = words),
                limit: 2_000,
                hint: t(text::TEMPLATE_HINT),
                error: sending.error("/text"),
                data_test: "template-text",
            }) }
            { sending.trouble("template-trouble") }
            <div class="lx-row">
                { part!(Button {
                    submit: true,
                    kind: ButtonKind::Primary,
                    loading: sending.is_busy(),
                    data_test: "template-save",
                    children: html! { { t(shared::SAVE) } },
                }) }
                { part!(Button {
                    kind: ButtonKind::Text,
                    onclick: props.onclose.reform(|_: MouseEvent| ()),
                    data_test: "template-cancel",
                    children: html! { { t(shared::CANCEL) } },
                }) }
            </div>
        </form>
    }
}

fn categories() -> Vec<Choice> {
    let every = Choice::new("", t(text::TEMPLATE_EVERY));
    let each = Category::ALL
        .iter()
        .map(|each| Choice::new(each.word(), t(words::category(*each))));
    std::iter::once(every).chain(each).collect()
}
