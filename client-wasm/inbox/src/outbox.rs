//! What could not be delivered to people of a street: tried again, or given up. For the street's administrators.

use std::rc::Rc;

use contract::{
    accounts::{Me, Role},
    ids::{DeliveryId, StreetId},
    outbox::{Delivery, DeliveryWay},
    page::Page,
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{fill, inbox as text, t},
    part,
    remote::use_call,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, Empty, Shape},
};
use yew::prelude::*;

use crate::{
    routes::Route,
    shell::{Screen, use_signed_in},
};

/// The street that somebody is in charge of.
pub(crate) fn street(me: &Me) -> Option<StreetId> {
    let post = me.posts.iter().find(|post| post.role == Role::StreetAdmin);
    post.map(|post| post.street_id)
}

#[component]
pub(crate) fn OutboxPage() -> Html {
    let matter = use_signed_in(|me| match street(me) {
        Some(street) => html! { <div class="lx-pad lx-stack">{ part!(Dead { street }) }</div> },
        None => part!(Empty {
            shape: Shape::Lock,
            words: t(text::OUTBOX_STREET)
        }),
    });
    part!(Screen {
        title: t(text::OUTBOX),
        tab: Route::Outbox,
        data_test: "outbox-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct DeadProps {
    street: StreetId,
}

#[component]
fn Dead(props: &DeadProps) -> Html {
    let path = format!("/streets/{}/outbox", props.street);
    let (letters, reload) = use_call::<_, Page<Delivery>>(props.street, |_| Some(Call::get(&path)));
    letters.show(3, &reload, |page| {
        if page.items.is_empty() {
            return part!(Empty {
                shape: Shape::Check,
                words: t(text::OUTBOX_NONE)
            });
        }
        let one = |of: &Delivery| {
            part!(Letter [of.id.to_string()] { street: props.street, of: Rc::new(of.clone()), reload: reload.clone() })
        };
        html! {
            <>
                <p class="lx-muted">{ t(text::OUTBOX_LEAD) }</p>
                { for page.items.iter().map(one) }
                if page.next.is_some() { <p class="lx-muted lx-small">{ t(text::OUTBOX_MORE) }</p> }
            </>
        }
    })
}

#[derive(Properties, PartialEq)]
struct LetterProps {
    street: StreetId,
    of: Rc<Delivery>,
    reload: Callback<()>,
}

/// Whoever was to deliver it.
const fn service(way: DeliveryWay) -> kit::i18n::Text {
    match way {
        DeliveryWay::Sms => text::OUTBOX_SMS,
        DeliveryWay::Email => text::OUTBOX_EMAIL,
        DeliveryWay::WeChat => text::OUTBOX_WECHAT,
    }
}

/// What is done with it.
const ACTS: [(&str, ButtonKind, kit::i18n::Text); 2] = [
    ("retry", ButtonKind::Primary, text::OUTBOX_RETRY),
    ("drop", ButtonKind::Plain, text::OUTBOX_DROP),
];

#[component]
fn Letter(props: &LetterProps) -> Html {
    let (sending, pressed) = (use_sending(), use_state(|| ""));
    let of = &props.of;
    let act = |id: DeliveryId, act: &'static str| {
        let (sending, pressed, reload) = (sending.clone(), pressed.clone(), props.reload.clone());
        let path = format!("/streets/{}/outbox/{id}/{act}", props.street);
        Callback::from(move |_: MouseEvent| {
            let reload = reload.clone();
            pressed.set(act);
            sending.send(Call::post(&path), move |_: Delivery| reload.emit(()));
        })
    };
    let why = if of.fault.as_deref() == Some("refused") {
        text::OUTBOX_REFUSED
    } else {
        text::OUTBOX_NO_ANSWER
    };
    let button = |(word, kind, words): (&'static str, ButtonKind, kit::i18n::Text)| {
        part!(Button [word] {
            kind,
            onclick: act(of.id, word),
            loading: sending.is_busy() && *pressed == word,
            data_test: word,
            children: html! { { t(words) } },
        })
    };
    html! {
        <section class="lx-card lx-stack" data-test="letter">
            <p class="lx-strong lx-number">{ of.number.clone().unwrap_or_else(|| of.kind.word().to_owned()) }</p>
            <p>{ fill(why, &[t(service(of.way))]) }</p>
            <p class="lx-small lx-muted">{ fill(text::OUTBOX_TRIED, &[&of.tries.to_string(), &time::moment(of.updated_at)]) }</p>
            <p class="lx-row">{ for ACTS.into_iter().map(button) }</p>
            { sending.trouble("letter-failed") }
        </section>
    }
}
