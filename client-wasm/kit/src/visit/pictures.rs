//! Pictures of what was done at a visit, and adding some as somebody who came.

use std::rc::Rc;

use contract::{
    photos::Photo,
    teams::{NewServicePhotos, Service},
};
use yew::prelude::*;

use crate::{
    hooks::use_state,
    http::{Call, Failure},
    i18n::{fill, service as text, shared, t},
    part, picture,
    pictures::{Change, Pictures},
    sending::{typing, use_sending},
    ui::{Button, ButtonKind},
};

/// Properties of [`VisitPictures`].
#[derive(Properties, PartialEq)]
pub struct VisitPicturesProps {
    /// The request.
    pub service: Rc<Service>,
    /// Reads it again.
    pub reload: Callback<()>,
}

/// The pictures; nothing where there are none and none can be added.
#[component]
pub fn VisitPictures(props: &VisitPicturesProps) -> Html {
    let service = &props.service;
    if service.photos.is_empty() && service.photos_left == 0 {
        return Html::default();
    }
    html! {
        <section class="lx-card lx-stack" data-test="visit-pictures">
            <h2 class="lx-label">{ t(text::PICTURES) }</h2>
            if !service.photos.is_empty() { <ul class="lx-pictures">{ for service.photos.iter().enumerate().map(one) }</ul> }
            if service.photos_left > 0 { { part!(Add { service: service.clone(), reload: props.reload.clone() }) } }
        </section>
    }
}

fn one((at, photo): (usize, &Photo)) -> Html {
    let href = format!("{}/photos/{}", contract::V1, photo.id);
    let alt = fill(shared::PHOTO_NUMBER, &[&(at + 1).to_string()]);
    html! {
        <li key={photo.id.to_string()}>
            <a class="lx-picture" href={href.clone()} target="_blank" data-test="visit-picture">
                <img src={format!("{href}/thumbnail")} {alt} loading="lazy" />
            </a>
        </li>
    }
}

/// Chooses pictures and sends them. They stay on the phone until the server has them.
#[component]
fn Add(props: &VisitPicturesProps) -> Html {
    let (names, sending) = (use_state(Vec::<String>::new), use_sending());
    let send = {
        let (names, sending, reload) = (names.clone(), sending.clone(), props.reload.clone());
        let path = format!("/services/{}/photos", props.service.summary.id);
        Callback::from(move |_: MouseEvent| {
            let (chosen, reload) = (names.clone(), reload.clone());
            sending.start(sent(path.clone(), (*names).clone()), move |_: Service| {
                chosen.set(Vec::new());
                reload.emit(());
            });
        })
    };
    html! {
        <>
            <p class="lx-small lx-muted">{ t(text::PICTURES_NOTE) }</p>
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
                    onclick: send,
                    data_test: "send-pictures",
                    children: html! { { t(text::PICTURES_SEND) } },
                }) }
            }
        </>
    }
}

async fn sent(path: String, names: Vec<String>) -> Result<Service, Failure> {
    let mut photos = Vec::new();
    for name in &names {
        photos.extend(picture::upload(name, false).await?);
    }
    Call::post(&path).json(&NewServicePhotos { photos }).send().await
}
