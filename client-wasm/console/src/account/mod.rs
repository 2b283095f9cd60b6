//! The staff member's own account: how they read, how they sign in, how they leave.

mod leave;
mod password;
mod totp;

use kit::{
    desk::{Desk, use_desk},
    desks::{Beside, beside},
    hooks::use_state,
    i18n::{console as text, t, words},
    part,
    reading::Reading,
    ui::{Cell, Cells, Check},
};
use yew::prelude::*;

use self::{leave::Leave, password::Password, totp::Totp};
use crate::keys;

/// The account.
#[component]
pub(crate) fn AccountPage() -> Html {
    let desk = use_desk();
    let me = &desk.me;
    let name = me
        .work_name
        .clone()
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| me.name.clone());
    html! {
        <div class="lx-account" data-test="account">
            { part!(Cells {
                title: t(text::SIGNED_IN_AS),
                children: html! {
                    <>
                        { part!(Cell { title: name, note: posts(&desk), data_test: "account-name" }) }
                    </>
                },
            }) }
            { part!(Cells {
                title: t(text::DESKS),
                children: html! { <>{ for beside(desk.in_charge()).map(door) }</> },
            }) }
            <section>
                <h2 class="lx-cells-title">{ t(text::DISPLAY) }</h2>
                <div class="lx-card"><div class="lx-stack">{ part!(Reading) }</div>{ part!(Keys) }</div>
            </section>
            <section>
                <h2 class="lx-cells-title">{ t(text::SECURITY) }</h2>
                <div class="lx-card lx-stack">{ part!(Password) }{ part!(Totp) }</div>
            </section>
            { part!(Leave) }
        </div>
    }
}

/// The way to another app, which the bar at the top has room for on a desk alone.
fn door(app: &'static Beside) -> Html {
    part!(Cell [app.folder] {
        title: t(app.title),
        href: app.href,
        data_test: format!("to-{}", app.folder),
    })
}

/// Whether keys of one letter do anything.
#[component]
fn Keys() -> Html {
    let on = use_state(keys::are_on);
    let onchange = {
        let on = on.clone();
        Callback::from(move |now| {
            keys::switch(now);
            on.set(now);
        })
    };
    part!(Check {
        checked: *on,
        onchange,
        data_test: "keys-on",
        children: html! { <>{ t(text::KEYS_ON) }</> }
    })
}

/// The posts somebody holds, in words.
fn posts(desk: &Desk) -> String {
    let posts = desk.me.posts.iter().map(|post| {
        let role = t(words::role(post.role));
        let place = post
            .community_id
            .and_then(|id| desk.community(id))
            .map(|community| community.name.clone())
            .or_else(|| {
                let here = desk
                    .communities
                    .iter()
                    .find(|community| community.street_id == post.street_id);
                here.filter(|_| post.community_id.is_none())
                    .map(|community| community.street_name.clone())
            });
        place.map_or_else(|| role.to_owned(), |place| format!("{place} {role}"))
    });
    posts.collect::<Vec<_>>().join(" · ")
}
