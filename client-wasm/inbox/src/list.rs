//! What one is told, the latest first, day by day.

use std::rc::Rc;

use contract::notifications::{Inbox, Notification, ReadMark, Unread};
use kit::{
    browser,
    http::{self, Call},
    i18n::{fill, inbox as text, t},
    live::{Live, use_live},
    pages::use_further,
    part,
    remote::use_call,
    sending::use_sending,
    time,
    ui::{Button, Cells, Empty, Shape, icon, plain_click},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    message,
    routes::Route,
    shell::{Screen, use_signed_in},
};

/// Under which name the first page is kept on the device.
const KEPT: &str = "my.inbox";
/// Milliseconds for which opening a message waits until it is marked as read.
const PATIENCE: u32 = 800;

#[component]
pub(crate) fn ListPage() -> Html {
    let matter = use_signed_in(|_| part!(List));
    part!(Screen {
        title: t(text::INBOX),
        tab: Route::List,
        data_test: "inbox-page",
        children: matter
    })
}

#[component]
fn List() -> Html {
    let (first, reload) = use_call::<_, Inbox>((), |()| Some(Call::get("/me/notifications").remembered(KEPT)));
    {
        let reload = reload.clone();
        use_live(Callback::from(move |live| {
            if live == Live::Message {
                reload.emit(());
            }
        }));
    }
    first.show(4, &reload, |page| {
        if page.items.is_empty() {
            return part!(Empty {
                shape: Shape::Letter,
                words: t(text::NONE)
            });
        }
        html! {
            <>
                { part!(ReadAll { page: page.clone(), reload: reload.clone() }) }
                { days(&page.items) }
                if page.next.is_some() { { part!(Further [page.next.clone().unwrap_or_default()] { next: page.next.clone() }) } }
            </>
        }
    })
}

#[derive(Properties, PartialEq)]
struct ReadAllProps {
    page: Rc<Inbox>,
    reload: Callback<()>,
}

/// How many are new, and marking them all as read: those that were there when the page was.
#[component]
fn ReadAll(props: &ReadAllProps) -> Html {
    let sending = use_sending();
    let unread = props.page.unread;
    if unread == 0 {
        return Html::default();
    }
    let onclick = {
        let (sending, page, reload) = (sending.clone(), props.page.clone(), props.reload.clone());
        Callback::from(move |_: MouseEvent| {
            let mark = ReadMark {
                ids: Vec::new(),
                until: page.items.first().map(|latest| latest.at),
            };
            let reload = reload.clone();
            sending.send(Call::post("/me/notifications/read").json(&mark), move |_: Unread| {
                reload.emit(());
            });
        })
    };
    html! {
        <div class="lx-pad lx-stack">
            <p class="lx-row">
                <strong class="lx-grow" data-test="unread">{ fill(text::UNREAD, &[&unread.to_string()]) }</strong>
                { part!(Button {
                    onclick,
                    loading: sending.is_busy(),
                    data_test: "read-all",
                    children: html! { { t(text::READ_ALL) } },
                }) }
            </p>
            { sending.trouble("read-failed") }
        </div>
    }
}

/// Messages under the day on which they came.
fn days<'a>(all: impl IntoIterator<Item = &'a Notification>) -> Html {
    let mut days: Vec<(String, Vec<Html>)> = Vec::new();
    for one in all {
        let day = time::date(one.at);
        if days.last().is_none_or(|(last, _)| *last != day) {
            days.push((day, Vec::new()));
        }
        if let Some((_, cells)) = days.last_mut() {
            cells.push(cell(one));
        }
    }
    let group = |(day, cells): (String, Vec<Html>)| {
        let key = day.clone();
        part!(Cells [key] { title: day, children: html! { { for cells } } })
    };
    html! { <>{ for days.into_iter().map(group) }</> }
}

fn cell(of: &Notification) -> Html {
    let words = message::words(of);
    let mut below = time::moment(of.at);
    if of.times > 1 {
        below += &fill(text::TIMES, &[&of.times.to_string()]);
    }
    if let Some(due) = of.due_at {
        below += &fill(text::UNTIL, &[&time::moment(due)]);
    }
    let href = message::href(of);
    let onclick = (!of.read).then(|| plain_click(open(of, &href)));
    let data_test = if of.read { "message" } else { "message-new" };
    html! {
        <a key={of.id.to_string()} class="lx-cell lx-cell-link" {href} {onclick} data-test={data_test} data-kind={of.kind.word()}>
            { icon(message::shape(of)) }
            <span class="lx-cell-body">
                <span class={(!of.read).then_some("lx-strong")}>{ words }</span>
                <br />
                <span class="lx-cell-note">{ below }</span>
            </span>
            if !of.read { <><span class="lx-told-new" aria-hidden="true"></span><span class="lx-hidden">{ t(text::NEW) }</span></> }
            { icon(Shape::Forward) }
        </a>
    }
}

/// Marks it as read, then goes where it leads; it does not wait long for a poor network.
fn open(of: &Notification, href: &str) -> Callback<()> {
    let (id, href) = (of.id, href.to_owned());
    Callback::from(move |()| {
        let mark = ReadMark {
            ids: vec![id],
            until: None,
        };
        let leave = {
            let href = href.clone();
            move || browser::leave_for(&href)
        };
        gloo_timers::callback::Timeout::new(PATIENCE, leave.clone()).forget();
        spawn_local(async move {
            // What could not be marked is still new the next time.
            let _: Result<Unread, _> = http::post("/me/notifications/read", &mark).await;
            leave();
        });
    })
}

#[derive(Properties, PartialEq)]
struct FurtherProps {
    /// Where the first page ended.
    next: Option<String>,
}

/// What is older, when it is asked for.
#[component]
fn Further(props: &FurtherProps) -> Html {
    let older = use_further::<Notification>("/me/notifications", props.next.clone());
    html! { <>{ days(older.all()) }<div class="lx-pad lx-stack">{ older.further() }</div></> }
}
