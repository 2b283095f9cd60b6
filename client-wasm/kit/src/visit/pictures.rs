//! Pictures of what was done at a visit, and adding some as somebody who came.

use std::rc::Rc;

use contract::{photos::Photo, teams::Service};
use yew::prelude::*;

use crate::{
    hide_picture::hidden,
    i18n::{fill, service as text, shared, t},
    part,
    pictures::AddPictures,
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
    if service.photos.is_empty() && service.hidden_photos.is_empty() && service.photos_left == 0 {
        return Html::default();
    }
    html! {
        <section class="lx-card lx-stack" data-test="visit-pictures">
            <h2 class="lx-label">{ t(text::PICTURES) }</h2>
            if !service.photos.is_empty() { <ul class="lx-pictures">{ for service.photos.iter().enumerate().map(one) }</ul> }
            { hidden(&service.hidden_photos) }
            if service.photos_left > 0 {
                <p class="lx-small lx-muted">{ t(text::PICTURES_NOTE) }</p>
                { part!(AddPictures {
                    path: format!("/services/{}/photos", service.summary.id),
                    words: t(text::PICTURES_SEND),
                    data_test: "send-pictures",
                    ondone: props.reload.clone(),
                }) }
            }
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
