//! The pictures of a case or an answer: small, and large when pressed; and the documents of an answer.

use std::rc::Rc;

use contract::{
    V1,
    cases::Entry,
    photos::{Document, Photo},
};
use kit::{
    hooks::{use_effect_with, use_state},
    http::Call,
    i18n::{fill, resident, shared, t},
    part,
    picture::{BlobUrl, weight},
    ui::Dialog,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Access;

/// Properties of [`Photos`].
#[derive(Properties, PartialEq)]
pub(super) struct PhotosProps {
    /// The pictures.
    pub(super) photos: Vec<Photo>,
    /// How their reporter proves that they are theirs.
    pub(super) access: Access,
}

/// The pictures.
#[component]
pub(super) fn Photos(props: &PhotosProps) -> Html {
    let open = use_state(|| None::<usize>);
    if props.photos.is_empty() {
        return Html::default();
    }
    let thumbs = props.photos.iter().enumerate().map(|(index, photo)| {
        let name = fill(shared::PHOTO_NUMBER, &[&(index + 1).to_string()]);
        let onclick = {
            let open = open.clone();
            Callback::from(move |_: MouseEvent| open.set(Some(index)))
        };
        html! {
            <li key={index} class="lx-picture">
                <button type="button" {onclick} data-test={format!("photo-{}", index + 1)}>
                    { part!(Picture {
                        path: format!("/photos/{}/thumbnail", photo.id),
                        name,
                        access: props.access.clone(),
                    }) }
                </button>
            </li>
        }
    });
    let onclose = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let large = open.and_then(|index| Some((index, props.photos.get(index)?)));
    html! {
        <>
            <ul class="lx-pictures" aria-label={t(shared::PHOTOS)}>{ for thumbs }</ul>
            if let Some((index, photo)) = large {
                { part!(Dialog {
                    title: fill(shared::PHOTO_NUMBER, &[&(index + 1).to_string()]),
                    onclose,
                    close_label: t(shared::CLOSE),
                    wide: true,
                    children: part!(Picture {
                        path: format!("/photos/{}", photo.id),
                        name: t(shared::PHOTOS),
                        access: props.access.clone(),
                    }),
                }) }
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PictureProps {
    path: String,
    name: AttrValue,
    access: Access,
}

/// One picture. A cookie goes with it by itself; the secret must be sent in a header, so it is fetched then.
#[component]
fn Picture(props: &PictureProps) -> Html {
    let fetched = use_state(|| None::<Rc<BlobUrl>>);
    let lost = use_state(|| false);
    let fetch = {
        let (setter, lost) = (fetched.setter(), lost.setter());
        let call = props.access.on(Call::get(&props.path));
        Callback::from(move |()| {
            let (setter, lost, call) = (setter.clone(), lost.clone(), call.clone());
            spawn_local(async move {
                let url = call.blob().await.ok().and_then(|blob| BlobUrl::new(&blob).ok());
                lost.set(url.is_none());
                setter.set(url.map(Rc::new));
            });
        })
    };
    {
        let fetch = fetch.clone();
        use_effect_with((props.path.clone(), props.access.clone()), move |(_, access)| {
            if matches!(access, Access::Secret(_)) {
                fetch.emit(());
            }
        });
    }
    let source = match (&*fetched, &props.access) {
        (Some(url), _) => Some(url.text().to_owned()),
        (None, Access::Session(_)) => Some(format!("{V1}{}", props.path)),
        (None, Access::Secret(_)) => None,
    };
    // A session that has run out is renewed by a request of ours, not by the browser's.
    let onerror = match *fetched {
        Some(_) => {
            let lost = lost.clone();
            Callback::from(move |_: Event| lost.set(true))
        }
        None => fetch.reform(|_: Event| ()),
    };
    html! {
        if *lost {
            <span class="lx-small lx-muted">{ t(resident::PICTURE_LOST) }</span>
        } else if let Some(source) = source {
            <img src={source} alt={props.name.clone()} {onerror} />
        } else {
            <span class="lx-bone" aria-hidden="true"></span>
        }
    }
}

/// What is attached to an answer.
pub(super) fn attached(entry: &Entry, access: &Access) -> Html {
    let (photos, access) = (entry.photos.clone(), access.clone());
    html! {
        <>
            // The code stands behind `#`, as that of the case it was part of.
            if let Some(part) = &entry.part_code { <p><a href={format!("#{part}")} data-test="part">{ t(resident::TRACK_SHOW) }</a></p> }
            { for entry.documents.iter().map(|document| download(document, &access)) }
            { part!(Photos { photos, access }) }
        </>
    }
}

/// A document to be kept. A cookie goes with it by itself; the secret must not stand in an address, so a form carries it.
fn download(document: &Document, access: &Access) -> Html {
    let name = fill(shared::DOCUMENT, &[&document.name, &weight(document.bytes)]);
    match access {
        Access::Session(_) => html! {
            <p><a class="lx-button" href={format!("{V1}/documents/{}", document.id)} data-test="document">{ name }</a></p>
        },
        Access::Secret(secret) => html! {
            <form method="post" action="/plain/file" target="_blank">
                <input type="hidden" name="code" value={secret.clone()} />
                <button class="lx-button" name="id" value={document.id.to_string()} data-test="document">{ name }</button>
            </form>
        },
    }
}
