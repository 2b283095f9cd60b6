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
    later: UseStateHandle<Option<Later<T>>>,
    sending: Sending,
    call: Rc<dyn Fn(&str) -> Call>,
    /// Fetches the first page again; once it is there, what came after the one before is gone.
    pub reload: Callback<()>,
}

/// What came after a first page, as one page.
struct Later<T> {
    /// The page that it came after: it is not what follows another.
    first: Rc<Page<T>>,
    page: Page<T>,
}

impl<T: 'static> Later<T> {
    fn of<'a>(later: &'a UseStateHandle<Option<Self>>, first: &Rc<Page<T>>) -> Option<&'a Page<T>> {
        let later = later.as_ref().filter(|later| Rc::ptr_eq(&later.first, first))?;
        Some(&later.page)
    }
}

/// The list at an address, which has no query, or one that another part can be added to.
#[hook]
pub fn use_pages<T: Clone + DeserializeOwned + 'static>(path: String) -> Pages<T> {
    use_pages_by(path.clone(), move |cursor| Call::get(&from(&path, cursor)))
}

/// As [`use_pages`], for what is asked for otherwise: the page that begins at a cursor, or the first where that is empty. It is asked
/// for again whenever `of` changes.
#[hook]
pub fn use_pages_by<D, T>(of: D, call: impl Fn(&str) -> Call + 'static) -> Pages<T>
where
    D: PartialEq + 'static,
    T: Clone + DeserializeOwned + 'static,
{
    let (first, reload) = use_call::<_, Page<T>>(of, |_| Some(call("")));
    Pages {
        first,
        later: use_state(|| None),
        sending: use_sending(),
        call: Rc::new(call),
        reload,
    }
}

/// Only what follows the first page of the list at an address: that one was fetched otherwise, and ended at `next`.
#[hook]
pub fn use_further<T: Clone + DeserializeOwned + 'static>(path: &'static str, next: Option<String>) -> Pages<T> {
    let items = Vec::new();
    let first = use_state(|| Rc::new(Page { items, next }));
    Pages {
        first: Remote::Ready((*first).clone()),
        later: use_state(|| None),
        sending: use_sending(),
        call: Rc::new(move |cursor| Call::get(&from(path, cursor))),
        reload: Callback::noop(),
    }
}

/// The address of the page that begins at a cursor.
fn from(path: &str, cursor: &str) -> String {
    match cursor {
        "" => path.to_owned(),
        _ if path.contains('?') => format!("{path}&cursor={cursor}"),
        _ => format!("{path}?cursor={cursor}"),
    }
}

impl<T: Clone + DeserializeOwned + 'static> Pages<T> {
    fn later(&self) -> Option<&Page<T>> {
        Later::of(&self.later, self.first.ready()?)
    }

    /// All that is here.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        let pages = self.first.ready().map(|first| &**first).into_iter().chain(self.later());
        pages.flat_map(|page| &page.items)
    }

    /// Whether nothing is here, or not yet.
    pub fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }

    /// A row for each, and the way to more; or that there is none.
    pub fn show(&self, none: &'static str, row: impl Fn(&T) -> Html) -> Html {
        self.show_or(part!(Empty { words: none }), row)
    }

    /// As [`Pages::show`], where more is to be said of there being none.
    pub fn show_or(&self, none: Html, row: impl Fn(&T) -> Html) -> Html {
        self.show_as(3, || {
            if self.is_empty() {
                return none;
            }
            html! { <>{ for self.all().map(row) }{ self.further() }</> }
        })
    }

    /// So many grey rows until it is here, then what `list` makes of [`Pages::all`] and of [`Pages::further`].
    pub fn show_as(&self, rows: u8, list: impl FnOnce() -> Html) -> Html {
        self.first.show(rows, &self.reload, |_| list())
    }

    /// The way to more, where there is more.
    pub fn further(&self) -> Html {
        let Some(first) = self.first.ready() else {
            return Html::default();
        };
        let next = &self.later().unwrap_or(first).next;
        let onclick = next.as_deref().map(|cursor| self.fetch(first, cursor));
        html! {
            <>
                { self.sending.trouble("more-trouble") }
                if let Some(onclick) = onclick {
                    { part!(Button { block: true, loading: self.sending.is_busy(), onclick, data_test: "more", children: html! { { t(shared::LOAD_MORE) } } }) }
                }
            </>
        }
    }

    fn fetch(&self, first: &Rc<Page<T>>, cursor: &str) -> Callback<MouseEvent> {
        let (call, first) = ((self.call)(cursor), first.clone());
        let (sending, later) = (self.sending.clone(), self.later.clone());
        Callback::from(move |_: MouseEvent| {
            let (first, later) = (first.clone(), later.clone());
            sending.send(call.clone(), move |Page { items, next }: Page<T>| {
                let before = Later::of(&later, &first).map(|page| page.items.clone());
                let items = before.into_iter().flatten().chain(items).collect();
                let page = Page { items, next };
                later.set(Some(Later { first, page }));
            });
        })
    }
}

#[cfg(test)]
mod tests {
    use super::from;

    #[test]
    fn a_page_is_asked_for_by_its_cursor_beside_what_was_asked_before() {
        assert_eq!(from("/votes", ""), "/votes");
        assert_eq!(from("/votes", "x"), "/votes?cursor=x");
        assert_eq!(from("/votes?state=open", "x"), "/votes?state=open&cursor=x");
    }
}
