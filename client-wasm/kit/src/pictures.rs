//! Pictures to be sent: taken or chosen, scaled and kept on the phone, shown small, taken away again.

use std::rc::Rc;

use contract::photos::{Claim, MAX_PER_MESSAGE};
use serde::{Serialize, de::IgnoredAny};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::{
    drafts,
    hooks::{use_effect_with, use_state},
    http::{self, Failure},
    i18n::{fill, shared, t},
    json, part,
    picture::{self, BlobUrl},
    sending::{typing, use_sending},
    store,
    ui::{Button, ButtonKind, IconButton, Shape, icon, use_toasts},
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

/// Properties of [`AddPictures`].
#[derive(Properties, PartialEq)]
pub struct AddPicturesProps {
    /// Where they are sent to.
    pub path: String,
    /// What the button says.
    pub words: &'static str,
    /// What tests know the button by.
    pub data_test: &'static str,
    /// The server has them.
    pub ondone: Callback<()>,
}

/// Chooses pictures and sends them to something that is there already. They stay on the phone until the server has them.
#[component]
pub fn AddPictures(props: &AddPicturesProps) -> Html {
    let (names, sending) = (use_state(Vec::<String>::new), use_sending());
    let onclick = {
        let (names, sending, path, ondone) = (names.clone(), sending.clone(), props.path.clone(), props.ondone.clone());
        Callback::from(move |_: MouseEvent| {
            let (chosen, ondone) = (names.clone(), ondone.clone());
            sending.start(sent(path.clone(), (*names).clone()), move |()| {
                chosen.set(Vec::new());
                ondone.emit(());
            });
        })
    };
    html! {
        <>
            { part!(Pictures {
                names: (*names).clone(),
                onchange: typing(&names, |names: &mut Vec<String>, change: Change| change.apply(names)),
                error: sending.error("/photos"),
            }) }
            { sending.trouble("pictures-trouble") }
            if !names.is_empty() {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    loading: sending.is_busy(),
                    onclick,
                    data_test: props.data_test,
                    children: html! { { props.words } },
                }) }
            }
        </>
    }
}

/// Under which name the device keeps what attaches a picture that the server has.
fn claim_of(name: &str) -> String {
    format!("claim.{name}")
}

/// Brings kept pictures to the server and gives what attaches them. One that is there already is not brought again: what is
/// sent with them is the same however often it is sent, so that it happens once.
///
/// # Errors
/// The server does not take one, or cannot be reached.
pub async fn claims(names: &[String]) -> Result<Vec<Claim>, Failure> {
    let mut claims = Vec::new();
    for name in names {
        let kept = drafts::recall(&claim_of(name)).and_then(|text| json::read::<Claim>(&text));
        let claim = match kept {
            Some(claim) => Some(claim),
            None => picture::upload(name, false).await?,
        };
        if let Some(claim) = &claim {
            drafts::write(&claim_of(name), &json::write(claim));
        }
        claims.extend(claim);
    }
    Ok(claims)
}

/// Forgets what attaches them, because it attaches them no longer: they are brought to the server anew.
pub fn forget_claims(names: &[String]) {
    for name in names {
        drafts::write(&claim_of(name), "");
    }
}

/// The phone needs them no longer: they were sent.
pub fn let_go(names: Vec<String>) {
    forget_claims(&names);
    // What stays behind is emptied when they sign out.
    spawn_local(async move { store::remove(&names).await.unwrap_or_default() });
}

async fn sent(path: String, names: Vec<String>) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Added {
        photos: Vec<Claim>,
    }
    let mut photos = Vec::new();
    for name in &names {
        photos.extend(picture::upload(name, false).await?);
    }
    http::post::<IgnoredAny>(&path, &Added { photos }).await?;
    Ok(())
}
