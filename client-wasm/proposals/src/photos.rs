//! The pictures of a proposal, and adding some to one's own.

use std::rc::Rc;

use contract::proposals::{Proposal, ProposalPhoto, ProposalState as State};
use kit::{
    http::Call,
    i18n::{fill, proposals as text, t},
    part,
    pictures::AddPictures,
    sending::use_sending,
    ui::{Button, ButtonKind, Shape, Tone, chip},
};
use yew::prelude::*;

use crate::page::OfProposal;

/// The pictures, and for its author what is done with them; nothing where there are none and none can be added.
#[component]
pub(crate) fn Photos(props: &OfProposal) -> Html {
    let proposal = &props.proposal;
    let own = proposal.standing.part == Some(contract::proposals::Part::Author)
        && matches!(
            proposal.summary.state,
            State::Draft | State::Returned | State::Gathering | State::Effective
        );
    if proposal.photos.is_empty() && !own {
        return Html::default();
    }
    let one = |(at, photo): (usize, &ProposalPhoto)| {
        part!(One [photo.photo.id.to_string()] {
            proposal: proposal.clone(),
            photo: photo.clone(),
            number: at + 1,
            own,
            reload: props.reload.clone(),
        })
    };
    html! {
        <section class="lx-card lx-stack" data-test="photos">
            <h3 class="lx-label">{ t(text::PHOTOS) }</h3>
            if !proposal.photos.is_empty() { <ul class="lx-pictures">{ for proposal.photos.iter().enumerate().map(one) }</ul> }
            if own {
                { part!(AddPictures {
                    path: format!("/proposals/{}/photos", proposal.summary.id),
                    words: t(text::PHOTOS_ADD),
                    data_test: "send-photos",
                    ondone: props.reload.clone(),
                }) }
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    proposal: Rc<Proposal>,
    photo: ProposalPhoto,
    number: usize,
    own: bool,
    reload: Callback<()>,
}

#[component]
fn One(props: &OneProps) -> Html {
    let sending = use_sending();
    let id = props.photo.photo.id;
    let href = format!("{}/photos/{id}", contract::V1);
    let remove = {
        let (sending, reload) = (sending.clone(), props.reload.clone());
        let path = format!("/proposals/{}/photos/{id}", props.proposal.summary.id);
        Callback::from(move |_: MouseEvent| {
            let reload = reload.clone();
            sending.send(Call::delete(&path), move |_: Proposal| reload.emit(()));
        })
    };
    html! {
        <li>
            <a class="lx-picture" href={href.clone()} target="_blank">
                <img src={format!("{href}/thumbnail")} alt={fill(text::PHOTO, &[&props.number.to_string()])} loading="lazy" />
            </a>
            if props.photo.hidden { { chip(Tone::Amber, Shape::Clock, t(text::PHOTO_WAITS)) } }
            if props.own {
                { part!(Button {
                    kind: ButtonKind::Text,
                    loading: sending.is_busy(),
                    onclick: remove,
                    data_test: "remove-photo",
                    children: html! { { t(text::PHOTO_REMOVE) } },
                }) }
            }
        </li>
    }
}
