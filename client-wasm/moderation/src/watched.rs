//! Pictures of public cases that residents reported, or that are hidden.

use contract::{
    ids::CommunityId,
    page::Page,
    public_photos::{PhotoHiding, WatchedPhoto},
};
use kit::{
    files,
    hooks::use_state,
    http::Call,
    i18n::{fill, language, moderation as text, t, words},
    part,
    remote::use_call,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, Shape, Tone, chip},
};
use yew::prelude::*;

use crate::{item::reports, pictures::HideForm, queue::OfCommunity};

/// The pictures; nothing where there are none.
#[component]
pub(crate) fn Watched(props: &OfCommunity) -> Html {
    let (all, reload) = use_call::<_, Page<WatchedPhoto>>(props.community, |community: &CommunityId| {
        Some(Call::get(&format!("/communities/{community}/public-photos")))
    });
    all.show(1, &reload, |page| {
        if page.items.is_empty() {
            return Html::default();
        }
        let one = |of: &WatchedPhoto| part!(One [of.photo.id.to_string()] { of: of.clone(), reload: reload.clone() });
        html! {
            <section class="lx-stack" data-test="watched">
                <h2 class="lx-cells-title">{ t(text::WATCHED) }</h2>
                { for page.items.iter().map(one) }
            </section>
        }
    })
}

#[derive(Properties, PartialEq)]
struct OneProps {
    of: WatchedPhoto,
    reload: Callback<()>,
}

#[component]
fn One(props: &OneProps) -> Html {
    let (open, sending, of) = (use_state(|| false), use_sending(), &props.of);
    let path = format!("/public-photos/{}", of.photo.id);
    let send = |does: &str| {
        let (sending, reload, path) = (sending.clone(), props.reload.clone(), format!("{path}/{does}"));
        Callback::from(move |_: MouseEvent| {
            let reload = reload.clone();
            sending.send(Call::post(&path), move |()| reload.emit(()));
        })
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let button = |words: &'static str, data_test: &'static str, onclick: Callback<MouseEvent>| {
        part!(Button {
            kind: ButtonKind::Plain,
            loading: sending.is_busy(),
            onclick,
            data_test,
            children: html! { { words } },
        })
    };
    let page = format!("/plain/published/{}?lang={}", of.case_id, language().tag());
    html! {
        <article class="lx-card lx-stack" data-test="watched-photo">
            { files::pictures(std::slice::from_ref(&of.photo)) }
            <p><a href={page} target="_blank">{ &of.title }</a></p>
            if of.raised { <p>{ chip(Tone::Red, Shape::Send, t(text::RAISED)) }</p> }
            { reports(&of.reports) }
            { of.hidden.as_ref().map(hidden) }
            { sending.trouble("watched-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            if of.hidden.is_none() { { button(t(text::HIDE_PICTURE), "hide-photo", toggle) } }
            if of.may_settle && of.hidden.is_none() { { button(t(text::KEEP), "keep-photo", send("keep")) } }
            if of.may_settle && of.hidden.is_some() { { button(t(text::PUT_BACK), "restore-photo", send("restore")) } }
            if *open { { part!(HideForm {
                path: format!("{path}/hide"),
                label: t(text::WATCHED_WHY),
                done: {
                    let (open, reload) = (open.clone(), props.reload.clone());
                    Callback::from(move |_| {
                        open.set(false);
                        reload.emit(());
                    })
                },
            }) } }
        </article>
    }
}

fn hidden(how: &PhotoHiding) -> Html {
    html! {
        <p class="lx-small" data-test="photo-hidden">
            { fill(text::HIDDEN_BY, &[&how.by, &time::moment(how.at)]) }{ " · " }
            { t(words::moderation_reason(how.reason)) }{ " " }{ how.text.clone() }
        </p>
    }
}
