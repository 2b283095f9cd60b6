//! The pictures of a letter: taken or chosen, scaled, shown small, taken away again.

use std::rc::Rc;

use contract::photos::MAX_PER_MESSAGE;
use kit::{
    hooks::{use_effect_with, use_state},
    i18n::{fill, resident, shared, t},
    part,
    picture::{self, BlobUrl},
    store,
    ui::{IconButton, Shape, icon, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::pen::Pen;

#[derive(Properties, PartialEq)]
pub(super) struct PicturesProps {
    pub(super) pen: Pen,
    pub(super) error: Option<AttrValue>,
}

/// The pictures.
#[component]
pub(super) fn Pictures(props: &PicturesProps) -> Html {
    let pen = &props.pen;
    let names = &pen.letter().pictures;
    let busy = use_state(|| false);
    let toasts = use_toasts();
    let room = MAX_PER_MESSAGE.saturating_sub(names.len());
    let onchange = {
        let (pen, busy) = (pen.clone(), busy.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let files = chosen(&input);
            // Emptied, so that choosing the same picture again is heard.
            input.set_value("");
            if files.len() > room {
                toasts.bad(fill(resident::PICTURES_TOO_MANY, &[&MAX_PER_MESSAGE.to_string()]));
            }
            let (pen, busy, toasts) = (pen.clone(), busy.clone(), toasts.clone());
            busy.set(true);
            pen.wait();
            spawn_local(async move {
                for file in files.into_iter().take(room) {
                    match picture::take(&file).await {
                        Ok(name) => pen.change(move |letter| letter.pictures.push(name)),
                        Err(picture::Unreadable) => toasts.bad(fill(resident::PICTURE_UNREADABLE, &[&file.name()])),
                    }
                }
                pen.arrived();
                busy.set(false);
            });
        })
    };
    let pictures = names
        .iter()
        .enumerate()
        .map(|(index, name)| part!(Thumb [name.clone()] { name: name.clone(), number: index + 1, pen: pen.clone() }));
    html! {
        <fieldset class="lx-field" aria-invalid={props.error.is_some().then_some("true")}>
            <legend class="lx-label">{ fill(resident::PICTURES, &[&names.len().to_string(), &MAX_PER_MESSAGE.to_string()]) }</legend>
            <ul class="lx-pictures" data-test="pictures">
                { for pictures }
                if room > 0 {
                    <li>
                        <label class="lx-picture-add">
                            <input type="file" accept="image/*" multiple=true class="lx-hidden" disabled={*busy} {onchange} data-test="photo-input" />
                            if *busy { <span class="lx-spin" aria-hidden="true"></span> } else { { icon(Shape::Photo) } }
                            <span>{ t(if *busy { resident::PICTURES_BUSY } else { resident::PICTURES_ADD }) }</span>
                        </label>
                    </li>
                }
            </ul>
            if let Some(error) = &props.error {
                <p class="lx-error">{ icon(Shape::Alert) }<span>{ error }</span></p>
            }
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
    number: usize,
    pen: Pen,
}

/// One picture, small, with the button that takes it away.
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
    let number = props.number.to_string();
    let remove = {
        let (pen, name) = (props.pen.clone(), props.name.clone());
        Callback::from(move |_: MouseEvent| {
            let gone = name.clone();
            pen.change(move |letter| letter.pictures.retain(|other| *other != gone));
            let names = [name.clone()];
            // What stays behind is emptied when they sign out.
            spawn_local(async move { store::remove(&names).await.unwrap_or_default() });
        })
    };
    html! {
        <li class="lx-picture">
            if let Some(url) = &*shown {
                <img src={url.text().to_owned()} alt={fill(shared::PHOTO_NUMBER, &[&number])} />
            }
            { part!(IconButton {
                shape: Shape::Close,
                label: fill(resident::PICTURE_REMOVE, &[&number]),
                onclick: remove,
                data_test: format!("photo-remove-{number}"),
            }) }
        </li>
    }
}
