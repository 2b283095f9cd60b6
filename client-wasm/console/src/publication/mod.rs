//! Making a case public: its words and pictures as anybody may see them, prepared, looked at and published.

mod area;
mod draft;
mod findings;
mod list;
mod pictures;
mod preview;
mod redactor;
mod wording;

pub(crate) use self::list::PublishedPage;

use std::rc::Rc;

use contract::{
    ids::CaseId,
    publication::{Publication, Publicity, publicity},
};
use kit::{
    hooks::{use_callback, use_state},
    http::Call,
    i18n::{publication as text, t},
    part,
    remote::{Remote, use_call},
    ui::{Shape, Tone, chip},
};
use yew::prelude::*;

use self::{preview::Preview, wording::Wording};
use crate::{nav::use_nav, place::Page};

/// Properties of a [`PublicationPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct PublicationProps {
    /// Which case.
    pub(crate) id: CaseId,
}

/// What everybody is to read of a case. Give it its id as key.
#[component]
pub(crate) fn PublicationPage(props: &PublicationProps) -> Html {
    let path = format!("/cases/{}/publication", props.id);
    let (fetched, reload) = use_call::<_, Publication>(path, |path| Some(Call::get(path)));
    let saved = use_state(|| None::<Rc<Publication>>);
    let onsaved = {
        let setter = saved.setter();
        use_callback(move |publication: Publication| setter.set(Some(Rc::new(publication))))
    };
    // What was saved here is newer than what was fetched before it.
    let remote = match (&*saved, fetched) {
        (Some(saved), Remote::Ready(fetched)) if fetched.edition <= saved.edition => Remote::Ready(saved.clone()),
        (_, fetched) => fetched,
    };
    html! {
        <div class="lx-stack lx-pad" data-test="publication">
            { remote.show(5, &reload, |publication| part!(Prepared {
                publication: publication.clone(),
                onsaved: onsaved.clone(),
            })) }
        </div>
    }
}

/// Properties of what shows how it stands.
#[derive(Properties, PartialEq)]
struct PreparedProps {
    publication: Rc<Publication>,
    onsaved: Callback<Publication>,
}

#[component]
fn Prepared(props: &PreparedProps) -> Html {
    let (nav, publication) = (use_nav(), &props.publication);
    let changed = use_state(|| false);
    let onchanged = {
        let setter = changed.setter();
        use_callback(move |is: bool| setter.set(is))
    };
    let case = Page::Case(publication.case_id);
    let tone = match publication.publicity {
        Publicity::Public => Tone::Green,
        Publicity::Refused => Tone::Red,
        Publicity::Private | Publicity::Asked | Publicity::Agreed => Tone::Amber,
    };
    html! {
        <>
            <p class="lx-row">
                <a class="lx-link lx-number" href={nav.href(case)} onclick={nav.on_link(case)} data-test="to-case">{ &publication.number }</a>
                <span data-test="publicity" data-publicity={publication.publicity.word()}>
                    { chip(tone, Shape::Horn, t(publicity(publication.publicity))) }
                </span>
            </p>
            { match publication.publicity {
                Publicity::Agreed => part!(Wording {
                    publication: publication.clone(),
                    onsaved: props.onsaved.clone(),
                    onchanged,
                }),
                Publicity::Public => html! { <p>{ t(text::IS_PUBLIC) }</p> },
                _ => html! { <p class="lx-muted">{ t(text::NOT_AGREED) }</p> },
            } }
            if publication.edition > 0 {
                { part!(Preview {
                    publication: publication.clone(),
                    changed: *changed,
                    onsaved: props.onsaved.clone(),
                }) }
            }
        </>
    }
}
