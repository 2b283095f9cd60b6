//! The pictures of a note: taken or chosen, scaled, and kept on the phone until they are sent.

use std::rc::Rc;

use contract::photos::MAX_PER_MESSAGE;
use kit::{
    hooks::{UseStateHandle, use_effect_with, use_state},
    i18n::{field as text, fill, shared, t},
    part,
    picture::{self, BlobUrl},
    store,
    ui::{IconButton, Shape, icon, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::{draft::Draft, write::set};

/// Properties of [`Pictures`].
#[derive(Properties, PartialEq)]
pub(super) struct PicturesProps {
    /// The note.
    pub(super) draft: UseStateHandle<Draft>,
}

/// The pictures.
#[component]
pub(super) fn Pictures(props: &PicturesProps) -> Html {
    let draft = &props.draft;
    let (busy, toasts) = (use_state(|| false), use_toasts());
    let room = MAX_PER_MESSAGE.saturating_sub(draft.pictures.len());
    let add = set(draft, |draft, name: String| draft.pictures.push(name));
    let onchange = {
        let busy = busy.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let files = chosen(&input);
            // Emptied, so that choosing the same picture again is heard.
            input.set_value("");
            let (busy, toasts, add) = (busy.clone(), toasts.clone(), add.clone());
            busy.set(true);
            spawn_local(async move {
                for file in files.into_iter().take(room) {
                    match picture::take(&file).await {
                        Ok(name) => add.emit(name),
                        Err(picture::Unreadable) => toasts.bad(t(text::PICTURE_UNREADABLE)),
                    }
                }
                busy.set(false);
            });
        })
    };
    let pictures = draft.pictures.iter().map(|name| {
        let remove = set(draft, |draft, gone: String| draft.pictures.retain(|name| *name != gone));
        part!(Thumb [name.clone()] { name: name.clone(), onremove: remove })
    });
    let count = draft.pictures.len().to_string();
    html! {
        <fieldset class="lx-field">
            <legend class="lx-label">{ fill(shared::COUNT_OF, &[&count, &MAX_PER_MESSAGE.to_string()]) }{ " " }{ t(shared::PHOTOS) }</legend>
            <ul class="lx-shots">
                { for pictures }
                if room > 0 {
                    <li>
                        <label class="lx-shot-add">
                            <input type="file" accept="image/*" multiple=true class="lx-hidden" disabled={*busy} {onchange} data-test="note-photo" />
                            if *busy { <span class="lx-spin" aria-hidden="true"></span> } else { { icon(Shape::Photo) } }
                            <span>{ t(text::PICTURE_ADD) }</span>
                        </label>
                    </li>
                }
            </ul>
        </fieldset>
    }
}

fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let Some(files) = input.files() else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

#[derive(Properties, PartialEq)]
struct ThumbProps {
    name: String,
    onremove: Callback<String>,
}

#[component]
fn Thumb(props: &ThumbProps) -> Html {
    let shown = use_state(|| None::<Rc<BlobUrl>>);
    {
        let setter = shown.setter();
        use_effect_with(props.name.clone(), move |name| {
            let name = name.clone();
            spawn_local(async move { setter.set(picture::show(&name).await.ok().map(Rc::new)) });
        });
    }
    let remove = {
        let (name, onremove) = (props.name.clone(), props.onremove.clone());
        Callback::from(move |_: MouseEvent| {
            onremove.emit(name.clone());
            let names = [name.clone()];
            // What stays behind is emptied when they sign out.
            spawn_local(async move { store::remove(&names).await.unwrap_or_default() });
        })
    };
    html! {
        <li class="lx-shot">
            if let Some(url) = &*shown { <img src={url.text().to_owned()} alt={t(shared::PHOTOS)} data-test="note-picture" /> }
            { part!(IconButton { shape: Shape::Close, label: t(shared::DELETE), onclick: remove, data_test: "note-picture-remove" }) }
        </li>
    }
}
