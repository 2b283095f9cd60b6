//! The prepared texts of a station, with which its desk begins what it writes.

mod sheet;

use contract::{
    cases::{PREPARED, Template},
    page::Page,
};
use kit::{
    hooks::use_state,
    http::{Call, query},
    i18n::{fill, rules as text, shared, t, words},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Button, ButtonKind, Dialog, Empty, Shape, Tone, button, chip},
};
use yew::prelude::*;

use self::sheet::Sheet;
use crate::{OfCommunity, sheet::then};

#[component]
pub(crate) fn TemplatesPage(props: &OfCommunity) -> Html {
    let (all, reload) = use_call::<_, Page<Template>>(props.community, |community| {
        let community = community.to_string();
        Some(Call::get(&format!(
            "/templates{}",
            query(&[("community_id", community.as_str())])
        )))
    });
    let adding = use_state(|| false);
    let turn = |on: bool| {
        let adding = adding.clone();
        Callback::from(move |()| adding.set(on))
    };
    let community = props.community;
    html! {
        <section class="lx-stack" data-test="templates">
            <p class="lx-small lx-muted">{ t(text::TEMPLATES_LEAD) }</p>
            if *adding {
                { part!(Sheet { community, onclose: turn(false), ondone: then(&turn(false), &reload), onstale: reload.clone() }) }
            } else {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    shape: Shape::Plus,
                    onclick: turn(true).reform(|_: MouseEvent| ()),
                    data_test: "template-add",
                    children: html! { { t(text::TEMPLATE_ADD) } },
                }) }
            }
            { all.show(3, &reload, |all| html! {
                <>
                    if all.items.is_empty() { { part!(Empty { shape: Shape::Note, words: t(text::TEMPLATES_NONE) }) } }
                    { for PREPARED.iter().map(|action| {
                        let mut of = all.items.iter().filter(|each| each.action == *action).peekable();
                        html! {
                            if of.peek().is_some() {
                                <h2 class="lx-label">{ t(words::action(*action)) }</h2>
                                <ul class="lx-manage-list">{ for of.map(|each| part!(Row [each.id.to_string()] {
                                    community,
                                    template: each.clone(),
                                    onchange: reload.clone(),
                                })) }</ul>
                            }
                        }
                    }) }
                </>
            }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    community: contract::ids::CommunityId,
    template: Template,
    /// Called when it changed or is gone.
    onchange: Callback<()>,
}

/// What is open about one text.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Sheet,
    Removal,
}

/// One text, and behind buttons the form to change it, and the question whether it goes.
#[component]
fn Row(props: &RowProps) -> Html {
    let open = use_state(|| Open::Nothing);
    let turn = |to: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let template = &props.template;
    let ondone = then(&turn(Open::Nothing), &props.onchange);
    html! {
        <li class="lx-card lx-stack" data-test="template">
            if *open == Open::Sheet {
                { part!(Sheet {
                    community: props.community,
                    known: template.clone(),
                    onclose: turn(Open::Nothing),
                    ondone: ondone.clone(),
                    onstale: props.onchange.clone(),
                }) }
            } else {
                <div class="lx-row lx-row-spread">
                    <strong>{ &template.title }</strong>
                    if let Some(category) = template.category { { chip(Tone::Grey, Shape::List, t(words::category(category))) } }
                </div>
                <p class="lx-text">{ &template.text }</p>
                <div class="lx-row">
                    { button(ButtonKind::Plain, t(shared::EDIT), turn(Open::Sheet).reform(|_: MouseEvent| ()), "template-edit") }
                    { button(ButtonKind::Text, t(shared::DELETE), turn(Open::Removal).reform(|_: MouseEvent| ()), "template-remove") }
                </div>
            }
            if *open == Open::Removal {
                { part!(Removal { template: template.clone(), onclose: turn(Open::Nothing), ondone }) }
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct RemovalProps {
    template: Template,
    onclose: Callback<()>,
    ondone: Callback<()>,
}

/// Asks once more.
#[component]
fn Removal(props: &RemovalProps) -> Html {
    let sending = use_sending();
    let onclick = {
        let (sending, id, ondone) = (sending.clone(), props.template.id, props.ondone.clone());
        Callback::from(move |_: MouseEvent| {
            let ondone = ondone.clone();
            sending.send(Call::delete(&format!("/templates/{id}")), move |()| ondone.emit(()));
        })
    };
    part!(Dialog {
        title: fill(text::TEMPLATE_REMOVE, &[&props.template.title]),
        close_label: t(shared::CANCEL),
        onclose: props.onclose.clone(),
        data_test: "template-removal",
        children: html! { { sending.trouble("template-removal-trouble") } },
        foot: part!(Button {
            kind: ButtonKind::Warn,
            onclick,
            loading: sending.is_busy(),
            data_test: "template-remove-yes",
            children: html! { { t(shared::DELETE) } },
        }),
    })
}
