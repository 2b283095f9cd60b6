//! What is not sent yet, in a list: what each thing waits for, and what can be done about it. And what was sent.

use kit::{
    drafts,
    i18n::{field as text, fill, shared, t},
    part,
    ui::{Button, ButtonKind, Shape, Sure, Tone, button, chip},
    way,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Hold, Outbox, Parcel, use_outbox};

/// Properties of [`Waiting`].
#[derive(Properties, PartialEq)]
pub(crate) struct WaitingProps {
    /// The kind of things.
    pub(crate) kind: &'static str,
    /// What the name of the draft begins with that one of them was written on; its key follows.
    pub(crate) draft: &'static str,
    /// What the address of its page begins with; its key follows.
    pub(crate) page: &'static str,
}

/// What is not sent yet.
#[component]
pub(crate) fn Waiting(props: &WaitingProps) -> Html {
    let outbox = use_outbox();
    let own: Vec<&Parcel> = outbox.parcels.iter().filter(|parcel| parcel.kind == props.kind).collect();
    if own.is_empty() {
        return Html::default();
    }
    let (draft, page) = (props.draft, props.page);
    let parcels = own
        .iter()
        .map(|parcel| part!(OneWaiting [parcel.key.clone()] { parcel: (*parcel).clone(), draft, page }));
    let wake = outbox.wake.reform(|_: MouseEvent| ());
    html! {
        <section data-test="waiting">
            <h2 class="lx-cells-title" data-test="waiting-count">{ fill(text::WAITING, &[&own.len().to_string()]) }</h2>
            <div class="lx-cells">{ for parcels }</div>
            <p class="lx-cells-foot">
                { part!(Button {
                    kind: ButtonKind::Text,
                    shape: Shape::Refresh,
                    onclick: wake,
                    data_test: "send-now",
                    children: html! { { t(text::SEND_NOW) } },
                }) }
            </p>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    parcel: Parcel,
    draft: &'static str,
    page: &'static str,
}

#[component]
fn OneWaiting(props: &OneProps) -> Html {
    let parcel = &props.parcel;
    let outbox = use_outbox();
    let is_under_way = Outbox::is_under_way(parcel);
    let (tone, shape, words) = match &parcel.hold {
        _ if is_under_way => (Tone::Blue, Shape::Send, t(text::UNDER_WAY)),
        Hold::Network => (Tone::Amber, Shape::Clock, t(text::WAITS_NETWORK)),
        Hold::SignIn => (Tone::Amber, Shape::Person, t(text::WAITS_SIGN_IN)),
        Hold::Refused(_) => (Tone::Red, Shape::Alert, t(text::REFUSED)),
    };
    let reason = if let Hold::Refused(reason) = &parcel.hold {
        Some(html! { <p class="lx-error" data-test="refused-why">{ reason }</p> })
    } else {
        None
    };
    let mend = {
        let (outbox, parcel) = (outbox.clone(), parcel.clone());
        let (draft, page) = (props.draft, props.page);
        Callback::from(move |_: MouseEvent| {
            let (outbox, parcel) = (outbox.clone(), parcel.clone());
            spawn_local(async move {
                drafts::write(&format!("{draft}{}", parcel.key), &parcel.draft);
                outbox.take_back(&parcel).await;
                way::to(&format!("{page}{}", parcel.key));
            });
        })
    };
    let discard = {
        let (outbox, parcel) = (outbox.clone(), parcel.clone());
        Callback::from(move |()| {
            let (outbox, parcel) = (outbox.clone(), parcel.clone());
            spawn_local(async move { outbox.discard(&parcel).await });
        })
    };
    html! {
        <div class="lx-cell lx-waiting" data-test="parcel">
            <div class="lx-cell-body lx-stack">
                <div class="lx-row lx-row-spread">
                    <span>{ &parcel.label }</span>
                    { chip(tone, shape, words) }
                </div>
                { reason.unwrap_or_default() }
                if !is_under_way && parcel.sent.is_none() {
                    <div class="lx-row">
                        { button(ButtonKind::Plain, t(shared::EDIT), mend, "mend") }
                        { part!(Sure {
                            words: t(shared::DELETE),
                            title: t(text::DISCARD),
                            lead: t(text::DISCARD_DETAIL),
                            close_label: t(shared::CLOSE),
                            onyes: discard,
                            data_test: "discard",
                        }) }
                    </div>
                }
            </div>
        </div>
    }
}

/// Properties of [`SentToday`].
#[derive(Properties, PartialEq)]
pub(crate) struct SentProps {
    /// The kind of things.
    pub(crate) kind: &'static str,
}

/// What was sent today.
#[component]
pub(crate) fn SentToday(props: &SentProps) -> Html {
    // Drawn anew when something arrives.
    let _arrived = use_outbox().arrived;
    let mut sent = Outbox::sent_today();
    sent.retain(|sent| sent.kind == props.kind);
    if sent.is_empty() {
        return Html::default();
    }
    let rows = sent.iter().map(|sent| {
        html! {
            <div key={sent.key.clone()} class="lx-cell" data-test="sent">
                <span class="lx-cell-body">{ &sent.label }</span>
                <span class="lx-cell-value lx-number">{ kit::time::moment(sent.at) }</span>
            </div>
        }
    });
    html! {
        <section>
            <h2 class="lx-cells-title" data-test="sent-count" data-count={sent.len().to_string()}>
                { fill(text::SENT_TODAY, &[&sent.len().to_string()]) }
            </h2>
            <div class="lx-cells">{ for rows }</div>
        </section>
    }
}
