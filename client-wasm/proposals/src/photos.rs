//! The pictures of a proposal, and adding some to one's own.

use std::rc::Rc;

use contract::proposals::{Proposal, ProposalAction as Action, ProposalPhoto, ProposalState as State};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, proposals as text, t, words},
    part,
    pictures::AddPictures,
    sending::use_sending,
    session::use_session,
    ui::{Button, ButtonKind, Shape, Tone, chip},
};
use serde::de::IgnoredAny;
use yew::prelude::*;

use crate::{
    page::OfProposal,
    report::{About, Reason},
};

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
    let (sending, open) = (use_sending(), use_state(|| false));
    let resident = use_session().me().is_some_and(|me| me.phone.is_some());
    let (photo, summary) = (&props.photo, &props.proposal.summary);
    let id = photo.photo.id;
    let href = format!("{}/photos/{id}", contract::V1);
    let path = format!("/proposals/{}/photos/{id}", summary.id);
    let hides = props.proposal.standing.actions.contains(&Action::Hide);
    let reports = resident && !props.own && summary.state.is_public();
    let about = if hides { About::Hide } else { About::Report };
    let act = |words: Text, data_test: &'static str, onclick: Callback<MouseEvent>| {
        part!(Button {
            kind: ButtonKind::Text,
            loading: sending.is_busy(),
            onclick,
            data_test,
            children: html! { { t(words) } },
        })
    };
    let send = |call: Call| {
        let (sending, reload) = (sending.clone(), props.reload.clone());
        Callback::from(move |_: MouseEvent| {
            let reload = reload.clone();
            sending.send(call.clone(), move |_: IgnoredAny| reload.emit(()));
        })
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <li>
            <a class="lx-picture" href={href.clone()} target="_blank">
                <img src={format!("{href}/thumbnail")} alt={fill(text::PHOTO, &[&props.number.to_string()])} loading="lazy" />
            </a>
            if photo.hidden { { hidden(photo) } }
            if props.own { { act(text::PHOTO_REMOVE, "remove-photo", send(Call::delete(&path))) } }
            if hides && photo.reason.is_some() {
                { act(text::RESTORE_IT, "restore-photo", send(Call::post(&format!("{path}/restore")))) }
            } else if hides && !photo.hidden {
                { act(text::HIDE_IT, "hide-photo", toggle) }
            } else if reports {
                { act(text::REPORT_IT, "report-photo", toggle) }
            }
            if *open {
                { part!(Reason {
                    path: format!("{path}/{}", if hides { "hide" } else { "reports" }),
                    about,
                    done: {
                        let (open, reload) = (open.clone(), props.reload.clone());
                        Callback::from(move |()| {
                            open.set(false);
                            reload.emit(());
                        })
                    },
                }) }
            }
        </li>
    }
}

/// That it waits, or why it was hidden.
fn hidden(photo: &ProposalPhoto) -> Html {
    let Some(reason) = photo.reason else {
        return chip(Tone::Amber, Shape::Clock, t(text::PHOTO_WAITS));
    };
    let why = format!(
        "{} {}",
        t(words::moderation_reason(reason)),
        photo.text.as_deref().unwrap_or_default()
    );
    html! { <p class="lx-small" data-test="photo-hidden">{ fill(text::COMMENT_HIDDEN_WHY, &[&why]) }</p> }
}
