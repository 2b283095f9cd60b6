//! Lists that are fetched page by page.

use std::rc::Rc;

use contract::page::Page;
use serde::de::DeserializeOwned;
use yew::prelude::*;

use crate::{
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{shared, t},
    part,
    remote::{Remote, use_call},
    sending::{Sending, use_sending},
    ui::{Button, Empty},
};

/// A list as far as it was fetched.
pub struct Pages<T> {
    first: Remote<Rc<Page<T>>>,
    more: UseStateHandle<Option<Page<T>>>,
    sending: Sending,
    path: String,
    /// Fetches the first page again.
    pub reload: Callback<()>,
}

/// The list at an address, which has no query, or one that another part can be added to.
#[hook]
pub fn use_pages<T: Clone + DeserializeOwned + 'static>(path: String) -> Pages<T> {
    let (first, reload) = use_call::<_, Page<T>>(path.clone(), |path| Some(Call::get(path)));
    Pages {
        first,
        more: use_state(|| None),
        sending: use_sending(),
        path,
        reload,
    }
}

impl<T: Clone + DeserializeOwned + 'static> Pages<T> {
    /// All that is here.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        let first = self.first.ready().into_iter().flat_map(|page| &page.items);
        first.chain(self.more.iter().flat_map(|page| &page.items))
    }

    /// A row for each, and the way to more; or that there is none.
    pub fn show(&self, none: &'static str, row: impl Fn(&T) -> Html) -> Html {
        self.first.show(3, &self.reload, |page| {
            if page.items.is_empty() {
                return part!(Empty { words: none });
            }
            let next = self.more.as_ref().map_or(&page.next, |more| &more.next);
            let onclick = next.as_deref().map(|cursor| self.fetch(cursor));
            html! {
                <>
                    { for self.all().map(row) }
                    { self.sending.trouble("more-trouble") }
                    if let Some(onclick) = onclick {
                        { part!(Button { block: true, loading: self.sending.is_busy(), onclick, data_test: "more", children: html! { { t(shared::LOAD_MORE) } } }) }
                    }
                </>
            }
        })
    }

    fn fetch(&self, cursor: &str) -> Callback<MouseEvent> {
        let sign = if self.path.contains('?') { '&' } else { '?' };
        let path = format!("{}{sign}cursor={cursor}", self.path);
        let (sending, more) = (self.sending.clone(), self.more.clone());
        Callback::from(move |_: MouseEvent| {
            let more = more.clone();
            sending.send(Call::get(&path), move |page: Page<T>| {
                let before = more.as_ref().map(|more| more.items.clone()).unwrap_or_default();
                let items = before.into_iter().chain(page.items).collect();
                more.set(Some(Page { items, next: page.next }));
            });
        })
    }
}
