//! Pictures to be sent: taken or chosen, scaled and kept on the phone, shown small, taken away again.

use std::rc::Rc;

use contract::photos::MAX_PER_MESSAGE;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::{
    hooks::{use_effect_with, use_state},
    i18n::{fill, shared, t},
    part,
    picture::{self, BlobUrl},
    store,
    ui::{IconButton, Shape, icon, use_toasts},
};

/// What is done with pictures.
#[derive(Debug)]
pub enum Change {
    /// Some were chosen, and are on their way.
    Begun,
    /// One is kept, under this name.
    Added(String),
    /// No more are on their way.
    Done,
    /// The one under this name is taken away.
    Removed(String),
}

impl Change {
    /// Puts it into the names that are kept.
    pub fn apply(self, names: &mut Vec<String>) {
        match self {
            Self::Added(name) => names.push(name),
            Self::Removed(gone) => names.retain(|name| *name != gone),
            Self::Begun | Self::Done => {}
        }
    }
}

/// Properties of [`Pictures`].
#[derive(Properties, PartialEq)]
pub struct PicturesProps {
    /// The names under which they are kept.
    pub names: Vec<String>,
    /// Something is done with them.
    pub onchange: Callback<Change>,
    /// What is wrong with them.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// The pictures.
#[component]
pub fn Pictures(props: &PicturesProps) -> Html {
    let names = &props.names;
    let busy = use_state(|| false);
    let toasts = use_toasts();
    let room = MAX_PER_MESSAGE.saturating_sub(names.len());
    let onchange = {
        let (busy, act) = (busy.clone(), props.onchange.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let files = chosen(&input);
            // Emptied, so that choosing the same picture again is heard.
            input.set_value("");
            if files.len() > room {
                toasts.bad(fill(shared::PICTURES_TOO_MANY, &[&MAX_PER_MESSAGE.to_string()]));
            }
            let (busy, toasts, act) = (busy.clone(), toasts.clone(), act.clone());
            busy.set(true);
            act.emit(Change::Begun);
            spawn_local(async move {
                for file in files.into_iter().take(room) {
                    match picture::take(&file).await {
                        Ok(name) => act.emit(Change::Added(name)),
                        Err(picture::Unreadable) => toasts.bad(fill(shared::PICTURE_UNREADABLE, &[&file.name()])),
                    }
                }
                act.emit(Change::Done);
                busy.set(false);
            });
        })
    };
    let pictures = names.iter().enumerate().map(
        |(index, name)| part!(Thumb [name.clone()] { name: name.clone(), number: index + 1, onchange: props.onchange.clone() }),
    );
    html! {
        <fieldset class="lx-field" aria-invalid={props.error.is_some().then_some("true")}>
            <legend class="lx-label">{ fill(shared::PICTURES, &[&names.len().to_string(), &MAX_PER_MESSAGE.to_string()]) }</legend>
            <ul class="lx-pictures" data-test="pictures">
                { for pictures }
                if room > 0 {
                    <li>
                        <label class="lx-picture-add">
                            <input type="file" accept="image/*" multiple=true class="lx-hidden" disabled={*busy} {onchange} data-test="photo-input" />
                            if *busy { <span class="lx-spin" aria-hidden="true"></span> } else { { icon(Shape::Photo) } }
                            <span>{ t(if *busy { shared::PICTURES_BUSY } else { shared::PICTURES_ADD }) }</span>
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
    onchange: Callback<Change>,
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
        let (act, name) = (props.onchange.clone(), props.name.clone());
        Callback::from(move |_: MouseEvent| {
            act.emit(Change::Removed(name.clone()));
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
                label: fill(shared::PICTURE_REMOVE, &[&number]),
                onclick: remove,
                data_test: format!("photo-remove-{number}"),
            }) }
        </li>
    }
}
