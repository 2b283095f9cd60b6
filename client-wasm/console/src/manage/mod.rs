//! Managing: what stands behind the desk, for those in charge of a station or of the street.

mod audit;
mod calls;
mod duties;
mod import;
mod ledger;
mod member;
mod newcomer;
mod people;
mod places;
mod section;
mod sheets;

use contract::accounts::Role;
use kit::i18n::{people as text, t};
use kit::part;
use yew::prelude::*;

pub(crate) use self::section::Section;
use self::{
    audit::AuditPage, duties::DutiesPage, import::ImportPage, ledger::LedgerPage, people::PeoplePage, places::PlacesPage,
};
use crate::{
    desk::{Desk, use_desk},
    nav::use_nav,
    place::Page,
};

/// Whether somebody is in charge of anything.
pub(crate) fn may_manage(desk: &Desk) -> bool {
    let in_charge = |role| matches!(role, Role::StationAdmin | Role::StreetAdmin);
    desk.me.posts.iter().any(|post| in_charge(post.role))
}

/// Whether somebody is in charge of a street.
pub(crate) fn of_street(desk: &Desk) -> bool {
    desk.me.posts.iter().any(|post| post.role == Role::StreetAdmin)
}

/// Properties of the [`ManagePage`].
#[derive(Properties, PartialEq)]
pub(crate) struct ManagePageProps {
    /// The part of it that is open.
    pub(crate) section: Section,
}

/// The parts of managing, and the one that is open.
#[component]
pub(crate) fn ManagePage(props: &ManagePageProps) -> Html {
    let desk = use_desk();
    if !may_manage(&desk) {
        return html! { <p class="lx-pad lx-muted" data-test="manage-none">{ t(text::NOT_IN_CHARGE) }</p> };
    }
    html! {
        <div class="lx-manage" data-test="manage">
            { part!(Sections { section: props.section }) }
            { match props.section {
                Section::People => html! { { part!(PeoplePage) } },
                Section::Duties => html! { { part!(DutiesPage) } },
                Section::Places => html! { { part!(PlacesPage) } },
                Section::Ledger => html! { { part!(LedgerPage) } },
                Section::Import => html! { { part!(ImportPage) } },
                Section::Audit => html! { { part!(AuditPage) } },
            } }
        </div>
    }
}

#[component]
fn Sections(props: &ManagePageProps) -> Html {
    let nav = use_nav();
    let links = Section::ALL.iter().map(|section| {
        let page = Page::Manage(*section);
        html! {
            <a
                key={section.word()}
                class="lx-manage-link"
                href={nav.href(page)}
                onclick={nav.on_link(page)}
                aria-current={(*section == props.section).then_some("page")}
                data-test={format!("manage-{}", section.word())}
            >{ t(match section {
                Section::People => text::PEOPLE,
                Section::Duties => text::DUTIES,
                Section::Places => text::PLACES,
                Section::Ledger => text::LEDGER,
                Section::Import => text::IMPORT,
                Section::Audit => text::AUDIT,
            }) }</a>
        }
    });
    html! { <nav class="lx-manage-links" aria-label={t(text::MANAGE)}>{ for links }</nav> }
}
