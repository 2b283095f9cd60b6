//! What is attached to an answer: sent to the server when it is chosen, named in the draft until the answer goes out; and as it
//! is shown to whoever reads that.

use contract::photos::{Claim, Document, MAX_BYTES, MAX_PER_MESSAGE, Photo};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::{
    drafts,
    hooks::use_state,
    i18n::{fill, shared, t},
    json, part, picture,
    ui::{IconButton, Shape, icon, use_toasts},
};

/// What can be chosen.
const KINDS: &str = "image/*,application/pdf";
/// Where something can be wrong with what is attached.
pub const POINTERS: [&str; 7] = [
    "/files", "/files/0", "/files/1", "/files/2", "/files/3", "/files/4", "/files/5",
];

/// A file that the server has, for a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attached {
    /// What attaches it.
    pub claim: Claim,
    /// What it is called.
    pub name: String,
}

/// The files of something that is being written, kept on the device until it is sent.
#[derive(Clone, PartialEq)]
pub struct Kept {
    /// What is attached.
    pub files: Vec<Attached>,
    /// Attaches another one.
    pub add: Callback<Attached>,
    /// Takes the one at this place away.
    pub remove: Callback<usize>,
    /// Forgets them all: they were sent.
    pub clear: Callback<()>,
}

impl Kept {
    /// What attaches them.
    pub fn claims(&self) -> Vec<Claim> {
        self.files.iter().map(|file| file.claim.clone()).collect()
    }
}

/// The files kept under this name, such as `reply.<proposal>`; they survive a reload.
#[hook]
pub fn use_kept(name: &str) -> Kept {
    let name = format!("{name}.files");
    let read = |name: &str| -> Vec<Attached> { drafts::recall(name).and_then(|text| json::read(&text)).unwrap_or_default() };
    let files = use_state(|| read(&name));
    // What is kept counts, not what was drawn: several files arrive one after the other, between two drawings.
    let change = {
        let files = files.setter();
        Callback::from(move |change: Box<dyn FnOnce(&mut Vec<Attached>)>| {
            let mut all = read(&name);
            change(&mut all);
            let text = if all.is_empty() { String::new() } else { json::write(&all) };
            drafts::write(&name, &text);
            files.set(all);
        })
    };
    Kept {
        files: (*files).clone(),
        add: change.reform(|file| Box::new(|all: &mut Vec<Attached>| all.push(file))),
        remove: change.reform(|place: usize| {
            Box::new(move |all: &mut Vec<Attached>| {
                if place < all.len() {
                    all.remove(place);
                }
            })
        }),
        clear: change.reform(|()| Box::new(Vec::clear)),
    }
}

/// Properties of [`Files`].
#[derive(Properties, PartialEq)]
pub struct FilesProps {
    /// What is attached.
    pub files: Vec<Attached>,
    /// Another one is attached.
    pub onadd: Callback<Attached>,
    /// The one at this place is taken away.
    pub onremove: Callback<usize>,
    /// Whether some are on their way.
    pub onbusy: Callback<bool>,
    /// What is wrong with them.
    pub error: Option<AttrValue>,
}

/// The files of an answer.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let busy = use_state(|| false);
    let toasts = use_toasts();
    let room = MAX_PER_MESSAGE.saturating_sub(props.files.len());
    let onchange = {
        let (busy, onadd, onbusy) = (busy.clone(), props.onadd.clone(), props.onbusy.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let files = chosen(&input);
            // Emptied, so that choosing the same file again is heard.
            input.set_value("");
            if files.len() > room {
                toasts.bad(fill(shared::FILES_TOO_MANY, &[&MAX_PER_MESSAGE.to_string()]));
            }
            let (busy, toasts, onadd, onbusy) = (busy.clone(), toasts.clone(), onadd.clone(), onbusy.clone());
            busy.set(true);
            onbusy.emit(true);
            spawn_local(async move {
                for file in files.into_iter().take(room) {
                    let name = file.name();
                    match sent(&file).await {
                        Ok(claim) => onadd.emit(Attached { claim, name }),
                        Err(why) => toasts.bad(fill(shared::FILE_REFUSED, &[&name, &why])),
                    }
                }
                busy.set(false);
                onbusy.emit(false);
            });
        })
    };
    html! {
        <fieldset class="lx-field" aria-invalid={props.error.is_some().then_some("true")}>
            <legend class="lx-label">
                { fill(shared::FILES, &[&props.files.len().to_string(), &MAX_PER_MESSAGE.to_string()]) }
            </legend>
            <ul class="lx-files" data-test="files">
                { for props.files.iter().enumerate().map(|(place, file)| line(place, file, &props.onremove)) }
            </ul>
            if room > 0 {
                <label class="lx-button lx-button-plain">
                    <input type="file" accept={KINDS} multiple=true class="lx-hidden" disabled={*busy} {onchange} data-test="file-input" />
                    if *busy { <span class="lx-spin" aria-hidden="true"></span> } else { { icon(Shape::Plus) } }
                    <span>{ t(if *busy { shared::PICTURES_BUSY } else { shared::FILES_ADD }) }</span>
                </label>
            }
            if let Some(error) = &props.error {
                <p class="lx-error">{ icon(Shape::Alert) }<span>{ error }</span></p>
            }
        </fieldset>
    }
}

fn line(place: usize, file: &Attached, onremove: &Callback<usize>) -> Html {
    html! {
        <li key={file.claim.id.to_string()} class="lx-row">
            <span class="lx-grow">{ &file.name }</span>
            { part!(IconButton {
                shape: Shape::Close,
                label: fill(shared::FILE_REMOVE, &[&file.name]),
                onclick: onremove.reform(move |_: MouseEvent| place),
                data_test: format!("file-remove-{}", place + 1),
            }) }
        </li>
    }
}

fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let Some(files) = input.files() else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

/// The bytes of a document at most, as browsers count them.
#[expect(clippy::cast_precision_loss, reason = "ten million is far below 2^52")]
const MOST_BYTES: f64 = MAX_BYTES as f64;

/// Brings a file to the server, or says why it did not get there.
async fn sent(file: &File) -> Result<Claim, String> {
    // A picture is made smaller on the way, a document is not.
    if file.type_() == picture::PDF && file.size() > MOST_BYTES {
        return Err(t(shared::FILE_TOO_LARGE).to_owned());
    }
    picture::attach(file).await.map_err(|failure| failure.line())
}

/// What is attached to an answer, below it.
pub fn below(photos: &[Photo], documents: &[Document]) -> Html {
    if photos.is_empty() && documents.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { pictures(photos) }
            { for documents.iter().map(|document| html! {
                <p key={document.id.to_string()}>
                    <a href={format!("{}/documents/{}", contract::V1, document.id)} data-test="document">
                        { fill(shared::DOCUMENT, &[&document.name, &picture::weight(document.bytes)]) }
                    </a>
                </p>
            }) }
        </>
    }
}

/// Pictures, small; each opens in a page of its own.
pub fn pictures(photos: &[Photo]) -> Html {
    if photos.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="lx-pictures" aria-label={t(shared::PHOTOS)}>
            { for photos.iter().enumerate().map(|(index, photo)| {
                let address = format!("{}/photos/{}", contract::V1, photo.id);
                let label = fill(shared::PHOTO_OPENS, &[&(index + 1).to_string()]);
                html! {
                    <li key={photo.id.to_string()} class="lx-picture">
                        <a href={address.clone()} target="_blank" rel="noopener">
                            <img src={format!("{address}/thumbnail")} alt={label} loading="lazy" />
                        </a>
                    </li>
                }
            }) }
        </ul>
    }
}
