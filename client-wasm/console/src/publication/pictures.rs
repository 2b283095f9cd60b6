//! Which pictures of the case are shown, and what of them is not.

use std::rc::Rc;

use contract::{
    ids::PhotoId,
    publication::{Area, ChosenPhoto, PreparedPhoto, Publication},
};
use kit::{
    i18n::{fill, publication as text, t},
    part,
    ui::{Banner, Check, Shape, Tone},
};
use yew::prelude::*;

use super::redactor::Redactor;

/// Properties of [`Pictures`].
#[derive(Properties, PartialEq)]
pub(super) struct PicturesProps {
    /// The case's pictures are in it.
    pub(super) publication: Rc<Publication>,
    /// Those that are to be shown.
    pub(super) chosen: Vec<ChosenPhoto>,
    /// Called with those that are to be shown now.
    pub(super) onchange: Callback<Vec<ChosenPhoto>>,
}

/// The pictures, one by one.
#[component]
pub(super) fn Pictures(props: &PicturesProps) -> Html {
    if props.publication.photos.is_empty() {
        return Html::default();
    }
    let photos = props.publication.photos.iter().enumerate();
    html! {
        <section class="lx-stack">
            <h2>{ t(text::PHOTOS) }</h2>
            { for photos.map(|(place, photo)| one(props, place + 1, photo)) }
        </section>
    }
}

fn one(props: &PicturesProps, number: usize, photo: &PreparedPhoto) -> Html {
    let chosen = props.chosen.iter().find(|choice| choice.id == photo.id);
    let change = |areas: Option<&[Area]>| changed(&props.publication, &props.chosen, photo.id, areas);
    let (with, without) = (change(Some(&[])), change(None));
    let ontoggle = props
        .onchange
        .reform(move |shown: bool| if shown { with.clone() } else { without.clone() });
    let onchange = {
        let (publication, chosen, id) = (props.publication.clone(), props.chosen.clone(), photo.id);
        props
            .onchange
            .reform(move |areas: Vec<Area>| changed(&publication, &chosen, id, Some(&areas)))
    };
    html! {
        <div key={photo.id.to_string()} class="lx-stack">
            { part!(Check {
                checked: chosen.is_some(),
                onchange: ontoggle,
                data_test: format!("show-photo-{number}"),
                children: html! { <>{ fill(text::SHOW_PHOTO, &[&number.to_string()]) }</> },
            }) }
            if photo.hidden {
                { part!(Banner { tone: Tone::Amber, shape: Shape::Alert, words: t(text::COPY_HIDDEN), data_test: "copy-hidden" }) }
            }
            if let Some(choice) = chosen {
                { part!(Redactor { photo: photo.clone(), number, areas: choice.areas.clone(), onchange }) }
            }
        </div>
    }
}

/// Those that are shown once one of them is, with these areas, or is not; in the order of the case.
fn changed(publication: &Publication, chosen: &[ChosenPhoto], id: PhotoId, areas: Option<&[Area]>) -> Vec<ChosenPhoto> {
    let choice = |photo: &PreparedPhoto| {
        if photo.id == id {
            let areas = areas.map(<[Area]>::to_vec);
            return areas.map(|areas| ChosenPhoto { id, areas });
        }
        chosen.iter().find(|choice| choice.id == photo.id).cloned()
    };
    publication.photos.iter().filter_map(choice).collect()
}
