//! What of it is to reach one outside of the app, and when not.

use std::rc::Rc;

use contract::notifications::{NotificationPreferences, NotificationTopic as Topic};
use kit::{
    http::Call,
    i18n::{Text, inbox as text, shared, t},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Cell, Cells, Check, Shape, use_toasts},
    way,
};
use yew::prelude::*;

use crate::{
    outbox,
    reach::Reach,
    routes::Route,
    shell::{Screen, use_signed_in},
};

#[component]
pub(crate) fn SettingsPage() -> Html {
    let matter = use_signed_in(|me| {
        let to_outbox = outbox::street(me).map(|_| {
            let href = Route::Outbox.href();
            part!(Cells {
                children: part!(Cell {
                    title: t(text::OUTBOX),
                    shape: Shape::Send,
                    href,
                    onclick: Callback::from(move |()| way::to(href)),
                    data_test: "to-outbox",
                })
            })
        });
        html! { <div class="lx-sections">{ part!(Settings) }{ for to_outbox }</div> }
    });
    part!(Screen {
        title: t(text::SETTINGS),
        tab: Route::Settings,
        data_test: "settings-page",
        children: matter
    })
}

#[component]
fn Settings() -> Html {
    let (wanted, reload) = use_call::<_, NotificationPreferences>((), |()| Some(Call::get("/me/notification-preferences")));
    wanted.show(4, &reload, |wanted| {
        part!(Choose {
            wanted: wanted.clone(),
            reload: reload.clone()
        })
    })
}

#[derive(Properties, PartialEq)]
struct ChooseProps {
    wanted: Rc<NotificationPreferences>,
    reload: Callback<()>,
}

const fn name(topic: Topic) -> Text {
    match topic {
        Topic::Cases => text::TOPIC_CASES,
        Topic::Proposals => text::TOPIC_PROPOSALS,
        Topic::Services => text::TOPIC_SERVICES,
        Topic::Announcements => text::TOPIC_ANNOUNCEMENTS,
    }
}

/// The choices; each is kept at once.
#[component]
fn Choose(props: &ChooseProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let put = {
        let (sending, reload) = (sending.clone(), props.reload.clone());
        Callback::from(move |wanted: NotificationPreferences| {
            let (toasts, reload) = (toasts.clone(), reload.clone());
            let call = Call::put("/me/notification-preferences").json(&wanted);
            sending.send(call, move |_: NotificationPreferences| {
                toasts.good(t(shared::SAVED));
                reload.emit(());
            });
        })
    };
    let topic = |topic: Topic| {
        let (wanted, put) = (props.wanted.clone(), put.clone());
        part!(Check [topic.word()] {
            checked: wanted.topics.contains(&topic),
            onchange: Callback::from(move |on: bool| {
                let mut wanted = (*wanted).clone();
                wanted.topics.retain(|each| *each != topic);
                wanted.topics.extend(on.then_some(topic));
                put.emit(wanted);
            }),
            data_test: format!("topic-{}", topic.word()),
            children: html! { { t(name(topic)) } },
        })
    };
    let topics: Vec<Html> = Topic::ALL.iter().map(|each| topic(*each)).collect();
    let onquiet = {
        let wanted = props.wanted.clone();
        put.reform(move |quiet: bool| NotificationPreferences {
            quiet,
            ..(*wanted).clone()
        })
    };
    html! {
        <>
            <section class="lx-card">
                <h2 class="lx-title">{ t(text::OUTSIDE) }</h2>
                <p class="lx-small lx-muted">{ t(text::OUTSIDE_NOTE) }</p>
                { for topics }
            </section>
            { part!(Reach { wanted: props.wanted.clone(), put, reload: props.reload.clone() }) }
            <section class="lx-card">
                <h2 class="lx-title">{ t(text::QUIET) }</h2>
                { part!(Check {
                    checked: props.wanted.quiet,
                    onchange: onquiet,
                    data_test: "quiet",
                    children: html! { { t(text::QUIET_NOTE) } },
                }) }
            </section>
            { sending.trouble("settings-failed") }
        </>
    }
}
