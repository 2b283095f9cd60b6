//! The way to one's messages from every app, and how many are new.

use contract::notifications::Unread;
use yew::prelude::*;

use crate::{
    http::Call,
    i18n::{fill, inbox as text, t},
    part,
    remote::use_call,
    ui::{Cell, Shape},
};

/// The cell that leads to one's messages, and says how many are new. For who is signed in.
#[component]
pub fn InboxCell() -> Html {
    let (unread, _) = use_call::<_, Unread>((), |()| Some(Call::get("/me/notifications/unread")));
    let new = unread.ready().map(|unread| unread.unread).filter(|unread| *unread > 0);
    part!(Cell {
        title: t(text::INBOX),
        value: new.map(|new| AttrValue::from(fill(text::UNREAD, &[&new.to_string()]))),
        shape: Shape::Letter,
        href: "/inbox/",
        data_test: "to-inbox",
    })
}
