//! The social organisations of a community: what is known of them, and who speaks for them.

mod sheet;
mod speakers;

use contract::{
    handling::{Organisation, OrganisationSheet},
    page::Page,
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{rules as text, shared, t},
    part,
    remote::use_call,
    ui::{Button, ButtonKind, Empty, Shape, Tone, button, chip},
};
use yew::prelude::*;

use self::{sheet::Sheet, speakers::Speakers};
use crate::{OfCommunity, sheet::then};

#[component]
pub(crate) fn OrganisationsPage(props: &OfCommunity) -> Html {
    let (all, reload) = use_call::<_, Page<Organisation>>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/organisations")))
    });
    let adding = use_state(|| false);
    let turn = |on: bool| {
        let adding = adding.clone();
        Callback::from(move |()| adding.set(on))
    };
    let ondone = then(&turn(false), &reload);
    html! {
        <section class="lx-stack" data-test="organisations">
            <p class="lx-small lx-muted">{ t(text::ORGANISATIONS_LEAD) }</p>
            if *adding {
                { part!(Sheet { community: props.community, onclose: turn(false), ondone, onstale: reload.clone() }) }
            } else {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    shape: Shape::Plus,
                    onclick: turn(true).reform(|_: MouseEvent| ()),
                    data_test: "organisation-add",
                    children: html! { { t(text::ORGANISATION_ADD) } },
                }) }
            }
            { all.show(3, &reload, |all| html! {
                <>
                    if all.items.is_empty() { { part!(Empty { shape: Shape::List, words: t(text::ORGANISATIONS_NONE) }) } }
                    <ul class="lx-manage-list">
                        { for all.items.iter().map(|each| part!(Row [each.id.to_string()] { organisation: each.clone(), onchange: reload.clone() })) }
                    </ul>
                </>
            }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    organisation: Organisation,
    /// Called when something of it changed.
    onchange: Callback<()>,
}

/// One organisation, and behind a button the form to change it.
#[component]
fn Row(props: &RowProps) -> Html {
    let editing = use_state(|| false);
    let turn = |on: bool| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(on))
    };
    let ondone = then(&turn(false), &props.onchange);
    let organisation = &props.organisation;
    html! {
        <li class="lx-card lx-stack" data-test="organisation">
            if *editing {
                { part!(Sheet {
                    community: organisation.community_id,
                    known: organisation.clone(),
                    onclose: turn(false),
                    ondone,
                    onstale: props.onchange.clone(),
                }) }
            } else {
                { known(&organisation.sheet, organisation.retired) }
                { button(ButtonKind::Plain, t(shared::EDIT), turn(true).reform(|_: MouseEvent| ()), "organisation-edit") }
            }
            { part!(Speakers { organisation: organisation.clone(), onchange: props.onchange.clone() }) }
        </li>
    }
}

fn known(sheet: &OrganisationSheet, retired: bool) -> Html {
    html! {
        <>
            <div class="lx-row lx-row-spread">
                <strong>{ &sheet.name }</strong>
                if retired { { chip(Tone::Grey, Shape::Refuse, t(text::RETIRED)) } }
            </div>
            <p><a class="lx-link lx-number" href={format!("tel:{}", sheet.phone)}>{ &sheet.phone }</a></p>
            if let Some(about) = &sheet.about { <p class="lx-muted">{ about }</p> }
        </>
    }
}
